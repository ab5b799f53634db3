package access

import (
	"context"
	"errors"
	"testing"
	"time"

	"interessentkart/internal/stakeholder"
	"interessentkart/internal/store"
	"interessentkart/internal/store/memory"
)

// What each role may, by hand: a letter for each need from Look to Own.
//
//	Look Inside TakePart Edit Revise Facilitate Own
var may = map[Role]string{
	Outsider:      ".......",
	LinkReader:    "+......",
	Participant:   "+.+....",
	Contributor:   "+.++...",
	Reader:        "++.....",
	CoFacilitator: "+.++.+.",
	Editor:        "++++++.",
	Owner:         "+++++++",
}

// Rule S9.
func TestWhatRolesMay(t *testing.T) {
	for role, row := range may {
		for i, c := range row {
			if need := Look + Need(i); role.May(need) != (c == '+') {
				t.Errorf("%s, need %d: %v", role, need, role.May(need))
			}
		}
		if !role.May(Nothing) || !role.May(SignedIn) {
			t.Errorf("%s may not what everybody may", role)
		}
	}
	for role, want := range map[Role]stakeholder.Audience{Outsider: stakeholder.Shareable, LinkReader: stakeholder.Shareable, Participant: stakeholder.Guests,
		Contributor: stakeholder.Guests, CoFacilitator: stakeholder.Guests, Reader: stakeholder.Internal, Editor: stakeholder.Internal, Owner: stakeholder.Internal} {
		if got := role.Audience(); got != want {
			t.Errorf("%s sees what %s see", role, got)
		}
	}
}

func TestRolesThatCanBeGiven(t *testing.T) {
	for text, want := range map[string]Role{"reader": Reader, "editor": Editor, "owner": Owner, "outsider": Outsider, "participant": Outsider, "": Outsider, "Owner": Outsider, "coFacilitator": Outsider} {
		if got, ok := ParseRole(text); got != want || ok != (want != Outsider) {
			t.Errorf("%q is %s, %v", text, got, ok)
		}
	}
	if got := Role(99).String(); got != "99" {
		t.Error(got)
	}
}

// place is access over rows with a clock, and guests of map m as a test says.
func place(t *testing.T) (*Access, *watch) {
	t.Helper()
	clock := &watch{time.Date(2026, 5, 1, 9, 0, 0, 0, time.UTC)}
	rows, short := memory.NewRows(clock.now), memory.NewRows(clock.now)
	a := New(Config{Rows: rows, Short: short, Now: clock.now, Guest: func(_ context.Context, m stakeholder.MapID, id string) (Standing, error) {
		if m == "m" && id == "siri" {
			return Standing{Role: Participant, Participant: "score-id", Author: "author-id"}, nil
		}
		return Standing{}, nil
	}})
	for _, account := range []string{`{"id":"kari","name":"Kari","organisation":"1"}`, `{"id":"ola","name":"Ola","organisation":"1"}`, `{"id":"per","name":"Per","organisation":"2"}`} {
		id := map[byte]string{'k': "kari", 'o': "ola", 'p': "per"}[account[7]]
		if err := rows.Save(t.Context(), store.Row{Table: accountTable, Key: id, Value: []byte(account)}); err != nil {
			t.Fatal(err)
		}
	}
	return a, clock
}

