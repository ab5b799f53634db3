package compare

import (
	"context"
	"runtime"
	"slices"
	"sync"
	"sync/atomic"

	"interessentkart/internal/analysis"
	"interessentkart/internal/governance"
	"interessentkart/internal/stakeholder"
)

// Places is how many places at the top of a ranking are watched.
const Places = 5

// Trial is one small change to a map: a relation is left out, or a level is moved
// one step.
type Trial struct {
	Relation  stakeholder.RelationID `json:"relation,omitzero"`
	Actor     stakeholder.ActorID    `json:"actor,omitzero"`
	Criterion stakeholder.Criterion  `json:"criterion,omitzero"`
	From      stakeholder.Level      `json:"from,omitzero"`
	To        stakeholder.Level      `json:"to,omitzero"`
}

// Subject says what an effect is about.
type Subject string

// Subjects of effects.
const (
	TopPlace   Subject = "top"      // among the first by a measure or not: "in" or ""
	InQuadrant Subject = "quadrant" // the quadrant of an actor
	Sign       Subject = "sign"     // "hidden" or "assumed" influence, or ""
	OfFinding  Subject = "finding"  // the outcome of a finding, "" when it is not there
)

// Effect is one thing that comes out otherwise in a trial.
type Effect struct {
	Subject Subject             `json:"subject"`
	Measure analysis.Measure    `json:"measure,omitzero"`
	Actor   stakeholder.ActorID `json:"actor,omitzero"`
	Finding string              `json:"finding,omitzero"`
	Before  string              `json:"before"`
	After   string              `json:"after"`
}

// Tried is a trial and what comes out otherwise; nothing when all stands.
type Tried struct {
	Trial
	Effects []Effect `json:"effects"`
}

// Stability is how far the answers about a map hang on single relations and
// levels: every relation is left out once, and every known level moved up and down
// where there is a step. Nothing is sampled.
type Stability struct {
	Measures []analysis.Measure `json:"measures"`
	Trials   []Tried            `json:"trials"`
	// Relations and Moves count the trials of each sort. Unknown is how many
	// levels could not be moved because they are not known.
	Relations int `json:"relations"`
	Moves     int `json:"moves"`
	Unknown   int `json:"unknown"`
	// Held is what there is to hold to: the top places, quadrants, signs and
	// findings of the map as it is, and in how many trials each comes out
	// otherwise. Actors in no quadrant have none to lose.
	Held []Holding `json:"held"`
	// New is what the map does not have and some trials do.
	New []Holding `json:"new"`
}

// Holding is one answer, and how many trials change it: Before is the answer for
// the map as it is, "" when New; After is empty.
type Holding struct {
	Effect
	Lost int `json:"trials"`
}

// Watched are the measures whose top places are watched.
func Watched() []analysis.Measure {
	return []analysis.Measure{analysis.Degree, analysis.Betweenness, analysis.Closeness, analysis.Harmonic,
		analysis.Eigenvector, analysis.PageRank}
}

// Stable tries every small change. Trials are in the order of relation ids, then
// of actor ids; the network's options hold for the measures. When it is not nil,
// done is told after every trial how many are behind and how many there are; it
// is called by several goroutines at once. The error is that of ctx when ctx ends
// first.
func Stable(ctx context.Context, n *analysis.Network, rules *governance.Rules, done func(tried, of int)) (Stability, error) {
	s := Stability{Measures: Watched()}
	s.Trials = trials(n, &s)
	b := &bench{n: n, rules: rules, at: answersOf(n, rules.Check(governance.Read(n.Map()))), done: done}
	if err := b.run(ctx, s.Trials); err != nil {
		return Stability{}, err
	}
	s.Held, s.New = b.holdings(s.Trials)
	return s, nil
}

func trials(n *analysis.Network, s *Stability) []Tried {
	list := []Tried{}
	for r := range n.Map().Relations.All() {
		list = append(list, Tried{Trial: Trial{Relation: r.ID}})
	}
	s.Relations = len(list)
	for a := range n.Map().Actors.All() {
		for _, c := range []stakeholder.Criterion{stakeholder.Interest, stakeholder.Influence} {
			from := a.Level(c)
			rank, known := from.Rank()
			if !known {
				s.Unknown++
				continue
			}
			for _, to := range neighbours(rank) {
				list = append(list, Tried{Trial: Trial{Actor: a.ID, Criterion: c, From: from, To: to}})
			}
		}
	}
	s.Moves = len(list) - s.Relations
	return list
}

// neighbours are the levels one step from a rank.
func neighbours(rank int) []stakeholder.Level {
	values := stakeholder.Unknown.Values()
	var list []stakeholder.Level
	for _, at := range []int{rank - 1, rank + 1} {
		if at >= 0 && at < len(values) {
			list = append(list, values[at])
		}
	}
	return list
}

// bench holds what all trials share, and the answers for the map as it is.
type bench struct {
	n     *analysis.Network
	rules *governance.Rules
	at    answers
	done  func(tried, of int)
	tried atomic.Int64
}

// run tries all, by as many goroutines as there are processors. Each trial writes
// its own place in the list, so the answer does not depend on them.
func (b *bench) run(ctx context.Context, list []Tried) error {
	var next atomic.Int64
	errs := make([]error, len(list))
	var wg sync.WaitGroup
	for range min(runtime.GOMAXPROCS(0), len(list)) {
		wg.Go(func() {
			for i := next.Add(1) - 1; i < int64(len(list)) && ctx.Err() == nil; i = next.Add(1) - 1 {
				errs[i] = b.try(&list[i])
				b.tell(len(list))
			}
		})
	}
	wg.Wait()
	if ctx.Err() != nil {
		return ctx.Err()
	}
	if i := slices.IndexFunc(errs, func(err error) bool { return err != nil }); i >= 0 {
		return errs[i]
	}
	return nil
}

func (b *bench) tell(of int) {
	tried := int(b.tried.Add(1))
	if b.done != nil {
		b.done(tried, of)
	}
}

func (b *bench) try(t *Tried) error {
	m, _, err := stakeholder.Apply(b.n.Map(), t.command())
	if err != nil {
		return err
	}
	n, err := b.n.Again(m)
	if err != nil {
		return err
	}
	t.Effects = b.at.compare(answersOf(n, b.rules.Check(governance.Read(m))))
	return nil
}

func (t Trial) command() stakeholder.Command {
	if t.Relation != "" {
		return stakeholder.Unrelate{ID: t.Relation}
	}
	change := stakeholder.ChangeActor{ID: t.Actor, Interest: &t.To}
	if t.Criterion == stakeholder.Influence {
		change = stakeholder.ChangeActor{ID: t.Actor, Influence: &t.To}
	}
	return change
}
