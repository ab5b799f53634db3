package erasure

import (
	"fmt"
	"strings"
	"testing"
)

// told is what is found in a text, as kind:form.
func told(who person, text string) string {
	var all []string
	for _, f := range who.forms(text) {
		all = append(all, fmt.Sprintf("%s:%s", f.kind, f.text))
	}
	return strings.Join(all, " | ")
}

// What is like a name is found in the form in which it stands, and told from what
// is the name, and from what may be somebody else.
func TestFormsOfAName(t *testing.T) {
	kari := newPerson("Kari Nordmann")
	for text, want := range map[string]string{
		"Kari Nordmann":                    "exact:Kari Nordmann",
		"Ring Kari\u00a0Nordmann nå":       "exact:Kari\u00a0Nordmann",
		"kari \u200bnordmann":              "exact:kari \u200bnordmann",
		"Kari Nordmanns telefon":           "near:Kari Nordmanns",
		"Kari Nordmann’s phone":            "exact:Kari Nordmann",
		"Nordmann, Kari (leder)":           "near:Nordmann, Kari",
		"NORDMANN KARI":                    "near:NORDMANN KARI",
		"K. Nordmann og Ola":               "near:K. Nordmann",
		"Nordmann, K.":                     "near:Nordmann, K",
		"Kari Anne Nordmann":               "near:Kari Anne Nordmann",
		"Kari A. Nordmann":                 "near:Kari A. Nordmann",
		"Kari-Nordmann":                    "near:Kari-Nordmann",
		"Kari Nordman":                     "near:Kari Nordman",
		"spør Kari om det":                 "part:Kari",
		"familien Nordmann":                "part:Nordmann",
		"kari.nordmann@etat.no":            "email:kari.nordmann@etat.no",
		"Post: knordmann@etat.kommune.no.": "email:knordmann@etat.kommune.no",
		"ola.hansen@etat.no":               "",
		"Ola Hansen, K. Berg":              "",
		"karikatur av nordmenn":            "",
		"Karl Nord":                        "",
		"Kari Nordmann Kari Nordmann":      "exact:Kari Nordmann | exact:Kari Nordmann",
		"Nav og Kari Nordmanns, Nordmann, Kari; kari@x.no": "email:kari@x.no | near:Kari Nordmanns | near:Nordmann, Kari",
	} {
		if got := told(kari, text); got != want {
			t.Errorf("%q: %s, want %s", text, got, want)
		}
	}
	for _, c := range []struct{ name, text, want string }{
		{"Åse Ødegård", "Odegard, Ase; ase.odegard@x.no", "email:ase.odegard@x.no | near:Odegard, Ase"},
		{"Bo Li", "Bo sa at Li kommer", ""}, {"Bo Li", "Li, Bo", "near:Li, Bo"}, {"Kari", "Karis telefon", "near:Karis"},
	} {
		if got := told(newPerson(c.name), c.text); got != c.want {
			t.Errorf("%s in %q: %s, want %s", c.name, c.text, got, c.want)
		}
	}
}

// What is named is taken out with the rest, also where one stands by another.
func TestNamedFormsAreTakenOut(t *testing.T) {
	who := newPerson("Kari Nordmann", "Nordmann, Kari", "kari.nordmann@etat.no", "Kari Nordmanns", "Kari")
	for text, want := range map[string]string{
		"Kari Nordmann Kari\u00a0Nordmann": "[…] […]", "Nordmann, Kari – kari.nordmann@etat.no": "[…] – […]",
		"Kari Nordmanns sak": "[…] sak", "Spør Kari.": "Spør […].", "Karin Nordmann": "Karin Nordmann",
	} {
		if got := who.out(text); got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}

func FuzzFormsOfAName(f *testing.F) {
	for _, text := range []string{"Kari A. Nordmann", "Nordmann, K.", "kari@x.no Kari\u00a0Nordmanns", "’s '", "İ ß"} {
		f.Add("Kari Nordmann", text)
	}
	f.Fuzz(func(t *testing.T, name, text string) {
		who := newPerson(name)
		if len(who.parts) == 0 || len(name) > 100 {
			return
		}
		for _, form := range who.forms(text) {
			if !strings.Contains(text, form.text) || form.text == "" {
				t.Errorf("%q has no %q", text, form.text)
			}
			if left := newPerson(name, form.text).out(text); newPerson(name, form.text).in(left) {
				t.Errorf("%q still has %q: %q", text, form.text, left)
			}
		}
	})
}
