package governance

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"testing"

	"interessentkart/internal/stakeholder"
)

// told writes findings as «id outcome severity actors numbers», without those
// of the rules that a test is not about.
func told(all []Finding, rules ...string) []string {
	var list []string
	for _, f := range all {
		if slices.Contains(rules, f.Rule) {
			line := fmt.Sprintf("%s: %s %s", f.ID, f.Outcome, f.Severity)
			for _, a := range f.Actors {
				line += " " + string(a)
			}
			list = append(list, line)
		}
	}
	return list
}

// crowd gives the lines for n members of a group.
func crowd(n int, group string) []string {
	var lines []string
	for i := range n {
		lines = append(lines, fmt.Sprintf("actor M%02d", i), fmt.Sprintf("m%02d member %s", i, group))
	}
	return lines
}

// Rules C6 and C7.
func TestSize(t *testing.T) {
	b := load(t)
	cases := []struct {
		n    int
		kind string
		want string
	}{
		{0, "decides", "few note"}, {2, "decides", "few note"}, {3, "decides", "ok ok"}, {7, "decides", "ok ok"},
		{8, "decides", "some note"}, {9, "decides", "some note"}, {10, "decides", "many consider"}, {19, "decides", "many consider"},
		{20, "decides", "crowd consider"}, {30, "decides", "crowd consider"},
		{2, "advises", ""}, {14, "advises", ""}, {19, "coordinates", ""}, {20, "advises", "large note"}, {20, "executes", "large note"},
	}
	for _, c := range cases {
		m := sketch(t, append([]string{"g " + c.kind}, crowd(c.n, "g")...)...)
		got := ""
		for _, f := range b.Check(Read(m)) {
			if f.Rule == "size" {
				got = f.Outcome + " " + string(f.Severity)
				if f.Numbers["n"] != c.n || len(f.Seats) != c.n || len(f.Actors) != c.n {
					t.Errorf("%d seats counted as %v", c.n, f.Numbers)
				}
				if c.kind == "decides" && !strings.Contains(f.Text("nb"), "ingen offisiell norsk anbefaling") {
					t.Error("does not say that there is no official number: " + f.Text("nb"))
				}
			}
			if f.Rule == "links" && f.Numbers["pairs"] != c.n*(c.n-1)/2 {
				t.Errorf("%d seats have %d pairs", c.n, f.Numbers["pairs"])
			}
		}
		if got != c.want {
			t.Errorf("%d in a group that %s: got %q, want %q", c.n, c.kind, got, c.want)
		}
	}
}

func TestSizeCountsChairs(t *testing.T) {
	m := sketch(t, "g decides", "actor A", "a leader g", "a member g", "a deputy g", "a observer g", "a secretariat g")
	for _, f := range load(t).Check(Read(m)) {
		if f.Rule == "size" && (f.Numbers["n"] != 2 || len(f.Actors) != 1) {
			t.Errorf("counted %v, actors %v", f.Numbers, f.Actors)
		}
	}
}

// level sets levels of an actor, interest first; it is little affected.
func level(id string, interest, influence stakeholder.Level) stakeholder.Command {
	low := stakeholder.Low
	return stakeholder.ChangeActor{ID: stakeholder.ActorID(id), Interest: &interest, Influence: &influence, Affected: &low}
}

func affected(id string, l stakeholder.Level) stakeholder.Command {
	return stakeholder.ChangeActor{ID: stakeholder.ActorID(id), Affected: &l}
}

func hired(id string) stakeholder.Command {
	yes := true
	return stakeholder.ChangeActor{ID: stakeholder.ActorID(id), Hired: &yes}
}

func aggregate(id string) stakeholder.Command {
	yes := true
	return stakeholder.ChangeActor{ID: stakeholder.ActorID(id), Aggregate: &yes}
}

func appointedBy(seat, by string) stakeholder.Command {
	id := stakeholder.ActorID(by)
	return stakeholder.ChangeSeat{ID: stakeholder.SeatID(seat), AppointedBy: &id}
}

func ministry(id string) stakeholder.Command {
	yes := true
	return stakeholder.ChangeActor{ID: stakeholder.ActorID(id), Ministry: &yes}
}

func owner(group, id string) stakeholder.Command {
	a := stakeholder.ActorID(id)
	return stakeholder.ChangeGroup{ID: stakeholder.GroupID(group), Owner: &a}
}

