package main

import (
	"context"
	"encoding/json"
	"errors"
	"io"
	"strconv"
	"strings"
	"time"

	"interessentkart/internal/exchange/mapfile"
	"interessentkart/internal/governance"
	"interessentkart/internal/governance/structure"
	"interessentkart/internal/stakeholder"
	"interessentkart/internal/words"
)

// proposeCmd finds the structure in which everybody has a voice.
type proposeCmd struct {
	source
	Group      string   `placeholder:"NAME"`
	Most       int      `placeholder:"N"`
	Must       []string `placeholder:"ACTOR" sep:"none"`
	Advise     []string `placeholder:"ACTOR" sep:"none"`
	Never      []string `placeholder:"ACTOR" sep:"none"`
	AtLeast    []string `placeholder:"KIND=N"`
	AtMost     []string `placeholder:"KIND=N"`
	Contact    string   `placeholder:"ACTOR"`
	FreeOwner  bool
	FreeLeader bool
	Fresh      bool
	Explain    bool
	JSON       bool          `name:"json"`
	Timeout    time.Duration `default:"30s"`
	Keep       string        `placeholder:"FILE"`
	Accept     string        `placeholder:"FILE"`

	say words.Words // filled in by Run
}

func (c proposeCmd) Run(ctx context.Context, streams console) error {
	c.say = streams.say
	m, rules, err := c.loadRuled(ctx, streams)
	if err != nil {
		return err
	}
	reading := governance.Read(m)
	q, err := c.question(reading)
	if err != nil {
		return err
	}
	done := busy(streams, "searching", "")
	limited, cancel := context.WithTimeout(ctx, c.Timeout)
	defer cancel()
	a, err := c.solve(limited, reading, rules, q)
	done()
	if err != nil {
		return explained(err, m, c.say)
	}
	if err := c.tell(streams.out, m, rules, a); err != nil {
		return err
	}
	if c.Keep != "" {
		if err := c.write(m, q.Keep(), c.Keep); err != nil {
			return err
		}
	}
	return c.accept(m, a.Answer)
}

// proposed is an answer with what is said beside it.
type proposed struct {
	structure.Answer
	remarks []structure.Remark
	outlook structure.Outlook // when asked for, with what follows
	costs   structure.Costs
}

func (c proposeCmd) solve(ctx context.Context, r *governance.Reading, rules *governance.Rules, q structure.Question) (p proposed, err error) {
	if p.Answer, err = structure.Propose(ctx, r, q); err != nil {
		return p, err
	}
	if p.remarks, err = p.Remarks(r, rules, c.say); err != nil || !c.Explain {
		return p, err
	}
	if p.outlook, err = structure.Explore(ctx, r, q); err != nil {
		return p, err
	}
	p.costs, err = structure.Cost(ctx, r, q)
	return p, err
}

// explained puts demands that cannot be met into words.
func explained(err error, m *stakeholder.Map, w words.Words) error {
	var clash *structure.CannotMeetError
	var seat *structure.CannotSitError
	switch {
	case errors.As(err, &clash):
		return failure{"said", words.Args{"text": clash.Tell(m, w)}, nil}
	case errors.As(err, &seat):
		return failure{"said", words.Args{"text": seat.Tell(m, w)}, nil}
	}
	return err
}

// question reads the flags: they change what the map keeps about the group.
func (c proposeCmd) question(r *governance.Reading) (q structure.Question, err error) {
	if c.Most < 0 {
		return q, usageError{"atLeast", words.Args{"flag": "--most", "least": 1}}
	}
	if c.Group != "" {
		if q.Group, err = r.FindGroup(c.Group); err != nil {
			return q, err
		}
	}
	if kept, _, ok := structure.Asked(r.Map(), q.Group); ok && !c.Fresh {
		q = kept
	}
	if c.Most > 0 {
		q.Most = c.Most
	}
	q.FreeOwner, q.FreeLeader = q.FreeOwner || c.FreeOwner, q.FreeLeader || c.FreeLeader
	for _, of := range []struct {
		names []string
		place stakeholder.Wanted
	}{{c.Must, stakeholder.MustDecide}, {c.Advise, stakeholder.MustAdvise}, {c.Never, stakeholder.NeverSits}} {
		ids, err := actorsNamed(r, of.names)
		if err != nil {
			return q, err
		}
		q.Want(of.place, ids...)
	}
	if c.Contact != "" {
		if q.Contact, err = r.FindActor(c.Contact); err != nil {
			return q, err
		}
	}
	bounds, err := kindBounds(c.AtLeast, c.AtMost)
	if len(bounds) > 0 {
		q.Bounds = bounds
	}
	return q, err
}

