package httpapi

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"math/rand/v2"
	"net/http"
	"strconv"
	"time"

	"interessentkart/internal/access"
	"interessentkart/internal/live"
	"interessentkart/internal/stakeholder"
	"interessentkart/internal/store"
)

// heartbeat is how often a silent stream says that it lives, writeLimit how
// long one write may take before the reader is cut off, recheck how old the
// answer may be to whether the reader still may read, however busy the stream
// is, and quiet how long news of the workshop are gathered.
const (
	heartbeat  = 15 * time.Second
	writeLimit = 10 * time.Second
	recheck    = 1500 * time.Millisecond
	quiet      = 300 * time.Millisecond
)

// How many streams one person may have open.
const (
	guestStreams = 3
	mostStreams  = 5000
)

// events streams what happens to a map after a revision as server-sent events
// of the type change, with the revision as their id. An event of the type
// reload tells a reader that is too far behind to load the map anew, one of the
// type workshop how the workshop stands.
func (a *api) events(c *call) error {
	since, err := c.since()
	if err != nil {
		return err
	}
	room, err := a.Rooms.Enter(c.ctx(), c.m.ID)
	if err != nil {
		return err
	}
	defer room.Leave()
	most := mostStreams
	if c.grant.Kind == access.Guest {
		most = guestStreams
	}
	leave, ok := a.Workshops.Enter(c.m.ID, c.grant.ID, a.displayName(c), most)
	if !ok {
		return overLimit.Because(tooMany)
	}
	defer leave()
	if err := a.came(c); err != nil {
		return err
	}
	a.counts.streams.Add(1)
	defer a.counts.streams.Add(-1)
	ctx, cancel := context.WithCancel(c.ctx())
	defer cancel()
	defer context.AfterFunc(a.stop, cancel)()
	startStream(c)
	if c.Request.Method == http.MethodHead {
		return nil
	}
	now := time.Now()
	s := &stream{call: c, flush: http.NewResponseController(c.Writer), checked: now, spoke: now, tellAt: now}
	if s.send(": connected\n\n") != nil {
		return nil // the reader has left
	}
	s.follow(ctx, room.Watch(since))
	if a.stop.Err() != nil { // not all at once when the service comes back
		_ = s.send(fmt.Sprintf("retry: %d\n\n", 1000+rand.IntN(4000)))
	}
	return nil
}

// came lets a guest keep the place that they have taken.
func (a *api) came(c *call) error {
	if c.grant.Kind != access.Guest {
		return nil
	}
	return a.Workshops.Came(c.ctx(), c.m.ID, c.grant.ID)
}

// since reads the revision that the reader has: where a broken stream ended,
// else the query, else the beginning.
func (c *call) since() (uint64, error) {
	text := c.GetHeader("Last-Event-ID")
	if text == "" {
		text = c.DefaultQuery("since", "0")
	}
	since, err := strconv.ParseUint(text, 10, 64)
	if err != nil {
		return 0, badQuery(text)
	}
	return since, nil
}

// displayName is what others see of who is connected; nothing for somebody on
// their own machine.
func (a *api) displayName(c *call) string {
	switch c.grant.Kind {
	case access.Guest:
		p, _, err := a.Workshops.Person(c.ctx(), c.m.ID, c.grant.ID)
		if err == nil {
			return p.Name
		}
	case access.Employee:
		account, _, err := a.Access.Account(c.ctx(), c.grant.ID)
		if err == nil {
			return account.Name
		}
	}
	return ""
}

// stream is one reader of server-sent events.
type stream struct {
	*call
	flush   *http.ResponseController
	checked time.Time       // when it was last asked whether the reader may
	spoke   time.Time       // when it last said something
	news    <-chan struct{} // closed when something beside the map has changed; nil while that is gathered
	tellAt  time.Time       // when to tell how the workshop stands; zero when there is nothing to tell
	last    string          // what was last told of it
	pace    pace
}

