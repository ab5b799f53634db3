package analysis

import (
	"interessentkart/internal/stakeholder"
	"interessentkart/internal/words"
)

// Sentence says what a broker does, as people talk: «KS er representant for
// kommunene mot staten». An actor that the map has represent others is called
// their representative also when it is of a third kind.
func (n *Network) Sentence(w words.Words, b Brokering) string {
	role := b.Role
	if b.Speaks && role == Liaison {
		role = Representative
	}
	return w.Text("broker."+string(role), words.Args{
		"actor":   n.Name(b.Actor),
		"from":    w.Text("party."+string(b.From), nil),
		"to":      w.Text("party."+string(b.To), nil),
		"several": w.Text("party."+string(b.From)+".several", nil),
	})
}

// Label names a measure.
func Label(w words.Words, m Measure) string { return w.Text("measure."+string(m), nil) }

// About explains a measure in one sentence.
func About(w words.Words, m Measure) string { return w.Text("measure."+string(m)+".about", nil) }

// Because says why a figure is absent.
func Because(w words.Words, r Reason) string { return w.Text("absent."+string(r), nil) }

// Names gives actors' names.
func (n *Network) Names(ids []stakeholder.ActorID) []string {
	names := make([]string, len(ids))
	for i, id := range ids {
		names[i] = n.Name(id)
	}
	return names
}
