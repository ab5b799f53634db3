package httpapi

import "time"

// heavyRate is how many changes a second are each told of at once; beyond it a
// stream gathers them, into a frame every frameEvery. Fifty people who work fast
// are below it, a room of two hundred who all score is above.
const (
	heavyRate  = 60
	frameEvery = 100 * time.Millisecond
)

// pace decides how long a stream gathers changes after a frame. The zero value
// is ready to use.
type pace struct {
	since   time.Time // when the second began in which changes are counted
	changes int       // in it
	heavy   bool      // there were too many in the latest one
}

// after tells how long to gather once a frame of n changes has gone out. A
// change that comes alone is never waited with.
func (p *pace) after(n int, now time.Time) time.Duration {
	if now.Sub(p.since) >= time.Second {
		p.heavy = p.changes > heavyRate && now.Sub(p.since) < 2*time.Second
		p.since, p.changes = now, 0
	}
	if p.changes += n; p.changes > heavyRate {
		p.heavy = true
	}
	if p.heavy {
		return frameEvery
	}
	return 0
}
