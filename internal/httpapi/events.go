package httpapi

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"strconv"
	"time"

	"github.com/gin-gonic/gin"

	"interessentkart/internal/live"
	"interessentkart/internal/stakeholder"
	"interessentkart/internal/store"
)

// heartbeat is how often a silent stream says that it lives, and writeLimit
// how long one write may take before the reader is cut off; it can resume.
const (
	heartbeat  = 15 * time.Second
	writeLimit = 10 * time.Second
)

// events streams what happens to a map after a revision as server-sent events
// of the type change, with the revision as their id. An event of the type
// reload tells a reader that is too far behind to load the map anew.
func (a *api) events(g *gin.Context) error {
	since, err := sinceOf(g)
	if err != nil {
		return err
	}
	room, err := a.Rooms.Enter(g.Request.Context(), stakeholder.MapID(g.Param("map")))
	if err != nil {
		return err
	}
	defer room.Leave()
	ctx, cancel := context.WithCancel(g.Request.Context())
	defer cancel()
	defer context.AfterFunc(a.stop, cancel)()

	g.Header("Content-Type", "text/event-stream; charset=utf-8")
	g.Header("Cache-Control", "no-store")
	g.Header("X-Accel-Buffering", "no")
	s := stream{g.Writer, http.NewResponseController(g.Writer), viewer(g)}
	if err := s.send(": connected\n\n"); err != nil {
		return nil // the reader has left
	}
	s.follow(ctx, room.Watch(since))
	return nil
}

// sinceOf reads the revision that the reader has: where a broken stream ended,
// else the query, else the beginning.
func sinceOf(g *gin.Context) (uint64, error) {
	text := g.GetHeader("Last-Event-ID")
	if text == "" {
		text = g.DefaultQuery("since", "0")
	}
	since, err := strconv.ParseUint(text, 10, 64)
	if err != nil {
		return 0, stakeholder.Invalid.At(stakeholder.Key{}, queryInvalid).With(text)
	}
	return since, nil
}

// stream is one reader of server-sent events.
type stream struct {
	w      http.ResponseWriter
	flush  *http.ResponseController
	viewer stakeholder.Viewer
}

// follow writes events until the reader leaves, lags too far or is too slow.
func (s stream) follow(ctx context.Context, reader *live.Reader) {
	for {
		wait, cancel := context.WithTimeout(ctx, heartbeat)
		events, err := reader.Next(wait)
		cancel()
		switch {
		case ctx.Err() != nil:
			return
		case errors.Is(err, context.DeadlineExceeded):
			err = s.send(": alive\n\n")
		case errors.Is(err, stakeholder.Conflict):
			_ = s.send("event: reload\ndata: {}\n\n")
			return
		case err == nil:
			err = s.sendAll(events)
		}
		if err != nil {
			return
		}
	}
}

// change is what the stream tells of an event.
type change struct {
	Revision uint64            `json:"revision"`
	Patch    stakeholder.Patch `json:"patch"`
}

func (s stream) sendAll(events []store.Event) error {
	var text []byte
	for _, e := range events {
		data, err := json.Marshal(change{e.Revision, s.viewer.Patch(e.Patch)})
		if err != nil {
			return err
		}
		text = fmt.Appendf(text, "id: %d\nevent: change\ndata: %s\n\n", e.Revision, data)
	}
	return s.send(string(text))
}

func (s stream) send(text string) error {
	if err := s.flush.SetWriteDeadline(time.Now().Add(writeLimit)); err != nil {
		return err
	}
	if _, err := s.w.Write([]byte(text)); err != nil {
		return err
	}
	return s.flush.Flush()
}
