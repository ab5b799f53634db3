package reading

import (
	"strings"

	"interessentkart/internal/stakeholder"
	"interessentkart/internal/words"
)

// Tell tells how a file was understood, one line a thing.
func (r Reading) Tell(w words.Words) []string {
	lines := []string{w.Text("reading.form", words.Args{"form": w.Text("exchange.form."+string(r.Form), nil)})}
	for _, t := range r.Tables {
		lines = append(lines, t.tell(w)...)
	}
	if r.Scale != "" {
		lines = append(lines, w.Text("reading.scale", words.Args{"scale": string(r.Scale)}))
	}
	if r.Direction != "" {
		lines = append(lines, w.Text("reading.direction."+string(r.Direction), nil))
	}
	for _, b := range r.Boxes {
		lines = append(lines, w.Text("reading.box", words.Args{"box": b.Label, "as": b.As.Name(w), "n": len(b.Members)}))
	}
	return lines
}

// Name is what people call it.
func (a As) Name(w words.Words) string {
	if g := a.Group(); g != "" {
		return w.Text("reading.as.group", words.Args{"type": w.GroupType(g)})
	}
	return w.Text("reading.as."+string(a), nil)
}

func (t Table) tell(w words.Words) []string {
	args := words.Args{"n": t.Rows, "sheet": t.Sheet, "kind": KindName(w, t.Kind)}
	key := "reading.rows"
	if t.Sheet != "" {
		key = "reading.sheet"
	}
	lines := []string{w.Text(key, args)}
	if t.Identity != "" {
		lines[0] += " " + w.Text("reading.identity", words.Args{"field": FieldName(w, t.Kind, t.Identity)})
	}
	for _, c := range t.Columns {
		if c.Values == 0 && c.How == None {
			continue
		}
		line := "  " + w.Text("reading.column", words.Args{"heading": c.Heading, "field": FieldName(w, t.Kind, c.Field)})
		if c.How == Near || c.How == Chosen {
			line += " " + w.Text("reading.how."+string(c.How), nil)
		}
		if c.Scale != "" {
			line += " [" + string(c.Scale) + "]"
		}
		if len(c.Samples) > 0 {
			line += ": " + strings.Join(c.Samples, " · ")
		}
		lines = append(lines, line)
	}
	return lines
}

// KindName is what people call the rows of a table.
func KindName(w words.Words, kind string) string {
	if kind == Ignored {
		return w.Text("reading.ignored", nil)
	}
	return w.Text("exchange.sheet."+kind, nil)
}

// FieldName is what people call the field of a column.
func FieldName(w words.Words, kind, field string) string {
	switch {
	case field == Ignored || field == "":
		return w.Text("reading.ignored", nil)
	case field == Note:
		return w.Text("reading.note", nil)
	case field == "direction":
		return w.Text("exchange.direction", nil)
	case field == "aliases":
		return w.Text("field.alias.name", nil)
	case field == "tags":
		return w.Text("field.tag.name", nil)
	case field == "speaksFor":
		return w.Text("field.speaks.actor", nil)
	}
	return w.Field(stakeholder.RecordKind(kind), field)
}

// Tell tells what became of everything, one line an element.
func (b Balance) Tell(w words.Words) []string {
	var lines []string
	for _, c := range b {
		line := w.Text("balance.line", words.Args{"element": w.Text("balance.of."+string(c.Element), nil), "file": c.InFile, "read": c.Read, "changed": c.Changed, "merged": c.Merged, "left": c.LeftOut})
		var reasons []string
		for _, l := range c.Left {
			reasons = append(reasons, l.Tell(w))
		}
		if len(reasons) > 0 {
			line += " (" + strings.Join(reasons, ", ") + ")"
		}
		if c.Missing != 0 {
			line += " " + w.Text("balance.missing", words.Args{"n": c.Missing})
		}
		lines = append(lines, line)
	}
	return lines
}

// Tell tells why so many were left out.
func (l Left) Tell(w words.Words) string {
	key := "left." + string(l.Reason)
	if !w.Has(key) {
		key = "left.other"
	}
	return w.Text(key, words.Args{"n": l.Count})
}
