package access

import (
	"context"
	"errors"
	"strings"
	"testing"
	"time"

	"interessentkart/internal/store"
	"interessentkart/internal/store/memory"
)

// Sessions end when they are not used, and at the latest when their time is over.
//
// Rule S12.
func TestSessionsEnd(t *testing.T) {
	for name, c := range map[string]struct {
		kind Kind
		step time.Duration // between uses
		uses int           // that find it
	}{
		"an employee who is away":  {Employee, 61 * time.Minute, 0},
		"an employee who works":    {Employee, 30 * time.Minute, 23}, // until twelve hours are over
		"an employee now and then": {Employee, 59 * time.Minute, 12},
		"an owner every day":       {Local, 24 * time.Hour, 89},
		"an owner who is away":     {Local, 31 * 24 * time.Hour, 0},
		"a guest":                  {Guest, 3 * time.Hour, 3},
	} {
		a, clock := place(t)
		secret, _, err := a.Begin(t.Context(), Principal{Kind: c.kind, ID: "x", Map: "m"})
		if err != nil || len(secret) != 52 {
			t.Fatal(len(secret), err)
		}
		uses := 0
		for ; uses < 1000; uses++ {
			clock.at = clock.at.Add(c.step)
			p, ok, err := a.Who(t.Context(), secret)
			if err != nil {
				t.Fatal(err)
			}
			if !ok {
				break
			}
			if p.ID != "x" || p.Kind != c.kind {
				t.Errorf("%s is %+v", name, p)
			}
		}
		if uses != c.uses {
			t.Errorf("%s: found %d times, want %d", name, uses, c.uses)
		}
	}
}

func TestEndingSessions(t *testing.T) {
	a, _ := place(t)
	begin := func(id string) string {
		secret, _, err := a.Begin(t.Context(), Principal{Kind: Guest, ID: id, Map: "m"})
		if err != nil {
			t.Fatal(err)
		}
		return secret
	}
	one, again, other := begin("one"), begin("one"), begin("other")
	found := func(secret string) bool {
		_, ok, err := a.Who(t.Context(), secret)
		if err != nil {
			t.Fatal(err)
		}
		return ok
	}
	for _, wrong := range []string{"", "x", strings.Repeat("a", 52), one[:51], one + "a", strings.ToUpper(one)} {
		if found(wrong) {
			t.Errorf("%q is a session", wrong)
		}
	}
	if err := a.End(t.Context(), one); err != nil || found(one) || !found(again) || !found(other) {
		t.Error("one session was to end", err)
	}
	if err := a.EndAll(t.Context(), func(p Principal) bool { return p.ID == "one" }); err != nil || found(again) || !found(other) {
		t.Error("all sessions of one were to end", err)
	}
	rows, err := a.Short.Rows(t.Context(), sessionTable, "")
	if err != nil || len(rows) != 1 || strings.Contains(rows[0].Key, other) || strings.Contains(string(rows[0].Value), other) {
		t.Error("the secret itself is kept", err)
	}
}

