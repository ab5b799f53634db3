package main

import (
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"

	"interessentkart/internal/analysis"
	"interessentkart/internal/stakeholder"
	"interessentkart/internal/words"
)

// teller writes an analysis for people, in one language.
type teller struct {
	b   strings.Builder
	w   words.Words
	n   *analysis.Network
	top int
	analysed
}

func (c analyseCmd) text(n *analysis.Network, report analysed) string {
	t := &teller{w: c.say, n: n, top: c.Top, analysed: report}
	t.head()
	t.actors()
	if len(c.Measure) == 0 {
		t.whole()
		t.quadrants()
		t.contrast()
		t.rounds()
		t.division()
		t.brokers()
		t.players()
		t.micmac()
	}
	t.leaving()
	t.stability()
	return t.b.String()
}

func (t *teller) say(key string, args words.Args) string { return t.w.Text("analysis."+key, args) }

// line writes one line, or several where it is long.
func (t *teller) line(text string) { t.b.WriteString("  " + wrapped(text, 4) + "\n") }

func (t *teller) section(title string) { t.b.WriteString("\n" + wrapped(title, 0) + "\n") }

// number writes a figure with three decimals, a whole one without.
func (t *teller) number(v analysis.Value) string {
	if !v.Present() {
		return "–"
	}
	text := strconv.FormatFloat(v.Number, 'f', 3, 64)
	if v.Number == math.Trunc(v.Number) && v.Number > 1 {
		text = strconv.FormatFloat(v.Number, 'f', 0, 64)
	}
	return t.decimal(text)
}

func (t *teller) decimal(text string) string {
	if t.w.Lang() == words.English {
		return text
	}
	return strings.Replace(text, ".", ",", 1)
}

func (t *teller) percent(v analysis.Value) string {
	if !v.Present() {
		return "–"
	}
	return t.w.Percent(v.Number)
}

func (t *teller) names(ids []stakeholder.ActorID) string { return t.w.List(t.n.Names(t.w, ids)) }

// some gives the first names and how many more there are.
func (t *teller) some(ids []stakeholder.ActorID) string {
	if t.top == 0 || len(ids) <= t.top {
		return t.names(ids)
	}
	names := strings.Join(t.n.Names(t.w, ids[:t.top]), ", ")
	return names + " " + t.say("more", words.Args{"n": len(ids) - t.top})
}

func (t *teller) head() {
	title := t.n.Map().Info.Title
	if title == "" {
		title = t.w.Text("draw.untitled", nil)
	}
	t.b.WriteString(wrapped(title, 0) + "\n")
	o := t.Options
	types := t.say("types.all", nil)
	if len(o.Types) > 0 {
		labels := make([]string, len(o.Types))
		for i, r := range o.Types {
			labels[i] = t.w.Relation(r)
		}
		types = t.w.List(labels)
	}
	direction := "undirected"
	if o.Directed {
		direction = "directed"
	}
	parts := []string{t.w.Count("actor", t.Whole.Actors), t.w.Count("relation", t.Whole.Relations), types, t.say(direction, nil)}
	if o.WeightedPaths {
		parts = append(parts, t.say("weighted", nil))
	}
	t.b.WriteString(wrapped(strings.Join(parts, ", "), 0) + "\n")
}

// cut keeps the rows that a table shows.
func (t *teller) cut(rows int) int {
	if t.top == 0 {
		return rows
	}
	return min(rows, t.top)
}

func (t *teller) actors() {
	table := t.Table
	t.section(t.say("actors", words.Args{"measure": analysis.Label(t.w, table.Measures[0])}))
	g := grid{heads: []string{t.say("name", nil)}}
	for _, m := range table.Measures {
		g.heads = append(g.heads, analysis.Label(t.w, m))
	}
	for _, r := range table.Rows[:t.cut(len(table.Rows))] {
		row := []string{r.Name}
		for i, v := range r.Values {
			row = append(row, t.figure(table.Measures[i], v))
		}
		g.rows = append(g.rows, row)
	}
	t.b.WriteString(g.String())
	if rest := len(table.Rows) - len(g.rows); rest > 0 {
		t.b.WriteString(t.say("more", words.Args{"n": rest}) + "\n")
	}
	t.b.WriteByte('\n')
	t.missing()
	for _, m := range table.Measures {
		t.line(analysis.Label(t.w, m) + ": " + analysis.About(t.w, m))
	}
}

// figure writes a count without decimals.
func (t *teller) figure(m analysis.Measure, v analysis.Value) string {
	counts := []analysis.Measure{analysis.Degree, analysis.In, analysis.Out, analysis.Strength, analysis.StrengthIn,
		analysis.StrengthOut, analysis.Core, analysis.Brokered, analysis.Coordinator, analysis.Itinerant,
		analysis.Gatekeeper, analysis.Representative, analysis.Liaison}
	if v.Present() && slices.Contains(counts, m) {
		return strconv.FormatFloat(v.Number, 'f', 0, 64)
	}
	if v.Present() {
		return t.decimal(strconv.FormatFloat(v.Number, 'f', 3, 64))
	}
	return t.number(v)
}

