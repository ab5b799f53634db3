//go:build race

package stress

// heavy is the largest map that tests draw. The race detector makes drawing
// ten times slower; the goroutines do the same work from a few dozen nodes.
const heavy = 100
