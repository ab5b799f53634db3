package exchange_test

import (
	"bytes"
	"fmt"
	"testing"

	"interessentkart/internal/exchange"
	"interessentkart/internal/exchange/merge"
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
	for _, form := range written() {
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

// An import is a file read, planned into a map, and applied: here into one that
// is empty, and into one that has it all.
func BenchmarkImport(b *testing.B) {
	m := whole(b)
	for _, form := range []exchange.Form{exchange.XLSX, exchange.CSV, exchange.GraphML} {
		file, err := exchange.Write(m, form, words.For(words.Bokmal))
		if err != nil {
			b.Fatal(err)
		}
		for name, into := range map[string]*stakeholder.Map{"new": stakeholder.New("m"), "again": m} {
			b.Run(string(form)+"/"+name, func(b *testing.B) {
				for b.Loop() {
					r, err := exchange.Read(bytes.NewReader(file), "f", exchange.Options{})
					if err != nil {
						b.Fatal(err)
					}
					next, _, err := stakeholder.Apply(into, stakeholder.Batch{Commands: r.Plan(into, merge.Options{}).Commands})
					if err != nil || next.Len() != m.Len() {
						b.Fatal(err, next.Len())
					}
				}
			})
		}
	}
}
