package stakeholder

import (
	"reflect"
	"strconv"
)

// Apply applies a command of somebody who sees only what v shows. A record that
// is hidden from them is not there: what names it is refused as it would be if
// it were missing, and an id that it has is free, for which it moves to another.
// So the answer never tells what exists. What people of the audience Internal
// do is applied as it is: only others' scores are hidden from them, and no
// command of theirs names one.
func (v Viewer) Apply(m *Map, c Command) (next *Map, p Patch, err error) {
	if v.Audience == Internal {
		return Apply(m, c)
	}
	revert, isRevert := c.(Revert)
	seen := m
	if isRevert {
		seen, c = v.Map(m), Revert{v.Patch(revert.Patch)}
	} else {
		seen = v.without(m, named(c, nil))
	}
	if _, p, err = Apply(seen, c); err != nil {
		return nil, nil, err
	}
	d, lost := newDraft(m), taken(revert.Patch)
	for _, e := range p {
		if was, ok := lost[e.Key]; ok && e.Before == nil && v.mask(was) == e.After {
			e.After = was
		}
		v.redo(d, e)
	}
	v.restoreHidden(d, revert.Patch)
	if d.m.Len() > MaxRecords {
		return nil, nil, Conflict.Because(MapFull).With(MaxRecords)
	}
	return d.done(m)
}

// Hides reports whether there is a record with the key that the viewer does not
// see at all.
func (v Viewer) Hides(m *Map, k Key) bool {
	r := m.Find(k)
	return r != nil && v.mask(r) == nil
}

// without returns the map without those of the named records that are hidden.
func (v Viewer) without(m *Map, keys []Key) *Map {
	seen := m
	for _, k := range keys {
		if k.Kind == ScoreRecord || !v.Hides(seen, k) {
			continue // nobody names another's score: the rounds' commands act on all
		}
		if seen == m {
			copied := *m
			seen = &copied
		}
		seen.remove(k)
	}
	return seen
}

// named lists the records that a command names: those that it is about, and
// those that it refers to.
func named(c Command, keys []Key) []Key {
	switch c := c.(type) {
	case Batch:
		for _, one := range c.Commands {
			keys = named(one, keys)
		}
		return keys
	case ChangeRelation:
		return append(append(keys, relationKey(c.ID)), refersAnew(c, relationTable)...)
	case Unrelate:
		return append(keys, relationKey(c.ID))
	case ChangeActor:
		return append(append(keys, actorKey(c.ID)), refersAnew(c, actorTable)...)
	}
	if r, ok := held(c); ok {
		keys = append(append(keys, r.Key()), refers(r)...)
	}
	return keys
}

// held returns the record that a command holds, if it adds one.
func held(c Command) (r Record, ok bool) {
	if _, ok := c.(Record); !ok {
		return nil, false
	}
	r, ok = reflect.ValueOf(c).Field(0).Interface().(Record)
	return r, ok
}

// redo does to the whole map what an edit did to the part that the author sees:
// it changes the fields that the edit changed, takes what is hidden along with
// what it hangs on, and moves what is hidden out of the way.
func (v Viewer) redo(d *draft, e Edit) {
	now := d.m.Find(e.Key)
	switch {
	case now != nil && v.mask(now) == nil && e.After != nil && e.Key.Kind != ScoreRecord:
		d.yield(now)
		d.write(e.Key, e.After)
	case e.After == nil && e.Key.Kind == ActorRecord: // the one kind that hidden records hang on
		d.removeTree(e.Key)
	case e.After == nil:
		d.remove(e.Key)
	case e.Before == nil || now == nil:
		d.write(e.Key, e.After)
	default:
		changed, ok := restore(now, e.Before, e.After)
		if !ok {
			changed = e.After
		}
		d.write(e.Key, changed)
	}
}

// taken are the records that a patch took away, as they were: with the fields
// that its author does not see.
func taken(p Patch) map[Key]Record {
	all := map[Key]Record{}
	for _, e := range p {
		if e.Before != nil && e.After == nil {
			all[e.Key] = e.Before
		}
	}
	return all
}

// yield moves a record that nothing refers to by its id to an id that is free. A
// record of another kind, whose key says what it is, makes way.
func (d *draft) yield(r Record) {
	relation, ok := r.(Relation)
	if !ok {
		return
	}
	base := relation.ID[:min(len(relation.ID), maxID-8)]
	for n := 2; ; n++ {
		relation.ID = base + "-" + RelationID(strconv.Itoa(n))
		if !d.m.Relations.Has(relation.ID) {
			d.write(relation.Key(), relation)
			return
		}
	}
}

// restoreHidden takes back that part of a patch which its author does not see,
// as far as nothing has changed there since: what came away with something comes
// back with it. It is never what a command is refused for.
func (v Viewer) restoreHidden(d *draft, p Patch) {
	for _, e := range p.Inverse() {
		seen := v.Patch(Patch{e})
		if len(seen) > 0 || d.m.Find(e.Key) != e.Before || e.After == nil {
			continue
		}
		if check(e.After) == nil && d.m.checkReferences(e.After) == nil {
			d.write(e.Key, e.After)
		}
	}
}
