package stress

import (
	"encoding/binary"
	"hash/fnv"
	"math"
	"testing"
)

// TestBytes holds drawings to the bits they had on the first machine. It fails
// when the method changes, and then only the sums below do; it must not fail
// because another processor or compiler was used. Building with GOAMD64=v3
// makes the compiler fuse products and sums wherever it may.
func TestBytes(t *testing.T) {
	pins := []Pin{{3, Point{10, 20}}, {40, Point{900.1, -33.3}}}
	tests := []struct {
		name string
		g    Graph
		o    Options
		want uint64
	}{
		{"several starts", Graph{boxes(120), randomEdges(120, 180)}, Options{Gap: 10}, 0xbabe52828f2df30c},
		{"one start", Graph{boxes(700), scaleFreeEdges(700, 1000)}, Options{Gap: 10}, 0xcc165c44e5997faf},
		{"large", Graph{boxes(1600), clusteredEdges(1600, 2400)}, Options{Gap: 10}, 0xd129476403693a24},
		{"pivots", Graph{boxes(5010), treeEdges(5010, &random{1})}, Options{Gap: 10}, 0xc7d907f672e8ea54},
		{"pins", Graph{boxes(200), clusteredEdges(200, 300)}, Options{Gap: 10, Pins: pins}, 0x37e15ce35eeda641},
		{"components", Graph{boxes(300), looseEdges(300, 200)}, Options{Gap: 7.3, Aspect: 0.7}, 0x20a834c9e3e86a2a},
	}
	for _, tt := range tests {
		if len(tt.g.Sizes) > heavy {
			continue
		}
		if got := digest(laid(t, tt.g, tt.o)); got != tt.want {
			t.Errorf("%s: %#x, want %#x", tt.name, got, tt.want)
		}
	}
	g := Graph{boxes(200), clusteredEdges(200, 300)}
	before, placed := without(t, g, []int{5, 90, 91, 199}, Options{Gap: 10})
	after, err := Place(t.Context(), g, before, placed, Options{Gap: 10})
	if err != nil {
		t.Fatal(err)
	}
	if got, want := digest(after), uint64(0x5a5c4d5593379732); got != want {
		t.Errorf("placed: %#x, want %#x", got, want)
	}
}

// digest sums up the bits of all positions.
func digest(at []Point) uint64 {
	h := fnv.New64a()
	for _, p := range at {
		var b [16]byte
		binary.LittleEndian.PutUint64(b[:], math.Float64bits(p.X))
		binary.LittleEndian.PutUint64(b[8:], math.Float64bits(p.Y))
		h.Write(b[:])
	}
	return h.Sum64()
}
