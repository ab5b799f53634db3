package httpapi

import (
	"archive/zip"
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"interessentkart/internal/stakeholder"
)

var revisions = regexp.MustCompile(`"revision":\d+`)

// look reads everything that a person can read of a map, by route.
func (w *world) look(role string, leaveOut ...string) map[string]string {
	w.s.t.Helper()
	seen := map[string]string{}
	for _, r := range (&api{Config: w.s.config}).routes() {
		if r.method != http.MethodGet || !strings.Contains(r.path, ":map") || strings.HasSuffix(r.path, "/events") {
			continue
		}
		path, _ := w.requestFor(r)
		if slices.ContainsFunc(leaveOut, func(end string) bool { return strings.HasSuffix(path, end) }) {
			continue
		}
		if role != "participant" && role != "owner" && (strings.Contains(path, "/report.") || strings.HasSuffix(path, ".zip")) {
			continue // the owner gets all that others get
		}
		paths := []string{path}
		if strings.Contains(path, "/drawing.") {
			if role != "participant" && !strings.Contains(path, ".svg") {
				continue // drawn from the same scene
			}
			paths = paths[:0]
			for _, view := range viewsTried(role, path) {
				paths = append(paths, path+"?view="+view)
			}
		}
		for _, path := range append(paths, w.path("?audience=")) {
			a := w.people[role].send("GET", path, "")
			if inside, ok := packedText[path[strings.LastIndexByte(path, '/')+1:]]; ok && a.status == http.StatusOK {
				a.body = unpacked(w.s.t, a.body, inside)
			}
			seen[path] = fmt.Sprint(a.status, revisions.ReplaceAllString(a.body, ""))
		}
	}
	return seen
}

// viewsTried are the views that somebody looks at in one format. A picture of
// pixels takes long to make and is drawn from the scene that the others are
// drawn from: SOAK=1 makes all.
func viewsTried(role, path string) []string {
	views := []string{"network", "grid", "rings", "levels", "governance", "overlap"}
	switch {
	case soak():
		return views
	case strings.HasSuffix(path, ".png"):
		return views[:1]
	case role != "participant":
		return views[:2]
	}
	return views
}

// slowFormats are those with pictures of pixels, for where the text of the
// same map is looked at beside them.
func slowFormats() []string {
	if soak() {
		return nil
	}
	return []string{".docx", ".png"}
}

// packedText names the part of files of several parts that holds the text: the
// rest of an archive tells the time.
var packedText = map[string]string{"archive.zip": "map.json", "report.docx": "word/document.xml"}

// unpacked is one part of an archive.
func unpacked(t testing.TB, archive, name string) string {
	t.Helper()
	z, err := zip.NewReader(strings.NewReader(archive), int64(len(archive)))
	if err != nil {
		t.Fatal(err)
	}
	f, err := z.Open(name)
	if err != nil {
		t.Fatal(err)
	}
	text, err := io.ReadAll(f)
	if err != nil || len(text) < 1000 {
		t.Fatal(len(text), err)
	}
	return string(text)
}

// The scores of an open round cannot be had by anybody else: whatever the
// victim scores, every route gives everybody else the same bytes.
//
// Rule S5.
func TestScoresOfAnOpenRoundAreSecret(t *testing.T) {
	sweeping(t)
	t.Parallel()
	s := agency(t)
	w := s.newWorld()
	w.people["victim"] = s.main(s.join(w.code, "Siri"))
	victim, owner := w.people["victim"], w.people["owner"]
	owner.must("PATCH", w.path("/workshop"), `{"guestsEdit":true}`)
	give := func(id, level string) {
		victim.must("POST", w.path("/scores"), fmt.Sprintf(`{"id":%q,"scores":[{"actor":"nav","criterion":"interest","level":%q}]}`, id, level))
	}
	give("v1", "high")
	secret := victimsID(t, w)
	others := []string{"participant", "contributor", "coFacilitator", "link", "wholeLink", "reader", "editor", "owner"}
	before := map[string]map[string]string{}
	streams := map[string]<-chan string{}
	for _, role := range others {
		streams[role] = w.listen(t, role)
	}
	for _, role := range others {
		before[role] = w.look(role)
	}
	give("v2", "none")
	for _, role := range others {
		for path, got := range w.look(role) {
			was := before[role][path]
			if strings.Contains(path, "/history") {
				if strings.Contains(got, secret) || strings.Contains(got, `"score/`) {
					t.Errorf("%s finds the victim in %s", role, path)
				}
				continue // a change is told, not which
			}
			if strings.HasSuffix(path, "/audit") {
				continue
			}
			if got != was || strings.Contains(got, secret) || strings.Contains(got, `"score/`) {
				t.Errorf("%s learns something from %s: %.300s\nwas %.300s", role, path, got, was)
			}
		}
		if got := <-streams[role]; !strings.HasSuffix(got, `"patch":[]}`) {
			t.Errorf("%s hears %s", role, got)
		}
		if role == "link" || role == "wholeLink" || role == "reader" {
			continue
		}
		for path, body := range map[string]string{
			"/commands": `{"id":"v2","command":"AddActor","args":{"id":"nav","name":"x"}}`,
			"/scores":   `{"id":"v2","scores":[]}`,
			"/undo":     `{"id":"z` + strings.ToLower(role) + `","command":"v2"}`,
		} {
			a := w.people[role].send("POST", w.path(path), body)
			if a.status < 400 && path != "/scores" || strings.Contains(a.body, secret) || strings.Contains(a.body, "none") {
				t.Errorf("%s %s: %d %s", role, path, a.status, a.body)
			}
		}
	}
	if got := victim.must("GET", w.path(""), "").body; !strings.Contains(got, `"level":"none"`) {
		t.Error("the victim does not see the score either")
	}
	checkRevealed(t, w, secret)
}

