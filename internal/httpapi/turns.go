package httpapi

import (
	"cmp"
	"context"
	"math"
	"runtime"
	"slices"
	"sync"
	"time"

	"interessentkart/internal/stakeholder"
)

// Of what takes long – analyses, proposals, reports, drawings, files – as much is
// worked on at a time as there are processors less one, which is kept for those who
// have asked for little lately: they neither wait for what others have begun nor
// share a processor with it.
const (
	heavyQuiet  = 1
	mostWaiting = 32 // of one person
	halfForgot  = 30 * time.Second
)

// turns shares that work among those who ask: whoever has used least, as a person
// and through the map, is next. The zero value is ready to use.
type turns struct {
	most int // at a time, without the quiet place; by the processors when 0

	// mu guards what follows.
	mu      sync.Mutex
	running []*turn
	waiting []*turn // in the order in which they came
	used    map[string]usage
}

// turn is one piece of work.
type turn struct {
	names [2]string // of the person and of the map
	began time.Time
	start chan struct{} // closed when it is its turn
}

// usage is how long a name has worked, of which half is forgotten after a while.
type usage struct {
	spent time.Duration
	at    time.Time
}

func (u usage) left(now time.Time) time.Duration {
	return time.Duration(float64(u.spent) * math.Exp2(-float64(now.Sub(u.at))/float64(halfForgot)))
}

// take waits until it is the turn of somebody who asks through a map. Done ends
// it. Too many of one person are refused, and ctx ends the waiting.
func (t *turns) take(ctx context.Context, person string, m stakeholder.MapID) (done func(), err error) {
	one := &turn{names: [2]string{"person/" + person, "map/" + string(m)}, start: make(chan struct{})}
	t.mu.Lock()
	if t.of(one.names[0]) >= mostWaiting {
		t.mu.Unlock()
		return nil, overLimit.Because(tooMany)
	}
	t.waiting = append(t.waiting, one)
	t.next(time.Now())
	t.mu.Unlock()
	select {
	case <-one.start:
	case <-ctx.Done():
		t.leave(one)
		return nil, ctx.Err()
	}
	return func() { t.leave(one) }, nil
}

// of counts those of a name who wait. It is called with mu held, as are the rest.
func (t *turns) of(name string) (n int) {
	for _, w := range t.waiting {
		if w.names[0] == name {
			n++
		}
	}
	return n
}

// leave ends a turn, or the waiting for it.
func (t *turns) leave(one *turn) {
	t.mu.Lock()
	defer t.mu.Unlock()
	now := time.Now()
	if i := slices.Index(t.waiting, one); i >= 0 {
		t.waiting = slices.Delete(t.waiting, i, i+1)
	}
	if i := slices.Index(t.running, one); i >= 0 {
		t.running = slices.Delete(t.running, i, i+1)
		t.count(one, now)
	}
	t.next(now)
}

// count remembers what a turn has used, and forgets those who have used next to
// nothing.
func (t *turns) count(one *turn, now time.Time) {
	if t.used == nil {
		t.used = map[string]usage{}
	}
	for _, name := range one.names {
		t.used[name] = usage{t.used[name].left(now) + now.Sub(one.began), now}
	}
	for name, u := range t.used {
		if u.left(now) < time.Millisecond {
			delete(t.used, name)
		}
	}
}

// next starts those whose turn it is.
func (t *turns) next(now time.Time) {
	for len(t.waiting) > 0 {
		one := slices.MinFunc(t.waiting, func(x, y *turn) int { return cmp.Compare(t.weight(x, now), t.weight(y, now)) })
		if most := t.atOnce(); len(t.running) >= most && (len(t.running) >= most+heavyQuiet || !t.quiet(one, now)) {
			return
		}
		i := slices.Index(t.waiting, one)
		t.waiting = slices.Delete(t.waiting, i, i+1)
		one.began = now
		t.running = append(t.running, one)
		close(one.start)
	}
}

func (t *turns) atOnce() int {
	if t.most > 0 {
		return t.most
	}
	return max(1, runtime.GOMAXPROCS(0)-heavyQuiet)
}

// weight is the most that the person or the map has used, work under way included.
func (t *turns) weight(one *turn, now time.Time) time.Duration {
	return max(t.spent(one.names[0], now), t.spent(one.names[1], now))
}

func (t *turns) spent(name string, now time.Time) time.Duration {
	spent := t.used[name].left(now)
	for _, r := range t.running {
		if r.names[0] == name || r.names[1] == name {
			spent += now.Sub(r.began)
		}
	}
	return spent
}

// quiet reports whether neither the person nor the map has work under way, and
// both have used less than half of what any of those under way has.
func (t *turns) quiet(one *turn, now time.Time) bool {
	own := t.weight(one, now)
	return !slices.ContainsFunc(t.running, func(r *turn) bool {
		return r.names[0] == one.names[0] || r.names[1] == one.names[1] || 2*own > t.weight(r, now)
	})
}

// heavily does what takes long, when it is the turn of the one who asks. It ends
// when they are gone, or may no longer see what they asked for.
func (c *call) heavily(do func() error) error {
	before := c.Request
	stop := c.whileMay()
	defer func() {
		stop()
		c.Request = before
	}()
	ctx := c.ctx()
	var m stakeholder.MapID
	if c.m != nil {
		m = c.m.ID
	}
	done, err := c.api.turns.take(ctx, cmp.Or(c.grant.ID, c.address()), m)
	if err == nil {
		err = do()
		done()
	}
	if cause := context.Cause(ctx); cause != nil && (err == nil || ctx.Err() != nil) {
		return cause
	}
	return err
}

// whileMay lets the request's context end, with the refusal as its cause, when the
// one who asks may no longer see the map. Stop ends the watching.
func (c *call) whileMay() (stop func()) {
	ctx, cancel := context.WithCancelCause(c.ctx())
	c.Request = c.Request.WithContext(ctx)
	if c.m == nil {
		return func() { cancel(nil) }
	}
	over := make(chan struct{})
	go func() {
		defer close(over)
		every := time.NewTicker(recheck)
		defer every.Stop()
		for {
			select {
			case <-ctx.Done():
				return
			case <-every.C:
			}
			if err := c.stillMay(ctx); err != nil && ctx.Err() == nil {
				cancel(err)
			}
		}
	}()
	return func() {
		cancel(nil)
		<-over
	}
}
