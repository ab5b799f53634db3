package merge

import (
	"fmt"
	"strings"

	"interessentkart/internal/exchange/register"
	"interessentkart/internal/stakeholder"
	"interessentkart/internal/words"
)

// Text says in a language what the plan would do, for people to read before
// anything happens.
func (p *Plan) Text(w words.Words) string {
	var b strings.Builder
	part(&b, w, "merge.added", p.Added, func(Item) {})
	changes := func(i Item) {
		for _, c := range i.Changes {
			fmt.Fprintf(&b, "      %s\n", say(w, i.Kind, c, "{before} → {after}"))
		}
		for _, c := range i.Kept {
			fmt.Fprintf(&b, "      %s\n", say(w, i.Kind, c, w.Text("merge.kept", nil)))
		}
	}
	part(&b, w, "merge.changed", p.Changed, changes)
	same := 0
	for _, n := range p.Same {
		same += n
	}
	fmt.Fprintln(&b, w.Text("merge.same", words.Args{"n": same}))
	for _, i := range p.Kept {
		fmt.Fprintf(&b, "  = %s: %s\n", w.Record(i.Kind), i.Name)
		changes(i)
	}
	part(&b, w, "merge.ambiguous", p.Ambiguous, func(i Item) {
		fmt.Fprintf(&b, "      %s\n", strings.TrimSuffix(w.Text("merge."+string(i.Reason), words.Args{"names": w.List(i.With)}), ": "))
	})
	return b.String()
}

func part(b *strings.Builder, w words.Words, heading string, items []Item, more func(Item)) {
	if len(items) == 0 {
		return
	}
	sign := map[string]string{"merge.added": "+", "merge.changed": "~", "merge.ambiguous": "?"}[heading]
	fmt.Fprintf(b, "%s: %d\n", w.Text(heading, nil), len(items))
	for _, i := range items {
		fmt.Fprintf(b, "  %s %s: %s\n", sign, w.Record(i.Kind), i.Name)
		more(i)
	}
}

// say tells of one field. What a person reads is quoted on one line.
func say(w words.Words, kind stakeholder.RecordKind, c register.Change, how string) string {
	field, part, nested := strings.Cut(c.Field, ".")
	name := w.Field(kind, field)
	if nested {
		name += " (" + w.Text("category."+part, nil) + ")"
	}
	text := strings.ReplaceAll(how, "{before}", value(w, c.Before))
	return name + ": " + strings.Replace(text, "{after}", value(w, c.After), 1)
}

// value labels a value of a field, in at most 60 characters.
func value(w words.Words, v any) string {
	text := fmt.Sprint(v)
	switch v := v.(type) {
	case stakeholder.Level:
		return w.Level(v)
	case stakeholder.Kind:
		return w.Kind(v)
	case stakeholder.Category:
		return w.Category(v)
	case stakeholder.Attitude:
		return w.Attitude(v)
	case stakeholder.Anchoring:
		return w.Anchoring(v)
	case stakeholder.Agreement:
		return w.Agreement(v)
	case stakeholder.Answer:
		return w.Bool(v == stakeholder.Yes)
	case stakeholder.Wanted:
		return w.Wanted(v)
	case stakeholder.Evidence:
		return w.Evidence(v)
	case stakeholder.Role:
		return w.Role(v)
	case stakeholder.Gender:
		return w.Gender(v)
	case stakeholder.Phase:
		return w.Phase(v)
	case bool:
		return w.Bool(v)
	case float64, int:
		return text
	}
	if text = strings.Join(strings.Fields(text), " "); text == "" {
		return w.Text("merge.blank", nil)
	}
	if short := []rune(text); len(short) > 60 {
		text = string(short[:59]) + "…"
	}
	return "«" + text + "»"
}
