package layout

import (
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"math"
	"os"
	"strconv"
	"strings"
	"testing"

	"interessentkart/internal/scene/proof"
	"interessentkart/internal/stakeholder"
)

// This file reads finished drawings as a stranger would: from the SVG alone, by
// code that shares nothing with the layout, and checks the laws of a figure:
// rules L1, L2, L3.

type spot struct{ x, y float64 }

// figure is a drawing as it is read.
type figure struct {
	width, height float64
	actors        []drawnActor // and groups
	texts         []drawnText
	marks         []drawnMark
	groups        int // how many groups of marks were begun
	relations     []drawnRelation
}

type drawnActor struct {
	name  string
	areas [][]spot
}

type drawnRelation struct {
	name   string
	lines  [][]spot // one after the other, as points about 1.5 points apart
	heads  [][]spot
	labels []inkArea
}

type inkArea struct{ left, top, right, low float64 }

// readFigure reads the groups that are called actor and relation.
func readFigure(svg string) (*figure, error) {
	f := &figure{}
	d := xml.NewDecoder(strings.NewReader(svg))
	class, depth := "", 0
	for {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			return f, nil
		}
		if err != nil {
			return nil, err
		}
		switch e := token.(type) {
		case xml.StartElement:
			a := attributes(e)
			depth++
			if e.Name.Local == "svg" {
				box := strings.Fields(a["viewBox"])
				f.width, f.height = number(box[2]), number(box[3])
			}
			if e.Name.Local == "g" {
				class = a["class"]
				f.groups++
				switch class {
				case "actor", "group":
					f.actors = append(f.actors, drawnActor{})
				case "relation":
					f.relations = append(f.relations, drawnRelation{})
				}
			}
			if e.Name.Local == "title" {
				text := ""
				if err := d.DecodeElement(&text, &e); err != nil {
					return nil, err
				}
				depth--
				f.called(class, strings.NewReplacer("\u2068", "", "\u2069", "").Replace(text))
				continue
			}
			if err := f.read(class, e.Name.Local, a); err != nil {
				return nil, err
			}
		case xml.EndElement:
			if depth--; e.Name.Local == "g" {
				class = ""
			}
		}
	}
}

func attributes(e xml.StartElement) map[string]string {
	a := map[string]string{}
	for _, attr := range e.Attr {
		a[attr.Name.Local] = attr.Value
	}
	return a
}

func (f *figure) called(class, name string) {
	switch class {
	case "actor", "group":
		f.actors[len(f.actors)-1].name = name
	case "relation":
		f.relations[len(f.relations)-1].name = name
	}
}

func (f *figure) read(class, kind string, a map[string]string) error {
	points, err := outlineOf(kind, a)
	if err != nil {
		return err
	}
	f.see(class, kind, a, points)
	switch {
	case (class == "actor" || class == "group") && len(points) > 2 && a["fill"] != "none":
		last := &f.actors[len(f.actors)-1]
		last.areas = append(last.areas, points)
	case class == "relation" && kind == "text":
		last := &f.relations[len(f.relations)-1]
		last.labels = append(last.labels, textArea(a))
	case class == "relation" && len(points) > 1 && a["fill"] == "none":
		last := &f.relations[len(f.relations)-1]
		last.lines = append(last.lines, dense(points))
	case class == "relation" && len(points) > 2:
		last := &f.relations[len(f.relations)-1]
		last.heads = append(last.heads, points)
	}
	return nil
}

func number(s string) float64 {
	v, _ := strconv.ParseFloat(s, 64)
	return v
}

// textArea is about where letters have ink: from 0.75 em above the line to its foot.
func textArea(a map[string]string) inkArea {
	x, y, size, w := number(a["x"]), number(a["y"]), number(a["font-size"]), number(a["textLength"])
	switch a["text-anchor"] {
	case "middle":
		x -= w / 2
	case "end":
		x -= w
	}
	return inkArea{x, y - 0.72*size, x + w, y}
}

// outlineOf gives the points of what is drawn; curves become chords.
func outlineOf(kind string, a map[string]string) ([]spot, error) {
	switch kind {
	case "rect":
		x, y, w, h := number(a["x"]), number(a["y"]), number(a["width"]), number(a["height"])
		return []spot{{x, y}, {x + w, y}, {x + w, y + h}, {x, y + h}}, nil
	case "ellipse":
		var points []spot
		for k := range 48 {
			sin, cos := math.Sincos(float64(k) * math.Pi / 24)
			points = append(points, spot{number(a["cx"]) + number(a["rx"])*cos, number(a["cy"]) + number(a["ry"])*sin})
		}
		return points, nil
	case "line":
		return []spot{{number(a["x1"]), number(a["y1"])}, {number(a["x2"]), number(a["y2"])}}, nil
	case "polygon", "polyline":
		var points []spot
		fields := strings.FieldsFunc(a["points"], func(r rune) bool { return r == ' ' || r == ',' })
		for i := 0; i+1 < len(fields); i += 2 {
			points = append(points, spot{number(fields[i]), number(fields[i+1])})
		}
		return points, nil
	case "path":
		return pathPoints(a["d"])
	}
	return nil, nil
}

