package network

import (
	"bufio"
	"fmt"
	"io"
	"os"
	"os/exec"
	"testing"
	"time"
)

// igraphScript reads the graph, then computes betweenness once per line and
// answers with the seconds it took and the sum of the scores.
const igraphScript = `
import igraph, sys, time
n, m = map(int, sys.stdin.readline().split())
g = igraph.Graph(n, [tuple(map(int, sys.stdin.readline().split())) for _ in range(m)])
print(igraph.__version__, flush=True)
for _ in iter(sys.stdin.readline, ""):
    t = time.perf_counter()
    b = g.betweenness()
    print(time.perf_counter() - t, sum(b), flush=True)
`

// igraph is a running Python with the library.
type igraph struct {
	in  io.WriteCloser
	out *bufio.Reader
	cmd *exec.Cmd
}

// startIgraph skips, and says so where nobody can miss it, when no Python has
// the library.
func startIgraph(b *testing.B, n int, arcs []Arc) igraph {
	b.Helper()
	for _, python := range []string{"python3", "/usr/bin/python3"} {
		if exec.Command(python, "-c", "import igraph").Run() != nil {
			continue
		}
		p := igraph{cmd: exec.Command(python, "-c", igraphScript)}
		p.cmd.Stderr = os.Stderr
		p.in, _ = p.cmd.StdinPipe()
		out, _ := p.cmd.StdoutPipe()
		p.out = bufio.NewReader(out)
		if err := p.cmd.Start(); err != nil {
			b.Fatal(err)
		}
		fmt.Fprintln(p.in, n, len(arcs))
		for _, a := range arcs {
			fmt.Fprintln(p.in, a.From, a.To)
		}
		version, _ := p.out.ReadString('\n')
		b.Logf("igraph %s", version)
		return p
	}
	fmt.Fprintln(os.Stderr, "SKIPPED: the comparison with igraph needs python3-igraph, which is not installed")
	b.SkipNow()
	return igraph{}
}

func (p igraph) betweenness(b *testing.B) (seconds, sum float64) {
	b.Helper()
	fmt.Fprintln(p.in)
	if _, err := fmt.Fscan(p.out, &seconds, &sum); err != nil {
		b.Fatal(err)
	}
	return seconds, sum
}

// BenchmarkBesideIgraph alternates betweenness, closeness and harmonic here
// with betweenness alone in igraph, on 10,000 nodes and 50,000 relations.
func BenchmarkBesideIgraph(b *testing.B) {
	const n, m = 10_000, 50_000
	arcs := randomArcs(n, m, 7)
	g := build(b, n, arcs, Undirected)
	p := startIgraph(b, n, arcs)
	ours, theirs := 0.0, 0.0
	for b.Loop() {
		start := time.Now()
		scores := Paths(g)
		ours += time.Since(start).Seconds()
		seconds, want := p.betweenness(b)
		theirs += seconds
		sum := 0.0
		for _, s := range scores.Betweenness {
			sum += s
		}
		if got := sum * (n - 1) * (n - 2) / 2; !near(got, want) {
			b.Fatalf("betweenness sums to %g, igraph's to %g", got, want)
		}
	}
	p.in.Close()
	if err := p.cmd.Wait(); err != nil {
		b.Fatal(err)
	}
	b.ReportMetric(ours/float64(b.N)*1000, "ours-ms")
	b.ReportMetric(theirs/float64(b.N)*1000, "igraph-ms")
	b.ReportMetric(theirs/ours, "igraph/ours")
}
