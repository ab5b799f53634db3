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
		if len(found) != 25 || drawn.Title == "" || drawn.About == "" {
			t.Errorf("%s: %d actors on %q", view, len(found), drawn.Title)
		}
	}
	if a := s.send("GET", "/api/maps/"+id+"/places?view=x", ""); a.status != 422 {
		t.Errorf("no such view: %d", a.status)
	}
}

// A layout tells places and changes nothing; who is pinned stays, and unless it
// is a fresh one, who has a place.
func TestALayoutIsOnlyTold(t *testing.T) {
	s := start(t)
	id := s.example()
	s.must("POST", "/api/maps/"+id+"/commands", `{"id":"pin","command":"Place","args":{"view":"network","actor":"nav","x":1000,"y":-7,"pinned":true}}`)
	s.must("POST", "/api/maps/"+id+"/commands", `{"id":"put","command":"Place","args":{"view":"network","actor":"digdir","x":900,"y":0}}`)
	before := s.must("GET", "/api/maps/"+id, "").body
	for query, want := range map[string]int{"view=network&fresh=true": 24, "view=network": 23, "view=hierarchy": 25, "view=rings": 0} {
		var told layoutBody
		if err := json.Unmarshal([]byte(s.must("GET", "/api/maps/"+id+"/layout?"+query, "").body), &told); err != nil {
			t.Fatal(err)
		}
		if len(told.Positions) != want || told.Revision != 3 {
			t.Errorf("%s: %d positions at revision %d", query, len(told.Positions), told.Revision)
		}
		for _, p := range told.Positions {
			if !strings.Contains(query, "view="+string(p.View)) || p.View == stakeholder.Network && p.Actor == "nav" {
				t.Errorf("%s: %+v", query, p)
			}
		}
	}
	if after := s.must("GET", "/api/maps/"+id, "").body; after != before || !strings.Contains(after, `"pinned":true`) {
		t.Error("the map has changed")
	}
	for _, query := range []string{"view=x", "fresh=x"} {
		if a := s.send("GET", "/api/maps/"+id+"/layout?"+query, ""); a.status != 422 {
			t.Errorf("%s: %d", query, a.status)
		}
	}
}
