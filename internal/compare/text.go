package compare

import (
	"fmt"
	"maps"
	"reflect"
	"slices"
	"strconv"
	"strings"

	"interessentkart/internal/governance"
	"interessentkart/internal/stakeholder"
	"interessentkart/internal/words"
)

// maxQuoted is how many characters of a long text are shown.
const maxQuoted = 60

// Section is a heading and the sentences under it.
type Section struct {
	Title string   `json:"title"`
	Lines []string `json:"lines"`
}

// Text writes the difference, one section for each sort of thing that differs.
func (d *Difference) Text(w words.Words, rules *governance.Rules) []Section {
	t := teller{d, w, rules}
	var all []Section
	for _, kind := range stakeholder.RecordKinds() {
		all = t.section(all, string(kind), t.changes(kind))
	}
	all = t.section(all, "levels", t.levels())
	all = t.section(all, "voices", t.voices())
	return t.section(all, "findings", t.findings())
}

// teller writes one difference in one language.
type teller struct {
	*Difference
	w     words.Words
	rules *governance.Rules
}

func (t teller) section(all []Section, name string, lines []string) []Section {
	if len(lines) == 0 {
		return all
	}
	return append(all, Section{t.w.Text("diff.section."+name, nil), lines})
}

func (t teller) changes(kind stakeholder.RecordKind) []string {
	var lines []string
	for _, c := range t.Changes {
		if c.Key.Kind != kind {
			continue
		}
		name := t.called(t.subject(c))
		fields := words.Args{"subject": name, "fields": strings.Join(t.fields(c), ", ")}
		if kind == stakeholder.InfoRecord {
			lines = append(lines, t.info(c)...)
			continue
		}
		lines = append(lines, t.w.Text("diff."+string(c.What), fields))
	}
	return lines
}

// info tells each field of the map's own record on a line of its own, also when
// one of the maps has none.
func (t teller) info(c Change) []string {
	if c.Before == nil {
		c.Before = stakeholder.Info{}
	}
	if c.After == nil {
		c.After = stakeholder.Info{}
	}
	c.Fields = differing(c.Before, c.After)
	return t.fields(c)
}

func (t teller) called(s subject) string {
	args := words.Args{}
	for place, name := range s.names {
		args[place] = name
	}
	args["role"] = t.w.Role(s.role)
	args["criterion"] = t.w.Criterion(s.level)
	if s.actors != "" {
		args["kind"] = t.w.Kind(s.actors)
	}
	if s.fact != "" {
		args["name"] = t.w.Fact(s.fact)
	}
	args["relation"] = t.w.Relation(s.relation)
	if s.kind == stakeholder.RelationRecord {
		return t.w.Text("draw.sentence", args)
	}
	if key := "diff.subject." + string(s.kind); t.w.Has(key) {
		return t.w.Text(key, args)
	}
	return s.names["name"]
}

func (t teller) fields(c Change) []string {
	var list []string
	for _, f := range c.Fields {
		before, after := t.value(t.before, c.Before, f), t.value(t.after, c.After, f)
		key := "diff.field"
		switch {
		case before == "":
			key = "diff.field.set"
		case after == "":
			key = "diff.field.cleared"
		}
		list = append(list, t.w.Text(key, words.Args{"field": t.w.Field(c.Key.Kind, f), "before": before, "after": after}))
	}
	return list
}

// value writes a field of a record; "" when it is not stated.
func (t teller) value(m *stakeholder.Map, r stakeholder.Record, field string) string {
	v := reflect.ValueOf(r)
	for i := range v.NumField() {
		if name, _, _ := strings.Cut(v.Type().Field(i).Tag.Get("json"), ","); name == field {
			return t.word(m, field, v.Field(i).Interface())
		}
	}
	return ""
}

func (t teller) word(m *stakeholder.Map, field string, v any) string {
	switch v := v.(type) {
	case bool:
		return t.w.Bool(v)
	case int:
		return strconv.Itoa(v)
	case float64:
		return t.number(v)
	case string:
		return t.quoted(v)
	case stakeholder.ActorID:
		return t.quoted(actorName(m, v))
	case stakeholder.GroupID:
		return t.quoted(groupName(m, v))
	case stakeholder.SourceID:
		source, _ := m.Sources.Find(v)
		return t.quoted(source.Title)
	case stakeholder.Interests:
		return t.switches(map[string]bool{"executive": v.Executive, "user": v.User, "supplier": v.Supplier}, "interests.")
	case stakeholder.Models:
		return t.switches(map[string]bool{"network": v.Network, "programme": v.Programme, "project": v.Project}, "model.")
	}
	return t.choice(field, fmt.Sprint(v))
}

