package httpapi

import (
	"bufio"
	"fmt"
	"maps"
	"net/http"
	"strings"
	"testing"
	"time"

	"interessentkart/internal/stakeholder"
)

// Progress counts answers, «vet ikke» among them, and tells no levels.
func TestProgress(t *testing.T) {
	s := start(t)
	w := &world{s: s, id: s.example(), people: map[string]*person{"owner": s.person}}
	var shop workshopBody
	s.must("POST", w.path("/workshop"), `{}`, &shop)
	kari, ola := s.join(shop.Code, "Kari"), s.join(shop.Code, "Ola")
	see := func() (p progress, text string) {
		text = s.must("GET", w.path("/workshop/progress"), "", &p).body
		return p, text
	}
	if p, _ := see(); p.Scorers != 0 || len(p.Answers) != 0 {
		t.Errorf("before a round: %+v", p)
	}
	s.must("POST", w.path("/commands"), `{"id":"open","command":"OpenRound","args":{"id":"r1"}}`)
	kari.must("POST", w.path("/scores"), `{"id":"k1","scores":[{"actor":"nav","criterion":"interest","level":"high"},{"actor":"nav","criterion":"influence"}]}`)
	ola.must("POST", w.path("/scores"), `{"id":"o1","scores":[{"actor":"nav","criterion":"interest","level":"none"}]}`)
	p, text := see()
	want := map[stakeholder.ActorID]answers{"nav": {2, 1, 0}}
	if p.Scorers != 2 || p.Done != 0 || !maps.Equal(p.Answers, want) || strings.Contains(text, "high") {
		t.Errorf("two have begun: %s", text)
	}
	var all []string
	for a := range w.whole().Actors.All() {
		all = append(all, fmt.Sprintf(`{"actor":%q,"criterion":"interest"},{"actor":%q,"criterion":"influence"}`, a.ID, a.ID))
	}
	ola.must("POST", w.path("/scores"), `{"id":"o2","scores":[`+strings.Join(all, ",")+`]}`)
	if p, _ := see(); p.Done != 1 {
		t.Errorf("one is done: %+v", p)
	}
	s.must("POST", w.path("/commands"), `{"id":"reveal","command":"RevealRound","args":{"id":"r1"}}`)
	if p, _ := see(); p.Scorers != 0 || len(p.Answers) != 0 {
		t.Errorf("after the reveal: %+v", p)
	}
}

// A phone that has loaded the page since the workshop was opened is counted
// once; nobody counts who comes by the main address.
func TestVisits(t *testing.T) {
	s := start(t)
	w := &world{s: s, id: s.example()}
	guest := &person{s, s.guests, map[string]string{}}
	guest.must("GET", "/", "")
	s.must("POST", w.path("/workshop"), `{}`)
	for _, c := range []struct {
		by   *person
		path string
		want int
	}{{s.nobody(), "/", 0}, {guest, "/api/ping", 0}, {guest, "/", 1}, {guest, "/", 1}} {
		c.by.must("GET", c.path, "")
		var p progress
		if s.must("GET", w.path("/workshop/progress"), "", &p); p.Fetched != c.want {
			t.Errorf("after %s%s: %d fetched, want %d", c.by.base, c.path, p.Fetched, c.want)
		}
	}
}

// The first event of the stream that tests the way comes well before the last.
func TestPingStream(t *testing.T) {
	s := start(t)
	got, err := http.Get(s.guests + "/api/ping/stream")
	if err != nil {
		t.Fatal(err)
	}
	defer got.Body.Close()
	var names []string
	var at []time.Time
	for lines := bufio.NewScanner(got.Body); lines.Scan(); {
		if name, ok := strings.CutPrefix(lines.Text(), "event: "); ok {
			names, at = append(names, name), append(at, time.Now())
		}
	}
	if strings.Join(names, " ") != "first last" || at[1].Sub(at[0]) < pause/2 {
		t.Errorf("%v at %v", names, at)
	}
}

// Scores that a phone sends late do not end in another round than they were
// meant for.
//
// Rule R8.
func TestScoresOfAnotherRound(t *testing.T) {
	s := start(t)
	w := &world{s: s, id: s.example()}
	var shop workshopBody
	s.must("POST", w.path("/workshop"), `{}`, &shop)
	kari := s.join(shop.Code, "Kari")
	s.must("POST", w.path("/commands"), `{"id":"open","command":"OpenRound","args":{"id":"r2"}}`)
	const score = `{"id":%q,"round":%q,"scores":[{"actor":"nav","criterion":"interest","level":"high"}]}`
	if a := kari.send("POST", w.path("/scores"), fmt.Sprintf(score, "s1", "r1")); a.status != http.StatusConflict || !strings.Contains(a.body, "round.state") {
		t.Errorf("a score of r1 in r2: %d %s", a.status, a.body)
	}
	kari.must("POST", w.path("/scores"), fmt.Sprintf(score, "s2", "r2"))
}

// A proposal that is sent again is one, and whoever made it is told that
// proposals were decided.
//
// Rule R10.
func TestProposalsSentAgain(t *testing.T) {
	s := start(t)
	w := &world{s: s, id: s.example()}
	var shop workshopBody
	s.must("POST", w.path("/workshop"), `{}`, &shop)
	kari := s.join(shop.Code, "Kari")
	stream, err := http.DefaultTransport.RoundTrip(kari.request("GET", w.path("/events"), ""))
	if err != nil {
		t.Fatal(err)
	}
	defer stream.Body.Close()
	var first, again struct{ ID string }
	const proposal = `{"id":"p1","command":"AddActor","args":{"id":"ny","name":"Ny aktør"}}`
	kari.must("POST", w.path("/proposals"), proposal, &first)
	kari.must("POST", w.path("/proposals"), proposal, &again)
	if first.ID != again.ID {
		t.Errorf("sent again it is %s beside %s", again.ID, first.ID)
	}
	s.must("DELETE", w.path("/proposals/"+first.ID), "")
	if kari.must("GET", w.path("/workshop"), "", &shop); shop.Settled != 1 {
		t.Errorf("%d settled", shop.Settled)
	}
}
