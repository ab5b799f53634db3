package httpapi

import (
	"net/http"
	"strings"
	"testing"

	"interessentkart/internal/stakeholder"
)

// A copy has what was agreed, and nothing of what people scored.
func TestCopy(t *testing.T) {
	t.Parallel()
	s := agency(t)
	w := s.newWorld()
	owner, reader := w.people["owner"], w.people["reader"]
	score := `{"id":"s1","scores":[{"actor":"nav","criterion":"interest","level":"high"}]}`
	w.people["participant"].must("POST", w.path("/scores"), score)
	for _, step := range []string{
		`{"id":"k1","command":"RevealRound","args":{"id":"r1"}}`, `{"id":"k2","command":"AgreeRound","args":{"id":"r1"}}`,
		`{"id":"k3","command":"ChangeActor","args":{"id":"nav","notes":"notat","influence":"high"}}`,
		`{"id":"k4","command":"ChangeMap","args":{"archived":true}}`, `{"id":"k5","command":"OpenRound","args":{"id":"r2"}}`} {
		owner.must("POST", w.path("/commands"), step)
	}
	w.people["participant"].must("POST", w.path("/scores"), strings.Replace(score, "s1", "s2", 1))
	for round, want := range map[string]stakeholder.RoundState{"r2": stakeholder.Open, "r1": stakeholder.Agreed} {
		if r, _ := w.whole().Rounds.Find(stakeholder.RoundID(round)); r.State != want {
			t.Fatalf("%s is %s", round, r.State)
		}
	}
	before := w.whole()
	for id, want := range map[string]int{`{"title":" "}`: 422, `{"title":"Nytt","x":1}`: 422, `{"title":"` + strings.Repeat("x", 300) + `"}`: 422} {
		if a := reader.send("POST", w.path("/copy"), id); a.status != want {
			t.Errorf("%.40s: %d %s", id, a.status, a.body)
		}
	}
	var made madeMap
	reader.must("POST", w.path("/copy"), `{"title":"Kopien"}`, &made)
	copied := &world{s: s, id: string(made.ID), people: map[string]*person{"reader": reader}}
	m := copied.whole()
	if err := m.Check(); err != nil || m.Revision != 1 || m.Info.Title != "Kopien" || m.Info.Archived {
		t.Errorf("%v revision %d %+v", err, m.Revision, m.Info)
	}
	if m.Scores.Len() != 0 || m.Rounds.Has("r2") || !m.Rounds.Has("r1") || m.Tallies.Len() != 1 {
		t.Errorf("%d scores, %d rounds, %d tallies", m.Scores.Len(), m.Rounds.Len(), m.Tallies.Len())
	}
	if a, _ := m.Actors.Find("nav"); a.Notes != "notat" || a.Influence != stakeholder.High || m.Relations.Len() != before.Relations.Len() || m.Seats.Len() != before.Seats.Len() {
		t.Errorf("%+v", a)
	}
	if now := w.whole(); now.Revision != before.Revision || now.Info != before.Info {
		t.Errorf("the original has changed: %d %+v", now.Revision, now.Info)
	}
	reader.must("DELETE", copied.path(""), "") // they own it
	if a := owner.send("GET", copied.path(""), ""); a.status != http.StatusNotFound {
		t.Errorf("somebody else's copy: %d", a.status)
	}
	var log auditLog
	owner.must("GET", w.path("/audit"), "", &log)
	if last := log.Lines[len(log.Lines)-1]; last.What != "map.copy" || last.Who != "employee-reader" {
		t.Errorf("audit: %+v", last)
	}
	// Whoever reads it by a link, and has logged in, copies what the link shows.
	both := w.people["wholeLink"]
	for name, secret := range w.people["stranger"].cookies {
		both.cookies[name] = secret
	}
	both.must("POST", w.path("/copy"), `{"title":"Fra lenken"}`, &made)
	w.people["stranger"].must("GET", "/api/maps/"+string(made.ID), "")
}