func actorsNamed(r *governance.Reading, names []string) ([]stakeholder.ActorID, error) {
	var ids []stakeholder.ActorID
	for _, name := range names {
		id, err := r.FindActor(name)
		if err != nil {
			return nil, err
		}
		ids = append(ids, id)
	}
	return ids, nil
}

// kindBounds reads kind=number pairs; a kind may have both bounds.
func kindBounds(least, most []string) ([]structure.KindBound, error) {
	var bounds []structure.KindBound
	for _, kind := range stakeholder.Kind("").Values() {
		low, errLow := boundOf(kind, least, 0)
		high, errHigh := boundOf(kind, most, -1)
		if err := errors.Join(errLow, errHigh); err != nil {
			return nil, err
		}
		if low > 0 || high >= 0 {
			bounds = append(bounds, structure.KindBound{Kind: kind, Least: low, Most: high})
		}
	}
	return bounds, nil
}

func boundOf(kind stakeholder.Kind, pairs []string, otherwise int) (int, error) {
	bound := otherwise
	for _, pair := range pairs {
		name, number, ok := strings.Cut(pair, "=")
		n, err := strconv.Atoi(number)
		if !ok || err != nil || n < 0 || !isKind(name) {
			return 0, usageError{"kindBound", words.Args{"value": pair, "choices": join(kind.Values())}}
		}
		if stakeholder.Kind(name) == kind {
			bound = n
		}
	}
	return bound, nil
}

func isKind(name string) bool {
	for _, kind := range stakeholder.Kind("").Values() {
		if string(kind) == name {
			return true
		}
	}
	return false
}

func (c proposeCmd) tell(w io.Writer, m *stakeholder.Map, rules *governance.Rules, p proposed) error {
	told := p.Tell(m, c.say)
	if p.Shape != nil {
		told = append(told, structure.TellRemarks(p.remarks, rules, c.say))
	}
	questions := []string{}
	if c.Explain {
		questions = structure.TellFacts(m, c.say, p.outlook.Facts, p.outlook.All)
		told = append(append(told, p.outlook.Tell(m, p.Answer, c.say)), p.costs.Tell(m, p.Answer, c.say)...)
	}
	if c.JSON {
		return json.NewEncoder(w).Encode(map[string]any{"answer": p.Answer, "outlook": p.outlook, "costs": p.costs, "remarks": p.remarks, "told": told, "questions": questions})
	}
	if len(questions) > 0 {
		told = append(told, structure.Section{Title: c.say.Text("structure.title.facts", nil), Lines: questions})
	}
	var b strings.Builder
	for _, s := range told {
		if b.Len() > 0 {
			b.WriteByte('\n')
		}
		b.WriteString(strings.ToUpper(s.Title) + "\n\n")
		for _, line := range s.Lines {
			writeWrapped(&b, "  – ", line)
		}
	}
	_, err := io.WriteString(w, b.String())
	return err
}

// accept writes the map with the structure.
func (c proposeCmd) accept(m *stakeholder.Map, a structure.Answer) error {
	if c.Accept == "" {
		return nil
	}
	if a.Shape == nil {
		return failure{"said", words.Args{"text": c.say.Text("structure.cannotAccept", nil)}, nil}
	}
	return c.write(m, a.Commands(m, *a.Shape, structure.NamingFor(c.say, newID)), c.Accept)
}

// write writes the map as a command makes it.
func (c proposeCmd) write(m *stakeholder.Map, command stakeholder.Command, file string) error {
	next, _, err := stakeholder.Apply(m, command)
	if err != nil {
		return err
	}
	content, err := mapfile.Encode(next)
	if err != nil {
		return err
	}
	return writeFile(file, content)
}
