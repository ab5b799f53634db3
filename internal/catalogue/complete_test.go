package catalogue_test

import (
	"fmt"
	"testing"

	"interessentkart/internal/catalogue"
	"interessentkart/internal/stakeholder"
)

func named(t *testing.T, names ...string) *stakeholder.Map {
	t.Helper()
	var commands []stakeholder.Command
	for i, n := range names {
		commands = append(commands, stakeholder.AddActor{Actor: stakeholder.Actor{ID: stakeholder.ActorID(fmt.Sprint("a", i)), Name: n}})
	}
	return apply(t, stakeholder.New("m"), commands...)
}

// A pasted list becomes typed actors, and what is not exact stays as written.
func TestFill(t *testing.T) {
	c := load(t)
	in := named(t, "Arkivverket", "e-helse", "brreg", "KS", "sørum", "LO Stat", "FFO", "Våler", "Digitaliseringsdirektorat", "Innbyggere", "Nasjonalarkivet", "dfd")
	next, told, err := c.Fill(in, nil)
	if err != nil {
		t.Fatal(err)
	}
	for id, want := range map[stakeholder.ActorID]stakeholder.Actor{
		"a0":  {Name: "Nasjonalarkivet", Kind: stakeholder.State, OrgNumber: "961181399"},
		"a1":  {Name: "Helsedirektoratet", Kind: stakeholder.State, OrgNumber: "983544622"},
		"a2":  {Name: "Brønnøysundregistrene", Kind: stakeholder.State, OrgNumber: "974760673"},
		"a3":  {Name: "KS - Kommunesektorens organisasjon", Kind: stakeholder.KS, OrgNumber: ks},
		"a4":  {Name: "Lillestrøm kommune", Kind: stakeholder.Municipality, OrgNumber: "820710592"},
		"a5":  {Name: "LO Stat", Kind: stakeholder.Private},
		"a6":  {Name: "Funksjonshemmedes Fellesorganisasjon", Kind: stakeholder.Voluntary},
		"a7":  {Name: "Våler"},
		"a8":  {Name: "Digitaliseringsdirektorat"},
		"a9":  {Name: "Innbyggere"},
		"a10": {Name: "Nasjonalarkivet"}, // the same body again: left as it was written
		"a11": {Name: "Digitaliserings- og forvaltningsdepartementet", Kind: stakeholder.State, OrgNumber: dfd, Ministry: true},
	} {
		a, _ := next.Actors.Find(id)
		if a.Name != want.Name || a.Kind != want.Kind || a.OrgNumber != want.OrgNumber || a.Ministry != want.Ministry {
			t.Errorf("%s: %+v, want %+v", id, a, want)
		}
	}
	again := 0
	for _, f := range told {
		if f.Again {
			again++
		}
	}
	if again != 1 || len(told) != 9 {
		t.Errorf("%d told, %d of them again", len(told), again)
	}
	if _, ok := next.Aliases.Find(stakeholder.Alias{Actor: "a4", Name: "sørum"}.Key().ID); !ok {
		t.Error("what it was called is not kept")
	}
}

func TestFillTakesWhoIsThere(t *testing.T) {
	c := load(t)
	into := named(t, "Arkivverket")
	next, told, err := c.Fill(named(t, "Nasjonalarkivet"), into)
	if err != nil {
		t.Fatal(err)
	}
	if a, _ := next.Actors.Find("a0"); a.Name != "Arkivverket" || len(told) != 1 || told[0].There != "Arkivverket" {
		t.Errorf("%+v, %+v", a, told)
	}
}

func TestCompleteLeavesAlone(t *testing.T) {
	c := load(t)
	for name, a := range map[string]stakeholder.Actor{
		"who stands for many":    {Name: "KS", Aggregate: true},
		"another kind":           {Name: "Delta", Kind: stakeholder.State},
		"a number nobody knows":  {Name: "KS", OrgNumber: "310000019"},
		"a name that two bear":   {Name: "Herøy"},
		"what is nearly a name":  {Name: "Skateetaten"},
		"initials that are made": {Name: "NVOE"},
	} {
		if full, alias, _, ok := c.Complete(a); ok || full != a || alias != "" {
			t.Errorf("%s: %+v", name, full)
		}
	}
	full, _, m, ok := c.Complete(stakeholder.Actor{Name: "Vår etat", OrgNumber: digdir})
	if !ok || m.By != catalogue.ByNumber || full.Name != "Vår etat" || full.Kind != stakeholder.State {
		t.Errorf("%+v", full)
	}
}
