package pdf

import (
	"encoding/binary"
	"slices"

	"github.com/go-text/typesetting/font/opentype"
)

// Flags of a composite glyph (OpenType specification, «glyf»).
const (
	argumentsAreWords = 0x0001
	hasScale          = 0x0008
	moreComponents    = 0x0020
	hasTwoScales      = 0x0040
	hasMatrix         = 0x0080
)

// subset is the font with the outlines of some glyphs and their parts alone.
// Glyphs keep their numbers.
func (f *Font) subset(ids []uint16) []byte {
	keep := map[uint16]bool{0: true}
	for _, id := range ids {
		f.keep(keep, id)
	}
	n := f.glyphs()
	loca := make([]byte, 4*(n+1))
	metrics := make([]byte, len(f.tables["hmtx"]))
	var glyf []byte
	for id := range n {
		binary.BigEndian.PutUint32(loca[4*id:], uint32(len(glyf)))
		if !keep[uint16(id)] {
			continue
		}
		glyf = append(glyf, f.outline(uint16(id))...)
		for len(glyf)%4 > 0 {
			glyf = append(glyf, 0)
		}
		f.copyMetrics(metrics, id)
	}
	binary.BigEndian.PutUint32(loca[4*n:], uint32(len(glyf)))
	f.copyMetrics(metrics, f.metrics-1) // stands for all that follow

	var tables []opentype.Table
	for _, tag := range embeddedTables {
		content := f.tables[tag]
		switch tag {
		case "glyf":
			content = glyf
		case "loca":
			content = loca
		case "hmtx":
			content = metrics
		case "head":
			content = slices.Clone(content)
			binary.BigEndian.PutUint32(content[8:], 0) // the sum of the whole file, which no longer holds
		}
		if content != nil {
			tables = append(tables, opentype.Table{Tag: opentype.MustNewTag(tag), Content: content})
		}
	}
	return opentype.WriteTTF(tables)
}

// copyMetrics copies the advance and bearing of a glyph.
func (f *Font) copyMetrics(to []byte, id int) {
	from, length := 4*id, 4
	if id >= f.metrics {
		from, length = 4*f.metrics+2*(id-f.metrics), 2
	}
	if from+length <= len(to) {
		copy(to[from:from+length], f.tables["hmtx"][from:])
	}
}

// outline is a glyph's description, empty for a space.
func (f *Font) outline(id uint16) []byte {
	if int(id) >= f.glyphs() {
		return nil
	}
	loca, glyf := f.tables["loca"], f.tables["glyf"]
	from, to := binary.BigEndian.Uint32(loca[4*int(id):]), binary.BigEndian.Uint32(loca[4*int(id)+4:])
	if from >= to || int(to) > len(glyf) {
		return nil
	}
	return glyf[from:to]
}

// keep marks a glyph and, when it is put together of others, those.
func (f *Font) keep(keep map[uint16]bool, id uint16) {
	if keep[id] {
		return
	}
	keep[id] = true
	description := f.outline(id)
	if len(description) < 12 || int16(binary.BigEndian.Uint16(description)) >= 0 {
		return
	}
	for at := 10; at+4 <= len(description); {
		flags := binary.BigEndian.Uint16(description[at:])
		f.keep(keep, binary.BigEndian.Uint16(description[at+2:]))
		if flags&moreComponents == 0 {
			return
		}
		at += 6
		if flags&argumentsAreWords != 0 {
			at += 2
		}
		switch {
		case flags&hasScale != 0:
			at += 2
		case flags&hasTwoScales != 0:
			at += 4
		case flags&hasMatrix != 0:
			at += 8
		}
	}
}
