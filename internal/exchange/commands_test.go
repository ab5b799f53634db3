package exchange_test

import (
	"bytes"
	"slices"
	"testing"

	"interessentkart/data"
	"interessentkart/internal/exchange"
	"interessentkart/internal/stakeholder"
)

func made(t *testing.T, m *stakeholder.Map) *stakeholder.Map {
	t.Helper()
	made, _, err := stakeholder.Apply(stakeholder.New(m.ID), stakeholder.Batch{Commands: exchange.Commands(m)})
	if err != nil {
		t.Fatal(err)
	}
	return made
}

func TestCommandsMakeTheExamples(t *testing.T) {
	for _, e := range must(data.Examples()) {
		m, _, err := exchange.Open(bytes.NewReader(must(data.ReadExample(e.ID))), e.Path)
		if err != nil {
			t.Fatal(err)
		}
		if left := exchange.Left(m, made(t, m)); len(left) > 0 || made(t, m).Len() != m.Len() {
			t.Errorf("%s: left out %v", e.ID, left)
		}
	}
}

func TestCommandsMakeRounds(t *testing.T) {
	m := stakeholder.New("m")
	apply := func(commands ...stakeholder.Command) {
		t.Helper()
		next, _, err := stakeholder.Apply(m, stakeholder.Batch{Commands: commands})
		if err != nil {
			t.Fatal(err)
		}
		m = next
	}
	apply(stakeholder.AddActor{Actor: stakeholder.Actor{ID: "a", Name: "A"}}, stakeholder.AddActor{Actor: stakeholder.Actor{ID: "b", Name: "B"}})
	for _, id := range []stakeholder.RoundID{"w", "x", "y"} {
		apply(stakeholder.OpenRound{ID: id, Name: "Runde"})
		for i, p := range []stakeholder.ParticipantID{"p", "q", "r"} {
			apply(stakeholder.GiveScore{Score: stakeholder.Score{Round: id, Participant: p, Actor: "a", Criterion: "interest",
				Level: stakeholder.Low.Values()[i]}})
		}
		apply(stakeholder.RevealRound{ID: id})
		switch id {
		case "w":
			apply(stakeholder.AgreeRound{ID: id})
		case "x":
			apply(stakeholder.DiscardRound{ID: id})
		}
	}
	if left := exchange.Left(m, made(t, m)); len(left) > 0 || made(t, m).Len() != m.Len() {
		t.Errorf("left out %v", left)
	}
	// In a file without the scores, the tallies stand alone.
	seen := stakeholder.Viewer{Audience: stakeholder.Internal}.Map(m)
	left := exchange.Left(seen, made(t, seen))
	want := []stakeholder.Key{{Kind: "tally", ID: "w/a/interest"}, {Kind: "tally", ID: "y/a/interest"}}
	if !slices.Equal(left, want) {
		t.Errorf("left out %v, want %v", left, want)
	}
}

func TestGroupsComeAfterThoseTheyReportTo(t *testing.T) {
	var records []stakeholder.Record
	for _, g := range [][2]stakeholder.GroupID{{"a", "c"}, {"b", "a"}, {"c", "d"}, {"d", ""}, {"e", "c"}} {
		records = append(records, stakeholder.Group{ID: g[0], Name: "G", Type: "decides", ReportsTo: g[1]})
	}
	m, refused := stakeholder.FromRecords("m", records)
	if len(refused) > 0 {
		t.Fatal(refused[0])
	}
	if left := exchange.Left(m, made(t, m)); len(left) > 0 {
		t.Errorf("left out %v", left)
	}
}

func TestOpenTellsFormsApart(t *testing.T) {
	for text, want := range map[string]exchange.Form{
		`{"format":"interessentkart","version":1}`: exchange.MapFile,
		`{"title":"T","actors":[]}`:                exchange.CaseFile,
		"navn;type\nNAV;stat":                      exchange.CSV,
		"\uFEFFInteressent\r\nNAV\r\n":             exchange.CSV,
		"NAV\nKS\n":                                exchange.NameList,
		"NAV\nVirksomhet\nKS\n":                    exchange.NameList,
	} {
		if _, form, err := exchange.Open(bytes.NewReader([]byte(text)), "f"); form != want || err != nil {
			t.Errorf("%s: %q %v", text, form, err)
		}
	}
	for _, text := range []string{"", "{}", "[]", `{"nodes":[]}`, "%PDF-1.7 x", "a;b\n1;2\n", `{"title":`, "\x89PNG"} {
		if m, form, err := exchange.Open(bytes.NewReader([]byte(text)), "f"); m != nil || form != "" || err == nil {
			t.Errorf("%q: %q %v", text, form, err)
		}
	}
}
