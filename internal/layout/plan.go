package layout

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"interessentkart/internal/alphabet"
	"interessentkart/internal/scene"
	"interessentkart/internal/stakeholder"
)

// plan is what is to be drawn: the part of the map that was asked for, as the
// viewer may see it, in reading order.
type plan struct {
	o         Options
	m         *stakeholder.Map
	theme     *scene.Theme
	metrics   *scene.Metrics
	say       *phrases
	actors    []stakeholder.Actor // by name
	index     map[stakeholder.ActorID]int
	relations []stakeholder.Relation // by their actors' order, then type and id
	growth    []float64              // of each actor's box, 1 when sizes mean nothing
	zoom      float64                // of boxes and words in the network, against the map's units
	boxes     []node                 // see whole
	alone     bool                   // the ranker gave no places in time
	gone      func() bool            // reports whether nobody waits for the drawing any longer
	squeezed  float64                // of names on a page that a handful of boxes is too much for, else 1

	usual      map[stakeholder.RelationType]string // see usualLabels; empty without a legend
	all        *plan                               // before actors were gathered
	gatherings []gathering                         // boxes that stand for several actors
	middles    map[stakeholder.ActorID]scene.Point // of those boxes that have stored places
}

// newPlan masks, filters and sorts.
func newPlan(m *stakeholder.Map, o Options) (*plan, error) {
	o, err := o.settled()
	if err != nil {
		return nil, err
	}
	theme, err := scene.NewTheme(o.Theme)
	if err != nil {
		return nil, fmt.Errorf("%w: no theme %q", ErrOption, o.Theme)
	}
	p := &plan{o: o, m: visible(o.Viewer, m), theme: theme, metrics: o.Metrics, say: phrasesIn(o.Lang), zoom: 1, squeezed: 1, gone: func() bool { return false }}
	if p.metrics == nil {
		if p.metrics, err = scene.LoadMetrics(); err != nil {
			return nil, fmt.Errorf("layout: %w", err)
		}
	}
	if _, ok := p.m.Actors.Find(o.Focus); o.Focus != "" && !ok {
		return nil, fmt.Errorf("%w: no actor %q to focus on", ErrOption, o.Focus)
	}
	p.choose()
	p.grow()
	p.all = p
	p.usual = p.usualLabels()
	return p, nil
}

// visible is what the viewer may see. Those who work with the map see all but
// scores, which drawings never read; they need no copy.
func visible(v stakeholder.Viewer, m *stakeholder.Map) *stakeholder.Map {
	if v.Audience == stakeholder.Internal {
		return m
	}
	return v.Map(m)
}

// choose picks the actors and relations that were asked for and sorts them.
func (p *plan) choose() {
	p.relations = slices.Collect(p.m.Relations.All())
	if len(p.o.Types) > 0 {
		p.relations = slices.DeleteFunc(p.relations, func(r stakeholder.Relation) bool {
			return !slices.Contains(p.o.Types, r.Type)
		})
	}
	near := p.near()
	var chosen []*stakeholder.Actor
	for a := range p.m.Actors.All() {
		if (near == nil || near[a.ID]) && p.hasKind(a) {
			chosen = append(chosen, &a)
		}
	}
	alphabet.Sort(chosen, func(a *stakeholder.Actor) string { return a.Name },
		func(a *stakeholder.Actor) string { return string(a.ID) })
	p.actors = make([]stakeholder.Actor, len(chosen))
	for i, a := range chosen {
		p.actors[i] = *a
	}
	p.index = make(map[stakeholder.ActorID]int, len(p.actors))
	for i, a := range p.actors {
		p.index[a.ID] = i
	}
	p.relations = slices.DeleteFunc(p.relations, func(r stakeholder.Relation) bool {
		return !p.shows(r.From) || !p.shows(r.To)
	})
	types := stakeholder.RelationType("").Values()
	slices.SortFunc(p.relations, func(a, b stakeholder.Relation) int {
		return cmp.Or(
			cmp.Compare(p.index[a.From], p.index[b.From]),
			cmp.Compare(p.index[a.To], p.index[b.To]),
			cmp.Compare(slices.Index(types, a.Type), slices.Index(types, b.Type)),
			strings.Compare(string(a.ID), string(b.ID)),
		)
	})
}

func (p *plan) shows(id stakeholder.ActorID) bool {
	_, ok := p.index[id]
	return ok
}

func (p *plan) hasKind(a stakeholder.Actor) bool {
	return len(p.o.Kinds) == 0 || slices.ContainsFunc(p.o.Kinds, a.Is)
}

// near gives the actors within the wanted steps of the focus along the chosen
// relations, nil when there is no focus.
func (p *plan) near() map[stakeholder.ActorID]bool {
	if p.o.Focus == "" {
		return nil
	}
	next := map[stakeholder.ActorID][]stakeholder.ActorID{}
	for _, r := range p.relations {
		next[r.From] = append(next[r.From], r.To)
		next[r.To] = append(next[r.To], r.From)
	}
	near := map[stakeholder.ActorID]bool{p.o.Focus: true}
	front := []stakeholder.ActorID{p.o.Focus}
	for range min(p.o.Steps, p.m.Actors.Len()) {
		var reached []stakeholder.ActorID
		for _, a := range front {
			for _, b := range next[a] {
				if !near[b] {
					near[b] = true
					reached = append(reached, b)
				}
			}
		}
		front = reached
	}
	return near
}

// title is the drawing's own title.
func (p *plan) title() string {
	if t := scene.Clean(p.o.Title); t != "" {
		return t
	}
	if t := scene.Clean(p.m.Info.Title); t != "" {
		return t
	}
	return p.say.Text("draw.untitled", nil)
}
