package httpapi

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"sync"

	"interessentkart/internal/access"
	"interessentkart/internal/catalogue"
	"interessentkart/internal/catalogue/forgotten"
	"interessentkart/internal/catalogue/register"
	"interessentkart/internal/duties"
	"interessentkart/internal/exchange/mapfile"
	"interessentkart/internal/sources"
	"interessentkart/internal/stakeholder"
)

// Codes of the catalogue and of the look-up in Enhetsregisteret.
const (
	bodyUnknown     stakeholder.Code = "catalogue.unknown" // not in the catalogue
	registerOff     stakeholder.Code = "register.off"      // nobody has switched the look-up on
	registerUnknown stakeholder.Code = "register.unknown"  // no such unit, or removed
	registerBusy    stakeholder.Code = "register.busy"     // it does not answer
)

// unavailable is the class of what somebody else does not answer.
const unavailable stakeholder.Class = "unavailable"

// bodies are what the program knows of Norwegian bodies, and of who may have
// been forgotten. They are read when they are first asked for.
type bodies struct {
	once       sync.Once
	known      *catalogue.Catalogue
	forgotten  *forgotten.Rules
	duties     *duties.Rules
	classifier *register.Classifier
	similar    []*stakeholder.Map
	err        error
}

func (b *bodies) load() error {
	b.once.Do(func() {
		if b.known, b.err = catalogue.Load(); b.err != nil {
			return
		}
		if b.forgotten, b.err = forgotten.Load(b.known); b.err != nil {
			return
		}
		if b.duties, b.err = duties.Load(b.known); b.err != nil {
			return
		}
		if b.classifier, b.err = register.NewClassifier(); b.err != nil {
			return
		}
		b.similar, b.err = mapfile.Examples()
	})
	return b.err
}

// found is what a search in the catalogue gives.
type found struct {
	Entries []catalogue.Entry `json:"entries"`
	Meaning catalogue.Meaning `json:"meaning"` // which body the text names exactly, if it names one
	Dates   catalogue.Dates   `json:"dates"`   // for when the municipalities and counties hold
	Lookup  bool              `json:"lookup"`  // whether Enhetsregisteret can be asked too
	Licence string            `json:"licence"`
}

// licence is to be shown where the facts are.
const licence = "Enhetsregisteret, NLOD 2.0; SSB Klass, CC BY 4.0"

// searchCatalogue finds bodies by any part of a name. The facts are public.
func (a *api) searchCatalogue(c *call) error {
	limit, err := c.number("limit", 10, 1, 100)
	if err != nil {
		return err
	}
	if err := a.bodies.load(); err != nil {
		return err
	}
	c.Header("Cache-Control", "private, max-age=3600")
	known := a.bodies.known
	meaning := known.Mean(c.Query("q"))
	meaning.Near = nil // the entries are those
	return c.json(http.StatusOK, found{none(known.Search(c.Query("q"), limit)), meaning, known.Dates(), a.Register != nil, licence})
}

// suggestion is a body with what puts it on the map.
type suggestion struct {
	Revision uint64              `json:"revision"`
	Entry    catalogue.Entry     `json:"entry"`
	Actor    stakeholder.ActorID `json:"actor,omitempty"` // who it is on the map already; there are no commands then
	Commands stakeholder.Batch   `json:"commands"`        // the arguments of a Batch
	// Unit is what Enhetsregisteret says, and Suggested the kind that points to.
	Unit      *register.Unit       `json:"unit,omitempty"`
	Suggested *register.Suggestion `json:"suggested,omitempty"`
	// Unfit says why the body does not belong on a map; there are no commands then.
	Unfit string `json:"unfit,omitempty"`
}

// Why a unit of the register does not belong on a map.
const (
	unfitDeleted = "deleted"
	unfitForm    = "noActor"
	unfitEnded   = "ended" // the entry names its successor
)

// suggestBody tells of a body by its organisation number, from the catalogue or
// from Enhetsregisteret, and gives the commands that put it on the map.
func (a *api) suggestBody(c *call) error {
	ask, err := c.flag("register")
	if err != nil {
		return err
	}
	ministry, err := c.flag("ministry")
	if err != nil {
		return err
	}
	if err := a.bodies.load(); err != nil {
		return err
	}
	s, err := a.body(c, ask)
	if err != nil {
		return err
	}
	m := c.seen()
	if there, ok := a.bodies.known.On(m, s.Entry); ok {
		s.Actor = there.ID
	}
	if s.Actor != "" || s.Unfit != "" {
		return c.json(http.StatusOK, s)
	}
	commands, err := a.bodies.known.AddEntry(m, s.Entry, ministry, numbered(m, s.Entry.ID))
	if err != nil {
		return err
	}
	s.Commands.Commands = acceptable(c.grant.Role, commands)
	return c.json(http.StatusOK, s)
}

