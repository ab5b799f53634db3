// Package merge brings what came out of a file into a map that is there
// already: as commands, with a preview of what they would do.
//
// An incoming actor is the one with the same organisation number, or else the
// one whose name, short name or alias is equal after NFKC and case folding.
// The same name with other organisation numbers is ambiguous: nothing is done
// and it is told. Values that are not blank win, field by field; blank ones
// and levels not assessed never erase. Relations match on ends, type and
// label, groups on name and type. Nothing is ever removed.
package merge

import (
	"interessentkart/internal/alphabet"
	"interessentkart/internal/exchange/register"
	"interessentkart/internal/exchange/slug"
	"interessentkart/internal/stakeholder"
)

// Options change how two maps are merged.
type Options struct {
	Keep bool // values that the map has win over those of the file
}

// Reason tells why something incoming is left out.
type Reason string

// Reasons.
const (
	Several Reason = "several" // several actors or groups have the name
	Numbers Reason = "numbers" // the same name with other organisation numbers
	Owner   Reason = "owner"   // another actor owns the work already
	Cycle   Reason = "cycle"   // a group would report to itself
	Hangs   Reason = "hangs"   // belongs to something that is left out
	Rounds  Reason = "rounds"  // rounds, their scores and tallies are not merged
)

// Item is one incoming record in the preview.
type Item struct {
	Kind stakeholder.RecordKind `json:"kind"`
	ID   string                 `json:"id"`   // in the map; of one left out, in the file
	Name string                 `json:"name"` // for people
	// Changes are the fields that get another value. Kept are those that
	// differ and stay as they are because the map's values were to be kept.
	Changes []register.Change `json:"changes,omitempty"`
	Kept    []register.Change `json:"kept,omitempty"`
	Reason  Reason            `json:"reason,omitempty"`
	With    []string          `json:"with,omitempty"` // names of those it could be
}

// Plan is what a merge would do.
type Plan struct {
	Added     []Item                         `json:"added"`
	Changed   []Item                         `json:"changed"`
	Same      map[stakeholder.RecordKind]int `json:"same"` // incoming records that change nothing
	Kept      []Item                         `json:"kept,omitempty"`
	Ambiguous []Item                         `json:"ambiguous"`
	Commands  []stakeholder.Command          `json:"-"`
}

// Make plans to merge an incoming map into m. Both stay as they are. The same
// two maps always give the same plan. Applying the commands to m in one Batch
// does all of it or, when the map is full, nothing.
func Make(m, in *stakeholder.Map, o Options) *Plan {
	w := &merger{
		m: m, in: in, keep: o.Keep, plan: &Plan{Same: map[stakeholder.RecordKind]int{}, Added: []Item{}, Changed: []Item{}, Ambiguous: []Item{}},
		taken:   map[stakeholder.RecordKind]slug.Taken{},
		sources: map[stakeholder.SourceID]stakeholder.SourceID{},
		actors:  map[stakeholder.ActorID]stakeholder.ActorID{},
		groups:  map[stakeholder.GroupID]stakeholder.GroupID{},
		seats:   map[stakeholder.SeatID]stakeholder.SeatID{},
		names:   map[stakeholder.ActorID]string{},
		folded:  map[string]string{},
	}
	for _, k := range stakeholder.RecordKinds() {
		w.taken[k] = slug.Taken{}
	}
	for r := range m.Records() {
		w.taken[r.Key().Kind][r.Key().ID] = true
	}
	w.info()
	w.facts()
	w.mergeSources()
	w.mergeActors()
	w.mergeRelations()
	w.mergeGroups()
	w.mergeSeats()
	w.questions()
	w.mergePlaces()
	w.rounds()
	return w.plan
}

// merger makes one plan. The maps from ids to ids lead from what is incoming
// to what it is or becomes in the map; what is left out is not in them.
type merger struct {
	m, in   *stakeholder.Map
	keep    bool
	plan    *Plan
	taken   map[stakeholder.RecordKind]slug.Taken
	sources map[stakeholder.SourceID]stakeholder.SourceID
	actors  map[stakeholder.ActorID]stakeholder.ActorID
	groups  map[stakeholder.GroupID]stakeholder.GroupID
	seats   map[stakeholder.SeatID]stakeholder.SeatID
	names   map[stakeholder.ActorID]string              // of actors in the map, old and new
	parents map[stakeholder.GroupID]stakeholder.GroupID // reporting lines of the plan
	folded  map[string]string
}

func (w *merger) do(c stakeholder.Command) { w.plan.Commands = append(w.plan.Commands, c) }

// id returns an incoming record an id that is free in the map: its own, or that
// with a number after it.
func (w *merger) id(kind stakeholder.RecordKind, own string) string {
	taken := w.taken[kind]
	if !taken[own] {
		taken[own] = true
		return own
	}
	return taken.Free(own, string(kind))
}

// fold is alphabet.Fold, once for each name.
func (w *merger) fold(name string) string {
	f, ok := w.folded[name]
	if !ok {
		f = alphabet.Fold(name)
		w.folded[name] = f
	}
	return f
}

func (w *merger) added(kind stakeholder.RecordKind, id, name string) {
	w.plan.Added = append(w.plan.Added, Item{Kind: kind, ID: id, Name: name})
}

func (w *merger) leave(kind stakeholder.RecordKind, id, name string, why Reason, with ...string) {
	w.plan.Ambiguous = append(w.plan.Ambiguous, Item{Kind: kind, ID: id, Name: name, Reason: why, With: with})
}

// told adds a matched record to the preview: as changed, kept or the same.
func (w *merger) told(kind stakeholder.RecordKind, id, name string, changes, kept []register.Change) {
	item := Item{Kind: kind, ID: id, Name: name, Changes: changes, Kept: kept}
	switch {
	case len(changes) > 0:
		w.plan.Changed = append(w.plan.Changed, item)
	default:
		w.plan.Same[kind]++
		if len(kept) > 0 {
			w.plan.Kept = append(w.plan.Kept, item)
		}
	}
}

// merged returns a record with the values of an incoming one, after the rule
// that holds: what changes, and what is kept although the file differs.
func merged[R stakeholder.Record](r, incoming R, keep bool) (next R, changes, kept []register.Change) {
	won, changes := register.Filled(r, incoming)
	if !keep {
		return won, changes, nil
	}
	next, filled := register.Completed(r, incoming)
	for _, c := range changes {
		if !has(filled, c.Field) {
			kept = append(kept, c)
		}
	}
	return next, filled, kept
}

func has(changes []register.Change, field string) bool {
	for _, c := range changes {
		if c.Field == field {
			return true
		}
	}
	return false
}

// without leaves out the change of one field.
func without(changes []register.Change, field string) []register.Change {
	var rest []register.Change
	for _, c := range changes {
		if c.Field != field {
			rest = append(rest, c)
		}
	}
	return rest
}
