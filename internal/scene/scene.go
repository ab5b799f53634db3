// Package scene describes a drawing: boxes, lines and text with coordinates.
//
// A scene is the neutral ground between layout, which decides what goes where,
// and render, which writes a file. It knows nothing of actors or maps. All
// lengths are points (1/72 inch), x to the right and y downwards from the upper
// left corner. The package also holds what both sides must agree on: the
// measures of the embedded font, how labels are wrapped, and the palettes.
package scene

import "context"

// Scene is one drawing. Items are painted in order, later ones on top, and read
// aloud in the same order. The same Scene gives the same bytes in each format.
type Scene struct {
	Title       string // shown by viewers and read first; never empty in a good drawing
	Description string // what the drawing shows, in words
	Lang        string // BCP 47 tag of all text, such as "nb"; empty when unknown
	Width       float64
	Height      float64
	Paper       Colour // painted over the whole frame; the zero Colour paints nothing
	Items       []Item
	Twin        []Table // the same content as tables, in reading order

	ctx context.Context // nil, or ends the writing
}

// Until is the same drawing, whose writing ends early, with the context's error,
// when ctx does.
func (s *Scene) Until(ctx context.Context) *Scene {
	until := *s
	until.ctx = ctx
	return &until
}

// Ended tells why nobody waits for the drawing any longer, nil while somebody may.
// Those who write it ask before each item.
func (s *Scene) Ended() error {
	if s.ctx == nil {
		return nil
	}
	return s.ctx.Err()
}

// Role says what an item is to someone who cannot see it.
type Role uint8

// The roles an item may have. Decoration is passed over by screen readers.
const (
	Decoration Role = iota
	Actor
	Relation
	Group
	Lane
	Legend
	Axis
	Curve
	List
	Heading
	Note
)

var roleNames = [...]string{
	"decoration", "actor", "relation", "group", "lane", "legend", "axis", "curve", "list", "heading", "note",
}

// String is the role's English name, used as the class of an SVG group.
func (r Role) String() string {
	if int(r) < len(roleNames) {
		return roleNames[r]
	}
	return roleNames[Decoration]
}

// Roles lists every role once, in order.
func Roles() []Role {
	roles := make([]Role, len(roleNames))
	for i := range roles {
		roles[i] = Role(i)
	}
	return roles
}

// Item is one thing in the drawing: an actor, a relation, a legend. Title is
// its whole name, however much of it the label shows. Desc may be empty. Of is
// the id of the record that it stands for, where it stands for one; it is never
// written into a file.
type Item struct {
	Role        Role
	Of          string
	Title, Desc string
	Marks       []Mark
}

// Mark is something with ink: a Shape, a Path or a Text.
type Mark interface {
	// Bounds is the smallest box around the mark, strokes left out.
	Bounds() Rect
}

// Table is one part of a drawing's text twin. Every row is as long as Header.
type Table struct {
	Caption string
	Header  []string
	Rows    [][]string
}

// Add appends an item to the drawing, on top of what is there.
func (s *Scene) Add(role Role, title, desc string, marks ...Mark) {
	s.Items = append(s.Items, Item{Role: role, Title: title, Desc: desc, Marks: marks})
}

// Bounds is the smallest box around the item's marks, the zero Rect when there are none.
func (i Item) Bounds() Rect { return inkOf(i.Marks) }

func inkOf(marks []Mark) Rect {
	var all Rect
	for i, mark := range marks {
		if i == 0 {
			all = mark.Bounds()
			continue
		}
		all = all.Union(mark.Bounds())
	}
	return all
}
