package report

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"interessentkart/internal/alphabet"
	"interessentkart/internal/stakeholder"
	"interessentkart/internal/words"
)

// column is one column of the table of actors, shown when some actor has it.
type column struct {
	field string
	value func(stakeholder.Actor) string
	empty string // what a cell says when the value is not stated
}

// actorSections write who takes part, and what ties them.
func (c *composer) actorSections() {
	c.open("actors", 1, c.text("actors", nil))
	if len(c.actors) == 0 {
		c.add(paragraph(c.text("actors.none", nil)))
		return
	}
	t := &Table{Caption: c.text("actors.caption", nil)}
	columns := c.columns()
	for _, col := range columns {
		t.Heads = append(t.Heads, c.w.Field(stakeholder.ActorRecord, col.field))
	}
	for _, a := range c.actors {
		var row []string
		for _, col := range columns {
			row = append(row, cmp.Or(col.value(a), col.empty))
		}
		t.Rows = append(t.Rows, row)
	}
	c.add(Block{Table: t})
	c.needs()
	c.relations()
}

// columns are those for which some actor has something, name and kind always.
func (c *composer) columns() []column {
	w := c.w
	unknown := w.Level(stakeholder.Unknown)
	list := []column{
		{"name", c.called, ""},
		{"kind", func(a stakeholder.Actor) string { return c.kind(a) }, ""},
		{"orgNumber", func(a stakeholder.Actor) string { return a.OrgNumber }, "–"},
		{"category", func(a stakeholder.Actor) string { return unless(a.Category, w.Category) }, w.Category("")},
	}
	if c.levels() {
		list = append(list,
			column{"interest", func(a stakeholder.Actor) string { return unless(a.Interest, w.Level) }, unknown},
			column{"influence", func(a stakeholder.Actor) string { return unless(a.Influence, w.Level) }, unknown})
	}
	list = append(list,
		column{"attitude", func(a stakeholder.Actor) string { return unless(a.Attitude, w.Attitude) }, w.Attitude("")},
		column{"anchoring", func(a stakeholder.Actor) string { return unless(a.Anchoring, w.Anchoring) }, w.Anchoring("")},
		column{"agreement", func(a stakeholder.Actor) string { return unless(a.Agreement, w.Agreement) }, w.Agreement("")},
		column{"evidence", func(a stakeholder.Actor) string { return c.evidence(a.Evidence, a.Source) }, w.Evidence("")})
	always := []string{"name", "kind", "interest", "influence"}
	return slices.DeleteFunc(list, func(col column) bool {
		some := func(a stakeholder.Actor) bool { return col.value(a) != "" }
		return !slices.Contains(always, col.field) && !slices.ContainsFunc(c.actors, some)
	})
}

// unless labels a value that is stated.
func unless[T ~string](v T, label func(T) string) string {
	if v == "" {
		return ""
	}
	return label(v)
}

func (c *composer) called(a stakeholder.Actor) string {
	text := a.Name
	if a.ShortName != "" && a.ShortName != a.Name {
		text += " (" + a.ShortName + ")"
	}
	return text
}

func (c *composer) kind(a stakeholder.Actor) string {
	text := c.w.Kind(a.Kind)
	if a.AlsoCounty {
		text += ", " + c.w.Kind(stakeholder.County)
	}
	if a.Owner {
		text += "; " + strings.ToLower(c.w.Field(stakeholder.ActorRecord, "owner"))
	}
	return text
}

// evidence is what a row rests on, with the number of its source.
func (c *composer) evidence(v stakeholder.Evidence, s stakeholder.SourceID) string {
	text := unless(v, c.w.Evidence)
	if n, ok := c.sources[s]; ok {
		text = strings.TrimSpace(fmt.Sprintf("%s [%d]", text, n))
	}
	return text
}

// needs are what actors expect and what is planned for them; only those who
// work with the map have these texts.
func (c *composer) needs() {
	t := &Table{Caption: c.text("needs.caption", nil)}
	fields := []string{"name", "expectations", "informationNeed", "measures"}
	for _, f := range fields {
		t.Heads = append(t.Heads, c.w.Field(stakeholder.ActorRecord, f))
	}
	for _, a := range c.actors {
		if a.Expectations+a.InformationNeed+a.Measures != "" {
			t.Rows = append(t.Rows, []string{c.called(a), cmp.Or(a.Expectations, "–"), cmp.Or(a.InformationNeed, "–"), cmp.Or(a.Measures, "–")})
		}
	}
	if len(t.Rows) > 0 {
		c.open("needs", 2, c.text("needs", nil))
		c.add(Block{Table: t})
	}
}

