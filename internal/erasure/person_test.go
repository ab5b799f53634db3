package erasure

import (
	"strings"
	"testing"

	"interessentkart/internal/stakeholder"
)

// A name is found as whole words, in any letters and with any blanks between.
func TestNamesAreWholeWords(t *testing.T) {
	for text, want := range map[string]bool{
		"Kari Nordmann": true, "kari NORDMANN": true, "Kari  \tNordmann": true, "Kari\nNordmann": true, "Ring Kari Nordmann (direktør).": true, "«Kari Nordmann»": true,
		"Kari Nordmanns telefon": false, "Skari Nordmann": false, "KariNordmann": false, "Kari": false, "Nordmann Kari": false, "Kari A. Nordmann": false,
		"Kari Nordmann2": false, "Kari-Nordmann": false, "": false, "Kari Nordmann, Kari Nordmann": true,
	} {
		if got := newPerson(" Kari Nordmann ").in(text); got != want {
			t.Errorf("in %q: %v", text, got)
		}
	}
	for name, text := range map[string]string{"Åse Ødegård": "ÅSE ØDEGÅRD", "J. (Jo) Li+": "hos J. (Jo) Li+ nå", "a.c": "a.c"} {
		if !newPerson(name).in(text) {
			t.Errorf("%q is not found in %q", name, text)
		}
	}
	if newPerson("a.c").in("abc") {
		t.Error("a name is no pattern")
	}
}

// What is left of records: fields that hold a person are emptied with what goes
// with them, other text keeps the rest, and what is known by the name goes.
func TestWhatIsLeftOfRecords(t *testing.T) {
	kari := newPerson("Kari Nordmann")
	for name, c := range map[string]struct{ before, after stakeholder.Record }{
		"not mentioned": {stakeholder.Actor{ID: "a", Name: "A", Notes: "Kari"}, stakeholder.Actor{ID: "a", Name: "A", Notes: "Kari"}},
		"a contact": {stakeholder.Actor{ID: "a", Name: "A", ContactName: "Kari Nordmann", ContactRole: "direktør"},
			stakeholder.Actor{ID: "a", Name: "A"}},
		"another contact": {stakeholder.Actor{ID: "a", Name: "A", ContactName: "Ola", ContactRole: "direktør", Notes: "før Kari Nordmann, nå Ola"},
			stakeholder.Actor{ID: "a", Name: "A", ContactName: "Ola", ContactRole: "direktør", Notes: "før […], nå Ola"}},
		"a seat": {stakeholder.Seat{ID: "s", Group: "g", Actor: "a", Role: stakeholder.Leader, Person: "Kari Nordmann", Gender: stakeholder.Woman},
			stakeholder.Seat{ID: "s", Group: "g", Actor: "a", Role: stakeholder.Leader}},
		"an actor of that name": {stakeholder.Actor{ID: "a", Name: "Kari Nordmann"}, stakeholder.Actor{ID: "a", Name: "[…]"}},
		"an alias":              {stakeholder.Alias{Actor: "a", Name: "Kari Nordmann"}, nil},
		"a tag":                 {stakeholder.Tag{Actor: "a", Name: "venn av Kari Nordmann"}, nil},
		"a source":              {stakeholder.Source{ID: "s", Title: "Brev fra Kari Nordmann"}, stakeholder.Source{ID: "s", Title: "Brev fra […]"}},
		"an address":            {stakeholder.Source{ID: "s", Title: "Side", URL: "https://example.no/?q=Kari Nordmann"}, stakeholder.Source{ID: "s", Title: "Side"}},
		"twice in one text":     {stakeholder.Actor{ID: "a", Name: "A", Notes: "Kari Nordmann; Kari Nordmann."}, stakeholder.Actor{ID: "a", Name: "A", Notes: "[…]; […]."}},
	} {
		if got := kari.without(c.before); got != c.after {
			t.Errorf("%s: %+v, want %+v", name, got, c.after)
		}
		if found := len(kari.fields(c.before)) > 0; found != (c.before != c.after) {
			t.Errorf("%s: mentioned %v", name, found)
		}
	}
}

// A line of the log does the same again to a record that it names, and to no
// other, and does not tell the name.
func TestALineErasesAgain(t *testing.T) {
	seat := stakeholder.Seat{ID: "s", Group: "g", Actor: "a", Role: stakeholder.Leader, Person: "Kari Nordmann", Gender: stakeholder.Woman, Notes: "ny"}
	l := line{Salt: "salt"}
	l.Fields = []fieldOf{{l.digest(seat.Key()), "Person"}}
	want := seat
	want.Person, want.Gender = "", ""
	if got := l.without(seat); got != want {
		t.Errorf("%+v", got)
	}
	other := seat
	other.ID = "t"
	if got := l.without(other); got != other {
		t.Errorf("another record: %+v", got)
	}
	alias := stakeholder.Alias{Actor: "a", Name: "Kari Nordmann"}
	l.Fields = append(l.Fields, fieldOf{l.digest(alias.Key()), "Name"})
	if got := l.without(alias); got != nil {
		t.Errorf("an alias: %+v", got)
	}
	for _, f := range l.Fields {
		if strings.Contains(f.Record, "Kari") || strings.Contains(f.Record, "a/") {
			t.Errorf("the log says %s", f.Record)
		}
	}
	if (line{Salt: "another"}).digest(alias.Key()) == l.digest(alias.Key()) {
		t.Error("the digest does not depend on the salt")
	}
}
