package words_test

import (
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"interessentkart/internal/words"
)

// family is a set of keys that code puts together: their beginning, and where
// the rest stands as a literal of its own. A folder of the program is searched
// with what is under it.
type family struct{ prefix, in string }

// families lists them. A key that code asks for whole needs no family.
func families() []family {
	return []family{
		{"annex.column.", "internal/governance"}, {"annex.", "internal/governance"},
		{"kit.step.", "internal/exchange/kit"}, {"kit.do.", "internal/exchange/kit"}, {"kit.say.", "internal/exchange/kit"}, {"kit.before.", "internal/exchange/kit"},
		{"kit.after.", "internal/exchange/kit"}, {"kit.record.", "internal/exchange/kit"}, {"kit.dpia.", "internal/exchange/kit"}, {"kit.", "internal/exchange/kit"},
		{"severity.", "internal/governance"}, {"strength.", "internal/sources"},
		{"grade.", "internal/governance"}, {"way.", "internal/governance"}, {"apart.", "internal/governance"}, {"place.", "internal/governance"}, {"gap.", "data/rules"}, {"gap.", "internal/governance"}, {"step.", "internal/governance"},
		{"check.", "data/rules"}, {"theme.", "data/rules"}, {"model.", "data/rules"}, // TestEverySentenceOfTheRulesIsTheirs
		{"report.audience.", "internal/exchange/report"}, {"report.sources.", "internal/exchange/report"}, {"report.", "internal/exchange/report"},
		{"analysis.", "cmd/interessentkart"}, {"catalogue.by.", "internal/catalogue"}, {"catalogue.known.", "data/catalogue"}, {"catalogue.known.", "internal/catalogue"},
		{"source.due.", "internal/sources"}, {"duty.level.", "internal/duties"}, {"forgotten.level.", "internal/duties"},
		{"forgotten.reason.", "data/catalogue"}, {"forgotten.reason.", "internal/catalogue/forgotten"}, {"forgotten.place.", "internal/catalogue/forgotten"},
		{"duty.suggests.", "internal/duties"}, {"duty.nobody.", "internal/duties"},
		{"duty.answer.", "internal/stakeholder"}, {"duty.", "data/rules"}, // TestDuties
		{"catalogue.meant.", "internal/catalogue"}, {"catalogue.meant.", "cmd/interessentkart"},
		{"catalogue.change.", "internal/catalogue"}, {"catalogue.change.gone", "cmd/interessentkart"}, {"catalogue.change.", "cmd/interessentkart"},
		{"catalogue.", "cmd/interessentkart"}, {"stability.new.", "internal/compare"}, {"stability.", "internal/compare"},
		{"stability.sign.", "internal/analysis"}, {"diff.finding.", "internal/compare"}, {"diff.section.", "internal/compare"}, {"diff.section.", "internal/stakeholder"}, {"diff.subject.", "internal/stakeholder"},
		{"diff.", "internal/compare"}, {"draw.step.", "internal/governance"}, {"draw.many.", "internal/stakeholder"}, {"draw.many.", "internal/layout"}, {"draw.", "internal/layout"}, {"proof.", "internal/scene/proof"}, {"exchange.sheet.", "internal/stakeholder"},
		{"measure.", "internal/analysis"}, {"absent.", "internal/analysis"}, {"broker.", "internal/analysis"}, {"quadrant.", "internal/analysis"},
		{"party.", "internal/stakeholder"}, {"count.", "internal"}, {"count.", "cmd/interessentkart"}, {"problem.", "internal/httpapi"}, {"merge.", "internal/exchange/merge"},
		{"reading.", "internal/exchange/reading"}, {"reading.how.", "internal/exchange/reading"}, {"reading.as.", "internal/exchange/reading"}, {"reading.direction.", "internal/exchange/reading"},
		{"balance.of.", "internal/exchange/reading"}, {"left.", "internal"}, {"exchange.form.", "internal/exchange"},
		{"error.", "internal"}, {"field.", "internal/stakeholder"}, // TestEveryFieldHasAHeading
		{"kind.", "internal/stakeholder"}, {"category.", "internal/stakeholder"}, {"level.", "internal/stakeholder"},
		{"attitude.", "internal/stakeholder"}, {"anchoring.", "internal/stakeholder"}, {"agreement.", "internal/stakeholder"},
		{"evidence.", "internal/stakeholder"}, {"relation.", "internal/stakeholder"}, {"groupType.", "internal/stakeholder"},
		{"role.", "internal/stakeholder"}, {"wanted.", "internal/stakeholder"}, {"gender.", "internal/stakeholder"}, {"phase.", "internal/stakeholder"},
		{"criterion.", "internal/stakeholder"}, {"fact.", "internal/stakeholder"}, {"roundState.", "internal/stakeholder"}, {"view.", "internal/stakeholder"},
		{"record.", "internal/stakeholder"}, {"lifeEvent.", "internal/words"},
		{"help.", "cmd/interessentkart"}, // TestEveryPartOfTheCommandLineIsExplained
		{"usage.", "cmd/interessentkart"}, {"failed.", "cmd/interessentkart"}, {"system.", "cmd/interessentkart"}, {"busy.", "cmd/interessentkart"},
		{"said.erased.", "cmd/interessentkart"}, {"said.match.", "internal/erasure"}, {"said.match.", "cmd/interessentkart"}, {"said.", "cmd/interessentkart"},
		{"doctor.check.", "cmd/interessentkart"}, {"doctor.", "cmd/interessentkart"},
		{"unusable.server.", "internal/store/postgres"}, {"unusable.", "internal/store"}, {"unusable.", "internal/erasure"}, {"unusable.", "cmd/interessentkart"},
	}
}

