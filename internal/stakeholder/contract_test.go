package stakeholder

import (
	"bytes"
	"encoding/json"
	"flag"
	"os"
	"testing"
)

var update = flag.Bool("update", false, "write anew what is made of the code")

// contractFile holds cases of folding that the client's tests read too.
const contractFile = "../../data/contract/fold.json"

type contractCase struct {
	Name   string         `json:"name"`
	Before map[string]any `json:"before"`
	Patch  Patch          `json:"patch"`
	After  map[string]any `json:"after"`
}

// contractCommands are told apart by what their patches do: create, change,
// remove, remove with what hangs on it, move, and undo.
func contractCommands(m *Map) []struct {
	name    string
	command Command
} {
	_, renamed, _ := Apply(m, ChangeActor{ID: "a", Name: new("Nav")})
	return []struct {
		name    string
		command Command
	}{
		{"an actor is added", AddActor{Actor{ID: "d", Name: "Årdal <kommune> & «KS»", Kind: Municipality}}},
		{"an actor is changed", ChangeActor{ID: "a", Interest: new(High), Influence: new(Low)}},
		{"the map gets a title", ChangeMap{Title: new("Kart")}},
		{"a removed actor takes with it what hangs on it", RemoveActor{"a"}},
		{"two actors are merged", MergeActors{"a", "b"}},
		{"a group is removed", RemoveGroup{"g"}},
		{"an actor is moved", Place{Position{View: Network, Actor: "a", X: -1.5, Y: 0.25, Pinned: true}}},
		{"a batch is one patch", Batch{[]Command{
			AddActor{Actor{ID: "d", Name: "D"}}, Relate{Relation{ID: "q", From: "d", To: "a", Type: Funds}}, Unrelate{"r"}}}},
		{"undo", Batch{[]Command{ChangeActor{ID: "a", Name: new("Nav")}, ChangeActor{ID: "a", Interest: new(Low)}, Revert{renamed}}}},
	}
}

func rows(t *testing.T, m *Map) map[string]any {
	t.Helper()
	all := map[string]any{}
	for r := range m.Records() {
		data, err := json.Marshal(r)
		if err != nil {
			t.Fatal(err)
		}
		var row any
		if err := json.Unmarshal(data, &row); err != nil {
			t.Fatal(err)
		}
		all[r.Key().String()] = row
	}
	return all
}

func TestContractOfFolding(t *testing.T) {
	var cases []contractCase
	m := base()
	for _, c := range contractCommands(m) {
		next, p, err := Apply(m, c.command)
		if err != nil {
			t.Fatalf("%s: %v", c.name, err)
		}
		cases = append(cases, contractCase{c.name, rows(t, m), p, rows(t, Fold(m, p))})
		if got, want := len(rows(t, Fold(m, p))), next.Len(); got != want {
			t.Errorf("%s: %d records, want %d", c.name, got, want)
		}
	}
	got, err := json.MarshalIndent(cases, "", " ")
	if err != nil {
		t.Fatal(err)
	}
	got = append(got, '\n')
	if *update {
		if err := os.WriteFile(contractFile, got, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(contractFile)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(got, want) {
		t.Errorf("%s is not what the commands do now; run with -update and read the difference", contractFile)
	}
}
