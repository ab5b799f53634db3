package governance

import (
	"cmp"
	"fmt"
	"strings"
	"testing"

	"interessentkart/internal/stakeholder"
)

// sketch makes small maps from lines of words:
//
//	actor a state            an actor with that name and kind
//	b represents a           a relation
//	board decides            a group
//	a leader board           a seat, with the id a-board
//	ref > board              a reporting line
//	a-board for c            a spokesperson
func sketch(t testing.TB, lines ...string) *stakeholder.Map {
	t.Helper()
	m := stakeholder.New("m")
	for i, line := range lines {
		c, err := sketched(m, i, strings.Fields(line))
		if err == nil {
			m, _, err = stakeholder.Apply(m, c)
		}
		if err != nil {
			t.Fatalf("line %d, %q: %v", i+1, line, err)
		}
	}
	return m
}

func sketched(m *stakeholder.Map, i int, w []string) (stakeholder.Command, error) {
	switch {
	case len(w) >= 2 && w[0] == "actor":
		a := stakeholder.Actor{ID: stakeholder.ActorID(strings.ToLower(w[1])), Name: w[1]}
		if len(w) > 2 {
			a.Kind = stakeholder.Kind(w[2])
		}
		return stakeholder.AddActor{Actor: a}, nil
	case len(w) == 2:
		return stakeholder.AddGroup{Group: stakeholder.Group{
			ID: stakeholder.GroupID(strings.ToLower(w[0])), Name: w[0], Type: stakeholder.GroupType(w[1])}}, nil
	case len(w) != 3:
		return nil, fmt.Errorf("not understood")
	case w[1] == ">":
		to := stakeholder.GroupID(w[2])
		return stakeholder.ChangeGroup{ID: stakeholder.GroupID(w[0]), ReportsTo: &to}, nil
	case w[1] == "for":
		return stakeholder.SpeakFor{SpeaksFor: stakeholder.SpeaksFor{
			Seat: stakeholder.SeatID(w[0]), Actor: stakeholder.ActorID(w[2])}}, nil
	case m.Groups.Has(stakeholder.GroupID(w[2])):
		id := w[0] + "-" + w[2]
		for m.Seats.Has(stakeholder.SeatID(id)) {
			id += "x"
		}
		return stakeholder.Appoint{Seat: stakeholder.Seat{ID: stakeholder.SeatID(id), Actor: stakeholder.ActorID(w[0]),
			Group: stakeholder.GroupID(w[2]), Role: stakeholder.Role(w[1])}}, nil
	}
	return stakeholder.Relate{Relation: stakeholder.Relation{ID: stakeholder.RelationID(fmt.Sprintf("r%03d", i)),
		From: stakeholder.ActorID(w[0]), To: stakeholder.ActorID(w[2]), Type: stakeholder.RelationType(w[1])}}, nil
}

// apply applies commands that are known to be right.
func apply(t testing.TB, m *stakeholder.Map, commands ...stakeholder.Command) *stakeholder.Map {
	t.Helper()
	for i, c := range commands {
		next, _, err := stakeholder.Apply(m, c)
		if err != nil {
			t.Fatalf("command %d, %T: %v", i, c, err)
		}
		m = next
	}
	return m
}

// shown writes a voice as ids: «represented: a represents ks sits board».
func shown(v Voice) string {
	words := append([]string{string(v.Actor)}, steps(v.Path)...)
	for _, s := range v.Steers {
		words = append(words, "steers", string(s.Actor), "in", string(s.Group))
	}
	if v.Apart != "" {
		words = append(words, "apart", string(v.Apart))
	}
	if v.Broken != nil {
		words = append(words, string(v.Broken.Grade), "breaks")
	}
	return cmp.Or(string(v.Way), string(v.Grade)) + ": " + strings.Join(words, " ")
}

// steps writes a path as ids, with the assumed rows of each step.
func steps(path []Step) []string {
	var words []string
	for _, s := range path {
		words = append(words, string(s.Kind), string(s.Actor)+string(s.Group))
		if s.Link != "" {
			words = append(words, "by "+string(s.Link))
		}
		if s.Assumed > 0 {
			words = append(words, fmt.Sprintf("(%d assumed)", s.Assumed))
		}
	}
	return words
}

func ids(list ...string) []stakeholder.ActorID {
	var all []stakeholder.ActorID
	for _, id := range list {
		all = append(all, stakeholder.ActorID(id))
	}
	return all
}
