package main

import (
	"context"
	"encoding/json"
	"fmt"
	"strings"

	"interessentkart/internal/catalogue"
	"interessentkart/internal/duties"
	"interessentkart/internal/exchange/mapfile"
	"interessentkart/internal/governance"
	"interessentkart/internal/stakeholder"
	"interessentkart/internal/words"
)

// dutiesCmd tells who must, should and may be involved.
type dutiesCmd struct {
	source
	Yes     []string `placeholder:"FACT"`
	No      []string `placeholder:"FACT"`
	Forget  []string `placeholder:"FACT"`
	Sources bool
	output
	JSON bool `name:"json"`
}

func (c dutiesCmd) Run(ctx context.Context, streams console) error {
	m, rules, err := c.loadRuled(ctx, streams)
	if err != nil {
		return err
	}
	if len(c.Yes)+len(c.No)+len(c.Forget) > 0 {
		return c.answer(streams, m)
	}
	known, err := catalogue.Load()
	if err != nil {
		return err
	}
	book, err := duties.Load(known)
	if err != nil {
		return err
	}
	t := dutyText{streams.say, rules, m, governance.Read(m).Everyone(), c.Sources}
	var b strings.Builder
	if c.JSON {
		err = json.NewEncoder(&b).Encode(t.data(book))
	} else {
		t.write(&b, book)
	}
	if err != nil {
		return err
	}
	return c.write(streams, []byte(b.String()))
}

// answer changes what is known of facts and writes the map.
func (c dutiesCmd) answer(streams console, m *stakeholder.Map) error {
	var batch stakeholder.Batch
	for _, one := range []struct {
		facts  []string
		answer stakeholder.Answer
	}{{c.Yes, stakeholder.Yes}, {c.No, stakeholder.No}, {c.Forget, ""}} {
		for _, f := range one.facts {
			batch.Commands = append(batch.Commands, stakeholder.AnswerFact{Fact: stakeholder.Fact{ID: stakeholder.FactID(f), Answer: one.answer}})
		}
	}
	next, _, err := stakeholder.Apply(m, batch)
	if err != nil {
		return err
	}
	content, err := mapfile.Encode(next)
	if err != nil {
		return err
	}
	return c.write(streams, content)
}

// dutyText writes facts and duties.
type dutyText struct {
	say    words.Words
	rules  *governance.Rules
	m      *stakeholder.Map
	heard  governance.Hearing
	behind bool
}

// grade tells how an actor is heard, in the words of the checks.
func (t dutyText) grade(id stakeholder.ActorID) string {
	for _, v := range t.heard.Voices {
		if v.Actor == id {
			return t.say.Text("grade."+string(v.Grade), nil)
		}
	}
	return t.say.Text("duty.ungraded", nil)
}

func (t dutyText) name(id stakeholder.ActorID) string {
	a, _ := t.m.Actors.Find(id)
	return a.Name
}

func (t dutyText) write(b *strings.Builder, book *duties.Rules) {
	fmt.Fprintf(b, "%s\n\n", strings.ToUpper(t.say.Text("duty.facts", nil)))
	for _, f := range book.Facts(t.m) {
		answer := string(f.Answer)
		if answer == "" {
			answer = "unknown"
		}
		writeWrapped(b, "  ", t.say.Fact(f.ID)+" "+t.say.Text("duty.answer."+answer, nil)+" ["+string(f.ID)+"]")
		if f.Suggests != "" {
			writeWrapped(b, "    ", t.say.Text("duty.suggests."+string(f.Suggests), words.Args{"actor": t.name(f.Actor)}))
		}
	}
	items := book.List(t.m)
	told := false
	for _, level := range duties.Levels() {
		told = t.level(b, level, items) || told
	}
	if !told {
		b.WriteByte('\n')
		writeWrapped(b, "", t.say.Text("duty.none", nil))
	}
	t.open(b, book)
	b.WriteByte('\n')
	writeWrapped(b, "", t.say.Text("duty.advice", nil))
}

func (t dutyText) level(b *strings.Builder, level duties.Level, items []duties.Item) bool {
	n := 0
	for _, item := range items {
		if item.Level != level || !item.Holds() {
			continue
		}
		if n++; n == 1 {
			fmt.Fprintf(b, "\n%s\n", strings.ToUpper(t.say.Text("duty.level."+string(level), nil)))
		}
		b.WriteByte('\n')
		t.item(b, item)
	}
	return n > 0
}

func (t dutyText) item(b *strings.Builder, item duties.Item) {
	lang := string(t.say.Lang())
	writeWrapped(b, "  ", item.Who.In(lang)+" ["+item.Duty+"]")
	var here, offer []string
	for _, id := range item.Here {
		here = append(here, t.name(id)+" ("+t.grade(id)+")")
	}
	for _, e := range item.Offer {
		offer = append(offer, e.Name)
	}
	switch {
	case len(here) > 0:
		writeWrapped(b, "    ", t.say.Text("duty.here", words.Args{"actors": strings.Join(here, ", ")}))
	default:
		writeWrapped(b, "    ", item.Nobody.In(lang))
	}
	if len(offer) > 0 {
		writeWrapped(b, "    ", t.say.Text("duty.offer", words.Args{"bodies": strings.Join(offer, ", ")}))
	}
	writeWrapped(b, "    ", t.say.Text("duty.undecided", words.Args{"what": item.Undecided.In(lang)}))
	for _, s := range item.Sources {
		writeSource(b, "    – ", t.rules, s, lang)
		if t.behind {
			writeBehind(b, "      ", t.say, s)
		}
	}
}

// open lists the facts that duties hang on.
func (t dutyText) open(b *strings.Builder, book *duties.Rules) {
	n := 0
	for _, f := range book.Facts(t.m) {
		if f.Hangs == 0 {
			continue
		}
		if n++; n == 1 {
			fmt.Fprintf(b, "\n%s\n\n", strings.ToUpper(t.say.Text("duty.open", nil)))
		}
		writeWrapped(b, "  ", t.say.Text("duty.asks", words.Args{"n": f.Hangs, "question": t.say.Fact(f.ID)}))
	}
}

// data is the answer for programs: sentences in all languages.
func (t dutyText) data(book *duties.Rules) any {
	grades := map[stakeholder.ActorID]governance.Grade{}
	for _, v := range t.heard.Voices {
		grades[v.Actor] = v.Grade
	}
	return struct {
		Facts  []duties.Fact                            `json:"facts"`
		Duties []duties.Item                            `json:"duties"`
		Grades map[stakeholder.ActorID]governance.Grade `json:"grades"`
	}{book.Facts(t.m), append([]duties.Item{}, book.List(t.m)...), grades}
}
