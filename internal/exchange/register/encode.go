package register

import (
	"slices"

	"interessentkart/internal/alphabet"
	"interessentkart/internal/stakeholder"
	"interessentkart/internal/words"
)

// Sheet is a table to be written.
type Sheet struct {
	Kind    stakeholder.RecordKind
	Name    string // as people call it
	Columns []Column
	Rows    [][]string
}

// Column is one column of a sheet.
type Column struct {
	Name    string // of the field in map files
	Heading string
	Form    Form
	Width   int      // in characters
	Choices []string // of a Choice or a Flag
}

// encoder writes the records of a map as cells.
type encoder struct {
	m       *stakeholder.Map
	w       words.Words
	codes   bool // values and references as they stand in map files
	actors  map[stakeholder.ActorID]string
	groups  map[stakeholder.GroupID]string
	sources map[stakeholder.SourceID]string
	ids     bool // names do not tell all actors or groups apart
	aliases map[stakeholder.ActorID][]string
	tags    map[stakeholder.ActorID][]string
	speaks  map[stakeholder.SeatID][]string
}

// Sheets returns a map as tables with headings and words of a language: what the
// map says of itself, actors, relations, groups, seats and sources. Actors
// come first and stand in the order of their names. Positions, rounds, scores
// and tallies are not part of a register.
func Sheets(m *stakeholder.Map, w words.Words) []Sheet {
	e := newEncoder(m, w, false)
	sheets := []Sheet{
		write(e, stakeholder.ActorRecord, actorFields(), e.actorEntries()),
		write(e, stakeholder.RelationRecord, relationFields(), e.relationEntries()),
		write(e, stakeholder.GroupRecord, groupFields(), e.groupEntries()),
		write(e, stakeholder.SeatRecord, seatFields(), e.seatEntries()),
		write(e, stakeholder.SourceRecord, sourceFields(), e.sourceEntries()),
	}
	if m.Facts.Len() > 0 {
		sheets = append(sheets, write(e, stakeholder.FactRecord, factFields(), e.factEntries()))
	}
	if m.Info != (stakeholder.Info{}) {
		sheets = append(sheets, write(e, stakeholder.InfoRecord, infoFields(), []infoEntry{{Info: m.Info}}))
	}
	return sheets
}

func newEncoder(m *stakeholder.Map, w words.Words, codes bool) *encoder {
	e := &encoder{
		m: m, w: w, codes: codes,
		actors: map[stakeholder.ActorID]string{}, groups: map[stakeholder.GroupID]string{}, sources: map[stakeholder.SourceID]string{},
		aliases: map[stakeholder.ActorID][]string{}, tags: map[stakeholder.ActorID][]string{}, speaks: map[stakeholder.SeatID][]string{},
	}
	for a := range m.Aliases.All() {
		e.aliases[a.Actor] = append(e.aliases[a.Actor], a.Name)
	}
	for t := range m.Tags.All() {
		e.tags[t.Actor] = append(e.tags[t.Actor], t.Name)
	}
	e.references()
	for s := range m.Speaking.All() {
		e.speaks[s.Seat] = append(e.speaks[s.Seat], e.actors[s.Actor])
	}
	return e
}

// references finds what to call each record where others refer to it.
func (e *encoder) references() {
	if e.codes {
		for a := range e.m.Actors.All() {
			e.actors[a.ID] = string(a.ID)
		}
		for g := range e.m.Groups.All() {
			e.groups[g.ID] = string(g.ID)
		}
		for s := range e.m.Sources.All() {
			if e.sources[s.ID] = s.Title; s.URL != "" {
				e.sources[s.ID] += " <" + s.URL + ">"
			}
		}
		return
	}
	actors := newIndex[stakeholder.ActorID]()
	for a := range e.m.Actors.All() {
		actors.put(alphabet.Fold(a.Name), a.ID)
		for _, other := range append([]string{a.ShortName, a.OrgNumber}, e.aliases[a.ID]...) {
			actors.putOther(alphabet.Fold(other), a.ID)
		}
	}
	for a := range e.m.Actors.All() {
		e.actors[a.ID] = refer(e, actors, a.Name, a.ID)
	}
	groups := newIndex[stakeholder.GroupID]()
	for g := range e.m.Groups.All() {
		groups.put(alphabet.Fold(g.Name), g.ID)
	}
	for g := range e.m.Groups.All() {
		e.groups[g.ID] = refer(e, groups, g.Name, g.ID)
	}
	titles := map[string]int{}
	for s := range e.m.Sources.All() {
		titles[alphabet.Fold(s.Title)]++
	}
	for s := range e.m.Sources.All() {
		if e.sources[s.ID] = s.Title; titles[alphabet.Fold(s.Title)] > 1 || e.m.Sources.Has(stakeholder.SourceID(s.Title)) {
			e.sources[s.ID] = string(s.ID)
		}
	}
}

func (x index[K]) put(folded string, id K) { x.names[folded] = append(x.names[folded], id) }

func (x index[K]) putOther(folded string, id K) {
	if folded != "" {
		x.other[folded] = append(x.other[folded], id)
	}
}

