package compare_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"interessentkart/data"
	"interessentkart/internal/analysis"
	"interessentkart/internal/compare"
	"interessentkart/internal/exchange/mapfile"
	"interessentkart/internal/governance"
	"interessentkart/internal/stakeholder"
	"interessentkart/internal/words"
)

func example(t testing.TB, id string) *stakeholder.Map {
	t.Helper()
	text, err := data.ReadExample(id)
	if err != nil {
		t.Fatal(err)
	}
	m, err := mapfile.Read(bytes.NewReader(text), id)
	if err != nil {
		t.Fatal(err)
	}
	return m
}

// small has a board of two, an actor that one of them represents, and one that
// nobody speaks for.
func small(t testing.TB, id stakeholder.MapID) *stakeholder.Map {
	actor := func(id, name string, interest, influence stakeholder.Level) stakeholder.Command {
		return stakeholder.AddActor{Actor: stakeholder.Actor{ID: stakeholder.ActorID(id), Name: name, Interest: interest, Influence: influence}}
	}
	return apply(t, stakeholder.New(id),
		actor("dir", "Digdir", "high", "high"), actor("ks", "KS", "medium", "low"),
		actor("ask", "Asker", "high", "none"), actor("fri", "Frivillig", "", ""),
		stakeholder.Relate{Relation: stakeholder.Relation{ID: "r1", From: "ks", To: "ask", Type: stakeholder.Represents}},
		stakeholder.Relate{Relation: stakeholder.Relation{ID: "r2", From: "dir", To: "ks", Type: stakeholder.Collaborates}},
		stakeholder.AddGroup{Group: stakeholder.Group{ID: "g", Name: "Styringsgruppen", Type: stakeholder.Decides}},
		stakeholder.Appoint{Seat: stakeholder.Seat{ID: "s1", Group: "g", Actor: "dir", Role: stakeholder.Leader}},
		stakeholder.Appoint{Seat: stakeholder.Seat{ID: "s2", Group: "g", Actor: "ks", Role: stakeholder.Member}})
}

// told writes a difference as one text.
func told(d *compare.Difference, rules *governance.Rules, lang words.Lang) string {
	var b strings.Builder
	for _, s := range d.Text(words.For(lang), rules) {
		fmt.Fprintf(&b, "%s\n", s.Title)
		for _, line := range s.Lines {
			fmt.Fprintf(&b, "  %s\n", line)
		}
	}
	return b.String()
}

func ptr[T any](v T) *T { return &v }

