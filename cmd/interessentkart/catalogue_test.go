package main

import (
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
	if code := runWith(t, "", "catalogue", "lookup", "310000019").code; code != exitFailed {
		t.Error(code)
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
