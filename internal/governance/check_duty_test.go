package governance

import (
	"slices"
	"strings"
	"testing"

	"interessentkart/internal/stakeholder"
)

// answered answers facts with yes.
func answered(t *testing.T, m *stakeholder.Map, facts ...stakeholder.FactID) *stakeholder.Map {
	t.Helper()
	for _, f := range facts {
		m = apply(t, m, stakeholder.AnswerFact{Fact: stakeholder.Fact{ID: f, Answer: stakeholder.Yes}})
	}
	return m
}

// ofDuty gives the finding about a duty, by the first duty it is about.
func ofDuty(b *Rules, m *stakeholder.Map, duty string) (Finding, bool) {
	all := b.Check(Read(m))
	i := slices.IndexFunc(all, func(f Finding) bool { return f.ID == "duty/"+duty })
	if i < 0 {
		return Finding{}, false
	}
	return all[i], true
}

// Rule C27.
func TestDutiesToInvolve(t *testing.T) {
	b := load(t)
	sami := []stakeholder.FactID{stakeholder.StateLead, stakeholder.Sami}
	for name, c := range map[string]struct {
		lines    []string
		facts    []stakeholder.FactID
		duty     string
		outcome  string // "" for no finding
		severity Severity
		source   string
	}{
		"a body that is not on the map": {[]string{"actor A state", "board decides", "a member board"}, sami, "sami-state", "absent", Consider, "sameloven-4"},
		"a body that nobody hears": {[]string{"actor A state", "actor Sametinget state", "board decides", "a member board"},
			sami, "sami-state", "unheard", Consider, "sameloven-4"},
		"a body with a seat": {[]string{"actor Sametinget state", "board decides", "sametinget member board"}, sami, "sami-state", "", "", ""},
		"a body that somebody speaks for": {[]string{"actor A state", "actor Sametinget state", "board decides", "a member board", "a-board for sametinget"},
			sami, "sami-state", "", "", ""},
		"no group that decides": {[]string{"actor Sametinget state"}, sami, "sami-state", "", "", ""},
		"a fact that is not answered": {[]string{"actor A state", "board decides", "a member board"}, []stakeholder.FactID{stakeholder.Sami},
			"sami-state", "", "", ""},
		"one of two who is heard": {[]string{"actor FFO voluntary", "actor SAFO voluntary", "board decides", "ffo member board"},
			[]stakeholder.FactID{stakeholder.OpenGroups}, "crpd-4-3", "some", Note, "crpd-4"},
		"an agreement that nobody has read": {[]string{"actor A state", "board decides", "a member board"},
			[]stakeholder.FactID{stakeholder.StateLead, stakeholder.Staff}, "ha-stat-projects", "lacking", Note, "ha-stat-6"},
		"nobody who is marked": {[]string{"actor A state", "board decides", "a member board"},
			[]stakeholder.FactID{stakeholder.StateLead}, "ui-affected", "nobody", Note, "ui-2-1"},
		"no program can see": {[]string{"actor A state", "board decides", "a member board"},
			[]stakeholder.FactID{stakeholder.Staff}, "aml-8", "", "", ""},
	} {
		t.Run(name, func(t *testing.T) {
			f, found := ofDuty(b, answered(t, sketch(t, c.lines...), c.facts...), c.duty)
			if f.Outcome != c.outcome || f.Severity != c.severity {
				t.Fatalf("%q %s, want %q %s", f.Outcome, f.Severity, c.outcome, c.severity)
			}
			if found && f.Sources[0].ID != c.source {
				t.Errorf("it leans on %s, not on %s", f.Sources[0].ID, c.source)
			}
			if found && !strings.Contains(f.Text("nb"), f.Sources[0].Title) {
				t.Errorf("the norm is not named: %s", f.Text("nb"))
			}
		})
	}
}

func TestMinistriesOfADutyAreListedApart(t *testing.T) {
	m := sketch(t, "actor D state", "actor A state", "board decides", "a member board", "d governs a")
	ministry := true
	m = apply(t, answered(t, m, stakeholder.StateLead), stakeholder.ChangeActor{ID: "d", Ministry: &ministry})
	if f, _ := ofDuty(load(t), m, "ui-ministries"); f.Outcome != "apart" || f.Severity != Note {
		t.Errorf("%q %s", f.Outcome, f.Severity)
	}
}

// A duty that says of the map what a stronger one says is not told again.
func TestWeakerDutiesAreNotToldAgain(t *testing.T) {
	b := load(t)
	m := answered(t, sketch(t, "actor A state", "actor B", "board decides", "a member board"), stakeholder.StateLead)
	affected := stakeholder.High
	m = apply(t, m, stakeholder.ChangeActor{ID: "b", Affected: &affected})
	if f, _ := ofDuty(b, m, "ui-affected"); f.Outcome != "unheard" || f.Rests != RestsOnLevels {
		t.Errorf("%q rests on %q", f.Outcome, f.Rests)
	}
	if f, found := ofDuty(b, m, "ui-others"); found {
		t.Errorf("told again: %s", f.Text("nb"))
	}
}

func TestUnansweredFactsAreCounted(t *testing.T) {
	b := load(t)
	m := answered(t, sketch(t, "actor A state"), stakeholder.StateLead.Values()[:9]...)
	if f, _ := ofDuty(b, m, "facts"); f.Numbers["n"] != 1 || f.Place != Unstated {
		t.Errorf("%v, %s", f.Numbers, f.Place)
	}
	if f, found := ofDuty(b, answered(t, m, stakeholder.StateLead.Values()...), "facts"); found {
		t.Errorf("all are answered: %s", f.Text("nb"))
	}
}

// Who is affected is told by itself, so that it can be left out.
func TestDutiesOnLevelsAreToldByThemselves(t *testing.T) {
	b := load(t)
	m := answered(t, sketch(t, "actor A state", "actor B users", "board decides", "a member board"), stakeholder.StateLead, stakeholder.LandPlan)
	affected := stakeholder.High
	m = apply(t, m, stakeholder.ChangeActor{ID: "b", Affected: &affected})
	for duty, rests := range map[string]Rests{"ui-affected": RestsOnLevels, "pbl": ""} {
		if f, found := ofDuty(b, m, duty); !found || f.Rests != rests {
			t.Errorf("%s: %t, rests on %q", duty, found, f.Rests)
		}
	}
}
