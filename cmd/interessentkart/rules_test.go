package main

import (
	"io/fs"
	"maps"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// uncited are the rules that no test cites yet. The list only gets shorter.
func uncited() []string {
	return strings.Fields(`C5 L7`)
}

var (
	ruleLine = regexp.MustCompile(`(?m)^- \*\*([VCPSMLR]\d+)\*\* `)
	citation = regexp.MustCompile(`(?i)//.*\brules?( [VCPSMLR]\d+(?:(?:, | and )[VCPSMLR]\d+)*)`)
	number   = regexp.MustCompile(`[VCPSMLR]\d+`)
)

// citations finds the files that cite each rule, those of tests apart.
func citations(t *testing.T) (tests, all map[string][]string) {
	t.Helper()
	tests, all = map[string][]string{}, map[string][]string{}
	root := os.DirFS("../..")
	for _, folder := range []string{"cmd", "internal", "data", "web/src", "web/e2e"} {
		err := fs.WalkDir(root, folder, func(path string, e fs.DirEntry, err error) error {
			if err != nil || e.IsDir() || !slices.ContainsFunc([]string{".go", ".ts", ".tsx"}, func(end string) bool { return strings.HasSuffix(path, end) }) {
				return err
			}
			text, err := fs.ReadFile(root, path)
			for _, found := range citation.FindAllSubmatch(text, -1) {
				for _, rule := range number.FindAllString(string(found[1]), -1) {
					all[rule] = append(all[rule], path)
					if strings.Contains(path, "_test.go") || strings.Contains(path, ".test.") || strings.Contains(path, ".spec.") {
						tests[rule] = append(tests[rule], path)
					}
				}
			}
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	return tests, all
}

// Each rule of RULES.md stands there once and is cited by a test, and no file
// cites one that is not there.
func TestRulesAreCited(t *testing.T) {
	book, err := os.ReadFile("../../RULES.md")
	if err != nil {
		t.Fatal(err)
	}
	rules := map[string]bool{}
	for _, found := range ruleLine.FindAllSubmatch(book, -1) {
		if rule := string(found[1]); rules[rule] {
			t.Errorf("RULES.md has %s twice", rule)
		} else {
			rules[rule] = true
		}
	}
	tests, all := citations(t)
	for _, rule := range slices.Sorted(maps.Keys(all)) {
		if !rules[rule] {
			t.Errorf("%v cite the rule %s, which RULES.md does not have", all[rule], rule)
		}
	}
	waiting := uncited()
	for _, rule := range slices.Sorted(maps.Keys(rules)) {
		switch listed := slices.Contains(waiting, rule); {
		case tests[rule] == nil && !listed:
			t.Errorf("no test cites the rule %s", rule)
		case tests[rule] != nil && listed:
			t.Errorf("%s cites the rule %s: take it out of the list of those that are not cited", tests[rule][0], rule)
		}
	}
	for _, rule := range waiting {
		if !rules[rule] {
			t.Errorf("the list names %s, which RULES.md does not have", rule)
		}
	}
}