// literals gathers what stands between quotes or commas in the program's own
// source and data under a folder: more than literals, but all of them.
func literals(t *testing.T, folder string) map[string]bool {
	t.Helper()
	all := map[string]bool{}
	err := filepath.WalkDir(filepath.Join("../..", folder), func(path string, d fs.DirEntry, err error) error {
		if d != nil && d.IsDir() && d.Name() == "node_modules" {
			return filepath.SkipDir
		}
		if err != nil || d.IsDir() || strings.HasSuffix(path, "_test.go") || strings.Contains(path, ".test.ts") ||
			!slices.Contains([]string{".go", ".ts", ".tsx", ".json", ".csv"}, filepath.Ext(path)) {
			return err
		}
		text, err := os.ReadFile(path)
		for _, word := range strings.FieldsFunc(string(text), func(r rune) bool { return strings.ContainsRune("\"`,\n", r) }) {
			all[word] = true
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return all
}

func TestEveryKeyIsUsed(t *testing.T) {
	whole := literals(t, "internal")
	for _, folder := range []string{"cmd", "web/src"} {
		for key := range literals(t, folder) {
			whole[key] = true
		}
	}
	under := map[string]map[string]bool{}
	for _, f := range families() {
		if under[f.in] == nil {
			under[f.in] = literals(t, f.in)
		}
	}
	client, book := inClient(t), words.For(words.Bokmal)
	used := func(area, key string) bool {
		if strings.HasPrefix(area, "web/") {
			return client(key) || area == "web/phone.json" && book.Has("error."+key) // the phone's own words for a refusal
		}
		return whole[key] || slices.ContainsFunc(families(), func(f family) bool {
			rest, ok := strings.CutPrefix(key, f.prefix)
			return ok && (under[f.in][rest] || under[f.in][strings.TrimSuffix(rest, ".do")] || slices.Contains(values(f, rest), rest))
		})
	}
	for area, keys := range texts(t, words.Bokmal) {
		for key := range keys {
			if !used(area, key) {
				t.Errorf("%s: nobody uses %s; take it out, or declare its family", area, key)
			}
		}
	}
}

// inClient tells whether a key stands whole in the client's source, or fits a
// template there, such as `file.${form}`.
func inClient(t *testing.T) func(key string) bool {
	whole := literals(t, "web/src")
	value := regexp.MustCompile(`\$\{[^}]*\}`)
	var made []*regexp.Regexp
	for word := range whole {
		fixed := value.Split(word, -1)
		if len(fixed) < 2 || len(strings.Join(fixed, "")) < 3 || strings.ContainsAny(strings.Join(fixed, ""), " <>/") {
			continue
		}
		for i := range fixed {
			fixed[i] = regexp.QuoteMeta(fixed[i])
		}
		made = append(made, regexp.MustCompile("^"+strings.Join(fixed, `[\w.:-]+`)+"$"))
	}
	return func(key string) bool {
		return whole[key] || slices.ContainsFunc(made, func(m *regexp.Regexp) bool { return m.MatchString(key) })
	}
}

// values lets through what other tests hold to be exactly what is asked for.
func values(f family, rest string) []string {
	switch {
	case f.prefix == "duty.", f.prefix == "check." || f.prefix == "theme." || f.prefix == "model.", f.prefix == "field.", rest == "unknown":
		return []string{rest}
	case f.prefix == "help.":
		return []string{rest}
	case f.prefix == "party.":
		return []string{strings.TrimSuffix(rest, ".several") + ".several"}
	case f.prefix == "measure.":
		return []string{strings.TrimSuffix(rest, ".about") + ".about"}
	case f.prefix == "kit.record.":
		return []string{"purpose.value", "people.value", "data.value", "recipients.value", "transfer.value", "delete.value", "security.value"}
	case f.prefix == "kit.dpia.":
		return []string{"scoring.answer", "special.answer", "scale.answer", "vulnerable.answer", "monitoring.answer", "decision.answer"}
	case f.prefix == "kit.":
		return []string{"run.title", "sheet.title", "privacy.title", "run.file", "sheet.file", "privacy.file", "poster.file", "poster.title", "poster.use"}
	case f.prefix == "lifeEvent.":
		return []string{"1", "2", "3", "4", "5", "6", "7"}
	case f.prefix == "problem.":
		return []string{"401", "403", "404", "408", "409", "412", "413", "415", "421", "422", "429", "500", "503", "507"}
	}
	return nil
}

// TestEveryKeyThatIsAskedForIsThere reads the calls whose key stands whole in
// the source.
func TestEveryKeyThatIsAskedForIsThere(t *testing.T) {
	asked := regexp.MustCompile(`\.Text\("([a-z][\w.-]*)"[,)]`)
	w := words.For(words.Bokmal)
	seen := 0
	for _, folder := range []string{"../../internal", "../../cmd"} {
		err := filepath.WalkDir(folder, func(path string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() || filepath.Ext(path) != ".go" || strings.HasSuffix(path, "_test.go") {
				return err
			}
			text, err := os.ReadFile(path)
			for _, found := range asked.FindAllStringSubmatch(string(text), -1) {
				seen++
				if !w.Has(found[1]) {
					t.Errorf("%s asks for %s, which is not there", path, found[1])
				}
			}
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	if seen < 50 {
		t.Errorf("only %d calls were found", seen)
	}
}
