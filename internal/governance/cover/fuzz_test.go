package cover

import (
	"context"
	"errors"
	"testing"
	"time"
)

// decode reads any bytes as a problem, sensible or not.
func decode(data []byte) (*Problem, int) {
	next := func() int {
		if len(data) == 0 {
			return 0
		}
		b := data[0]
		data = data[1:]
		return int(b)
	}
	n, m := next()%24, next()%24
	p := &Problem{Covers: make([]Set, n), Weights: make([]int64, m)}
	size := next()%(n+3) - 1
	for j := range m {
		p.Weights[j] = int64(next())
		if p.Weights[j] > 250 {
			p.Weights[j] <<= 50
		}
		p.Weights[j] -= 2
	}
	p.Bounds = make([]Bound, next()%6)
	for g := range p.Bounds {
		p.Bounds[g].Lo, p.Bounds[g].Hi = next()%6-1, next()%8-1
	}
	for len(data) > 0 {
		at := next()
		switch kind := next(); {
		case kind < 128 && n > 0:
			p.Covers[kind%n].Add(at % (m + 1))
		case kind < 150:
			p.Must.Add(at % (n + 1))
		case kind < 180:
			p.Never.Add(at % (n + 1))
		case kind < 200:
			p.Covered.Add(at % (m + 1))
		case len(p.Bounds) > 0:
			p.Bounds[kind%len(p.Bounds)].Of.Add(at % (n + 1))
		}
	}
	return p, size
}

func FuzzProblem(f *testing.F) {
	f.Add([]byte{5, 5, 4, 3, 3, 3, 3, 3, 1, 2, 3, 0, 0, 1, 1, 2, 2, 0, 200, 1, 200, 2, 150})
	f.Add([]byte{20, 20, 9})
	f.Fuzz(func(t *testing.T, data []byte) {
		ctx, cancel := context.WithTimeout(context.Background(), time.Second)
		defer cancel()
		p, size := decode(data)
		a, err := p.Best(ctx, size)
		if p.Validate() != nil {
			if !errors.Is(err, ErrInvalid) {
				t.Fatalf("invalid, but %+v, %v", a, err)
			}
			return
		}
		clash, clashErr := p.Clash(ctx, size)
		if ctx.Err() != nil {
			return // a busy machine
		}
		if clashErr != nil || errors.Is(err, ErrInfeasible) && len(clash.Constraints) == 0 {
			t.Fatalf("%v, but %+v, %v", err, clash, clashErr)
		}
		if err != nil {
			return
		}
		if !p.Meets(a.Members, size) || p.Evaluate(a.Members) != a.Value || a.Bound < a.Value.Weight {
			t.Fatalf("%+v", a)
		}
		if _, err := p.Smallest(ctx, size); err != nil {
			t.Fatal(err)
		}
		if _, err := p.Curve(ctx, 0, 4); err != nil {
			t.Fatal(err)
		}
		if a.Proven {
			if o, err := p.Optima(ctx, a, DefaultLimits()); err != nil || o.Count.Sign() <= 0 {
				t.Fatal(o, err)
			}
		}
	})
}
