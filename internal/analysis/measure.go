package analysis

import (
	"cmp"
	"slices"
	"strings"

	"interessentkart/internal/analysis/network"
	"interessentkart/internal/stakeholder"
)

// Measure names a figure about each actor. Package network defines them: range,
// maps in pieces, and the source of each.
type Measure string

// Measures. Those that end in In or Out differ from the one without only when
// the map is read with directions.
const (
	Degree         Measure = "degree"
	In             Measure = "in"
	Out            Measure = "out"
	Strength       Measure = "strength"
	StrengthIn     Measure = "strengthIn"
	StrengthOut    Measure = "strengthOut"
	Betweenness    Measure = "betweenness"
	Closeness      Measure = "closeness" // distances to the actor
	ClosenessOut   Measure = "closenessOut"
	Harmonic       Measure = "harmonic" // distances to the actor
	HarmonicOut    Measure = "harmonicOut"
	Eigenvector    Measure = "eigenvector"
	PageRank       Measure = "pagerank"
	Katz           Measure = "katz"
	Hub            Measure = "hub"
	Authority      Measure = "authority"
	Constraint     Measure = "constraint"
	EffectiveSize  Measure = "effectiveSize"
	Core           Measure = "core"
	Brokered       Measure = "brokerage" // all five roles together
	Coordinator    Measure = "coordinator"
	Itinerant      Measure = "itinerant"
	Gatekeeper     Measure = "gatekeeper"
	Representative Measure = "representative"
	Liaison        Measure = "liaison"
	Fragmentation  Measure = "fragmentation" // of the map when the actor leaves
)

// Measures lists all measures. The list is made anew at each call.
func Measures() []Measure {
	return []Measure{Degree, In, Out, Strength, StrengthIn, StrengthOut, Betweenness, Closeness, ClosenessOut,
		Harmonic, HarmonicOut, Eigenvector, PageRank, Katz, Hub, Authority, Constraint, EffectiveSize, Core,
		Brokered, Coordinator, Itinerant, Gatekeeper, Representative, Liaison, Fragmentation}
}

// ParseMeasure reads a measure's name, in any case.
func ParseMeasure(name string) (m Measure, ok bool) {
	for _, m := range Measures() {
		if strings.EqualFold(string(m), strings.TrimSpace(name)) {
			return m, true
		}
	}
	return "", false
}

// scores gives a measure of all nodes.
func (n *Network) scores(m Measure) network.Scores {
	switch m {
	case Degree:
		return all(n.degrees().Degree)
	case In:
		return all(n.degrees().In)
	case Out:
		return all(n.degrees().Out)
	case Strength:
		return all(n.degrees().Strength)
	case StrengthIn:
		return all(n.degrees().StrengthIn)
	case StrengthOut:
		return all(n.degrees().StrengthOut)
	case Betweenness:
		return all(n.paths().Betweenness)
	case Closeness:
		return all(n.paths().Closeness)
	case ClosenessOut:
		return all(n.paths().ClosenessOut)
	case Harmonic:
		return all(n.paths().Harmonic)
	case HarmonicOut:
		return all(n.paths().HarmonicOut)
	}
	return n.otherScores(m)
}

// otherScores gives those that do not count ties or paths.
func (n *Network) otherScores(m Measure) network.Scores {
	switch m {
	case Eigenvector:
		return n.vector()
	case PageRank:
		return all(n.rank())
	case Katz:
		return n.katz()
	case Hub:
		return n.hits().Hubs
	case Authority:
		return n.hits().Authorities
	case Constraint:
		return n.holes().Constraint
	case EffectiveSize:
		return n.holes().EffectiveSize
	case Core:
		return counted(n.cores())
	case Fragmentation:
		return n.leaving()
	}
	return network.Scores{Number: make([]float64, len(n.actors))}
}

func all(numbers []float64) network.Scores { return network.Scores{Number: numbers} }

