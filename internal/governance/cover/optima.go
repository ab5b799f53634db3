package cover

import (
	"context"
	"fmt"
	"math/big"
	"slices"
)

// Optima are the sets that are as good as an answer, and how many there are.
type Optima struct {
	// Patterns are the first of them in the order of the candidates; sets that
	// differ only by interchangeable candidates are one pattern.
	Patterns []Pattern
	// Found is how many patterns were found, shown or not.
	Found int
	// Count is how many sets the found patterns stand for.
	Count *big.Int
	// Extent says whether that is all of them.
	Extent Extent
}

// Extent says how far a count reached.
type Extent int

const (
	// All: the count is exact.
	All Extent = iota
	// More: there are more patterns than the limit.
	More
	// AtLeast: the time ran out; there may be more.
	AtLeast
)

// Pattern is a set in which some members are any of several interchangeable
// candidates.
type Pattern struct {
	// Members is the first set of the pattern, ascending.
	Members []int
	// Choices are the places where other candidates would do as well.
	Choices []Choice
}

// Choice is «any Take of these», with 0 < Take < len(Of). The first Take of
// them are among the members of the pattern.
type Choice struct {
	Of   []int
	Take int
}

// Limits of a count of equal sets. The patterns that are found are the same
// on every machine unless the time runs out.
type Limits struct {
	Shown int // patterns in the answer
	Found int // patterns to count before saying «more»
}

// DefaultLimits shows 100 patterns and counts up to 10,000.
func DefaultLimits() Limits { return Limits{Shown: 100, Found: 10_000} }

// Optima counts and lists the sets that are as good as a proven answer of
// Best or Smallest to the same problem. The context is the time budget of the
// count alone; when it is done the answer says AtLeast. An answer that is not
// proven is ErrInvalid. Patterns come in the order of their first sets; when
// there are More than the limit they are the first of those found, with the
// answer's own among them.
func (p *Problem) Optima(ctx context.Context, a Answer, limits Limits) (Optima, error) {
	if !a.Proven {
		return Optima{}, fmt.Errorf("%w: equals of an answer that is not proven", ErrInvalid)
	}
	r, err := p.newRun(ctx, a.size, a.unweighted)
	if err != nil {
		return Optima{}, err
	}
	if NewSet(a.Members...).Max() >= len(p.Covers) || !p.Meets(a.Members, a.size) {
		return Optima{}, errForeign
	}
	t := tally{run: r, limits: limits, seen: new(big.Int)}
	t.index()
	r.begin(a.Members)
	t.search()
	if t.best != r.scaled(p.Evaluate(a.Members)) {
		return Optima{}, errForeign
	}
	t.ensure(a.Members)
	return t.optima(), nil
}

// errForeign is for an answer that is not one to this problem.
var errForeign = fmt.Errorf("%w: the answer is to another problem", ErrInvalid)

// tally collects the patterns of a run.
type tally struct {
	*run
	limits   Limits
	members  map[int32][]int // of each class of several, ascending
	class    map[int]int32   // of each of their members
	patterns []Pattern
	seen     *big.Int
	extent   Extent
}

func (t *tally) index() {
	t.members, t.class = make(map[int32][]int), make(map[int]int32)
	for i, c := range t.whole.class {
		t.members[c] = append(t.members[c], int(t.whole.name[i]))
	}
	for c, of := range t.members {
		if len(of) == 1 {
			delete(t.members, c)
			continue
		}
		for _, i := range of {
			t.class[i] = c
		}
	}
}

func (t *tally) search() {
	s := newSearch(t.ctx, t.open, t.places(t.open))
	s.best, s.ties = t.best, true
	s.found = func(v int64) bool {
		if v > t.best {
			t.best = v
			return false
		}
		if len(t.patterns) >= t.limits.Found {
			t.extent = More
			return false
		}
		t.take(s.instance, s.chosen, v)
		t.add(t.run.members)
		return true
	}
	s.descend(-never)
	if s.expired && t.extent == All {
		t.extent = AtLeast
	}
}

// add makes a pattern of a set.
func (t *tally) add(set []int) {
	var p Pattern
	took := make(map[int32]int)
	for _, i := range set {
		c, ok := t.class[i]
		if !ok {
			p.Members = append(p.Members, i)
			continue
		}
		if took[c]++; took[c] == 1 {
			p.Choices = append(p.Choices, Choice{Of: t.members[c]})
		}
	}
	for k := range p.Choices {
		choice := &p.Choices[k]
		choice.Take = took[t.class[choice.Of[0]]]
		p.Members = append(p.Members, choice.Of[:choice.Take]...)
	}
	p.Choices = slices.DeleteFunc(p.Choices, func(c Choice) bool { return c.Take == len(c.Of) })
	slices.SortFunc(p.Choices, func(a, b Choice) int { return a.Of[0] - b.Of[0] })
	slices.Sort(p.Members)
	t.patterns = append(t.patterns, p)
	t.seen.Add(t.seen, p.ways())
}

// ensure has the answer's own pattern among those found, which a count that
// was cut short may have missed.
func (t *tally) ensure(answer []int) {
	if t.extent == All {
		return
	}
	t.add(answer)
	own := t.patterns[len(t.patterns)-1]
	for _, p := range t.patterns[:len(t.patterns)-1] {
		if slices.Equal(p.Members, own.Members) {
			t.patterns = t.patterns[:len(t.patterns)-1]
			t.seen.Sub(t.seen, own.ways())
			return
		}
	}
}

// ways is the number of sets that a pattern stands for.
func (p Pattern) ways() *big.Int {
	n := big.NewInt(1)
	for _, c := range p.Choices {
		n.Mul(n, new(big.Int).Binomial(int64(len(c.Of)), int64(c.Take)))
	}
	return n
}

func (t *tally) optima() Optima {
	slices.SortFunc(t.patterns, func(a, b Pattern) int { return slices.Compare(a.Members, b.Members) })
	shown := min(t.limits.Shown, len(t.patterns))
	return Optima{
		Patterns: slices.Clone(t.patterns[:shown]),
		Found:    len(t.patterns),
		Count:    t.seen,
		Extent:   t.extent,
	}
}

// Decided tells what the bounds alone say of the sets that are as good as a
// proven answer: candidates that all of them have, and that none has. Alike
// gives, for every candidate, the first of those it is interchangeable with:
// if one of them is in some of the sets, each is.
func (p *Problem) Decided(ctx context.Context, a Answer) (all, none Set, alike []int, err error) {
	r, err := p.newRun(ctx, a.size, a.unweighted)
	if err != nil {
		return nil, nil, nil, err
	}
	r.begin(a.Members)
	alike = make([]int, len(p.Covers))
	for i := range p.Covers {
		none.Add(i)
		alike[i] = i
	}
	for i, c := range r.whole.class {
		alike[r.whole.name[i]] = int(r.whole.name[c])
	}
	for _, i := range r.open.name {
		none = none.less(int(i))
	}
	for _, i := range r.open.fixed {
		all.Add(int(i))
		none = none.less(int(i))
	}
	return all, none, alike, nil
}

// Known is an answer that the caller has proven to be the best of at most size
// members by other means, for Optima and Decided.
func (p *Problem) Known(members []int, size int) Answer {
	v := p.Evaluate(members)
	return Answer{Members: members, Value: v, Bound: v.Weight, Proven: true, size: min(size, len(p.Covers))}
}
