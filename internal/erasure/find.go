package erasure

import (
	"context"
	"encoding/json"
	"reflect"
	"slices"

	"interessentkart/internal/stakeholder"
)

// Match is a form in which somebody's name, or something like it, stands in a
// map, as it stands there, and in how many places.
type Match struct {
	Text      string `json:"text"`
	Kind      Kind   `json:"kind"`
	Records   int    `json:"records"`   // rows of the map
	Revisions int    `json:"revisions"` // entries of its history
	People    int    `json:"people"`    // people and proposals of its workshop
}

// Find lists the forms in which a name stands in a map, in its history and in its
// workshop: the exact ones, which ForgetPerson erases, and others that may be
// the same person, for somebody to look at. Those that are surest come first.
func (e *Eraser) Find(ctx context.Context, id stakeholder.MapID, name string) ([]Match, error) {
	m, err := e.Rooms.Snapshot(ctx, id)
	if err != nil {
		return nil, err
	}
	who, err := parsePerson(name)
	if err != nil {
		return nil, err
	}
	return e.find(ctx, m, who)
}

func parsePerson(name string, also ...string) (person, error) {
	who := newPerson(name, also...)
	if len(who.parts) == 0 {
		return who, stakeholder.Invalid.Because(stakeholder.TextEmpty)
	}
	return who, nil
}

func (e *Eraser) find(ctx context.Context, m *stakeholder.Map, who person) ([]Match, error) {
	found := matches{}
	for r := range m.Records() {
		found.add(who, textsOf(r), func(f *Match) { f.Records++ })
	}
	err := e.eachEvent(ctx, m.ID, func(_ uint64, patch stakeholder.Patch) {
		var texts []string
		for _, edit := range patch {
			texts = append(append(texts, textsOf(edit.Before)...), textsOf(edit.After)...)
		}
		found.add(who, texts, func(f *Match) { f.Revisions++ })
	})
	if err != nil {
		return nil, err
	}
	inWorkshop, err := e.workshopTexts(ctx, m.ID)
	if err != nil {
		return nil, err
	}
	for _, texts := range inWorkshop {
		found.add(who, texts, func(f *Match) { f.People++ })
	}
	return found.sorted(), nil
}

// matches are forms by kind and text.
type matches map[form]*Match

// add counts, once for each, the forms that stand in the texts of one place.
func (m matches) add(who person, texts []string, count func(*Match)) {
	seen := map[form]bool{}
	for _, text := range texts {
		for _, f := range who.forms(text) {
			if seen[f] {
				continue
			}
			seen[f] = true
			if m[f] == nil {
				m[f] = &Match{Text: f.text, Kind: f.kind}
			}
			count(m[f])
		}
	}
}

func (m matches) sorted() []Match {
	all := make([]Match, 0, len(m))
	for _, f := range m {
		all = append(all, *f)
	}
	slices.SortFunc(all, byKind)
	return all
}

// textsOf gives the texts of a record that people write.
func textsOf(r stakeholder.Record) (texts []string) {
	if r == nil {
		return nil
	}
	v := reflect.ValueOf(r)
	for i := range v.NumField() {
		if v.Field(i).Type() == reflect.TypeFor[string]() {
			texts = append(texts, v.Field(i).String())
		}
	}
	return texts
}

// workshopTexts gives what stands about each participant, and in each proposal.
func (e *Eraser) workshopTexts(ctx context.Context, id stakeholder.MapID) (all [][]string, err error) {
	people, err := e.Workshops.People(ctx, id)
	if err != nil {
		return nil, err
	}
	for _, p := range people {
		all = append(all, []string{p.Name})
	}
	waiting, err := e.Workshops.Proposals(ctx, id)
	for _, p := range waiting {
		all = append(all, append(textsIn(p.Command), p.Name))
	}
	return all, err
}

// textsIn gives all texts in some JSON.
func textsIn(raw json.RawMessage) (texts []string) {
	var value any
	if json.Unmarshal(raw, &value) != nil {
		return []string{string(raw)}
	}
	var walk func(value any)
	walk = func(value any) {
		switch v := value.(type) {
		case string:
			texts = append(texts, v)
		case []any:
			for _, one := range v {
				walk(one)
			}
		case map[string]any:
			for _, one := range v {
				walk(one)
			}
		}
	}
	walk(value)
	return texts
}
