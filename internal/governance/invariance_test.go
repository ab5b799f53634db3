package governance

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"interessentkart/internal/stakeholder"
)

// answers is everything that this package says of a map without being asked
// for more, as text.
func answers(t interface{ Fatal(...any) }, b *Rules, m *stakeholder.Map) string {
	r := Read(m)
	groups := map[stakeholder.GroupID][]Voice{}
	for g := range m.Groups.All() {
		groups[g.ID], _ = r.Voices(g.ID)
	}
	data, err := json.Marshal([]any{b.Check(r), r.Everyone(), groups})
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

func TestOrderOfRecordsChangesNothing(t *testing.T) {
	b := load(t)
	rapid.Check(t, func(t *rapid.T) {
		m := someMap(t)
		var records []stakeholder.Record
		for r := range m.Records() {
			records = append(records, r)
		}
		shuffled := rapid.Permutation(records).Draw(t, "order")
		if len(records) == 0 {
			return
		}
		again := stakeholder.Fold(stakeholder.New("m"), patchOf(shuffled))
		if got, want := answers(t, b, again), answers(t, b, m); got != want {
			t.Fatalf("got  %s\nwant %s", got, want)
		}
	})
}

func patchOf(records []stakeholder.Record) stakeholder.Patch {
	var p stakeholder.Patch
	for _, r := range records {
		p = append(p, stakeholder.Edit{Key: r.Key(), After: r})
	}
	return p
}

// gist is what a finding says apart from names: its actors and groups as sets.
func gist(f Finding) string {
	slices.Sort(f.Actors)
	slices.Sort(f.Seats)
	slices.Sort(f.Depends)
	if f.Rule == "anchoring" {
		f.Groups = nil // where several groups would do, the first by name is told
	}
	slices.Sort(f.Groups)
	return fmt.Sprint(f.ID, f.Outcome, f.Severity, f.Actors, f.Seats, f.Groups, f.Numbers, f.Unknown)
}

func gists(all []Finding) []string {
	var list []string
	for _, f := range all {
		list = append(list, gist(f))
	}
	slices.Sort(list)
	return list
}

func kinds(h Hearing) map[stakeholder.ActorID]string {
	all := map[stakeholder.ActorID]string{}
	for _, v := range h.Voices {
		var steered []stakeholder.ActorID
		for _, s := range v.Steers {
			steered = append(steered, s.Actor)
		}
		slices.Sort(steered)
		all[v.Actor] = fmt.Sprint(v.Grade, len(v.Path), steered)
	}
	return all
}

// Rule V16.
func TestRenamingChangesOnlyOrderAndChoice(t *testing.T) {
	b := load(t)
	rapid.Check(t, func(t *rapid.T) {
		m := someMap(t)
		renamed := m
		for a := range m.Actors.All() {
			name := someName(t)
			renamed, _, _ = stakeholder.Apply(renamed, stakeholder.ChangeActor{ID: a.ID, Name: &name})
		}
		for g := range m.Groups.All() {
			name := someName(t)
			renamed, _, _ = stakeholder.Apply(renamed, stakeholder.ChangeGroup{ID: g.ID, Name: &name})
		}
		if got, want := kinds(Read(renamed).Everyone()), kinds(Read(m).Everyone()); fmt.Sprint(got) != fmt.Sprint(want) {
			t.Fatalf("voices\ngot  %v\nwant %v", got, want)
		}
		// A voice that is chosen among equals may rest on assumed rows or not;
		// what depends on that is left out. A duty knows a body without a number by
		// its name.
		drop := func(all []Finding) []Finding {
			return slices.DeleteFunc(all, func(f Finding) bool { return f.Rule == "unknown" || f.Rule == "duty" })
		}
		if got, want := gists(drop(b.Check(Read(renamed)))), gists(drop(b.Check(Read(m)))); !slices.Equal(got, want) {
			t.Fatalf("findings\ngot  %s\nwant %s", strings.Join(got, "\n"), strings.Join(want, "\n"))
		}
	})
}

// TestStrangerChangesOnlyItsOwn adds an actor that nobody is related to and
// nobody has scored.
func TestStrangerChangesOnlyItsOwn(t *testing.T) {
	b := load(t)
	rapid.Check(t, func(t *rapid.T) {
		m := someMap(t)
		more, _, err := stakeholder.Apply(m, stakeholder.AddActor{Actor: stakeholder.Actor{ID: "stranger", Name: someName(t)}})
		if err != nil {
			t.Fatal(err)
		}
		before, after := Read(m).Everyone(), Read(more).Everyone()
		after.Voices = slices.DeleteFunc(after.Voices, func(v Voice) bool { return v.Actor == "stranger" })
		for i, v := range before.Voices {
			if got, want := shown(after.Voices[i]), shown(v); got != want {
				t.Fatalf("got %s, want %s", got, want)
			}
		}
		own := map[string]string{}
		for _, f := range b.Check(Read(m)) {
			own[f.ID] = gist(f)
		}
		for _, f := range b.Check(Read(more)) {
			if slices.Contains(f.Actors, "stranger") || aboutTotals(f) {
				continue
			}
			if own[f.ID] != gist(f) {
				t.Fatalf("got  %s\nwant %s", gist(f), own[f.ID])
			}
		}
	})
}

// aboutTotals are the findings that count all actors, or those that are not
// assessed, or know a body by its name.
func aboutTotals(f Finding) bool {
	return f.Rule == "unknown" || f.Rule == "duty" || f.Rule == "voice" && (f.Outcome == "heard" || f.Outcome == "no-group") || f.Rule == "absent" && f.Outcome == "absent"
}

func TestFindingIDsAreUnique(t *testing.T) {
	b := load(t)
	rapid.Check(t, func(t *rapid.T) {
		m := someMap(t)
		seen := map[string]bool{}
		for _, f := range b.Check(Read(m)) {
			if seen[f.ID] {
				t.Fatalf("%s twice", f.ID)
			}
			seen[f.ID] = true
		}
	})
}
