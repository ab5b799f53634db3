package register

import (
	"slices"
	"testing"

	"interessentkart/internal/stakeholder"
)

// Rule M13.
func TestHeadings(t *testing.T) {
	s := headingsOf(stakeholder.ActorRecord, actorFields(), languages())
	for heading, want := range map[string]string{
		"Interessent": "name", "INTERESSENT": "name", "stakeholder": "name", "Aktør": "name", "Aktor": "name", "Interesent": "name",
		"Interesse": "interest", "Intresse": "interest", "interest": "interest", "Interesse (0–3)": "interest", "Interesse 1-5": "interest", " interesse: ": "interest",
		"Innflytelse": "influence", "Inflytelse": "influence", "Innverknad": "influence", "Innflytelsee": "influence",
		"Informasjonsbehov": "informationNeed", "Informasjons-behov": "informationNeed", "Org. nr": "orgNumber", "Katgeori": "category",
		"Kommentar": "notes", "Tiltak": "measures", "Tiltka": "measures", "Tall": "", "Nr": "", "": "", "Fra": "", "Interessen": "",
		"Budsjett": "", "Ansvarlig": "", "E-post": "contactName", "Dato": "", "Telefon": "",
	} {
		if got := s.near(spelt(heading)); got != want {
			t.Errorf("%q is %q, want %q", heading, got, want)
		}
	}
}

// No heading of ours is taken for that of another field, in any language.
func TestHeadingsOfOursAreApart(t *testing.T) {
	check := func(kind stakeholder.RecordKind, names, keys []string, s spellings) {
		for i, key := range keys {
			for _, w := range languages() {
				if got := s.near(spelt(w.Text(key, nil))); got != names[i] {
					t.Errorf("%s: «%s» is read as %q, not as %q", kind, w.Text(key, nil), got, names[i])
				}
			}
		}
	}
	names, keys := of(stakeholder.ActorRecord, actorFields())
	check(stakeholder.ActorRecord, names, keys, headingsOf(stakeholder.ActorRecord, actorFields(), languages()))
	names, keys = of(stakeholder.RelationRecord, relationFields())
	check(stakeholder.RelationRecord, names, keys, headingsOf(stakeholder.RelationRecord, relationFields(), languages()))
	names, keys = of(stakeholder.GroupRecord, groupFields())
	check(stakeholder.GroupRecord, names, keys, headingsOf(stakeholder.GroupRecord, groupFields(), languages()))
	names, keys = of(stakeholder.SeatRecord, seatFields())
	check(stakeholder.SeatRecord, names, keys, headingsOf(stakeholder.SeatRecord, seatFields(), languages()))
}

func of[E any](kind stakeholder.RecordKind, fields []field[E]) (names, keys []string) {
	for _, f := range fields {
		names, keys = append(names, f.name), append(keys, f.key(kind))
	}
	return names, keys
}

// Every field of a record that a register holds has a column of its own.
//
// Rule M18.
func TestEveryFieldHasAColumn(t *testing.T) {
	check := func(kind stakeholder.RecordKind, names []string, beside ...string) {
		t.Helper()
		for _, f := range stakeholder.Fields(kind) {
			if !slices.Contains(append(names, beside...), f.Name) {
				t.Errorf("%s.%s has no column: add one to %sFields", kind, f.Name, kind)
			}
		}
	}
	names, _ := of(stakeholder.InfoRecord, infoFields())
	check(stakeholder.InfoRecord, names, "archived")
	names, _ = of(stakeholder.SourceRecord, sourceFields())
	check(stakeholder.SourceRecord, names)
	names, _ = of(stakeholder.FactRecord, factFields())
	check(stakeholder.FactRecord, names)
	names, _ = of(stakeholder.ActorRecord, actorFields())
	check(stakeholder.ActorRecord, names)
	names, _ = of(stakeholder.RelationRecord, relationFields())
	check(stakeholder.RelationRecord, names)
	names, _ = of(stakeholder.GroupRecord, groupFields())
	check(stakeholder.GroupRecord, names)
	names, _ = of(stakeholder.SeatRecord, seatFields())
	check(stakeholder.SeatRecord, names)
}

// Every word that a register is written with is understood when it is read.
func TestWordsAreUnderstood(t *testing.T) {
	all := lexicons(languages())
	for prefix, codes := range values() {
		for _, code := range codes {
			for _, w := range languages() {
				label := w.Text(prefix+"."+code, nil)
				if got, ok := all[prefix][plain(label)]; !ok || got != code {
					t.Errorf("%s: «%s» (%s) is read as %q", prefix, label, w.Lang(), got)
				}
			}
		}
	}
}
