package words_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"reflect"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"interessentkart/internal/exchange/problem"
	"interessentkart/internal/stakeholder"
	"interessentkart/internal/words"
)

// texts reads a language's areas, those of the client too, each as its file has
// it.
func texts(t testing.TB, lang words.Lang) map[string]map[string]string {
	t.Helper()
	files := os.DirFS("../../data")
	paths, err := fs.Glob(files, "words/"+string(lang)+"/*.json")
	if err != nil || len(paths) == 0 {
		t.Fatal(paths, err)
	}
	client, err := fs.Glob(files, "words/"+string(lang)+"/web/*.json")
	if err != nil || len(client) == 0 {
		t.Fatal(client, err)
	}
	areas := map[string]map[string]string{}
	for _, path := range append(paths, client...) {
		file, err := fs.ReadFile(files, path)
		if err != nil {
			t.Fatal(err)
		}
		area := map[string]string{}
		if err := json.Unmarshal(file, &area); err != nil {
			t.Fatal(path, err)
		}
		if lines := regexp.MustCompile(`(?m)^  "`).FindAllString(string(file), -1); len(lines) != len(area) {
			t.Errorf("%s: a key stands twice, or not at the beginning of a line", path)
		}
		areas[strings.TrimPrefix(path, "words/"+string(lang)+"/")] = area
	}
	return areas
}

func TestLanguagesSayTheSame(t *testing.T) {
	nb := texts(t, words.Bokmal)
	for _, lang := range words.Langs() {
		other := texts(t, lang)
		if len(other) != len(nb) {
			t.Errorf("%s has %d areas, nb %d", lang, len(other), len(nb))
		}
		for area, keys := range nb {
			for key, text := range keys {
				same := other[area][key]
				if strings.TrimSpace(same) == "" || same != strings.TrimSpace(same) {
					t.Errorf("%s: %s in %s is %q", lang, key, area, same)
				}
				if a, b := places(t, text), places(t, same); !slices.Equal(a, b) {
					t.Errorf("%s: %s has the places %v, in nb %v", lang, key, b, a)
				}
			}
			for key := range other[area] {
				if _, ok := keys[key]; !ok {
					t.Errorf("nb: %s is missing in %s", key, area)
				}
			}
		}
	}
}

func TestAKeyStandsInOneArea(t *testing.T) {
	seen := map[string]string{}
	for area, keys := range texts(t, words.Bokmal) {
		for key := range keys {
			if strings.HasPrefix(area, "web/") { // an area of the client is a name space of its own
				continue
			}
			if seen[key] != "" {
				t.Errorf("%s stands in %s and in %s", key, area, seen[key])
			}
			seen[key] = area
		}
	}
}

func places(t *testing.T, text string) []string {
	all, err := words.Places(text)
	if err != nil {
		t.Errorf("%q: %v", text, err)
	}
	return slices.Sorted(slices.Values(all))
}

// judging finds words that no finding says, in all languages.
func judging(t *testing.T) *regexp.Regexp {
	t.Helper()
	text, err := os.ReadFile("../../data/words/terms.json")
	var file struct{ Judging string }
	if err == nil {
		err = json.Unmarshal(text, &file)
	}
	if err != nil || file.Judging == "" {
		t.Fatal(file.Judging, err)
	}
	return regexp.MustCompile(file.Judging)
}

// TestTheProgramOnlyAdvises reads all that is said of a map: everything but the
// refusals.
func TestTheProgramOnlyAdvises(t *testing.T) {
	judges := judging(t)
	for _, text := range []string{"Dette er et lovbrudd", "a Breach", "Det er ei forsamling", "som ofte anbefales"} {
		if !judges.MatchString(text) {
			t.Errorf("the pattern does not find %q", text)
		}
	}
	for _, lang := range words.Langs() {
		areas := texts(t, lang)
		for _, area := range []string{"checks", "themes", "structures", "domain", "report", "draw", "diff", "annex", "analysis"} {
			if len(areas[area+".json"]) == 0 {
				t.Errorf("there is no area %s", area)
			}
			for key, text := range areas[area+".json"] {
				if found := judges.FindString(text); found != "" && key != "count.problem" {
					t.Errorf("%s: %s says %q in %q", lang, key, found, text)
				}
			}
		}
	}
}

