package merge_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"interessentkart/internal/exchange/merge"
	"interessentkart/internal/stakeholder"
	"interessentkart/internal/words"
)

type (
	actor    = stakeholder.Actor
	relation = stakeholder.Relation
	group    = stakeholder.Group
	seat     = stakeholder.Seat
)

func mapOf(t testing.TB, records ...stakeholder.Record) *stakeholder.Map {
	t.Helper()
	m, refused := stakeholder.FromRecords("m", records)
	if len(refused) > 0 {
		t.Fatal(refused[0])
	}
	return m
}

// plan is a plan in short: what is added, changed and unclear.
func plan(p *merge.Plan) string {
	var all []string
	for _, i := range p.Added {
		all = append(all, "+"+string(i.Kind)+"/"+i.ID)
	}
	for _, i := range p.Changed {
		for _, c := range i.Changes {
			all = append(all, fmt.Sprintf("~%s/%s %s=%v", i.Kind, i.ID, c.Field, c.After))
		}
	}
	for _, i := range p.Ambiguous {
		all = append(all, fmt.Sprintf("?%s/%s %s", i.Kind, i.ID, i.Reason))
	}
	return strings.Join(all, " ")
}

const (
	nav  = "889640782"
	brok = "974760673"
)

// asked is a map of one actor, one group and a question about them.
func asked(who stakeholder.ActorID, most int, wanted stakeholder.Wanted) []stakeholder.Record {
	return []stakeholder.Record{actor{ID: who, Name: "A"}, group{ID: "g", Name: "G", Type: "decides"},
		stakeholder.Question{Group: "g", Most: most}, stakeholder.Demand{Group: "g", Actor: who, Wanted: wanted}}
}

