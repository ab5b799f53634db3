package pdf

import (
	"encoding/binary"
	"errors"
	"fmt"
	"math"
	"slices"
	"strings"
	"unicode/utf16"

	"github.com/go-text/typesetting/font/opentype"
)

// Font is a TrueType font of which the glyphs that are used are embedded.
type Font struct {
	index, object int
	name          string
	tables        map[string][]byte
	perEm         float64
	metrics       int               // entries of hmtx with an advance of their own
	used          map[uint16]string // what each glyph stands for, as UTF-16 in hexadecimal
}

// source is what the loader reads from.
type source interface {
	Read([]byte) (int, error)
	ReadAt([]byte, int64) (int, error)
	Seek(int64, int) (int64, error)
}

// The tables that an embedded TrueType font needs (ISO 32000-1, 9.9).
var embeddedTables = [...]string{"cvt ", "fpgm", "glyf", "head", "hhea", "hmtx", "loca", "maxp", "prep"}

var errFont = errors.New("pdf: not a TrueType font that can be embedded")

// Font reads a TrueType font. The name is letters and digits, such as
// LiberationSans.
func (d *Document) Font(name string, file source) (*Font, error) {
	loader, err := opentype.NewLoader(file)
	if err != nil {
		return nil, fmt.Errorf("pdf: font: %w", err)
	}
	f := &Font{index: len(d.fonts), name: name, tables: map[string][]byte{}, used: map[uint16]string{}}
	for _, tag := range embeddedTables {
		if table, err := loader.RawTable(opentype.MustNewTag(tag)); err == nil {
			f.tables[tag] = table
		}
	}
	if len(f.tables["head"]) < 54 || len(f.tables["hhea"]) < 36 || len(f.tables["maxp"]) < 6 || f.tables["glyf"] == nil {
		return nil, errFont
	}
	f.perEm = float64(binary.BigEndian.Uint16(f.tables["head"][18:]))
	f.metrics = int(binary.BigEndian.Uint16(f.tables["hhea"][34:]))
	if f.perEm == 0 || f.metrics == 0 || len(f.tables["hmtx"]) < 4*f.metrics || len(f.tables["loca"]) < 4*(f.glyphs()+1) {
		return nil, errFont // short offsets are not made by today's tools for fonts of this size
	}
	f.object = d.reserve()
	d.fonts = append(d.fonts, f)
	return f, nil
}

func (f *Font) glyphs() int { return int(binary.BigEndian.Uint16(f.tables["maxp"][4:])) }

// advance is a glyph's width in thousandths of an em.
func (f *Font) advance(id uint16) float64 {
	at := min(int(id), f.metrics-1)
	return float64(binary.BigEndian.Uint16(f.tables["hmtx"][4*at:])) * 1000 / f.perEm
}

// together counts the glyphs at the beginning that stand where a viewer would
// put them by their widths alone.
func (f *Font) together(glyphs []Glyph, size float64) int {
	x := glyphs[0].X
	for i, g := range glyphs {
		if math.Abs(g.X-x) > 0.01 || g.Y != glyphs[0].Y {
			return i
		}
		x = g.X + f.advance(g.ID)*size/1000
	}
	return len(glyphs)
}

func (f *Font) use(g Glyph) {
	if known, ok := f.used[g.ID]; ok && known != "" {
		return
	}
	var b strings.Builder
	for _, unit := range utf16.Encode(g.Text) {
		fmt.Fprintf(&b, "%04X", unit)
	}
	f.used[g.ID] = b.String()
}

func (f *Font) write(d *Document) {
	ids := make([]uint16, 0, len(f.used))
	for id := range f.used {
		ids = append(ids, id)
	}
	slices.Sort(ids)
	var widths strings.Builder
	for _, id := range ids {
		fmt.Fprintf(&widths, "%d[%s]", id, num(f.advance(id)))
	}
	name := f.subsetName(ids)
	file := f.subset(ids)
	embedded := d.add(packed(fmt.Sprintf("/Length1 %d", len(file)), string(file)))
	descriptor := d.add(f.descriptor(name, embedded))
	descendant := d.add(fmt.Sprintf("<</Type/Font/Subtype/CIDFontType2/BaseFont/%s/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>"+
		"/CIDToGIDMap/Identity/FontDescriptor %d 0 R/DW 0/W[%s]>>", name, descriptor, widths.String()))
	unicode := d.add(packed("", f.toUnicode(ids)))
	d.set(f.object, fmt.Sprintf("<</Type/Font/Subtype/Type0/BaseFont/%s/Encoding/Identity-H/DescendantFonts[%d 0 R]/ToUnicode %d 0 R>>",
		name, descendant, unicode))
}

// subsetName has the tag of six letters that tells subsets apart.
func (f *Font) subsetName(ids []uint16) string {
	hash := uint32(2166136261)
	for _, id := range ids {
		hash = (hash ^ uint32(id)) * 16777619
	}
	tag := make([]byte, 6)
	for i := range tag {
		tag[i] = 'A' + byte(hash%26)
		hash /= 26
	}
	return string(tag) + "+" + f.name
}

func (f *Font) descriptor(name string, embedded int) string {
	head, hhea := f.tables["head"], f.tables["hhea"]
	em := func(table []byte, at int) string {
		return num(float64(int16(binary.BigEndian.Uint16(table[at:]))) * 1000 / f.perEm)
	}
	const symbolic = 4
	return fmt.Sprintf("<</Type/FontDescriptor/FontName/%s/Flags %d/FontBBox[%s %s %s %s]/ItalicAngle 0/Ascent %s/Descent %s/CapHeight %s/StemV 80/FontFile2 %d 0 R>>",
		name, symbolic, em(head, 36), em(head, 38), em(head, 40), em(head, 42), em(hhea, 4), em(hhea, 6), em(hhea, 4), embedded)
}

// toUnicode is the map from glyphs to letters (ISO 32000-1, 9.10.3).
func (f *Font) toUnicode(ids []uint16) string {
	var b strings.Builder
	b.WriteString("/CIDInit/ProcSet findresource begin 12 dict begin begincmap\n" +
		"/CIDSystemInfo<</Registry(Adobe)/Ordering(UCS)/Supplement 0>>def\n/CMapName/Adobe-Identity-UCS def/CMapType 2 def\n" +
		"1 begincodespacerange<0000><FFFF>endcodespacerange\n")
	const most = 100 // in one block
	for block := range slices.Chunk(slices.DeleteFunc(slices.Clone(ids), func(id uint16) bool { return f.used[id] == "" }), most) {
		fmt.Fprintf(&b, "%d beginbfchar\n", len(block))
		for _, id := range block {
			fmt.Fprintf(&b, "<%04X><%s>\n", id, f.used[id])
		}
		b.WriteString("endbfchar\n")
	}
	b.WriteString("endcmap CMapName currentdict/CMap defineresource pop end end")
	return b.String()
}
