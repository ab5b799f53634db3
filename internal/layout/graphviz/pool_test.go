package graphviz_test

import (
	"context"
	"errors"
	"fmt"
	"os"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"interessentkart/internal/layout/graphviz"
	"interessentkart/internal/layout/graphviz/worker"
	"interessentkart/internal/scene"
)

// TestMain makes the test program its own worker.
func TestMain(m *testing.M) {
	if len(os.Args) < 3 || os.Args[1] != "worker" {
		os.Exit(m.Run())
	}
	switch os.Args[2] {
	case "serve":
		if err := worker.Serve(os.Stdin, os.Stdout); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
	case "mute":
		fmt.Println(graphviz.Ready)
		time.Sleep(time.Hour)
	case "greedy":
		_ = worker.Serve(strings.NewReader(""), os.Stdout)
		hoard := make([]byte, 3<<30)
		for i := range hoard {
			hoard[i] = 1
		}
		fmt.Println(`{"at":[{},{},{}]}`)
	case "crash":
		fmt.Println(graphviz.Ready)
		fmt.Fprintln(os.Stderr, "out of everything")
		os.Exit(3)
	case "babble":
		fmt.Println(graphviz.Ready)
		for {
			fmt.Print("blah ")
		}
	}
}

func pool(t *testing.T, as string, o graphviz.Options) *graphviz.Pool {
	t.Helper()
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	o.Command = []string{self, "worker", as}
	p, err := graphviz.NewPool(o)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := p.Close(); err != nil {
			t.Error(err)
		}
	})
	return p
}

// tree is a tree with n nodes in which each has two children.
func tree(n int) graphviz.Graph {
	g := graphviz.Graph{Gap: 20, Rise: 40}
	for i := range n {
		g.Sizes = append(g.Sizes, [2]float64{100, 30})
		if i > 0 {
			g.Edges = append(g.Edges, [2]int{(i - 1) / 2, i})
		}
	}
	return g
}

// isTree checks that children are below their parents and no boxes overlap.
func isTree(t *testing.T, g graphviz.Graph, at []scene.Point) {
	t.Helper()
	for _, e := range g.Edges {
		if at[e[1]].Y < at[e[0]].Y+30+g.Rise-1 {
			t.Errorf("node %d at %v is not well below %d at %v", e[1], at[e[1]], e[0], at[e[0]])
		}
	}
	for i := range at {
		for j := range i {
			if scene.Around(at[i], 100, 30).Overlaps(scene.Around(at[j], 100, 30)) {
				t.Errorf("nodes %d and %d overlap at %v and %v", i, j, at[i], at[j])
			}
		}
	}
}

func TestEightCallersGetTheirOwnAnswers(t *testing.T) {
	p := pool(t, "serve", graphviz.Options{Renders: 3})
	var wait sync.WaitGroup
	for i := range 8 {
		wait.Go(func() {
			for k := range 3 {
				g := tree(1 + 5*i + k)
				at, err := p.Layout(context.Background(), g)
				if err != nil {
					t.Errorf("%d nodes: %v", len(g.Sizes), err)
					continue
				}
				isTree(t, g, at)
			}
		})
	}
	wait.Wait()
}

func TestSameGraphSamePlaces(t *testing.T) {
	p := pool(t, "serve", graphviz.Options{Renders: 1})
	g := tree(30)
	first, err := p.Layout(context.Background(), g)
	if err != nil {
		t.Fatal(err)
	}
	again, err := p.Layout(context.Background(), g)
	if err != nil || !slices.Equal(first, again) {
		t.Errorf("other places: %v", err)
	}
}

func TestWorkersThatFail(t *testing.T) {
	for _, c := range []struct {
		as   string
		want error
	}{{"mute", graphviz.ErrDeadline}, {"crash", graphviz.ErrWorker}, {"babble", graphviz.ErrWorker}, {"greedy", graphviz.ErrWorker}} {
		limit := 300 * time.Millisecond
		if c.want == graphviz.ErrWorker {
			limit = time.Hour // it must end by itself, however slow the machine is
		}
		t.Run(c.as, func(t *testing.T) {
			if raced && c.as == "greedy" {
				t.Skip("memory is not limited under the race detector")
			}
			p := pool(t, c.as, graphviz.Options{Layout: limit})
			for range 3 {
				if _, err := p.Layout(context.Background(), tree(3)); !errors.Is(err, c.want) {
					t.Errorf("%v, want %v", err, c.want)
				}
			}
		})
	}
}

// A graph that dot chews on for minutes is one caller's error, whichever of the
// deadline and the memory limit is reached first; the next caller gets a new
// worker. That the deadline kills is shown by a worker that says nothing.
func TestHeavyGraphIsOneCallersError(t *testing.T) {
	p := pool(t, "serve", graphviz.Options{Workers: 1, Layout: 1500 * time.Millisecond})
	heavy := tree(graphviz.MaxNodes)
	for i := range graphviz.MaxEdges - len(heavy.Edges) {
		heavy.Edges = append(heavy.Edges, [2]int{i * 7919 % 500, (i*104729 + 13) % 500})
	}
	if _, err := p.Layout(context.Background(), heavy); !errors.Is(err, graphviz.ErrDeadline) && !errors.Is(err, graphviz.ErrWorker) {
		t.Errorf("heavy graph: %v", err)
	}
	_, err := p.Layout(context.Background(), tree(15))
	for errors.Is(err, graphviz.ErrDeadline) { // a busy machine may need longer than that to start a worker
		_, err = p.Layout(context.Background(), tree(15))
	}
	if err != nil {
		t.Errorf("the next: %v", err)
	}
}

func TestCallerGivesUp(t *testing.T) {
	p := pool(t, "mute", graphviz.Options{Workers: 1})
	ctx, cancel := context.WithTimeout(context.Background(), 200*time.Millisecond)
	defer cancel()
	if _, err := p.Layout(ctx, tree(2)); !errors.Is(err, context.DeadlineExceeded) {
		t.Errorf("%v", err)
	}
}

func TestGraphsThatAreRefused(t *testing.T) {
	p := pool(t, "crash", graphviz.Options{})
	for _, g := range []graphviz.Graph{
		tree(graphviz.MaxNodes + 1),
		{Sizes: [][2]float64{{-1, 2}}},
		{Sizes: [][2]float64{{1, 2}}, Edges: [][2]int{{0, 1}}},
		{Gap: 1e9},
		{Sizes: make([][2]float64, 2), Edges: make([][2]int, graphviz.MaxEdges+1)},
	} {
		if _, err := p.Layout(context.Background(), g); !errors.Is(err, graphviz.ErrGraph) {
			t.Errorf("%v", err)
		}
	}
}

func TestNoCommand(t *testing.T) {
	if _, err := graphviz.NewPool(graphviz.Options{}); !errors.Is(err, graphviz.ErrWorker) {
		t.Errorf("%v", err)
	}
	missing, err := graphviz.NewPool(graphviz.Options{Command: []string{"no-such-program-here"}})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := missing.Layout(context.Background(), tree(2)); !errors.Is(err, graphviz.ErrWorker) {
		t.Errorf("%v", err)
	}
	if err := missing.Close(); err != nil {
		t.Error(err)
	}
}
