package httpapi

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"interessentkart/internal/access"
)

// told gives the refusals of a log as «who what code», sorted.
func told(log auditLog) (all []string) {
	for _, l := range log.Lines {
		if l.What == "refused" {
			all = append(all, strings.TrimSpace(fmt.Sprint(l.Kind, " ", l.On, " ", l.Code)))
		}
	}
	slices.Sort(all)
	return all
}

// What people who are known were refused stands in the map's log; what was
// tried with wrong codes and addresses in the service's.
func TestRefusalsAreLogged(t *testing.T) {
	t.Parallel()
	s := agency(t)
	w := s.newWorld()
	w.people["stranger"].send("GET", w.path("/history"), "")
	w.people["participant"].send("GET", w.path("/history"), "")
	w.people["participant"].send("GET", w.path("/history"), "")
	w.people["editor"].send("POST", w.path("/links"), `{"days":1}`)
	w.people["coFacilitator"].send("POST", w.path("/commands"), `{"id":"c","command":"GiveScore","args":{}}`)
	w.people["owner"].send("GET", w.path("/actors/none"), "") // no refusal: there is none
	s.nobody().send("GET", w.path(""), "")                    // nobody is known
	var log auditLog
	w.people["owner"].must("GET", w.path("/audit"), "", &log)
	want := []string{"employee getApiMapsMapHistory map.unknown", "employee postApiMapsMapLinks access.denied",
		"guest getApiMapsMapHistory access.denied", "guest postApiMapsMapCommands command.refused"}
	if got := told(log); !slices.Equal(got, want) || !log.Whole {
		t.Errorf("the map's log: %q, whole %v", got, log.Whole)
	}
	w.people["owner"].must("PATCH", w.path("/workshop"), `{"doorLocked":true}`)
	s.nobody().send("POST", "/api/join", `{"code":"AAAAAAAA","name":"x"}`)
	s.nobody().send("POST", "/api/join", fmt.Sprintf(`{"code":%q,"name":"x"}`, w.code))
	s.nobody().send("POST", "/api/join", `{"code":1}`) // not understood, so nothing was tried
	s.nobody().send("POST", "/api/session/link", `{"token":"x"}`)
	s.nobody().send("GET", "/login/done?code=x&state=y", "")
	w.people["stranger"].send("GET", "/api/maps/none", "")
	lines, whole, err := s.config.Access.ServiceLog(t.Context())
	want = []string{"employee getApiMapsMap map.unknown", "getLoginDone login.unknown", "postApiJoin join.unknown",
		"postApiJoin workshop.door", "postApiSessionLink token.unknown"}
	if got := told(auditLog{Lines: lines}); err != nil || !whole || !slices.Equal(got, want) {
		t.Errorf("the service's log: %q, whole %v, %v", got, whole, err)
	}
}

// On a laptop its owner reads the service's log, and nobody else.
func TestServiceLog(t *testing.T) {
	t.Parallel()
	s := start(t)
	w := &world{s: s, id: s.small(), people: map[string]*person{"owner": s.person}}
	w.openLink("link", `{"days":7}`)
	s.nobody().send("GET", "/start/wrong", "")
	var log auditLog
	s.must("GET", "/api/audit", "", &log)
	if got := told(log); !slices.Equal(got, []string{"getStartToken token.unknown"}) || !log.Whole {
		t.Errorf("%q %v", got, log.Whole)
	}
	for who, want := range map[*person]string{s.nobody(): "session.missing", w.people["link"]: "access.denied"} {
		if a := who.send("GET", "/api/audit", ""); a.status < 400 || !strings.Contains(a.body, want) {
			t.Errorf("%d %s", a.status, a.body)
		}
	}
	// Somebody who takes a line out is found out.
	rows := s.config.Access.Rows
	lines, err := rows.Rows(t.Context(), "audit", w.id+"/")
	if err != nil || len(lines) == 0 {
		t.Fatal(len(lines), err)
	}
	if _, _, err := rows.Take(t.Context(), "audit", lines[0].Key); err != nil {
		t.Fatal(err)
	}
	if s.must("GET", w.path("/audit"), "", &log); log.Whole {
		t.Error("a line is gone, and the log says it is whole")
	}
	if r, err := access.VerifyAudit(t.Context(), rows, s.config.Now()); err != nil || r.Whole() {
		t.Errorf("%+v %v", r, err)
	}
}
