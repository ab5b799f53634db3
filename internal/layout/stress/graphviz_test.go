package stress

import (
	"bufio"
	"bytes"
	"context"
	"fmt"
	"os"
	"os/exec"
	"testing"
)

// dotText writes the graph for Graphviz, boxes in inches.
func dotText(g Graph) []byte {
	var b bytes.Buffer
	b.WriteString("graph g {\nnode [shape=box fixedsize=true];\n")
	for i, s := range g.Sizes {
		fmt.Fprintf(&b, "%d [width=%.4f height=%.4f];\n", i, s.Width/72, s.Height/72)
	}
	for _, e := range g.Edges {
		fmt.Fprintf(&b, "%d -- %d;\n", e.A, e.B)
	}
	b.WriteString("}\n")
	return b.Bytes()
}

// native runs a layout of the installed Graphviz on the graph.
func native(t testing.TB, engine string, g Graph) []Point {
	t.Helper()
	run := exec.Command("dot", "-K"+engine, "-Tplain")
	run.Stdin = bytes.NewReader(dotText(g))
	out, err := run.Output()
	if err != nil {
		t.Fatalf("dot -K%s: %v", engine, err)
	}
	at := make([]Point, len(g.Sizes))
	for lines := bufio.NewScanner(bytes.NewReader(out)); lines.Scan(); {
		var i int
		var x, y float64
		if n, _ := fmt.Sscanf(lines.Text(), "node %d %g %g", &i, &x, &y); n == 3 {
			at[i] = Point{72 * x, -72 * y}
		}
	}
	return at
}

// skipWithoutDot skips, loudly, where Graphviz is not installed.
func skipWithoutDot(t testing.TB) {
	t.Helper()
	if _, err := exec.LookPath("dot"); err != nil {
		t.Skip("NOT COMPARED WITH GRAPHVIZ: dot is not installed")
	}
}

// TestStressAgainstGraphviz holds the drawings against Graphviz on the same
// graphs: never more stress than sfdp, at most 2 % more than neato.
func TestStressAgainstGraphviz(t *testing.T) {
	skipWithoutDot(t)
	if heavy < 150 {
		t.Skip("NOT COMPARED WITH GRAPHVIZ: too slow under the race detector")
	}
	for _, n := range []int{150, 300, 1000, 5000} {
		if n > heavy || n > 300 && testing.Short() {
			continue
		}
		for _, s := range networks(n, n*3/2) {
			t.Run(fmt.Sprintf("%s of %d", s.name, n), func(t *testing.T) {
				g := Graph{boxes(n), s.edges}
				ours := stressOf(t, g, laid(t, g, Options{Gap: 10}))
				sfdp := stressOf(t, g, native(t, "sfdp", g))
				if t.Logf("ours %.5f, sfdp %.5f", ours, sfdp); ours > sfdp {
					t.Errorf("stress %.5f, sfdp %.5f", ours, sfdp)
				}
				if n > 1000 {
					return
				}
				neato := stressOf(t, g, native(t, "neato", g))
				if t.Logf("%.4f of neato's", ours/neato); ours > 1.02*neato {
					t.Errorf("stress %.5f, neato %.5f", ours, neato)
				}
			})
		}
	}
}

// BenchmarkLayout measures a fresh layout with overlap removal, beside the
// whole process of the installed sfdp on the same graph.
func BenchmarkLayout(b *testing.B) {
	for _, n := range []int{150, 300, 1000, 5000} {
		for _, s := range networks(n, n*3/2) {
			g := Graph{boxes(n), s.edges}
			b.Run(fmt.Sprintf("%s/%d/ours", s.name, n), func(b *testing.B) {
				for b.Loop() {
					if _, err := Layout(context.Background(), g, Options{Gap: 10}); err != nil {
						b.Fatal(err)
					}
				}
			})
			b.Run(fmt.Sprintf("%s/%d/sfdp", s.name, n), func(b *testing.B) {
				skipWithoutDot(b)
				text := dotText(g)
				for b.Loop() {
					run := exec.Command("dot", "-Ksfdp", "-Tsvg", "-o", os.DevNull)
					run.Stdin = bytes.NewReader(text)
					if err := run.Run(); err != nil {
						b.Fatal(err)
					}
				}
			})
		}
	}
}
