package httpapi

import (
	"encoding/json"
	"fmt"
	"net/http"
	"slices"
	"strings"
	"testing"

	"interessentkart/internal/governance"
)

// findings are what a test reads of findings; they do not read themselves.
type findings struct {
	Revision uint64
	Findings []struct{ ID, Outcome string }
}

const board = "dsop-portefoljestyret"

// A proposal comes with one command, which can be looked at before it is sent,
// does as it was said to, and is taken back as a whole.
func TestAStructureIsAcceptedAsOneCommand(t *testing.T) {
	s := start(t)
	w := &world{s: s, id: s.example()}
	var before, after findings
	var told structureAnswer
	s.must("GET", w.path("/findings"), "", &before)
	s.must("POST", w.path("/structures?lang=nb&explain=true"), `{"group":"`+board+`","must":["nav"],"never":["bits"]}`, &told)
	if told.Command == nil || told.Answer.Shape == nil || told.Answer.Value != told.Answer.Outcome.Value {
		t.Fatalf("no structure of its own: %+v", told.Told)
	}
	var ahead struct{ Voices []governance.Voice }
	body, err := json.Marshal(told.Command)
	if err != nil {
		t.Fatal(err)
	}
	s.must("POST", w.path("/outlooks?group="+board), string(body), &ahead)
	linked := 0
	for _, v := range ahead.Voices {
		if v.Grade == governance.Linked {
			linked++
		}
	}
	if linked != told.Answer.Outcome.Counts["linked"] || linked == 0 {
		t.Errorf("%d linked ahead, said %v", linked, told.Answer.Outcome.Counts)
	}
	s.must("POST", w.path("/commands"), fmt.Sprintf(`{"id":"accept","command":%q,"args":%s}`, told.Command.Command, told.Command.Args))
	members := 0
	for seat := range w.whole().Seats.All() {
		if seat.Group == board && seat.Role.Counts() {
			members++
		}
	}
	if members != told.Answer.Value.Deciding {
		t.Errorf("%d members, said %d", members, told.Answer.Value.Deciding)
	}
	s.must("POST", w.path("/undo"), `{"id":"back","command":"accept"}`)
	s.must("GET", w.path("/findings"), "", &after)
	after.Revision = before.Revision
	if fmt.Sprint(after) != fmt.Sprint(before) {
		t.Errorf("after undo: %v, before: %v", after, before)
	}
}

func TestOutlookOfAGroup(t *testing.T) {
	s := start(t)
	w := &world{s: s, id: s.example()}
	var seen struct{ Voices []governance.Voice }
	s.must("POST", w.path("/outlooks?group="+board), `{"command":"Appoint","args":{"id":"x","group":"`+board+`","actor":"lanekassen","role":"member"}}`, &seen)
	if slices.ContainsFunc(seen.Voices, func(v governance.Voice) bool { return v.Actor == "lanekassen" }) || len(seen.Voices) == 0 {
		t.Errorf("voices from outside: %+v", seen.Voices)
	}
}

func TestWhatCannotBeThoughtOf(t *testing.T) {
	s := start(t)
	w := &world{s: s, id: s.example()}
	for _, c := range []struct{ route, body, code string }{
		{"/outlooks", `{"command":"Nonsense","args":{}}`, "command.unknown"},
		{"/outlooks", `{"command":"RemoveGroup","args":{"id":"gone"}}`, "group.unknown"},
		{"/outlooks?group=gone", `{"command":"RemoveActor","args":{"id":"nav"}}`, "group.unknown"},
		{"/structures", `{"group":"gone"}`, "group.unknown"},
		{"/structures", `{"must":["gone"]}`, "actor.unknown"},
		{"/structures?lang=xx", `{}`, "query.invalid"},
	} {
		if a := s.send("POST", w.path(c.route), c.body); a.status < 400 || a.status >= 500 || !strings.Contains(a.body, `"code":"`+c.code+`"`) {
			t.Errorf("%s %s: %d %s", c.route, c.body, a.status, a.body)
		}
	}
	for _, path := range []string{"/annex?lang=xx"} {
		if a := s.send("GET", w.path(path), ""); a.status < 400 || a.status >= 500 {
			t.Errorf("%s: %d %s", path, a.status, a.body)
		}
	}
}

// What rests on anchoring, levels or tallies is not for everybody.
func TestThemesForOthers(t *testing.T) {
	s := start(t)
	w := &world{s: s, id: s.example()}
	s.must("POST", w.path("/commands"), `{"id":"c1","command":"ChangeActor","args":{"id":"nav","influence":"high","anchoring":"contact"}}`)
	s.must("POST", w.path("/commands"), `{"id":"c2","command":"ChangeMap","args":{"intendedEffect":""}}`)
	inside := s.must("GET", w.path("/themes"), "").body
	outside := s.must("GET", w.path("/themes?audience=shareable"), "").body
	for _, key := range []string{"anchoring/levels", "anchoring/influential-loose", "anchoring/leaders", "anchoring/influence-unknown"} {
		if !strings.Contains(inside, key) || strings.Contains(outside, key) {
			t.Errorf("%s: inside %v, for all %v", key, strings.Contains(inside, key), strings.Contains(outside, key))
		}
	}
	if !strings.Contains(outside, "goals/effect-unstated") {
		t.Error("what everybody may see is missing")
	}
	if a := s.send("GET", w.path("/themes"), "", "If-None-Match", s.must("GET", w.path("/themes"), "").header.Get("ETag")); a.status != http.StatusNotModified {
		t.Errorf("again: %d", a.status)
	}
}

// Demands that clash are all named, however long their names are.
func TestDemandsThatClash(t *testing.T) {
	s := start(t)
	w := &world{s: s, id: s.example()}
	a := s.send("POST", w.path("/structures?lang=nb"), `{"most":1,"must":["skatteetaten","ssb","dfd"]}`)
	var told problem
	if err := json.Unmarshal([]byte(a.body), &told); err != nil || a.status != http.StatusConflict || told.Code != constraintsClash {
		t.Fatalf("%d %s %v", a.status, a.body, err)
	}
	for _, demand := range []string{"skal være med", "høyst 1 plass"} {
		if !strings.Contains(told.Value, demand) {
			t.Errorf("%q lacks %q", told.Value, demand)
		}
	}
	if strings.Contains(told.Value, "…") {
		t.Errorf("%q is cut", told.Value)
	}
}
