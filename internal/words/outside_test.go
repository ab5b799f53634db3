package words_test

import (
	"go/scanner"
	"go/token"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// norwegian are small words that hardly any sentence does without and that are
// none in English.
var norwegian = regexp.MustCompile(`(?i)(^|[\s«(>])(og|ikke|ikkje|som|til|på|av|er|det|ein|å|har|kan|med|fra|frå|eller|blir|hvem|kven|når|dei)($|[\s.,:;?!»)<])`)

// sentence tells whether a text is one of Norwegian, and not a word or two.
func sentence(text string) bool {
	return len(strings.Fields(text)) >= 3 && norwegian.MatchString(text)
}

// Sentences are data: none in Norwegian stands in the program itself.
func TestSentencesStandInTheBookOfWords(t *testing.T) {
	if !sentence("Kartet er ikke lagret.") || sentence("the map is not kept") {
		t.Fatal("sentences are not told from others")
	}
	read := 0
	for _, file := range sources(t, "cmd", "internal", "web/src") {
		read++
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		said := scriptTexts
		if filepath.Ext(file) == ".go" {
			said = goTexts
		}
		for _, one := range said(text) {
			if sentence(one) && !readOnly(file) {
				t.Errorf("%s: %q belongs in data/words", file, one)
			}
		}
	}
	if read < 500 {
		t.Fatalf("only %d files were read", read)
	}
}

// readOnly tells of files whose words are read and never said: how others head
// their columns, and what they write in them.
func readOnly(file string) bool {
	return strings.HasSuffix(file, "register/entries.go") || strings.HasSuffix(file, "register/lexicon.go")
}

// sources lists the program's own files, without tests and what is generated.
func sources(t *testing.T, folders ...string) (all []string) {
	t.Helper()
	for _, folder := range folders {
		err := filepath.WalkDir(filepath.Join("../..", folder), func(path string, d fs.DirEntry, err error) error {
			if d != nil && d.IsDir() && (d.Name() == "node_modules" || d.Name() == "testdata") {
				return filepath.SkipDir
			}
			test := strings.HasSuffix(path, "_test.go") || strings.Contains(path, ".test.ts") || strings.Contains(path, ".gen.")
			if err == nil && !d.IsDir() && !test && slices.Contains([]string{".go", ".ts", ".tsx"}, filepath.Ext(path)) {
				all = append(all, path)
			}
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	return all
}

// goTexts are the literals of a file in Go.
func goTexts(source []byte) (all []string) {
	files := token.NewFileSet()
	var s scanner.Scanner
	s.Init(files.AddFile("", files.Base(), len(source)), source, nil, 0)
	for {
		_, kind, literal := s.Scan()
		if kind == token.EOF {
			return all
		}
		if kind != token.STRING {
			continue
		}
		if text, err := strconv.Unquote(literal); err == nil {
			all = append(all, text)
		}
	}
}

var (
	scriptComment = regexp.MustCompile(`(?m)/\*(?s:.*?)\*/|(^|\s)//.*$`)
	scriptText    = regexp.MustCompile("\"[^\"\n]*\"|'[^'\n]*'|`[^`]*`|>[^<>{}=;]+<")
)

// scriptTexts are the literals of a file in TypeScript, and what stands between
// its tags.
func scriptTexts(source []byte) []string {
	return scriptText.FindAllString(scriptComment.ReplaceAllString(string(source), ""), -1)
}
