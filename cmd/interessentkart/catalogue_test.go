package main

import (
	"io"
	"net/http"
	"net/http/httptest"
	"path/filepath"
	"strings"
	"testing"
)

func TestCatalogue(t *testing.T) {
	for typed, want := range map[string]string{"brreg": "974760673", "nav": "889640782", "sørum": "Lillestrøm kommune"} {
		if got := mustRun(t, "catalogue", "search", typed, "--limit", "1"); !strings.Contains(got, want) {
			t.Errorf("%s: %s", typed, got)
		}
	}
	if got := mustRun(t, "catalogue", "search", "xyzzyq", "--json"); got != "[]\n" {
		t.Error(got)
	}
	if got := mustRun(t, "catalogue", "lookup", "974 760 673"); !strings.Contains(got, "Nærings- og fiskeridepartementet (dokumentert)") {
		t.Error(got)
	}
	if code := runWith(t, "", "catalogue", "lookup", "123456789").code; code != exitUsage {
		t.Error(code)
	}
	if got := mustRun(t, "catalogue", "search", "e-helse"); !strings.Contains(got, "gikk inn i Helsedirektoratet") || strings.Contains(got, "915933149") {
		t.Error(got)
	}
	if got := mustRun(t, "catalogue", "lookup", "lo-stat"); !strings.Contains(got, "nummeret er ikke sett") {
		t.Error(got)
	}
	if r := runWith(t, "", "catalogue", "check"); r.code != exitUsage || !strings.Contains(r.err, "--register") {
		t.Error(r.err)
	}
	if code := runWith(t, "", "catalogue", "lookup", "310000019").code; code != exitFailed {
		t.Error(code)
	}
}

func TestLookup(t *testing.T) {
	answers := map[string]string{
		"/enheter/310000019": `{"organisasjonsnummer":"310000019","navn":"PRØVELAGET","organisasjonsform":{"kode":"FLI"},"registrertIFrivillighetsregisteret":true}`,
		"/enheter/310000035": `{"respons_klasse":"SlettetEnhet","organisasjonsnummer":"310000035","navn":"BORTE AS","organisasjonsform":{"kode":"AS"},"slettedato":"2026-01-01"}`,
	}
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if answers[r.URL.Path] == "" {
			w.WriteHeader(http.StatusNotFound)
		}
		io.WriteString(w, answers[r.URL.Path])
	}))
	defer server.Close()
	if r := runWith(t, "", "catalogue", "lookup", "310000019"); r.code != exitFailed || !strings.Contains(r.err, "--register") {
		t.Errorf("%+v", r)
	}
	if got := mustRun(t, "catalogue", "lookup", "310000019", "--register", server.URL); !strings.Contains(got, "Prøvelaget – frivillig") {
		t.Error(got)
	}
	file := filepath.Join("..", "..", "data", "examples", "skate.json")
	if got := mustRun(t, "catalogue", "add", "310000019", "--to", file, "--register", server.URL); !strings.Contains(got, "310000019") {
		t.Error("the body was not added")
	}
	t.Setenv("INTERESSENTKART_REGISTER", server.URL)
	if got := mustRun(t, "catalogue", "lookup", "310000035"); !strings.Contains(got, "2026-01-01") {
		t.Error(got)
	}
	if r := runWith(t, "", "catalogue", "add", "310000035", "--to", file); r.code != exitFailed || r.out != "" {
		t.Errorf("%+v", r)
	}
	if r := runWith(t, "", "catalogue", "lookup", "310000019", "--register", "http://example.com"); r.code != exitUsage {
		t.Errorf("%+v", r)
	}
}

func TestCatalogueAdd(t *testing.T) {
	file := filepath.Join("..", "..", "data", "examples", "ks-plan-og-bygg.json")
	got := mustRun(t, "catalogue", "add", "974446871", "958935420", "--to", file, "--with-ministry")
	for _, want := range []string{"Nasjonal kommunikasjonsmyndighet", "932384469", `"alsoCounty":true`, `"type":"governs"`} {
		if !strings.Contains(strings.ReplaceAll(got, `": `, `":`), want) {
			t.Errorf("no %s", want)
		}
	}
}
