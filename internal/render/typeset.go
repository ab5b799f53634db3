package render

import (
	"bytes"
	"fmt"
	"slices"

	"github.com/go-fonts/dejavu/dejavusans"
	"github.com/go-fonts/dejavu/dejavusansbold"
	"github.com/go-fonts/liberation/liberationsansbold"
	"github.com/go-fonts/liberation/liberationsansregular"
	"github.com/go-text/typesetting/di"
	"github.com/go-text/typesetting/font"
	"github.com/go-text/typesetting/shaping"
	"golang.org/x/image/math/fixed"
	"golang.org/x/text/unicode/bidi"

	"interessentkart/internal/scene"
)

// typesetter turns lines into glyphs. It is for one document and one goroutine.
type typesetter struct {
	faces  map[faceKey]*typeface
	shaper shaping.HarfbuzzShaper
}

func newTypesetter() *typesetter { return &typesetter{faces: map[faceKey]*typeface{}} }

// faceKey names one of the four faces. Spare is DejaVu Sans, which has letters
// and signs that the usual font lacks.
type faceKey struct{ bold, spare bool }

// typeface is a face with its file.
type typeface struct {
	*font.Face
	name string
	file []byte
}

// glyph is a letter of a face, in points from where its line begins, y downwards.
type glyph struct {
	face *typeface
	id   font.GID
	x, y float64
	text []rune // what it stands for; empty where another glyph has it
}

// face loads a face when it is first needed.
func (t *typesetter) face(key faceKey) *typeface {
	if loaded := t.faces[key]; loaded != nil {
		return loaded
	}
	f := &typeface{name: "LiberationSans", file: liberationsansregular.TTF}
	switch {
	case key.bold && key.spare:
		f.name, f.file = "DejaVuSansBold", dejavusansbold.TTF
	case key.bold:
		f.name, f.file = "LiberationSansBold", liberationsansbold.TTF
	case key.spare:
		f.name, f.file = "DejaVuSans", dejavusans.TTF
	}
	face, err := font.ParseTTF(bytes.NewReader(f.file))
	if err != nil {
		panic(fmt.Errorf("render: %s: %w", f.name, err)) // the fonts are part of the program
	}
	f.Face = face
	t.faces[key] = f
	return f
}

// line sets one line and gives its width and size in points. A line with letters that
// the embedded font lacks is set smaller where it would be wider than measured.
func (t *typesetter) line(l scene.Line, f scene.Font) (glyphs []glyph, width, size float64) {
	if l.Exact && plain(l.Words) {
		glyphs, width = t.plainLine(l.Words, f)
		return glyphs, width, f.Size
	}
	glyphs, width = t.shaped(l.Words, f)
	if !l.Exact && l.Width > 0 && width > l.Width {
		f.Size *= l.Width / width
		glyphs, width = t.shaped(l.Words, f)
	}
	return glyphs, width, f.Size
}

// placed sets line i of a text: its glyphs, the x at which they begin, and the
// size in points.
func (t *typesetter) placed(text scene.Text, i int) (glyphs []glyph, x, size float64) {
	glyphs, width, size := t.line(text.Lines[i], text.Font)
	switch text.Anchor {
	case scene.Middle:
		return glyphs, text.At.X - width/2, size
	case scene.End:
		return glyphs, text.At.X - width, size
	}
	return glyphs, text.At.X, size
}

// plain reports whether each letter is one glyph that stands after the one before.
func plain(words string) bool {
	for _, r := range words {
		if r >= 0x300 && r != '–' && r != '—' && r != '’' && r != '…' && r != '•' && r != '→' {
			return false
		}
	}
	return true
}

func (t *typesetter) plainLine(words string, f scene.Font) ([]glyph, float64) {
	face := t.face(faceKey{bold: f.Bold})
	glyphs := make([]glyph, 0, len(words))
	x, scale := 0.0, f.Size/float64(face.Upem())
	for _, r := range words {
		id, _ := face.NominalGlyph(r)
		glyphs = append(glyphs, glyph{face: face, id: id, x: x, text: []rune{r}})
		x += float64(face.HorizontalAdvance(id)) * scale
	}
	return glyphs, x
}

