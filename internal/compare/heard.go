package compare

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"interessentkart/internal/alphabet"
	"interessentkart/internal/governance"
	"interessentkart/internal/stakeholder"
)

// Heard is an actor that is heard otherwise than before, over all groups that
// decide: with another grade or in another group. An actor that only one of
// the maps has, has a voice in that one.
type Heard struct {
	Actor  stakeholder.ActorID `json:"actor"` // in the later map; in the earlier one when gone
	Before *governance.Voice   `json:"before,omitempty"`
	After  *governance.Voice   `json:"after,omitempty"`
}

// Lost reports that the actor was heard and no longer is, though it is still there.
func (h Heard) Lost() bool {
	return h.Before != nil && h.After != nil && h.Before.Heard() && !h.After.Heard()
}

// Found is a finding of the checks that was added, removed or changed. It is
// changed when its outcome, severity, numbers or actors are others.
type Found struct {
	What   What                `json:"what"`
	ID     string              `json:"id"` // with the ids of the later map
	Before *governance.Finding `json:"before,omitempty"`
	After  *governance.Finding `json:"after,omitempty"`
}

// listen compares what governance says of the maps.
func (d *Difference) listen(t *twins, rules *governance.Rules) {
	before, after := governance.Read(d.before), governance.Read(d.after)
	heardBefore, heardAfter := before.Everyone(), after.Everyone()
	d.Answerable = [2]bool{heardBefore.Answerable(), heardAfter.Answerable()}
	d.Voices = d.voices(t, heardBefore, heardAfter)
	d.Findings = findings(t, rules.Check(before), rules.Check(after))
}

// voices says nothing when one of the maps cannot answer: then everybody would be
// heard otherwise.
func (d *Difference) voices(t *twins, before, after governance.Hearing) []Heard {
	list := []Heard{}
	if !before.Answerable() || !after.Answerable() {
		return list
	}
	was := map[stakeholder.ActorID]governance.Voice{}
	for _, v := range before.Voices {
		was[t.actor(v.Actor)] = v
	}
	for _, v := range after.Voices {
		old, ok := was[v.Actor]
		delete(was, v.Actor)
		switch {
		case !ok:
			list = append(list, Heard{Actor: v.Actor, After: &v})
		case old.Grade != v.Grade || t.group(old.Group) != v.Group:
			list = append(list, Heard{v.Actor, &old, &v})
		}
	}
	for _, v := range was {
		list = append(list, Heard{Actor: v.Actor, Before: &v})
	}
	alphabet.Sort(list, d.voiceName, func(h Heard) string { return string(h.Actor) })
	return list
}

func (d *Difference) voiceName(h Heard) string {
	if h.After == nil {
		return actorName(d.before, h.Actor)
	}
	return actorName(d.after, h.Actor)
}

// findings pairs findings by id, in the order of the later list; what is gone
// comes after, in the order of the earlier.
func findings(t *twins, before, after []governance.Finding) []Found {
	was := map[string]governance.Finding{}
	for _, f := range before {
		was[t.findingID(f)] = f
	}
	list := []Found{}
	for _, f := range after {
		old, ok := was[f.ID]
		delete(was, f.ID)
		switch {
		case !ok:
			list = append(list, Found{What: Added, ID: f.ID, After: &f})
		case !t.agree(old, f):
			list = append(list, Found{Changed, f.ID, &old, &f})
		}
	}
	for _, f := range before {
		if id := t.findingID(f); was[id].ID != "" {
			list = append(list, Found{What: Removed, ID: id, Before: &f})
		}
	}
	return list
}

// findingID gives a finding's id with the ids of the later map in it.
func (t *twins) findingID(f governance.Finding) string {
	rest := strings.TrimPrefix(f.ID, f.Rule)
	id := f.Rule
	if f.Group != "" {
		rest = strings.TrimPrefix(rest, "/"+string(f.Group))
		id += "/" + string(t.group(f.Group))
	}
	for part := range strings.SplitSeq(strings.TrimPrefix(rest, "/"), "/") {
		if to, ok := t.actors[stakeholder.ActorID(part)]; ok {
			part = string(to)
		}
		if part != "" {
			id += "/" + part
		}
	}
	return id
}

func (t *twins) agree(a, b governance.Finding) bool {
	var actors []stakeholder.ActorID
	for _, id := range a.Actors {
		actors = append(actors, t.actor(id))
	}
	return a.Outcome == b.Outcome && a.Severity == b.Severity && maps.Equal(a.Numbers, b.Numbers) &&
		slices.Equal(sorted(actors), sorted(b.Actors))
}

func sorted[T cmp.Ordered](list []T) []T { return slices.Sorted(slices.Values(list)) }
