package main

import (
	"path/filepath"
	"strings"
	"testing"
)

func TestForgotten(t *testing.T) {
	file := filepath.Join("..", "..", "data", "examples", "digibarnevern.json")
	if got := mustRun(t, "forgotten", file); !strings.Contains(got, "Barneombudet") {
		t.Error(got)
	}
	if got := mustRun(t, "forgotten", file, "--json", "--lang", "en"); !strings.HasPrefix(got, "[{") || !strings.Contains(got, `"sources":[`) {
		t.Error(got)
	}
	got := mustRun(t, "forgotten", file, "--accept", "971527765", "--lang", "nn")
	for _, want := range []string{"Barneombudet", `"governs"`} {
		if !strings.Contains(got, want) {
			t.Errorf("no %s", want)
		}
	}
	if r := runWith(t, "", "forgotten", file, "--accept", "xyz"); r.code != exitUsage {
		t.Errorf("%+v", r)
	}
}
