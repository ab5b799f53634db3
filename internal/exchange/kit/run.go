package kit

import (
	"strconv"

	"interessentkart/internal/exchange/report"
	"interessentkart/internal/words"
)

// step is a part of the workshop with its minutes.
type step struct {
	key     string
	minutes int
}

// steps are two hours, in the order of the workshop's page.
func steps() []step {
	return []step{{"welcome", 10}, {"situation", 15}, {"gather", 25}, {"relate", 15}, {"score", 15}, {"agree", 30}, {"next", 10}}
}

// run is the run sheet: what to prepare, the agenda with minutes, what to say at
// each step, and what is left afterwards.
func (k *maker) run() *report.Document {
	d := k.document("run")
	k.section(d, "before", k.list("before.", "invite", "room", "print", "network"))
	agenda := &report.Table{Heads: k.heads("column.from", "column.minutes", "column.step", "column.do")}
	script := &report.Table{Caption: k.text("script", nil), Heads: k.heads("column.step", "script")}
	at := 0
	for _, s := range steps() {
		name := k.text("step."+s.key, nil)
		agenda.Rows = append(agenda.Rows, []string{strconv.Itoa(at), strconv.Itoa(s.minutes), name, k.text("do."+s.key, nil)})
		said := k.text("say."+s.key, nil)
		if s.key == "situation" && k.m.Info.UserSituation != "" {
			said += " " + k.m.Info.UserSituation
		}
		script.Rows = append(script.Rows, []string{name, said})
		at += s.minutes
	}
	agenda.Caption = k.text("agenda.total", words.Args{"n": at})
	k.section(d, "agenda", report.Block{Table: agenda})
	k.section(d, "script", report.Block{Table: script})
	k.section(d, "after", k.list("after.", "end", "ask", "share"))
	return d
}

func (k *maker) heads(keys ...string) []string {
	var all []string
	for _, key := range keys {
		all = append(all, k.text(key, nil))
	}
	return all
}

// most is how many actors a round holds; a table sheet has as many.
const most = 15

// sheet is what a table without phones writes on: actors to assess, names that
// are missing, and relations.
func (k *maker) sheet() *report.Document {
	d := k.document("sheet")
	d.Sheet = true
	level := k.text("sheet.level", nil)
	score := &report.Table{Heads: []string{k.text("sheet.actor", nil), k.w.Text("field.actor.interest", nil), k.w.Text("field.actor.influence", nil)}}
	for _, a := range k.actors[:min(most, len(k.actors))] {
		score.Rows = append(score.Rows, []string{a.Name, level, level})
	}
	for len(score.Rows) < most {
		score.Rows = append(score.Rows, []string{"", level, level})
	}
	k.section(d, "sheet.score", report.Block{Paragraph: k.text("sheet.use", nil)}, report.Block{Table: score})
	k.section(d, "sheet.names", report.Block{Table: k.empty(8, "sheet.actor", "sheet.why")})
	d.Sections[len(d.Sections)-1].Fresh = true // the other side of the paper
	k.section(d, "sheet.relations", report.Block{Table: k.empty(12, "sheet.from", "sheet.how", "sheet.to")})
	return d
}

func (k *maker) empty(rows int, heads ...string) *report.Table {
	t := &report.Table{Heads: k.heads(heads...)}
	for range rows {
		t.Rows = append(t.Rows, make([]string, len(heads)))
	}
	return t
}
