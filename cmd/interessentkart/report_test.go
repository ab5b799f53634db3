package main

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestReport(t *testing.T) {
	file, dir := filepath.Join("..", "..", "data", "examples", "digiung.json"), t.TempDir()
	word, page := filepath.Join(dir, "rapport.docx"), filepath.Join(dir, "rapport.html")
	mustRun(t, "report", file, "-o", word, "--views", "governance")
	if content, err := os.ReadFile(word); err != nil || !bytes.HasPrefix(content, []byte("PK")) {
		t.Error(err)
	}
	mustRun(t, "report", file, "-o", page, "--views", "none", "--propose", "3", "--themes", "--annex", "--lang", "en", "--audience", "shareable")
	content, err := os.ReadFile(page)
	if err != nil || !strings.Contains(string(content), "Who is heard") || strings.Contains(string(content), "<figure>") {
		t.Error(err, len(content))
	}
	paper := filepath.Join(dir, "rapport.pdf")
	mustRun(t, "report", file, "-o", paper, "--views", "rings")
	if content, err := os.ReadFile(paper); err != nil || !bytes.HasPrefix(content, []byte("%PDF-")) {
		t.Error(err)
	}
	for _, args := range [][]string{{"-o", filepath.Join(dir, "x.odt")}, {}, {"-o", page, "--views", "kart"}, {"-o", page, "--propose", "-1"},
		{"-o", page, "--views", "grid", "--audience", "shareable"}} {
		if r := runWith(t, "", append([]string{"report", file}, args...)...); r.code != exitUsage {
			t.Errorf("%v: %+v", args, r)
		}
	}
}
