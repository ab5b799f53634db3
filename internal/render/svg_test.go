package render

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"math"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"interessentkart/internal/scene"
)

func metrics(t testing.TB) *scene.Metrics {
	t.Helper()
	m, err := scene.LoadMetrics()
	if err != nil {
		t.Fatal(err)
	}
	return m
}

func theme(t testing.TB, name string) *scene.Theme {
	t.Helper()
	th, err := scene.NewTheme(name)
	if err != nil {
		t.Fatal(err)
	}
	return th
}

var names = []string{
	"Digitaliserings- og forvaltningsdepartementet", "Arbeids- og inkluderingsdepartementet", "KS",
	"Barne-, ungdoms- og familiedirektoratet", "Brønnøysundregistrene", "Sámediggi – Sametinget", "Kvääniteatteri",
	"Brukere som har mistet noen",
}

// sample is a drawing with every shape, pattern, head and dash in it.
func sample(t testing.TB, themeName string) *scene.Scene {
	m, th := metrics(t), theme(t, themeName)
	s := &scene.Scene{
		Title: "Prøvekart", Description: "Alle former, mønstre, linjer og piler.", Lang: "nb",
		Width: 720, Height: 420, Paper: th.Paper,
	}
	s.Add(scene.Heading, s.Title, "", m.Fit("Prøvekart", scene.Font{Size: 18, Bold: true}, 600, 1).Text(scene.Point{X: 20, Y: 12}, scene.Start, th.Ink))
	shapes := make([]scene.Shape, 8)
	for i, look := range th.Kinds {
		box := scene.Rect{X: 20 + 175*float64(i%4), Y: 50 + 100*float64(i/4), W: 150, H: 62}
		rw, rh := look.Shape.Room()
		label := m.Fit(names[i], scene.Font{Size: 11}, box.W*rw, int(box.H*rh/13.2)).Centred(box.Centre(), th.Ink)
		shapes[i] = scene.Shape{Kind: look.Shape, Box: box, Radius: 8, Style: look.Style(1.5), Clear: label.Bounds().Grow(2)}
		s.Add(scene.Actor, names[i], "Aktør", shapes[i], label)
	}
	for i := range 8 {
		look := th.Community(i)
		box := scene.Rect{X: 20 + 85*float64(i), Y: 250, W: 75, H: 40}
		label := m.Fit(fmt.Sprintf("Gruppe %d", i+1), scene.Font{Size: 10}, 70, 1).Centred(box.Centre(), look.Text)
		s.Add(scene.Legend, fmt.Sprintf("Gruppe %d", i+1), "", scene.Shape{Kind: scene.Rounded, Box: box, Radius: 6, Style: look.Style(1.2), Clear: label.Bounds().Grow(2)}, label)
	}
	for i := range 3 {
		from, to := shapes[i], shapes[5+i]
		a, b := from.Border(to.Box.Centre()), to.Border(from.Box.Centre())
		s.Add(scene.Relation, names[i]+" → "+names[5+i], "", scene.Path{Points: []scene.Point{a, b}, Style: scene.Style{Stroke: th.Line, Width: 1.2}, End: []scene.Head{scene.Triangle, scene.Kite, scene.Bar}[i]})
	}
	heads := [...]scene.Head{scene.NoHead, scene.Triangle, scene.Open, scene.Kite, scene.Ball, scene.Bar}
	for i, head := range heads {
		y, x := 398.0, 24+52*float64(i)
		line := scene.Path{Points: []scene.Point{{X: x, Y: y}, {X: x + 42, Y: y}}, Style: scene.Style{Stroke: th.Line, Width: 1.4, Dash: scene.Dash(i % 4)}, End: head}
		s.Add(scene.Legend, fmt.Sprintf("Relasjon %d", i+1), "", line)
	}
	curve := []scene.Point{{X: 30, Y: 330}, {X: 150, Y: 290}, {X: 300, Y: 420}, {X: 420, Y: 340}}
	s.Add(scene.Relation, "Bue", "", scene.Path{Points: curve, Cubic: true, Style: scene.Style{Stroke: th.Warning, Width: 2}, Start: scene.Ball, End: scene.Triangle})
	s.Add(scene.Note, "Bokstaver", "", m.Fit("čđŋšŧžáâ ČĐŊŠŦŽÁÂ æøå ÆØÅ äöü", scene.Font{Size: 14}, 400, 2).Text(scene.Point{X: 440, Y: 320}, scene.Start, th.Accent))
	s.Add(scene.Note, "Høyre", "", m.Fit("Høyrestilt, halvfet og lang tekst som går over flere linjer", scene.Font{Size: 12, Bold: true}, 150, 3).Text(scene.Point{X: 700, Y: 350}, scene.End, th.Muted))
	return s
}

