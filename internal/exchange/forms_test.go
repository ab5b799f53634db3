package exchange_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"interessentkart/data"
	"interessentkart/internal/exchange"
	"interessentkart/internal/exchange/kumu"
	"interessentkart/internal/exchange/register"
	"interessentkart/internal/stakeholder"
	"interessentkart/internal/words"
)

var graphs = []exchange.Form{exchange.GraphML, exchange.GEXF, exchange.DOT, exchange.Kumu}

// hostile are texts that break careless writers.
var hostile = []string{`"quoted" \ back\`, "<b>&amp; ]]> -->", "a;b,c\td", "=1+1", "to\nlinjer", `{} [] -> -- // # /* */`, "|strek|", "Åæø 日本 👩‍🚒", "'single'", "{label}"}

// example gives a case, and with -1 a map of hostile texts.
func examplesAndHostile(t *testing.T) map[string]*stakeholder.Map {
	t.Helper()
	all := map[string]*stakeholder.Map{}
	for _, e := range must(data.Examples()) {
		m, _, err := reads(bytes.NewReader(must(data.ReadExample(e.ID))), e.Path)
		if err != nil {
			t.Fatal(err)
		}
		all[e.ID] = m
	}
	var records []stakeholder.Record
	for i, text := range hostile {
		id := stakeholder.ActorID(fmt.Sprintf("a%d", i))
		line := strings.ReplaceAll(strings.ReplaceAll(text, "\n", " "), "\t", " ")
		records = append(records, stakeholder.Actor{
			ID: id, Name: line, ShortName: line, Notes: text, Measures: text, Kind: stakeholder.KS, Ministry: true, OrgNumber: "974760673",
			Interest: stakeholder.None, Attitude: stakeholder.Negative, ContactName: line,
		}, stakeholder.Alias{Actor: id, Name: line}, stakeholder.Alias{Actor: id, Name: "x" + line}, stakeholder.Tag{Actor: id, Name: line})
		if i > 0 {
			records = append(records, stakeholder.Relation{ID: stakeholder.RelationID(id), From: "a0", To: id, Type: stakeholder.RelationType("").Values()[i%13], Strength: 1 + i%3, Label: line})
		}
	}
	m, refused := stakeholder.FromRecords("", records)
	if len(refused) > 0 {
		t.Fatal(refused[0])
	}
	all["hostile"] = m
	return all
}

// network gives what a graph holds of a map: actors, their names and tags, and
// relations, with sources by title and address.
func network(m *stakeholder.Map) string {
	nodes, edges := register.Attributes(m)
	return fmt.Sprintf("%q\n%q", nodes.Rows, edges.Rows)
}

func TestGraphsComeBackTheSame(t *testing.T) {
	for name, m := range examplesAndHostile(t) {
		for _, form := range graphs {
			written := must(exchange.Write(m, form, words.Words{}))
			if !bytes.Equal(written, must(exchange.Write(m, form, words.Words{}))) {
				t.Errorf("%s %s: two files of one map differ", name, form)
			}
			r, err := exchange.Read(bytes.NewReader(written), name, exchange.Options{})
			if err != nil {
				t.Errorf("%s %s: %v", name, form, err)
				continue
			}
			if r.Form != form || len(r.Notes) > 0 {
				t.Errorf("%s %s: read as %s, %v", name, form, r.Form, r.Notes)
			}
			if was, is := network(m), network(r.Map); was != is {
				i := 0
				for i < min(len(was), len(is)) && was[i] == is[i] {
					i++
				}
				t.Errorf("%s %s: %.200s\nbecame %.200s", name, form, was[max(0, i-60):], is[max(0, i-60):])
			}
		}
	}
}

// Whatever text stands in a map, no form changes it.
func TestTextComesBack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text, _ := stakeholder.Clean(rapid.String().Draw(t, "text"))
		a := stakeholder.Actor{ID: "a", Name: "A", Notes: text}
		if strings.TrimSpace(text) == "" {
			a.Notes = ""
		}
		m, refused := stakeholder.FromRecords("", []stakeholder.Record{a})
		if len(refused) > 0 {
			t.Skip()
		}
		for _, form := range written() {
			written := must(exchange.Write(m, form, words.For(words.Bokmal)))
			r, err := exchange.Read(bytes.NewReader(written), "f", exchange.Options{})
			if err != nil {
				t.Fatal(form, err)
			}
			if got, _ := r.Map.Actors.Find("a"); got.Notes != a.Notes || len(r.Notes) > 0 {
				t.Fatalf("%s: %q came back as %q, %v", form, a.Notes, got.Notes, r.Notes)
			}
		}
	})
}

const script = `
import json, sys, networkx
read = networkx.read_graphml if sys.argv[1].endswith("graphml") else networkx.read_gexf
g = read(sys.argv[1])
edges = g.edges(keys=True, data=True) if g.is_multigraph() else ((a, b, None, d) for a, b, d in g.edges(data=True))
json.dump({"nodes": {n: d for n, d in g.nodes(data=True)}, "edges": [[a, b, {"id": key, **d}] for a, b, key, d in edges]}, sys.stdout)
`

// NetworkX finds the nodes, edges and attributes that the map has.
func TestNetworkX(t *testing.T) {
	if err := exec.Command("python3", "-c", "import networkx").Run(); err != nil {
		t.Skip("NOT TESTED: python3-networkx is not installed, so nobody but us has read the graphs: ", err)
	}
	for name, m := range examplesAndHostile(t) {
		for _, form := range []exchange.Form{exchange.GraphML, exchange.GEXF} {
			file := filepath.Join(t.TempDir(), name+"."+string(form))
			if err := os.WriteFile(file, must(exchange.Write(m, form, words.Words{})), 0o644); err != nil {
				t.Fatal(err)
			}
			out, err := exec.Command("python3", "-c", script, file).CombinedOutput()
			if err != nil {
				t.Fatalf("%s %s: %s", name, form, out)
			}
			var got struct {
				Nodes map[string]map[string]any
				Edges []edge
			}
			if err := json.Unmarshal(out, &got); err != nil {
				t.Fatal(err)
			}
			compareNodes(t, name+" "+string(form), m, got.Nodes)
			compareEdges(t, name+" "+string(form), m, got.Edges)
		}
	}
}

