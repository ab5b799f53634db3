package mapfile_test

import (
	"bytes"
	"fmt"
	"testing"

	"interessentkart/internal/exchange/mapfile"
	"interessentkart/internal/stakeholder"
)

// large is a map of n actors with a relation, a seat and a position each.
func large(b *testing.B, n int) *stakeholder.Map {
	records := []stakeholder.Record{stakeholder.Group{ID: "g", Name: "Referansegruppen", Type: "advises"}}
	for i := range n {
		id := stakeholder.ActorID(fmt.Sprintf("aktor-%05d", i))
		to := stakeholder.ActorID(fmt.Sprintf("aktor-%05d", (i*7+1)%n))
		records = append(records,
			stakeholder.Actor{ID: id, Name: fmt.Sprintf("Kommune nummer %d", i), Kind: "municipality", Interest: "high", Notes: "Et notat på en linje."},
			stakeholder.Relation{ID: stakeholder.RelationID(fmt.Sprintf("r-%05d", i)), From: id, To: to, Type: "informs", Label: "hver måned"},
			stakeholder.Seat{ID: stakeholder.SeatID(fmt.Sprintf("s-%05d", i)), Group: "g", Actor: id, Role: "member"},
			stakeholder.Position{View: "network", Actor: id, X: float64(i) * 1.5, Y: -float64(i) / 3})
	}
	m, refused := stakeholder.FromRecords("m", records)
	if len(refused) > 0 {
		b.Fatal(refused[0])
	}
	return m
}

func BenchmarkRead(b *testing.B) {
	for _, n := range []int{1_000, 5_000, 20_000} {
		text := encode(b, large(b, n))
		b.Run(fmt.Sprintf("actors=%d", n), func(b *testing.B) {
			b.SetBytes(int64(len(text)))
			b.ReportAllocs()
			for b.Loop() {
				if _, err := mapfile.Read(bytes.NewReader(text), "k"); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

func BenchmarkWrite(b *testing.B) {
	for _, n := range []int{1_000, 5_000, 20_000} {
		m := large(b, n)
		b.Run(fmt.Sprintf("actors=%d", n), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				encode(b, m)
			}
		})
	}
}
