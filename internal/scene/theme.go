package scene

import "fmt"

// Look is how one kind, category, attitude or community appears. Text is read
// on Fill and on the pattern's Ink; Stroke is seen against the theme's Paper.
type Look struct {
	Fill, Stroke, Text, Ink Colour
	Pattern                 Pattern
	Shape                   ShapeKind
}

// Style is the look as a shape's style, with an outline of the given width.
func (l Look) Style(width float64) Style {
	return Style{Fill: l.Fill, Pattern: l.Pattern, Ink: l.Ink, Stroke: l.Stroke, Width: width}
}

// Theme is a palette. The order within each list is part of the contract:
// Kinds as state, county, municipality, ks, private, voluntary, users, other;
// Categories as executive, user, supplier, authority, other, unset; Attitudes as
// unknown, negative, neutral, positive.
type Theme struct {
	Name       string
	Paper      Colour // behind everything
	Panel      Colour // behind lanes, legends and tables
	Ink        Colour // text
	Muted      Colour // less important text
	Line       Colour // relations and axes
	Faint      Colour // grid lines that carry no meaning
	Accent     Colour // what is pointed out: text or line
	Warning    Colour // conflict and negative: text or line
	Neutral    Look   // what has no kind, and the list beside a drawing
	Kinds      [8]Look
	Categories [6]Look
	Attitudes  [4]Look
	community  []Look
}

// Themes are the names that NewTheme knows.
func Themes() []string { return []string{"light", "dark", "print"} }

// NewTheme is the palette of the given name: light, dark, or print, which tells
// everything apart on a grey printer too.
func NewTheme(name string) (*Theme, error) {
	switch name {
	case "light":
		return lightTheme(), nil
	case "dark":
		return darkTheme(), nil
	case "print":
		return printTheme(), nil
	}
	return nil, fmt.Errorf("scene: no theme %q", name)
}

// Community is the look of community i, from 0. Colours come round after 8 and
// are then joined by another pattern, so that 64 look different.
func (t *Theme) Community(i int) Look {
	n := len(t.community)
	look := t.community[i%n]
	look.Pattern = (look.Pattern + Pattern(i/n)) % (Dotted + 1)
	return look
}

// hue is one colour in three parts: the fill, the outline and the pattern.
type hue struct{ fill, stroke, ink uint32 }

// look makes a look of a hue.
func (h hue) look(text Colour, shape ShapeKind, pattern Pattern) Look {
	return Look{RGB(h.fill), RGB(h.stroke), text, RGB(h.ink), pattern, shape}
}

// kindShapes tell the eight kinds of actor apart.
var kindShapes = [8]ShapeKind{Rectangle, Hexagon, House, Octagon, Parallelogram, Ellipse, Pill, Rounded}

// fill dresses a theme's lists in eight hues.
func (t *Theme) fill(hues [8]hue, kindPatterns bool) {
	for i, h := range hues {
		pattern := Plain
		if kindPatterns {
			pattern = Pattern(i) % (Dotted + 1)
		}
		t.Kinds[i] = h.look(t.Ink, kindShapes[i], pattern)
		t.community = append(t.community, h.look(t.Ink, Rounded, Pattern(i)))
	}
	for i, h := range []int{0, 2, 4, 1, 7} {
		t.Categories[i] = hues[h].look(t.Ink, Rounded, [...]Pattern{Plain, Rising, Level, Crossed, Dotted}[i])
	}
	t.Categories[5] = t.Neutral
	t.Attitudes[0] = t.Neutral
	t.Attitudes[1] = hues[3].look(t.Ink, Octagon, Crossed)
	t.Attitudes[2] = hues[7].look(t.Ink, Rounded, Level)
	t.Attitudes[3] = hues[2].look(t.Ink, Pill, Plain)
}

func lightTheme() *Theme {
	t := &Theme{
		Name: "light", Paper: RGB(0xFFFFFF), Panel: RGB(0xF3F5F7), Ink: RGB(0x14202B), Muted: RGB(0x4A5763),
		Line: RGB(0x5B6874), Faint: RGB(0xD5DBE0), Accent: RGB(0x0B5CAD), Warning: RGB(0xB3261E),
	}
	t.Neutral = hue{0xFFFFFF, 0x5B6874, 0x7D8891}.look(t.Ink, Rounded, Plain)
	t.fill([8]hue{
		{0xCFE3F7, 0x1D5F9E, 0x5F87B0}, // blue
		{0xD9D3F1, 0x5B45A8, 0x8477B8}, // violet
		{0xCDEBD6, 0x1F7A45, 0x5A9470}, // green
		{0xFAD4CE, 0xB3261E, 0xB86F66}, // red
		{0xFBE3C0, 0x99590A, 0xA47B45}, // orange
		{0xF7D3E6, 0xA12A6B, 0xB06A92}, // pink
		{0xC9ECEC, 0x116E74, 0x4F9093}, // teal
		{0xE6E6DC, 0x66664F, 0x82826F}, // stone
	}, false)
	return t
}

func darkTheme() *Theme {
	t := &Theme{
		Name: "dark", Paper: RGB(0x12181F), Panel: RGB(0x1C252E), Ink: RGB(0xF2F5F7), Muted: RGB(0xB9C4CD),
		Line: RGB(0x98A6B2), Faint: RGB(0x35414C), Accent: RGB(0x7CC0FF), Warning: RGB(0xFF9A8F),
	}
	t.Neutral = hue{0x1C252E, 0x98A6B2, 0x6C7984}.look(t.Ink, Rounded, Plain)
	t.fill([8]hue{
		{0x12314F, 0x6FB1EE, 0x4478A8},
		{0x2E2556, 0xB2A1F2, 0x7266A6},
		{0x12391F, 0x6CC78D, 0x3F8058},
		{0x4A1713, 0xFF9A8F, 0xA85850},
		{0x432A06, 0xEFB15F, 0x8F6730},
		{0x451530, 0xF08DC0, 0xA0557E},
		{0x0B3639, 0x5CC5CB, 0x367D81},
		{0x2F2F26, 0xC2C2AE, 0x777766},
	}, false)
	return t
}

func printTheme() *Theme {
	t := &Theme{
		Name: "print", Paper: RGB(0xFFFFFF), Panel: RGB(0xFFFFFF), Ink: RGB(0x000000), Muted: RGB(0x3D3D3D),
		Line: RGB(0x333333), Faint: RGB(0xC8C8C8), Accent: RGB(0x000000), Warning: RGB(0x000000),
	}
	t.Neutral = hue{0xFFFFFF, 0x333333, 0x8C8C8C}.look(t.Ink, Rounded, Plain)
	white := hue{0xFFFFFF, 0x1A1A1A, 0x8C8C8C}
	t.fill([8]hue{white, white, white, white, white, white, white, white}, true)
	return t
}
