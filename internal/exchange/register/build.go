package register

import (
	"errors"
	"reflect"
	"strings"
	"unicode/utf8"

	"interessentkart/internal/alphabet"
	"interessentkart/internal/exchange/problem"
	"interessentkart/internal/exchange/slug"
	"interessentkart/internal/stakeholder"
)

// builder makes records of the rows, with references found.
type builder struct {
	*decoder
	folded  map[string]string
	taken   map[stakeholder.RecordKind]slug.Taken
	sources index[stakeholder.SourceID]
	actors  index[stakeholder.ActorID]
	several map[string]bool // ids that several actors have
	groups  index[stakeholder.GroupID]
	records []stakeholder.Record
	places  []place
	pending []pending // records that name others
}

func (d *decoder) build() (*stakeholder.Map, error) {
	b := &builder{decoder: d, several: map[string]bool{}, folded: map[string]string{}, taken: map[stakeholder.RecordKind]slug.Taken{},
		sources: newIndex[stakeholder.SourceID](), actors: newIndex[stakeholder.ActorID](), groups: newIndex[stakeholder.GroupID]()}
	for _, k := range stakeholder.RecordKinds() {
		b.taken[k] = slug.Taken{}
	}
	b.addInfo()
	b.addFacts()
	b.addSources()
	b.addActors()
	b.addGroups()
	for i := range d.relations {
		b.relation(&d.relations[i])
	}
	for i := range d.seats {
		b.seat(&d.seats[i])
	}
	return b.finish()
}

// addInfo adds what the first row says of the map; others are left out.
func (b *builder) addInfo() {
	done := false
	for _, e := range b.decoder.infos {
		switch {
		case e.Info == (stakeholder.Info{}):
		case done:
			b.leave(e.place, problem.RowTwice, e.Title)
		default:
			b.put(&e.naming, e.Info)
			done = true
		}
	}
}

func (b *builder) add(at place, r stakeholder.Record) {
	b.records, b.places = append(b.records, r), append(b.places, at)
}

// put adds the record of a row, which may name others.
func (b *builder) put(n *naming, r stakeholder.Record) {
	b.add(n.place, r)
	if len(n.named) > 0 {
		b.pending = append(b.pending, pending{len(b.records) - 1, n})
	}
}

// pending is a record whose names are looked up when all rows are read.
type pending struct {
	at int
	*naming
}

// resolve finds what a record names, and accounts for what cannot be found.
func (b *builder) resolve(p pending) {
	of := reflect.New(reflect.TypeOf(b.records[p.at])).Elem()
	of.Set(reflect.ValueOf(b.records[p.at]))
	for _, n := range p.named {
		id := b.refer(p.place, n.field.Names, n.name)
		if id == "" {
			b.lose(p.place)
		}
		of.Field(n.field.Index).SetString(id)
	}
	b.records[p.at] = of.Interface().(stakeholder.Record)
}

func (b *builder) refer(at place, kind stakeholder.RecordKind, name string) string {
	switch kind {
	case stakeholder.ActorRecord:
		id, _ := b.actor(at, name)
		return string(id)
	case stakeholder.GroupRecord:
		id, _ := b.groupNamed(at, name)
		return string(id)
	case stakeholder.SourceRecord:
		return string(b.cite(at, name))
	}
	b.note(at, stakeholder.ValueUnknown, name)
	return ""
}

// finish makes the map. What its rules still refuse keeps the file out.
func (b *builder) finish() (*stakeholder.Map, error) {
	for _, p := range b.pending {
		b.resolve(p)
	}
	m, refused := stakeholder.FromRecords("", b.records)
	for _, step := range refused {
		var err *stakeholder.Error
		if errors.As(step, &err) {
			at := b.places[step.Step]
			b.problems.Add(problem.Problem{File: b.file, Sheet: at.sheet, Line: at.line, Err: err})
		}
	}
	return m, b.problems.Err()
}

// fold is alphabet.Fold, once for each spelling.
func (b *builder) fold(name string) string {
	f, ok := b.folded[name]
	if !ok {
		f = alphabet.Fold(name)
		b.folded[name] = f
	}
	return f
}

// index finds records by what the rows call them.
type index[K ~string] struct {
	ids   map[string]K   // as the file states them
	names map[string][]K // by folded name
	other map[string][]K // by folded short name, alias or number
}

func newIndex[K ~string]() index[K] {
	return index[K]{map[string]K{}, map[string][]K{}, map[string][]K{}}
}