func TestMaps(t *testing.T) {
	rules := load(t)
	for _, c := range []struct {
		name    string
		command stakeholder.Command
		want    []string // lines that must be there
		lacks   []string
	}{
		{"an actor comes", stakeholder.AddActor{Actor: stakeholder.Actor{ID: "nav", Name: "Nav"}},
			[]string{"  Lagt til: Nav", "  Nav er ny på kartet: blir ikke hørt"}, []string{"Falt bort", "Relasjoner"}},
		{"an actor goes", stakeholder.RemoveActor{ID: "ks"},
			[]string{"  Fjernet: KS", "  Fjernet: KS representerer Asker", "  Fjernet: KS (medlem) i Styringsgruppen", "  Asker: før: taler gjennom andre (representert) (Asker → KS (representerer) → Styringsgruppen); nå: blir ikke hørt"}, []string{"Kommet til"}},
		{"a name changes", stakeholder.ChangeActor{ID: "ask", Name: ptr("Asker kommune")},
			[]string{"  Asker kommune: Interessent fra «Asker» til «Asker kommune»"}, []string{"Stemmer", "Falt bort"}},
		{"a level is assessed", stakeholder.ChangeActor{ID: "fri", Interest: ptr(stakeholder.High)},
			[]string{"  Frivillig: interesse fra ikke vurdert til stor"}, []string{"Aktører", "(fra"}},
		{"a level moves a quadrant", stakeholder.ChangeActor{ID: "ask", Influence: ptr(stakeholder.Medium)},
			[]string{"  Asker: innflytelse fra ingen til middels (fra hold informert til involver tett)"}, []string{"Aktører\n"}},
		{"a relation changes", stakeholder.ChangeRelation{ID: "r2", Type: ptr(stakeholder.Funds), Strength: ptr(3)},
			[]string{"samarbeider med til finansierer", "fra 1 til 3"}, []string{"Kommet til", "Falt bort"}},
		{"a seat changes", stakeholder.ChangeSeat{ID: "s2", Role: ptr(stakeholder.Observer)},
			[]string{"fra medlem til observatør", "  KS: før: har plass (KS → Styringsgruppen); nå: blir holdt orientert (er til stede)", "Merknader"}, []string{"Kommet til"}},
		{"a group changes", stakeholder.ChangeGroup{ID: "g", Type: ptr(stakeholder.Advises)},
			[]string{"fra besluttende til rådgivende", "Det senere kartet har ingen besluttende gruppe"}, []string{"Asker: før"}},
		{"a seat in another group", stakeholder.Batch{Commands: []stakeholder.Command{
			stakeholder.AddGroup{Group: stakeholder.Group{ID: "h", Name: "Rådet", Type: stakeholder.Decides}},
			stakeholder.ChangeSeat{ID: "s2", Group: ptr(stakeholder.GroupID("h"))}}},
			[]string{"  Lagt til: Rådet", "  KS: før: har plass (KS → Styringsgruppen); nå: har plass (KS → Rådet)"}, nil},
		{"a spokesperson", stakeholder.SpeakFor{SpeaksFor: stakeholder.SpeaksFor{Seat: "s1", Actor: "fri"}},
			[]string{"  Lagt til: Digdir taler for Frivillig i Styringsgruppen", "  Frivillig: før: blir ikke hørt; nå: taler gjennom andre (talsperson)"}, nil},
		{"the map's own words", stakeholder.ChangeMap{Title: ptr("Kart"), Models: &stakeholder.Models{Network: true, Project: true}},
			[]string{"  Tittel er nå «Kart»", "nettverk og prosjekt"}, []string{"Aktører"}},
		{"a place in a drawing", stakeholder.Place{Position: stakeholder.Position{View: stakeholder.Network, Actor: "ks", X: 3}}, nil, []string{"KS"}},
	} {
		before := small(t, "m")
		text := told(compare.Maps(before, apply(t, before, c.command), rules), rules, words.Bokmal)
		for _, line := range c.want {
			if !strings.Contains(text, line) {
				t.Errorf("%s: no %q in\n%s", c.name, line, text)
			}
		}
		for _, line := range c.lacks {
			if strings.Contains(text, line) {
				t.Errorf("%s: %q in\n%s", c.name, line, text)
			}
		}
	}
}

// renumbered is the same map with other ids everywhere, as another person would
// have made it.
func renumbered(t testing.TB, m *stakeholder.Map) *stakeholder.Map {
	var text bytes.Buffer
	for r := range m.Records() {
		b, err := json.Marshal(r)
		if err != nil {
			t.Fatal(err)
		}
		var fields map[string]any
		if err := json.Unmarshal(b, &fields); err != nil {
			t.Fatal(err)
		}
		for name, v := range fields {
			if text, ok := v.(string); ok && slices.Contains([]string{"id", "actor", "from", "to", "group", "owner", "reportsTo", "seat", "source", "round"}, name) {
				fields[name] = "x-" + text
			}
		}
		b, _ = json.Marshal(fields)
		fmt.Fprintf(&text, "%s\n%s\n", r.Key().Kind, b)
	}
	var records []stakeholder.Record
	lines := strings.Split(strings.TrimSpace(text.String()), "\n")
	for i := 0; i+1 < len(lines); i += 2 {
		r, err := stakeholder.DecodeRecord(stakeholder.RecordKind(lines[i]), []byte(lines[i+1]))
		if err != nil {
			t.Fatal(err)
		}
		records = append(records, r)
	}
	again, errs := stakeholder.FromRecords("other", records)
	if len(errs) > 0 {
		t.Fatal(errs[0])
	}
	return again
}

