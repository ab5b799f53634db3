package stakeholder

import "testing"

// BenchmarkVisible masks a snapshot of 300 actors, as for a guest who joins.
func BenchmarkVisible(b *testing.B) {
	m := New("m")
	for i := range 300 {
		id := ActorID("a" + string(rune('a'+i/26)) + string(rune('a'+i%26)))
		m = mustApply(m, AddActor{Actor{ID: id, Name: "Etat for prøving", Kind: State, Interest: High, Influence: Low, Notes: "Har ansvar for registeret.", Attitude: Neutral}})
		if i > 0 {
			m = mustApply(m, Relate{Relation{ID: RelationID(id), From: id, To: "aaa", Type: Delivers, Label: "data"}})
		}
	}
	for name, v := range map[string]Viewer{"guests": {Audience: Guests}, "shareable": {}} {
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				v.Map(m)
			}
		})
	}
}
