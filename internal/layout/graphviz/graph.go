package graphviz

import (
	"errors"
	"fmt"

	"interessentkart/internal/scene"
)

// The largest graph that is laid out.
const (
	MaxNodes = 500
	MaxEdges = 1500
)

// maxSide bounds the sides of boxes and the distances, in points.
const maxSide = 2000

// What can go wrong with one layout. ErrGraph is wrapped by refusals of a graph
// that is too large or not right, ErrDeadline says that time ran out, ErrWorker
// that the worker died or answered nonsense.
var (
	ErrGraph    = errors.New("graphviz: graph refused")
	ErrDeadline = errors.New("graphviz: deadline exceeded")
	ErrWorker   = errors.New("graphviz: worker failed")
)

// Graph is what is laid out: boxes with a size in points, and edges that lead
// down from the first node to the second. Gap is the least distance between
// boxes side by side, Rise that between ranks.
type Graph struct {
	Sizes [][2]float64 `json:"sizes"` // width and height
	Edges [][2]int     `json:"edges"`
	Gap   float64      `json:"gap"`
	Rise  float64      `json:"rise"`
}

// Answer is a worker's reply: the middle of every box in points, y downwards,
// or what went wrong.
type Answer struct {
	At    []scene.Point `json:"at,omitempty"`
	Error string        `json:"error,omitempty"`
}

// Check refuses what is too large or not right.
func (g Graph) Check() error {
	if len(g.Sizes) > MaxNodes || len(g.Edges) > MaxEdges {
		return fmt.Errorf("%w: %d nodes and %d edges, at most %d and %d", ErrGraph, len(g.Sizes), len(g.Edges), MaxNodes, MaxEdges)
	}
	for i, s := range g.Sizes {
		if !isSide(s[0]) || !isSide(s[1]) {
			return fmt.Errorf("%w: node %d is %g × %g", ErrGraph, i, s[0], s[1])
		}
	}
	for i, e := range g.Edges {
		if e[0] < 0 || e[0] >= len(g.Sizes) || e[1] < 0 || e[1] >= len(g.Sizes) {
			return fmt.Errorf("%w: edge %d joins %d and %d of %d nodes", ErrGraph, i, e[0], e[1], len(g.Sizes))
		}
	}
	if !isSide(g.Gap) || !isSide(g.Rise) {
		return fmt.Errorf("%w: gap %g, rise %g", ErrGraph, g.Gap, g.Rise)
	}
	return nil
}

func isSide(v float64) bool { return v >= 0 && v <= maxSide }