// missing tells why figures are absent from the table.
func (t *teller) missing() {
	var reasons []string
	for _, r := range t.Table.Rows[:t.cut(len(t.Table.Rows))] {
		for i, v := range r.Values {
			why := analysis.Label(t.w, t.Table.Measures[i]) + ": " + analysis.Because(t.w, v.Absent)
			if !v.Present() && !slices.Contains(reasons, why) {
				reasons = append(reasons, why)
			}
		}
	}
	if len(reasons) > 0 {
		t.line(t.say("absent", words.Args{"reasons": strings.Join(reasons, "; ")}))
	}
}

func (t *teller) whole() {
	w := t.Whole
	t.section(t.say("whole", nil))
	rows := [][2]string{
		{t.say("density", nil), t.number(w.Density)},
		{t.say("components", nil), t.say("components.value", words.Args{"n": w.Components, "largest": t.w.Count("actor", w.LargestComponent)})},
		{t.say("isolated", nil), strconv.Itoa(w.Isolated)},
		{t.say("reached", nil), t.percent(w.Reached)},
		{t.say("diameter", nil), t.absentOr(w.Diameter)},
		{t.say("meanDistance", nil), t.absentOr(w.MeanDistance)},
		{t.say("centralisation", nil), t.absentOr(w.Centralisation.Betweenness)},
		{t.say("across", nil), t.across()},
	}
	if t.Options.Directed {
		rows = append(rows, [2]string{t.say("reciprocity", nil), t.absentOr(w.Reciprocity)})
	}
	if len(w.Cuts) > 0 {
		rows = append(rows, [2]string{t.say("cuts", nil), t.some(w.Cuts)})
	}
	wide := 0
	for _, r := range rows {
		wide = max(wide, cells(r[0]))
	}
	for _, r := range rows {
		t.b.WriteString("  " + padded(r[0], wide+2, false) + wrapped(r[1], wide+4) + "\n")
	}
}

// absentOr gives the figure, or why there is none.
func (t *teller) absentOr(v analysis.Value) string {
	if v.Present() {
		return t.number(v)
	}
	return "– (" + analysis.Because(t.w, v.Absent) + ")"
}

func (t *teller) across() string {
	w := t.Whole
	known := w.Relations - w.KindUnknown
	text := t.say("across.value", words.Args{"n": w.AcrossCount, "of": known, "share": t.percent(w.Across)})
	if w.KindUnknown > 0 {
		text = t.say("across.unknown", words.Args{"text": text, "n": w.KindUnknown})
	}
	return text
}

func (t *teller) quadrants() {
	t.section(t.say("quadrants", nil))
	for _, q := range t.Quadrants {
		line := fmt.Sprintf("%s: %d", t.w.Text("quadrant."+string(q.Quadrant), nil), len(q.Actors))
		if len(q.Actors) > 0 && q.Quadrant != analysis.NotAssessed {
			line += " – " + t.some(q.Actors)
		}
		t.line(line)
	}
}

func (t *teller) contrast() {
	c := t.Contrast
	t.section(t.say("contrast", nil))
	if c.Absent != "" {
		t.line(t.say("contrast.none", words.Args{"reason": analysis.Because(t.w, c.Absent)}))
		return
	}
	t.line(t.say("contrast.rated", words.Args{"rated": c.Rated, "actors": c.Actors}))
	for _, part := range []struct {
		key  string
		list []analysis.Placed
	}{{"hidden", c.Hidden}, {"assumed", c.Assumed}, {"unrated", c.Unrated}} {
		if len(part.list) > 0 {
			t.line(t.say(part.key, nil) + ":")
		}
		for _, p := range part.list[:t.cut(len(part.list))] {
			t.line("– " + t.say("placed", words.Args{"actor": t.n.Called(t.w, p.Actor), "rank": p.Rank, "n": c.Actors,
				"value":    t.number(analysis.Value{Number: p.Betweenness}),
				"contacts": t.w.Count("contact", p.Degree), "level": t.w.Level(p.Influence)}))
		}
	}
	if len(c.Hidden)+len(c.Assumed)+len(c.Unrated) == 0 {
		t.line(t.say("contrast.empty", nil))
	}
}

func (t *teller) rounds() {
	for _, r := range t.Rounds {
		name := r.Round.Name
		if name == "" {
			name = string(r.Round.ID)
		}
		t.section(t.say("opinions", words.Args{"round": name}))
		for _, o := range r.Opinions[:t.cut(len(r.Opinions))] {
			t.line(t.opinion(o))
		}
	}
}

func (t *teller) opinion(o analysis.Opinion) string {
	args := words.Args{"actor": t.n.Name(o.Actor), "criterion": t.w.Criterion(o.Criterion), "answers": o.Answers}
	if !o.Median.Present() {
		return t.say("opinions.few", args)
	}
	short := func(v analysis.Value) string { return t.decimal(strconv.FormatFloat(v.Number, 'f', -1, 64)) }
	args["median"], args["spread"], args["apart"], args["dontKnow"] = short(o.Median), short(o.Spread), t.percent(o.Apart), o.DontKnow
	return t.say("opinions.line", args)
}
