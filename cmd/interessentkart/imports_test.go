package main

import (
	"encoding/json"
	"errors"
	"io"
	"os/exec"
	"slices"
	"strings"
	"testing"
)

// The import table: what each package of ours may import of ours. A package
// that is not listed may not exist.
var mayImport = map[string][]string{
	"data":                            {},
	"data/rules":                      {},
	"web":                             {},
	"internal/alphabet":               {},
	"internal/stakeholder":            {},
	"internal/words":                  {"data", "internal/stakeholder"},
	"internal/scene":                  {},
	"internal/scene/plot":             {"internal/scene"},
	"internal/scene/proof":            {"internal/scene"},
	"internal/notices":                {},
	"internal/notices/gather":         {},
	"internal/render/pdf":             {},
	"internal/render/pdf/pdfcheck":    {},
	"internal/render":                 {"internal/render/pdf", "internal/scene"},
	"internal/analysis/network":       {},
	"internal/analysis":               {"internal/analysis/network", "internal/stakeholder", "internal/alphabet", "internal/words"},
	"internal/governance/cover":       {},
	"internal/sources":                {"data/rules", "internal/words"},
	"internal/duties":                 {"data/rules", "internal/alphabet", "internal/catalogue", "internal/sources", "internal/stakeholder", "internal/words"},
	"internal/governance/claim":       {"internal/stakeholder"},
	"internal/governance/truth":       {"data/rules", "internal/alphabet", "internal/catalogue", "internal/governance/claim", "internal/sources", "internal/stakeholder"},
	"internal/governance":             {"data", "data/rules", "internal/catalogue", "internal/duties", "internal/governance/claim", "internal/sources", "internal/stakeholder", "internal/alphabet", "internal/words"},
	"internal/governance/structure":   {"internal/governance", "internal/governance/cover", "internal/stakeholder", "internal/words"},
	"internal/compare":                {"internal/stakeholder", "internal/analysis", "internal/governance", "internal/words", "internal/alphabet"},
	"internal/layout/stress":          {},
	"internal/layout/route":           {"internal/scene"},
	"internal/layout/graphviz":        {"internal/scene"},
	"cmd/interessentkart-graphviz":    {"internal/layout/graphviz/worker"},
	"internal/layout/graphviz/worker": {"internal/layout/graphviz", "internal/scene"},
	"internal/layout":                 layoutMayImport,
	"internal/exchange/problem":       {"internal/stakeholder", "internal/words"},
	"internal/exchange/strict":        {"internal/exchange/problem", "internal/stakeholder"},
	"internal/exchange/mapfile":       exchangeMayImport,
	"internal/exchange/casefile":      exchangeMayImport,
	"internal/exchange":               append([]string{"internal/exchange/merge"}, exchangeMayImport...),
	"internal/exchange/slug":          {},
	"internal/exchange/plaintext":     {"internal/exchange/problem", "internal/stakeholder"},
	"internal/exchange/reading":       {"internal/stakeholder", "internal/words"},
	"internal/exchange/count":         {"internal/exchange/reading"},
	"internal/exchange/jsonfile":      {"internal/exchange/problem"},
	"internal/exchange/jsongraph":     exchangeMayImport,
	"internal/exchange/mermaid":       exchangeMayImport,
	"internal/exchange/drawio":        exchangeMayImport,
	"internal/exchange/archimate":     exchangeMayImport,
	"internal/exchange/odsfile":       exchangeMayImport,
	"internal/exchange/looks":         exchangeMayImport,
	"internal/exchange/register":      exchangeMayImport,
	"internal/exchange/csvfile":       exchangeMayImport,
	"internal/exchange/namelist":      exchangeMayImport,
	"internal/exchange/merge":         exchangeMayImport,
	"internal/exchange/report":        reportMayImport,
	"internal/exchange/kit":           {"internal/exchange/report", "internal/stakeholder", "internal/alphabet", "internal/words"},
	"internal/catalogue":              {"data", "internal/stakeholder", "internal/alphabet", "internal/words"},
	"internal/exchange/markup":        exchangeMayImport,
	"internal/exchange/dot":           exchangeMayImport,
	"internal/exchange/gexf":          exchangeMayImport,
	"internal/exchange/graphml":       exchangeMayImport,
	"internal/exchange/kumu":          exchangeMayImport,
	"internal/exchange/xlsxfile":      exchangeMayImport,
	"internal/catalogue/forgotten":    {"data", "internal/duties", "internal/stakeholder", "internal/alphabet", "internal/catalogue", "internal/sources", "internal/words"},
	"internal/catalogue/register":     {"data", "internal/stakeholder", "internal/alphabet", "internal/catalogue"},
	"internal/store":                  {"internal/stakeholder", "internal/words"},
	"internal/store/storetest":        {"internal/store", "internal/store/chain", "internal/stakeholder"},
	"internal/store/memory":           {"internal/store", "internal/stakeholder"},
	"internal/store/chain":            {"internal/store", "internal/stakeholder"},
	"internal/store/bolt":             {"internal/store", "internal/store/chain", "internal/stakeholder", "internal/words"},
	"internal/store/postgres":         {"internal/store", "internal/store/chain", "internal/stakeholder", "internal/words"},
	"internal/store/postgres/pgtest":  {},
	"internal/store/bolt/powercut":    {},
	"internal/live":                   {"internal/store", "internal/stakeholder"},
	"internal/access":                 {"internal/store", "internal/stakeholder"},
	"internal/workshop":               {"internal/live", "internal/store", "internal/stakeholder"},
	"internal/erasure":                {"internal/access", "internal/workshop", "internal/live", "internal/store", "internal/stakeholder", "internal/words"},
	"internal/httpapi":                httpapiMayImport,
	"cmd/interessentkart":             {"*"},
}

