package httpapi

import (
	"net/http"
	"time"
)

// pong answers a phone that wants to know whether it reaches the service.
type pong struct {
	OK bool `json:"ok"`
}

func (a *api) ping(c *call) error { return c.json(http.StatusOK, pong{true}) }

// pause is how long after its first event a stream that tests the way ends. A
// reader that gets both at once has something on the way that holds streams back.
const pause = 250 * time.Millisecond

// pingStream is a stream of two events, for phones that want to know whether
// streams come through: some networks hold them back until they end.
func (a *api) pingStream(c *call) error {
	startStream(c)
	if c.Request.Method == http.MethodHead {
		return nil
	}
	s := &stream{call: c, flush: http.NewResponseController(c.Writer)}
	if s.send("event: first\ndata: {}\n\n") != nil {
		return nil // the reader has left
	}
	select {
	case <-c.ctx().Done():
		return nil
	case <-a.stop.Done():
	case <-time.After(pause):
	}
	_ = s.send("event: last\ndata: {}\n\n")
	return nil
}

// startStream sets the headers of server-sent events.
func startStream(c *call) {
	c.Header("Content-Type", "text/event-stream; charset=utf-8")
	c.Header("Cache-Control", "no-store")
	c.Header("X-Accel-Buffering", "no")
}
