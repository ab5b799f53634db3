//go:build !race

package httpapi

// raced says that the race detector is on; see sweeping.
const raced = false
