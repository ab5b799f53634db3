package httpapi

import (
	"encoding/json"
	"fmt"
	"net/http"
	"slices"
	"strings"
	"testing"

	"interessentkart/internal/governance"
	"interessentkart/internal/stakeholder"
)

// findings are what a test reads of findings; they do not read themselves.
type findings struct {
	Revision uint64
	Findings []struct{ ID, Outcome string }
}

func (f findings) outcome(id string) string {
	for _, one := range f.Findings {
		if one.ID == id {
			return one.Outcome
		}
	}
	return ""
}

const board = "dsop-portefoljestyret"

// A proposal is turned into one command, which can be looked at before it is
// sent, does as it was said to, and is taken back as a whole.
func TestAProposalIsAcceptedAsOneCommand(t *testing.T) {
	s := start(t)
	w := &world{s: s, id: s.example()}
	var before, ahead, after findings
	var command plainCommand
	s.must("GET", w.path("/findings"), "", &before)
	s.must("POST", w.path("/group-acceptances"), `{"group":"`+board+`","members":["nav","ssb"],"displacedName":"Råd"}`, &command)
	body, err := json.Marshal(command)
	if err != nil {
		t.Fatal(err)
	}
	s.must("POST", w.path("/outlooks"), string(body), &ahead)
	var still findings
	s.must("GET", w.path("/findings"), "", &still)
	if still.Revision != before.Revision {
		t.Errorf("looking ahead made revision %d of %d", still.Revision, before.Revision)
	}
	s.must("POST", w.path("/commands"), fmt.Sprintf(`{"id":"accept","command":%q,"args":%s}`, command.Command, command.Args))
	s.must("GET", w.path("/findings"), "", &after)
	if got := ahead.outcome("size/" + board); got != "few" || after.outcome("size/"+board) != got || before.outcome("size/"+board) != "some" {
		t.Errorf("size: %q before, %q ahead, %q after", before.outcome("size/"+board), got, after.outcome("size/"+board))
	}
	m := w.whole()
	var members, moved []string
	for seat := range m.Seats.All() {
		g, _ := m.Groups.Find(seat.Group)
		switch {
		case seat.Group == board && seat.Role.Counts():
			members = append(members, string(seat.Actor))
		case g.Name == "Råd" && g.Type == stakeholder.Advises && g.ReportsTo == board:
			moved = append(moved, string(seat.Actor))
		}
	}
	slices.Sort(members)
	if !slices.Equal(members, []string{"nav", "ssb"}) || len(moved) != 7 {
		t.Errorf("members %v, moved %v", members, moved)
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

func TestSeatsThatMove(t *testing.T) {
	s := start(t)
	w := &world{s: s, id: s.example()}
	var r relief
	s.must("GET", w.path("/relief?group="+board), "", &r)
	if len(r.Moves) != 2 || r.Moves[0].Voice.Way != governance.Represented || !r.Proven || len(r.Together) != 1 {
		t.Errorf("%+v", r)
	}
	var command plainCommand
	s.must("POST", w.path("/seat-moves"), fmt.Sprintf(`{"seats":[%q],"to":"dsop-interessentgruppen"}`, board+"-nav"), &command)
	if !strings.Contains(string(command.Args), `"group":"dsop-interessentgruppen"`) {
		t.Errorf("%s", command.Args)
	}
}

func TestWhatCannotBeThoughtOf(t *testing.T) {
	s := start(t)
	w := &world{s: s, id: s.example()}
	for _, c := range []struct{ route, body, code string }{
		{"/outlooks", `{"command":"Nonsense","args":{}}`, "command.unknown"},
		{"/outlooks", `{"command":"RemoveGroup","args":{"id":"gone"}}`, "group.unknown"},
		{"/outlooks?group=gone", `{"command":"RemoveActor","args":{"id":"nav"}}`, "group.unknown"},
		{"/group-acceptances", `{"members":["nav"]}`, "group.unknown"},
		{"/group-acceptances", `{"group":"` + board + `","members":["gone"]}`, "actor.unknown"},
		{"/group-acceptances", `{"group":"` + board + `","members":[],"displaced":"gone"}`, "group.unknown"},
		{"/group-acceptances", `{"name":"\u202e","members":[]}`, "text.control"},
		{"/seat-moves", `{"seats":["gone"],"name":"Råd"}`, "seat.unknown"},
		{"/group-proposals?lang=xx", `{"size":2}`, "query.invalid"},
	} {
		if a := s.send("POST", w.path(c.route), c.body); a.status < 400 || a.status >= 500 || !strings.Contains(a.body, `"code":"`+c.code+`"`) {
			t.Errorf("%s %s: %d %s", c.route, c.body, a.status, a.body)
		}
	}
	for _, path := range []string{"/relief", "/relief?group=gone", "/annex?lang=xx"} {
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

func TestAProposalIsTold(t *testing.T) {
	s := start(t)
	w := &world{s: s, id: s.example()}
	var told groupAnswer
	s.must("POST", w.path("/group-proposals?lang=en"), `{"size":2,"must":["ssb"],"weights":"given","given":{"nav":7}}`, &told)
	if told.Best.Weight != 7 || told.Weighting.Kind != governance.ByGiven {
		t.Errorf("best %+v, %+v", told.Best, told.Weighting)
	}
	if len(told.Demands) != 1 || !strings.HasSuffix(told.Demands[0], "must be in") || len(told.Notes) == 0 || len(told.Equals) != len(told.Optima.Sets) {
		t.Errorf("%q %q %q", told.Demands, told.Notes, told.Equals)
	}
}

// Demands that clash are all named, however long their names are.
func TestDemandsThatClash(t *testing.T) {
	s := start(t)
	w := &world{s: s, id: s.example()}
	a := s.send("POST", w.path("/group-proposals?lang=nb"), `{"size":1,"must":["skatteetaten","ssb","dfd"]}`)
	var told problem
	if err := json.Unmarshal([]byte(a.body), &told); err != nil || a.status != http.StatusConflict || told.Code != constraintsClash {
		t.Fatalf("%d %s %v", a.status, a.body, err)
	}
	for _, demand := range []string{"må være med", "høyst 1 medlem"} {
		if !strings.Contains(told.Value, demand) {
			t.Errorf("%q lacks %q", told.Value, demand)
		}
	}
	if strings.Contains(told.Value, "…") {
		t.Errorf("%q is cut", told.Value)
	}
}
