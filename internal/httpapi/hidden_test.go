package httpapi

import (
	"encoding/json"
	"fmt"
	"net/http"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"

	"interessentkart/internal/stakeholder"
)

// The tests here put two maps side by side. On one of them there is something
// that guests and anybody do not see; on the other there is not, and never was.
// Whatever somebody who does not see it asks or does, both give the same answer.

// secret names what is hidden: a relation, a tag, and the commands that made them.
const secret = "x"

// hide puts onto a map what those outside do not see.
func (w *world) hide() {
	owner := w.people["owner"]
	send := func(id, command, args string) {
		owner.must("POST", w.path("/commands"), fmt.Sprintf(`{"id":%q,"command":%q,"args":%s}`, id, command, args))
	}
	send("t1", "Relate", `{"id":"x","from":"nav","to":"skatteetaten","type":"conflicts"}`)
	send("t2", "AddTag", `{"actor":"nav","name":"x"}`)
	send("t3", "ChangeActor", `{"id":"nav","notes":"hemmelig","attitude":"negative"}`)
}

// fill gives every field of a command a value that says something, and every id
// of a relation that of the secret one.
func fill(v reflect.Value, actors *int) {
	switch v.Kind() {
	case reflect.Pointer:
		v.Set(reflect.New(v.Type().Elem()))
		fill(v.Elem(), actors)
	case reflect.Struct:
		for i := range v.NumField() {
			fill(v.Field(i), actors)
		}
	case reflect.Bool:
		v.SetBool(false)
	case reflect.Int:
		v.SetInt(2)
	case reflect.String:
		v.SetString(textFor(v, actors))
	}
}

func textFor(v reflect.Value, actors *int) string {
	switch v.Interface().(type) {
	case stakeholder.RelationID:
		return secret
	case stakeholder.ActorID:
		*actors++
		return []string{"nav", "skatteetaten", "ks"}[(*actors-1)%3]
	case stakeholder.GroupID:
		return "styret"
	case stakeholder.SeatID:
		return "styret-nav"
	case stakeholder.SourceID:
		return "rapport"
	case stakeholder.RoundID:
		return "r1"
	case string:
		return secret
	}
	if values := v.MethodByName("Values"); values.IsValid() {
		return values.Call(nil)[0].Index(0).String()
	}
	return secret
}

// allCommands are commands of every type that name the secret, by name and
// arguments; with some of them what those may leave out that guests must.
func allCommands(t *testing.T) []plainCommand {
	var all []plainCommand
	add := func(c stakeholder.Command) {
		one, err := plain(c)
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, one)
	}
	for _, c := range stakeholder.CommandTypes() {
		v := reflect.New(reflect.TypeOf(c)).Elem()
		n := 0
		if _, ok := c.(stakeholder.Batch); !ok {
			fill(v, &n)
		}
		add(v.Interface().(stakeholder.Command))
	}
	informs, label := stakeholder.Informs, "nytt"
	one := stakeholder.ChangeRelation{ID: secret, Label: &label}
	for _, c := range []stakeholder.Command{
		one, stakeholder.ChangeRelation{ID: secret, Type: &informs}, stakeholder.Unrelate{ID: secret},
		stakeholder.Relate{Relation: stakeholder.Relation{ID: secret, From: "nav", To: "ks", Type: informs}}, stakeholder.ChangeActor{ID: "nav", ShortName: &label},
		stakeholder.AddActor{Actor: stakeholder.Actor{ID: secret, Name: "Ny"}},
	} {
		add(c)
		add(stakeholder.Batch{Commands: []stakeholder.Command{c, c}})
	}
	return all
}

// asks are the requests of a route that name the secret, or see it if anything does.
func (w *world) asks(t *testing.T, r route) (all [][2]string) {
	path, body := w.requestFor(r)
	all = append(all, [2]string{path, body})
	switch {
	case strings.HasSuffix(r.path, "/*record"):
		for _, id := range []string{"x", "nav/x", "none"} {
			all = append(all, [2]string{strings.TrimSuffix(path, w.record(r.path)) + "/" + id, ""})
		}
	case operationID(r) == "postApiMapsMapCommands", operationID(r) == "postApiMapsMapProposals":
		for i, c := range allCommands(t) {
			for _, id := range []string{fmt.Sprint("try-", i), "t1"} {
				text, err := json.Marshal(map[string]any{"id": id, "command": c.Command, "args": c.Args})
				if err != nil {
					t.Fatal(err)
				}
				all = append(all, [2]string{path, string(text)})
			}
		}
	case operationID(r) == "postApiMapsMapUndo":
		for i := range len(allCommands(t)) {
			all = append(all, [2]string{path, fmt.Sprintf(`{"id":"undo-%d","command":"try-%d"}`, i, i)})
		}
		all = append(all, [2]string{path, `{"id":"undo-x","command":"t1"}`}, [2]string{path, `{"id":"undo-y","command":"t2"}`}, [2]string{path, `{"id":"t3","command":"try-1"}`})
	case operationID(r) == "postApiMapsMapScores":
		all = append(all, [2]string{path, `{"id":"t1","scores":[{"actor":"nav","criterion":"interest","level":"high"}]}`})
	case len(r.query) > 0 && r.method == http.MethodGet:
		for _, name := range r.query {
			all = append(all, [2]string{path + glue(path) + name + "=x", ""})
		}
	}
	return all
}

func glue(path string) string {
	if strings.Contains(path, "?") {
		return "&"
	}
	return "?"
}