// pathPoints reads the path commands that the program writes.
func pathPoints(d string) ([]spot, error) {
	var points []spot
	for d != "" {
		command := d[0]
		end := 1 + strings.IndexAny(d[1:], "MLHVCZ")
		if end == 0 {
			end = len(d)
		}
		fields := strings.FieldsFunc(strings.ReplaceAll(d[1:end], "-", " -"), func(r rune) bool { return r == ' ' || r == ',' })
		d = d[end:]
		var n []float64
		for _, s := range fields {
			n = append(n, number(s))
		}
		switch command {
		case 'M', 'L':
			for i := 0; i+1 < len(n); i += 2 {
				points = append(points, spot{n[i], n[i+1]})
			}
		case 'H':
			points = append(points, spot{n[0], points[len(points)-1].y})
		case 'V':
			points = append(points, spot{points[len(points)-1].x, n[0]})
		case 'C':
			for i := 0; i+5 < len(n); i += 6 {
				p := points[len(points)-1]
				for k := 1; k <= 30; k++ {
					t := float64(k) / 30
					s := 1 - t
					points = append(points, spot{
						s*s*s*p.x + 3*s*s*t*n[i] + 3*s*t*t*n[i+2] + t*t*t*n[i+4],
						s*s*s*p.y + 3*s*s*t*n[i+1] + 3*s*t*t*n[i+3] + t*t*t*n[i+5]})
				}
			}
		case 'Z':
			points = append(points, points[0])
		default:
			return nil, fmt.Errorf("path command %q", command)
		}
	}
	return points, nil
}

// dense puts points at least every 1.5 points on a line.
func dense(line []spot) []spot {
	all := line[:1:1]
	for k := 1; k < len(line); k++ {
		a, b := line[k-1], line[k]
		n := math.Max(1, math.Ceil(math.Hypot(b.x-a.x, b.y-a.y)/1.5))
		for i := 1.0; i <= n; i++ {
			all = append(all, spot{a.x + (b.x-a.x)*i/n, a.y + (b.y-a.y)*i/n})
		}
	}
	return all
}

// away is how far a point is from an area, 0 within it.
func away(p spot, polygon []spot) float64 {
	inside, least := false, math.Inf(1)
	b := polygon[len(polygon)-1]
	for _, a := range polygon {
		if (a.y > p.y) != (b.y > p.y) && p.x < (b.x-a.x)*(p.y-a.y)/(b.y-a.y)+a.x {
			inside = !inside
		}
		vx, vy := b.x-a.x, b.y-a.y
		t := 0.0
		if l := vx*vx + vy*vy; l > 0 {
			t = math.Max(0, math.Min(1, ((p.x-a.x)*vx+(p.y-a.y)*vy)/l))
		}
		least = math.Min(least, math.Hypot(p.x-a.x-t*vx, p.y-a.y-t*vy))
		b = a
	}
	if inside {
		return 0
	}
	return least
}

func (a drawnActor) away(p spot) float64 {
	least := math.Inf(1)
	for _, polygon := range a.areas {
		least = math.Min(least, away(p, polygon))
	}
	return least
}

// ends are the actors that a relation's first and last points are nearest to.
func (f *figure) ends(r drawnRelation) (from, to int, far float64) {
	last := r.lines[len(r.lines)-1]
	nearest := func(p spot) (int, float64) {
		at, least := -1, math.Inf(1)
		for i, a := range f.actors {
			if g := a.away(p); g < least {
				at, least = i, g
			}
		}
		return at, least
	}
	from, a := nearest(r.lines[0][0])
	to, b := nearest(last[len(last)-1])
	for _, head := range r.heads { // the line itself ends under its heads
		for _, p := range head {
			a, b = math.Min(a, f.actors[from].away(p)), math.Min(b, f.actors[to].away(p))
		}
	}
	return from, to, math.Max(a, b)
}

// Law numbers say which law a line of breaches is about.
func (f *figure) breaches() []string {
	var found []string
	for i, r := range f.relations {
		if len(r.lines) == 0 {
			found = append(found, "L3 "+r.name+": no line")
			continue
		}
		from, to, far := f.ends(r)
		if far > 12 {
			found = append(found, fmt.Sprintf("L3 %s: ends %.1f points from any actor", r.name, far))
		}
		found = append(found, f.through(r, from, to)...)
		found = append(found, f.labelled(i, r)...)
	}
	return found
}

// through tells of actors that a line comes too near to (L1).
func (f *figure) through(r drawnRelation, from, to int) []string {
	for i, a := range f.actors {
		if i == from || i == to {
			continue
		}
		for _, line := range r.lines {
			for _, p := range line {
				if a.near(p) && a.away(p) < 1.95 {
					return []string{fmt.Sprintf("L1 %s: through or beside %s at %.0f, %.0f", r.name, a.name, p.x, p.y)}
				}
			}
		}
	}
	return nil
}

