package storetest

import (
	"testing"

	"interessentkart/internal/stakeholder"
	"interessentkart/internal/store"
	"interessentkart/internal/store/chain"
)

// RunCarrier carries maps from one kind of store to another one and back. Each
// function gives a new, empty store, which it closes when the test ends.
func RunCarrier(t *testing.T, openFrom, openTo func(t *testing.T) chain.Carrier) {
	from, to := openFrom(t), openTo(t)
	a := write(t, from)
	a.do("m", title("Dødsbo"), actor("nav", "Kari Nordmann"), stakeholder.RemoveActor{ID: "nav"}, actor("ks", "KS/Årdal"),
		actor("nav", "Nav"), stakeholder.Relate{Relation: stakeholder.Relation{ID: "r", From: "nav", To: "ks", Type: stakeholder.Funds}})
	a.do("n", title("B"))
	if err := from.Redact(t.Context(), "m", []uint64{2, 3}); err != nil {
		t.Fatal(err)
	}
	for _, id := range []stakeholder.MapID{"m", "n"} {
		carry(t, id, from, to)
		a.at[id] = mustLoad(t, to, id)
	}
	wants(t, to.Put(t.Context(), whole(t, from, "m")), stakeholder.Conflict, store.RevisionStale)
	CheckJournals(t, to)

	// What was carried lives on, and goes back to where there is room for it.
	b := &author{Store: to, t: t, at: a.at, sent: a.sent}
	b.do("m", actor("digdir", "Digdir"))
	back := openFrom(t)
	carry(t, "m", to, back)
	CheckJournals(t, back)

	// Whatever is changed on the way is noticed.
	for name, spoil := range map[string]func(w *chain.Whole){
		"payload":  func(w *chain.Whole) { w.Journal[3].Payload = append([]byte(" "), w.Journal[3].Payload...) },
		"digest":   func(w *chain.Whole) { w.Journal[1].Digest[0] ^= 1 },
		"order":    func(w *chain.Whole) { w.Journal[1], w.Journal[2] = w.Journal[2], w.Journal[1] },
		"missing":  func(w *chain.Whole) { w.Journal = w.Journal[1:] },
		"command":  func(w *chain.Whole) { w.Journal[2].Command = "other" },
		"head":     func(w *chain.Whole) { w.Head[5] ^= 1 },
		"revision": func(w *chain.Whole) { w.Summary.Revision++ },
	} {
		w := whole(t, from, "m")
		spoil(&w)
		if w.Check() == nil {
			t.Errorf("%s: a spoilt copy passes", name)
		}
		if empty := openFrom(t); empty.Put(t.Context(), w) == nil {
			t.Errorf("%s: a spoilt copy is saved", name)
		}
	}
	w := whole(t, from, "n")
	w.Map, _, _ = stakeholder.Apply(w.Map, actor("x", "X"))
	w.Map.Revision--
	if w.Check() == nil {
		t.Error("a snapshot that the journal does not lead to passes")
	}
}

func carry(t *testing.T, id stakeholder.MapID, from, to chain.Carrier) {
	t.Helper()
	w := whole(t, from, id)
	if err := to.Put(t.Context(), w); err != nil {
		t.Fatal(err)
	}
	if err := w.Same(whole(t, to, id)); err != nil {
		t.Error(err)
	}
}

func whole(t *testing.T, s chain.Carrier, id stakeholder.MapID) chain.Whole {
	t.Helper()
	w, err := s.Whole(t.Context(), id)
	if err == nil {
		err = w.Check()
	}
	if err != nil {
		t.Fatal(err)
	}
	return w
}

func mustLoad(t *testing.T, s store.Store, id stakeholder.MapID) *stakeholder.Map {
	t.Helper()
	m, err := s.Load(t.Context(), id)
	if err != nil {
		t.Fatal(err)
	}
	return m
}