// checkRevealed: after the reveal there are tallies, and nobody's scores.
func checkRevealed(t *testing.T, w *world, secret string) {
	w.people["owner"].must("POST", w.path("/commands"), `{"id":"reveal","command":"RevealRound","args":{"id":"r1"}}`)
	for _, role := range []string{"participant", "coFacilitator", "editor", "owner", "link"} {
		for path, got := range w.look(role, slowFormats()...) {
			holdsFile := strings.HasSuffix(path, "/export.json") // whoever works with the map gets random ids
			if strings.Contains(got, secret) && !holdsFile || strings.Contains(got, "Siri") && !strings.Contains(path, "/workshop") {
				t.Errorf("%s finds the victim in %s", role, path)
			}
		}
	}
	if got := w.people["participant"].must("GET", w.path("/tallies"), "").body; !strings.Contains(got, `"few":true`) || strings.Contains(got, "median") {
		t.Errorf("a tally of one: %s", got)
	}
}

// victimsID is the random id that the only scores are under.
func victimsID(t *testing.T, w *world) string {
	for score := range w.whole().Scores.All() {
		return string(score.Participant)
	}
	t.Fatal("no score")
	return ""
}

// listen gives the data of changes that a person hears of from now on.
func (w *world) listen(t *testing.T, role string) <-chan string {
	at := w.whole().Revision
	got, err := http.DefaultTransport.RoundTrip(w.people[role].request("GET", w.path("/events"), "", "Last-Event-ID", fmt.Sprint(at)))
	if err != nil || got.StatusCode != http.StatusOK {
		t.Fatal(role, err, got)
	}
	data := make(chan string, 100)
	go func() {
		defer got.Body.Close()
		for scan := bufio.NewScanner(got.Body); scan.Scan(); {
			if text, ok := strings.CutPrefix(scan.Text(), "data: "); ok && strings.Contains(text, `"patch"`) {
				data <- text
			}
		}
	}()
	return data
}

// What guests do goes into the map under an id that does not tell whose scores
// are whose.
//
// Rule S14.
func TestAuthorsDoNotTellWhoScored(t *testing.T) {
	t.Parallel()
	s := agency(t)
	w := s.newWorld()
	w.people["owner"].must("PATCH", w.path("/workshop"), `{"guestsEdit":true}`)
	guest := w.people["contributor"]
	guest.must("POST", w.path("/commands"), `{"id":"g1","command":"AddActor","args":{"id":"g","name":"G"}}`)
	guest.must("POST", w.path("/scores"), `{"id":"g2","scores":[{"actor":"g","criterion":"influence","level":"low"},{"actor":"nav","criterion":"influence"}]}`)
	var page historyPage
	w.people["owner"].must("GET", w.path("/history"), "", &page)
	last := page.Events[len(page.Events)-2:]
	if last[0].Name != "contributor" || last[1].Author != "" || last[1].Name != "" || last[1].Time != nil || len(last[1].Patch) != 0 {
		t.Errorf("%+v", last)
	}
	if string(last[0].Author) == victimsID(t, w) {
		t.Error("one id for both")
	}
	scores := 0
	for range w.whole().Scores.All() {
		scores++
	}
	if scores != 2 {
		t.Errorf("%d scores", scores)
	}
}

