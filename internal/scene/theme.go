package scene

import "fmt"

// Look is how one kind, category, attitude or community appears. Text is read
// on Fill: a label keeps its box clear of the pattern (Shape.Clear). Stroke is
// seen against the theme's Paper and Panel, Ink against Fill.
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
// Kinds by Hue; Categories as executive, user, supplier, authority, other, unset; Attitudes as
// unknown, negative, neutral, positive.
//
// Kinds differ in shape, categories and attitudes in pattern, so that none is
// told by colour alone. Text has a contrast of at least 4.5 to what it is read
// on, outlines, lines and patterns at least 3 to what they are seen against.
type Theme struct {
	Name       string
	Paper      Colour // behind everything
	Panel      Colour // behind lanes, legends and tables
	Ink        Colour // text
	Muted      Colour // less important text
	Line       Colour // relations and axes
	Faint      Colour // decoration that carries no meaning
	Accent     Colour // what is pointed out: text or line
	Warning    Colour // conflict and negative: text or line
	Neutral    Look   // what has no kind, and the list beside a drawing
	Kinds      [8]Look
	Categories [6]Look
	Attitudes  [4]Look
	community  []Look
}

// Hue names a look in a theme's list Kinds, after its colour where there is any.
type Hue int

// The hues.
const (
	Blue Hue = iota
	Violet
	Green
	Red
	Orange
	Pink
	Teal
	Stone
)

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

// Community is the look of community i, from 0; beyond eight times its fills they
// come round again. The first eight differ in pattern as well as in fill.
func (t *Theme) Community(i int) Look {
	patterns := int(Dotted + 1)
	look := t.community[(i%patterns+i/patterns)%len(t.community)]
	look.Pattern = Pattern(i % patterns)
	return look
}
