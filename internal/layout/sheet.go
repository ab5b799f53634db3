package layout

import (
	"interessentkart/internal/scene"
)

// space is what a view of rows is composed for: room in points of the page, and
// the size of names in it.
type space struct {
	w, h, size float64
}

func (s space) room() scene.Rect { return scene.Rect{W: s.w, H: s.h} }

// within is a space of the same letters.
func (s space) within(w, h float64) space { return space{w, h, s.size} }

// holds reports whether texts of so much room, in squares of their size, can have
// place: a quick look before they are laid out.
func (s space) holds(area float64) bool { return area*s.size*s.size <= s.w*s.h }

// areaOf is the least room that rows take.
func areaOf(rows []*row) float64 {
	area := 0.0
	for _, r := range rows {
		area += r.area()
	}
	return area
}

// laid is something that fits its space. Loose is how much more room than its
// content needs it has, along the side where it has most; paint puts it into a
// box at least as large.
type laid struct {
	loose float64
	paint func(pic *picture, box scene.Rect)
}

// part is something that can be laid out in spaces of any shape; false when it
// does not fit.
type part func(s space) (laid, bool)

// sizes are how large names are tried on a page, in shares of the least that
// may be read there.
var sizes = [...]float64{1.5, 1.4, 1.3, 1.22, 1.15, 1.08, 1.03, 1}

// screenName is the size of names on a screen in points: 12 pixels and a little.
const screenName = 9.5

// onSheet composes a view for its page in points of the page. It takes the
// largest names with which everything fits; where not even the least do, more and
// more is gathered, step by step. A screen grows until all of it has room.
func (p *plan) onSheet(f *frame, steps int, lay func(step int) part) *picture {
	f.steady = true
	pic := &picture{frame: f}
	if f.paper.w == 0 {
		p.grown(pic, lay(0), screenName)
		return pic
	}
	room := f.content()
	for step := range steps {
		try := lay(step)
		for _, share := range sizes {
			if p.gone() {
				return pic
			}
			s := space{room.W, room.H, f.paper.name * share}
			if l, ok := try(s); ok {
				l.paint(pic, s.room())
				pic.box = s.room()
				return pic
			}
		}
	}
	p.grown(pic, lay(steps-1), f.paper.name)
	return pic
}

// grown gives a part as much room as it takes, in the shape of a screen.
func (p *plan) grown(pic *picture, try part, size float64) {
	const first, more, tries = 584, 1.12, 120
	for w, n := float64(first), 0; n < tries && !p.gone(); w, n = w*more, n+1 {
		if l, ok := try(space{w, w / 1.6, size}); ok {
			l.paint(pic, scene.Rect{W: w, H: w / 1.6})
			break
		}
	}
	pic.box = pic.bounds()
}

// The shares of a space that a list beside or below the rest is tried with.
var listShares = [...]float64{0.12, 0.16, 0.2, 0.24, 0.28, 0.33, 0.38, 0.44, 0.5, 0.57, 0.64, 0.72}

// withList lays out a main part with a list beside it or below it, whichever
// leaves the least room unused.
func (p *plan) withList(main, list part) part {
	return func(s space) (best laid, ok bool) {
		gap := 2 * s.size
		take := func(a, b space, at scene.Point) {
			l, fits := list(b)
			if !fits || ok && l.loose >= best.loose {
				return
			}
			m, fits := main(a)
			if loose := max(l.loose, m.loose); fits && (!ok || loose < best.loose) {
				ok = true
				best = laid{loose, func(pic *picture, box scene.Rect) {
					m.paint(pic, scene.Rect{X: box.X, Y: box.Y, W: a.w, H: a.h})
					l.paint(pic, scene.Rect{X: box.X + at.X, Y: box.Y + at.Y, W: b.w, H: b.h})
				}}
			}
		}
		for _, share := range listShares {
			if p.gone() {
				break
			}
			beside, below := s.w*share, s.h*share
			take(s.within(s.w-beside-gap, s.h), s.within(beside, s.h), scene.Point{X: s.w - beside})
			take(s.within(s.w, s.h-below-gap), s.within(s.w, below), scene.Point{Y: s.h - below})
		}
		return best, ok
	}
}

// airFor is how much air rows can have so that what they make is just as high as
// there is room: 1 is the least.
func airFor(room float64, height func(air float64) float64) float64 {
	low, high := 1.0, 2.0
	for height(high) < room && high < 4096 {
		low, high = high, 2*high
	}
	for range 24 {
		if middle := (low + high) / 2; height(middle) <= room {
			low = middle
		} else {
			high = middle
		}
	}
	return low
}
