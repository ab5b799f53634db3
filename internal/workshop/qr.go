package workshop

import (
	"bytes"
	"fmt"

	"rsc.io/qr"
)

// margin is the quiet zone that the standard asks for, in modules.
const margin = 4

// QR draws text as a QR code in SVG, black on white, ten units a module. A
// quarter of it may be unreadable.
func QR(text string) ([]byte, error) {
	code, err := qr.Encode(text, qr.Q)
	if err != nil {
		return nil, fmt.Errorf("QR code: %w", err)
	}
	side := 10 * (code.Size + 2*margin)
	var b bytes.Buffer
	fmt.Fprintf(&b, `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" role="img"><title>QR</title>`, side, side)
	fmt.Fprintf(&b, `<rect width="%d" height="%d" fill="#fff"/><path fill="#000" d="`, side, side)
	for y := range code.Size {
		for x := 0; x < code.Size; x++ {
			from := x
			for x < code.Size && code.Black(x, y) {
				x++
			}
			if x > from {
				fmt.Fprintf(&b, "M%d %dh%dv10h-%dz", 10*(from+margin), 10*(y+margin), 10*(x-from), 10*(x-from))
			}
		}
	}
	b.WriteString(`"/></svg>`)
	return b.Bytes(), nil
}
