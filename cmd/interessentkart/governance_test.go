package main

import (
	"encoding/json"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"
)

func example(t *testing.T, name string) string {
	t.Helper()
	return written(t, name+".json", mustRun(t, "examples", name))
}

func TestCheckSpeaksInThreeLanguages(t *testing.T) {
	file := example(t, "dsop")
	for lang, want := range map[string][]string{
		"nb": {"DET VIKTIGSTE FØRST", "DET KARTET IKKE VET", "(vurder)", "→ Dette avklarer det", "Gruppen har 8 medlemmer", "BLIR IKKE HØRT: STYRER EN SOM ER MED (6)", "Bankene → Bits AS (representerer)"},
		"nn": {"DET VIKTIGASTE FØRST", "Storleik"},
		"en": {"WHAT MATTERS MOST", "guidance"},
	} {
		out := mustRun(t, "check", file, "--lang", lang)
		for _, w := range want {
			if !strings.Contains(out, w) {
				t.Errorf("%s: no %q in\n%s", lang, w, out)
			}
		}
		for line := range strings.Lines(out) {
			if n := utf8.RuneCountInString(strings.TrimSuffix(line, "\n")); n > pageWidth {
				t.Errorf("%s: %d columns: %s", lang, n, line)
			}
		}
	}
}

func TestCheckCanFail(t *testing.T) {
	file := example(t, "skate")
	if r := runWith(t, "", "check", file, "--fail-on", "note"); r.code != exitFailed || !strings.Contains(r.err, "3 merknader av typen «merk» eller mer") {
		t.Errorf("%d %s", r.code, r.err)
	}
	if r := runWith(t, "", "check", file, "--group", "finnes ikke"); r.code != exitFailed || !strings.Contains(r.err, "Skate") {
		t.Errorf("an unknown group lists no candidates: %s", r.err)
	}
	var answer struct {
		Findings []struct{ ID, Severity string }
		Voices   []struct{ Actor, Kind string }
	}
	if err := json.Unmarshal([]byte(mustRun(t, "check", example(t, "dsop"), "--group", "DSOP porteføljestyret", "--json")), &answer); err != nil {
		t.Fatal(err)
	}
	if len(answer.Voices) != 17 || len(answer.Findings) < 5 {
		t.Errorf("%d voices, %d findings", len(answer.Voices), len(answer.Findings))
	}
}

func TestStructuresAreToldAndAccepted(t *testing.T) {
	file, dir := example(t, "livshendelse_dodsfall_og_arv"), t.TempDir()
	accepted := filepath.Join(dir, "new.json")
	group := "Programstyre (rekonstruert)"
	choose := []string{"propose", file, "--group", group, "--must", "ks", "--at-least", "state=2"}
	if r := runWith(t, "", append(choose, "--accept", accepted)...); r.code != exitFailed || !strings.Contains(r.err, "like gode") {
		t.Errorf("a structure was chosen by names: %+v", r)
	}
	out := mustRun(t, append(choose, "--must", "Barne- og familiedepartementet", "--explain", "--accept", accepted)...)
	for _, want := range []string{"KS - Kommunesektorens organisasjon er valgt på forhånd", "FØR OG ETTER", "Kontaktledd", "bevist", "SPØRSMÅL", "HVOR GODT SVARET HOLDER", "STØRRELSEN PÅ", "HVA HVERT KRAV KOSTER"} {
		if !strings.Contains(out, want) {
			t.Errorf("no %q in\n%s", want, out)
		}
	}
	m, err := loadFile(accepted, nil)
	if err != nil {
		t.Fatal(err)
	}
	members := 0
	for s := range m.Seats.All() {
		if g, _ := m.Groups.Find(s.Group); g.Name == group && s.Role.Counts() {
			members++
		}
	}
	if members != 3 {
		t.Errorf("%d members were accepted", members)
	}
	// Rules P5, P9: the map keeps what was asked, and the answer to it is what is there.
	out = mustRun(t, "propose", accepted, "--group", group)
	for _, want := range []string{"Alle blir hørt som i dag", "spørsmålet som er lagret med kartet", "Merknadene blir de samme"} {
		if !strings.Contains(out, want) {
			t.Errorf("asked again, no %q in\n%s", want, out)
		}
	}
	if out = mustRun(t, "report", accepted, "--propose", "7", "--format", "html", "--views", "none"); !strings.Contains(out, "Strukturen er tatt i bruk") {
		t.Error("the report proposes another structure")
	}
	if out = mustRun(t, "propose", accepted, "--group", group, "--fresh"); strings.Contains(out, "lagret med kartet") {
		t.Error("asked afresh, it answers what is kept")
	}
	kept := filepath.Join(dir, "kept.json")
	mustRun(t, "propose", file, "--group", group, "--must", "ks", "--never", "Digitaliseringsdirektoratet", "--most", "4", "--keep", kept)
	if m, err = loadFile(kept, nil); err != nil || m.Demands.Len() != 2 || m.Steering.Len() != 1 {
		t.Errorf("%d demands are kept, %v", m.Demands.Len(), err)
	}
	for _, bad := range [][]string{{"--most", "-1"}, {"--at-least", "stat=1"}, {"--at-most", "state"}} {
		if r := runWith(t, "", append([]string{"propose", file}, bad...)...); r.code != exitUsage {
			t.Errorf("%q: %+v", bad, r)
		}
	}
	if r := runWith(t, "", "propose", file, "--most", "2", "--at-least", "state=2", "--at-least", "ks=1"); r.code != exitFailed || !strings.Contains(r.err, "minst 2 av typen stat") {
		t.Errorf("a clash is not explained: %+v", r)
	}
}

func TestThemesAndAnnex(t *testing.T) {
	file := example(t, "samarbeidet_0_24")
	if out := mustRun(t, "themes", file); !strings.Contains(out, "FELLES MÅL") || !strings.Contains(out, "FINANSIERING") {
		t.Error(out)
	}
	if out := mustRun(t, "themes", file, "--annex", "--lang", "nn"); !strings.Contains(out, "Utdanningsdirektoratet") {
		t.Error(out)
	}
	for _, args := range [][]string{{"themes", file, "--json"}, {"themes", file, "--annex", "--json"}, {"propose", file, "--json"}} {
		if !json.Valid([]byte(mustRun(t, args...))) {
			t.Errorf("%q is not JSON", args)
		}
	}
}
