package httpapi

import (
	"cmp"
	"context"
	"fmt"
	"maps"
	"net/http"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"time"
)

func (a *api) healthy(c *call) error {
	return c.send(http.StatusOK, "text/plain; charset=utf-8", []byte("ok\n"), nil)
}

// readyTime is how long the database may take to answer that question.
const readyTime = 2 * time.Second

// ready tells whether the service can do its work: it can read, and does not
// stop just now.
func (a *api) ready(c *call) error {
	if a.stop.Err() != nil {
		return c.send(http.StatusServiceUnavailable, "text/plain; charset=utf-8", []byte("stopping\n"), nil)
	}
	ctx, cancel := context.WithTimeout(c.ctx(), readyTime)
	defer cancel()
	if _, _, err := a.Access.Rows.Row(ctx, "role", "none/none"); err != nil {
		a.Log.Warn("not ready", "error", err)
		return c.send(http.StatusServiceUnavailable, "text/plain; charset=utf-8", []byte("no database\n"), nil)
	}
	return a.healthOf(ctx, c)
}

// healthOf tells what keeps the service from writing, and what an operator should
// look at. How it comes about is told where strangers do not ask.
func (a *api) healthOf(ctx context.Context, c *call) error {
	status, text := http.StatusOK, "ready\n"
	if a.Health != nil {
		stops, notes := a.Health(ctx)
		if len(stops) > 0 {
			status, text = http.StatusServiceUnavailable, "maps are read and not changed, because of: "+strings.Join(stops, ", ")+"\n"
		}
		if len(notes) > 0 {
			text += "look at: " + strings.Join(notes, ", ") + "\n"
		}
		if len(stops)+len(notes) > 0 {
			text += "interessentkart doctor tells more\n"
		}
	}
	return c.send(status, "text/plain; charset=utf-8", []byte(text), nil)
}

// counts are the figures for operators. The text form of Prometheus is a dozen
// lines; its client library would be a hundred thousand.
type counts struct {
	streams atomic.Int64
	frames  atomic.Int64 // written to streams
	changes atomic.Int64 // that were in them

	// mu guards requests.
	mu       sync.Mutex
	requests map[requestKind]*requestCount
}

type requestKind struct {
	route  string
	status int
}

type requestCount struct {
	n    uint64
	took time.Duration
}

func (c *counts) request(route string, status int, took time.Duration) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.requests == nil {
		c.requests = map[requestKind]*requestCount{}
	}
	at := requestKind{route, status}
	if c.requests[at] == nil {
		c.requests[at] = &requestCount{}
	}
	c.requests[at].n++
	c.requests[at].took += took
}

// showMetrics writes the figures in Prometheus' text form.
func (a *api) showMetrics(w http.ResponseWriter, _ *http.Request) {
	w.Header().Set("Content-Type", "text/plain; version=0.0.4; charset=utf-8")
	fmt.Fprintf(w, "# TYPE interessentkart_streams gauge\ninteressentkart_streams %d\n", a.counts.streams.Load())
	fmt.Fprintf(w, "# TYPE interessentkart_frames_total counter\ninteressentkart_frames_total %d\n", a.counts.frames.Load())
	fmt.Fprintf(w, "# TYPE interessentkart_streamed_changes_total counter\ninteressentkart_streamed_changes_total %d\n", a.counts.changes.Load())
	a.counts.mu.Lock()
	defer a.counts.mu.Unlock()
	kinds := slices.SortedFunc(maps.Keys(a.counts.requests), compareKinds)
	fmt.Fprint(w, "# TYPE interessentkart_requests_total counter\n")
	for _, k := range kinds {
		fmt.Fprintf(w, "interessentkart_requests_total{route=%q,status=\"%d\"} %d\n", k.route, k.status, a.counts.requests[k].n)
	}
	fmt.Fprint(w, "# TYPE interessentkart_request_seconds_total counter\n")
	for _, k := range kinds {
		fmt.Fprintf(w, "interessentkart_request_seconds_total{route=%q,status=\"%d\"} %g\n", k.route, k.status, a.counts.requests[k].took.Seconds())
	}
}

func compareKinds(x, y requestKind) int {
	return cmp.Or(cmp.Compare(x.route, y.route), cmp.Compare(x.status, y.status))
}
