// Package proof reads a drawing before it is written and tells where it does not
// keep the laws of a figure (RULES.md, L1 to L5). It knows nothing of how the
// drawing was made.
package proof

import (
	"cmp"
	"math"
	"slices"

	"interessentkart/internal/scene"
)

// Law is what a breach is about.
type Law string

// The laws that a drawing can be held to.
const (
	TrueLines  Law = "L1" // no line through or beside an actor that is not its end
	TrueLabels Law = "L2" // a label lies at its own line, on nothing else
	WholeLines Law = "L3" // both ends of a line are seen
	Readable   Law = "L4" // names are large enough
	PageFirst  Law = "L5" // the drawing fills its page
)

// Breach is a place where a drawing does not keep a law.
type Breach struct {
	Law   Law
	Item  string      // title of the relation or actor; "" for the drawing as a whole
	Other string      // what it touches; "" where it is nothing else
	At    scene.Point // on the page, in points
	Found float64     // points of distance or size, or a share of the page
	Least float64     // what the law asks for
}

// Needs are what the page of a drawing asks for; a zero is not asked for.
type Needs struct {
	Name float64 // least size of actors' names in points
	Fill float64 // least share of the page, between title and legend, that is drawn on
}

// For returns the needs of a page by its name, as in the options of a drawing.
func For(paper string) Needs {
	switch paper {
	case "a4", "a4-landscape", "a3", "a3-landscape":
		return Needs{Name: 7, Fill: 0.8}
	case "16:9":
		return Needs{Name: 14, Fill: 0.8}
	}
	return Needs{Name: 9} // 12 pixels of a screen
}

// Least distances in points.
const (
	lineClear = 2.0  // of a line from an actor that is not its end
	endReach  = 12.0 // of a line's end from its actor
)

// relatedText is the least size of what is written of groups, as a share of that
// of actors' names.
const relatedText = 0.8

// Check returns the breaches, by law and then in the drawing's order.
func Check(s *scene.Scene, needs Needs) []Breach {
	c := checker{needs: needs}
	for i := range s.Items {
		switch item := &s.Items[i]; item.Role {
		case scene.Actor:
			c.body(item, needs.Name)
		case scene.Group:
			c.body(item, relatedText*needs.Name)
		case scene.Relation:
			c.relation(item)
		}
	}
	for i := range c.relations {
		c.line(&c.relations[i])
		c.label(i)
	}
	c.names()
	c.fill(s)
	slices.SortStableFunc(c.found, func(a, b Breach) int { return cmp.Compare(a.Law, b.Law) })
	return c.found
}

type checker struct {
	needs     Needs
	actors    []actor // and groups
	relations []relation
	found     []Breach
}

// actor is what lines run between: an actor, or a group's card.
type actor struct {
	title    string
	outlines [][]scene.Point
	box      scene.Rect
	text     float64 // size of the smallest letters in it, 0 without any
	least    float64 // what they must be
}

type relation struct {
	title  string
	pieces [][]scene.Point
	heads  [][]scene.Point
	labels []scene.Rect
}

func (c *checker) body(item *scene.Item, least float64) {
	a := actor{title: item.Title, least: least}
	for _, mark := range item.Marks {
		switch m := mark.(type) {
		case scene.Shape:
			if len(a.outlines) == 0 {
				a.box = m.Box
			}
			a.outlines, a.box = append(a.outlines, m.Outline()), a.box.Union(m.Box)
		case scene.Text:
			if a.text == 0 || m.Font.Size < a.text {
				a.text = m.Font.Size
			}
		}
	}
	if len(a.outlines) > 0 {
		c.actors = append(c.actors, a)
	}
}

func (c *checker) relation(item *scene.Item) {
	const chords = 24
	r := relation{title: item.Title}
	for _, mark := range item.Marks {
		switch m := mark.(type) {
		case scene.Path:
			r.pieces, r.heads = append(r.pieces, m.Flat(chords)), append(r.heads, m.Heads()...)
		case scene.Text:
			r.labels = append(r.labels, letters(m)...)
		}
	}
	c.relations = append(c.relations, r)
}

// letters are the boxes in which a text has ink: for each line, from the height
// of capitals down to the base.
func letters(t scene.Text) []scene.Rect {
	var boxes []scene.Rect
	for i, line := range t.Lines {
		x := t.At.X
		switch t.Anchor {
		case scene.Middle:
			x -= line.Width / 2
		case scene.End:
			x -= line.Width
		}
		high := 0.72 * t.Font.Size
		boxes = append(boxes, scene.Rect{X: x, Y: t.Baseline(i) - high, W: line.Width, H: high})
	}
	return boxes
}

func (c *checker) add(law Law, item, other string, at scene.Point, found, least float64) {
	c.found = append(c.found, Breach{law, item, other, at, found, least})
}

// line holds a relation's line to L1 and L3.
func (c *checker) line(r *relation) {
	if len(r.pieces) == 0 {
		c.add(WholeLines, r.title, "", scene.Point{}, 0, 1)
		return
	}
	last := r.pieces[len(r.pieces)-1]
	start, end := r.pieces[0][0], last[len(last)-1]
	if len(c.actors) == 0 {
		return
	}
	from, a := c.nearest(start)
	to, b := c.nearest(end)
	for _, head := range r.heads { // the line itself ends under its heads
		for _, p := range head {
			a, b = math.Min(a, c.actors[from].distance(p)), math.Min(b, c.actors[to].distance(p))
		}
	}
	if far := math.Max(a, b); far > endReach {
		c.add(WholeLines, r.title, "", start, far, endReach)
	}
	for i := range c.actors {
		if i == from || i == to {
			continue
		}
		if at, near := c.actors[i].nearestOf(r.pieces); near < lineClear-0.05 {
			c.add(TrueLines, r.title, c.actors[i].title, at, near, lineClear)
		}
	}
}

