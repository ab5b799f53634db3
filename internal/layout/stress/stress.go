package stress

import (
	"math"
	"sync"
)

// tally sums what the stress at the best scale is made of.
type tally struct {
	pairs     int
	ratio, sq float64 // sums of e/d and (e/d)², e the drawn distance
}

// add joins the sums of other pairs.
func (s tally) add(o tally) tally {
	return tally{s.pairs + o.pairs, s.ratio + o.ratio, s.sq + o.sq}
}

// stress is the mean of (s·e/d − 1)² at the scale s that makes it least.
func (s tally) stress() float64 {
	if s.pairs == 0 || s.sq == 0 {
		return 0
	}
	return max(0, 1-float64(s.ratio/float64(s.pairs)*(s.ratio/s.sq)))
}

// tally sums the pairs of all tiles, drawn at p.
func (t *tiles[D]) tally(p plane) tally {
	var parts [lanes]tally
	var wait sync.WaitGroup
	inverse := make([]float32, t.far+1)
	for d := 1; d <= t.far; d++ {
		inverse[d] = 1 / float32(d)
	}
	for lane := range lanes {
		wait.Go(func() {
			for b := lane; b < t.groups; b += lanes {
				for a := range b + 1 {
					parts[lane] = parts[lane].add(t.tallyTile(a, b, p, inverse))
				}
			}
		})
	}
	wait.Wait()
	return parts[0].add(parts[1])
}

// tallyTile sums the pairs of one tile.
func (t *tiles[D]) tallyTile(a, b int, p plane, inverse []float32) tally {
	var s tally
	m, tile := t.size, t.tile(a, b)
	for k := range m {
		for i, d := range tile[k*m:][:m] {
			if d == 0 {
				continue
			}
			j := i + k
			if j >= m {
				j -= m
			}
			dx, dy := p.x[a*m+i]-p.x[b*m+j], p.y[a*m+i]-p.y[b*m+j]
			square := float32(dx*dx) + float32(dy*dy)
			e := float64(float32(math.Sqrt(float64(square))) * inverse[d])
			s.pairs++
			s.ratio += e
			s.sq += float64(e * e)
		}
	}
	return s
}

// plane puts the nodes' places into their slots, counted in units from an
// origin near them, so that single precision is spent on the drawing alone.
func (t *tiles[D]) plane(at []Point, origin Point, unit float64) plane {
	p := plane{make([]float32, t.groups*t.size), make([]float32, t.groups*t.size)}
	for v, s := range t.slot {
		p.x[s] = float32((at[v].X - origin.X) / unit)
		p.y[s] = float32((at[v].Y - origin.Y) / unit)
	}
	return p
}

// points is the reverse of plane, without its shift.
func (t *tiles[D]) points(p plane) []Point {
	at := make([]Point, len(t.slot))
	for v, s := range t.slot {
		at[v] = Point{float64(p.x[s]), float64(p.y[s])}
	}
	return at
}
