package report_test

import (
	"fmt"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"interessentkart/internal/exchange/report"
	"interessentkart/internal/stakeholder"
)

func slides(t *testing.T, m *stakeholder.Map) []byte {
	t.Helper()
	content, err := report.Slides(compose(t, m, report.Options{Viewer: internal(), Paper: "16:9"}))
	if err != nil {
		t.Fatal(err)
	}
	return content
}

// Every file that a part of the presentation leads to is there and has a type;
// every slide has a title, and every drawing says what it shows.
func TestSlidesAreWhole(t *testing.T) {
	name := `<b>&"' ⟨ %s {n}`
	hostile, _, err := stakeholder.Apply(example(t, "digiung"), stakeholder.ChangeMap{Title: &name})
	if err != nil {
		t.Fatal(err)
	}
	for _, m := range []*stakeholder.Map{example(t, "dsop"), hostile} {
		all := unpacked(t, slides(t, m))
		types := all["[Content_Types].xml"]
		for file, text := range all {
			if path.Ext(file) != ".png" {
				wellFormed(t, file, text)
			}
			if path.Ext(file) == ".xml" && file != "[Content_Types].xml" && !strings.Contains(types, `PartName="/`+file+`"`) {
				t.Errorf("%s has no type", file)
			}
			if path.Ext(file) != ".rels" {
				continue
			}
			for _, found := range regexp.MustCompile(`Target="([^"]+)"`).FindAllStringSubmatch(text, -1) {
				if to := path.Join(path.Dir(path.Dir(file)), found[1]); all[to] == "" {
					t.Errorf("%s leads to %s", file, to)
				}
			}
			of := all[path.Join(path.Dir(path.Dir(file)), strings.TrimSuffix(path.Base(file), ".rels"))]
			for _, used := range regexp.MustCompile(`r:(?:id|embed)="([^"]+)"`).FindAllStringSubmatch(of, -1) {
				if !strings.Contains(text, `Id="`+used[1]+`"`) {
					t.Errorf("%s has no %s", file, used[1])
				}
			}
		}
		for n := 1; n <= 4; n++ {
			slide := all[fmt.Sprintf("ppt/slides/slide%d.xml", n)]
			if !regexp.MustCompile(`type="(ctrT|t)itle"/></p:nvPr></p:nvSpPr><p:spPr/><p:txBody>.*<a:t>[^<]+</a:t>`).MatchString(slide) {
				t.Errorf("slide %d has no title", n)
			}
			if n > 1 && !regexp.MustCompile(`descr="[^"]{20,}"`).MatchString(slide) {
				t.Errorf("slide %d does not say what it shows", n)
			}
		}
		if all["ppt/slides/slide5.xml"] != "" {
			t.Error("more slides than drawings")
		}
	}
}

// LibreOffice opens what is written, without a repair.
func TestLibreOfficeOpensReports(t *testing.T) {
	for _, tool := range []string{"soffice", "loimpress", "lowriter", "pdfinfo"} {
		if _, err := exec.LookPath(tool); err != nil {
			t.Skipf("NOT OPENED: %s is not installed", tool)
		}
	}
	dir := t.TempDir()
	m := example(t, "dsop")
	word, err := report.Word(compose(t, m, illustrated()))
	if err != nil {
		t.Fatal(err)
	}
	for name, content := range map[string][]byte{"a.pptx": slides(t, m), "a.docx": word} {
		if err := os.WriteFile(filepath.Join(dir, name), content, 0o600); err != nil {
			t.Fatal(err)
		}
		out, err := exec.Command("soffice", "-env:UserInstallation=file://"+dir+"/profile", "--headless", "--convert-to", "pdf", "--outdir", dir, filepath.Join(dir, name)).CombinedOutput()
		if err != nil {
			t.Fatalf("%s: %v\n%s", name, err, out)
		}
		info, err := exec.Command("pdfinfo", filepath.Join(dir, "a.pdf")).Output()
		pages := regexp.MustCompile(`Pages: +(\d+)`).FindStringSubmatch(string(info))
		if err != nil || pages == nil || name == "a.pptx" && pages[1] != "4" || len(pages[1]) == 1 && name == "a.docx" {
			t.Errorf("%s: %v %s\n%s", name, err, info, out)
		}
		if err := os.Remove(filepath.Join(dir, "a.pdf")); err != nil {
			t.Error(err)
		}
	}
}
