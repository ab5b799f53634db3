package layout

import (
	"bytes"
	"context"
	"fmt"
	"os/exec"
	"testing"

	"interessentkart/internal/render"
	"interessentkart/internal/scene"
	"interessentkart/internal/stakeholder"
)

// BenchmarkNetwork lays a network out afresh and writes it as SVG.
func BenchmarkNetwork(b *testing.B) {
	for _, n := range []int{150, 300, 1000, 5000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) { benchmark(b, sample(b, n), Options{View: stakeholder.Network}) })
	}
}

// BenchmarkNative has native Graphviz draw the same networks, for comparison:
// the whole process, as a caller would run it, and without overlaps as ours are.
func BenchmarkNative(b *testing.B) {
	dot, err := exec.LookPath("dot")
	if err != nil {
		b.Skip("dot is not installed")
	}
	for _, n := range []int{150, 300, 1000, 5000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			graph := native(sample(b, n))
			for b.Loop() {
				command := exec.Command(dot, "-Ksfdp", "-Tsvg")
				command.Stdin = bytes.NewReader(graph)
				if err := command.Run(); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

// native writes a map as Graphviz reads it, with names in boxes.
func native(m *stakeholder.Map) []byte {
	var b bytes.Buffer
	b.WriteString("graph { node [shape=box]; overlap=prism\n")
	for a := range m.Actors.All() {
		fmt.Fprintf(&b, "%s [label=%q]\n", a.ID, a.Name)
	}
	for r := range m.Relations.All() {
		fmt.Fprintf(&b, "%s -- %s\n", r.From, r.To)
	}
	b.WriteString("}\n")
	return b.Bytes()
}

// BenchmarkViews draws the views whose places follow from the map.
func BenchmarkViews(b *testing.B) {
	m := sample(b, 300)
	for _, view := range Views()[1:] {
		b.Run(string(view), func(b *testing.B) { benchmark(b, m, Options{View: view}) })
	}
}

// BenchmarkChangedScore draws a map of 300 with stored positions once more
// after one score has changed.
func BenchmarkChangedScore(b *testing.B) {
	m := sample(b, 300)
	commands, err := Positions(context.Background(), m, stakeholder.Network, false, nil)
	if err != nil {
		b.Fatal(err)
	}
	level := stakeholder.High
	m = applied(b, m, append(commands, stakeholder.ChangeActor{ID: "a0007", Influence: &level})...)
	for _, view := range []stakeholder.View{stakeholder.Network, stakeholder.Grid} {
		b.Run(string(view), func(b *testing.B) { benchmark(b, m, Options{View: view}) })
	}
}

func benchmark(b *testing.B, m *stakeholder.Map, o Options) {
	b.Helper()
	o.Viewer = internal()
	var err error
	if o.Metrics, err = scene.LoadMetrics(); err != nil {
		b.Fatal(err)
	}
	b.ReportAllocs()
	for b.Loop() {
		s, err := Draw(context.Background(), m, o)
		if err != nil {
			b.Fatal(err)
		}
		if _, err := render.SVG(s); err != nil {
			b.Fatal(err)
		}
	}
}
