package layout

import (
	"flag"
	"runtime"
	"testing"
)

var drawings = flag.Int("drawings", 60, "how many drawings the memory test makes")

// heap is how many bytes are in use once everything unused is gone.
func heap() uint64 {
	runtime.GC()
	runtime.GC()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return m.HeapAlloc
}

// A drawing leaves nothing behind, nor a goroutine.
func TestDrawingsLeaveNothingBehind(t *testing.T) {
	m := sample(t, 25)
	draw := func(times int) {
		all := everyView()
		for i := range times {
			svgOf(t, drawn(t, m, all[i%len(all)]))
		}
	}
	draw(24)
	bytes, routines := heap(), runtime.NumGoroutine()
	draw(*drawings)
	if after := heap(); after > bytes+1<<19 {
		t.Errorf("%d bytes in use, %d before", after, bytes)
	}
	if after := runtime.NumGoroutine(); after > routines {
		t.Errorf("%d goroutines, %d before", after, routines)
	}
}
