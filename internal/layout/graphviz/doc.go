// Package graphviz finds hierarchical positions with Graphviz's dot in child
// processes.
//
// The Graphviz module is not safe for concurrent use, does not heed a context,
// never gives memory back, and is dead after some inputs. So it runs in workers
// that do one layout at a time, may use so much memory and no more, are killed
// at a deadline and replaced after a number of layouts. Sizes and numbers go in
// and positions come out: no text of a map's ever reaches Graphviz.
//
// This package is the parent's side and does not link Graphviz; package worker
// is the child's.
package graphviz