func TestStartWorksOnceAndForADay(t *testing.T) {
	for name, c := range map[string]struct {
		wait time.Duration
		want bool
	}{"at once": {0, true}, "after an evening": {8 * time.Hour, true}, "the day after": {25 * time.Hour, false}} {
		a, clock := place(t)
		token, err := a.StartToken(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		clock.at = clock.at.Add(c.wait)
		for try, want := range []bool{c.want, false} {
			secret, _, err := a.Start(t.Context(), token)
			if (err == nil) != want {
				t.Errorf("%s, try %d: %v", name, try, err)
			}
			if p, ok, _ := a.Who(t.Context(), secret); ok != want || want && p.Kind != Local {
				t.Errorf("%s: %+v", name, p)
			}
		}
	}
}

// Rule S12.
func TestLinksEnd(t *testing.T) {
	a, clock := place(t)
	for _, life := range []time.Duration{0, -time.Hour, MaxLinkLife + 1} {
		if _, _, err := a.MakeLink(t.Context(), "m", true, false, life); err == nil {
			t.Errorf("a link for %v", life)
		}
	}
	kept, token, err := a.MakeLink(t.Context(), "m", true, false, 48*time.Hour)
	if err != nil || kept.Hash != "" {
		t.Fatal(kept, err)
	}
	revoked, other, err := a.MakeLink(t.Context(), "m", false, false, 48*time.Hour)
	if err != nil {
		t.Fatal(err)
	}
	sees := func(token string) Role {
		p, err := a.OpenLink(t.Context(), token)
		if err != nil {
			return Outsider
		}
		g, err := a.Allow(t.Context(), []Principal{p}, Look, "m")
		if err != nil {
			return Outsider
		}
		return g.Role
	}
	if sees(token) != Reader || sees(other) != LinkReader || sees("x") != Outsider || sees("") != Outsider {
		t.Error("links let in", sees(token), sees(other))
	}
	if list, err := a.Links(t.Context(), "m"); err != nil || len(list) != 2 || list[0].Hash != "" {
		t.Errorf("%+v %v", list, err)
	}
	if err := a.Revoke(t.Context(), "m", revoked.ID); err != nil || sees(other) != Outsider || sees(token) != Reader {
		t.Error("one link was to end", err)
	}
	if a.Revoke(t.Context(), "m", revoked.ID) == nil || a.Revoke(t.Context(), "n", kept.ID) == nil {
		t.Error("a link that is not there was revoked")
	}
	clock.at = clock.at.Add(49 * time.Hour)
	if sees(token) != Outsider {
		t.Error("the link outlives its time")
	}
}

func TestLimit(t *testing.T) {
	clock := &watch{time.Unix(1e9, 0)}
	l := NewLimit(3, time.Minute, clock.now)
	for i, c := range []struct {
		name string
		wait time.Duration
		over bool
	}{
		{"a", 0, false}, {"a", 0, false}, {"b", 0, false}, {"a", 20 * time.Second, false}, {"a", 0, true}, {"b", 0, false},
		{"a", 39 * time.Second, true}, {"a", 2 * time.Second, false}, {"a", 0, false},
	} {
		clock.at = clock.at.Add(c.wait)
		left, over := l.Over(c.name)
		if over != c.over || over && (left <= 0 || left > time.Minute) {
			t.Errorf("step %d, %s: over %v, %v left", i, c.name, over, left)
		}
		if !over {
			l.Add(c.name)
		}
	}
	for range maxCounted + 100 { // many names at a time share one count, and take no more memory
		clock.at = clock.at.Add(time.Millisecond)
		l.Add(clock.at.String())
	}
	if len(l.counts) > maxCounted+1 {
		t.Errorf("%d names are counted", len(l.counts))
	}
}

// full takes nothing more.
type full struct{ rows }

type rows = store.Rows

func (full) Save(context.Context, ...store.Row) error {
	return store.Full.Because(store.DiskFull)
}

// Whoever is in stays in on a full disk as long as they go on, and rights that are
// taken away are gone.
func TestSessionsOnAFullDisk(t *testing.T) {
	now := time.Date(2026, 5, 1, 9, 0, 0, 0, time.UTC)
	clock := func() time.Time { return now }
	short, kept := memory.NewRows(clock), memory.NewRows(clock)
	sound := New(Config{Rows: kept, Short: short, Now: clock})
	secret, _, err := sound.Begin(t.Context(), Principal{Kind: Employee, ID: "kari"})
	if err != nil {
		t.Fatal(err)
	}
	for _, role := range []struct{ whom, name string }{{"ola", "owner"}, {"kari", "editor"}} {
		if err := kept.Save(t.Context(), store.Row{Table: roleTable, Key: "m/" + role.whom, Value: []byte(role.name)},
			store.Row{Table: accountTable, Key: role.whom, Value: []byte(`{"id":"` + role.whom + `"}`)}); err != nil {
			t.Fatal(err)
		}
	}
	a := New(Config{Rows: store.NewLater(full{kept}, clock), Short: store.NewLater(full{short}, clock), Now: clock})
	for range 8 { // two hours, of which an idle one would end it
		now = now.Add(20 * time.Minute)
		if _, ok, err := a.Who(t.Context(), secret); !ok || err != nil {
			t.Fatalf("at %v: %v %v", now, ok, err)
		}
	}
	if err := a.GiveRole(t.Context(), "m", "kari", Reader); err != nil {
		t.Errorf("taking away: %v", err)
	}
	if err := a.GiveRole(t.Context(), "m", "kari", Owner); !errors.Is(err, store.Full) {
		t.Errorf("giving: %v", err)
	}
	roles, err := a.Roles(t.Context(), "m")
	if err != nil || len(roles) != 2 || roles[0].Role != "reader" {
		t.Errorf("%+v %v", roles, err)
	}
}
