package access

import (
	"sync"
	"time"
)

// Limit counts what somebody did within a window of time, for what is refused
// when there is too much of it. It is kept in memory: a restart forgives. Several
// instances tell each other what they counted.
type Limit struct {
	now    func() time.Time
	most   int
	window time.Duration

	// mu guards counts and others.
	mu     sync.Mutex
	counts map[string]*count
	others map[string]count // what other instances counted, by digest of the name
}

type count struct {
	n   int
	end time.Time
}

// maxCounted is how many names are counted at a time; beyond it old windows go
// first, and then everybody shares one count.
const maxCounted = 10_000

// NewLimit allows most times in a window.
func NewLimit(most int, window time.Duration, now func() time.Time) *Limit {
	return &Limit{now: now, most: most, window: window, counts: map[string]*count{}}
}

// Over tells whether a name has used up its window, and for how much longer.
func (l *Limit) Over(name string) (time.Duration, bool) {
	l.mu.Lock()
	defer l.mu.Unlock()
	now, all := l.now(), l.elsewhere(name)
	if c := l.counts[name]; c != nil && now.Before(c.end) {
		all = count{all.n + c.n, later(all.end, c.end)}
	}
	if all.n < l.most {
		return 0, false
	}
	return all.end.Sub(now), true
}

// Add counts one.
func (l *Limit) Add(name string) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if c := l.counts[name]; c != nil && l.now().Before(c.end) {
		c.n++
		return
	}
	if len(l.counts) >= maxCounted {
		l.tidy()
	}
	if len(l.counts) >= maxCounted {
		name = ""
	}
	l.counts[name] = &count{1, l.now().Add(l.window)}
}

func (l *Limit) tidy() {
	for name, c := range l.counts {
		if !l.now().Before(c.end) {
			delete(l.counts, name)
		}
	}
}