// resolver picks the face of each letter: the usual one where it has it.
type resolver struct {
	t    *typesetter
	bold bool
}

func (r resolver) ResolveFace(letter rune) *font.Face {
	usual, spare := r.t.face(faceKey{bold: r.bold}), r.t.face(faceKey{bold: r.bold, spare: true})
	if _, ok := usual.NominalGlyph(letter); !ok {
		if _, ok := spare.NominalGlyph(letter); ok {
			return spare.Face
		}
	}
	return usual.Face
}

// shaped sets a line by the rules of its scripts: letters that join, marks that
// stand on others, and writing from the right.
func (t *typesetter) shaped(words string, f scene.Font) ([]glyph, float64) {
	letters := []rune(words)
	var segmenter shaping.Segmenter
	runs := segmenter.Split(shaping.Input{Text: letters, RunEnd: len(letters), Size: fixed.I(perEm), Direction: direction(words)}, resolver{t, f.Bold})
	var glyphs []glyph
	x, scale := 0.0, f.Size/perEm
	for _, run := range visual(slices.Clone(runs), direction(words)) {
		out := t.shaper.Shape(run)
		face := t.owner(run.Face, f.Bold)
		for i, g := range out.Glyphs {
			set := glyph{face: face, id: g.GlyphID, x: x + points(g.XOffset)*scale, y: -points(g.YOffset) * scale}
			if i == 0 || out.Glyphs[i-1].ClusterIndex != g.ClusterIndex {
				set.text = letters[g.ClusterIndex : g.ClusterIndex+g.RuneCount]
			}
			glyphs = append(glyphs, set)
			x += points(g.XAdvance) * scale
		}
	}
	return glyphs, x
}

// perEm is the size in which lines are shaped, so that nothing is rounded away.
const perEm = 2048

func points(v fixed.Int26_6) float64 { return float64(v) / 64 }

func (t *typesetter) owner(face *font.Face, bold bool) *typeface {
	if usual := t.face(faceKey{bold: bold}); usual.Face == face {
		return usual
	}
	return t.face(faceKey{bold: bold, spare: true})
}

// direction is that of the first letter that has one (UAX 9, P2 and P3).
func direction(words string) di.Direction {
	for _, r := range words {
		p, _ := bidi.LookupRune(r)
		switch p.Class() {
		case bidi.L:
			return di.DirectionLTR
		case bidi.R, bidi.AL:
			return di.DirectionRTL
		}
	}
	return di.DirectionLTR
}

// visual puts runs in the order in which they stand from the left: runs against
// the line's direction that follow each other change places, and a line from
// the right is turned round as a whole.
func visual(runs []shaping.Input, line di.Direction) []shaping.Input {
	for i := 0; i < len(runs); {
		j := i
		for j < len(runs) && runs[j].Direction != line {
			j++
		}
		slices.Reverse(runs[i:j])
		i = j + 1
	}
	if line == di.DirectionRTL {
		slices.Reverse(runs)
	}
	return runs
}

// Unprintable lists the letters of a drawing that no font for PDF and PNG has, each
// once, in the order in which they come. They are drawn as boxes there.
func Unprintable(s *scene.Scene) []rune {
	t := newTypesetter()
	var letters []rune
	for _, item := range s.Items {
		for _, mark := range item.Marks {
			text, ok := mark.(scene.Text)
			if !ok {
				continue
			}
			for _, l := range text.Lines {
				if !l.Exact {
					letters = t.lacking(letters, l.Words)
				}
			}
		}
	}
	return letters
}

// lacking adds the letters of a text that none of the faces has.
func (t *typesetter) lacking(letters []rune, words string) []rune {
	for _, r := range words {
		_, usual := t.face(faceKey{}).NominalGlyph(r)
		_, spare := t.face(faceKey{spare: true}).NominalGlyph(r)
		if !usual && !spare && !slices.Contains(letters, r) {
			letters = append(letters, r)
		}
	}
	return letters
}
