package workshop

import (
	"fmt"
	"testing"
	"time"

	"interessentkart/internal/stakeholder"
)

// A device has one place, whatever it says. Rule R11.
func TestADeviceHasOnePlace(t *testing.T) {
	w, _ := room(t)
	s := opened(t, w, "m")
	first, _, err := w.Join(t.Context(), s.Code, "Kari", Device{ID: "d1", Likeness: "l"})
	if err != nil {
		t.Fatal(err)
	}
	for i := range 20 {
		p, _, err := w.Join(t.Context(), s.Code, fmt.Sprint("Kari ", i), Device{ID: "d1", Likeness: "l"})
		if err != nil || p.ID != first.ID || p.Participant != first.Participant {
			t.Fatalf("join %d: %+v %v", i, p, err)
		}
	}
	if _, err := w.Change(t.Context(), "m", func(s *Workshop) { s.DoorLocked = true }); err != nil {
		t.Fatal(err)
	}
	if _, _, err := w.Join(t.Context(), s.Code, "Kari", Device{ID: "d1"}); err != nil {
		t.Errorf("one who has a place, at a locked door: %v", err)
	}
	people, err := w.People(t.Context(), "m")
	if err != nil || len(people) != 1 || people[0].Name != "Kari" {
		t.Errorf("%+v %v", people, err)
	}
}

// Whoever was sent out stays out: the device is known, and the codes that were
// known lead nowhere. Rule R12.
func TestSentOutStaysOut(t *testing.T) {
	w, _ := room(t)
	s := opened(t, w, "m")
	p, _, err := w.Join(t.Context(), s.Code, "Kari", Device{ID: "d1"})
	if err != nil {
		t.Fatal(err)
	}
	if err := w.Remove(t.Context(), "m", p.ID); err != nil {
		t.Fatal(err)
	}
	for _, secret := range []string{s.Code, s.Token} {
		if _, _, err := w.Join(t.Context(), secret, "x", Device{ID: "d2"}); codeOf(t, err) != JoinUnknown {
			t.Errorf("the old code: %v", err)
		}
	}
	now, _, err := w.Find(t.Context(), "m")
	if err != nil || now.Code == s.Code || now.Token == s.Token {
		t.Fatalf("%+v %v", now, err)
	}
	if _, _, err := w.Join(t.Context(), now.Code, "Kari igjen", Device{ID: "d1"}); codeOf(t, err) != SentOut {
		t.Errorf("the device, with the new code: %v", err)
	}
	if _, _, err := w.Join(t.Context(), now.Code, "Ola", Device{ID: "d2"}); err != nil {
		t.Errorf("somebody else, with the new code: %v", err)
	}
}

// One who joins again and again fills no room: those who have joined and never
// come make way, first those who look alike. Whoever is there keeps the place.
func TestManyJoinsLockNobodyOut(t *testing.T) {
	w, clock := room(t)
	s := opened(t, w, "m")
	for i := range 30 {
		p, _, err := w.Join(t.Context(), s.Code, fmt.Sprint("Gjest ", i), Device{ID: fmt.Sprint("guest", i), Likeness: fmt.Sprint("phone", i)})
		if err != nil {
			t.Fatal(err)
		}
		if i < 29 {
			if err := w.Came(t.Context(), "m", p.ID); err != nil {
				t.Fatal(err)
			}
		}
	}
	for i := range 2 * MaxPeople {
		if _, _, err := w.Join(t.Context(), s.Code, fmt.Sprint(i), Device{ID: fmt.Sprint("again", i), Likeness: "one"}); err != nil {
			t.Fatal(i, err)
		}
	}
	if _, _, err := w.Join(t.Context(), s.Code, "Sen", Device{ID: "late", Likeness: "late"}); err != nil {
		t.Errorf("one who comes after: %v", err)
	}
	people, err := w.People(t.Context(), "m")
	if err != nil || len(people) != MaxPeople {
		t.Fatal(len(people), err)
	}
	there := map[string]bool{}
	for _, p := range people {
		there[p.Device] = true
	}
	for i := range 30 {
		if !there[fmt.Sprint("guest", i)] {
			t.Errorf("guest %d has lost the place", i)
		}
	}
	if alike := Alike(people); len(alike) != MaxPeople-31 {
		t.Errorf("%d look like another", len(alike))
	}
	clock.at = clock.at.Add(silence + time.Second)
	if _, _, err := w.Join(t.Context(), s.Code, "Enda senere", Device{Likeness: "later"}); err != nil {
		t.Error(err)
	}
}

// One person's proposals leave room for those of the rest. Rule R10.
func TestProposalsOfOne(t *testing.T) {
	w, _ := room(t)
	opened(t, w, "m")
	m := stakeholder.New("m")
	propose := func(by string, n int) error {
		id := stakeholder.ActorID(fmt.Sprint(by, n))
		_, err := w.Propose(t.Context(), m, stakeholder.Viewer{Audience: stakeholder.Guests}, Person{ID: by}, stakeholder.AddActor{Actor: stakeholder.Actor{ID: id, Name: "Ny"}})
		return err
	}
	for n := range maxOwn {
		if err := propose("a", n); err != nil {
			t.Fatal(err)
		}
	}
	if err := propose("a", maxOwn); codeOf(t, err) != ProposalMany {
		t.Error(err)
	}
	if err := propose("b", 0); err != nil {
		t.Error(err)
	}
}
