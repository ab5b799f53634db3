package render

import (
	"bytes"
	"compress/zlib"
	"encoding/binary"
	"hash/crc32"
	"image"
	"math"
)

// pngWriter writes a PNG file (ISO 15948) band by band. The standard library's
// encoder needs the whole picture and tries five filters a row; drawings are
// flat, and «up» is as good as the best of them.
type pngWriter struct {
	out    bytes.Buffer
	packed bytes.Buffer
	zlib   *zlib.Writer
	opaque bool
	above  []byte // the row before, unfiltered
	row    []byte
	coded  []byte // a row with the filter's number before it
}

const (
	colourTrue      = 2 // red, green, blue
	colourTrueAlpha = 6
	filterUp        = 2
)

// newPNGWriter begins a file. An opaque picture is written without alpha.
func newPNGWriter(width, height int, dotsPerInch float64, opaque bool) *pngWriter {
	channels, kind := 3, byte(colourTrue)
	if !opaque {
		channels, kind = 4, colourTrueAlpha
	}
	w := &pngWriter{opaque: opaque, above: make([]byte, channels*width), row: make([]byte, channels*width), coded: make([]byte, 1+channels*width)}
	w.zlib, _ = zlib.NewWriterLevel(&w.packed, zlib.BestSpeed) // the level exists
	w.out.WriteString("\x89PNG\r\n\x1a\n")
	header := binary.BigEndian.AppendUint32(nil, uint32(width))
	header = binary.BigEndian.AppendUint32(header, uint32(height))
	w.chunk("IHDR", append(header, 8, kind, 0, 0, 0))
	perMetre := uint32(math.Round(dotsPerInch / 0.0254))
	density := binary.BigEndian.AppendUint32(nil, perMetre)
	density = binary.BigEndian.AppendUint32(density, perMetre)
	w.chunk("pHYs", append(density, 1)) // the unit is the metre
	return w
}

func (w *pngWriter) chunk(name string, content []byte) {
	head := binary.BigEndian.AppendUint32(nil, uint32(len(content)))
	w.out.Write(head)
	sum := crc32.NewIEEE()
	for _, part := range [][]byte{[]byte(name), content} {
		w.out.Write(part)
		_, _ = sum.Write(part) // a hash takes everything
	}
	w.out.Write(binary.BigEndian.AppendUint32(nil, sum.Sum32()))
}

// write adds the rows of a band.
func (w *pngWriter) write(band *image.RGBA) error {
	for y := range band.Rect.Dy() {
		w.unpack(band.Pix[y*band.Stride : y*band.Stride+4*band.Rect.Dx()])
		w.coded[0] = filterUp
		for i, v := range w.row {
			w.coded[1+i] = v - w.above[i]
		}
		if _, err := w.zlib.Write(w.coded); err != nil {
			return err
		}
		w.row, w.above = w.above, w.row
		if w.packed.Len() > 1<<16 {
			w.chunk("IDAT", w.packed.Bytes())
			w.packed.Reset()
		}
	}
	return nil
}

// unpack turns a row of colours that are multiplied by their alpha into the
// file's.
func (w *pngWriter) unpack(pixels []byte) {
	if w.opaque {
		for i, k := 0, 0; i < len(pixels); i, k = i+4, k+3 {
			w.row[k], w.row[k+1], w.row[k+2] = pixels[i], pixels[i+1], pixels[i+2]
		}
		return
	}
	for i := 0; i < len(pixels); i += 4 {
		alpha := uint32(pixels[i+3])
		for c := range 3 {
			w.row[i+c] = 0
			if alpha > 0 {
				w.row[i+c] = uint8((uint32(pixels[i+c])*255 + alpha/2) / alpha)
			}
		}
		w.row[i+3] = pixels[i+3]
	}
}

// end gives the file.
func (w *pngWriter) end() ([]byte, error) {
	if err := w.zlib.Close(); err != nil {
		return nil, err
	}
	w.chunk("IDAT", w.packed.Bytes())
	w.chunk("IEND", nil)
	return w.out.Bytes(), nil
}
