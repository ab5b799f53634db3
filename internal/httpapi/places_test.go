package httpapi

import (
	"encoding/json"
	"strings"
	"testing"

	"interessentkart/internal/stakeholder"
)

// Every actor is somewhere on every drawing, within its frame.
func TestActorsAreFoundOnDrawings(t *testing.T) {
	s := start(t)
	id := s.example()
	for _, view := range stakeholder.View("").Values() {
		var drawn drawnActors
		a := s.send("GET", "/api/maps/"+id+"/places?lang=nn&view="+string(view), "")
		if err := json.Unmarshal([]byte(a.body), &drawn); err != nil || a.status != 200 {
			t.Fatalf("%s: %d %v", view, a.status, err)
		}
		found := map[stakeholder.ActorID]bool{}
		for _, p := range drawn.Actors {
			found[p.Actor] = true
			if p.X < 0 || p.Y < 0 || p.X+p.Width > drawn.Width || p.Y+p.Height > drawn.Height || p.Width < 1 || p.Height < 1 {
				t.Errorf("%s: %+v in %g × %g", view, p, drawn.Width, drawn.Height)
			}
		}
		if len(found) != 24 || drawn.Title == "" || drawn.About == "" {
			t.Errorf("%s: %d actors on %q", view, len(found), drawn.Title)
		}
	}
	if a := s.send("GET", "/api/maps/"+id+"/places?view=x", ""); a.status != 422 {
		t.Errorf("no such view: %d", a.status)
	}
}

// A fresh layout tells places and changes nothing; who is pinned stays.
func TestAFreshLayoutIsOnlyTold(t *testing.T) {
	s := start(t)
	id := s.example()
	s.must("POST", "/api/maps/"+id+"/commands", `{"id":"pin","command":"Place","args":{"view":"network","actor":"nav","x":1000,"y":-7,"pinned":true}}`)
	before := s.must("GET", "/api/maps/"+id, "").body
	for view, want := range map[string]int{"network": 23, "hierarchy": 24, "rings": 0} {
		var fresh freshLayout
		if err := json.Unmarshal([]byte(s.must("GET", "/api/maps/"+id+"/layout?view="+view, "").body), &fresh); err != nil {
			t.Fatal(err)
		}
		if len(fresh.Positions) != want || fresh.Revision != 2 {
			t.Errorf("%s: %d positions at revision %d", view, len(fresh.Positions), fresh.Revision)
		}
		for _, p := range fresh.Positions {
			if string(p.View) != view || view == "network" && p.Actor == "nav" {
				t.Errorf("%s: %+v", view, p)
			}
		}
	}
	if after := s.must("GET", "/api/maps/"+id, "").body; after != before || !strings.Contains(after, `"pinned":true`) {
		t.Error("the map has changed")
	}
	if a := s.send("GET", "/api/maps/"+id+"/layout?view=x", ""); a.status != 422 {
		t.Errorf("no such view: %d", a.status)
	}
}
