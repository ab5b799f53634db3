package httpapi

import (
	"context"
	"net/http"
	"sync"
	"time"
)

// Codes that people type can be guessed, so those who have typed many wrong ones
// are held up: each wrong code then takes guessTime, and an address has
// guessPlaces, all together guessesAtOnce, at a time; what is wrong beyond that is
// refused. A right code is let in at once, whoever else shares the address: what
// is wrong is limited, not who is near. A code has forty bits.
const (
	guessTime     = time.Second
	guessPlaces   = 4
	guessesAtOnce = 50
)

// guesses counts those who are held up.
type guesses struct {
	// mu guards what follows.
	mu  sync.Mutex
	at  map[string]int // by address
	all int
}

// enter takes a place; leave gives it back.
func (g *guesses) enter(address string) (leave func(), ok bool) {
	g.mu.Lock()
	defer g.mu.Unlock()
	if g.at[address] >= guessPlaces || g.all >= guessesAtOnce {
		return nil, false
	}
	if g.at == nil {
		g.at = map[string]int{}
	}
	g.at[address]++
	g.all++
	return func() {
		g.mu.Lock()
		defer g.mu.Unlock()
		g.all--
		if g.at[address]--; g.at[address] == 0 {
			delete(g.at, address)
		}
	}, true
}

// guess tries a code that somebody typed.
func (a *api) guess(c *call, try func() error) error {
	address := c.address()
	_, over := a.failedJoins.Over(address)
	if _, all := a.allJoins.Over(""); all {
		over = true
	}
	err := try()
	if statusOf(problemClass(err)) != http.StatusNotFound {
		return err
	}
	a.failedJoins.Add(address)
	a.allJoins.Add("")
	if !over {
		return err
	}
	if leave, ok := a.guesses.enter(address); ok {
		defer leave()
		wait(c.ctx(), guessTime)
	}
	return c.later(guessTime)
}

// later refuses what may be tried again after a while.
func (c *call) later(after time.Duration) error {
	c.Header("Retry-After", seconds(after))
	return overLimit.Because(tooMany)
}

func wait(ctx context.Context, long time.Duration) {
	select {
	case <-time.After(long):
	case <-ctx.Done():
	}
}