// body finds a body in the catalogue or, if it is asked, in Enhetsregisteret.
// Guests and readers by a link do not make the service ask others.
func (a *api) body(c *call, ask bool) (s suggestion, err error) {
	number := c.Param("number")
	s.Revision = c.m.Revision
	known := false
	s.Entry, known = a.bodies.known.Find(number)
	switch {
	case !ask && !known:
		return s, stakeholder.NotFound.Because(bodyUnknown).With(number)
	case !ask:
		if s.Entry.Ended != "" {
			s.Unfit = unfitEnded
		}
		return s, nil
	case a.Register == nil:
		return s, stakeholder.Conflict.Because(registerOff)
	case c.grant.Kind != access.Local && c.grant.Kind != access.Employee:
		return s, stakeholder.Forbidden.Because(access.AccessDenied)
	}
	u, kind, err := a.lookUp(c.ctx(), number)
	if err != nil {
		return s, registerError(err, number)
	}
	s.Unit, s.Suggested = &u, &kind
	switch {
	case u.Deleted != "":
		s.Unfit = unfitDeleted
	case kind.Reason == register.NoActor:
		s.Unfit = unfitForm
	}
	if !known {
		s.Entry = u.Entry(kind, a.bodies.known)
	}
	return s, nil
}

func (a *api) lookUp(ctx context.Context, number string) (u register.Unit, s register.Suggestion, err error) {
	if u, err = a.Register.Find(ctx, number); err == nil {
		s, err = a.bodies.classifier.Suggest(ctx, u, a.Register.Find)
	}
	return u, s, err
}

// registerError gives the errors of a look-up their codes.
func registerError(err error, number string) error {
	switch {
	case errors.Is(err, register.ErrUnknown), errors.Is(err, register.ErrRemoved):
		return stakeholder.NotFound.Because(registerUnknown).With(number)
	case errors.Is(err, register.ErrRefused):
		return stakeholder.Invalid.Because(stakeholder.ActorOrgNumber).With(number)
	case errors.Is(err, register.ErrBusy), errors.Is(err, register.ErrAnswer), errors.Is(err, context.DeadlineExceeded):
		return unavailable.Because(registerBusy)
	}
	return err
}

// numbered makes ids that the map has not used: the same question gives the
// same commands.
func numbered(m *stakeholder.Map, base string) catalogue.NewID {
	taken := map[string]bool{}
	for r := range m.Records() {
		taken[r.Key().ID] = true
	}
	n := 0
	return func() string {
		for {
			n++
			if id := fmt.Sprintf("%s-%d", base, n); !taken[id] {
				return id
			}
		}
	}
}

// acceptable keeps what the role may send. Guests add the actor alone: sources
// are not theirs to add.
func acceptable(role access.Role, commands []stakeholder.Command) []stakeholder.Command {
	if role.Audience() == stakeholder.Internal {
		return commands
	}
	var kept []stakeholder.Command
	for _, one := range commands {
		if add, ok := one.(stakeholder.AddActor); ok {
			kept = append(kept, add)
		}
	}
	return kept
}

// forgottenList is who may have been forgotten on a map, the strongest first.
type forgottenList struct {
	Revision   uint64      `json:"revision"`
	First      int         `json:"first"` // how many to show at first
	Candidates []candidate `json:"candidates"`
}

// candidate is one of them, with the commands that put it on the map. They are
// made for the map as it is: accept one, and ask again.
type candidate struct {
	ID        string            `json:"id"` // stays the same as long as the candidate does
	Name      string            `json:"name"`
	Kind      stakeholder.Kind  `json:"kind"`
	OrgNumber string            `json:"orgNumber,omitempty"`
	Reasons   []reason          `json:"reasons"`
	Commands  stakeholder.Batch `json:"commands"` // the arguments of a Batch
}

// reason is why somebody may have been forgotten, in the language asked for.
type reason struct {
	Rule    string                `json:"rule"`
	Duty    string                `json:"duty,omitempty"` // the norm, of a reason from a duty
	Text    string                `json:"text"`
	Actors  []stakeholder.ActorID `json:"actors"` // on the map, whom it is about
	Sources []ground              `json:"sources"`
}

// ground is what a reason rests on, under a name that no record of a map has.
type ground sources.Source

func grounds(list []sources.Source) []ground {
	told := make([]ground, len(list))
	for i, s := range list {
		told[i] = ground(s)
	}
	return told
}

// listForgotten gives who may have been forgotten.
func (a *api) listForgotten(c *call) error {
	if err := a.bodies.load(); err != nil {
		return err
	}
	m, lang := c.seen(), string(c.words().Lang())
	if c.fresh(c.tag(c.grant.Viewer, "forgotten", lang)) {
		return nil
	}
	list := forgottenList{c.m.Revision, forgotten.First, []candidate{}}
	for _, one := range a.bodies.forgotten.Find(m, a.bodies.similar) {
		commands, err := a.bodies.forgotten.Accept(m, one, lang, numbered(m, "c"+access.Digest(one.ID)[:12]))
		if err != nil {
			return err
		}
		told := candidate{ID: one.ID, Name: one.Called(lang), Kind: one.Kind, OrgNumber: one.OrgNumber(), Commands: stakeholder.Batch{Commands: commands}}
		for _, r := range one.Reasons {
			told.Reasons = append(told.Reasons, tellReason(r, lang))
		}
		list.Candidates = append(list.Candidates, told)
	}
	return c.json(http.StatusOK, list)
}

func tellReason(r forgotten.Reason, lang string) reason {
	return reason{r.Rule, r.Duty, r.Text.In(lang), none(r.Actors), grounds(r.Sources)}
}