// Rules M6, M7, M8, M9, M10, M19.
func TestMake(t *testing.T) {
	type records = []stakeholder.Record
	for name, c := range map[string]struct {
		m, in records
		keep  bool
		want  string
	}{
		"new":                {records{}, records{actor{ID: "a", Name: "A"}}, false, "+actor/a"},
		"number":             {records{actor{ID: "a", Name: "NAV", OrgNumber: nav}}, records{actor{ID: "x", Name: "Etaten", OrgNumber: nav}}, false, "~actor/a name=Etaten"},
		"name folded":        {records{actor{ID: "a", Name: "Straße ﬁ"}}, records{actor{ID: "x", Name: "STRASSE FI", Kind: "state"}}, false, "~actor/a name=STRASSE FI ~actor/a kind=state"},
		"short name":         {records{actor{ID: "a", Name: "Arbeids- og velferdsetaten", ShortName: "NAV"}}, records{actor{ID: "x", Name: "nav", Interest: "high"}}, false, "~actor/a interest=high"},
		"alias":              {records{actor{ID: "a", Name: "A"}, stakeholder.Alias{Actor: "a", Name: "B"}}, records{actor{ID: "x", Name: "b", Notes: "n"}}, false, "~actor/a notes=n"},
		"incoming alias":     {records{actor{ID: "a", Name: "A"}}, records{actor{ID: "x", Name: "B"}, stakeholder.Alias{Actor: "x", Name: "A"}}, false, "~actor/a name=B"},
		"other numbers":      {records{actor{ID: "a", Name: "A", OrgNumber: nav}}, records{actor{ID: "x", Name: "A", OrgNumber: brok}}, false, "?actor/x numbers"},
		"number is got":      {records{actor{ID: "a", Name: "A"}}, records{actor{ID: "x", Name: "A", OrgNumber: nav}, actor{ID: "y", Name: "A", OrgNumber: brok}}, false, "~actor/a orgNumber=" + nav + " ?actor/y numbers"},
		"several":            {records{actor{ID: "a", Name: "A"}, actor{ID: "b", Name: "A"}}, records{actor{ID: "x", Name: "A"}}, false, "?actor/x several"},
		"one fits":           {records{actor{ID: "a", Name: "A", OrgNumber: nav}, actor{ID: "b", Name: "A", OrgNumber: brok}}, records{actor{ID: "x", Name: "A2", OrgNumber: brok}}, false, "~actor/b name=A2"},
		"blank":              {records{actor{ID: "a", Name: "A", Interest: "low", Notes: "n", Ministry: true}}, records{actor{ID: "x", Name: "A"}}, false, ""},
		"wins":               {records{actor{ID: "a", Name: "A", Interest: "low", Notes: "n"}}, records{actor{ID: "x", Name: "A", Interest: "none"}}, false, "~actor/a interest=none"},
		"kept":               {records{actor{ID: "a", Name: "A", Interest: "low"}}, records{actor{ID: "x", Name: "A", Interest: "none", Influence: "high"}}, true, "~actor/a influence=high"},
		"number twice":       {records{}, records{actor{ID: "x", Name: "A", OrgNumber: nav}, actor{ID: "y", Name: "B", OrgNumber: nav, Kind: "state"}, actor{ID: "z", Name: "C"}, relation{ID: "r", From: "y", To: "z", Type: "funds"}}, false, "+actor/x +actor/z +relation/r ~actor/x kind=state"},
		"id taken":           {records{actor{ID: "a", Name: "A"}}, records{actor{ID: "a", Name: "B"}}, false, "+actor/a-2"},
		"owner":              {records{actor{ID: "a", Name: "A", Owner: true}}, records{actor{ID: "x", Name: "B", Owner: true}}, false, "+actor/x ?actor/x owner"},
		"title":              {records{stakeholder.Info{Title: "T", Period: "p"}}, records{stakeholder.Info{Title: "U"}}, false, "~map/ title=U"},
		"relation":           {records{actor{ID: "a", Name: "A"}, actor{ID: "b", Name: "B"}, relation{ID: "r", From: "a", To: "b", Type: "funds"}}, records{actor{ID: "x", Name: "B"}, actor{ID: "y", Name: "A"}, relation{ID: "q", From: "y", To: "x", Type: "funds", Strength: 3}}, false, "~relation/r strength=3"},
		"another label":      {records{actor{ID: "a", Name: "A"}, actor{ID: "b", Name: "B"}, relation{ID: "r", From: "a", To: "b", Type: "funds"}}, records{actor{ID: "a", Name: "A"}, actor{ID: "b", Name: "B"}, relation{ID: "r", From: "a", To: "b", Type: "funds", Label: "l"}}, false, "+relation/r-2"},
		"symmetric":          {records{actor{ID: "a", Name: "A"}, actor{ID: "b", Name: "B"}, relation{ID: "r", From: "a", To: "b", Type: "conflicts"}}, records{actor{ID: "a", Name: "B"}, actor{ID: "b", Name: "A"}, relation{ID: "q", From: "a", To: "b", Type: "conflicts"}}, false, ""},
		"two alike":          {records{actor{ID: "a", Name: "A"}, actor{ID: "b", Name: "B"}, relation{ID: "r", From: "a", To: "b", Type: "funds"}}, records{actor{ID: "a", Name: "A"}, actor{ID: "b", Name: "B"}, relation{ID: "p", From: "a", To: "b", Type: "funds"}, relation{ID: "q", From: "a", To: "b", Type: "funds"}}, false, "+relation/q"},
		"hangs":              {records{actor{ID: "a", Name: "A", OrgNumber: nav}}, records{actor{ID: "x", Name: "A", OrgNumber: brok}, actor{ID: "y", Name: "B"}, relation{ID: "q", From: "x", To: "y", Type: "funds"}}, false, "+actor/y ?actor/x numbers ?relation/q hangs"},
		"group":              {records{group{ID: "g", Name: "Styret", Type: "decides"}}, records{group{ID: "h", Name: "STYRET", Type: "decides", Mandate: "m"}}, false, "~group/g name=STYRET ~group/g mandate=m"},
		"other type":         {records{group{ID: "g", Name: "Styret", Type: "decides"}}, records{group{ID: "g", Name: "Styret", Type: "advises"}}, false, "+group/g-2"},
		"reports":            {records{group{ID: "g", Name: "G", Type: "decides"}}, records{group{ID: "h", Name: "H", Type: "advises", ReportsTo: "i"}, group{ID: "i", Name: "G", Type: "decides"}}, false, "+group/h"},
		"cycle":              {records{group{ID: "g", Name: "G", Type: "decides", ReportsTo: "h"}, group{ID: "h", Name: "H", Type: "decides"}}, records{group{ID: "x", Name: "H", Type: "decides", ReportsTo: "y"}, group{ID: "y", Name: "G", Type: "decides"}}, false, "?group/x cycle"},
		"seat":               {records{actor{ID: "a", Name: "A"}, group{ID: "g", Name: "G", Type: "decides"}, seat{ID: "s", Group: "g", Actor: "a", Role: "member"}}, records{actor{ID: "a", Name: "A"}, group{ID: "g", Name: "G", Type: "decides"}, seat{ID: "t", Group: "g", Actor: "a", Role: "leader"}, seat{ID: "u", Group: "g", Actor: "a", Role: "member"}}, false, "+seat/t"},
		"another role":       {records{actor{ID: "a", Name: "A"}, group{ID: "g", Name: "G", Type: "decides"}, seat{ID: "s", Group: "g", Actor: "a", Role: "member"}}, records{actor{ID: "a", Name: "A"}, group{ID: "g", Name: "G", Type: "decides"}, seat{ID: "t", Group: "g", Actor: "a", Role: "leader"}}, false, "~seat/s role=leader"},
		"another person":     {records{actor{ID: "a", Name: "A"}, group{ID: "g", Name: "G", Type: "decides"}, seat{ID: "s", Group: "g", Actor: "a", Role: "member", Person: "Kari"}}, records{actor{ID: "a", Name: "A"}, group{ID: "g", Name: "G", Type: "decides"}, seat{ID: "s", Group: "g", Actor: "a", Role: "member", Person: "Ola"}}, false, "+seat/s-2"},
		"source":             {records{stakeholder.Source{ID: "s", Title: "S"}}, records{stakeholder.Source{ID: "t", Title: "s", URL: "https://x.no"}, actor{ID: "a", Name: "A", Source: "t"}}, false, "+actor/a ~source/s title=s ~source/s url=https://x.no"},
		"round":              {records{}, records{actor{ID: "a", Name: "A"}, stakeholder.Round{ID: "r", Name: "R", State: "open"}}, false, "+actor/a ?round/r rounds"},
		"question":           {asked("a", 5, "must"), append(asked("x", 7, "never"), actor{ID: "b", Name: "B"}, stakeholder.Demand{Group: "g", Actor: "b", Wanted: "advise"}, stakeholder.Limit{Group: "g", Kind: "ks", Most: 1}), false, "+actor/b +demand/g/b +limit/g/ks ~question/g most=7 ~demand/g/a wanted=never"},
		"question kept":      {asked("a", 5, "must"), append(asked("x", 7, "never"), stakeholder.Question{Most: 3}), true, "+question/"},
		"question new":       {records{actor{ID: "a", Name: "A"}, group{ID: "h", Name: "G", Type: "decides"}}, asked("x", 7, "never"), false, "+question/h +demand/h/a"},
		"question, no group": {records{group{ID: "h", Name: "G", Type: "decides"}, group{ID: "i", Name: "G", Type: "decides"}}, asked("x", 7, "never"), false, "+actor/x ?group/g several ?question/g hangs"},
		"position at zero":   {records{actor{ID: "a", Name: "A"}, stakeholder.Position{View: "grid", Actor: "a", X: 5}}, records{actor{ID: "a", Name: "A"}, stakeholder.Position{View: "grid", Actor: "a"}}, false, "~position/grid/a x=0 ~position/grid/a y=0"},
	} {
		m := mapOf(t, c.m...)
		p := merge.Make(m, mapOf(t, c.in...), merge.Options{Keep: c.keep})
		if got := plan(p); got != c.want {
			t.Errorf("%s: %s, want %s", name, got, c.want)
		}
		_, patch, err := stakeholder.Apply(m, stakeholder.Batch{Commands: p.Commands})
		if err != nil {
			t.Errorf("%s: %v", name, err)
		}
		if len(patch) != len(p.Added)+len(p.Changed) && name != "number twice" {
			t.Errorf("%s: %d edits, the preview tells of %d", name, len(patch), len(p.Added)+len(p.Changed))
		}
	}
}

