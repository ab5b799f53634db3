package analysis_test

import (
	"encoding/json"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"interessentkart/internal/analysis"
	"interessentkart/internal/stakeholder"
)

const oracles = "../../data/oracle/network"

// oracle is one of the files of answers from other programs.
type oracle struct {
	N        int
	Directed bool
	Arcs     [][3]float64
	Class    []int
	Score    map[string][]*float64
	Whole    map[string]*float64
}

func id(v int) string { return fmt.Sprintf("a%04d", v) }

// asMap makes a map of the network: strengths above 3 become several relations,
// and classes become kinds. It is nil when a strength is no whole number.
func (o oracle) asMap(t *testing.T) *stakeholder.Map {
	t.Helper()
	kinds := stakeholder.State.Values()
	list := make([]stakeholder.Actor, o.N)
	for v := range list {
		list[v] = stakeholder.Actor{ID: stakeholder.ActorID(id(v)), Kind: kinds[o.Class[v]]}
	}
	var edges []edge
	for _, a := range o.Arcs {
		if a[2] != math.Trunc(a[2]) {
			return nil
		}
		for left := int(a[2]); left > 0; left -= 3 {
			edges = append(edges, edge{id(int(a[0])), id(int(a[1])), stakeholder.Informs, min(left, 3)})
		}
	}
	return mapOf(t, list, edges)
}

// names of the measures in the files; those that use strengths say so.
var oracleNames = map[analysis.Measure]string{
	analysis.Betweenness: "betweenness", analysis.Closeness: "closeness", analysis.Harmonic: "harmonic",
	analysis.Eigenvector: "eigenvector_weighted", analysis.PageRank: "pagerank_weighted", analysis.Katz: "katz_weighted",
	analysis.Hub: "hubs_weighted", analysis.Authority: "authorities_weighted", analysis.Constraint: "constraint_weighted",
	analysis.EffectiveSize: "effective_size_weighted", analysis.Core: "core", analysis.Fragmentation: "leaving",
}

func TestMapsGiveWhatOtherProgramsGive(t *testing.T) {
	files, err := filepath.Glob(filepath.Join(oracles, "*.json"))
	if err != nil || len(files) < 20 {
		t.Fatalf("%d oracle files, %v", len(files), err)
	}
	compared := 0
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		var o oracle
		if err := json.Unmarshal(text, &o); err != nil {
			t.Fatal(err)
		}
		m := o.asMap(t)
		if m == nil {
			continue
		}
		for _, weighted := range []bool{false, true} {
			n := read(t, m, analysis.Options{Directed: o.Directed, WeightedPaths: weighted})
			compared += o.compare(t, filepath.Base(file), n)
		}
	}
	if compared < 400 {
		t.Errorf("only %d lists of figures were compared", compared)
	}
}

func (o oracle) compare(t *testing.T, file string, n *analysis.Network) int {
	t.Helper()
	compared := 0
	for measure, name := range oracleNames {
		if n.Options().WeightedPaths && strings.Contains("betweenness closeness harmonic", name) {
			name += "_weighted"
		}
		want, ok := o.Score[name]
		if !ok {
			if name != "eigenvector_weighted" { // left out where several vectors fit
				t.Fatalf("%s: no %s", file, name)
			}
			continue
		}
		compared++
		for v := range o.N {
			got := n.Value(measure, stakeholder.ActorID(id(v)))
			absent := want == nil || want[v] == nil
			if absent == got.Present() || !absent && math.Abs(got.Number-*want[v]) > 1e-9*max(1, math.Abs(*want[v])) {
				t.Errorf("%s: %s of %d is %v", file, name, v, got)
			}
		}
	}
	return compared
}

// The three networks of the literature, by the names of their people.
func TestPublishedNetworks(t *testing.T) {
	for file, published := range map[string]map[string]float64{
		// Krackhardt 1990: Diane has most ties, Heather is most between, and
		// Fernando and Garth are closest.
		"krackhardt_kite": {"degree Diane": 6, "betweenness Heather": 14.0 / 36, "closeness Fernando": 9.0 / 14, "closeness Garth": 9.0 / 14},
		// Padgett and Ansell 1993: the Medici are on half of all shortest paths.
		"florentine_marriage": {"betweenness Medici": 47.5 / 91, "degree Medici": 6},
		"zachary_karate":      {"degree 33": 17, "degree 0": 16},
	} {
		text, err := os.ReadFile(filepath.Join(oracles, "reference", file+".json"))
		if err != nil {
			t.Fatal(err)
		}
		var o struct {
			Nodes []struct{ ID any }
			Edges [][2]any
		}
		if err := json.Unmarshal(text, &o); err != nil {
			t.Fatal(err)
		}
		var list []stakeholder.Actor
		for _, v := range o.Nodes {
			list = append(list, stakeholder.Actor{ID: stakeholder.ActorID(strings.ToLower(fmt.Sprint(v.ID)))})
		}
		var edges []edge
		for _, e := range o.Edges {
			edges = append(edges, edge{from: strings.ToLower(fmt.Sprint(e[0])), to: strings.ToLower(fmt.Sprint(e[1]))})
		}
		n := read(t, mapOf(t, list, edges), analysis.Options{})
		for what, want := range published {
			measure, who, _ := strings.Cut(what, " ")
			got := n.Value(analysis.Measure(measure), stakeholder.ActorID(strings.ToLower(who)))
			if math.Abs(got.Number-want) > 1e-12 {
				t.Errorf("%s: %s is %v, want %v", file, what, got.Number, want)
			}
		}
		if d := n.Division(); file == "zachary_karate" && d.Modularity.Number < 0.41 {
			t.Errorf("karate: modularity %v", d.Modularity)
		}
	}
}
