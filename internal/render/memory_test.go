package render

import (
	"runtime"
	"testing"
)

// heap is how many bytes are in use once everything unused is gone.
func heap() uint64 {
	runtime.GC()
	runtime.GC()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return m.HeapAlloc
}

// A drawing leaves nothing behind: what is in use after hundreds is what was in
// use after the first few.
func TestDrawingsLeaveNothingBehind(t *testing.T) {
	m, th := metrics(t), theme(t, "print")
	draw := func(times int) {
		for i := range times {
			s := large(m, th, 20)
			if _, err := SVG(s); err != nil {
				t.Fatal(err)
			}
			if i%20 > 0 {
				continue
			}
			if _, err := PDF(s); err != nil {
				t.Fatal(err)
			}
			if _, err := PNG(s, 0.1); err != nil {
				t.Fatal(err)
			}
		}
	}
	draw(40)
	before := heap()
	draw(300)
	if after := heap(); after > before+1<<20 {
		t.Errorf("%d bytes in use, %d before", after, before)
	}
}

func BenchmarkPDF(b *testing.B) {
	m, th := metrics(b), theme(b, "light")
	for b.Loop() {
		if _, err := PDF(large(m, th, 300)); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkPNG(b *testing.B) {
	s := sample(b, "light")
	for b.Loop() {
		if _, err := PNG(s, 2); err != nil {
			b.Fatal(err)
		}
	}
}
