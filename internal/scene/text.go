package scene

// Anchor says which end of its lines a text hangs from.
type Anchor uint8

// The anchors: left, middle and right.
const (
	Start Anchor = iota
	Middle
	End
)

// Block is text that has been measured and broken into lines.
type Block struct {
	Lines []Line
	Font  Font
	Width float64 // of the widest line
	Cut   bool    // an ellipsis stands for what did not fit
}

// Line is one line of a Block.
type Line struct {
	Words string
	Width float64
	Exact bool // the embedded font has every character, so Width is what is drawn
}

// Height is the height of all lines in points.
func (b Block) Height() float64 { return float64(len(b.Lines)) * b.Font.LineHeight() }

// Empty reports whether there is nothing to draw.
func (b Block) Empty() bool { return len(b.Lines) == 0 }

// Text places the block with its upper edge at p and the anchor at p's x.
func (b Block) Text(p Point, anchor Anchor, c Colour) Text {
	return Text{Block: b, At: p, Anchor: anchor, Colour: c}
}

// Centred places the block with its middle at p.
func (b Block) Centred(p Point, c Colour) Text {
	return b.Text(Point{p.X, p.Y - b.Height()/2}, Middle, c)
}

// In places the block within the box: centred up and down, and towards the left
// edge, the middle or the right edge.
func (b Block) In(box Rect, anchor Anchor, c Colour) Text {
	x := box.X
	switch anchor {
	case Middle:
		x += box.W / 2
	case End:
		x += box.W
	}
	return b.Text(Point{x, box.Centre().Y - b.Height()/2}, anchor, c)
}

// Text is a block with a place and a colour. At is on its upper edge.
type Text struct {
	Block
	At     Point
	Anchor Anchor
	Colour Colour
}

// Bounds is the box that the lines fill.
func (t Text) Bounds() Rect {
	x := t.At.X
	switch t.Anchor {
	case Middle:
		x -= t.Width / 2
	case End:
		x -= t.Width
	}
	return Rect{x, t.At.Y, t.Width, t.Height()}
}

// Baseline is the y of line i's baseline.
func (t Text) Baseline(i int) float64 {
	return t.At.Y + (float64(i)*lineHeight+baseline)*t.Font.Size
}
