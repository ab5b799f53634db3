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

var kindHues = map[stakeholder.Kind]scene.Hue{
	stakeholder.State:        scene.Blue,
	stakeholder.County:       scene.Violet,
	stakeholder.Municipality: scene.Green,
	stakeholder.KS:           scene.Red,
	stakeholder.Private:      scene.Orange,
	stakeholder.Voluntary:    scene.Pink,
	stakeholder.Users:        scene.Teal,
	stakeholder.OtherKind:    scene.Stone,
}

// KindLook is how a kind looks; one that is not stated is neutral.
func KindLook(t *scene.Theme, k stakeholder.Kind) scene.Look {
	if hue, ok := kindHues[k]; ok {
		return t.Kinds[hue]
	}
	return t.Neutral
}

var groupHues = map[stakeholder.GroupType]scene.Hue{
	stakeholder.Decides:     scene.Blue,
	stakeholder.Coordinates: scene.Teal,
	stakeholder.Advises:     scene.Violet,
	stakeholder.Executes:    scene.Stone,
}

// groupLook tells the types of groups apart by hue and pattern of the heading.
func (p *plan) groupLook(t stakeholder.GroupType) scene.Look {
	look := p.theme.Kinds[groupHues[t]]
	look.Shape = scene.Rounded
	return look
}

// look is how an actor looks: its shape always by kind, its colour and pattern
// by what was asked for.
func (p *plan) look(a stakeholder.Actor) scene.Look {
	look := KindLook(p.theme, kindOf(a))
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
	colour     func(*scene.Theme) scene.Colour
	start, end scene.Head
}

// outline is the colour of a hue's outlines.
func outline(h scene.Hue) func(*scene.Theme) scene.Colour {
	return func(t *scene.Theme) scene.Colour { return t.Kinds[h].Stroke }
}

func plainLine(t *scene.Theme) scene.Colour   { return t.Line }
func warningLine(t *scene.Theme) scene.Colour { return t.Warning }

var lineLooks = map[stakeholder.RelationType]lineLook{
	stakeholder.Governs:       {outline(scene.Blue), scene.NoHead, scene.Triangle},
	stakeholder.Funds:         {outline(scene.Green), scene.NoHead, scene.Kite},
	stakeholder.Represents:    {outline(scene.Violet), scene.Ball, scene.Triangle},
	stakeholder.Regulates:     {outline(scene.Orange), scene.NoHead, scene.Bar},
	stakeholder.Delivers:      {outline(scene.Teal), scene.NoHead, scene.Open},
	stakeholder.Influences:    {outline(scene.Pink), scene.Ball, scene.Open},
	stakeholder.Informs:       {outline(scene.Stone), scene.Bar, scene.Open},
	stakeholder.Assigns:       {outline(scene.Blue), scene.Bar, scene.Triangle},
	stakeholder.Serves:        {outline(scene.Teal), scene.Kite, scene.Open},
	stakeholder.PartOf:        {outline(scene.Violet), scene.NoHead, scene.Ball},
	stakeholder.Lends:         {outline(scene.Green), scene.Ball, scene.Kite},
	stakeholder.Collaborates:  {plainLine, scene.NoHead, scene.NoHead},
	stakeholder.Conflicts:     {warningLine, scene.Bar, scene.Bar},
	stakeholder.OtherRelation: {plainLine, scene.Kite, scene.Triangle},
}

// line gives the colour and heads of a type of relation.
func (p *plan) line(t stakeholder.RelationType) (c scene.Colour, start, end scene.Head) {
	look := lineLooks[t]
	return look.colour(p.theme), look.start, look.end
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
