package httpapi

import (
	"fmt"
	"io"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"interessentkart/internal/live"
	"interessentkart/internal/stakeholder"
	"interessentkart/internal/store"
)

// stretch is a steady stream of changes: so many a second for so long.
type stretch struct {
	rate   int
	length time.Duration
}

// paced plays stretches of changes to a reader whose frames the pace allows, and
// gives the frames of each stretch and how long a change waited at most.
func paced(stretches []stretch) (frames []int, longest []time.Duration) {
	var p pace
	var waiting []time.Time // changes that have not gone out
	now := time.Unix(1e9, 0)
	free := now // when the next frame may go out
	for _, s := range stretches {
		n, wait := 0, time.Duration(0)
		send := func(at time.Time) {
			n, wait = n+1, max(wait, at.Sub(waiting[0]))
			free = at.Add(p.after(len(waiting), at))
			waiting = nil
		}
		for end := now.Add(s.length); now.Before(end); now = now.Add(time.Second / time.Duration(s.rate)) {
			if len(waiting) > 0 && !now.Before(free) {
				send(free)
			}
			if waiting = append(waiting, now); !now.Before(free) {
				send(now)
			}
		}
		frames, longest = append(frames, n), append(longest, wait)
	}
	return frames, longest
}

func TestPace(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		stretches []stretch
		least     []int // frames in each stretch
		most      []int
		wait      []time.Duration // of a change at most
	}{
		"one a second":             {[]stretch{{1, 20 * time.Second}}, []int{20}, []int{20}, []time.Duration{0}},
		"fifty a second":           {[]stretch{{50, 10 * time.Second}}, []int{500}, []int{500}, []time.Duration{0}},
		"two hundred a second":     {[]stretch{{200, 10 * time.Second}}, []int{90}, []int{60 + 100}, []time.Duration{frameEvery}},
		"two thousand a second":    {[]stretch{{2000, 10 * time.Second}}, []int{90}, []int{60 + 100}, []time.Duration{frameEvery}},
		"a flood, then one by one": {[]stretch{{1000, 3 * time.Second}, {2, 20 * time.Second}}, []int{20, 39}, []int{90, 41}, []time.Duration{frameEvery, frameEvery}},
		"a flood, then fifty":      {[]stretch{{1000, 3 * time.Second}, {50, 3 * time.Second}, {50, 3 * time.Second}}, []int{20, 50, 150}, []int{90, 150, 150}, []time.Duration{frameEvery, frameEvery, 0}},
	} {
		frames, waits := paced(c.stretches)
		for i := range c.stretches {
			if frames[i] < c.least[i] || frames[i] > c.most[i] || waits[i] > c.wait[i] {
				t.Errorf("%s, stretch %d: %d frames, want %d–%d; a wait of %v", name, i, frames[i], c.least[i], c.most[i], waits[i])
			}
		}
	}
}

// A flood of changes reaches a reader in few frames, all of it and in order.
func TestAFloodIsGatheredWithoutAGap(t *testing.T) {
	t.Parallel()
	const changes = 3000
	s := start(t)
	id := s.small()
	stream := s.follow(t, id, "1")
	began := time.Now()
	for i := range changes {
		name := fmt.Sprint("Navn ", i)
		q := live.Request{ID: store.CommandID(fmt.Sprint("c", i)), Command: stakeholder.ChangeActor{ID: "nav", Name: &name}}
		if _, err := s.config.Rooms.Do(t.Context(), stakeholder.MapID(id), q); err != nil {
			t.Fatal(err)
		}
		if i%500 == 499 {
			drain(t, stream, i-498, i+2) // so that the reader is never too far behind
		}
	}
	took := time.Since(began)
	frames := s.figure("interessentkart_frames_total")
	t.Logf("%d changes in %v came in %d frames", changes, took, frames)
	if most := int((heavyRate + 10) * (took.Seconds() + 1)); frames > most || s.figure("interessentkart_streamed_changes_total") != changes {
		t.Errorf("%d frames in %v, at most %d", frames, took, most)
	}
}

func drain(t *testing.T, stream <-chan string, from, to int) {
	for revision := from + 1; revision <= to; revision++ {
		got, open := <-stream
		if !open || !strings.HasPrefix(got, fmt.Sprintf(`{"revision":%d,`, revision)) {
			t.Fatalf("instead of revision %d: %.60s", revision, got)
		}
	}
}

// figure reads one of the figures for operators.
func (s *service) figure(name string) int {
	s.t.Helper()
	w := httptest.NewRecorder()
	s.served.Metrics.ServeHTTP(w, httptest.NewRequest("GET", "/", nil))
	text, _ := io.ReadAll(w.Body)
	for line := range strings.Lines(string(text)) {
		n := 0
		if _, err := fmt.Sscanf(line, name+" %d", &n); err == nil {
			return n
		}
	}
	s.t.Fatalf("no figure %s", name)
	return 0
}
