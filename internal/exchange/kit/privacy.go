package kit

import (
	"cmp"

	"interessentkart/internal/exchange/report"
	"interessentkart/internal/words"
)

// privacy is what participants must be told (GDPR article 13), the row for the
// record of processing (article 30) and a first look at whether an assessment of
// consequences is needed (article 35).
func (k *maker) privacy() *report.Document {
	d := k.document("privacy")
	args := k.facts()
	k.section(d, "info",
		k.said("info.controller", args), k.said("info.purpose", args), k.said("info.kept", args), k.said("info.until", args),
		k.said("info.recipients", args), k.said("info.rights", args), k.said("info.named", args))
	record := &report.Table{Heads: k.heads("record.field", "record.value"), Rows: [][]string{
		{k.text("record.controller", nil), args["controller"].(string)},
		{k.text("record.contact", nil), args["contact"].(string) + "; " + args["officer"].(string)},
	}}
	for _, key := range []string{"purpose", "people", "data", "recipients", "transfer", "delete", "security"} {
		record.Rows = append(record.Rows, []string{k.text("record."+key, nil), k.text("record."+key+".value", args)})
	}
	k.section(d, "record", report.Block{Table: record})
	questions := &report.Table{Heads: k.heads("dpia.question", "dpia.answer")}
	for _, key := range []string{"scoring", "special", "scale", "vulnerable", "monitoring", "decision"} {
		questions.Rows = append(questions.Rows, []string{k.text("dpia."+key, nil), k.text("dpia."+key+".answer", args)})
	}
	k.section(d, "dpia", report.Block{Table: questions})
	return d
}

func (k *maker) said(key string, args words.Args) report.Block {
	return report.Block{Paragraph: k.text(key, args)}
}

// facts are what the map and the options say.
func (k *maker) facts() words.Args {
	contacts, persons, notes := 0, 0, 0
	for _, a := range k.actors {
		if a.ContactName != "" {
			contacts++
		}
		if a.Notes != "" {
			notes++
		}
	}
	for s := range k.m.Seats.All() {
		if s.Person != "" {
			persons++
		}
		if s.Notes != "" {
			notes++
		}
	}
	for g := range k.m.Groups.All() {
		if g.Notes != "" {
			notes++
		}
	}
	unstated := k.text("unstated", nil)
	return words.Args{
		"title": k.title, "controller": cmp.Or(k.o.Controller, k.or(k.owner())), "contact": k.or(k.o.Contact), "officer": k.or(k.o.Officer),
		"until": k.or(k.o.Until), "contacts": contacts, "persons": persons + contacts, "notes": notes, "unstated": unstated,
		"basis": cmp.Or(k.o.Basis, k.text("basis", words.Args{"unstated": unstated})), "recipients": k.or(k.o.Recipients), "transfer": k.or(k.o.Transfer),
	}
}
