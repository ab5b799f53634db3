//go:build !race

package stress

// heavy is the largest map that tests draw.
const heavy = 10_000