// near is a quick look before the exact one.
func (a drawnActor) near(p spot) bool {
	for _, polygon := range a.areas {
		box := inkArea{math.Inf(1), math.Inf(1), math.Inf(-1), math.Inf(-1)}
		for _, q := range polygon {
			box = inkArea{math.Min(box.left, q.x), math.Min(box.top, q.y), math.Max(box.right, q.x), math.Max(box.low, q.y)}
		}
		if p.x > box.left-3 && p.x < box.right+3 && p.y > box.top-3 && p.y < box.low+3 {
			return true
		}
	}
	return false
}

// labelled tells of what a relation's label lies on (L2).
func (f *figure) labelled(own int, r drawnRelation) []string {
	var found []string
	for _, l := range r.labels {
		for _, a := range f.actors {
			for _, polygon := range a.areas {
				for _, corner := range []spot{{l.left, l.top}, {l.right, l.top}, {l.left, l.low}, {l.right, l.low}, {(l.left + l.right) / 2, (l.top + l.low) / 2}} {
					if away(corner, polygon) == 0 {
						found = append(found, fmt.Sprintf("L2 the label of %s lies on %s", r.name, a.name))
					}
				}
			}
		}
		for i, other := range f.relations {
			if i == own {
				continue
			}
			for _, o := range other.labels {
				if l.left < o.right && o.left < l.right && l.top < o.low && o.top < l.low {
					found = append(found, fmt.Sprintf("L2 the labels of %s and %s lie on each other", r.name, other.name))
				}
			}
			for _, line := range append(append([][]spot{}, other.lines...), other.heads...) {
				for _, p := range line {
					if p.x > l.left && p.x < l.right && p.y > l.top && p.y < l.low {
						found = append(found, fmt.Sprintf("L2 the label of %s lies on the line of %s", r.name, other.name))
						break
					}
				}
			}
		}
	}
	return found
}

// views that draw relations, and the papers that a report has.
func lawful(t *testing.T, name string, m *stakeholder.Map, papers ...string) {
	t.Helper()
	for _, view := range []stakeholder.View{stakeholder.Network, stakeholder.Hierarchy, stakeholder.Levels} {
		for _, paper := range papers {
			o := Options{View: view, Paper: paper, Viewer: internal()}
			s := drawn(t, m, o)
			for _, b := range proof.Check(s, proof.Needs{}) {
				t.Errorf("%s, %s, %s: the program's own proof: %+v", name, view, paper, b)
			}
			f, err := readFigure(svgOf(t, s))
			if err != nil {
				t.Fatal(err)
			}
			for _, b := range f.breaches() {
				t.Errorf("%s, %s, %s: %s", name, view, paper, b)
			}
		}
	}
}

func TestExamplesKeepTheLaws(t *testing.T) {
	for _, id := range []string{"samarbeidet_0_24", "digibarnevern", "dsop", "livshendelse_dodsfall_og_arv", "livshendelse_frivillig_organisasjon", "digiung", "skate"} {
		t.Run(id, func(t *testing.T) {
			lawful(t, id, example(t, id), "a4", "a4-landscape", "16:9")
		})
	}
}

// The reader sees what it is there to see.
func TestTheReaderSeesBreaches(t *testing.T) {
	svg := `<svg viewBox="0 0 200 100"><g class="actor"><title>a</title><rect x="0" y="0" width="20" height="10" fill="#fff"/></g>` +
		`<g class="actor"><title>b</title><rect x="100" y="0" width="20" height="10" fill="#fff"/></g>` +
		`<g class="actor"><title>c</title><rect x="50" y="%s" width="20" height="10" fill="#fff"/></g>` +
		`<g class="relation"><title>r</title><path d="M20,5L100,5" fill="none"/><text x="60" y="%s" font-size="6" textLength="20" text-anchor="middle">r</text></g></svg>`
	for _, c := range []struct{ y, label, want string }{
		{"40", "20", ""}, {"0", "30", "L1"}, {"6.5", "60", "L1"}, {"17", "24", "L2"},
	} {
		f, err := readFigure(fmt.Sprintf(svg, c.y, c.label))
		if err != nil {
			t.Fatal(err)
		}
		got := strings.Join(f.breaches(), "; ")
		if c.want == "" && got != "" || !strings.Contains(got, c.want) {
			t.Errorf("box at %s, label at %s: %q, want %q", c.y, c.label, got, c.want)
		}
	}
}

// Maps of all sizes that one page holds, with aggregates, long names and labels.
func TestRandomMapsKeepTheLaws(t *testing.T) {
	sizes := []int{3, 18, 41, 60}
	if os.Getenv("SOAK") != "" {
		sizes = nil
		for n := 2; n <= 60; n++ {
			sizes = append(sizes, n)
		}
	}
	for _, n := range sizes {
		t.Run(fmt.Sprint(n), func(t *testing.T) {
			lawful(t, fmt.Sprint(n), sample(t, n), "a4-landscape", "16:9")
		})
	}
}