// labels gives the label of each value of an enumeration, and of "".
func labels[T ~string](values []T, label func(T) string) map[string]string {
	all := map[string]string{}
	for _, v := range append(values, "") {
		all[string(v)] = label(v)
	}
	return all
}

func TestEveryValueHasALabel(t *testing.T) {
	for _, lang := range words.Langs() {
		w := words.For(lang)
		for name, of := range map[string]map[string]string{
			"kind":       labels(stakeholder.Kind("").Values(), w.Kind),
			"category":   labels(stakeholder.Category("").Values(), w.Category),
			"level":      labels(stakeholder.Level("").Values(), w.Level),
			"attitude":   labels(stakeholder.Attitude("").Values(), w.Attitude),
			"anchoring":  labels(stakeholder.Anchoring("").Values(), w.Anchoring),
			"agreement":  labels(stakeholder.Agreement("").Values(), w.Agreement),
			"evidence":   labels(stakeholder.Evidence("").Values(), w.Evidence),
			"relation":   labels(stakeholder.RelationType("").Values(), w.Relation),
			"groupType":  labels(stakeholder.GroupType("").Values(), w.GroupType),
			"role":       labels(stakeholder.Role("").Values(), w.Role),
			"gender":     labels(stakeholder.Gender("").Values(), w.Gender),
			"phase":      labels(stakeholder.Phase("").Values(), w.Phase),
			"criterion":  labels(stakeholder.Criterion("").Values(), w.Criterion),
			"roundState": labels(stakeholder.RoundState("").Values(), w.RoundState),
			"view":       labels(stakeholder.View("").Values(), w.View),
		} {
			seen := map[string]bool{}
			for value, label := range of {
				if strings.HasPrefix(label, name+".") || seen[label] {
					t.Errorf("%s: %s %q is labelled %q", lang, name, value, label)
				}
				seen[label] = true
			}
		}
	}
}

func TestEveryFieldHasAHeading(t *testing.T) {
	w := words.For(words.Bokmal)
	for _, kind := range stakeholder.RecordKinds() {
		if !w.Has("record."+string(kind)) || !w.Has("count."+string(kind)) && slices.Contains([]string{"actor", "relation", "group", "seat"}, string(kind)) {
			t.Errorf("no word for %s", kind)
		}
		r, err := stakeholder.DecodeRecord(kind, []byte("{}"))
		if err != nil {
			t.Fatal(err)
		}
		v := reflect.TypeOf(r)
		for i := range v.NumField() {
			field, _, _ := strings.Cut(v.Field(i).Tag.Get("json"), ",")
			if heading := w.Field(kind, field); strings.HasPrefix(heading, "field.") {
				t.Errorf("no heading for %s", heading)
			}
		}
	}
}

// constants reads the values of a file's constants of type Code.
func constants(t *testing.T, path string) []string {
	t.Helper()
	file, err := parser.ParseFile(token.NewFileSet(), path, nil, 0)
	if err != nil {
		t.Fatal(err)
	}
	var codes []string
	ast.Inspect(file, func(n ast.Node) bool {
		if spec, ok := n.(*ast.ValueSpec); ok && len(spec.Values) == 1 && strings.HasSuffix(fmt.Sprint(spec.Type), "Code}") || ok && fmt.Sprint(spec.Type) == "Code" {
			text, err := strconv.Unquote(spec.Values[0].(*ast.BasicLit).Value)
			if err != nil {
				t.Fatal(err)
			}
			codes = append(codes, text)
		}
		return true
	})
	return codes
}

func TestEveryCodeHasASentence(t *testing.T) {
	codes := constants(t, "../stakeholder/code.go")
	if len(codes) < 35 {
		t.Fatalf("only %d codes were found", len(codes))
	}
	codes = append(codes, constants(t, "../exchange/problem/problem.go")...)
	for _, lang := range words.Langs() {
		w := words.For(lang)
		for _, code := range codes {
			text := w.Error(stakeholder.Invalid.Because(stakeholder.Code(code)).With("verdi"))
			if strings.HasPrefix(text, "error.") || strings.Contains(text, "{") || !strings.HasSuffix(text, ".") && !strings.HasSuffix(text, `"`) {
				t.Errorf("%s: %s says %q", lang, code, text)
			}
		}
	}
}

