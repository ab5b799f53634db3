package scene

import (
	"fmt"
	"unicode"

	"github.com/go-fonts/liberation/liberationsansbold"
	"github.com/go-fonts/liberation/liberationsansregular"
	"golang.org/x/image/font"
	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"
)

// Families are the fonts to ask a viewer for, best first: the embedded one, then
// those drawn to the same widths, then what every machine has.
const Families = "Liberation Sans, Arimo, Arial, Helvetica, sans-serif"

// The vertical measures of a line of text in ems. Letters of the embedded font
// reach from 0.905 above the baseline to 0.212 below it.
const (
	lineHeight = 1.2
	baseline   = 0.9465 // from the top of the line
)

// Font is a size in points and a weight of the embedded family.
type Font struct {
	Size float64
	Bold bool
}

// LineHeight is the distance between baselines in points.
func (f Font) LineHeight() float64 { return lineHeight * f.Size }

// units is how many parts an em has in the tables.
const units = 2048

// tabled is how many characters have their advance in a table: Latin with all
// the letters of Norwegian, the Sámi languages and Kven, and their neighbours.
const tabled = 0x250

// Metrics measures text in the embedded font. It is safe for concurrent use and
// never changes once loaded.
type Metrics struct {
	regular, bold *face
}

// face holds one weight: advances in font units, negative for a missing glyph.
type face struct {
	advance [tabled]int16
	dots    int64 // the advance of an ellipsis
	font    *sfnt.Font
}

// LoadMetrics reads the embedded fonts. It takes a fraction of a millisecond;
// do it once for many drawings.
func LoadMetrics() (*Metrics, error) {
	regular, err := loadFace(liberationsansregular.TTF)
	if err != nil {
		return nil, fmt.Errorf("scene: regular font: %w", err)
	}
	bold, err := loadFace(liberationsansbold.TTF)
	if err != nil {
		return nil, fmt.Errorf("scene: bold font: %w", err)
	}
	return &Metrics{regular, bold}, nil
}

func loadFace(ttf []byte) (*face, error) {
	parsed, err := sfnt.Parse(ttf)
	if err != nil {
		return nil, err
	}
	f := &face{font: parsed}
	var buffer sfnt.Buffer
	for r := range rune(tabled) {
		f.advance[r] = f.look(&buffer, r)
	}
	f.dots = int64(f.look(&buffer, '…'))
	return f, nil
}

// look finds a character's advance in font units, -1 when the font lacks it.
func (f *face) look(buffer *sfnt.Buffer, r rune) int16 {
	glyph, err := f.font.GlyphIndex(buffer, r)
	if err != nil || glyph == 0 {
		return -1
	}
	advance, err := f.font.GlyphAdvance(buffer, glyph, fixed.I(units), font.HintingNone)
	if err != nil {
		return -1
	}
	return int16(advance.Round())
}

// units gives a character's advance and whether the font has it. For one it
// lacks, the width is a guess on the safe side of what other fonts draw.
func (f *face) units(r rune) (int32, bool) {
	if r >= 0 && r < tabled {
		if a := f.advance[r]; a >= 0 {
			return int32(a), true
		}
		return fallback(r), false
	}
	if unicode.In(r, unicode.Mn, unicode.Me, unicode.Cf) {
		return 0, false
	}
	if a := f.look(nil, r); a >= 0 {
		return int32(a), true
	}
	return fallback(r), false
}

// fallback is a width in font units for a character that another font will draw.
func fallback(r rune) int32 {
	switch {
	case unicode.In(r, unicode.Mn, unicode.Me, unicode.Cf):
		return 0
	case r == 0xFDFD: // the longest ligature in Unicode
		return 12 * units
	case r >= 0xFB50 && r <= 0xFDFF, r >= 0x12000 && r <= 0x1254F: // Arabic ligatures, cuneiform
		return 4 * units
	case r >= 0x1400 && r <= 0x167F: // Canadian syllabics
		return units * 7 / 4
	case r >= 0x1F000: // emoji and pictures
		return units * 5 / 3
	default:
		return units * 5 / 4
	}
}

// face picks the weight.
func (m *Metrics) face(bold bool) *face {
	if bold {
		return m.bold
	}
	return m.regular
}

// Width is how wide one line of text is in points, without kerning: at most a
// hair more than what is drawn. Characters the font lacks are guessed wide.
func (m *Metrics) Width(s string, f Font) float64 {
	width, _ := m.measure(s, f)
	return width
}

func (m *Metrics) measure(s string, f Font) (width float64, exact bool) {
	face := m.face(f.Bold)
	sum, exact := int64(0), true
	for _, r := range s {
		u, known := face.units(r)
		sum += int64(u)
		exact = exact && known
	}
	return float64(sum) * f.Size / units, exact
}