func TestTheSameMapWithOtherIDsDoesNotDiffer(t *testing.T) {
	rules := load(t)
	all, err := data.Examples()
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range all {
		m := example(t, e.ID)
		for _, d := range []*compare.Difference{compare.Maps(m, m, rules), compare.Maps(m, renumbered(t, m), rules), compare.Maps(renumbered(t, m), m, rules)} {
			if !d.Empty() {
				t.Errorf("%s differs from itself:\n%s", e.ID, told(d, rules, words.Bokmal))
			}
		}
	}
}

func TestTwoBodiesOfOneNameAreTwo(t *testing.T) {
	one := func(id, org string) *stakeholder.Map {
		return apply(t, stakeholder.New(stakeholder.MapID(id)), stakeholder.AddActor{Actor: stakeholder.Actor{ID: "a", Name: "Nav", OrgNumber: org}})
	}
	d := compare.Maps(one("m", "889640782"), one("n", "971032146"), load(t))
	if len(d.Changes) != 2 || d.Changes[0].What != compare.Removed || d.Changes[1].What != compare.Added {
		t.Errorf("%+v", d.Changes)
	}
}

func TestTwoMapsMeetByNames(t *testing.T) {
	one := func(id string, a stakeholder.Actor, more ...stakeholder.Command) *stakeholder.Map {
		return apply(t, stakeholder.New(stakeholder.MapID(id)), append([]stakeholder.Command{stakeholder.AddActor{Actor: a}}, more...)...)
	}
	nav := stakeholder.Actor{ID: "x", Name: "Nav"}
	for _, other := range []*stakeholder.Map{
		one("n", stakeholder.Actor{ID: "y", Name: "NAV"}),
		one("n", stakeholder.Actor{ID: "y", Name: "Arbeids- og velferdsetaten", ShortName: "nav"}),
		one("n", stakeholder.Actor{ID: "y", Name: "Etaten"}, stakeholder.AddAlias{Alias: stakeholder.Alias{Actor: "y", Name: "Nav"}}),
		one("n", stakeholder.Actor{ID: "x", Name: "Etaten"}), // a copy in which it was renamed
	} {
		d := compare.Maps(one("m", nav), other, load(t))
		for _, c := range d.Changes {
			if c.Key.Kind == stakeholder.ActorRecord && c.What != compare.Changed {
				t.Errorf("%+v", c)
			}
		}
	}
	if d := compare.Maps(one("m", nav), one("m", stakeholder.Actor{ID: "y", Name: "Nav"}), load(t)); len(d.Changes) != 2 {
		t.Errorf("in one map ids decide: %+v", d.Changes)
	}
}

func TestScoresAreNotCompared(t *testing.T) {
	before := apply(t, small(t, "m"), stakeholder.OpenRound{ID: "r"})
	after := apply(t, before, stakeholder.GiveScore{Score: stakeholder.Score{Round: "r", Participant: "secret", Actor: "ks", Criterion: stakeholder.Interest, Level: stakeholder.High}})
	d := compare.Maps(before, after, load(t))
	if text, _ := json.Marshal(d); strings.Contains(string(text), "secret") || len(d.Changes) > 0 {
		t.Errorf("%s", text)
	}
}

// TestRandomChanges applies random commands: there is a difference exactly when
// the patch changed something that is compared, and no text has an open place.
func TestRandomChanges(t *testing.T) {
	rules := load(t)
	rapid.Check(t, func(t *rapid.T) { randomChange(t, rules) })
}

// FuzzMaps does the same with input of its own making.
func FuzzMaps(f *testing.F) {
	rules := load(f)
	f.Fuzz(rapid.MakeFuzz(func(t *rapid.T) { randomChange(t, rules) }))
}