func counted(counts []int) network.Scores {
	numbers := make([]float64, len(counts))
	for v, c := range counts {
		numbers[v] = float64(c)
	}
	return all(numbers)
}

// values gives a measure of all nodes as people may have it.
func (n *Network) values(m Measure) []Value {
	if slices.Contains(brokerMeasures(), m) {
		return n.brokerValues(m)
	}
	scores := n.scores(m)
	list := make([]Value, len(n.actors))
	for v := range list {
		list[v] = valueOf(scores.At(v))
	}
	return list
}

// Value is a measure of one actor. It is 0 for an actor or a measure that does
// not exist.
func (n *Network) Value(m Measure, id stakeholder.ActorID) Value {
	v, ok := n.node[id]
	if !ok {
		return Value{}
	}
	return n.values(m)[v]
}

// Ranked is an actor's place by one measure.
type Ranked struct {
	Actor stakeholder.ActorID `json:"actor"`
	Value Value               `json:"value"`
	// Rank counts from 1, the largest; equals share the better rank. 0 when the
	// value is absent.
	Rank int `json:"rank"`
}

// Ranking lists all actors by a measure, largest first, equals in the order of
// names, and those without a value last. Values that agree in nine digits are
// equal.
func (n *Network) Ranking(m Measure) []Ranked {
	return n.ranking(n.values(m))
}

// Numbers gives a measure by actor, without those who have no value.
func (n *Network) Numbers(m Measure) map[stakeholder.ActorID]float64 {
	numbers := map[stakeholder.ActorID]float64{}
	for v, x := range n.values(m) {
		if x.Present() {
			numbers[n.actors[v].ID] = x.Number
		}
	}
	return numbers
}

func (n *Network) ranking(values []Value) []Ranked {
	keys, order := make([]float64, len(values)), make([]int, len(values))
	for v, x := range values {
		keys[v], order[v] = key(x.Number), v
	}
	slices.SortFunc(order, func(a, b int) int {
		return cmp.Or(
			cmp.Compare(values[a].Absent, values[b].Absent), // "" comes first
			cmp.Compare(keys[b], keys[a]),
			cmp.Compare(n.place[a], n.place[b]))
	})
	list := make([]Ranked, len(order))
	for i, v := range order {
		list[i] = Ranked{n.actors[v].ID, values[v], i + 1}
		switch {
		case !values[v].Present():
			list[i].Rank = 0
		case i > 0 && keys[order[i-1]] == keys[v]:
			list[i].Rank = list[i-1].Rank
		}
	}
	return list
}

// Top lists the actors whose rank by a measure is at most k and whose value is
// above 0: equals at the border are all in, or the list would depend on names.
func (n *Network) Top(m Measure, k int) []Ranked {
	var top []Ranked
	for _, r := range n.Ranking(m) {
		if r.Rank >= 1 && r.Rank <= k && r.Value.Number > 0 {
			top = append(top, r)
		}
	}
	return top
}

// Table is some measures of every actor.
type Table struct {
	Measures []Measure `json:"measures"`
	Rows     []Row     `json:"rows"`
}

// Row is one actor's figures, in the order of the table's measures.
type Row struct {
	Actor  stakeholder.ActorID `json:"actor"`
	Name   string              `json:"name"`
	Values []Value             `json:"values"`
}

// Table gives measures, all when none is named. Rows are in the ranking of the
// first measure.
func (n *Network) Table(measures ...Measure) Table {
	if len(measures) == 0 {
		measures = Measures()
	}
	n.together(measures)
	t := Table{Measures: measures, Rows: make([]Row, len(n.actors))}
	columns := make([][]Value, len(measures))
	for i, m := range measures {
		columns[i] = n.values(m)
	}
	for i, r := range n.ranking(columns[0]) {
		v := n.node[r.Actor]
		t.Rows[i] = Row{r.Actor, n.actors[v].Name, make([]Value, len(measures))}
		for c := range columns {
			t.Rows[i].Values[c] = columns[c][v]
		}
	}
	return t
}
