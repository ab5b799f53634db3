package compare

import (
	"cmp"
	"reflect"
	"slices"
	"strings"

	"interessentkart/internal/alphabet"
	"interessentkart/internal/analysis"
	"interessentkart/internal/governance"
	"interessentkart/internal/stakeholder"
)

// What happened to a record or a finding.
type What string

// What can happen.
const (
	Added   What = "added"
	Removed What = "removed"
	Changed What = "changed"
)

// Difference is what a later map has that an earlier one had not, and the other
// way round. Positions are left out: they belong to drawings.
type Difference struct {
	// Changes are those of records, in the order of their kinds, then removed,
	// added and changed ones by name. Interest and influence of actors that are
	// on both maps are under Levels instead.
	Changes []Change `json:"changes"`
	Levels  []Shift  `json:"levels"`
	Voices  []Heard  `json:"voices"`
	// Answerable tells for each map whether it has a group that decides, without
	// which nobody has a voice.
	Answerable [2]bool `json:"answerable"`
	Findings   []Found `json:"findings"`

	before, after *stakeholder.Map
}

// Change is one record that was added, removed or changed.
type Change struct {
	What   What               `json:"what"`
	Key    stakeholder.Key    `json:"key"` // in the later map; in the earlier one when removed
	Before stakeholder.Record `json:"before,omitempty"`
	After  stakeholder.Record `json:"after,omitempty"`
	// Fields are those that changed, as they are named in files. References are
	// compared by what they refer to.
	Fields []string `json:"fields,omitempty"`
}

// Shift is a level of an actor that changed, and what it did to its quadrant.
type Shift struct {
	Actor     stakeholder.ActorID   `json:"actor"` // in the later map
	Criterion stakeholder.Criterion `json:"criterion"`
	Before    stakeholder.Level     `json:"before,omitzero"`
	After     stakeholder.Level     `json:"after,omitzero"`
	Quadrants [2]analysis.Quadrant  `json:"quadrants"` // before and after all of the actor's shifts
}

// Empty tells that nothing differs.
func (d *Difference) Empty() bool {
	return len(d.Changes)+len(d.Levels)+len(d.Voices)+len(d.Findings) == 0
}

// Maps compares an earlier and a later map.
func Maps(before, after *stakeholder.Map, rules *governance.Rules) *Difference {
	t := match(before, after)
	d := &Difference{Changes: []Change{}, Levels: []Shift{}, before: before, after: after}
	earlier := map[stakeholder.Key]stakeholder.Record{}
	for r := range before.Records() {
		if compared(r) {
			earlier[t.translate(r).Key()] = r
		}
	}
	d.later(&t, earlier)
	for _, r := range earlier {
		d.Changes = append(d.Changes, Change{What: Removed, Key: r.Key(), Before: r})
	}
	d.sort()
	d.listen(&t, rules)
	return d
}

// compared leaves out what is private or belongs to drawings.
func compared(r stakeholder.Record) bool {
	kind := r.Key().Kind
	return kind != stakeholder.PositionRecord && kind != stakeholder.ScoreRecord
}

// later goes through the later map and takes what it finds out of the earlier.
func (d *Difference) later(t *twins, earlier map[stakeholder.Key]stakeholder.Record) {
	for r := range d.after.Records() {
		if !compared(r) {
			continue
		}
		was, ok := earlier[r.Key()]
		delete(earlier, r.Key())
		if !ok {
			d.Changes = append(d.Changes, Change{What: Added, Key: r.Key(), After: r})
			continue
		}
		fields := differing(t.translate(was), r)
		if r, isActor := r.(stakeholder.Actor); isActor {
			d.shift(was.(stakeholder.Actor), r)
			fields = slices.DeleteFunc(fields, isLevel)
		}
		if len(fields) > 0 {
			d.Changes = append(d.Changes, Change{Changed, r.Key(), was, r, fields})
		}
	}
}

func isLevel(field string) bool {
	return field == "interest" || field == "influence" || field == "affected"
}

func (d *Difference) shift(was, is stakeholder.Actor) {
	quadrants := [2]analysis.Quadrant{analysis.QuadrantOf(was.Interest, was.Influence), analysis.QuadrantOf(is.Interest, is.Influence)}
	for _, c := range stakeholder.Interest.Values() {
		if was.Level(c) != is.Level(c) {
			d.Levels = append(d.Levels, Shift{is.ID, c, was.Level(c), is.Level(c), quadrants})
		}
	}
}

// differing names the fields in which two records of one type differ.
func differing(a, b stakeholder.Record) []string {
	va, vb := reflect.ValueOf(a), reflect.ValueOf(b)
	var names []string
	for i := range va.NumField() {
		name, _, _ := strings.Cut(va.Type().Field(i).Tag.Get("json"), ",")
		if name != "id" && va.Field(i).Interface() != vb.Field(i).Interface() {
			names = append(names, name)
		}
	}
	return names
}

// sort orders changes by kind, by what happened, by name and by key.
func (d *Difference) sort() {
	order := alphabet.NewOrder()
	kinds := stakeholder.RecordKinds()
	whats := []What{Removed, Added, Changed}
	names := map[stakeholder.Key]string{}
	for _, c := range d.Changes {
		names[c.Key] = d.subject(c).sortName()
	}
	slices.SortFunc(d.Changes, func(a, b Change) int {
		return cmp.Or(
			cmp.Compare(slices.Index(kinds, a.Key.Kind), slices.Index(kinds, b.Key.Kind)),
			cmp.Compare(slices.Index(whats, a.What), slices.Index(whats, b.What)),
			order.Compare(names[a.Key], names[b.Key]),
			cmp.Compare(a.Key.ID, b.Key.ID))
	})
	slices.SortStableFunc(d.Levels, func(a, b Shift) int {
		return order.Compare(actorName(d.after, a.Actor), actorName(d.after, b.Actor))
	})
}