// chance is what differs between two maps that are alike: ids that were made,
// times, codes, and how long a file is.
var chance = regexp.MustCompile(`id\d+-\d+|"code":"[A-Z0-9]{8}"|/#/delta/[a-z0-9]+|\d{4}-\d\d-\d\dT[0-9:.]+Z|[a-f0-9]{40,}`)

func (w *world) plainly(a answer) string {
	text := strings.ReplaceAll(a.body, w.id, "MAP")
	for _, id := range []string{w.person, w.proposal, w.linkID} {
		text = strings.ReplaceAll(text, id, "ID")
	}
	var shop struct{ People []attendee }
	if json.Unmarshal([]byte(a.body), &shop) == nil {
		for _, p := range shop.People { // in the order of their ids, which are random
			text = strings.ReplaceAll(text, p.ID, "")
		}
		parts := strings.Split(text, "{")
		for i := range parts {
			parts[i] = strings.Trim(parts[i], "]},")
		}
		slices.Sort(parts)
		text = strings.Join(parts, "{")
	}
	return fmt.Sprint(a.status, " ", a.header.Get("Content-Type"), " ", chance.ReplaceAllString(revisions.ReplaceAllString(text, ""), "CHANCE"))
}

// Every operation, for every role that does not see something: hidden or missing
// is the same. What they do in between happens to both maps. Rule S15.
func TestHiddenAnswersAsMissing(t *testing.T) {
	t.Parallel()
	for _, role := range []string{"stranger", "foreigner", "link", "participant", "contributor", "coFacilitator"} {
		t.Run(role, func(t *testing.T) {
			t.Parallel()
			s := agency(t).within(t)
			hidden, missing := s.newWorld(), s.newWorld()
			hidden.hide()
			for _, w := range []*world{hidden, missing} {
				if role == "contributor" || role == "coFacilitator" {
					w.people["owner"].must("PATCH", w.path("/workshop"), `{"guestsEdit":true}`)
				}
			}
			for _, r := range (&api{Config: s.config}).routes() {
				if !strings.Contains(r.path, ":map") || strings.Contains(r.path, "events") || slowFormat(r) {
					continue
				}
				compareAnswers(t, hidden, missing, role, r)
			}
		})
	}
}

// slowFormat leaves out what is drawn from the same scene as the picture.
func slowFormat(r route) bool {
	return strings.HasSuffix(r.path, ".png") || strings.HasSuffix(r.path, ".pdf") || strings.HasSuffix(r.path, ".svg") && strings.Contains(r.path, "qr")
}

func compareAnswers(t *testing.T, hidden, missing *world, role string, r route) {
	one, other := hidden.asks(t, r), missing.asks(t, r)
	for i := range one {
		got := hidden.plainly(hidden.people[role].send(r.method, one[i][0], one[i][1]))
		want := missing.plainly(missing.people[role].send(r.method, other[i][0], other[i][1]))
		if got != want {
			at := 0
			for at < min(len(got), len(want)) && got[at] == want[at] {
				at++
			}
			at = max(at-100, 0)
			t.Errorf("%s %s %.200s\nhidden  …%.300s\nmissing …%.300s", r.method, one[i][0], one[i][1], got[at:], want[at:])
		}
	}
}

// What a guest takes back takes along what others have hung on it and the guest
// does not see; the answer tells nothing of it, and redo brings all of it back.
func TestTakingBackTellsNothing(t *testing.T) {
	t.Parallel()
	s := agency(t)
	w := s.newWorld()
	owner, guest := w.people["owner"], w.people["contributor"]
	owner.must("PATCH", w.path("/workshop"), `{"guestsEdit":true}`)
	guest.must("POST", w.path("/commands"), `{"id":"a","command":"AddActor","args":{"id":"ny","name":"Ny"}}`)
	owner.must("POST", w.path("/commands"), `{"id":"b","command":"Batch","args":{"commands":[{"command":"AddTag","args":{"actor":"ny","name":"nei"}},
		{"command":"Relate","args":{"id":"k","from":"ny","to":"nav","type":"conflicts"}},{"command":"ChangeActor","args":{"id":"ny","notes":"hemmelig"}}]}}`)
	w.people["participant"].must("POST", w.path("/scores"), `{"id":"c","scores":[{"actor":"ny","criterion":"interest","level":"high"}]}`)
	before := w.whole()
	if a := guest.must("POST", w.path("/undo"), `{"id":"d","command":"a"}`); strings.Contains(a.body, "nei") || strings.Contains(a.body, "hemmelig") || strings.Contains(a.body, "score") {
		t.Errorf("told: %s", a.body)
	}
	if m := w.whole(); m.Actors.Has("ny") || m.Relations.Has("k") {
		t.Error("it is still there")
	}
	guest.must("POST", w.path("/undo"), `{"id":"e","command":"d"}`)
	after := w.whole()
	for r := range before.Records() {
		if after.Find(r.Key()) != r {
			t.Errorf("%s is lost", r.Key())
		}
	}
}

// An editor who is refused because somebody has scored is not told who.
func TestRefusalsDoNotNameScores(t *testing.T) {
	t.Parallel()
	s := agency(t)
	w := s.newWorld()
	editor := w.people["editor"]
	editor.must("POST", w.path("/commands"), `{"id":"a","command":"AddActor","args":{"id":"ny","name":"Ny"}}`)
	w.people["participant"].must("POST", w.path("/scores"), `{"id":"c","scores":[{"actor":"ny","criterion":"interest","level":"high"}]}`)
	a := editor.send("POST", w.path("/undo"), `{"id":"d","command":"a"}`)
	if a.status != http.StatusConflict || strings.Contains(a.body, "score/") || strings.Contains(a.body, victimsID(t, w)) {
		t.Errorf("%d %s", a.status, a.body)
	}
}
