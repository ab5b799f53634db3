package httpapi

import (
	"encoding/json"
	"go/ast"
	"go/parser"
	"go/token"
	"maps"
	"net/http"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"interessentkart/internal/access"
	"interessentkart/internal/live"
	"interessentkart/internal/stakeholder"
	"interessentkart/internal/store"
	"interessentkart/internal/words"
)

// codesIn reads the constants of type Code in the packages that the service
// rests on.
func codesIn(t *testing.T, folders ...string) []stakeholder.Code {
	t.Helper()
	found := map[stakeholder.Code]bool{}
	for _, folder := range folders {
		files, err := filepath.Glob(folder + "/*.go")
		if err != nil || len(files) == 0 {
			t.Fatal(folder, err)
		}
		for _, path := range files {
			file, err := parser.ParseFile(token.NewFileSet(), path, nil, 0)
			if err != nil {
				t.Fatal(err)
			}
			ast.Inspect(file, func(n ast.Node) bool {
				if spec, ok := n.(*ast.ValueSpec); ok && isCode(spec.Type) && len(spec.Values) == 1 {
					text, err := strconv.Unquote(spec.Values[0].(*ast.BasicLit).Value)
					if err != nil {
						t.Fatal(err)
					}
					found[stakeholder.Code(text)] = true
				}
				return true
			})
		}
	}
	return slices.Sorted(maps.Keys(found))
}

func isCode(e ast.Expr) bool {
	switch e := e.(type) {
	case *ast.Ident:
		return e.Name == "Code"
	case *ast.SelectorExpr:
		return e.Sel.Name == "Code"
	}
	return false
}

// Whatever the service refuses, it says so in each language.
func TestEveryCodeHasASentence(t *testing.T) {
	t.Parallel()
	codes := codesIn(t, ".", "../access", "../workshop", "../live", "../erasure", "../store", "../stakeholder", "../exchange/problem", "../catalogue/register")
	if len(codes) < 120 || !slices.Contains(codes, fault) || !slices.Contains(codes, access.TokenUnknown) {
		t.Fatalf("only %d codes were found", len(codes))
	}
	texts := newSpeech()
	for _, lang := range words.Langs() {
		for _, code := range codes {
			p := problemOf(stakeholder.Invalid.Because(code).With("verdi"), texts[lang])
			if strings.HasPrefix(p.Detail, "error.") || strings.Contains(p.Detail, "{") || len(p.Detail) < 10 {
				t.Errorf("%s: %s says %q", lang, code, p.Detail)
			}
		}
	}
}

func TestEveryStatusHasATitle(t *testing.T) {
	t.Parallel()
	statuses := []int{http.StatusMisdirectedRequest, http.StatusInternalServerError}
	for _, class := range []stakeholder.Class{stakeholder.Invalid, stakeholder.NotFound, stakeholder.Conflict, stakeholder.Forbidden, stakeholder.Unclear,
		access.Unknown, live.Closed, store.Full, store.Damaged, store.InUse, overLimit, notThat, tooLarge, wrongType, tooLate, unavailable} {
		statuses = append(statuses, statusOf(class))
	}
	for lang, w := range newSpeech() {
		for _, status := range statuses {
			if p := plainProblem(status, fault, w); strings.HasPrefix(p.Title, "problem.") {
				t.Errorf("%s: %d has no title", lang, status)
			}
		}
	}
}

func TestAccepted(t *testing.T) {
	t.Parallel()
	for header, want := range map[string]words.Lang{
		"": "nb", "*": "nb", "de": "nb", "en": "en", "en-GB,en;q=0.9": "en", "nn-NO,nn;q=0.9,nb;q=0.8": "nn", "no": "nb", "de,en;q=0.5,nn;q=0.7": "nn",
		"en;q=0": "nb", "en;q=x, nn;q=0.1": "nn", "sv-SE, en;q=0.3, nb;q=0.2": "en", ",,;": "nb",
	} {
		if got := accepted(header); got != want {
			t.Errorf("%q: %s, want %s", header, got, want)
		}
	}
}

func TestProblemsAreInTheReadersLanguage(t *testing.T) {
	t.Parallel()
	s := start(t)
	for _, c := range []struct{ path, header, title, detail string }{
		{"/api/maps/none", "", "Finnes ikke", "Kartet finnes ikke, eller du har ikke tilgang til det."},
		{"/api/maps/none", "nn", "Finst ikkje", "Kartet finst ikkje, eller du har ikkje tilgang til det."},
		{"/api/maps/none?lang=en", "nn", "Not found", "There is no such map, or you have no access to it."},
		{"/api/maps?limit=mange", "en", "Invalid content", "Invalid value: “mange”."},
		{"/nowhere?lang=en", "", "Not found", "There is nothing at this address."},
	} {
		var p problem
		a := s.send("GET", c.path, "", "Accept-Language", c.header)
		if err := json.Unmarshal([]byte(a.body), &p); err != nil || p.Title != c.title || p.Detail != c.detail {
			t.Errorf("%s in %q: %v %+v", c.path, c.header, err, p)
		}
	}
	body := `{"id":"c","command":"Batch","args":{"commands":[{"command":"Unrelate","args":{"id":"x"}}]}}`
	if a := s.send("POST", "/api/maps/"+s.small()+"/commands?lang=en", body); !strings.Contains(a.body, `"detail":"Step 1: There is no relation with the id “x”."`) {
		t.Errorf("%s", a.body)
	}
	if a := s.send("GET", "/api/maps?lang=nn", "", "Host", "evil.example"); !strings.Contains(a.body, "Feil adresse") {
		t.Errorf("%s", a.body)
	}
}
