package main

import (
	"bytes"
	"context"
	"encoding/csv"
	"encoding/json"
	"strconv"
	"strings"

	"interessentkart/internal/analysis"
	"interessentkart/internal/compare"
	"interessentkart/internal/governance"
	"interessentkart/internal/stakeholder"
	"interessentkart/internal/words"
)

// analyseCmd tells what the network says beside what people have said.
type analyseCmd struct {
	source
	output
	audience
	Types     []string `placeholder:"TYPE,…"`
	Directed  bool
	Weighted  bool
	Measure   []string `placeholder:"NAME,…"`
	Top       int      `default:"10"`
	Stability bool
	Leaving   string `placeholder:"ACTOR"`
	Micmac    bool
	JSON      bool `name:"json" xor:"format"`
	CSV       bool `name:"csv" xor:"format"`

	say words.Words // filled in by Run
}

func (c analyseCmd) Run(ctx context.Context, streams console) error {
	c.say = streams.say
	measures, err := c.measures()
	if err != nil {
		return err
	}
	m, err := c.load(ctx, streams)
	if err != nil {
		return err
	}
	n, err := analysis.Read(c.viewer().Map(m), c.options())
	if err != nil {
		return usageError{"choice", words.Args{"flag": "--types", "value": strings.Join(c.Types, ", "), "choices": join(stakeholder.RelationType("").Values())}}
	}
	defer busy(streams, "analysing", "")()
	content, err := c.content(ctx, n, measures)
	if err != nil {
		return err
	}
	return c.write(streams, content)
}

func (c analyseCmd) options() analysis.Options {
	o := analysis.Options{Directed: c.Directed, WeightedPaths: c.Weighted}
	for _, t := range c.Types {
		o.Types = append(o.Types, stakeholder.RelationType(strings.TrimSpace(t)))
	}
	return o
}

func (c analyseCmd) measures() ([]analysis.Measure, error) {
	var list []analysis.Measure
	for _, name := range c.Measure {
		if name == "all" {
			return analysis.Measures(), nil
		}
		m, ok := analysis.ParseMeasure(name)
		if !ok {
			return nil, usageError{"measure", words.Args{"value": name, "choices": join(analysis.Measures())}}
		}
		list = append(list, m)
	}
	return list, nil
}

func join[T ~string](list []T) string {
	names := make([]string, len(list))
	for i, v := range list {
		names[i] = string(v)
	}
	return strings.Join(names, ", ")
}

// content is the answer in the form that was asked for.
func (c analyseCmd) content(ctx context.Context, n *analysis.Network, measures []analysis.Measure) ([]byte, error) {
	report := c.report(n, measures)
	var err error
	if report.KeyPlayers, err = keyPlayers(n); err != nil {
		return nil, err
	}
	if report.Micmac, err = n.Micmac(); err != nil {
		return nil, err
	}
	if err := c.further(ctx, n, &report); err != nil {
		return nil, err
	}
	switch {
	case c.JSON:
		content, err := json.MarshalIndent(report, "", "  ")
		return append(content, '\n'), err
	case c.CSV:
		return asCSV(n, report.Table)
	case drawn(c.Out):
		return c.plot(n, report)
	}
	return []byte(c.text(n, report)), nil
}

// analysed is everything that is told of a map.
type analysed struct {
	Options    analysis.Options      `json:"options"`
	Whole      analysis.Whole        `json:"whole"`
	Table      analysis.Table        `json:"table"`
	Quadrants  []analysis.InQuadrant `json:"quadrants"`
	Contrast   analysis.Contrast     `json:"contrast"`
	Rounds     []scored              `json:"rounds"`
	Division   analysis.Division     `json:"division"`
	Brokers    []brokered            `json:"brokers"`
	KeyPlayers []analysis.KeyPlayers `json:"keyPlayers"`
	Micmac     analysis.Micmac       `json:"micmac"`
	Leaving    *compare.Departure    `json:"leaving,omitempty"`
	Stability  *compare.Stability    `json:"stability,omitempty"`

	rules *governance.Rules
}

// scored is how a round went that everybody may see.
type scored struct {
	Round    stakeholder.Round  `json:"round"`
	Opinions []analysis.Opinion `json:"opinions"`
	Gaps     []analysis.Gap     `json:"gaps"` // of participants whose scores are in the map
}

