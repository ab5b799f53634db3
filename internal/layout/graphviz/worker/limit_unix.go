//go:build unix && !race

package worker

import (
	"runtime/debug"
	"syscall"
)

// mostMemory is the address space of a worker in bytes. Layouts within the size
// limits take about a tenth.
const mostMemory = 2 << 30

// limitMemory makes the system end the process when it asks for too much. Where
// the system does not know the limit, the parent's deadline is what is left.
func limitMemory() {
	debug.SetMemoryLimit(mostMemory / 2)
	limit := syscall.Rlimit{Cur: mostMemory, Max: mostMemory}
	_ = syscall.Setrlimit(syscall.RLIMIT_AS, &limit)
}
