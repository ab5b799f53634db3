package problem

import (
	"slices"
	"strings"

	"interessentkart/internal/stakeholder"
)

// apart is how many notes of one sort on one column are told one by one.
const apart = 3

// Notes gathers the notes on a file. Those of one code on one column become one
// note when there are more than three of them. The zero value is ready to use.
type Notes struct {
	groups map[groupKey]*group
	order  []*group
}

type groupKey struct {
	code   stakeholder.Code
	sheet  string
	column int
	place  string
}

type group struct {
	first  []Problem
	values []string
	count  int
}

// Add takes one note.
func (n *Notes) Add(p Problem) {
	k := groupKey{p.Err.Code, p.Sheet, p.Column, p.Place}
	g := n.groups[k]
	if g == nil {
		if n.groups == nil {
			n.groups = map[groupKey]*group{}
		}
		g = &group{}
		n.groups[k] = g
		n.order = append(n.order, g)
	}
	g.count++
	if len(g.first) < apart {
		g.first = append(g.first, p)
	}
	if len(g.values) <= apart && !slices.Contains(g.values, p.Err.Value) {
		g.values = append(g.values, p.Err.Value)
	}
}

// List returns the notes in the order in which the first of each sort came.
func (n *Notes) List() []Problem {
	var all []Problem
	for _, g := range n.order {
		if g.count <= apart {
			all = append(all, g.first...)
			continue
		}
		all = append(all, g.joined())
	}
	return all
}

// joined is one note for all of a group, with the first values and places.
func (g *group) joined() Problem {
	p := g.first[0]
	err := *p.Err
	err.Value = strings.Join(g.values[:min(apart, len(g.values))], ", ")
	if len(g.values) > apart {
		err.Value += " …"
	}
	p.Err, p.Count = &err, g.count
	for _, one := range g.first {
		p.Places = append(p.Places, one.short())
	}
	return p
}

// short names a place within the file and sheet.
func (p Problem) short() string {
	if p.Sheet != "" && p.Column > 0 {
		return Cell(p.Line, p.Column)
	}
	return Cell(p.Line, 0)
}
