//go:build !unix || race

package worker

import "runtime/debug"

// limitMemory only makes the collector keep to a limit. The race detector needs
// more address space than the limit elsewhere; Windows has none that a
// process can set for itself without a job object. The parent's deadline bounds
// how much a layout can take.
func limitMemory() { debug.SetMemoryLimit(1 << 30) }
