package report

import (
	"bytes"
	"fmt"
	"html"
	"strings"

	"interessentkart/internal/render"
)

// HTML writes the document as one page that stands alone, without script or
// anything fetched from elsewhere. Drawings are SVG in the page; headings, lists
// and tables are marked up as such, so that the page works with a screen reader,
// with the keyboard, on a telephone and on paper.
func HTML(d *Document) ([]byte, error) {
	p := &page5{}
	p.write(`<!DOCTYPE html>` + "\n" + `<html lang="` + d.Lang + `"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>`)
	p.text(d.Title + " – " + d.Subtitle)
	p.write(`</title><style>` + sheet + `</style></head><body><a class="skip" href="#content">`)
	p.text(d.Skip)
	p.write("</a>\n<header>")
	p.element("h1", "", d.Title)
	p.element("p", "subtitle", d.Subtitle)
	p.write("<dl>")
	for _, f := range d.Facts {
		p.write("<div>")
		p.element("dt", "", f.Name)
		p.element("dd", "", f.Value)
		p.write("</div>")
	}
	p.write("</dl></header>\n")
	p.contents(d)
	p.write(`<main id="content">` + "\n")
	for _, s := range d.Sections {
		p.section(s)
	}
	p.write("</main></body></html>\n")
	if p.err != nil {
		return nil, fmt.Errorf("report: html: %w", p.err)
	}
	return p.out.Bytes(), nil
}

// page5 is a page of HTML 5 in the making.
type page5 struct {
	out bytes.Buffer
	err error
}

func (p *page5) write(markup string) { p.out.WriteString(markup) }

func (p *page5) text(text string) { p.out.WriteString(html.EscapeString(text)) }

// element writes an element with text; class may be empty.
func (p *page5) element(name, class, text string) {
	p.write("<" + name)
	if class != "" {
		p.write(` class="` + class + `"`)
	}
	p.write(">" + strings.ReplaceAll(html.EscapeString(text), "\n", "<br>") + "</" + name + ">")
}

func (p *page5) contents(d *Document) {
	p.write(`<nav aria-labelledby="contents"><h2 id="contents">`)
	p.text(d.Contents)
	p.write(`</h2><ul>`)
	for _, s := range d.Sections {
		if s.Level == 1 {
			p.write(`<li><a href="#` + s.ID + `">`)
			p.text(s.Heading)
			p.write(`</a></li>`)
		}
	}
	p.write("</ul></nav>\n")
}

// section writes a heading one level below that of the page.
func (p *page5) section(s Section) {
	tag := fmt.Sprintf("h%d", s.Level+1)
	p.write("<" + tag + ` id="` + s.ID + `">`)
	p.text(s.Heading)
	p.write("</" + tag + ">\n")
	for _, b := range s.Blocks {
		p.block(b)
	}
}

func (p *page5) block(b Block) {
	switch {
	case b.Table != nil:
		p.table(b.Table)
	case b.Figure != nil:
		p.figure(b.Figure)
	case len(b.List) > 0:
		p.write("<ul>")
		for _, line := range b.List {
			p.element("li", "", line)
		}
		p.write("</ul>\n")
	case b.Quiet:
		p.element("p", "source", b.Paragraph)
	case b.Paragraph != "":
		p.element("p", "", b.Paragraph)
	}
}

// table can be scrolled sideways by the keyboard where it is too wide.
func (p *page5) table(t *Table) {
	p.write(`<div class="wide" tabindex="0" role="region" aria-label="` + html.EscapeString(t.Caption) + `"><table>`)
	p.element("caption", "", t.Caption)
	p.write("<thead><tr>")
	for _, head := range t.Heads {
		p.write(`<th scope="col">` + html.EscapeString(head) + "</th>")
	}
	p.write("</tr></thead><tbody>\n")
	for _, row := range t.Rows {
		p.write("<tr>")
		for i, cell := range row {
			if i == 0 {
				p.write(`<th scope="row">` + html.EscapeString(cell) + "</th>")
				continue
			}
			p.element("td", "", cell)
		}
		p.write("</tr>\n")
	}
	p.write("</tbody></table></div>\n")
}

// figure puts the drawing into the page, with its alternative text as the name
// of one image: the tables say what it shows.
func (p *page5) figure(f *Figure) {
	svg, err := render.SVG(f.Scene)
	if err != nil {
		p.err = err
		return
	}
	_, inner, _ := bytes.Cut(svg, []byte("?>\n"))
	p.write(`<figure><div class="wide" tabindex="0" role="img" aria-label="` + html.EscapeString(f.Alt) + `">`)
	p.out.Write(inner)
	p.write("</div>")
	p.element("figcaption", "", f.Caption)
	p.write("</figure>\n")
}

const sheet = `:root{color-scheme:light}body{font:1rem/1.5 "Liberation Sans",Arial,Helvetica,sans-serif;color:#1a1a1a;background:#fff;max-width:64rem;margin:0 auto;padding:1rem}` +
	`h1{font-size:2.2rem;line-height:1.2;margin:2rem 0 .3rem}h2{margin-top:2.5rem;border-bottom:1px solid #767676}.subtitle{font-size:1.2rem;margin:0 0 1.5rem}` +
	`dl div{display:flex;gap:.5rem;flex-wrap:wrap}dt{font-weight:bold}dt::after{content:":"}dd{margin:0}a{color:#0b4f8a}` +
	`.skip{position:absolute;left:-99rem}.skip:focus{position:static}:focus-visible{outline:3px solid #0b4f8a;outline-offset:2px}` +
	`.wide{overflow-x:auto}table{border-collapse:collapse;width:100%;font-size:.9rem;margin:1rem 0}caption{text-align:left;font-weight:bold;padding:.3rem 0}` +
	`th,td{text-align:left;vertical-align:top;padding:.3rem .5rem;border-bottom:1px solid #b0b0b0}thead th{background:#e7edf3;border-bottom:2px solid #404040}tbody th{font-weight:normal}` +
	`figure{margin:1rem 0}figure svg{width:100%;height:auto}figcaption,.source{font-size:.9rem;color:#404040}` +
	`@media print{body{max-width:none}nav,.skip{display:none}thead{display:table-header-group}tr,figure{break-inside:avoid}.wide{overflow:visible}h2,h3,h4{break-after:avoid}}`