// Whatever is merged: the commands apply, nothing goes away, no value that was
// stated becomes blank, and merging again changes nothing.
//
// Rules M7, M8.
func TestMergeLaws(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		m, in := drawn(t, "m"), drawn(t, "in")
		keep := rapid.Bool().Draw(t, "keep")
		p := merge.Make(m, in, merge.Options{Keep: keep})
		next, _, err := stakeholder.Apply(m, stakeholder.Batch{Commands: p.Commands})
		if err != nil {
			t.Fatal(err)
		}
		for a := range m.Actors.All() {
			b, ok := next.Actors.Find(a.ID)
			if !ok || a.Interest != "" && b.Interest == "" || a.OrgNumber != "" && b.OrgNumber == "" || keep && a.Interest != "" && b.Interest != a.Interest {
				t.Fatalf("%+v became %+v", a, b)
			}
		}
		for r := range m.Records() {
			if next.Find(r.Key()) == nil {
				t.Fatalf("%s is gone", r.Key())
			}
		}
		if len(p.Ambiguous) > 0 || twoNames(in) {
			return
		}
		again := merge.Make(next, in, merge.Options{Keep: true})
		if len(again.Added) > 0 && len(again.Ambiguous) == 0 {
			t.Fatalf("again: %s\nfirst: %s", plan(again), plan(p))
		}
	})
}

// twoNames reports whether incoming actors could be one.
func twoNames(in *stakeholder.Map) bool {
	seen := map[string]bool{}
	for a := range in.Actors.All() {
		for _, name := range []string{a.Name, a.ShortName, a.OrgNumber} {
			if name != "" && seen[strings.ToLower(name)] {
				return true
			}
			seen[strings.ToLower(name)] = true
		}
	}
	return false
}

