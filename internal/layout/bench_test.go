package layout

import (
	"context"
	"fmt"
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