// edge is [from, to, attributes].
type edge struct {
	from, to   string
	attributes map[string]any
}

func (e *edge) UnmarshalJSON(text []byte) error {
	return json.Unmarshal(text, &[]any{&e.from, &e.to, &e.attributes})
}

func compareNodes(t *testing.T, name string, m *stakeholder.Map, got map[string]map[string]any) {
	t.Helper()
	nodes, _ := register.Attributes(m)
	if len(got) != len(nodes.Rows) {
		t.Errorf("%s: %d nodes of %d", name, len(got), len(nodes.Rows))
	}
	for _, row := range nodes.Rows {
		want := stated(nodes, row, map[string]string{"name": "label"})
		compareAttributes(t, name, want, got[want["id"]])
	}
}

func compareEdges(t *testing.T, name string, m *stakeholder.Map, got []edge) {
	t.Helper()
	_, edges := register.Attributes(m)
	if len(got) != len(edges.Rows) {
		t.Errorf("%s: %d edges of %d", name, len(got), len(edges.Rows))
	}
	byID := map[string]edge{}
	for _, e := range got {
		byID[fmt.Sprint(e.attributes["id"])] = e
	}
	for _, row := range edges.Rows {
		want := stated(edges, row, nil)
		e := byID[want["id"]]
		if e.from != want["from"] || e.to != want["to"] {
			t.Errorf("%s: %v is %v", name, want, e)
		}
		compareAttributes(t, name, want, e.attributes)
	}
}

// stated gives the cells of a row by the names under which they are written.
func stated(s register.Sheet, row []string, called map[string]string) map[string]string {
	all := map[string]string{}
	for i, c := range s.Columns {
		name := c.Name
		if called[name] != "" {
			name = called[name]
		}
		if row[i] != "" {
			all[name] = row[i]
		}
	}
	return all
}

func compareAttributes(t *testing.T, name string, want map[string]string, got map[string]any) {
	t.Helper()
	for k, v := range want {
		if k == "id" || k == "from" || k == "to" {
			continue
		}
		if is, ok := got[k]; !ok || fmt.Sprint(is) != v {
			t.Errorf("%s: %s of %s is %q, want %q", name, k, want["id"], fmt.Sprint(is), v)
		}
	}
}

// What NetworkX reads of ours and writes again is the same map, with its groups
// and seats.
func TestNetworkXAndBack(t *testing.T) {
	if err := exec.Command("python3", "-c", "import networkx").Run(); err != nil {
		t.Skip("NOT TESTED: python3-networkx is not installed, so nobody has passed a graph on: ", err)
	}
	for name, m := range examplesAndHostile(t) {
		from, to := filepath.Join(t.TempDir(), "a.graphml"), filepath.Join(t.TempDir(), "b.graphml")
		if err := os.WriteFile(from, must(exchange.Write(m, exchange.GraphML, words.Words{})), 0o644); err != nil {
			t.Fatal(err)
		}
		out, err := exec.Command("python3", "-c", "import sys, networkx\nnetworkx.write_graphml(networkx.read_graphml(sys.argv[1]), sys.argv[2])", from, to).CombinedOutput()
		if err != nil {
			t.Fatalf("%s: %s", name, out)
		}
		r, err := exchange.Read(bytes.NewReader(must(os.ReadFile(to))), name, exchange.Options{})
		if err != nil {
			t.Fatal(name, err)
		}
		if network(m) != network(r.Map) || len(r.Notes) > 0 || m.Groups.Len() != r.Map.Groups.Len() || m.Seats.Len() != r.Map.Seats.Len() {
			t.Errorf("%s: %v\n%.1500s\nbecame\n%.1500s", name, r.Notes, network(m), network(r.Map))
		}
	}
}

// The sheets for Kumu have its headings, and come back with all actors and
// relations.
func TestKumuSheets(t *testing.T) {
	for name, m := range examplesAndHostile(t) {
		r, err := exchange.Read(bytes.NewReader(must(exchange.Write(m, exchange.KumuSheets, words.For(words.Nynorsk)))), name, exchange.Options{})
		if err != nil || len(r.Notes) > 0 || r.Map.Actors.Len() != m.Actors.Len() || r.Map.Relations.Len() != m.Relations.Len() {
			t.Errorf("%s: %v", name, err)
		}
		for _, s := range kumu.Sheets(m, words.For(words.Bokmal)) {
			var headings []string
			for _, c := range s.Columns {
				headings = append(headings, c.Heading)
			}
			for _, want := range map[string][]string{"Elements": {"Label", "Type", "Description", "Tags"}, "Connections": {"From", "To", "Type", "Direction"}}[s.Name] {
				if !slices.Contains(headings, want) {
					t.Errorf("%s has no column %s: %q", s.Name, want, headings)
				}
			}
			for _, row := range s.Rows {
				if s.Name == "Connections" && row[len(row)-1] != "directed" && row[len(row)-1] != "undirected" {
					t.Errorf("%q", row)
				}
			}
		}
	}
}

// written lists the forms that maps are written in.
func written() []exchange.Form {
	return []exchange.Form{exchange.MapFile, exchange.XLSX, exchange.CSV, exchange.Kumu, exchange.KumuSheets, exchange.GraphML, exchange.GEXF, exchange.DOT}
}
