package render

import (
	"encoding/binary"
	"hash/crc32"
	"math"
)

// headerEnd is where the first chunk of a PNG file, IHDR, ends: 8 bytes of
// signature, then length, type, 13 bytes of data and a checksum.
const headerEnd = 8 + 4 + 4 + 13 + 4

// withResolution inserts a pHYs chunk (PNG specification, 11.3.4.3) that says how
// many dots an inch has.
func withResolution(file []byte, dotsPerInch float64) []byte {
	perMetre := uint32(math.Round(dotsPerInch / 0.0254))
	chunk := []byte{0, 0, 0, 9, 'p', 'H', 'Y', 's'}
	chunk = binary.BigEndian.AppendUint32(chunk, perMetre)
	chunk = binary.BigEndian.AppendUint32(chunk, perMetre)
	chunk = append(chunk, 1) // the unit is the metre
	chunk = binary.BigEndian.AppendUint32(chunk, crc32.ChecksumIEEE(chunk[4:]))
	out := make([]byte, 0, len(file)+len(chunk))
	out = append(out, file[:headerEnd]...)
	out = append(out, chunk...)
	return append(out, file[headerEnd:]...)
}
