package kit

import (
	"bytes"
	"fmt"
	"html"
)

// poster is a standing page with what the workshop is about, the code, and the
// address for those who cannot scan it.
func (k *maker) poster() []byte {
	var b bytes.Buffer
	line := func(y, size int, weight, text string) {
		fmt.Fprintf(&b, `<text x="105" y="%d" font-size="%d" font-weight="%s" textLength="%d" lengthAdjust="spacingAndGlyphs">%s</text>`,
			y, size, weight, min(190, len([]rune(text))*size/2), html.EscapeString(text))
	}
	fmt.Fprintf(&b, `<svg xmlns="http://www.w3.org/2000/svg" width="210mm" height="297mm" viewBox="0 0 210 297" lang="%s"><title>%s</title>`,
		k.w.Lang(), html.EscapeString(k.text("poster.title", nil)))
	b.WriteString(`<rect width="210" height="297" fill="#fff"/><g fill="#000" text-anchor="middle" font-family="Arial, Liberation Sans, sans-serif">`)
	line(35, 16, "bold", k.text("poster.title", nil))
	line(52, 9, "normal", k.title)
	line(248, 8, "normal", k.text("poster.use", nil))
	line(264, 7, "normal", k.o.Address)
	b.WriteString(`</g>`)
	b.Write(bytes.Replace(k.o.Code, []byte("<svg "), []byte(`<svg x="25" y="68" width="160" height="160" `), 1))
	b.WriteString(`</svg>`)
	return b.Bytes()
}