// brokered is what a broker does, in data and in words.
type brokered struct {
	analysis.Brokering
	Sentence string `json:"sentence"`
}

func (c analyseCmd) report(n *analysis.Network, measures []analysis.Measure) analysed {
	if len(measures) == 0 && (c.JSON || c.CSV) {
		measures = analysis.Measures()
	}
	if len(measures) == 0 {
		measures = usual(c.Directed)
	}
	report := analysed{Options: n.Options(), Whole: n.Whole(), Table: n.Table(measures...), Quadrants: n.Quadrants(),
		Contrast: n.Contrast(), Division: n.Division(), Brokers: []brokered{}, Rounds: []scored{}}
	w := c.say
	for _, b := range n.Brokers() {
		report.Brokers = append(report.Brokers, brokered{b, n.Sentence(w, b)})
	}
	for r := range n.Map().Rounds.All() {
		if r.State == stakeholder.Revealed || r.State == stakeholder.Agreed {
			report.Rounds = append(report.Rounds, scored{r, analysis.Opinions(n.Map(), r.ID), analysis.Unanswered(n.Map(), r.ID, nil)})
		}
	}
	return report
}

// usual are the measures of a table when none is named.
func usual(directed bool) []analysis.Measure {
	if directed {
		return []analysis.Measure{analysis.Betweenness, analysis.In, analysis.Out, analysis.Closeness, analysis.ClosenessOut, analysis.PageRank}
	}
	return []analysis.Measure{analysis.Betweenness, analysis.Degree, analysis.Closeness, analysis.Eigenvector, analysis.PageRank}
}

// keyPlayers are the sets of one to three actors, as far as the map has actors.
func keyPlayers(n *analysis.Network) ([]analysis.KeyPlayers, error) {
	list := []analysis.KeyPlayers{}
	for size := 1; size <= 3 && size+2 <= n.Map().Actors.Len() && n.Map().Relations.Len() > 0; size++ {
		k, err := n.KeyPlayers(size)
		if err != nil {
			return nil, err
		}
		list = append(list, k)
	}
	return list, nil
}

// further adds what is only told when it is asked for.
func (c analyseCmd) further(ctx context.Context, n *analysis.Network, report *analysed) error {
	if c.Leaving == "" && !c.Stability {
		return nil
	}
	var err error
	if report.rules, err = governance.Load(); err != nil {
		return err
	}
	if c.Leaving != "" {
		id, err := governance.Read(n.Map()).FindActor(c.Leaving)
		if err != nil {
			return err
		}
		departure, err := compare.Leave(n, id, report.rules)
		if err != nil {
			return err
		}
		report.Leaving = &departure
	}
	if c.Stability {
		stability, err := compare.Stable(ctx, n, report.rules, nil)
		if err != nil {
			return err
		}
		report.Stability = &stability
	}
	return nil
}

// asCSV writes every actor with its measures. An absent value is an empty cell.
func asCSV(n *analysis.Network, table analysis.Table) ([]byte, error) {
	var b bytes.Buffer
	w := csv.NewWriter(&b)
	head := []string{"id", "name", "kind", "interest", "influence", "quadrant"}
	for _, m := range table.Measures {
		head = append(head, string(m))
	}
	rows := [][]string{head}
	for _, r := range table.Rows {
		a, _ := n.Map().Actors.Find(r.Actor)
		row := []string{harmless(string(a.ID)), harmless(a.Name), string(a.Kind), string(a.Interest), string(a.Influence),
			string(analysis.QuadrantOf(a.Interest, a.Influence))}
		for _, v := range r.Values {
			cell := ""
			if v.Present() {
				cell = strconv.FormatFloat(v.Number, 'g', -1, 64)
			}
			row = append(row, cell)
		}
		rows = append(rows, row)
	}
	err := w.WriteAll(rows)
	return b.Bytes(), err
}

// harmless keeps a spreadsheet from reading a text as a formula.
func harmless(text string) string {
	if text != "" && strings.ContainsRune("=+-@\t\r\n＝＋－＠", []rune(text)[0]) {
		return "'" + text
	}
	return text
}