// choice labels a value of an enumeration by its field's name; some fields carry
// another name than their values do.
func (t teller) choice(field, value string) string {
	if value == "" {
		return ""
	}
	names := map[string][]string{"type": {"relation", "groupType"}, "state": {"roundState"},
		"evidence": {"evidence"}, "reportsEvidence": {"evidence"}, "level": {"level"}}
	for _, name := range append(names[field], field) {
		if key := name + "." + value; t.w.Has(key) {
			return t.w.Text(key, nil)
		}
	}
	return value
}

func (t teller) switches(on map[string]bool, prefix string) string {
	var list []string
	for _, name := range slices.Sorted(maps.Keys(on)) {
		if on[name] {
			list = append(list, t.w.Text(prefix+name, nil))
		}
	}
	return t.w.List(list)
}

// quoted shortens a text to one line.
func (t teller) quoted(text string) string {
	text = strings.Join(strings.Fields(text), " ")
	if text == "" {
		return ""
	}
	if r := []rune(text); len(r) > maxQuoted {
		text = strings.TrimSpace(string(r[:maxQuoted])) + " …"
	}
	return t.w.Text("diff.quoted", words.Args{"text": text})
}

func (t teller) number(x float64) string {
	text := strconv.FormatFloat(x, 'f', -1, 64)
	if t.w.Lang() != words.English {
		text = strings.Replace(text, ".", ",", 1)
	}
	return text
}

// levels tells both levels of an actor on one line, and its quadrant once.
func (t teller) levels() []string {
	var lines []string
	for i := 0; i < len(t.Levels); {
		first := t.Levels[i]
		var shifts []string
		for ; i < len(t.Levels) && t.Levels[i].Actor == first.Actor; i++ {
			s := t.Levels[i]
			shifts = append(shifts, t.w.Text("diff.shift", words.Args{"criterion": t.w.Criterion(s.Criterion),
				"before": t.w.Level(s.Before), "after": t.w.Level(s.After)}))
		}
		line := t.w.Text("diff.level", words.Args{"actor": actorName(t.after, first.Actor), "shifts": strings.Join(shifts, ", ")})
		if q := first.Quadrants; q[0] != q[1] {
			line = t.w.Text("diff.level.quadrant", words.Args{"level": line,
				"before": t.w.Text("quadrant."+string(q[0]), nil), "after": t.w.Text("quadrant."+string(q[1]), nil)})
		}
		lines = append(lines, line)
	}
	return lines
}

func (t teller) voices() []string {
	switch {
	case !t.Answerable[0] && t.Answerable[1]:
		return []string{t.w.Text("diff.voice.before", nil)}
	case t.Answerable[0] && !t.Answerable[1]:
		return []string{t.w.Text("diff.voice.after", nil)}
	}
	var lines []string
	for _, h := range t.Voices {
		key := "diff.voice"
		switch {
		case h.Before == nil:
			key = "diff.voice.new"
		case h.After == nil:
			key = "diff.voice.gone"
		}
		lines = append(lines, t.w.Text(key, words.Args{"actor": t.voiceName(h),
			"before": t.voice(t.before, h.Before), "after": t.voice(t.after, h.After)}))
	}
	return lines
}

func (t teller) voice(m *stakeholder.Map, v *governance.Voice) string {
	if v == nil {
		return ""
	}
	lang := string(t.w.Lang())
	kind := t.rules.GradeText(*v, lang)
	if len(v.Path) == 0 {
		return kind
	}
	return t.w.Text("diff.voice.path", words.Args{"kind": kind, "path": t.rules.VoiceText(m, *v, lang)})
}

func (t teller) findings() []string {
	severity := func(f *governance.Finding) string {
		return t.rules.Word("severity."+string(f.Severity), string(t.w.Lang()))
	}
	var lines []string
	for _, f := range t.Findings {
		args := words.Args{}
		switch f.What {
		case Removed:
			args["severity"], args["text"] = severity(f.Before), t.about(t.before, f.Before)
		case Added:
			args["severity"], args["text"] = severity(f.After), t.about(t.after, f.After)
		case Changed:
			args["severity"], args["text"] = severity(f.After), t.about(t.after, f.After)
			args["earlier"], args["was"] = severity(f.Before), f.Before.Text(string(t.w.Lang()))
		}
		lines = append(lines, t.w.Text("diff.finding."+string(f.What), args))
	}
	return lines
}

// about is what a finding says, and of which group.
func (t teller) about(m *stakeholder.Map, f *governance.Finding) string {
	text := f.Text(string(t.w.Lang()))
	if f.Group == "" {
		return text
	}
	return t.w.Text("diff.finding.group", words.Args{"group": groupName(m, f.Group), "text": text})
}