func holds(seat string, i stakeholder.Interests) stakeholder.Command {
	return stakeholder.ChangeSeat{ID: stakeholder.SeatID(seat), Interests: &i}
}

func tag(id, name string) stakeholder.Command {
	return stakeholder.AddTag{Tag: stakeholder.Tag{Actor: stakeholder.ActorID(id), Name: name}}
}

func alsoCounty(id string) stakeholder.Command {
	yes := true
	return stakeholder.ChangeActor{ID: stakeholder.ActorID(id), AlsoCounty: &yes}
}

// Rules C2, C8, C9, C10, C11, C12, C13, C14, C15 and C16.
// Rules C18, C19, C20, C21, C22, C23, C24, C25, C26 and C28.
func TestChecks(t *testing.T) {
	const (
		no, lo, md, hi, un = stakeholder.None, stakeholder.Low, stakeholder.Medium, stakeholder.High, stakeholder.Unknown
	)
	exec, user := stakeholder.Interests{Executive: true}, stakeholder.Interests{User: true}
	var ownerInterests stakeholder.Command = stakeholder.ChangeGroup{ID: "g", OwnerInterests: &stakeholder.Interests{Supplier: true}}
	type commands = []stakeholder.Command
	cases := []struct {
		name string
		rule string
		map_ []string
		then commands
		want []string
	}{
		{"no leader", "leader", []string{"a member g"}, nil, []string{"leader/g: unstated note a"}},
		{"one leader", "leader", []string{"a leader g", "b member g"}, nil, []string{"leader/g: one ok a"}},
		{"two leaders", "leader", []string{"a leader g", "b leader g"}, nil, []string{"leader/g: several consider a b"}},
		{"leaders of others", "leader", []string{"a leader h", "b leader h"}, nil, []string{"leader/g: unstated note"}},

		{"no interests", "interests", []string{"a member g"}, nil, []string{"interests/g: unstated note a"}},
		{"some interests", "interests", []string{"a member g"}, commands{holds("a-g", exec)}, []string{"interests/g: missing consider a"}},
		{"a deputy holds none", "interests", []string{"a deputy g"}, commands{holds("a-g", exec)}, []string{"interests/g: unstated note"}},
		{"all with the owner", "interests", []string{"a member g", "b member g"},
			commands{holds("a-g", exec), holds("b-g", user), owner("g", "c"), ownerInterests}, []string{"interests/g: all ok a b"}},

		{"all heard", "voice", []string{"a member g", "a represents b", "a represents c", "a represents d"}, nil, []string{"voice/heard: heard ok"}},
		{"unheard by level", "voice", []string{"a member g"}, commands{level("b", hi, un), level("c", lo, md), level("d", un, lo)},
			[]string{"voice/unheard-high: unheard-high consider b", "voice/unheard: unheard note c", "voice/unheard-unknown: unheard-unknown note d"}},
		{"steers", "voice", []string{"a member g", "b governs a", "a represents c", "a represents d"}, commands{level("b", hi, hi)},
			[]string{"voice/heard: heard-apart ok", "voice/steers: steers note b"}},

		{"affected is high enough", "voice", []string{"a member g", "a represents c", "a represents d"}, commands{affected("b", hi)},
			[]string{"voice/unheard-high: unheard-high consider b"}},
		{"only informed", "voice", []string{"a member g", "h > g", "b member h", "c member h", "d observer g"}, commands{level("b", hi, lo), level("c", lo, lo)},
			[]string{"voice/heard: weakly note b c d", "voice/informed-high: informed-high consider b", "voice/informed: informed note c d"}},
		{"hired", "voice", []string{"a member g", "a represents c", "a represents d"}, commands{hired("b"), level("b", hi, hi)},
			[]string{"voice/heard: heard-apart ok", "voice/hired: hired note b"}},

		{"opposed", "opposed", []string{"a member g", "a represents b", "a conflicts b"}, nil,
			[]string{"opposed/breaks/a: breaks consider b a", "opposed/both/a/b: both consider a b"}},
		{"opposed but heard otherwise", "opposed", []string{"a member g", "a represents b", "c member g", "c-g for b", "a conflicts b"}, nil,
			[]string{"opposed/both/a/b: both consider a b"}},

		{"three voices on one", "single-point", []string{"a member g", "a represents b", "a represents c", "a represents d"}, nil,
			[]string{"single-point/a: many note b c d a"}},
		{"two are few", "single-point", []string{"a member g", "a represents b", "a represents c"}, nil, nil},
		{"one heavy is enough", "single-point", []string{"a member g", "a represents b", "a represents c"}, commands{affected("c", hi)},
			[]string{"single-point/a: heavy note c a"}},

		{"light", "weight", []string{"a member g", "b member g", "c member g", "d observer g"},
			commands{level("a", lo, no), level("b", lo, md), level("c", lo, un), level("d", no, no)}, []string{"weight/g: light consider a"}},
		{"light unknown", "weight", []string{"a member g", "b member g"}, commands{level("a", lo, un), level("b", md, un)},
			[]string{"weight/g: unknown note a"}},
		{"a light one that is demanded stays", "weight", []string{"a member g"}, commands{level("a", lo, no),
			stakeholder.KeepQuestion{Question: stakeholder.Question{Group: "g"}, Must: []stakeholder.ActorID{"a"}}}, nil},
		{"a light leader stays", "weight", []string{"a leader g"}, commands{level("a", lo, no)}, nil},
		{"so does an owner", "weight", []string{"a member g"}, commands{level("a", lo, no), owner("g", "a")}, nil},
		{"and the only one with an interest", "weight", []string{"a member g", "b member g"}, commands{level("a", lo, no), level("b", hi, hi), holds("a-g", user)}, nil},
		{"and one who speaks for somebody", "weight", []string{"a member g", "b member g", "a-g for c"}, commands{level("a", lo, no), level("b", hi, hi)}, nil},
		{"unless another does too", "weight", []string{"a member g", "b member g", "a-g for c", "b represents c"},
			commands{level("a", lo, no), level("b", hi, hi)}, []string{"weight/g: light consider a"}},
		{"affected is weight", "weight", []string{"a member g"}, commands{level("a", lo, no), affected("a", md)}, nil},
		{"heavy", "weight", []string{"a member g"}, commands{level("a", md, un)}, nil},

		{"absent", "absent", []string{"a member g"}, commands{level("b", hi, hi), level("c", hi, un), level("d", md, un)}, []string{"absent/g: absent consider b"}},
		{"present", "absent", []string{"a member g", "a represents b", "c member g"},
			commands{level("b", hi, hi), level("c", hi, hi), level("d", hi, md), level("a", lo, lo)}, []string{"absent/g: ok ok b c"}},
		{"an observer's chair is not enough", "absent", []string{"a member g", "c observer g"}, commands{level("c", hi, hi)},
			[]string{"absent/g: absent consider c"}},
		{"linked is not enough", "absent", []string{"a member g", "h > g", "a member h", "b member h"}, commands{level("b", hi, hi)},
			[]string{"absent/g: absent consider b"}},
		{"reports are not", "absent", []string{"a member g", "h > g", "b member h"}, commands{level("b", hi, hi)}, []string{"absent/g: absent consider b"}},
		{"perhaps absent", "absent", []string{"a member g"}, commands{level("b", un, hi), level("c", md, un), level("d", lo, lo)},
			[]string{"absent/g: unknown note b"}},

		{"crowding", "crowding", []string{"a member g", "b member g", "actor E municipality", "actor F municipality", "actor KS ks", "actor Q municipality",
			"e member g", "f member g", "q observer g", "ks represents e", "ks represents f", "ks represents q", "ks represents a"}, nil,
			[]string{"crowding/g/ks/municipality: several consider e f ks"}},
		{"partOf is not crowding", "crowding", []string{"actor E state", "actor F state", "actor Q state", "e member g", "f member g", "e partOf q", "f partOf q"}, nil, nil},
		{"no kind is no kind", "crowding", []string{"a member g", "b member g", "c represents a", "c represents b"}, nil, nil},
		{"Oslo is both", "crowding", []string{"actor Oslo municipality", "actor V county", "actor KS ks", "oslo member g", "v member g",
			"ks represents oslo", "ks represents v"}, commands{alsoCounty("oslo")}, []string{"crowding/g/ks/county: several consider oslo v ks"}},

		{"no municipality", "municipal", []string{"a member g"}, nil, nil},
		{"unheard municipality", "municipal", []string{"actor K municipality", "actor L county", "actor KS ks", "a member g"}, nil,
			[]string{"municipal/g: unheard consider k l"}},
		{"KS sits", "municipal", []string{"actor K municipality", "actor KS ks", "ks member g"}, nil, []string{"municipal/g: ok ok ks"}},
		{"one is represented", "municipal", []string{"actor K municipality", "a member g", "a represents k"}, nil, []string{"municipal/g: ok ok k"}},
		{"an observer's chair is not enough", "municipal", []string{"actor K municipality", "actor KS ks", "a member g", "ks observer g"}, nil,
			[]string{"municipal/g: unheard consider k"}},
		{"some users", "users", []string{"actor U users", "a member g", "b serves c", "c member g"}, nil, []string{"users/g: some note c u"}},
		{"KS' own unit sits", "municipal", []string{"actor K municipality", "actor KS ks", "a member g", "a partOf ks", "ks represents k"}, nil,
			[]string{"municipal/g: ok ok k ks"}},
		{"linked is not enough", "municipal", []string{"actor K municipality", "h > g", "k member h", "a member g", "a member h"}, nil,
			[]string{"municipal/g: unheard consider k"}},

		{"no user on the map", "users", []string{"a member g"}, nil, []string{"users/g: unmapped note"}},
		{"unheard user", "users", []string{"actor U users", "a member g"}, nil, []string{"users/g: unheard consider u"}},
		{"user through a linked group", "users", []string{"actor U users", "h > g", "u member h", "a member g", "a member h"}, nil, []string{"users/g: ok ok u"}},
		{"user through reports", "users", []string{"actor U users", "h > g", "u member h", "a member g"}, nil, []string{"users/g: unheard consider u"}},

		{"who is served is a user", "users", []string{"a member g", "a serves b"}, nil, []string{"users/g: unheard consider b"}},
		{"who represents a user is heard for it", "users", []string{"actor U users", "a member g", "a represents u"}, nil, []string{"users/g: ok ok a u"}},
		{"an observer's chair does not hear", "users", []string{"actor U users", "a member g", "u observer g"}, nil, []string{"users/g: unheard consider u"}},

		{"hired member", "hired-seat", []string{"a member g", "b observer g"}, commands{hired("a"), hired("b")}, []string{"hired-seat/g: seated consider a"}},
		{"who comes", "aggregate-seat", []string{"a member g"}, commands{aggregate("a")}, []string{"aggregate-seat/g: who note a"}},
		{"appointed by KS", "appointed", []string{"actor K municipality", "actor KS ks", "actor S state", "k member g"},
			commands{owner("g", "s"), appointedBy("k-g", "ks")}, nil},
		{"appointed by another", "appointed", []string{"actor K municipality", "actor S state", "k member g"},
			commands{owner("g", "s"), appointedBy("k-g", "s")}, []string{"appointed/g: others consider k"}},
		{"appointed by nobody knows", "appointed", []string{"actor K county", "actor S state", "k member g", "a member g"},
			commands{owner("g", "s")}, []string{"appointed/g/unstated: unstated note k"}},
		{"the municipality's own", "appointed", []string{"actor K municipality", "actor L municipality", "k member g"}, commands{owner("g", "l")}, nil},

		{"one ministry", "anchoring", []string{"a member g", "b governs a"}, commands{ministry("b")}, nil},
		{"two apart", "anchoring", []string{"a member g", "b governs a", "c governs a", "b member h"}, commands{ministry("b"), ministry("c")},
			[]string{"anchoring/g: apart consider b c"}},
		{"two together", "anchoring", []string{"a member g", "b governs a", "c governs a", "b member h", "c leader h"}, commands{ministry("b"), ministry("c")},
			[]string{"anchoring/g: together ok b c"}},
		{"an observer does not meet", "anchoring", []string{"a member g", "b governs a", "c governs a", "b member h", "c observer h"},
			commands{ministry("b"), ministry("c")}, []string{"anchoring/g: apart consider b c"}},
		{"an owner is no ministry", "anchoring", []string{"a member g", "b governs a", "c governs a"}, nil, nil},

		{"paid by a member", "impartiality", []string{"actor P private", "p member g", "a member g", "a funds p", "b assigns p"}, nil,
			[]string{"impartiality/g/p: question note p a"}},
		{"commissioned by the owner", "impartiality", []string{"actor P voluntary", "p member g", "b assigns p"}, commands{owner("g", "b")},
			[]string{"impartiality/g/p: question note p b"}},
		{"public bodies are not asked", "impartiality", []string{"actor P state", "p member g", "a member g", "a funds p"}, nil, nil},

		{"owner not stated", "codetermination", []string{"a member g"}, nil, []string{"codetermination/g: unstated note"}},
		{"state owner", "codetermination", []string{"actor S state", "a member g"}, commands{owner("g", "s")}, []string{"codetermination/g: state note s"}},
		{"municipal owner", "codetermination", []string{"actor K municipality"}, commands{owner("g", "k")}, []string{"codetermination/g: municipal note k"}},
		{"private owner", "codetermination", []string{"actor P private"}, commands{owner("g", "p")}, nil},
		{"tagged union sits in", "codetermination", []string{"actor S state", "a observer g"},
			commands{owner("g", "s"), tag("a", "Fagforening")}, nil},
		{"tagged union without a seat", "codetermination", []string{"actor S state"},
			commands{owner("g", "s"), tag("a", "Fagforening")}, []string{"codetermination/g: state note s"}},

		{"all eager", "critical-friend", []string{"a member g", "b leader g", "c observer g"}, commands{level("a", hi, lo), level("b", hi, un), level("c", lo, lo)},
			[]string{"critical-friend/g: nobody note a b"}},
		{"one calm", "critical-friend", []string{"a member g", "b leader g"}, commands{level("a", hi, lo), level("b", md, un)}, nil},
		{"perhaps", "critical-friend", []string{"a member g", "b leader g"}, commands{level("a", hi, lo)}, []string{"critical-friend/g: unknown note b"}},
		{"nobody there", "critical-friend", nil, nil, nil},

		{"three groups", "overload", []string{"a member g", "a member h", "i executes", "a member i", "j advises", "a observer j"}, nil, nil},
		{"four groups", "overload", []string{"a member g", "a member h", "i executes", "a member i", "j advises", "a leader j", "a member j"}, nil,
			[]string{"overload/a: many note a"}},

		{"nothing assessed", "unknown", nil, nil, []string{"unknown: some note a b c d"}},
		{"everything assessed", "unknown", nil, commands{level("a", lo, lo), level("b", no, lo), level("c", lo, hi), level("d", lo, lo)}, []string{"unknown: none ok"}},
	}
	b := load(t)
	for _, c := range cases {
		t.Run(c.rule+": "+c.name, func(t *testing.T) {
			m := sketch(t, append([]string{"actor A", "actor B", "actor C", "actor D", "g decides", "h advises"}, c.map_...)...)
			m = apply(t, m, c.then...)
			if got := told(b.Check(Read(m)), c.rule); !slices.Equal(got, c.want) {
				t.Errorf("got  %q\nwant %q", got, c.want)
			}
		})
	}
}

