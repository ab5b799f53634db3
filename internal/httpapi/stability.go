package httpapi

import (
	"context"
	"encoding/json"
	"net/http"
	"slices"
	"sync/atomic"
	"time"

	"interessentkart/internal/analysis"
	"interessentkart/internal/compare"
)

// linesMedia is JSON with one value a line.
const linesMedia = "application/x-ndjson; charset=utf-8"

// tellEvery is how often it is told how far a long answer has come.
const tellEvery = 250 * time.Millisecond

// howFar is a line on the way to a long answer.
type howFar struct {
	Tried int64 `json:"tried"`
	Of    int64 `json:"of"`
}

// stabilityTold is the last line: the answer in data, without the trials that
// change nothing, and in words.
type stabilityTold struct {
	Stability compare.Stability `json:"stability"`
	Intro     string            `json:"intro"`
	Lines     []compare.Line    `json:"lines"` // what does not stand
}

// tellStability tries every small change to the map. It tells how far it has
// come, and stops when the reader leaves.
func (a *api) tellStability(c *call) error {
	return c.heavily(func() error {
		n, err := c.network()
		if err != nil {
			return err
		}
		c.Header("Content-Type", linesMedia)
		c.Header("Cache-Control", "no-store")
		c.Header("X-Accel-Buffering", "no")
		lines := json.NewEncoder(c.Writer)
		s, err := a.triedOut(c.ctx(), n, func(h howFar) error {
			if err := lines.Encode(h); err != nil {
				return err
			}
			return http.NewResponseController(c.Writer).Flush()
		})
		if err != nil {
			return err
		}
		told := stabilityTold{s, s.Intro(c.words()), s.Lines(n.Map(), a.rules, c.words(), 0)}
		told.Stability.Trials = slices.DeleteFunc(slices.Clone(s.Trials), func(t compare.Tried) bool { return len(t.Effects) == 0 })
		return lines.Encode(told)
	})
}

// triedOut computes a stability and tells how far it has come, until tell fails
// or ctx ends.
func (a *api) triedOut(ctx context.Context, n *analysis.Network, tell func(howFar) error) (s compare.Stability, err error) {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	defer context.AfterFunc(a.stop, cancel)()
	var tried, of atomic.Int64
	finished := make(chan struct{})
	go func() {
		defer close(finished)
		s, err = compare.Stable(ctx, n, a.rules, func(behind, all int) {
			tried.Store(int64(behind))
			of.Store(int64(all))
		})
	}()
	every := time.NewTicker(tellEvery)
	defer every.Stop()
	for {
		select {
		case <-finished:
			return s, err
		case <-every.C:
			if tell(howFar{tried.Load(), of.Load()}) != nil {
				cancel()
			}
		}
	}
}