func drawn(t *rapid.T, label string) *stakeholder.Map {
	n := rapid.IntRange(0, 5).Draw(t, label)
	var records []stakeholder.Record
	for i := range n {
		records = append(records, actor{
			ID: stakeholder.ActorID(fmt.Sprintf("%s%d", label, i)), Name: rapid.SampledFrom([]string{"A", "a", "B", "C", "D"}).Draw(t, "name"),
			ShortName: rapid.SampledFrom([]string{"", "B", "E"}).Draw(t, "short"), OrgNumber: rapid.SampledFrom([]string{"", "", nav, brok}).Draw(t, "number"),
			Interest: rapid.SampledFrom([]stakeholder.Level{"", "low", "high"}).Draw(t, "level"), Owner: i == 0 && rapid.Bool().Draw(t, "owner"),
		})
	}
	for i := range rapid.IntRange(0, 4).Draw(t, "relations") {
		if n < 2 {
			break
		}
		from := rapid.IntRange(0, n-1).Draw(t, "from")
		to := (from + rapid.IntRange(1, n-1).Draw(t, "to")) % n
		records = append(records, relation{ID: stakeholder.RelationID(fmt.Sprintf("r%d", i)), From: records[from].(actor).ID, To: records[to].(actor).ID,
			Type: rapid.SampledFrom([]stakeholder.RelationType{"funds", "conflicts"}).Draw(t, "type")})
	}
	for i, g := range []stakeholder.GroupID{"g", "h"} {
		records = append(records, group{ID: g, Name: rapid.SampledFrom([]string{"G", "H"}).Draw(t, "group"), Type: "decides"})
		if i == 1 && rapid.Bool().Draw(t, "reports") {
			records[len(records)-1] = group{ID: g, Name: "H", Type: "decides", ReportsTo: "g"}
		}
	}
	if n > 0 {
		records = append(records, seat{ID: "s", Group: "g", Actor: records[0].(actor).ID, Role: "member"})
	}
	m, refused := stakeholder.FromRecords("m", records)
	if len(refused) > 0 {
		t.Fatal(refused[0])
	}
	return m
}

func TestText(t *testing.T) {
	m := mapOf(t, actor{ID: "a", Name: "A", Interest: "low", Notes: "gammelt"}, actor{ID: "b", Name: "B", OrgNumber: nav})
	in := mapOf(t, actor{ID: "a", Name: "A", Interest: "high", Owner: true}, actor{ID: "b", Name: "B", OrgNumber: brok}, actor{ID: "c", Name: "C"})
	got := merge.Make(m, in, merge.Options{}).Text(words.For(words.Bokmal))
	want := `Legges til: 1
  + aktør: C
Endres: 1
  ~ aktør: A
      Eier av arbeidet: nei → ja
      Interesse: liten → stor
Står uendret: 0
Uklart, og holdt utenfor: 1
  ? aktør: B
      samme navn, men andre organisasjonsnumre: B (889640782)
`
	if got != want {
		t.Error(got)
	}
	kept := merge.Make(m, in, merge.Options{Keep: true})
	if text := kept.Text(words.For(words.Nynorsk)); !strings.Contains(text, "beheld liten, fila har stor") || len(kept.Changed) != 1 {
		t.Error(text)
	}
	if !slices.Equal(kept.Ambiguous[0].With, []string{"B (889640782)"}) {
		t.Error(kept.Ambiguous)
	}
}

// The preview and commands for 10,000 actors and 20,000 relations, of which
// half are in the map already.
func BenchmarkMake(b *testing.B) {
	m, in := large(b, 10_000, 0), large(b, 10_000, 5_000)
	b.ReportAllocs()
	for b.Loop() {
		merge.Make(m, in, merge.Options{})
	}
}

func BenchmarkApply(b *testing.B) {
	m, in := stakeholder.New("m"), large(b, 10_000, 0)
	commands := merge.Make(m, in, merge.Options{}).Commands
	b.ReportAllocs()
	for b.Loop() {
		if _, _, err := stakeholder.Apply(m, stakeholder.Batch{Commands: commands}); err != nil {
			b.Fatal(err)
		}
	}
}

func large(b *testing.B, n, start int) *stakeholder.Map {
	var records []stakeholder.Record
	id := func(i int) stakeholder.ActorID { return stakeholder.ActorID(fmt.Sprintf("a%06d", start+i%n)) }
	for i := range n {
		records = append(records, actor{ID: id(i), Name: "Aktør " + string(id(i))})
		for j := 1; j <= 2; j++ {
			records = append(records, relation{ID: stakeholder.RelationID(fmt.Sprintf("r%d-%d", i, j)), From: id(i), To: id(i + j), Type: "informs"})
		}
	}
	return mapOf(b, records...)
}
