package workshop

import (
	"errors"
	"fmt"
	"regexp"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"interessentkart/internal/stakeholder"
	"interessentkart/internal/store/memory"
)

// watch is a clock that tests set.
type watch struct{ at time.Time }

func (w *watch) now() time.Time { return w.at }

func room(t *testing.T) (*Workshops, *watch) {
	t.Helper()
	clock := &watch{time.Date(2026, 5, 1, 9, 0, 0, 0, time.UTC)}
	var ids atomic.Int64
	return New(Config{Short: memory.NewRows(clock.now), Now: clock.now, NewID: func() string { return fmt.Sprint("id", ids.Add(1)) }}), clock
}

func opened(t *testing.T, w *Workshops, m stakeholder.MapID) Workshop {
	t.Helper()
	s, err := w.Open(t.Context(), m, "owner", 0, false)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// codeOf is the code of a refusal, empty for none.
func codeOf(t *testing.T, err error) stakeholder.Code {
	t.Helper()
	var refused *stakeholder.Error
	if err != nil && !errors.As(err, &refused) {
		t.Fatal(err)
	}
	if refused == nil {
		return ""
	}
	return refused.Code
}

func TestOpening(t *testing.T) {
	w, clock := room(t)
	for i, c := range []struct {
		wait, length time.Duration
		code         stakeholder.Code
		lasts        time.Duration
	}{
		{0, 30 * time.Second, WorkshopLength, 0}, {0, MaxLength + 1, WorkshopLength, 0}, {0, -time.Hour, WorkshopLength, 0},
		{0, 0, "", UsualLength}, {0, 0, WorkshopOpen, 0}, {UsualLength - 1, time.Hour, WorkshopOpen, 0}, {1, time.Hour, "", time.Hour},
	} {
		clock.at = clock.at.Add(c.wait)
		s, err := w.Open(t.Context(), "m", "owner", c.length, true)
		if got := codeOf(t, err); got != c.code || err == nil && (s.Until.Sub(clock.at) != c.lasts || !s.GuestsEdit || s.By != "owner") {
			t.Errorf("step %d: %s %+v", i, got, s)
		}
	}
}

// Codes have letters that look like no other, and no two are the same.
//
// Rule R9.
func TestCodes(t *testing.T) {
	form := regexp.MustCompile(`^[A-HJKMNP-Z2-9]{8}$`)
	seen, used := map[string]bool{}, map[rune]bool{}
	for range 2000 {
		code := newCode()
		if seen[code] || !form.MatchString(code) || strings.ContainsAny(code, "01OIL") {
			t.Fatal(code)
		}
		seen[code] = true
		for _, r := range code {
			used[r] = true
		}
	}
	if len(used) != len(letters) || len(letters) != 31 {
		t.Errorf("%d letters are used of %d", len(used), len(letters))
	}
	if secret := newSecret(); len(secret) < 26 {
		t.Errorf("a secret of %d letters of five bits", len(secret))
	}
}

func TestJoining(t *testing.T) {
	w, clock := room(t)
	s := opened(t, w, "m")
	spaced := strings.ToLower(s.Code[:4]) + " - " + s.Code[4:] + "\n"
	for i, c := range []struct {
		secret, name string
		code         stakeholder.Code
	}{
		{s.Code, "Kari", ""}, {spaced, "  Ola   N. ", ""}, {s.Token, "Per", ""}, {s.Code, "Kari", ""},
		{strings.ToUpper(s.Token), "x", JoinUnknown}, {"", "x", JoinUnknown}, {s.Code[:7], "x", JoinUnknown}, {s.Code + "A", "x", JoinUnknown},
		{s.Code, "", stakeholder.TextEmpty}, {s.Code, "\u202e \u0000", stakeholder.TextEmpty}, {s.Code, strings.Repeat("å", 41), stakeholder.TextLong}, {s.Code, strings.Repeat("å", 40), ""},
	} {
		p, m, err := w.Join(t.Context(), c.secret, c.name, Device{})
		if got := codeOf(t, err); got != c.code || err == nil && (m != "m" || p.Name != strings.Join(strings.Fields(c.name), " ")) {
			t.Errorf("step %d: %q %+v", i, got, p)
		}
	}
	people, err := w.People(t.Context(), "m")
	if err != nil || len(people) != 5 {
		t.Fatal(len(people), err)
	}
	ids := map[string]bool{}
	for _, p := range people {
		ids[p.ID], ids[string(p.Author)], ids[string(p.Participant)] = true, true, true
	}
	if len(ids) != 15 {
		t.Errorf("%d ids: the one for scores tells nothing of the one for changes", len(ids))
	}
	if _, err := w.Change(t.Context(), "m", func(s *Workshop) { s.DoorLocked = true }); err != nil {
		t.Fatal(err)
	}
	if _, _, err := w.Join(t.Context(), s.Code, "Sen", Device{}); codeOf(t, err) != DoorLocked {
		t.Errorf("a locked door: %v", err)
	}
	clock.at = s.Until
	if _, _, err := w.Join(t.Context(), s.Code, "Sen", Device{}); codeOf(t, err) != JoinUnknown {
		t.Errorf("after its time: %v", err)
	}
}

// Rule R9.
func TestARoomGetsFull(t *testing.T) {
	w, _ := room(t)
	s := opened(t, w, "m")
	for i := range MaxPeople {
		if _, _, err := w.Join(t.Context(), s.Code, fmt.Sprint(i), Device{}); err != nil {
			t.Fatal(i, err)
		}
	}
	if _, _, err := w.Join(t.Context(), s.Code, "x", Device{}); codeOf(t, err) != WorkshopFull {
		t.Errorf("one too many: %v", err)
	}
	people, _ := w.People(t.Context(), "m")
	if err := w.Remove(t.Context(), "m", people[0].ID); err != nil {
		t.Fatal(err)
	}
	s, _, _ = w.Find(t.Context(), "m") // it has other codes now
	if _, _, err := w.Join(t.Context(), s.Code, "x", Device{}); err != nil {
		t.Errorf("after one has left: %v", err)
	}
}

// The end takes codes, names and proposals along, and leaves the other map alone.
//
// Rule R9.
func TestTheEnd(t *testing.T) {
	w, _ := room(t)
	s, other := opened(t, w, "m"), opened(t, w, "n")
	p, _, err := w.Join(t.Context(), s.Code, "Kari", Device{})
	if err != nil {
		t.Fatal(err)
	}
	m, _, err := stakeholder.Apply(stakeholder.New("m"), stakeholder.AddActor{Actor: stakeholder.Actor{ID: "nav", Name: "Nav"}})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := w.Propose(t.Context(), m, stakeholder.Viewer{Audience: stakeholder.Internal}, p, stakeholder.AddActor{Actor: stakeholder.Actor{ID: "ny", Name: "Ny"}}); err != nil {
		t.Fatal(err)
	}
	if err := w.End(t.Context(), "m"); err != nil {
		t.Fatal(err)
	}
	for _, secret := range []string{s.Code, s.Token} {
		if _, _, err := w.Join(t.Context(), secret, "x", Device{}); codeOf(t, err) != JoinUnknown {
			t.Errorf("join: %v", err)
		}
	}
	people, _ := w.People(t.Context(), "m")
	waiting, _ := w.Proposals(t.Context(), "m")
	if _, open, _ := w.Find(t.Context(), "m"); open || len(people) > 0 || len(waiting) > 0 {
		t.Errorf("open %v, %d people, %d proposals", open, len(people), len(waiting))
	}
	if err := w.End(t.Context(), "m"); codeOf(t, err) != WorkshopUnknown {
		t.Errorf("twice: %v", err)
	}
	if _, err := w.Change(t.Context(), "m", func(*Workshop) {}); codeOf(t, err) != WorkshopUnknown {
		t.Errorf("steer: %v", err)
	}
	if _, _, err := w.Join(t.Context(), other.Code, "Ola", Device{}); err != nil {
		t.Errorf("the other map: %v", err)
	}
}

// Rule R10.
func TestProposing(t *testing.T) {
	w, clock := room(t)
	opened(t, w, "m")
	m, _, err := stakeholder.Apply(stakeholder.New("m"), stakeholder.Batch{Commands: []stakeholder.Command{
		stakeholder.AddActor{Actor: stakeholder.Actor{ID: "nav", Name: "Nav"}}, stakeholder.AddActor{Actor: stakeholder.Actor{ID: "ks", Name: "KS"}}}})
	if err != nil {
		t.Fatal(err)
	}
	actor := func(id, name string) stakeholder.Command {
		return stakeholder.AddActor{Actor: stakeholder.Actor{ID: stakeholder.ActorID(id), Name: name}}
	}
	for i, c := range []struct {
		by      string
		command stakeholder.Command
		code    stakeholder.Code
		waiting int
	}{
		{"kari", actor("a", "A"), "", 1}, {"kari", actor("a", "A"), "", 1}, {"ola", actor("a", "A"), "", 2}, {"kari", actor("nav", "Nav"), stakeholder.IDTaken, 2},
		{"kari", stakeholder.Relate{Relation: stakeholder.Relation{ID: "r", From: "nav", To: "ks", Type: stakeholder.Informs}}, "", 3},
		{"kari", stakeholder.Relate{Relation: stakeholder.Relation{ID: "r", From: "nav", To: "none", Type: stakeholder.Informs}}, stakeholder.ActorUnknown, 3},
		{"kari", stakeholder.RemoveActor{ID: "nav"}, ProposalOther, 3}, {"kari", stakeholder.Batch{}, ProposalOther, 3},
	} {
		clock.at = clock.at.Add(time.Second)
		_, err := w.Propose(t.Context(), m, stakeholder.Viewer{Audience: stakeholder.Internal}, Person{ID: c.by, Name: c.by}, c.command)
		waiting, _ := w.Proposals(t.Context(), "m")
		if got := codeOf(t, err); got != c.code || len(waiting) != c.waiting {
			t.Errorf("step %d: %q, %d wait", i, got, len(waiting))
		}
	}
	waiting, _ := w.Proposals(t.Context(), "m")
	for i := range waiting[1:] {
		if waiting[i+1].Time.Before(waiting[i].Time) {
			t.Error("not the oldest first")
		}
	}
	first := waiting[0].ID
	if _, c, err := w.Proposal(t.Context(), "m", first); err != nil || c != actor("a", "A") {
		t.Errorf("%+v %v", c, err)
	}
	for i, want := range []stakeholder.Code{"", ProposalUnknown} {
		if err := w.Settle(t.Context(), "m", first); codeOf(t, err) != want {
			t.Errorf("settle %d: %v", i, err)
		}
	}
}

// Of several who steer at a time nobody undoes what another did.
func TestSteeringTogether(t *testing.T) {
	w, _ := room(t)
	opened(t, w, "m")
	for range 50 {
		var steering sync.WaitGroup
		for _, change := range []func(*Workshop){
			func(s *Workshop) { s.Locked = !s.Locked }, func(s *Workshop) { s.Frozen = !s.Frozen },
			func(s *Workshop) { s.GuestsEdit = !s.GuestsEdit }, func(s *Workshop) { s.DoorLocked = !s.DoorLocked },
		} {
			steering.Go(func() {
				if _, err := w.Change(t.Context(), "m", change); err != nil {
					t.Error(err)
				}
			})
		}
		steering.Wait()
		s, _, err := w.Find(t.Context(), "m")
		if err != nil || s.Locked != s.Frozen || s.Frozen != s.GuestsEdit || s.GuestsEdit != s.DoorLocked {
			t.Fatalf("%+v %v", s, err)
		}
	}
	if _, err := w.Change(t.Context(), "m", func(s *Workshop) { s.View = "nowhere" }); codeOf(t, err) != stakeholder.ValueUnknown {
		t.Errorf("a view that there is not: %v", err)
	}
}

// Whoever works with a map scores under one random id, in however many tabs.
func TestOneScorer(t *testing.T) {
	w, _ := room(t)
	if id, err := w.Scorer(t.Context(), "m", "owner", false); id != "" || err != nil {
		t.Errorf("%q before anything was scored, %v", id, err)
	}
	var mu sync.Mutex
	ids := map[stakeholder.ParticipantID]bool{}
	var asking sync.WaitGroup
	for range 20 {
		asking.Go(func() {
			id, err := w.Scorer(t.Context(), "m", "owner", true)
			if err != nil {
				t.Error(err)
			}
			mu.Lock()
			defer mu.Unlock()
			ids[id] = true
		})
	}
	asking.Wait()
	other, err := w.Scorer(t.Context(), "m", "editor", true)
	if len(ids) != 1 || ids[other] || err != nil {
		t.Errorf("%d ids, %v", len(ids), err)
	}
}