func randomChange(t *rapid.T, rules *governance.Rules) {
	start := workshopOf(t)
	m, p := start, stakeholder.Patch(nil)
	for range rapid.IntRange(0, 6).Draw(t, "steps") {
		if next, q, err := stakeholder.Apply(m, someCommand(t)); err == nil {
			m, p = next, p.Compose(q)
		}
	}
	p = slices.DeleteFunc(p, func(e stakeholder.Edit) bool { return e.Key.Kind == stakeholder.PositionRecord })
	d := compare.Maps(start, m, rules)
	keys := map[stakeholder.Key]bool{}
	for _, c := range d.Changes {
		keys[c.Key] = true
	}
	for _, s := range d.Levels {
		keys[stakeholder.Actor{ID: s.Actor}.Key()] = true
	}
	if len(keys) != len(p) {
		t.Fatalf("%d records differ, the patch has %d\n%s", len(keys), len(p), told(d, rules, words.Bokmal))
	}
	if _, err := json.Marshal(d); err != nil {
		t.Fatal(err)
	}
	for _, lang := range words.Langs() {
		if text := told(d, rules, lang); strings.ContainsAny(text, "{}") || strings.Contains(text, "diff.") || strings.Contains(text, "field.") || strings.Contains(text, "(gone)") {
			t.Fatalf("%s: %s", lang, text)
		}
	}
}

func pick[T any](t *rapid.T, from ...T) T { return rapid.SampledFrom(from).Draw(t, "pick") }

func workshopOf(t *rapid.T) *stakeholder.Map {
	m := stakeholder.New("m")
	for range rapid.IntRange(0, 14).Draw(t, "start") {
		if next, _, err := stakeholder.Apply(m, someCommand(t)); err == nil {
			m = next
		}
	}
	return m
}

func someCommand(t *rapid.T) stakeholder.Command {
	id := pick(t, "a", "b", "c", "d")
	actor := stakeholder.ActorID(pick(t, "a", "b", "c", "d"))
	name := pick(t, "Nav", "KS", "Ås", "Aa", "B")
	level := pick(t, append(stakeholder.Unknown.Values(), "")...)
	switch rapid.IntRange(0, 13).Draw(t, "command") {
	case 0, 1, 2, 3:
		return stakeholder.AddActor{Actor: stakeholder.Actor{ID: stakeholder.ActorID(id), Name: name, Interest: level, Kind: pick(t, append(stakeholder.State.Values(), "")...)}}
	case 4:
		return stakeholder.ChangeActor{ID: actor, Name: &name, Influence: &level}
	case 5:
		return stakeholder.RemoveActor{ID: actor}
	case 6, 7:
		return stakeholder.Relate{Relation: stakeholder.Relation{ID: stakeholder.RelationID(id), From: "a", To: actor, Type: pick(t, stakeholder.Governs.Values()...)}}
	case 8:
		return stakeholder.ChangeRelation{ID: stakeholder.RelationID(id), Label: &name, To: &actor}
	case 9, 10:
		return stakeholder.AddGroup{Group: stakeholder.Group{ID: stakeholder.GroupID(id), Name: name, Type: pick(t, stakeholder.Decides.Values()...)}}
	case 11:
		return stakeholder.Appoint{Seat: stakeholder.Seat{ID: stakeholder.SeatID(id), Group: stakeholder.GroupID(id), Actor: actor, Role: pick(t, stakeholder.Leader.Values()...)}}
	case 12:
		return stakeholder.SpeakFor{SpeaksFor: stakeholder.SpeaksFor{Seat: stakeholder.SeatID(id), Actor: actor}}
	}
	return stakeholder.ChangeMap{Title: &name, Models: &stakeholder.Models{Network: true}}
}

func TestLeave(t *testing.T) {
	n, err := analysis.Read(small(t, "m"), analysis.Options{})
	if err != nil {
		t.Fatal(err)
	}
	d, err := compare.Leave(n, "ks", load(t))
	if err != nil || len(d.Lost) != 1 || d.Lost[0].Actor != "ask" || !slices.Equal(d.CutOff, []stakeholder.ActorID{"ask", "dir"}) {
		t.Errorf("%+v, %v", d, err)
	}
	if d.Before.Number != 0.5 || d.After.Number != 1 {
		t.Errorf("fragmentation %v to %v", d.Before, d.After)
	}
	if _, err := compare.Leave(n, "nobody", load(t)); err == nil {
		t.Error("somebody who is not there has left")
	}
}
