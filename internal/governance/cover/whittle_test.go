package cover

import "testing"

func TestWhittledSetsCoverEverything(t *testing.T) {
	for seed := range uint64(20) {
		p := random(60, 0.08, seed)
		in := newInstance(p, true)
		set := in.whittle(nil, len(in.name), 2000)
		var members []int
		for _, i := range set {
			members = append(members, int(in.name[i]))
		}
		if v := p.Evaluate(members); v.Targets != 60 {
			t.Fatalf("seed %d: %v covers %d of 60", seed, members, v.Targets)
		}
		best, err := p.Smallest(t.Context(), 60)
		if err != nil {
			t.Fatal(err)
		}
		if len(members) > best.Value.Size+1 {
			t.Errorf("seed %d: %d members, the best has %d", seed, len(members), best.Value.Size)
		}
	}
}

// No worse than the best that other solvers are known to have found: HiGHS 28
// and 55, and proofs of 35 and 12 by CBC were beaten by one.
func TestWhittledLargeSets(t *testing.T) {
	for _, c := range []struct {
		n       int
		density float64
		most    int
	}{{200, 0.03, 33}, {120, 0.12, 11}, {300, 0.05, 27}, {300, 0.02, 52}} {
		in := newInstance(random(c.n, c.density, 0), true)
		if set := in.whittle(nil, c.n, whittleSteps*c.n); set == nil || len(set) > c.most {
			t.Errorf("n=%d density=%.2f: %d members, want %d", c.n, c.density, len(set), c.most)
		}
	}
}