func (c *composer) relations() {
	c.open("relations", 1, c.text("relations", nil))
	if c.m.Relations.Len() == 0 {
		c.add(paragraph(c.text("relations.none", nil)))
		return
	}
	t := &Table{Caption: c.text("relations.caption", nil)}
	for _, f := range []string{"from", "type", "to", "label", "evidence"} {
		t.Heads = append(t.Heads, c.w.Field(stakeholder.RelationRecord, f))
	}
	for r := range c.m.Relations.All() {
		t.Rows = append(t.Rows, []string{c.name(r.From), c.w.Relation(r.Type), c.name(r.To), cmp.Or(r.Label, "–"),
			cmp.Or(c.evidence(r.Evidence, r.Source), c.w.Evidence(""))})
	}
	alphabet.Sort(t.Rows, func(row []string) string { return row[0] }, func(row []string) string { return strings.Join(row[1:], "\x00") })
	c.add(Block{Table: t})
}

func (c *composer) name(id stakeholder.ActorID) string {
	a, _ := c.m.Actors.Find(id)
	return a.Name
}

// groupSection writes each group with its seats.
func (c *composer) groupSection() {
	c.open("groups", 1, c.text("groups", nil))
	if len(c.groups) == 0 {
		c.add(paragraph(c.text("groups.none", nil)))
	}
	for i, g := range c.groups {
		c.open(fmt.Sprintf("group-%d", i+1), 2, g.Name)
		c.add(Block{List: c.groupFacts(g)})
		if t := c.seats(g); t != nil {
			c.add(Block{Table: t})
		} else {
			c.add(paragraph(c.text("seats.none", nil)))
		}
	}
}

func (c *composer) groupFacts(g stakeholder.Group) []string {
	var list []string
	say := func(field, value string) {
		if value != "" {
			list = append(list, c.w.Field(stakeholder.GroupRecord, field)+": "+value)
		}
	}
	say("type", c.w.GroupType(g.Type))
	say("label", g.Label)
	say("mandate", cmp.Or(g.Mandate, c.text("notStated", nil)))
	say("owner", c.name(g.Owner))
	above, _ := c.m.Groups.Find(g.ReportsTo)
	say("reportsTo", above.Name)
	say("evidence", c.evidence(g.Evidence, g.Source))
	return list
}

func (c *composer) seats(g stakeholder.Group) *Table {
	t := &Table{Caption: c.text("seats.caption", words.Args{"group": g.Name})}
	for _, f := range []string{"actor", "role", "label", "interests", "evidence"} {
		t.Heads = append(t.Heads, c.w.Field(stakeholder.SeatRecord, f))
	}
	t.Heads = append(t.Heads, c.w.Field(stakeholder.SpeaksRecord, "actor"))
	for s := range c.m.Seats.All() {
		if s.Group == g.ID {
			t.Rows = append(t.Rows, []string{c.name(s.Actor), c.w.Role(s.Role), cmp.Or(s.Label, "–"), cmp.Or(c.interests(s.Interests), "–"),
				cmp.Or(c.evidence(s.Evidence, s.Source), c.w.Evidence("")), cmp.Or(c.speaksFor(s.ID), "–")})
		}
	}
	if len(t.Rows) == 0 {
		return nil
	}
	alphabet.Sort(t.Rows, func(row []string) string { return row[0] }, func(row []string) string { return strings.Join(row[1:], "\x00") })
	return withoutEmpty(t)
}

func (c *composer) interests(i stakeholder.Interests) string {
	var held []string
	for _, h := range []struct {
		has bool
		is  stakeholder.Category
	}{{i.Executive, stakeholder.Executive}, {i.User, stakeholder.User}, {i.Supplier, stakeholder.Supplier}} {
		if h.has {
			held = append(held, c.w.Category(h.is))
		}
	}
	return c.w.List(held)
}

func (c *composer) speaksFor(seat stakeholder.SeatID) string {
	var names []string
	for s := range c.m.Speaking.All() {
		if s.Seat == seat {
			names = append(names, c.name(s.Actor))
		}
	}
	return c.w.List(names)
}

// withoutEmpty drops columns in which every cell is «–».
func withoutEmpty(t *Table) *Table {
	for i := len(t.Heads) - 1; i > 0; i-- {
		if !slices.ContainsFunc(t.Rows, func(row []string) bool { return row[i] != "–" }) {
			t.Heads = slices.Delete(t.Heads, i, i+1)
			for j := range t.Rows {
				t.Rows[j] = slices.Delete(t.Rows[j], i, i+1)
			}
		}
	}
	return t
}