// find looks for a name, then for another name, then for an id.
func (x index[K]) find(reference, folded string) []K {
	if found := x.names[folded]; len(found) > 0 {
		return found
	}
	if found := x.other[folded]; len(found) > 0 {
		return found
	}
	if id, known := x.ids[reference]; known {
		return []K{id}
	}
	return nil
}

// id returns a record the id that the file states, if it can be used and is
// free, and else one made of its name.
func (b *builder) id(kind stakeholder.RecordKind, stated, name string) string {
	if taken := b.taken[kind]; stakeholder.ValidID(stated) && !taken[stated] {
		taken[stated] = true
		return stated
	}
	return b.taken[kind].Free(name, string(kind))
}

// addFacts adds the facts that are answered, each once.
func (b *builder) addFacts() {
	for _, e := range b.decoder.facts {
		taken := b.taken[stakeholder.FactRecord]
		switch {
		case e.ID == "" || e.Answer == "":
		case taken[string(e.ID)]:
			b.leave(e.place, problem.RowTwice, b.nb.Text("fact."+string(e.ID), nil))
		default:
			taken[string(e.ID)] = true
			b.add(e.place, e.Fact)
		}
	}
}

func (b *builder) addSources() {
	for _, e := range b.decoder.sources {
		if e.Title == "" {
			e.Title = e.URL
		}
		if utf8.RuneCountInString(e.Title) > stakeholder.MaxName {
			e.Title = string([]rune(e.Title)[:stakeholder.MaxName])
		}
		s := e.Source
		s.URL = trim(s.URL)
		if s.URL != "" && !b.address(e.place, s.URL) {
			s.URL = ""
		}
		if s.Title == "" {
			b.leave(e.place, problem.RowNameless, "")
			continue
		}
		b.source(&e.naming, s, e.id)
	}
}

// address reports whether a map can hold the address of a source.
func (b *builder) address(at place, url string) bool {
	_, refused := stakeholder.FromRecords("", []stakeholder.Record{stakeholder.Source{ID: "s", Title: "s", URL: url}})
	if len(refused) > 0 {
		b.note(at, stakeholder.SourceURL, url)
	}
	return len(refused) == 0
}

func (b *builder) source(n *naming, s stakeholder.Source, stated string) stakeholder.SourceID {
	s.ID = stakeholder.SourceID(b.id(stakeholder.SourceRecord, stated, s.Title))
	if stated != "" {
		b.sources.ids[stated] = s.ID
	}
	f := b.fold(s.Title)
	b.sources.names[f] = append(b.sources.names[f], s.ID)
	b.put(n, s)
	return s.ID
}

// cite finds the source that a row names, or adds one. One text may hold an
// address: «Title <https://…>».
func (b *builder) cite(at place, cites string) stakeholder.SourceID {
	cites = strings.Join(strings.Fields(cites), " ")
	if cites == "" {
		return ""
	}
	if id, ok := b.sources.ids[cites]; ok {
		return id
	}
	s := stakeholder.Source{Title: cites}
	if title, url, ok := strings.Cut(strings.TrimSuffix(cites, ">"), " <http"); ok && strings.HasSuffix(cites, ">") {
		s.Title, s.URL = title, "http"+url
	} else if strings.HasPrefix(cites, "http://") || strings.HasPrefix(cites, "https://") {
		s.URL = cites
	}
	if s.URL != "" && !b.address(at, s.URL) {
		s.Title, s.URL = cites, ""
	}
	if utf8.RuneCountInString(s.Title) > stakeholder.MaxName {
		b.note(at, stakeholder.TextLong, s.Title)
		return ""
	}
	if found := b.sources.names[b.fold(s.Title)]; s.URL == "" && len(found) > 0 {
		return found[0]
	}
	id := b.source(&naming{place: at}, s, "")
	b.sources.ids[cites] = id
	return id
}

// cited finds the source that a row names, and accounts for one that cannot be.
func (b *builder) cited(at place, cites string) stakeholder.SourceID {
	id := b.cite(at, cites)
	if id == "" && trim(cites) != "" {
		b.lose(at)
	}
	return id
}

