package httpapi

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"time"

	"interessentkart/internal/governance"
	"interessentkart/internal/governance/structure"
	"interessentkart/internal/stakeholder"
	"interessentkart/internal/words"
)

// structureQuestion asks for the structure in which everybody has a voice.
type structureQuestion struct {
	Group      stakeholder.GroupID   `json:"group,omitempty"` // that is to decide; none is a new one
	Most       int                   `json:"most,omitempty"`  // seats in it; 7 when not given
	Must       []stakeholder.ActorID `json:"must,omitempty"`
	Advise     []stakeholder.ActorID `json:"advise,omitempty"` // must sit in the advising group
	Never      []stakeholder.ActorID `json:"never,omitempty"`
	Bounds     []kindBound           `json:"bounds,omitempty"`
	Contact    stakeholder.ActorID   `json:"contact,omitempty"` // the kontaktledd where several could be
	FreeOwner  bool                  `json:"freeOwner,omitempty"`
	FreeLeader bool                  `json:"freeLeader,omitempty"`
	// Kept asks what the map keeps about the group; only the group is then given.
	Kept bool `json:"kept,omitempty"`
}

type kindBound struct {
	Kind  stakeholder.Kind `json:"kind"`
	Least int              `json:"least,omitempty"`
	Most  *int             `json:"most,omitempty"` // no limit when not given
}

// question is what is asked of a map: what is given, or what the map keeps.
func (q structureQuestion) question(m *stakeholder.Map) structure.Question {
	if q.Kept {
		kept, _, _ := structure.Asked(m, q.Group)
		return kept
	}
	r := structure.Question{Group: q.Group, Most: q.Most, Must: q.Must, Advise: q.Advise, Never: q.Never, Contact: q.Contact, FreeOwner: q.FreeOwner, FreeLeader: q.FreeLeader}
	for _, b := range q.Bounds {
		bound := structure.KindBound{Kind: b.Kind, Least: b.Least, Most: -1}
		if b.Most != nil {
			bound.Most = *b.Most
		}
		r.Bounds = append(r.Bounds, bound)
	}
	return r
}

// How long a proposal may take, and the facts after it: those found by then are
// told.
const (
	structureTime = 10 * time.Second
	factsTime     = 3 * time.Second
)

// structureAnswer is a proposal with all that is said of it in the language that
// was asked for.
type structureAnswer struct {
	Revision uint64           `json:"revision"`
	Answer   structure.Answer `json:"answer"`
	// Told is the answer in words: sections with sentences.
	Told []structure.Section `json:"told"`
	// Outlook is how it holds over what is unknown, with the facts worth knowing
	// most; Questions ask for them. Costs are what sizes and demands cost. All of
	// these when asked for.
	Outlook   structure.Outlook `json:"outlook"`
	Questions []string          `json:"questions"`
	Costs     structure.Costs   `json:"costs"`
	// Remarks are the findings that will not be those of today once the structure
	// is accepted.
	Remarks []structure.Remark `json:"remarks"`
	// Command accepts the structure; none where several are as good.
	Command *plainCommand `json:"command,omitempty"`
}

// proposeStructure answers with the best structure. Nothing is changed: to
// accept it is a matter of the command.
func (a *api) proposeStructure(c *call) error {
	var body structureQuestion
	if err := c.decode(&body); err != nil {
		return err
	}
	lang, err := c.language()
	if err != nil {
		return err
	}
	explain, err := c.flag("explain")
	if err != nil {
		return err
	}
	return c.heavily(func() error {
		ctx, cancel := context.WithTimeout(c.ctx(), structureTime)
		defer cancel()
		answer, err := a.structures(ctx, c.seen(), body.question(c.seen()), words.For(words.Lang(lang)), explain)
		if err != nil {
			return err
		}
		answer.Revision = c.m.Revision
		return c.json(http.StatusOK, answer)
	})
}

func (a *api) structures(ctx context.Context, m *stakeholder.Map, q structure.Question, w words.Words, explain bool) (structureAnswer, error) {
	reading := governance.Read(m)
	found, err := structure.Propose(ctx, reading, q)
	if err != nil {
		return structureAnswer{}, noStructure(m, w, err)
	}
	told := structureAnswer{Answer: found, Told: found.Tell(m, w), Questions: []string{}}
	remarks, err := found.Remarks(reading, a.rules, w)
	if err != nil {
		return structureAnswer{}, err
	}
	if told.Remarks = none(remarks); found.Shape != nil {
		told.Told = append(told.Told, structure.TellRemarks(remarks, a.rules, w))
	}
	if explain {
		limited, cancel := context.WithTimeout(ctx, factsTime)
		defer cancel()
		if told.Outlook, err = structure.Explore(limited, reading, q); err != nil {
			return structureAnswer{}, err
		}
		if told.Costs, err = structure.Cost(limited, reading, q); err != nil {
			return structureAnswer{}, err
		}
		told.Questions = none(structure.TellFacts(m, w, told.Outlook.Facts, told.Outlook.All))
		told.Told = append(append(told.Told, told.Outlook.Tell(m, found, w)), told.Costs.Tell(m, found, w)...)
	}
	if found.Shape != nil {
		command, err := plain(found.Commands(m, *found.Shape, structure.NamingFor(w, a.NewID)))
		if err != nil {
			return structureAnswer{}, err
		}
		told.Command = &command
	}
	return told, nil
}

// noStructure explains why there is none. Demands that clash are all named.
func noStructure(m *stakeholder.Map, w words.Words, err error) error {
	var clash *structure.CannotMeetError
	var seat *structure.CannotSitError
	var refused *stakeholder.Error
	whole := stakeholder.Conflict.Because(constraintsClash)
	switch {
	case errors.As(err, &clash):
		whole.Value = clash.Tell(m, w)
		return whole
	case errors.As(err, &seat):
		whole.Value = seat.Tell(m, w)
		return whole
	case errors.As(err, &refused):
		return err
	case errors.Is(err, structure.ErrNoTime):
		return fmt.Errorf("%w: %w", err, context.DeadlineExceeded)
	}
	return stakeholder.Invalid.Because(questionInvalid).With(err)
}
