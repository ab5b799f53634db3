package analysis

import (
	"interessentkart/internal/stakeholder"
	"interessentkart/internal/words"
)

// Sentence says what a broker does, as people talk: «KS er representant for
// kommunene mot staten». Only an actor that the map has represent somebody of
// the kind is called a representative, then also when it is of a third kind;
// another in that place is a link.
func (n *Network) Sentence(w words.Words, b Brokering) string {
	role := b.Role
	switch {
	case b.Speaks && role == Liaison:
		role = Representative
	case !b.Speaks && role == Representative:
		role = Liaison
	}
	return w.Text("broker."+string(role), words.Args{
		"actor":   n.Called(w, b.Actor),
		"from":    w.Text("party."+string(b.From), nil),
		"to":      w.Text("party."+string(b.To), nil),
		"several": w.Text("party."+string(b.From)+".several", nil),
	})
}

// Called is an actor's name; of one that stands for many it says so.
func (n *Network) Called(w words.Words, id stakeholder.ActorID) string {
	name := n.Name(id)
	if v, ok := n.node[id]; ok && n.actors[v].Aggregate {
		name += " (" + w.Text("actor.aggregate", nil) + ")"
	}
	return name
}

// Label names a measure.
func Label(w words.Words, m Measure) string { return w.Text("measure."+string(m), nil) }

// About explains a measure in one sentence.
func About(w words.Words, m Measure) string { return w.Text("measure."+string(m)+".about", nil) }

// Because says why a figure is absent.
func Because(w words.Words, r Reason) string { return w.Text("absent."+string(r), nil) }

// Names gives actors' names; who stands for many is said to.
func (n *Network) Names(w words.Words, ids []stakeholder.ActorID) []string {
	names := make([]string, len(ids))
	for i, id := range ids {
		names[i] = n.Called(w, id)
	}
	return names
}
