package layout

import (
	"math"

	"interessentkart/internal/scene"
	"interessentkart/internal/stakeholder"
)

// node is an actor's box in a drawing.
type node struct {
	actor stakeholder.Actor
	shape scene.Shape
	label scene.Block
}

// detail is how much room an actor's label may take at one level.
type detail struct {
	size, width    float64
	lines          int
	short          bool // the short name, where there is one
	padX, padY     float64
	leastW, leastH float64
}

// details are the whole name, and a short one in less room.
var details = [...]detail{
	{9, 100, 6, false, 6, 4, 54, 26},
	{9, 84, 5, true, 4, 3, 40, 22},
}

// whole are all boxes in full detail, middles at the origin. The list is made
// once and must not be changed.
func (p *plan) whole() []node {
	if p.boxes == nil {
		p.boxes = make([]node, len(p.actors))
		for i := range p.boxes {
			p.boxes[i] = p.newNode(i, 0)
		}
	}
	return p.boxes
}

// newNode measures an actor's box at a level of detail, middle at the origin.
func (p *plan) newNode(i, level int) node {
	a, d := p.actors[i], details[level].times(p.growth[i])
	name := a.Name
	if d.short && a.ShortName != "" {
		name = a.ShortName
	}
	n := node{actor: a}
	n.label = p.metrics.Fit(name, scene.Font{Size: d.size, Bold: a.Owner}, d.width, d.lines)
	w, h := boxFor(p.look(a).Shape, n.label, d)
	n.shape = scene.Shape{Kind: p.look(a).Shape, Radius: 6, Style: p.style(a), Box: scene.Around(scene.Point{}, w, h)}
	return n
}

// times is the detail for an actor whose box grows by g.
func (d detail) times(g float64) detail {
	d.size, d.width, d.padX, d.padY = d.size*g, d.width*g, d.padX*g, d.padY*g
	d.leastW, d.leastH = d.leastW*g, d.leastH*g
	return d
}

// boxFor is the least box of the shape that holds the label with some air.
func boxFor(kind scene.ShapeKind, label scene.Block, d detail) (w, h float64) {
	roomX, roomY := kind.Room()
	w, h = label.Width/roomX+float64(2*d.padX), label.Height()/roomY+float64(2*d.padY)
	return math.Max(w, d.leastW), math.Max(h, d.leastH)
}

// to moves the box's middle.
func (n *node) to(at scene.Point) {
	b := n.shape.Box
	n.shape.Box = scene.Around(at, b.W, b.H)
}

// scale makes the box and its label larger around its middle.
func (n *node) scale(k float64) {
	b := n.shape.Box
	n.shape.Box = scene.Around(n.centre(), b.W*k, b.H*k)
	n.shape.Radius, n.shape.Style.Width = n.shape.Radius*k, n.shape.Style.Width*k
	n.label = transform{k: k}.block(n.label)
}

func (n *node) centre() scene.Point { return n.shape.Box.Centre() }

// text is the label in its place.
func (n *node) text(c scene.Colour) scene.Text {
	at := n.centre()
	if n.shape.Kind == scene.House {
		at.Y += n.shape.Box.H * 0.12
	}
	return n.label.Centred(at, c)
}

// marks are the box and its label; an actor that stands for many has a second
// box behind.
func (p *plan) marks(n *node) []scene.Mark {
	look := p.look(n.actor)
	text := n.text(look.Text)
	front := n.shape
	front.Clear = text.Bounds().Grow(2)
	var marks []scene.Mark
	if n.actor.Aggregate {
		back := n.shape
		back.Box.X, back.Box.Y = back.Box.X+n.behind(), back.Box.Y-n.behind()
		back.Style.Pattern = scene.Plain
		marks = append(marks, back)
	}
	marks = append(marks, front)
	if !n.label.Empty() {
		marks = append(marks, text)
	}
	return marks
}

// behind is how far the second box of an actor that stands for many is moved
// to the right and up.
func (n *node) behind() float64 { return behind(n.shape.Box.H) }

func behind(height float64) float64 { return math.Min(3, height/10) }

// bounds is the room a node takes, a second box included.
func (n *node) bounds() scene.Rect {
	b := n.shape.Box
	if n.actor.Aggregate {
		b = scene.Rect{X: b.X, Y: b.Y - n.behind(), W: b.W + n.behind(), H: b.H + n.behind()}
	}
	return b
}

// about says in words what the box shows of an actor beside its name.
func (p *plan) about(a stakeholder.Actor) string {
	s := p.say
	levels := ""
	if p.levels() {
		levels = sentence(s.draw("interest")+": "+s.Level(a.Interest), s.draw("influence")+": "+s.Level(a.Influence))
	}
	owner, aggregate := "", ""
	if a.Owner {
		owner = s.draw("owner")
	}
	if a.Aggregate {
		aggregate = s.draw("aggregate")
	}
	evidence := ""
	if a.Evidence != "" {
		evidence = s.Evidence(a.Evidence)
	}
	return sentence(s.Kind(kindOf(a)), owner, aggregate, levels, evidence)
}

// levels tells whether the viewer sees interest and influence.
func (p *plan) levels() bool {
	v := p.o.Viewer
	return v.Audience == stakeholder.Internal || v.Audience == stakeholder.Guests || v.Levels
}