// A guest changes only what a workshop shows, whatever they send.
//
// Rule S8.
func TestGuestsCommands(t *testing.T) {
	t.Parallel()
	s := agency(t)
	w := s.newWorld()
	w.people["owner"].must("PATCH", w.path("/workshop"), `{"guestsEdit":true}`)
	for command, ok := range map[string]bool{
		`AddActor {"id":"x1","name":"X"}`:                                                                true,
		`AddActor {"id":"x2","name":"X","notes":"n"}`:                                                    false,
		`AddActor {"id":"x3","name":"X","influence":"high"}`:                                             false,
		`ChangeActor {"id":"nav","shortName":"N"}`:                                                       true,
		`ChangeActor {"id":"nav","contactName":"K"}`:                                                     false,
		`ChangeActor {"id":"nav","influence":"low"}`:                                                     false,
		`Relate {"id":"y1","from":"nav","to":"skatteetaten","type":"informs"}`:                           true,
		`Relate {"id":"y2","from":"nav","to":"skatteetaten","type":"conflicts"}`:                         false,
		`RemoveActor {"id":"nav"}`:                                                                       false,
		`ChangeMap {"title":"Mitt"}`:                                                                     false,
		`OpenRound {"id":"r2"}`:                                                                          false,
		`RevealRound {"id":"r1"}`:                                                                        false,
		`GiveScore {"round":"r1","participant":"p","actor":"nav","criterion":"interest","level":"high"}`: false,
		`Batch {"commands":[{"command":"RemoveActor","args":{"id":"nav"}}]}`:                             false,
		`Revert {"patch":[{"key":"actor/nav","before":{"id":"nav","name":"X"}}]}`:                        false,
	} {
		name, args, _ := strings.Cut(command, " ")
		a := w.people["contributor"].send("POST", w.path("/commands"), fmt.Sprintf(`{"id":"k%d","command":%q,"args":%s}`, len(command), name, args))
		if ok != (a.status == http.StatusOK) && !strings.Contains(a.body, "actor.unknown") || !ok && a.status != http.StatusForbidden {
			t.Errorf("%s: %d %s", command, a.status, a.body)
		}
	}
}

// The facilitator's switches hold, and the workshop ends for everybody.
func TestSteering(t *testing.T) {
	t.Parallel()
	s := agency(t)
	w := s.newWorld()
	owner, guest, co := w.people["owner"], w.people["participant"], w.people["coFacilitator"]
	score := `{"id":"q1","scores":[{"actor":"nav","criterion":"interest","level":"high"}]}`
	co.must("PATCH", w.path("/workshop"), `{"locked":true,"doorLocked":true,"view":"grid","focus":"nav","timer":60,"frozen":true}`)
	var state workshopBody
	guest.must("GET", w.path("/workshop"), "", &state)
	if !state.Locked || !state.Frozen || state.View != stakeholder.Grid || state.Focus != "nav" || state.Timer == nil || time.Until(*state.Timer) > time.Minute || state.Code != "" || len(state.People) > 0 {
		t.Errorf("%+v", state)
	}
	for _, p := range []*person{guest, w.people["editor"]} {
		if a := p.send("POST", w.path("/scores"), score); a.status != http.StatusForbidden || !strings.Contains(a.body, "workshop.locked") {
			t.Errorf("a locked map: %d %s", a.status, a.body)
		}
	}
	if a := s.nobody().send("POST", "/api/join", fmt.Sprintf(`{"code":%q,"name":"Sen"}`, w.code)); a.status != http.StatusForbidden || !strings.Contains(a.body, "workshop.door") {
		t.Errorf("a locked door: %d %s", a.status, a.body)
	}
	owner.must("PATCH", w.path("/workshop"), `{"locked":false,"view":"","timer":0}`)
	guest.must("POST", w.path("/scores"), score)
	var table attendee
	co.must("POST", w.path("/workshop/tables"), `{"name":"Bord 3"}`, &table)
	co.must("POST", w.path("/scores"), fmt.Sprintf(`{"id":"q2","standIn":%q,"scores":[{"actor":"nav","criterion":"interest","level":"low"}]}`, table.ID))
	if a := guest.send("POST", w.path("/scores"), fmt.Sprintf(`{"id":"q3","standIn":%q,"scores":[]}`, table.ID)); a.status != http.StatusForbidden {
		t.Errorf("a guest for a table: %d %s", a.status, a.body)
	}
	co.must("POST", w.path("/proposals/"+w.proposal+"/accept"), "")
	if !w.whole().Actors.Has("ny") || w.whole().Scores.Len() != 2 {
		t.Error("the proposal or a score is not on the map")
	}
	owner.must("DELETE", w.path("/workshop"), "")
	if a := guest.send("GET", w.path(""), ""); a.status != http.StatusUnauthorized {
		t.Errorf("after the end: %d %s", a.status, a.body)
	}
	owner.must("GET", w.path("/workshop"), "", &state)
	if text, _ := json.Marshal(state); strings.Contains(string(text), w.code) {
		t.Errorf("after the end %s", text)
	}
}
