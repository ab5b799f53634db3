package exchange_test

import (
	"fmt"
	"testing"

	"interessentkart/internal/exchange"
	"interessentkart/internal/stakeholder"
)

// Accepting an import: every record by its command, in one batch.
func BenchmarkApplyCommands(b *testing.B) {
	for _, n := range []int{1_000, 5_000} {
		var records []stakeholder.Record
		for i := range n {
			id := stakeholder.ActorID(fmt.Sprintf("a%05d", i))
			records = append(records, stakeholder.Actor{ID: id, Name: "A"}, stakeholder.Relation{
				ID: stakeholder.RelationID(id), From: id, To: stakeholder.ActorID(fmt.Sprintf("a%05d", (i+1)%n)), Type: "informs"})
		}
		m, refused := stakeholder.FromRecords("m", records)
		if len(refused) > 0 {
			b.Fatal(refused[0])
		}
		b.Run(fmt.Sprintf("actors=%d", n), func(b *testing.B) {
			batch := stakeholder.Batch{Commands: exchange.Commands(m)}
			for b.Loop() {
				if _, _, err := stakeholder.Apply(stakeholder.New("m"), batch); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
