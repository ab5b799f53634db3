package governance

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"interessentkart/internal/alphabet"
	"interessentkart/internal/stakeholder"
)

// Candidate is somebody or something that a name may have meant.
type Candidate struct {
	ID   string `json:"id"`
	Name string `json:"name"`
}

// NameError is a name that fits nothing, or more than one.
type NameError struct {
	Name       string
	Group      bool // a group was looked for, not an actor
	Ambiguous  bool
	Candidates []Candidate // those it fits, or the nearest
}

func (e *NameError) Error() string {
	what, how, hint := "actor", "is unknown", "the nearest are"
	if e.Group {
		what = "group"
	}
	if e.Ambiguous {
		how, hint = "is ambiguous", "it may be"
	}
	text := fmt.Sprintf("the %s %q %s", what, e.Name, how)
	var list []string
	for _, c := range e.Candidates {
		list = append(list, fmt.Sprintf("%s (%s)", c.Name, c.ID))
	}
	if len(list) > 0 {
		text += "; " + hint + " " + strings.Join(list, ", ")
	}
	return text
}

// Unwrap gives the class: Conflict for an ambiguous name, NotFound otherwise.
func (e *NameError) Unwrap() error {
	if e.Ambiguous {
		return stakeholder.Conflict
	}
	return stakeholder.NotFound
}

// nearest is how many candidates an unknown name gets.
const nearest = 5

// spelt is something with all the ways to write it, folded.
type spelt struct {
	Candidate
	folded []string
}

// FindActor gives the actor that a user means by a name, a short name, an
// alias or an id, without regard to case. Where a name fits several, an exact
// id decides. The error is a *NameError.
func (r *Reading) FindActor(name string) (stakeholder.ActorID, error) {
	aliases := map[stakeholder.ActorID][]string{}
	for a := range r.m.Aliases.All() {
		aliases[a.Actor] = append(aliases[a.Actor], a.Name)
	}
	var all []spelt
	for _, a := range r.actors {
		all = append(all, spell(string(a.ID), a.Name, append(aliases[a.ID], a.ShortName)...))
	}
	id, err := find(name, all)
	return stakeholder.ActorID(id), err
}

// FindGroup gives the group that a user means by a name or an id, likewise.
func (r *Reading) FindGroup(name string) (stakeholder.GroupID, error) {
	var all []spelt
	for _, g := range r.groups {
		all = append(all, spell(string(g.ID), g.Name))
	}
	id, err := find(name, all)
	if e, ok := err.(*NameError); ok {
		e.Group = true
	}
	return stakeholder.GroupID(id), err
}

func spell(id, name string, others ...string) spelt {
	s := spelt{Candidate: Candidate{id, name}}
	for _, spelling := range append([]string{id, name}, others...) {
		if folded := alphabet.Fold(spelling); folded != "" {
			s.folded = append(s.folded, folded)
		}
	}
	return s
}

func find(name string, all []spelt) (string, error) {
	wanted := alphabet.Fold(name)
	var fits []Candidate
	for _, s := range all {
		if slices.Contains(s.folded, wanted) {
			fits = append(fits, s.Candidate)
		}
	}
	switch len(fits) {
	case 0:
		return "", &NameError{Name: name, Candidates: near(wanted, all)}
	case 1:
		return fits[0].ID, nil
	}
	for _, c := range fits {
		if c.ID == name {
			return c.ID, nil
		}
	}
	return "", &NameError{Name: name, Ambiguous: true, Candidates: fits}
}

// near lists the candidates with the nearest spellings, best first.
func near(wanted string, all []spelt) []Candidate {
	type ranked struct {
		Candidate
		distance int
	}
	var list []ranked
	for _, s := range all {
		best := ranked{s.Candidate, len(wanted) + 1}
		for _, spelling := range s.folded {
			best.distance = min(best.distance, distance(wanted, spelling))
		}
		list = append(list, best)
	}
	slices.SortStableFunc(list, func(a, b ranked) int { return cmp.Compare(a.distance, b.distance) })
	var candidates []Candidate
	for _, c := range list[:min(nearest, len(list))] {
		candidates = append(candidates, c.Candidate)
	}
	return candidates
}

// distance is 0 when one text holds the other, else how many letters to add,
// drop or exchange (Levenshtein 1966).
func distance(a, b string) int {
	if a != "" && (strings.Contains(b, a) || strings.Contains(a, b)) {
		return 0
	}
	x, y := []rune(a), []rune(b)
	row := make([]int, len(y)+1)
	for j := range row {
		row[j] = j
	}
	for i := range x {
		diagonal := row[0]
		row[0] = i + 1
		for j := range y {
			next := min(row[j]+1, row[j+1]+1, diagonal+count(x[i] != y[j]))
			diagonal, row[j+1] = row[j+1], next
		}
	}
	return row[len(y)]
}
