package register_test

import (
	"context"
	"fmt"
	"net/http"
	"net/http/httptest"
	"path"
	"testing"
	"time"

	"interessentkart/internal/catalogue"
	"interessentkart/internal/catalogue/register"
)

// TestCompare asks a register that agrees on two bodies and differs on five.
func TestCompare(t *testing.T) {
	known, err := catalogue.Load()
	if err != nil {
		t.Fatal(err)
	}
	answers := map[string]string{
		"991825827": `"navn":"DIGITALISERINGSDIREKTORATET","overordnetEnhet":"932384469"`,
		"958935420": `"navn":"OSLO KOMMUNE"`,
		"974760673": `"navn":"REGISTRENE I BRØNNØYSUND","overordnetEnhet":"912660680"`,
		"974761467": `"navn":"DATATILSYNET","overordnetEnhet":"972417807"`,
		"974761211": `"navn":"ARBEIDSTILSYNET","slettedato":"2027-01-31"`,
	}
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		number := path.Base(r.URL.Path)
		text, ok := answers[number]
		if !ok {
			w.WriteHeader(http.StatusNotFound)
			return
		}
		fmt.Fprintf(w, `{"organisasjonsnummer":%q,"organisasjonsform":{"kode":"ORGL"},%s}`, number, text)
	}))
	defer server.Close()
	r, err := register.New(server.URL, register.Options{Wait: func(context.Context, time.Duration) error { return nil }})
	if err != nil {
		t.Fatal(err)
	}
	var asked []catalogue.Entry
	for _, id := range []string{"991825827", "958935420", "974760673", "974761467", "974761211", "983544622", "915933149", "lo-stat"} {
		e, ok := known.Find(id)
		if !ok {
			t.Fatal(id)
		}
		asked = append(asked, e)
	}
	n := 0
	found, err := r.Compare(t.Context(), known, asked, func(so int) { n = so })
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, c := range found {
		got = append(got, fmt.Sprintf("%s %s: %s → %s", c.Entry.ID, c.What, c.Was, c.Is))
	}
	want := []string{
		"974760673 renamed: Brønnøysundregistrene → Registrene i Brønnøysund",
		"974761467 owner: Digitaliserings- og forvaltningsdepartementet → Finansdepartementet",
		"974761211 gone: Arbeidstilsynet → 2027-01-31",
		"983544622 gone: Helsedirektoratet → ",
	}
	if fmt.Sprint(got) != fmt.Sprint(want) {
		t.Errorf("got\n%q\nwant\n%q", got, want)
	}
	if n != 6 {
		t.Errorf("%d were asked: neither the ended nor the one without a number is", n)
	}
}