func TestAllow(t *testing.T) {
	a, _ := place(t)
	kari, ola, per := Principal{Kind: Employee, ID: "kari", Organisation: "1"}, Principal{Kind: Employee, ID: "ola", Organisation: "1"}, Principal{Kind: Employee, ID: "per", Organisation: "2"}
	if err := errors.Join(a.GiveRole(t.Context(), "m", "kari", Owner), a.GiveRole(t.Context(), "m", "org-1", Reader)); err != nil {
		t.Fatal(err)
	}
	l, token, err := a.MakeLink(t.Context(), "m", false, true, time.Hour)
	if err != nil {
		t.Fatal(err)
	}
	link, err := a.OpenLink(t.Context(), token)
	if err != nil || link.ID != l.ID {
		t.Fatal(link, err)
	}
	siri := Principal{Kind: Guest, ID: "siri", Map: "m"}
	gone := Principal{Kind: Guest, ID: "gone", Map: "m"}
	local := Principal{Kind: Local, ID: "local"}
	for name, c := range map[string]struct {
		who  []Principal
		need Need
		m    stakeholder.MapID
		role Role
		code stakeholder.Code
	}{
		"nobody":                          {nil, Look, "m", 0, SessionMissing},
		"nobody who needs nothing":        {nil, Nothing, "", 0, ""},
		"an owner":                        {[]Principal{kari}, Own, "m", Owner, ""},
		"an owner of another map":         {[]Principal{kari}, Look, "n", 0, store.MapUnknown},
		"by the organisation":             {[]Principal{ola}, Inside, "m", Reader, ""},
		"more than the organisation may":  {[]Principal{ola}, Edit, "m", 0, AccessDenied},
		"another organisation":            {[]Principal{per}, Look, "m", 0, store.MapUnknown},
		"a guest":                         {[]Principal{siri}, TakePart, "m", Participant, ""},
		"a guest who wants more":          {[]Principal{siri}, Facilitate, "m", 0, AccessDenied},
		"a guest elsewhere":               {[]Principal{siri}, Look, "n", 0, store.MapUnknown},
		"a guest who was sent out":        {[]Principal{gone}, Look, "m", 0, store.MapUnknown},
		"a guest who wants maps":          {[]Principal{siri}, SignedIn, "", 0, AccessDenied},
		"a link":                          {[]Principal{link}, Look, "m", LinkReader, ""},
		"a link elsewhere":                {[]Principal{link}, Look, "n", 0, store.MapUnknown},
		"a link that wants in":            {[]Principal{link}, Inside, "m", 0, AccessDenied},
		"a link of a colleague":           {[]Principal{per, link}, Look, "m", LinkReader, ""},
		"the higher of two":               {[]Principal{siri, kari, link}, Own, "m", Owner, ""},
		"the higher of two, other order":  {[]Principal{link, siri}, TakePart, "m", Participant, ""},
		"who runs the program, every map": {[]Principal{local}, Own, "anything", Owner, ""},
	} {
		g, err := a.Allow(t.Context(), c.who, c.need, c.m)
		var refused *stakeholder.Error
		if errors.As(err, &refused); c.code != "" && (refused == nil || refused.Code != c.code) || c.code == "" && (err != nil || g.Role != c.role) {
			t.Errorf("%s: %s, %v", name, g.Role, err)
		}
	}
	g, err := a.Allow(t.Context(), []Principal{siri}, Look, "m")
	if err != nil || g.Viewer.Participant != "score-id" || g.Author != "author-id" || g.Viewer.Audience != stakeholder.Guests {
		t.Errorf("a guest is %+v %v", g, err)
	}
	if g, err := a.Allow(t.Context(), []Principal{link}, Look, "m"); err != nil || !g.Viewer.Levels || g.Viewer.Audience != stakeholder.Shareable {
		t.Errorf("a link is %+v %v", g, err)
	}
}

// Rule S11.
func TestAMapKeepsAnOwner(t *testing.T) {
	a, _ := place(t)
	for i, c := range []struct {
		whom string
		role Role
		code stakeholder.Code
	}{
		{"nobody", Reader, AccountUnknown}, {"kari", Owner, ""}, {"kari", Editor, LastOwner}, {"kari", Outsider, LastOwner}, {"ola", Editor, ""},
		{"ola", Owner, ""}, {"kari", Reader, ""}, {"kari", Outsider, ""}, {"ola", Outsider, LastOwner}, {"org-1", Reader, ""}, {"org-1", Outsider, ""},
	} {
		err := a.GiveRole(t.Context(), "m", c.whom, c.role)
		var refused *stakeholder.Error
		if errors.As(err, &refused); (c.code == "") != (err == nil) || refused != nil && refused.Code != c.code {
			t.Errorf("step %d: %v, want %q", i, err, c.code)
		}
	}
	roles, err := a.Roles(t.Context(), "m")
	if err != nil || len(roles) != 1 || roles[0] != (Granted{"ola", "owner", "Ola"}) {
		t.Errorf("%+v %v", roles, err)
	}
	if all, err := a.Colleagues(t.Context(), "1"); err != nil || len(all) != 2 {
		t.Errorf("%+v %v", all, err)
	}
}
