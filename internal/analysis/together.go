package analysis

import (
	"slices"
	"sync"
	"sync/atomic"
)

// Large maps have their families of measures computed two at a time; below
// togetherFrom actors starting goroutines costs more than it saves.
const (
	togetherFrom = 256
	goroutines   = 2
)

// family names the measure that stands for all that are computed with m.
func family(m Measure) Measure {
	switch m {
	case ClosenessOut, Closeness, Harmonic, HarmonicOut:
		return Betweenness
	case Authority:
		return Hub
	case EffectiveSize:
		return Constraint
	case Coordinator, Itinerant, Gatekeeper, Representative, Liaison:
		return Brokered
	case In, Out, Strength, StrengthIn, StrengthOut:
		return Degree
	}
	return m
}

// together computes the families of measures before they are asked for one by
// one. What comes out does not depend on it.
func (n *Network) together(measures []Measure) {
	var families []Measure
	for _, m := range measures {
		if f := family(m); !slices.Contains(families, f) {
			families = append(families, f)
		}
	}
	if len(n.actors) < togetherFrom || len(families) < 2 {
		return
	}
	var next atomic.Int64
	var wg sync.WaitGroup
	for range goroutines {
		wg.Go(func() {
			for i := next.Add(1) - 1; i < int64(len(families)); i = next.Add(1) - 1 {
				n.values(families[i])
			}
		})
	}
	wg.Wait()
}