func (b *builder) addActors() {
	var merged []*actorEntry
	at := map[stakeholder.ActorID]*actorEntry{}
	for i := range b.decoder.actors {
		e := &b.decoder.actors[i]
		if e.Name == "" {
			e.Name = e.id
		}
		if e.Name == "" {
			b.leave(e.place, problem.RowNameless, "")
			continue
		}
		if same := b.sameActor(e, at); same != nil {
			b.note(e.place, problem.RowTwice, e.Name)
			b.merge(e.place)
			same.take(e)
			continue
		}
		if _, taken := b.actors.ids[e.id]; taken && e.id != "" {
			b.note(e.place, problem.IDTwice, e.id)
			b.several[e.id] = true
		}
		e.ID = stakeholder.ActorID(b.id(stakeholder.ActorRecord, e.id, e.Name))
		at[e.ID] = e
		b.indexActor(e)
		merged = append(merged, e)
	}
	for _, e := range merged {
		for _, other := range append([]string{e.ShortName, e.OrgNumber}, e.aliases...) {
			b.also(e.ID, other)
		}
	}
	b.putActors(merged)
}

func (b *builder) indexActor(e *actorEntry) {
	if e.id != "" && !b.several[e.id] {
		b.actors.ids[e.id] = e.ID
	}
	f := b.fold(e.Name)
	b.actors.names[f] = append(b.actors.names[f], e.ID)
}

func (b *builder) also(id stakeholder.ActorID, other string) {
	if other == "" {
		return
	}
	f := b.fold(other)
	for _, known := range b.actors.other[f] {
		if known == id {
			return
		}
	}
	b.actors.other[f] = append(b.actors.other[f], id)
}

// sameActor finds an earlier row for the same actor: one with its name, unless
// their organisation numbers differ. Where ids are stated, each id is one.
func (b *builder) sameActor(e *actorEntry, at map[stakeholder.ActorID]*actorEntry) *actorEntry {
	if e.id != "" {
		if other := at[b.actors.ids[e.id]]; other != nil && b.fold(other.Name) == b.fold(e.Name) {
			return other
		}
		return nil
	}
	for _, id := range b.actors.names[b.fold(e.Name)] {
		other := at[id]
		if other.OrgNumber == "" || e.OrgNumber == "" || other.OrgNumber == e.OrgNumber {
			return other
		}
	}
	return nil
}

// take takes over what a later row says.
func (e *actorEntry) take(later *actorEntry) {
	e.Actor, _ = Filled(e.Actor, later.Actor)
	e.aliases = append(e.aliases, later.aliases...)
	e.tags = append(e.tags, later.tags...)
	e.named = append(e.named, later.named...)
	if later.cites != "" {
		e.cites = later.cites
	}
}

func (b *builder) putActors(entries []*actorEntry) {
	owner := false
	for _, e := range entries {
		if e.Owner && owner {
			b.note(e.place, stakeholder.ActorOwnerTaken, e.Name)
			b.lose(e.place)
			e.Owner = false
		}
		owner = owner || e.Owner
		e.Source = b.cited(e.place, e.cites)
		b.put(&e.naming, e.Actor)
	}
	for _, e := range entries {
		b.names(e)
	}
}

// names adds the aliases and tags of an actor, each once.
func (b *builder) names(e *actorEntry) {
	seen := map[string]bool{}
	for _, name := range e.aliases {
		if r := (stakeholder.Alias{Actor: e.ID, Name: name}); !seen["a"+name] {
			b.add(e.place, r)
		}
		seen["a"+name] = true
	}
	for _, name := range e.tags {
		if r := (stakeholder.Tag{Actor: e.ID, Name: name}); !seen["t"+name] {
			b.add(e.place, r)
		}
		seen["t"+name] = true
	}
}

// actor finds the actor that a row names. One that stands in no list of actors
// is added with its name.
func (b *builder) actor(at place, name string) (stakeholder.ActorID, bool) {
	if b.several[name] && len(b.actors.names[b.fold(name)]) == 0 {
		b.note(at, problem.NameAmbiguous, name)
		return "", false
	}
	found := b.actors.find(name, b.fold(name))
	switch len(found) {
	case 1:
		return found[0], true
	case 0:
		e := actorEntry{naming: naming{place: at}, Actor: stakeholder.Actor{Name: name}}
		e.ID = stakeholder.ActorID(b.id(stakeholder.ActorRecord, "", name))
		b.indexActor(&e)
		b.add(at, e.Actor)
		b.note(at, problem.NameNew, name)
		return e.ID, true
	}
	b.note(at, problem.NameAmbiguous, name)
	return "", false
}

// listed finds the actor that a row means among those that the file lists.
func (b *builder) listed(at place, name string) (stakeholder.ActorID, bool) {
	found := b.actors.find(name, b.fold(name))
	switch {
	case b.several[name]:
		b.note(at, problem.NameAmbiguous, name)
	case len(found) == 0:
		b.note(at, problem.IDUnknown, name)
	case len(found) > 1:
		b.note(at, problem.NameAmbiguous, name)
	default:
		return found[0], true
	}
	return "", false
}
