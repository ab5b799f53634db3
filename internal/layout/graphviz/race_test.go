//go:build race

package graphviz_test

// raced says that the race detector is on, which takes the limit on memory away.
const raced = true