func TestMapWithoutDecidingGroup(t *testing.T) {
	m := sketch(t, "actor A", "h advises", "a member h")
	if got := told(load(t).Check(Read(m)), "voice"); !slices.Equal(got, []string{"voice: no-group note"}) {
		t.Errorf("got %q", got)
	}
}

// Rule C17.
func TestGender(t *testing.T) {
	b := load(t)
	cases := []struct {
		genders  string // w, m or -, capital for deputies
		want     string
		deputies string
	}{
		{"w", "", ""}, {"wm", "balanced", ""}, {"ww", "skewed", ""}, {"wwm", "balanced", ""},
		{"wwwm", "skewed", ""}, {"wwmm", "balanced", ""}, {"wwwmm", "balanced", ""}, {"wwwwm", "skewed", ""},
		{"wwwmmm", "balanced", ""}, {"wwwwmm", "skewed", ""}, {"wwwwwmmm", "balanced", ""}, {"wwwwwwmm", "skewed", ""},
		{"wwwwwmmmm", "balanced", ""}, {"wwwwwwmmm", "skewed", ""},
		{"wwwwwwmmmm", "balanced", ""}, {"wwwwwwwmmm", "skewed", ""}, {"wwwwwwmmmmm", "balanced", ""}, {"wwwwwwwmmmm", "skewed", ""},
		{"wm-", "unstated", ""}, {"--", "unstated", ""}, {"wmWW", "balanced", "skewed"}, {"wmWM", "balanced", "balanced"}, {"wmW-", "unstated", ""},
	}
	for _, c := range cases {
		yes := true
		m := apply(t, sketch(t, "actor A", "g advises"), stakeholder.ChangeGroup{ID: "g", AppointedByPublicBody: &yes})
		for i, letter := range c.genders {
			s := stakeholder.Seat{ID: stakeholder.SeatID(fmt.Sprint("s", i)), Actor: "a", Group: "g", Role: stakeholder.Member}
			switch letter {
			case 'w', 'W':
				s.Gender = stakeholder.Woman
			case 'm', 'M':
				s.Gender = stakeholder.Man
			}
			if letter == 'W' || letter == 'M' {
				s.Role = stakeholder.Deputy
			}
			m = apply(t, m, stakeholder.Appoint{Seat: s})
		}
		got, deputies := "", ""
		for _, f := range b.Check(Read(m)) {
			switch f.ID {
			case "gender/g":
				got = f.Outcome
			case "gender/g/deputies":
				deputies = strings.TrimPrefix(f.Outcome, "deputies-")
			}
			if f.Rule == "gender" && f.Rests != RestsOnPrivate {
				t.Errorf("%s: %+v", c.genders, f)
			}
		}
		if got != c.want || deputies != c.deputies {
			t.Errorf("%s: got %q and %q, want %q and %q", c.genders, got, deputies, c.want, c.deputies)
		}
	}
	m := sketch(t, "actor A", "g decides", "a member g")
	if got := told(b.Check(Read(m)), "gender"); got != nil {
		t.Errorf("a group that no public body appointed: %q", got)
	}
}

