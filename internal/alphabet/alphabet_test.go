package alphabet

import (
	"slices"
	"testing"
)

func TestNamesSortTheNorwegianWay(t *testing.T) {
	want := []string{"Alta", "Digdir", "Gruppe 2", "Gruppe 10", "Zoom", "Ærøy", "Ørland", "Ål", "Aasen", "Åsnes"}
	got := slices.Clone(want)
	slices.Reverse(got)
	Sort(got, func(s string) string { return s }, func(s string) string { return s })
	if !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
	order := NewOrder()
	for i := range want[1:] {
		if order.Compare(want[i], want[i+1]) >= 0 {
			t.Errorf("%q is not before %q", want[i], want[i+1])
		}
	}
}

func TestSameNameIsOrderedById(t *testing.T) {
	type row struct{ name, id string }
	rows := []row{{"Nav", "b"}, {"Nav", "a"}, {"KS", "c"}}
	Sort(rows, func(r row) string { return r.name }, func(r row) string { return r.id })
	if want := []row{{"KS", "c"}, {"Nav", "a"}, {"Nav", "b"}}; !slices.Equal(rows, want) {
		t.Errorf("got %v, want %v", rows, want)
	}
}

func TestFoldFindsTheSameName(t *testing.T) {
	for _, pair := range [][2]string{
		{"NAV", "nav"},
		{"Bærum  kommune ", "BÆRUM KOMMUNE"},
		{"A\u030Arstad", "årstad"},
		{"ﬁnans", "Finans"},
	} {
		if Fold(pair[0]) != Fold(pair[1]) {
			t.Errorf("%q and %q fold apart: %q, %q", pair[0], pair[1], Fold(pair[0]), Fold(pair[1]))
		}
	}
	if Fold("Ås") == Fold("As") {
		t.Error("Ås and As are two names")
	}
}
