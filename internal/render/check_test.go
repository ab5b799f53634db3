package render

import (
	"bytes"
	"strings"
	"testing"

	"interessentkart/internal/scene"
)

const (
	head = `<svg xmlns="http://www.w3.org/2000/svg" width="9pt" height="9pt">`
	tail = `</svg>`
)

func TestCheck(t *testing.T) {
	for _, good := range []string{
		"", `<g class="actor" role="graphics-symbol img"><title>a &amp; b</title></g>`,
		`<rect x="0" y="-1.5" width="2" height="3" fill="none" stroke="#00ff00"/>`,
		`<path d="M0,0L1,1 C1,2 3,4 5,6Z" fill="none"/>`, `<text x="1" y="2">a</text>`,
	} {
		if err := Check([]byte(head + good + tail)); err != nil {
			t.Errorf("%s: %v", good, err)
		}
	}
	for _, bad := range []string{
		`<script>alert(1)</script>`, `<a href="x">b</a>`, `<image/>`, `<style>x</style>`, `<foreignObject/>`, `<use/>`,
		`<g onload="alert(1)"/>`, `<g id="x"/>`, `<g style="x"/>`, `<rect fill="url(#a)"/>`, `<rect fill="url(http://x)"/>`, `<rect fill="red"/>`,
		`<rect x="1" x="2"/>`, `<rect x='1'/>`, `<rect x=1/>`, `<rect x="1"y="2"/>`, `<rect x="1`, `<rect x="javascript:1"/>`,
		`<text>a<script/></text>`, `<title><g/></title>`, `loose`, `<g>loose</g>`, `<g>`, `</g>`, `<g></svg>`, `<svg></svg>`,
		`<!-- c -->`, `<![CDATA[x]]>`, `<!DOCTYPE svg>`, `<?xml-stylesheet href="x"?>`, `<title>&nbsp;</title>`, `<title>&#0;</title>`, `<title>&lt</title>`,
		`<title>a]]>b</title>`, "<title>\x00</title>", "<title>\x1b</title>", "<title>\u202e</title>", "<title>\ufffe</title>", "<title>\xff</title>",
		`<g class="a&quot;"/>`, `<g class="button"/>`, `<g role="button"/>`, `<g role="graphics-symbol"/>`, `<text font-family="x"/>`, `<G/>`, `< g/>`, `<g xlink:href="x"/>`, tail + head, tail + "x",
	} {
		if err := Check([]byte(head + bad + tail)); err == nil {
			t.Errorf("%s: allowed", bad)
		}
	}
	for _, bad := range []string{"", "<g/>", "x" + head + tail, head} {
		if err := Check([]byte(bad)); err == nil {
			t.Errorf("%q: allowed", bad)
		}
	}
}

var hostile = []string{
	`<script>alert(1)</script>`, `"><svg onload=alert(1)>`, `' onload='alert(1)`, `]]>`, `<![CDATA[`, `-->`, `javascript:alert(1)`, `&amp;&#0;&xxe;`,
	"a\x00b\x01\x1f\x7f\u0085", "\ufffe\uffff\ufeff", "\xff\xfe\xed\xa0\x80", "\u202eabc\u202d\u2066\u2067\u2068", "שלום עולם", "السلام عليكم ﷽",
	"😀👩‍👩‍👧‍👦🇳🇴", "e" + strings.Repeat("\u0301", 2000), strings.Repeat("a", 10000), strings.Repeat("æ ø ", 2500), "digraph { a -> b [label=\"x\"] }",
	"url(#x)", "file:///etc/passwd", "%s%n%d", "\\u0000", "\r\n\t", "\u2028\u2029", "北京市政府",
}

// named is a drawing that uses one text wherever a text may stand.
func named(m *scene.Metrics, th *scene.Theme, name string) *scene.Scene {
	s := &scene.Scene{Title: name, Description: name, Lang: "nb", Width: 300, Height: 200, Paper: th.Paper}
	box := scene.Rect{X: 10, Y: 10, W: 120, H: 50}
	s.Add(scene.Actor, name, name, scene.Shape{Box: box, Style: th.Kinds[0].Style(1)}, m.Fit(name, scene.Font{Size: 10}, 110, 3).Centred(box.Centre(), th.Ink))
	s.Add(scene.Relation, scene.Isolate(name)+" → "+scene.Isolate(name), "", m.OneLine(name, scene.Font{Size: 8, Bold: true}).Text(scene.Point{X: 10, Y: 80}, scene.Start, th.Ink))
	s.Twin = []scene.Table{{Caption: name, Header: []string{name}, Rows: [][]string{{name}}}}
	return s
}

func TestHostileNamesAreText(t *testing.T) {
	m, th := metrics(t), theme(t, "light")
	for _, name := range hostile {
		s := named(m, th, name)
		drawing, err := SVG(s)
		if err != nil {
			t.Errorf("%.40q: %v", name, err)
			continue
		}
		wellFormed(t, drawing)
		if bytes.Contains(drawing, []byte("<script")) {
			t.Errorf("%q: a script got in", name)
		}
		for _, item := range s.Items[:1] {
			label := item.Marks[1].(scene.Text)
			if !s.Items[0].Marks[0].Bounds().Contains(label.Bounds()) {
				t.Errorf("%.40q: label %v leaves its box", name, label.Bounds())
			}
		}
		if _, err := PDF(s); err != nil {
			t.Errorf("%.40q: %v", name, err)
		}
		if _, err := PNG(s, 0.5); err != nil {
			t.Errorf("%.40q: %v", name, err)
		}
		if _, err := HTMLTwin(s); err != nil {
			t.Errorf("%.40q: %v", name, err)
		}
	}
}

func FuzzSVG(f *testing.F) {
	for _, name := range hostile {
		f.Add(name)
	}
	m, th := metrics(f), theme(f, "dark")
	f.Fuzz(func(t *testing.T, name string) {
		drawing, err := SVG(named(m, th, name))
		if err != nil {
			t.Fatal(err)
		}
		wellFormed(t, drawing)
	})
}

// Whatever Check lets through is well-formed.
func FuzzCheck(f *testing.F) {
	f.Add([]byte(head + `<g class="actor"><title>a</title><rect x="1"/></g>` + tail))
	f.Add([]byte(xmlDeclaration + "\n" + head + tail + "\n"))
	f.Fuzz(func(t *testing.T, document []byte) {
		if Check(document) == nil {
			wellFormed(t, document)
		}
	})
}

func FuzzPDF(f *testing.F) {
	for _, name := range hostile {
		f.Add(name)
	}
	m, th := metrics(f), theme(f, "print")
	f.Fuzz(func(t *testing.T, name string) {
		if _, err := PDF(named(m, th, name)); err != nil {
			t.Fatal(err)
		}
	})
}

func BenchmarkCheck(b *testing.B) {
	drawing, err := SVG(large(metrics(b), theme(b, "light"), 1000))
	if err != nil {
		b.Fatal(err)
	}
	b.SetBytes(int64(len(drawing)))
	for b.Loop() {
		if err := Check(drawing); err != nil {
			b.Fatal(err)
		}
	}
}