// follow writes events until the reader leaves, lags too far, is too slow or
// may read no more.
func (s *stream) follow(ctx context.Context, reader *live.Reader) {
	timer := time.NewTimer(0)
	defer timer.Stop()
	for {
		timer.Reset(s.rest(time.Now()))
		events, err := reader.Await(ctx, s.news, timer.C)
		switch {
		case ctx.Err() != nil:
			return
		case errors.Is(err, stakeholder.Conflict):
			_ = s.send("event: reload\ndata: {}\n\n")
			return
		case err == nil:
			err = s.step(ctx, events)
		}
		if err != nil {
			return
		}
	}
}

// rest is how long there is nothing to do unless something happens.
func (s *stream) rest(now time.Time) time.Duration {
	next := s.spoke.Add(heartbeat)
	if check := s.checked.Add(recheck); check.Before(next) {
		next = check
	}
	if !s.tellAt.IsZero() && s.tellAt.Before(next) {
		next = s.tellAt
	}
	return max(next.Sub(now), 0)
}

// step does all that is due. What happens often puts off nothing of it, least of
// all the question whether the reader still may.
func (s *stream) step(ctx context.Context, events []store.Event) error {
	now := time.Now()
	if isClosed(s.news) { // gather what else comes; but it may be that the reader may no longer
		s.news, s.tellAt, s.checked = nil, now.Add(quiet), time.Time{}
	}
	if now.Sub(s.checked) >= recheck {
		if err := s.stillMay(ctx); err != nil {
			return err
		}
		s.checked = now
	}
	if len(events) > 0 {
		if err := s.sendAll(events); err != nil {
			return err
		}
		s.spoke = now
		s.gather(ctx, len(events))
	}
	switch {
	case !s.tellAt.IsZero() && !now.Before(s.tellAt):
		s.tellAt, s.news = time.Time{}, s.api.Workshops.News(s.m.ID)
		return s.tellWorkshop(ctx)
	case now.Sub(s.spoke) >= heartbeat:
		s.spoke = now
		return s.send(": alive\n\n")
	}
	return nil
}

func isClosed(news <-chan struct{}) bool {
	select {
	case <-news:
		return true
	default:
		return false
	}
}

// stillMay asks again what the one who asked may do: sessions end, links are
// revoked, workshops are over. Whoever sees more or less than before is to come
// anew.
func (c *call) stillMay(ctx context.Context) error {
	who, err := c.principals()
	if err != nil {
		return err
	}
	g, err := c.api.Access.Allow(ctx, who, c.route.need, c.m.ID)
	if err == nil && (g.Role != c.grant.Role || g.Principal != c.grant.Principal) {
		err = stakeholder.Forbidden.Because(access.AccessDenied)
	}
	return err
}

// tellWorkshop says how the workshop stands, if that has changed for this
// reader.
func (s *stream) tellWorkshop(ctx context.Context) error {
	state, err := s.api.workshopState(ctx, s.call)
	if err != nil {
		return err
	}
	text, err := json.Marshal(state)
	if err != nil || string(text) == s.last {
		return err
	}
	s.last = string(text)
	return s.send("event: workshop\ndata: " + s.last + "\n\n")
}

func (s *stream) sendAll(events []store.Event) error {
	var all []byte
	for _, e := range events {
		text, err := s.api.frame(s.m.ID, s.grant.Viewer, e)
		if err != nil {
			return err
		}
		if len(events) == 1 {
			return s.write(text)
		}
		all = append(all, text...)
	}
	return s.write(all)
}

// gather waits for more to tell after a frame of n changes, when there are many.
func (s *stream) gather(ctx context.Context, n int) {
	s.api.counts.frames.Add(1)
	s.api.counts.changes.Add(int64(n))
	pause := s.pace.after(n, time.Now())
	if pause == 0 {
		return
	}
	select {
	case <-time.After(pause):
	case <-ctx.Done():
	}
}

func (s *stream) send(text string) error { return s.write([]byte(text)) }

func (s *stream) write(text []byte) error {
	if err := s.flush.SetWriteDeadline(time.Now().Add(writeLimit)); err != nil {
		return err
	}
	if _, err := s.Writer.Write(text); err != nil {
		return err
	}
	return s.flush.Flush()
}