func TestErrors(t *testing.T) {
	w := words.For(words.Bokmal)
	unknown := stakeholder.NotFound.At(stakeholder.Key{Kind: "relation", ID: "r"}, stakeholder.ActorUnknown).With("x")
	two := &problem.List{More: true}
	two.Add(problem.Problem{File: "k.json", Line: 3, Column: 7, Place: "relations[0].to", Err: unknown})
	two.Add(problem.Problem{File: "k.json", Err: stakeholder.Invalid.Because(stakeholder.ValueUnknown).With("x"), Allowed: []string{"a", "b"}})
	for _, c := range []struct {
		err  error
		want string
	}{
		{unknown, "Det finnes ingen aktør med id «x»."},
		{fmt.Errorf("store: %w", unknown), "Det finnes ingen aktør med id «x»."},
		{&stakeholder.StepError{Step: 1, Err: unknown}, "Steg 2: Det finnes ingen aktør med id «x»."},
		{stakeholder.NotFound.At(stakeholder.Key{Kind: "actor", ID: "nav"}, stakeholder.ActorUnknown), "Det finnes ingen aktør med id «nav»."},
		{stakeholder.Invalid.Because(problem.FieldUnknown).With("a\x1b[31m\n\u202Eb"), "Feltet «a[31m b» finnes ikke."},
		{errors.New("disk on fire"), "Det oppsto en feil i programmet. Du gjorde ikke noe galt."},
		{two, "k.json:3:7: relations[0].to: Det finnes ingen aktør med id «x».\n" +
			"k.json: «x» er ikke en gyldig verdi. Mulige verdier: a, b.\nDet kan være mer å rette lenger ut i filen."},
	} {
		if got := w.Error(c.err); got != c.want {
			t.Errorf("%v: %q, want %q", c.err, got, c.want)
		}
	}
}

func TestPlacesOfATextThatIsNone(t *testing.T) {
	for _, text := range []string{"{n", "n}", "{}", "{n|one}", "{n|a|b|c}", "{n|{m}|b}"} {
		if _, err := words.Places(text); err == nil {
			t.Errorf("%q was read", text)
		}
	}
}

func TestText(t *testing.T) {
	w := words.For("nn-NO")
	for _, c := range []struct{ got, want string }{
		{w.Level(stakeholder.Unknown), "ikkje vurdert"},
		{w.Relation(stakeholder.Conflicts), "har motstridande interesser med"},
		{w.Count("actor", 1), "1 aktør"}, {w.Count("actor", 0), "0 aktørar"},
		{w.List([]string{"a"}), "a"}, {w.List([]string{"a", "b", "c"}), "a, b og c"}, {w.List(nil), ""},
		{w.Text("draw.sentence", words.Args{"from": "{to}", "relation": "er del av", "to": "B {from}"}), "{to} er del av B {from}"},
		{w.Text("list.more", nil), "{n} til"},
		{words.Fill("{n} {n|ei gruppe|grupper}, {x|a|b}", words.Args{"n": 1}), "1 ei gruppe, {x|a|b}"}, {words.Fill("{n} {n|gruppe|grupper}", words.Args{"n": 2}), "2 grupper"},
		{words.Fill("{n", words.Args{"n": 2}), "{n"},
		{w.Text("no.such.key", nil), "no.such.key"},
		{words.Words{}.Text("kind.state", nil), "kind.state"},
		{w.LifeEvents()[6], "Starte og drive ein frivillig organisasjon"},
		{words.For("de").Level(stakeholder.Unknown), "ikke vurdert"},
	} {
		if c.got != c.want {
			t.Errorf("%q, want %q", c.got, c.want)
		}
	}
	for tag, want := range map[string]words.Lang{"no": "nb", "nb-NO": "nb", "en_GB": "en", "NN": "nn"} {
		if got, ok := words.ParseLang(tag); got != want || !ok {
			t.Errorf("%s is %s, %t", tag, got, ok)
		}
	}
}

func BenchmarkFor(b *testing.B) {
	for b.Loop() {
		words.For(words.Nynorsk)
	}
}
