package governance_test

import (
	"bytes"
	"slices"
	"strings"
	"testing"

	"interessentkart/data"
	"interessentkart/internal/exchange/mapfile"
	"interessentkart/internal/governance"
	"interessentkart/internal/stakeholder"
)

// The real cases, as the specification's table says they must come out.

type realCase struct {
	m       *stakeholder.Map
	reading *governance.Reading
	found   []governance.Finding
	hearing governance.Hearing
}

func open(t *testing.T, id string) *stakeholder.Map {
	t.Helper()
	text, err := data.ReadExample(id)
	if err != nil {
		t.Fatal(err)
	}
	m, err := mapfile.Read(bytes.NewReader(text), id)
	if err != nil {
		t.Fatal(err)
	}
	return m
}

func examined(t *testing.T, m *stakeholder.Map) realCase {
	t.Helper()
	rules, err := governance.Load()
	if err != nil {
		t.Fatal(err)
	}
	r := governance.Read(m)
	return realCase{m, r, rules.Check(r), r.Everyone()}
}

// outcomes lists «outcome severity» of a rule, for one group or all.
func (c realCase) outcomes(rule string, group stakeholder.GroupID) []string {
	var list []string
	for _, f := range c.found {
		if f.Rule == rule && (group == "" || f.Group == group) {
			list = append(list, f.Outcome+" "+string(f.Severity))
		}
	}
	return list
}

// heardAs lists the short ids of those with the grade.
func (c realCase) heardAs(grade governance.Grade) []string {
	var list []string
	for _, v := range c.hearing.Voices {
		if v.Grade == grade {
			list = append(list, string(v.Actor))
		}
	}
	slices.Sort(list)
	return list
}

func (c realCase) unheard() []string {
	var list []string
	for _, v := range c.hearing.Unheard() {
		list = append(list, string(v.Actor))
	}
	slices.Sort(list)
	return list
}

func (c realCase) must(t *testing.T, rule string, group stakeholder.GroupID, want ...string) {
	t.Helper()
	if got := c.outcomes(rule, group); !slices.Equal(got, want) {
		t.Errorf("%s in %q: got %q, want %q", rule, group, got, want)
	}
}

func same(t *testing.T, what string, got []string, want string) {
	t.Helper()
	if strings.Join(got, " ") != want {
		t.Errorf("%s: got %s\nwant %s", what, strings.Join(got, " "), want)
	}
}

func TestDSOP(t *testing.T) {
	m := open(t, "dsop")
	c := examined(t, m)
	const board = "dsop-portefoljestyret"
	c.must(t, "size", board, "some note")
	c.must(t, "leader", board, "unstated note")
	c.must(t, "interests", board, "unstated note")
	same(t, "informed", c.heardAs(governance.Informed), "da eiendomnorge lanekassen srf ssb svv")
	same(t, "linked", c.heardAs(governance.Linked), "")
	// Nobody speaks for the users; two of the eight ministries govern none but
	// those who are only informed.
	same(t, "unheard", c.unheard(), "bankkunder kd sd")
	if n := len(c.hearing.Apart(governance.Steers)); n != 6 {
		t.Errorf("%d actors steer somebody heard, want six ministries", n)
	}
	// Once one actor sits in both, the six are linked.
	m, _, err := stakeholder.Apply(m, stakeholder.Appoint{Seat: stakeholder.Seat{
		ID: "both", Group: "dsop-interessentgruppen", Actor: "digdir", Role: stakeholder.Member}})
	if err != nil {
		t.Fatal(err)
	}
	same(t, "linked with one in both", examined(t, m).heardAs(governance.Linked), "da eiendomnorge lanekassen srf ssb svv")
}

func Test024(t *testing.T) {
	c := examined(t, open(t, "samarbeidet_0_24"))
	const board = "styringsgruppen-for-0-24-samarbeidet"
	c.must(t, "size", board, "ok ok")
	c.must(t, "anchoring", board, "together ok")
	same(t, "unheard", c.unheard(), "barnogunge brukere deloitte fafo fylkeskommunene jd kommunene ks oxford statsforvalterne")
}

func TestReconstructedGroupsOfFive(t *testing.T) {
	cases := []struct{ id, group, crowding, unheard string }{
		{"digibarnevern", "styringsgruppen-for-digibarnevern", "several consider",
			"brukerorg dfd digdir diginordland familiene fin helsetilsynet hod netcompany ssb statsforvalterne visma"},
		{"livshendelse_dodsfall_og_arv", "programstyre-rekonstruert", "",
			"bfd byraa etterlatte gravferdsetaten gravplassforening ka kirken leger tingrettene virkegravferd"},
		{"livshendelse_frivillig_organisasjon", "styringsgruppe-livshendelsen-rekonstruert", "",
			"comte dfd digdir halogen nif norsktipping ramboll skatteetaten"},
	}
	for _, want := range cases {
		c := examined(t, open(t, want.id))
		c.must(t, "size", stakeholder.GroupID(want.group), "ok ok")
		same(t, want.id+" crowding", c.outcomes("crowding", ""), want.crowding)
		same(t, want.id+" unheard", c.unheard(), want.unheard)
	}
}

func TestDigiUng(t *testing.T) {
	m := open(t, "digiung")
	c := examined(t, m)
	c.must(t, "size", "programstyret", "ok ok")
	c.must(t, "size", "digiung-radet")
	decides := stakeholder.Decides
	m, _, err := stakeholder.Apply(m, stakeholder.ChangeGroup{ID: "digiung-radet", Type: &decides})
	if err != nil {
		t.Fatal(err)
	}
	examined(t, m).must(t, "size", "digiung-radet", "many consider")
}

func TestPlanOgBygg(t *testing.T) {
	m := open(t, "ks-plan-og-bygg")
	c := examined(t, m)
	same(t, "unheard", c.unheard(), "tiltakshavere") // the users; every municipality has a voice
	far := 0
	for _, v := range c.hearing.Voices {
		if !v.Heard() && v.Actor != "tiltakshavere" {
			t.Errorf("%s is %s", v.Actor, v.Grade)
		}
		if len(v.Path) == 3 { // Brukerforum, Brukerråd, KommIT-rådet
			far++
		}
	}
	if far == 0 {
		t.Error("nobody is heard through the whole chain of groups")
	}
}

func TestSkate(t *testing.T) {
	c := examined(t, open(t, "skate"))
	c.must(t, "size", "")
	c.must(t, "voice", "", "no-group note")
	if c.hearing.Answerable() {
		t.Error("a map without a deciding group was answered")
	}
}

// TestWhatIsSaidOfTheExamplesIsTrue proves every claim and every sentence.
func TestWhatIsSaidOfTheExamplesIsTrue(t *testing.T) {
	rules, err := governance.Load()
	if err != nil {
		t.Fatal(err)
	}
	examples, err := data.Examples()
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range examples {
		for _, wrong := range governance.Falsehoods(rules, open(t, e.ID)) {
			t.Errorf("%s: %s", e.ID, wrong)
		}
	}
}
