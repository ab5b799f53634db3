package report_test

import (
	"slices"
	"strings"
	"testing"

	"interessentkart/internal/exchange/report"
	"interessentkart/internal/stakeholder"
)

// underDuties is all text under the heading of duties.
func underDuties(d *report.Document) string {
	var text []string
	inside := false
	for _, s := range d.Sections {
		if s.Level == 1 {
			inside = s.ID == "duties"
		}
		if !inside {
			continue
		}
		text = append(text, s.Heading)
		for _, b := range s.Blocks {
			text = append(append(text, b.Paragraph), b.List...)
		}
	}
	return strings.Join(text, "\n")
}

func withDuties(t *testing.T) *stakeholder.Map {
	t.Helper()
	m := stakeholder.New("m")
	for _, c := range []stakeholder.Command{
		stakeholder.AddActor{Actor: stakeholder.Actor{ID: "a", Name: "Alfa", Kind: stakeholder.State}},
		stakeholder.AddActor{Actor: stakeholder.Actor{ID: "b", Name: "Beta", Affected: stakeholder.High}},
		stakeholder.AddActor{Actor: stakeholder.Actor{ID: "s", Name: "Sametinget", Kind: stakeholder.State}},
		stakeholder.AddGroup{Group: stakeholder.Group{ID: "g", Name: "Styret", Type: stakeholder.Decides}},
		stakeholder.Appoint{Seat: stakeholder.Seat{ID: "x", Group: "g", Actor: "a", Role: stakeholder.Leader}},
		stakeholder.AnswerFact{Fact: stakeholder.Fact{ID: stakeholder.StateLead, Answer: stakeholder.Yes}},
		stakeholder.AnswerFact{Fact: stakeholder.Fact{ID: stakeholder.Sami, Answer: stakeholder.Yes}},
		stakeholder.AnswerFact{Fact: stakeholder.Fact{ID: stakeholder.LandPlan, Answer: stakeholder.No}},
	} {
		next, _, err := stakeholder.Apply(m, c)
		if err != nil {
			t.Fatal(err)
		}
		m = next
	}
	return m
}

func TestDutiesInTheReport(t *testing.T) {
	m := withDuties(t)
	o := everything("nb")
	o.Views = []stakeholder.View{}
	text := underDuties(compose(t, m, o))
	for _, want := range []string{
		"Sameloven kapittel 4", "Sametinget (blir ikke hørt)", "Beta (blir ikke hørt)", "«I saker nevnt i § 4-1, har Sametinget og andre representanter",
		"Det programmet ikke kan avgjøre: om saken påvirker samiske interesser direkte",
		"Er det en plan etter plan- og bygningsloven? Nei.", "Får saken virkninger for kommuner eller fylkeskommuner? Vet ikke. 3 plikter avhenger av svaret.",
	} {
		if !strings.Contains(text, want) {
			t.Errorf("the report does not say %q:\n%s", want, text)
		}
	}
	if strings.Contains(text, "Plan- og bygningsloven § 5-1") {
		t.Error("a duty that does not hold is told")
	}
	o.Viewer = stakeholder.Viewer{Audience: stakeholder.Shareable}
	shared := underDuties(compose(t, m, o))
	if strings.Contains(shared, "Beta") || !strings.Contains(shared, "Hvem på kartet som er berørt, vises ikke her.") || !strings.Contains(shared, "Sametinget (blir ikke hørt)") {
		t.Errorf("anybody reads who is affected, or not that it is hidden:\n%s", shared)
	}
}

func TestReportWithoutAnswersSaysSo(t *testing.T) {
	o := everything("nn")
	o.Views = []stakeholder.View{}
	d := compose(t, stakeholder.New("m"), o)
	at := slices.IndexFunc(d.Sections, func(s report.Section) bool { return s.ID == "duties" })
	if at < 0 || !strings.Contains(underDuties(d), "svara på") {
		t.Errorf("%q", underDuties(d))
	}
}
