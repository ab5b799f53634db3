package report

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"time"

	"interessentkart/internal/render"
)

// part is a file in a package of Office Open XML.
type part struct {
	name    string
	content []byte
}

// pack writes the parts as a package. The time of an entry is fixed: the same
// parts give the same bytes.
func pack(parts []part) ([]byte, error) {
	var out bytes.Buffer
	z := zip.NewWriter(&out)
	for _, p := range parts {
		method := zip.Deflate
		if bytes.HasPrefix(p.content, []byte("\x89PNG")) {
			method = zip.Store // packed already
		}
		f, err := z.CreateHeader(&zip.FileHeader{Name: p.name, Method: method, Modified: time.Date(1980, 1, 1, 0, 0, 0, 0, time.UTC)})
		if err == nil {
			_, err = f.Write(p.content)
		}
		if err != nil {
			return nil, err
		}
	}
	err := z.Close()
	return out.Bytes(), err
}

// pixels of the PNG for each CSS pixel of the drawing: 180 dots an inch as
// embedded in a page.
const pixels = 1.6

// picture is a drawing as SVG, and as PNG for readers that do not know SVG.
func picture(f *Figure) (svg, png []byte, err error) {
	if png, err = render.PNG(f.Scene, pixels); err == nil {
		svg, err = render.SVG(f.Scene)
	}
	return svg, png, err
}

// core tells title, subject and language.
func core(d *Document) []byte {
	var b bytes.Buffer
	element := func(name, text string) {
		b.WriteString("<dc:" + name + ">")
		_ = xml.EscapeText(&b, []byte(text)) // a buffer takes everything
		b.WriteString("</dc:" + name + ">")
	}
	b.WriteString(xml.Header + `<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/">`)
	element("title", d.Title)
	element("subject", d.Subtitle)
	element("language", localeOf(d.Lang))
	b.WriteString(`</cp:coreProperties>`)
	return b.Bytes()
}

// localeOf is the language as Office names it.
func localeOf(lang string) string {
	switch lang {
	case "nn":
		return "nn-NO"
	case "en":
		return "en-GB"
	}
	return "nb-NO"
}
