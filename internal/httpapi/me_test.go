package httpapi

import (
	"fmt"
	"strings"
	"testing"
)

// A phone that comes back finds what it has done, and nobody else's.
func TestAPhoneThatComesBack(t *testing.T) {
	t.Parallel()
	s := agency(t)
	w := s.newWorld()
	one, other := w.people["participant"], w.people["contributor"]
	one.must("POST", w.path("/scores"), `{"id":"a1","scores":[{"actor":"nav","criterion":"interest","level":"high"},{"actor":"ks","criterion":"influence"}]}`)
	other.must("POST", w.path("/scores"), `{"id":"b1","scores":[{"actor":"nav","criterion":"interest","level":"none"}]}`)
	other.must("POST", w.path("/proposals"), `{"id":"p9","command":"AddActor","args":{"id":"andre","name":"Andres"}}`)
	for role, want := range map[string][3]string{
		"participant": {`"name":"participant"`, `"scores":[{"actor":"ks","criterion":"influence"},{"actor":"nav","criterion":"interest","level":"high"}]`, "Ny aktør"},
		"contributor": {`"name":"contributor"`, `"scores":[{"actor":"nav","criterion":"interest","level":"none"}]`, "Andres"},
		"owner":       {`"name":"owner"`, `"scores":[],"proposals":[]`, `"round":{"id":"r1","state":"open"}`},
	} {
		body := w.people[role].must("GET", w.path("/workshop/me"), "").body
		for _, text := range want {
			if !strings.Contains(body, text) {
				t.Errorf("%s: no %s in %s", role, text, body)
			}
		}
		if strings.Contains(body, "Andres") && role != "contributor" {
			t.Errorf("%s sees another's proposal: %s", role, body)
		}
	}
	w.people["owner"].must("POST", w.path("/commands"), `{"id":"reveal","command":"RevealRound","args":{"id":"r1"}}`)
	w.people["owner"].must("POST", w.path("/commands"), `{"id":"discard","command":"DiscardRound","args":{"id":"r1"}}`)
	if body := one.must("GET", w.path("/workshop/me"), "").body; strings.Contains(body, "round\"") || !strings.Contains(body, `"scores":[]`) {
		t.Errorf("after the round: %s", body)
	}
}

func TestChangingNames(t *testing.T) {
	t.Parallel()
	s := agency(t)
	w := s.newWorld()
	guest := w.people["participant"]
	guest.must("POST", w.path("/scores"), `{"id":"a1","scores":[{"actor":"nav","criterion":"interest","level":"high"}]}`)
	for name, want := range map[string]string{"  Kari   N.  ": "Kari N.", "": "text.empty", " \t": "text.empty", strings.Repeat("x", 41): "text.long"} {
		if a := guest.send("PATCH", w.path("/workshop/me"), fmt.Sprintf(`{"name":%q}`, name)); !strings.Contains(a.body, want) {
			t.Errorf("%q: %d %s", name, a.status, a.body)
		}
	}
	for path, text := range map[string]string{"/workshop/me": `"level":"high"`, "": `"score/`} {
		if body := guest.must("GET", w.path(path), "").body; !strings.Contains(body, text) {
			t.Errorf("the scores did not follow: %s", body)
		}
	}
	if body := guest.must("GET", "/api/session", "").body; !strings.Contains(body, `"name":"Kari N."`) {
		t.Errorf("session: %s", body)
	}
	if body := w.people["owner"].must("GET", w.path("/workshop"), "").body; !strings.Contains(body, `"name":"Kari N."`) || strings.Contains(body, `"name":"participant"`) {
		t.Errorf("the facilitator sees %s", body)
	}
}
