package main

import (
	"archive/zip"
	"bytes"
	"encoding/json"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"interessentkart/data"
	"interessentkart/internal/words"
)

// madeOf makes every document that the program makes of a map, by its name, as
// the text that a reader sees.
func madeOf(t *testing.T, file string, lang words.Lang) map[string]string {
	t.Helper()
	folder := t.TempDir()
	made := map[string]string{}
	for _, name := range []string{"check", "themes", "forgotten", "duties", "analyse"} {
		made[name] = mustRun(t, name, file, "--lang", string(lang))
	}
	made["annex"] = mustRun(t, "themes", file, "--annex", "--lang", string(lang))
	report, kit := filepath.Join(folder, "report.docx"), filepath.Join(folder, "kit.zip")
	mustRun(t, "report", file, "-o", report, "--views", "none", "--themes", "--annex", "--lang", string(lang))
	mustRun(t, "kit", file, "-o", kit, "--lang", string(lang))
	made["report"] = wordText(t, readAll(t, report))
	archive, err := zip.NewReader(bytes.NewReader(readAll(t, kit)), int64(len(readAll(t, kit))))
	must(t, err)
	for _, f := range archive.File {
		if strings.HasSuffix(f.Name, ".docx") {
			r, err := f.Open()
			must(t, err)
			content, err := io.ReadAll(r)
			must(t, err)
			made["kit "+f.Name] = wordText(t, content)
		}
	}
	return made
}

func readAll(t *testing.T, name string) []byte {
	t.Helper()
	content, err := os.ReadFile(name)
	must(t, err)
	return content
}

// wordText is what stands in a Word file, a paragraph a line.
func wordText(t *testing.T, content []byte) string {
	t.Helper()
	archive, err := zip.NewReader(bytes.NewReader(content), int64(len(content)))
	must(t, err)
	part, err := archive.Open("word/document.xml")
	must(t, err)
	text, err := io.ReadAll(part)
	must(t, err)
	lines := strings.ReplaceAll(string(text), "</w:p>", "\n")
	lines = regexp.MustCompile(`<w:instrText[^>]*>[^<]*</w:instrText>|<[^>]*>`).ReplaceAllString(lines, "")
	return strings.NewReplacer("&amp;", "&", "&lt;", "<", "&gt;", ">", "&#34;", `"`, "&#39;", "'", "&quot;", `"`).Replace(lines)
}

// others gathers the words that a document takes from elsewhere: from the
// examples, the catalogue and the sources, which speak as they do.
func others(t *testing.T) map[string]bool {
	t.Helper()
	all := map[string]bool{}
	for _, folder := range []string{"examples", "catalogue", "rules"} {
		must(t, filepath.WalkDir(filepath.Join("../../data", folder), func(path string, d os.DirEntry, err error) error {
			if err == nil && !d.IsDir() {
				for _, word := range letters(string(readAll(t, path))) {
					all[strings.ToLower(word)] = true
				}
			}
			return err
		}))
	}
	return all
}

// letters are the words of a text.
func letters(text string) []string {
	whole := regexp.MustCompile(`\S*…`).ReplaceAllString(text, " ") // what is cut short is no word
	return regexp.MustCompile(`[\pL\pM'’-]+`).FindAllString(whole, -1)
}

// Terms, judgement and spelling are those of the book of words in everything that
// is made of the examples, in three languages.
func TestDocumentsOfTheExamplesSpeakAsTheBookDoes(t *testing.T) {
	if testing.Short() {
		t.Skip("makes a hundred documents")
	}
	var rules struct {
		Judging string
		Terms   []struct{ Never map[words.Lang][]string }
	}
	must(t, json.Unmarshal(readAll(t, "../../data/words/terms.json"), &rules))
	judges, foreign := regexp.MustCompile(rules.Judging), others(t)
	quotes := string(readAll(t, "../../data/rules/sources.json"))
	all, err := data.Examples()
	must(t, err)
	for _, lang := range words.Langs() {
		never := []*regexp.Regexp{judges}
		for _, term := range rules.Terms {
			for _, pattern := range term.Never[lang] {
				never = append(never, regexp.MustCompile(pattern))
			}
		}
		unknown := map[string]bool{}
		for i, e := range all {
			if e.ID != "dsop" && words.Langs()[i%3] != lang { // each in one language, one in all
				continue
			}
			text, err := data.ReadExample(e.ID)
			must(t, err)
			for name, document := range madeOf(t, written(t, e.ID+".json", string(text)), lang) {
				for _, line := range strings.Split(document, "\n") {
					for _, pattern := range never {
						if found := pattern.FindString(line); found != "" && !saidElsewhere(string(text)+quotes, line, found) {
							t.Errorf("%s of %s in %s says %q: %s", name, e.ID, lang, found, line)
						}
					}
				}
				for _, word := range letters(document) {
					if !foreign[strings.ToLower(word)] {
						unknown[word] = true
					}
				}
			}
		}
		if bad := misspelt(t, lang, unknown); len(bad) > 0 {
			t.Errorf("%s: not in the dictionary, in the examples or in data/words/own.txt: %s", lang, strings.Join(bad, " "))
		}
	}
}

// saidElsewhere reports whether a line says what the example or a source itself says.
func saidElsewhere(example, line, found string) bool {
	for _, part := range regexp.MustCompile(`[.:;,()«»“”]|\s–\s`).Split(line, -1) {
		if part = strings.TrimSpace(part); strings.Contains(part, found) && !strings.Contains(example, part) {
			return false
		}
	}
	return true
}

// misspelt asks Hunspell for the words that it does not know.
func misspelt(t *testing.T, lang words.Lang, unknown map[string]bool) (bad []string) {
	t.Helper()
	dictionary := map[words.Lang]string{words.Bokmal: "nb_NO", words.Nynorsk: "nn_NO", words.English: "en_GB"}[lang]
	known, err := exec.Command("hunspell", "-D").CombinedOutput()
	if err != nil && len(known) == 0 || !strings.Contains(string(known), dictionary) {
		t.Logf("NOT RUN: the spelling of documents in %s, since Hunspell has no %s", lang, dictionary)
		return nil
	}
	var in strings.Builder
	for word := range unknown {
		in.WriteString(strings.ReplaceAll(word, "’", "'") + "\n")
	}
	ask := exec.Command("hunspell", "-i", "utf-8", "-d", dictionary, "-l")
	ask.Stdin = strings.NewReader(in.String())
	out, err := ask.Output()
	must(t, err)
	own := map[string]bool{}
	for _, word := range strings.Fields(string(readAll(t, "../../data/words/own.txt"))) {
		own[word] = true
	}
	for _, word := range strings.Fields(string(out)) {
		if !own[word] {
			bad = append(bad, word)
		}
	}
	return bad
}