var exchangeMayImport = []string{"data", "internal/stakeholder", "internal/alphabet", "internal/words",
	"internal/exchange/problem", "internal/exchange/strict", "internal/exchange/mapfile", "internal/exchange/casefile",
	"internal/exchange/slug", "internal/exchange/plaintext", "internal/exchange/register", "internal/exchange/csvfile",
	"internal/exchange/namelist", "internal/exchange/xlsxfile", "internal/exchange/kumu", "internal/exchange/graphml",
	"internal/exchange/gexf", "internal/exchange/dot", "internal/exchange/markup", "internal/exchange/reading",
	"internal/exchange/count", "internal/exchange/jsonfile", "internal/exchange/jsongraph", "internal/exchange/mermaid",
	"internal/exchange/drawio", "internal/exchange/archimate", "internal/exchange/odsfile", "internal/exchange/looks"}

var reportMayImport = []string{"internal/stakeholder", "internal/alphabet", "internal/words", "internal/layout", "internal/scene",
	"internal/render", "internal/render/pdf", "internal/duties", "internal/governance", "internal/governance/structure", "internal/sources"}

var layoutMayImport = []string{"internal/layout/stress", "internal/layout/route", "internal/layout/graphviz", "internal/scene", "internal/scene/plot",
	"internal/stakeholder", "internal/analysis", "internal/governance", "internal/words", "internal/alphabet"}

// The service speaks of everything, but knows no store by name, no library of
// drawings and no program beside it.
var httpapiMayImport = []string{"data", "internal/access", "internal/alphabet", "internal/analysis", "internal/catalogue",
	"internal/catalogue/forgotten", "internal/catalogue/register", "internal/compare", "internal/duties", "internal/erasure", "internal/exchange", "internal/exchange/mapfile",
	"internal/exchange/kit", "internal/exchange/merge", "internal/exchange/problem", "internal/exchange/reading", "internal/exchange/register", "internal/exchange/report",
	"internal/exchange/strict", "internal/governance", "internal/governance/structure", "internal/layout", "internal/live", "internal/render", "internal/scene",
	"internal/sources", "internal/stakeholder", "internal/store", "internal/words", "internal/workshop"}

// Each of these packages is imported by one package of ours alone.
var soleUser = map[string]string{
	"github.com/gin-gonic/gin":      "internal/httpapi",
	"go.etcd.io/bbolt":              "internal/store/bolt",
	"github.com/jackc/pgx":          "internal/store/postgres",
	"github.com/dominikbraun/graph": "internal/analysis/network",
	"github.com/goccy/go-graphviz":  "internal/layout/graphviz/worker",
	"github.com/xuri/excelize":      "internal/exchange/xlsxfile",
}

type goPackage struct {
	ImportPath string
	Imports    []string
}

func ownPackages(t *testing.T) []goPackage {
	t.Helper()
	out, err := exec.Command("go", "list", "-json=ImportPath,Imports", "interessentkart/...").Output()
	if err != nil {
		t.Fatal(err)
	}
	var all []goPackage
	for d := json.NewDecoder(strings.NewReader(string(out))); ; {
		var p goPackage
		if err := d.Decode(&p); errors.Is(err, io.EOF) {
			return all
		} else if err != nil {
			t.Fatal(err)
		}
		all = append(all, p)
	}
}

func TestImportTable(t *testing.T) {
	const module = "interessentkart/"
	for _, p := range ownPackages(t) {
		name := strings.TrimPrefix(p.ImportPath, module)
		allowed, listed := mayImport[name]
		if !listed {
			t.Errorf("%s is not in the import table", name)
		}
		for _, path := range p.Imports {
			if own, ok := strings.CutPrefix(path, module); ok && !slices.Contains(allowed, own) && !slices.Contains(allowed, "*") {
				t.Errorf("%s may not import %s", name, own)
			}
			for library, user := range soleUser {
				if strings.HasPrefix(path, library) && name != user {
					t.Errorf("%s imports %s, which belongs to %s", name, library, user)
				}
			}
		}
	}
}

func TestDomainHasNoLibraries(t *testing.T) {
	for _, p := range ownPackages(t) {
		if p.ImportPath != "interessentkart/internal/stakeholder" {
			continue
		}
		for _, path := range p.Imports {
			if strings.Contains(path, ".") && path != "golang.org/x/text/unicode/norm" {
				t.Errorf("stakeholder imports %s", path)
			}
		}
	}
}
