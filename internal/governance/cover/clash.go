package cover

import (
	"context"
	"slices"
	"sort"
)

// Conflict is a set of constraints that cannot all be met.
type Conflict struct {
	// Constraints that clash, in the order of Constraints, the size last. None
	// means that the constraints can be met.
	Constraints []Constraint
	// Smallest says that no fewer of the constraints clash. When the search
	// was cut short, leaving any one of these out still resolves the clash
	// between them.
	Smallest bool
}

// clashSteps limits the search for a smallest clash.
const clashSteps = 50_000

// Clash explains why no set of at most size members meets the constraints: it
// finds a smallest set of constraints that cannot be met together.
//
// The search goes by the number of constraints. What has been taken so far can
// be met by some set; every clash that contains it has at least one of the
// constraints that this set breaks, so one of those is taken next. To have few
// of them, the set meets as many constraints as possible.
func (p *Problem) Clash(ctx context.Context, size int) (Conflict, error) {
	if err := p.Validate(); err != nil {
		return Conflict{}, err
	}
	for i := range p.Must.All() {
		if p.Never.Has(i) {
			return p.orSingle(size, Constraint{MustHave, i}, Constraint{Forbid, i}), nil
		}
	}
	c := newClash(ctx, p, size)
	all := c.everything()
	if c.possible(all) {
		return Conflict{Smallest: c.decided}, nil
	}
	best := c.irreducible(all)
	for limit := 1; limit < best.total(); limit++ {
		if found, ok := c.within(c.nothing(), all, limit); ok {
			best = found
			break
		}
		if c.steps > clashSteps {
			break
		}
	}
	return Conflict{Constraints: c.name(best), Smallest: c.steps <= clashSteps && c.decided}, nil
}

// orSingle is the clash of a candidate that is both forced and forbidden,
// unless one constraint is impossible by itself.
func (p *Problem) orSingle(size int, pair ...Constraint) Conflict {
	for g, b := range p.Bounds {
		if b.Lo > b.Of.Count() {
			return Conflict{Constraints: []Constraint{{LeastOf, g}}, Smallest: true}
		}
	}
	if size < 0 {
		return Conflict{Constraints: []Constraint{{SizeLimit, 0}}, Smallest: true}
	}
	return Conflict{Constraints: pair, Smallest: true}
}

// clash looks for clashes among groups of like constraints: the forced
// candidates of one type are alike, and so are the forbidden ones.
type clash struct {
	*Problem
	ctx     context.Context
	size    int
	demand  demand
	must    [][]int // per type, the candidates
	never   [][]int
	total   []int // per type
	steps   int
	decided bool // no question was too hard so far
}

// subset is how many constraints of each group are taken: per type the forced
// ones, per type the forbidden ones, per bound the lower and the upper limit,
// and the size.
type subset []int

func (s subset) total() int {
	n := 0
	for _, x := range s {
		n += x
	}
	return n
}

func newClash(ctx context.Context, p *Problem, size int) *clash {
	c := &clash{Problem: p, ctx: ctx, size: size, demand: demandOf(p), decided: true}
	index := make(map[uint64]int)
	for t, tc := range c.demand.types {
		index[tc.mask] = t
	}
	n := len(c.demand.types)
	c.must, c.never, c.total = make([][]int, n), make([][]int, n), make([]int, n)
	for i, mask := range masksOf(p) {
		t := index[mask]
		c.total[t]++
		if p.Must.Has(i) {
			c.must[t] = append(c.must[t], i)
		}
		if p.Never.Has(i) {
			c.never[t] = append(c.never[t], i)
		}
	}
	return c
}

func (c *clash) nothing() subset { return make(subset, 2*len(c.total)+2*len(c.Bounds)+1) }

func (c *clash) everything() subset {
	s := c.nothing()
	n, b := len(c.total), len(c.Bounds)
	for t := range c.total {
		s[t], s[n+t] = len(c.must[t]), len(c.never[t])
	}
	for g, bound := range c.Bounds {
		if bound.Lo > 0 {
			s[2*n+g] = 1
		}
		if bound.Hi >= 0 {
			s[2*n+b+g] = 1
		}
	}
	s[2*n+2*b] = 1
	return s
}

// possible says whether the constraints of the subset can be met together. A
// question that is too hard counts as possible, and decided becomes false.
func (c *clash) possible(s subset) bool {
	c.steps++
	n, b := len(c.total), len(c.Bounds)
	d := demand{types: slices.Clone(c.demand.types), lo: make([]int, b), hi: make([]int, b)}
	for t := range d.types {
		d.types[t].forced = s[t]
		d.types[t].avail = c.total[t] - s[n+t]
	}
	for g, bound := range c.Bounds {
		d.hi[g] = -1
		if s[2*n+g] == 1 {
			d.lo[g] = bound.Lo
		}
		if s[2*n+b+g] == 1 {
			d.hi[g] = bound.Hi
		}
	}
	count, size, decided := d.fewest()
	small := count != nil && (s[2*n+2*b] == 0 || size <= c.size)
	if !decided && !small {
		c.decided = false
		return true
	}
	return small
}

// irreducible leaves out constraints while what is left still clashes.
func (c *clash) irreducible(from subset) subset {
	s := slices.Clone(from)
	for k := range s {
		for s[k] > 0 {
			s[k]--
			if c.possible(s) {
				s[k]++
				break
			}
		}
	}
	return s
}

// within finds a clash of at most limit constraints that has all those of s
// and no more of each group than most.
func (c *clash) within(s, most subset, limit int) (subset, bool) {
	if c.ctx.Err() != nil {
		c.steps = clashSteps + 1
	}
	if c.steps > clashSteps {
		return nil, false
	}
	if !c.possible(s) {
		return s, true
	}
	met := c.grow(s, most)
	most = slices.Clone(most)
	for k := range s {
		if met[k] >= most[k] {
			continue
		}
		next := slices.Clone(s)
		next[k] = met[k] + 1 // a clash has more than met of some group
		if next.total() <= limit {
			if found, ok := c.within(next, most, limit); ok {
				return found, true
			}
		}
		most[k] = met[k]
	}
	return nil, false
}

// grow adds constraints to s, up to most, while they can be met together.
func (c *clash) grow(s, most subset) subset {
	met := slices.Clone(s)
	for k, low := range s {
		met[k] = low + sort.Search(most[k]-low, func(more int) bool {
			met[k] = low + more + 1
			return !c.possible(met)
		})
	}
	return met
}

// name lists the constraints of a subset, the first of each group.
func (c *clash) name(s subset) []Constraint {
	n, b := len(c.total), len(c.Bounds)
	var out []Constraint
	for t := range n {
		for _, i := range c.must[t][:s[t]] {
			out = append(out, Constraint{MustHave, i})
		}
		for _, i := range c.never[t][:s[n+t]] {
			out = append(out, Constraint{Forbid, i})
		}
	}
	for g := range b {
		if s[2*n+g] == 1 {
			out = append(out, Constraint{LeastOf, g})
		}
		if s[2*n+b+g] == 1 {
			out = append(out, Constraint{MostOf, g})
		}
	}
	if s[2*n+2*b] == 1 {
		out = append(out, Constraint{SizeLimit, 0})
	}
	slices.SortStableFunc(out, func(x, y Constraint) int {
		if x.Rule != y.Rule {
			return int(x.Rule) - int(y.Rule)
		}
		return x.Index - y.Index
	})
	return out
}