// refer returns the name, if it is one record's alone, and else an id that is
// nobody's name; the ids must then be written.
func refer[K ~string](e *encoder, x index[K], name string, id K) string {
	if len(x.names[alphabet.Fold(name)]) == 1 {
		return name
	}
	e.ids = true
	return stated(x, id)
}

// stated is an id as it stands in a column of ids.
func stated[K ~string](x index[K], id K) string {
	text := string(id)
	for len(x.names[text])+len(x.other[text]) > 0 {
		text = "#" + text
	}
	return text
}

// called is how a record is referred to; nothing for kinds that have no names.
func (e *encoder) called(kind stakeholder.RecordKind, id string) string {
	switch kind {
	case stakeholder.ActorRecord:
		return e.actors[stakeholder.ActorID(id)]
	case stakeholder.GroupRecord:
		return e.groups[stakeholder.GroupID(id)]
	case stakeholder.SourceRecord:
		return e.sources[stakeholder.SourceID(id)]
	}
	return ""
}

// label returns the word for a value, nothing for one that is not stated.
func (e *encoder) label(prefix, code string) string {
	switch {
	case code == "":
		return ""
	case e.codes && prefix == "answer":
		return map[string]string{"yes": "true", "no": "false"}[code]
	case e.codes:
		return code
	}
	return e.w.Text(prefix+"."+code, nil)
}

// write makes a sheet of entries.
func write[E any](e *encoder, kind stakeholder.RecordKind, fields []field[E], entries []E) Sheet {
	fields = slices.DeleteFunc(fields, func(f field[E]) bool {
		return f.write == nil || f.name == "id" && f.form != Choice && !e.codes && !e.ids && kind != stakeholder.SourceRecord
	})
	s := Sheet{Kind: kind, Name: e.w.Text("exchange.sheet."+string(kind), nil)}
	for _, f := range fields {
		c := Column{Name: f.name, Heading: e.w.Text(f.key(kind), nil), Form: f.form, Width: f.width}
		if f.choices != nil {
			c.Choices = f.choices(e)
		}
		s.Columns = append(s.Columns, c)
	}
	cells := make([]string, len(fields)*len(entries))
	for i := range entries {
		row := cells[i*len(fields) : (i+1)*len(fields) : (i+1)*len(fields)]
		for j, f := range fields {
			row[j] = f.write(e, &entries[i])
		}
		s.Rows = append(s.Rows, row)
	}
	return s
}

func (e *encoder) actorEntries() []actorEntry {
	var all []actorEntry
	for a := range e.m.Actors.All() {
		all = append(all, actorEntry{Actor: a, aliases: e.aliases[a.ID], tags: e.tags[a.ID], cites: e.sources[a.Source]})
	}
	for i, a := range all {
		all[i].id = string(a.ID)
		if ref := e.actors[a.ID]; ref != a.Name {
			all[i].id = ref
		}
	}
	if !e.codes {
		alphabet.Sort(all, func(a actorEntry) string { return a.Name }, func(a actorEntry) string { return string(a.ID) })
	}
	return all
}

func (e *encoder) factEntries() []factEntry {
	var all []factEntry
	for _, id := range stakeholder.StateLead.Values() {
		if f, ok := e.m.Facts.Find(id); ok {
			all = append(all, factEntry{Fact: f})
		}
	}
	return all
}

func (e *encoder) relationEntries() []relationEntry {
	var all []relationEntry
	for r := range e.m.Relations.All() {
		from, to := e.actors[r.From], e.actors[r.To]
		if r.Type.Symmetric() && to < from { // the order of ids tells people nothing
			from, to = to, from
		}
		all = append(all, relationEntry{Relation: r, id: string(r.ID), from: from, to: to, cites: e.sources[r.Source]})
	}
	return all
}

func (e *encoder) groupEntries() []groupEntry {
	var all []groupEntry
	for g := range e.m.Groups.All() {
		entry := groupEntry{Group: g, id: string(g.ID), owner: e.actors[g.Owner], reports: e.groups[g.ReportsTo], cites: e.sources[g.Source]}
		if ref := e.groups[g.ID]; ref != g.Name || e.codes {
			entry.id = ref
		}
		all = append(all, entry)
	}
	return all
}

func (e *encoder) seatEntries() []seatEntry {
	var all []seatEntry
	for s := range e.m.Seats.All() {
		entry := seatEntry{Seat: s, group: e.groups[s.Group], actor: e.actors[s.Actor], appointed: e.actors[s.AppointedBy], cites: e.sources[s.Source], speaks: e.speaks[s.ID]}
		if e.codes {
			entry.id = string(s.ID)
		}
		all = append(all, entry)
	}
	return all
}

func (e *encoder) sourceEntries() []sourceEntry {
	var all []sourceEntry
	for s := range e.m.Sources.All() {
		all = append(all, sourceEntry{Source: s, id: string(s.ID)})
	}
	return all
}

// Named tells which records the names in a column are of, "" for a column
// without such names, or with several in one cell.
func Named(kind stakeholder.RecordKind, column string) stakeholder.RecordKind {
	for _, f := range stakeholder.Fields(kind) {
		if f.Name == column && (f.Names == stakeholder.ActorRecord || f.Names == stakeholder.GroupRecord) {
			return f.Names
		}
	}
	return ""
}
