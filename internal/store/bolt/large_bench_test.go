package bolt

import (
	"context"
	"fmt"
	"path/filepath"
	"testing"

	"interessentkart/internal/stakeholder"
	"interessentkart/internal/store"
)

// BenchmarkCommitLarge saves one entry that makes a map of many records whose ids
// are in no order: what an import does. Its time is to follow the number.
func BenchmarkCommitLarge(b *testing.B) {
	for _, n := range []int{25_000, 50_000, 100_000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			var p stakeholder.Patch
			for i := range n / 2 {
				a := stakeholder.Actor{ID: stakeholder.ActorID(fmt.Sprintf("a%d", i*7919%(n/2))), Name: "A"}
				p = append(p, stakeholder.Edit{Key: a.Key(), After: a})
			}
			for i := range n / 2 {
				r := stakeholder.Relation{ID: stakeholder.RelationID(fmt.Sprintf("r%d", i)), From: stakeholder.ActorID(fmt.Sprintf("a%d", i*31%(n/2))),
					To: stakeholder.ActorID(fmt.Sprintf("a%d", i*7919%(n/2))), Type: stakeholder.Informs, Strength: 1}
				p = append(p, stakeholder.Edit{Key: r.Key(), After: r})
			}
			for i := range b.N {
				s, err := Open(filepath.Join(b.TempDir(), fmt.Sprint(i)), Options{Reserve: -1})
				if err != nil {
					b.Fatal(err)
				}
				if err := s.Commit(context.Background(), "m", 0, []store.Entry{{ID: "c", Patch: p}}); err != nil {
					b.Fatal(err)
				}
				s.Close()
			}
		})
	}
}