// Rule C1.
func TestFindingsCarryTheirSources(t *testing.T) {
	for _, f := range load(t).Check(Read(workshop(t, 100))) {
		if len(f.Sources) == 0 || f.Key == "" || f.Title("nn") == "" {
			t.Errorf("%s: %+v", f.ID, f)
		}
		var back struct {
			ID      string
			Text    map[string]string
			Sources []Source
		}
		data, err := json.Marshal(f)
		if err != nil || json.Unmarshal(data, &back) != nil || back.ID != f.ID || back.Text["nn"] != f.Text("nn") || len(back.Sources) != len(f.Sources) {
			t.Errorf("%s as JSON: %s, %v", f.ID, data, err)
		}
	}
}

func TestTextsSayWhatTheyRestOn(t *testing.T) {
	m := sketch(t, "actor A", "actor B", "actor C", "g decides", "a member g")
	m = apply(t, m, level("b", stakeholder.High, stakeholder.High))
	assumed := stakeholder.Assumed
	m = apply(t, m, stakeholder.ChangeSeat{ID: "a-g", Evidence: &assumed})
	want := map[string]string{
		"absent/g": "Dette kan endre seg når 1 aktør til er vurdert.",
		"size/g":   "1 av opplysningene dette bygger på, er antatt.",
		"weight/g": "For 1 av 1 medlem er ikke alle nivåene vurdert",
		"unknown":  "ikke vurdert for 2 av 3 aktører (67 %). 1 av 5 opplysninger er antatt (20 %). 8 merknader avhenger av dette.",
	}
	for _, f := range load(t).Check(Read(m)) {
		if part, ok := want[f.ID]; ok && !strings.Contains(f.Text("nb"), part) {
			t.Errorf("%s: %s", f.ID, f.Text("nb"))
		}
		delete(want, f.ID)
	}
	if len(want) > 0 {
		t.Errorf("no findings %v", want)
	}
}

func TestVoiceText(t *testing.T) {
	m := sketch(t, "actor KS ks", "actor N", "actor D", "styringsgruppen decides", "ref advises", "ref > styringsgruppen",
		"actor E", "n observer styringsgruppen", "ks member ref", "e member styringsgruppen", "d governs e")
	m = apply(t, m, stakeholder.AddActor{Actor: stakeholder.Actor{ID: "b", Name: "Bærum"}},
		stakeholder.Relate{Relation: stakeholder.Relation{ID: "x", From: "ks", To: "b", Type: stakeholder.Represents}})
	want := map[stakeholder.ActorID]string{
		"b": "Bærum → KS (representerer) → ref → styringsgruppen (bare rapporter)",
		"n": "N → styringsgruppen (uten plass som teller)",
		"d": "D: blir ikke hørt (styrer en som er med: E)",
	}
	for _, v := range Read(m).Everyone().Voices {
		if text, ok := want[v.Actor]; ok && load(t).VoiceText(m, v, "nb") != text {
			t.Errorf("got %s", load(t).VoiceText(m, v, "nb"))
		}
	}
}