// nearest finds the actor that a point is nearest to.
func (c *checker) nearest(p scene.Point) (index int, distance float64) {
	index, distance = -1, math.Inf(1)
	for i := range c.actors {
		if out := outside(p, c.actors[i].box); out < distance {
			if d := c.actors[i].distance(p); d < distance {
				index, distance = i, d
			}
		}
	}
	return index, distance
}

// nearestOf finds the place of a line that is nearest to the actor; lines far
// off are at an infinite distance.
func (a *actor) nearestOf(pieces [][]scene.Point) (at scene.Point, distance float64) {
	const step = 1.5
	distance = math.Inf(1)
	near := a.box.Grow(lineClear)
	for _, line := range pieces {
		for k := 1; k < len(line); k++ {
			if !near.Meets(line[k-1], line[k]) {
				continue
			}
			way := line[k].Sub(line[k-1])
			n := math.Max(1, math.Ceil(way.Length()/step))
			for i := 0.0; i <= n; i++ {
				p := line[k-1].Add(way.Times(i / n))
				if d := a.distance(p); d < distance {
					at, distance = p, d
				}
			}
		}
	}
	return at, distance
}

// distance is how far a point is from the actor, 0 within it.
func (a *actor) distance(p scene.Point) float64 {
	least := math.Inf(1)
	for _, outline := range a.outlines {
		least = math.Min(least, away(p, outline))
	}
	return least
}

func outside(p scene.Point, box scene.Rect) float64 {
	dx := math.Max(0, math.Max(box.X-p.X, p.X-box.Right()))
	dy := math.Max(0, math.Max(box.Y-p.Y, p.Y-box.Bottom()))
	return math.Hypot(dx, dy)
}

// away is how far a point is from a polygon, 0 within it.
func away(p scene.Point, polygon []scene.Point) float64 {
	inside, least := false, math.Inf(1)
	b := polygon[len(polygon)-1]
	for _, a := range polygon {
		if (a.Y > p.Y) != (b.Y > p.Y) && p.X < (b.X-a.X)*(p.Y-a.Y)/(b.Y-a.Y)+a.X {
			inside = !inside
		}
		way, out := b.Sub(a), p.Sub(a)
		t := 0.0
		if l := way.X*way.X + way.Y*way.Y; l > 0 {
			t = math.Max(0, math.Min(1, (out.X*way.X+out.Y*way.Y)/l))
		}
		least = math.Min(least, out.Sub(way.Times(t)).Length())
		b = a
	}
	if inside {
		return 0
	}
	return least
}

// label holds a relation's label to L2.
func (c *checker) label(own int) {
	r := &c.relations[own]
	for _, box := range r.labels {
		at := box.Centre()
		for i := range c.actors {
			if a := &c.actors[i]; a.box.Overlaps(box) && a.covers(box) {
				c.add(TrueLabels, r.title, a.title, at, 0, 0)
			}
		}
		for i := range c.relations {
			other := &c.relations[i]
			if i == own {
				continue
			}
			if slices.ContainsFunc(other.labels, box.Overlaps) || crossed(box, other.pieces) || crossed(box, other.heads) {
				c.add(TrueLabels, r.title, other.title, at, 0, 0)
			}
		}
	}
}

// covers reports whether a corner or the middle of a box lies on the actor.
func (a *actor) covers(box scene.Rect) bool {
	for _, p := range append(scene.Shape{Box: box}.Corners(), box.Centre()) {
		if a.distance(p) == 0 {
			return true
		}
	}
	return false
}

func crossed(box scene.Rect, lines [][]scene.Point) bool {
	for _, line := range lines {
		for k := 1; k < len(line); k++ {
			if box.Meets(line[k-1], line[k]) {
				return true
			}
		}
	}
	return false
}

// names holds the actors' names to L4.
func (c *checker) names() {
	for _, a := range c.actors {
		if a.text > 0 && a.text < a.least-0.005 {
			c.add(Readable, a.title, "", a.box.Centre(), a.text, a.least)
		}
	}
}

// fill holds the drawing to L5: the box around what is drawn, without title and
// legend, against the page between them.
func (c *checker) fill(s *scene.Scene) {
	if c.needs.Fill == 0 {
		return
	}
	drawn, first := scene.Rect{}, true
	top, low := 0.0, s.Height
	for i := range s.Items {
		switch item := &s.Items[i]; item.Role {
		case scene.Heading:
			if i > 0 { // the title comes first; others are in the drawing
				drawn = joined(drawn, item, &first)
				continue
			}
			top = item.Bounds().Bottom()
		case scene.Legend:
			low = math.Min(low, item.Bounds().Y)
		default:
			drawn = joined(drawn, item, &first)
		}
	}
	const margin = 28.0
	room := scene.Rect{X: margin, Y: top, W: s.Width - 2*margin, H: low - top}
	if low == s.Height {
		room.H -= margin
	}
	if first || room.W <= 0 || room.H <= 0 {
		return
	}
	if share := drawn.W * drawn.H / (room.W * room.H); share < c.needs.Fill {
		c.add(PageFirst, "", "", drawn.Centre(), share, c.needs.Fill)
	}
}

// joined is what is drawn together with an item.
func joined(drawn scene.Rect, item *scene.Item, first *bool) scene.Rect {
	if *first {
		*first = false
		return item.Bounds()
	}
	return drawn.Union(item.Bounds())
}
