package exchange_test

import (
	"bytes"
	"fmt"
	"testing"

	"interessentkart/internal/exchange"
	"interessentkart/internal/stakeholder"
	"interessentkart/internal/words"
)

// whole is a map of 10,000 actors with most fields stated, and 20,000 relations.
func whole(b *testing.B) *stakeholder.Map {
	b.Helper()
	const n = 10_000
	var records []stakeholder.Record
	id := func(i int) stakeholder.ActorID { return stakeholder.ActorID(fmt.Sprintf("a%06d", i%n)) }
	for i := range n {
		records = append(records, stakeholder.Actor{
			ID: id(i), Name: fmt.Sprintf("Aktør nummer %d på kartet", i), ShortName: fmt.Sprintf("AN%d", i), Kind: stakeholder.State.Values()[i%8],
			Category: stakeholder.User.Values()[i%5], Interest: stakeholder.Low.Values()[i%4], Influence: stakeholder.Low.Values()[i/4%4],
			Attitude: stakeholder.Neutral, Expectations: "Venter at arbeidet følger planen, og at noen svarer på spørsmål.",
			InformationNeed: "Månedlig", Measures: "Innkalles til møtet i referansegruppen hvert kvartal.", Anchoring: stakeholder.AnchoredLeader,
		})
		for j := 1; j <= 2; j++ {
			records = append(records, stakeholder.Relation{ID: stakeholder.RelationID(fmt.Sprintf("r%06d-%d", i, j)), From: id(i), To: id(i + j),
				Type: stakeholder.Governs.Values()[i%10], Label: "melding", Strength: j, Evidence: stakeholder.Assumed})
		}
	}
	m, refused := stakeholder.FromRecords("", records)
	if len(refused) > 0 {
		b.Fatal(refused[0])
	}
	return m
}

func BenchmarkForms(b *testing.B) {
	m := whole(b)
	w := words.For(words.Bokmal)
	for _, form := range exchange.Written() {
		file, err := exchange.Write(m, form, w)
		if err != nil {
			b.Fatal(err)
		}
		b.Run("write/"+string(form), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if _, err := exchange.Write(m, form, w); err != nil {
					b.Fatal(err)
				}
			}
		})
		b.Run("read/"+string(form), func(b *testing.B) {
			b.ReportAllocs()
			b.SetBytes(int64(len(file)))
			for b.Loop() {
				r, err := exchange.Read(bytes.NewReader(file), "f", exchange.Options{})
				if err != nil || r.Map.Len() != m.Len() {
					b.Fatal(err)
				}
			}
		})
	}
}
