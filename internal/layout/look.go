package layout

import (
	"math"
	"slices"

	"interessentkart/internal/scene"
	"interessentkart/internal/stakeholder"
)

// place is where a value stands in its type's list, the list's length when it
// is not stated.
func place[T interface {
	~string
	Values() []T
}](v T) int {
	values := v.Values()
	if i := slices.Index(values, v); i >= 0 {
		return i
	}
	return len(values)
}

// kindOf is the kind an actor is drawn as; what has none is other.
func kindOf(a stakeholder.Actor) stakeholder.Kind {
	if a.Kind == "" {
		return stakeholder.OtherKind
	}
	return a.Kind
}

// kindLook is how a kind looks.
func (p *plan) kindLook(k stakeholder.Kind) scene.Look {
	return p.theme.Kinds[min(place(k), len(p.theme.Kinds)-1)]
}

// look is how an actor looks: its shape always by kind, its colour and pattern
// by what was asked for.
func (p *plan) look(a stakeholder.Actor) scene.Look {
	look := p.kindLook(kindOf(a))
	shape := look.Shape
	switch p.o.Colour {
	case "category":
		look = p.theme.Categories[place(a.Category)]
	case "attitude":
		look = p.attitudeLook(a.Attitude)
	case "community":
		look = p.communityLook(a.ID)
	}
	look.Shape = shape
	return look
}

func (p *plan) attitudeLook(a stakeholder.Attitude) scene.Look {
	if a == "" {
		return p.theme.Attitudes[0]
	}
	return p.theme.Attitudes[1+place(a)]
}

func (p *plan) communityLook(id stakeholder.ActorID) scene.Look {
	i, ok := p.o.Communities[id]
	if !ok || i < 0 {
		return p.theme.Neutral
	}
	return p.theme.Community(i)
}

// style is the look's style with an outline that tells owner and evidence.
func (p *plan) style(a stakeholder.Actor) scene.Style {
	width := 1.1
	if a.Owner {
		width = 2.4
	}
	style := p.look(a).Style(width)
	style.Dash = dashOf(a.Evidence)
	return style
}

// dashOf keeps dashes for what is assumed, in everything that is drawn.
func dashOf(e stakeholder.Evidence) scene.Dash {
	if e == stakeholder.Assumed {
		return scene.Dashed
	}
	return scene.Solid
}

// lineLook is how a type of relation looks. No two types have the same heads,
// so that neither colour nor dash is needed to tell them apart.
type lineLook struct {
	hue        int // of the kinds' outlines; -1 is the theme's line, -2 its warning
	start, end scene.Head
}

var lineLooks = map[stakeholder.RelationType]lineLook{
	stakeholder.Governs:       {0, scene.NoHead, scene.Triangle},
	stakeholder.Funds:         {2, scene.NoHead, scene.Kite},
	stakeholder.Represents:    {1, scene.Ball, scene.Triangle},
	stakeholder.Regulates:     {4, scene.NoHead, scene.Bar},
	stakeholder.Delivers:      {6, scene.NoHead, scene.Open},
	stakeholder.Influences:    {5, scene.Ball, scene.Open},
	stakeholder.Informs:       {7, scene.Bar, scene.Open},
	stakeholder.Assigns:       {0, scene.Bar, scene.Triangle},
	stakeholder.Serves:        {6, scene.Kite, scene.Open},
	stakeholder.PartOf:        {1, scene.NoHead, scene.Ball},
	stakeholder.Lends:         {2, scene.Ball, scene.Kite},
	stakeholder.Collaborates:  {-1, scene.NoHead, scene.NoHead},
	stakeholder.Conflicts:     {-2, scene.Bar, scene.Bar},
	stakeholder.OtherRelation: {-1, scene.Kite, scene.Triangle},
}

// line gives the colour and heads of a type of relation.
func (p *plan) line(t stakeholder.RelationType) (c scene.Colour, start, end scene.Head) {
	look := lineLooks[t]
	switch {
	case look.hue == -1:
		c = p.theme.Line
	case look.hue == -2:
		c = p.theme.Warning
	default:
		c = p.theme.Kinds[look.hue].Stroke
	}
	return c, look.start, look.end
}

// lineStyle is how a relation's line is drawn: thicker when stronger, dashed
// when assumed.
func (p *plan) lineStyle(r stakeholder.Relation) scene.Style {
	c, _, _ := p.line(r.Type)
	return scene.Style{Stroke: c, Width: 0.6 + 0.5*float64(r.Strength), Dash: dashOf(r.Evidence)}
}

// grow finds how much each actor's box grows by the wanted measure: area
// follows value, from 0.75 for the least to 1.5 for the most.
func (p *plan) grow() {
	p.growth = make([]float64, len(p.actors))
	most := 0.0
	for i, a := range p.actors {
		p.growth[i] = p.value(a)
		most = math.Max(most, p.growth[i])
	}
	for i, v := range p.growth {
		if most == 0 || p.o.Size == "" {
			p.growth[i] = 1
			continue
		}
		p.growth[i] = 0.75 + float64(0.75*math.Sqrt(math.Max(0, v)/most))
	}
}

// value is the measure of one actor, 0 when it is not known or not a number.
func (p *plan) value(a stakeholder.Actor) float64 {
	v, level := 0.0, stakeholder.Unknown
	switch {
	case p.o.Values != nil:
		v = p.o.Values[a.ID]
	case p.o.Size == "influence":
		level = a.Influence
	case p.o.Size == "interest":
		level = a.Interest
	}
	if rank, ok := level.Rank(); ok {
		v = float64(rank)
	}
	if math.IsNaN(v) || math.IsInf(v, 0) {
		return 0
	}
	return v
}
