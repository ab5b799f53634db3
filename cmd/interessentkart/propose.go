package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
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
	Group      string        `placeholder:"NAME" help:"The group that is to decide; without it the structure has a new one."`
	Most       int           `placeholder:"N" help:"The most seats in the deciding group (7)."`
	Must       []string      `placeholder:"ACTOR" sep:"none" help:"An actor that must sit in the deciding group; can be given again."`
	Advise     []string      `placeholder:"ACTOR" sep:"none" help:"An actor that must sit in the advising group; can be given again."`
	Never      []string      `placeholder:"ACTOR" sep:"none" help:"An actor that must have no seat; can be given again."`
	AtLeast    []string      `placeholder:"KIND=N" help:"At least so many of a kind decide, such as state=1."`
	AtMost     []string      `placeholder:"KIND=N" help:"At most so many of a kind decide, such as municipality=2."`
	Contact    string        `placeholder:"ACTOR" help:"Who is to link the groups, where several could."`
	FreeOwner  bool          `help:"Do not keep the owner of the work."`
	FreeLeader bool          `help:"Do not keep the stated leader."`
	Fresh      bool          `help:"Ask anew, and not what the map keeps about the group."`
	Explain    bool          `help:"Say why each seat is there, and what it would help most to know."`
	Lang       string        `enum:"nb,nn,en" default:"nb" help:"Language of the answer (${enum})."`
	JSON       bool          `name:"json" help:"The answer as JSON."`
	Timeout    time.Duration `default:"30s" help:"When to give up (${default})."`
	Keep       string        `placeholder:"FILE" help:"Write the map with the question kept, for reports and later proposals."`
	Accept     string        `placeholder:"FILE" help:"Write the map with the structure accepted, where there is one best."`
}

func (c proposeCmd) Run(ctx context.Context, streams console) error {
	m, rules, err := c.loadRuled(ctx, streams)
	if err != nil {
		return err
	}
	reading := governance.Read(m)
	q, err := c.question(reading)
	if err != nil {
		return err
	}
	done := busy(streams.err, "searching")
	limited, cancel := context.WithTimeout(ctx, c.Timeout)
	defer cancel()
	a, err := c.solve(limited, reading, rules, q)
	done()
	if err != nil {
		return explained(err, m, c.words())
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
	facts   []structure.Fact
	tried   bool // all that is unknown
	remarks []structure.Remark
}

func (c proposeCmd) words() words.Words { return words.For(words.Lang(c.Lang)) }

func (c proposeCmd) solve(ctx context.Context, r *governance.Reading, rules *governance.Rules, q structure.Question) (p proposed, err error) {
	if p.Answer, err = structure.Propose(ctx, r, q); err != nil {
		return p, err
	}
	if p.remarks, err = p.Remarks(r, rules, c.words()); err != nil || !c.Explain {
		return p, err
	}
	p.facts, p.tried, err = structure.Facts(ctx, r, q)
	return p, err
}

// explained puts demands that cannot be met into words.
func explained(err error, m *stakeholder.Map, w words.Words) error {
	var clash *structure.CannotMeetError
	var seat *structure.CannotSitError
	switch {
	case errors.As(err, &clash):
		return errors.New(clash.Tell(m, w))
	case errors.As(err, &seat):
		return errors.New(seat.Tell(m, w))
	}
	return err
}

// question reads the flags: they change what the map keeps about the group.
func (c proposeCmd) question(r *governance.Reading) (q structure.Question, err error) {
	if c.Most < 0 {
		return q, usageError{"--most is 1 or more"}
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
			return 0, usageError{fmt.Sprintf("%q is not KIND=N with a kind of %v", pair, kind.Values())}
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
	told := p.Tell(m, c.words())
	if p.Shape != nil {
		told = append(told, structure.TellRemarks(p.remarks, rules, c.words()))
	}
	questions := []string{}
	if c.Explain {
		questions = structure.TellFacts(m, c.words(), p.facts, p.tried)
	}
	if c.JSON {
		return json.NewEncoder(w).Encode(map[string]any{"answer": p.Answer, "facts": p.facts, "tried": p.tried, "remarks": p.remarks, "told": told, "questions": questions})
	}
	if len(questions) > 0 {
		told = append(told, structure.Section{Title: c.words().Text("structure.title.facts", nil), Lines: questions})
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
		return errors.New(c.words().Text("structure.cannotAccept", nil))
	}
	return c.write(m, a.Commands(m, *a.Shape, structure.NamingFor(c.words(), newID)), c.Accept)
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