// wellFormed parses with the standard library, which knows nothing of Check.
func wellFormed(t testing.TB, document []byte) {
	t.Helper()
	decoder := xml.NewDecoder(bytes.NewReader(document))
	for {
		if _, err := decoder.Token(); errors.Is(err, io.EOF) {
			return
		} else if err != nil {
			t.Fatalf("not well-formed: %v", err)
		}
	}
}

func TestSVGIsTheSameEachTime(t *testing.T) {
	for _, name := range scene.Themes() {
		first, err := SVG(sample(t, name))
		if err != nil {
			t.Fatal(err)
		}
		second, _ := SVG(sample(t, name))
		if !bytes.Equal(first, second) {
			t.Errorf("%s: two drawings of one scene differ", name)
		}
		wellFormed(t, first)
		if dir := os.Getenv("DRAW"); dir != "" {
			if err := os.WriteFile(filepath.Join(dir, name+".svg"), first, 0o600); err != nil {
				t.Fatal(err)
			}
		}
	}
}

func TestSVGRefusesWhatIsNoNumber(t *testing.T) {
	for _, v := range []float64{math.NaN(), math.Inf(1), 1e12} {
		s := &scene.Scene{Width: 10, Height: 10}
		s.Add(scene.Actor, "a", "", scene.Shape{Box: scene.Rect{X: v, W: 1, H: 1}})
		if _, err := SVG(s); err == nil || !strings.Contains(err.Error(), "item 0 (actor), mark 0") {
			t.Errorf("%g: got %v", v, err)
		}
	}
}

func TestAppendNumber(t *testing.T) {
	for _, c := range []struct {
		v    float64
		want string
	}{{0, "0"}, {math.Copysign(0, -1), "0"}, {-0.004, "0"}, {1.5, "1.5"}, {-1.257, "-1.26"}, {10.1, "10.1"}, {0.05, "0.05"}, {123456, "123456"}} {
		if got := string(appendNumber(nil, c.v)); got != c.want {
			t.Errorf("%g: %s, want %s", c.v, got, c.want)
		}
	}
}

func BenchmarkSVG(b *testing.B) {
	m, th := metrics(b), theme(b, "light")
	for _, n := range []int{150, 1000, 5000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if _, err := SVG(large(m, th, n)); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

// large is n labelled actors and n·3/2 labelled relations, built from scratch.
func large(m *scene.Metrics, th *scene.Theme, n int) *scene.Scene {
	s := &scene.Scene{Title: "Stort", Lang: "nb", Width: 4000, Height: 4000, Paper: th.Paper}
	at := func(i int) scene.Point { return scene.Point{X: float64(i%71) * 55, Y: float64(i/71) * 50} }
	for i := range n {
		look := th.Kinds[i%8]
		box := scene.Around(at(i), 50, 30)
		name := fmt.Sprint(names[i%len(names)], " ", i)
		s.Add(scene.Actor, name, "stat", scene.Shape{Kind: look.Shape, Box: box, Radius: 4, Style: look.Style(1)},
			m.Fit(name, scene.Font{Size: 8}, 48, 3).Centred(at(i), look.Text))
	}
	for i := range n * 3 / 2 {
		from, to := at(i%n), at((i*7+1)%n)
		s.Add(scene.Relation, "a → b", "", scene.Path{Points: []scene.Point{from, to}, Style: scene.Style{Stroke: th.Line, Width: 1}, End: scene.Triangle},
			m.Fit("finansierer", scene.Font{Size: 7}, 60, 1).Centred(from.Add(to).Times(0.5), th.Muted))
	}
	return s
}
