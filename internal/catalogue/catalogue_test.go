package catalogue_test

import (
	"errors"
	"fmt"
	"io/fs"
	"regexp"
	"runtime"
	"strings"
	"testing"
	"testing/fstest"

	"interessentkart/data"
	"interessentkart/internal/catalogue"
	"interessentkart/internal/stakeholder"
)

func load(t testing.TB) *catalogue.Catalogue {
	t.Helper()
	c, err := catalogue.Load()
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func TestCounts(t *testing.T) {
	c := load(t)
	counts := map[string]int{}
	for _, e := range c.Entries() {
		switch {
		case e.IsMinistry:
			counts["ministry"]++
		case e.Municipality != "":
			counts["municipality"]++
		}
		if e.Kind == stakeholder.County && e.County != "" || e.AlsoCounty {
			counts["county"]++
		}
		numbered := e.Known == catalogue.TwoCopies || e.Known == catalogue.OneCopy
		if numbered != (e.OrgNumber != "") || !numbered && e.Known != catalogue.NoNumber || e.Sources == "" {
			t.Errorf("%s: known %q from %q", e.Name, e.Known, e.Sources)
		}
		if parent, ok := c.Find(e.Parent); e.Parent != "" && (!ok || !parent.IsMinistry || e.ParentKnown == "") {
			t.Errorf("%s: parent %q, known %q", e.Name, e.Parent, e.ParentKnown)
		}
		if county, ok := c.CountyOf(e); e.Municipality != "" && (!ok || county.County != e.Municipality[:2]) {
			t.Errorf("%s is in %q", e.Name, county.Name)
		}
	}
	for what, want := range map[string]int{"ministry": 17, "municipality": 357, "county": 15} {
		if counts[what] != want {
			t.Errorf("%s: %d, not %d", what, counts[what], want)
		}
	}
}

// TestSearch has what people type, and the first name they should see.
func TestSearch(t *testing.T) {
	c := load(t)
	for typed, want := range map[string]string{
		"brreg":                        "Brønnøysundregistrene",
		"Brønnøysund":                  "Brønnøysundregistrene",
		"bronnoysundregistrene":        "Brønnøysundregistrene",
		"broennoeysundregistrene":      "Brønnøysundregistrene",
		"brønøysundregistrene":         "Brønnøysundregistrene",
		"nav":                          "Arbeids- og velferdsetaten",
		"NAV":                          "Arbeids- og velferdsetaten",
		"velferdsetaten":               "Arbeids- og velferdsetaten",
		"sørum":                        "Lillestrøm kommune",
		"sorum":                        "Lillestrøm kommune",
		"baerum":                       "Bærum kommune",
		"BÆRUM KOMMUNE":                "Bærum kommune",
		"kommune bærum":                "Bærum kommune",
		"bærom":                        "Bærum kommune",
		"lillestrom":                   "Lillestrøm kommune",
		"aalesund":                     "Ålesund kommune",
		"guovdageaidnu":                "Kautokeino kommune",
		"karasjohka":                   "Karasjok kommune",
		"voss":                         "Voss herad",
		"oslo":                         "Oslo kommune",
		"rogaland fylke":               "Rogaland fylkeskommune",
		"trondelag":                    "Trøndelag fylkeskommune",
		"ks":                           "KS - Kommunesektorens organisasjon",
		"kommunesektorens":             "KS - Kommunesektorens organisasjon",
		"digdir":                       "Digitaliseringsdirektoratet",
		"digitaliseringsdirektoratet":  "Digitaliseringsdirektoratet",
		"digitalisieringsdirektoratet": "Digitaliseringsdirektoratet",
		"dfd":                          "Digitaliserings- og forvaltningsdepartementet",
		"justisdep":                    "Justis- og beredskapsdepartementet",
		"fin":                          "Finansdepartementet",
		"skateetaten":                  "Skatteetaten",
		"sametinget":                   "Sametinget",
		"Arkivverket":                  "Nasjonalarkivet",
		"Riksarkivet":                  "Nasjonalarkivet",
		"Nasjonalarkivet":              "Nasjonalarkivet",
		"e-helse":                      "Helsedirektoratet",
		"Direktoratet for e-helse":     "Helsedirektoratet",
		"915933149":                    "Helsedirektoratet",
		"LO Stat":                      "LO Stat",
		"FFO":                          "Funksjonshemmedes Fellesorganisasjon",
		"dio":                          "Departementenes digitaliseringsorganisasjon",
		"880455702":                    "Tolletaten",
		"røde kors":                    "Norges Røde Kors",
		"rode kors":                    "Norges Røde Kors",
		"991 825 827":                  "Digitaliseringsdirektoratet",
		"971032146":                    "KS - Kommunesektorens organisasjon",
	} {
		found := c.Search(typed, 5)
		if len(found) == 0 || found[0].Name != want {
			var names []string
			for _, e := range found {
				names = append(names, e.Name)
			}
			t.Errorf("%q finds %q, not %q", typed, names, want)
		}
	}
	for _, nothing := range []string{"", "   ", "–!", "xyzzyqwert", "12345", strings.Repeat("ø", 10_000)} {
		if found := c.Search(nothing, 0); len(found) > 0 {
			t.Errorf("%.20q finds %s", nothing, found[0].Name)
		}
	}
	if both := c.Search("våler", 2); len(both) != 2 || both[0].County == both[1].County {
		t.Errorf("there are two Våler: %v", both)
	}
	if own := c.Search("nav", 1); len(own) != 1 {
		t.Errorf("a limit of 1 gives %d", len(own))
	}
}

// TestMean has what people write, how it names a body, and which.
func TestMean(t *testing.T) {
	c := load(t)
	for _, one := range []struct {
		text string
		by   catalogue.By
		body string
	}{
		{"Arkivverket", catalogue.ByFormer, "Nasjonalarkivet"},
		{"Nasjonalarkivet", catalogue.ByName, "Nasjonalarkivet"},
		{"e-helse", catalogue.ByEnded, "Helsedirektoratet"},
		{"DIREKTORATET FOR E-HELSE", catalogue.ByEnded, "Helsedirektoratet"},
		{"brreg", catalogue.ByShort, "Brønnøysundregistrene"},
		{"KS", catalogue.ByShort, "KS - Kommunesektorens organisasjon"},
		{"sørum", catalogue.ByFormer, "Lillestrøm kommune"},
		{"Sørum kommune", catalogue.ByFormer, "Lillestrøm kommune"},
		{"LO Stat", catalogue.ByName, "LO Stat"},
		{"FFO", catalogue.ByShort, "Funksjonshemmedes Fellesorganisasjon"},
		{"991 825 827", catalogue.ByNumber, "Digitaliseringsdirektoratet"},
		{"915933149", catalogue.ByNumber, "Direktoratet for e-helse"},
		{"Oslo", catalogue.ByName, "Oslo kommune"},
		{"våler", "", ""},
		{"brrreg", "", ""},
		{"Digitaliseringsdirektorat", "", ""},
		{"Statsforvalteren", "", ""},
		{"Innbyggere", "", ""},
		{"", "", ""},
	} {
		got := c.Mean(one.text)
		name := ""
		if got.Body != nil {
			name = got.Body.Name
		}
		if got.By != one.by || name != one.body || got.Body != nil && got.Near != nil {
			t.Errorf("%q: %s %q, not %s %q", one.text, got.By, name, one.by, one.body)
		}
	}
	if near := c.Mean("våler").Near; len(near) < 2 || near[0].Name != near[1].Name {
		t.Errorf("two Våler are offered: %v", near)
	}
	if near := c.Mean("Digitaliseringsdirektorat").Near; len(near) == 0 || near[0].OrgNumber != digdir {
		t.Errorf("Digdir is offered: %v", near)
	}
}

// TestEveryNameFindsItsBody holds the index to every name, whole and with the
// sixth letter left out.
func TestEveryNameFindsItsBody(t *testing.T) {
	c := load(t)
	pairs := regexp.MustCompile("[aå][aåe]|[oø]e") // read as one letter: more than one is lost
	for _, e := range c.Entries() {
		if e.Ended != "" {
			if found := c.Search(e.Name, 1); len(found) != 1 || found[0].ID != e.Successor {
				t.Errorf("%s does not find its successor", e.Name)
			}
			continue
		}
		if found := c.Search(e.Name, 3); !holds(found, e) {
			t.Errorf("%s does not find itself", e.Name)
		}
		if first := strings.Fields(e.Name)[0]; len(first) > 7 && len(first) < 24 && !strings.Contains(first, "-") {
			misspelt := strings.Replace(e.Name, first, first[:5]+first[6:], 1)
			if pairs.MatchString(misspelt) {
				continue
			}
			if found := c.Search(strings.ToValidUTF8(misspelt, ""), 3); !holds(found, e) {
				t.Errorf("%s does not find %s", misspelt, e.Name)
			}
		}
	}
}

func holds(list []catalogue.Entry, e catalogue.Entry) bool {
	for _, found := range list {
		if found.ID == e.ID {
			return true
		}
	}
	return false
}

func FuzzSearch(f *testing.F) {
	for _, s := range []string{"brreg", "æøå", "\xff", "a b c d e f g h i j k", "İ", "ﬁ"} {
		f.Add(s)
	}
	c := load(f)
	f.Fuzz(func(t *testing.T, s string) {
		if found := c.Search(s, 5); len(found) > 5 {
			t.Error(len(found))
		}
	})
}

func ids() catalogue.NewID {
	n := 0
	return func() string { n++; return fmt.Sprint("n", n) }
}

func apply(t *testing.T, m *stakeholder.Map, commands ...stakeholder.Command) *stakeholder.Map {
	t.Helper()
	next, _, err := stakeholder.Apply(m, stakeholder.Batch{Commands: commands})
	if err != nil {
		t.Fatal(err)
	}
	return next
}

func added(t *testing.T, c *catalogue.Catalogue, m *stakeholder.Map, number string, withMinistry bool, id catalogue.NewID) *stakeholder.Map {
	t.Helper()
	commands, err := c.Add(m, number, withMinistry, id)
	if err != nil {
		t.Fatal(err)
	}
	return apply(t, m, commands...)
}

const (
	digdir, dfd = "991825827", "932384469"
	nkom        = "974446871"
	oslo        = "958935420"
	ks          = "971032146"
	sametinget  = "974760347"
)

func TestAdd(t *testing.T) {
	c, id := load(t), ids()
	m := added(t, c, stakeholder.New("m"), digdir, false, id)
	if m.Actors.Len() != 1 || m.Relations.Len() != 0 || m.Sources.Len() != 0 {
		t.Errorf("Digdir alone gives %d records", m.Len())
	}
	m = added(t, c, m, nkom, true, id)
	governs := 0
	for r := range m.Relations.All() {
		from, _ := m.Actors.Find(r.From)
		to, _ := m.Actors.Find(r.To)
		documented := r.Evidence == stakeholder.Documented && r.Source != ""
		if r.Type != stakeholder.Governs || from.OrgNumber != dfd || !from.Ministry || !documented {
			t.Errorf("%s → %s: %+v", from.Name, to.Name, r)
		}
		governs++
	}
	if governs != 2 || m.Actors.Len() != 3 || m.Sources.Len() != 1 {
		t.Errorf("%d relations, %d actors, %d sources", governs, m.Actors.Len(), m.Sources.Len())
	}
	m = added(t, c, m, "974761467", false, id) // Datatilsynet, whose ministry is there now
	if m.Relations.Len() != 3 || m.Sources.Len() != 1 {
		t.Errorf("%d relations, %d sources", m.Relations.Len(), m.Sources.Len())
	}
	if _, err := c.Add(m, digdir, false, id); !errors.Is(err, catalogue.ErrPresent) || !errors.Is(err, stakeholder.Conflict) {
		t.Error(err)
	}
	if _, err := c.Add(m, "999999999", false, id); !errors.Is(err, catalogue.ErrUnknown) {
		t.Error(err)
	}
}

func TestAddFindsByName(t *testing.T) {
	c := load(t)
	m := apply(t, stakeholder.New("m"), stakeholder.AddActor{Actor: stakeholder.Actor{ID: "a", Name: "digitaliserings- og  forvaltningsdepartementet"}})
	m = added(t, c, m, digdir, true, ids())
	if m.Actors.Len() != 2 || m.Relations.Len() != 1 {
		t.Errorf("%d actors, %d relations", m.Actors.Len(), m.Relations.Len())
	}
	if _, err := c.Add(m, dfd, false, ids()); !errors.Is(err, catalogue.ErrPresent) {
		t.Error(err)
	}
}

func TestMarks(t *testing.T) {
	c := load(t)
	for number, want := range map[string]stakeholder.Actor{
		oslo:        {Kind: stakeholder.Municipality, AlsoCounty: true},
		ks:          {Kind: stakeholder.KS},
		dfd:         {Kind: stakeholder.State, Ministry: true},
		sametinget:  {Kind: stakeholder.State},
		"864139442": {Kind: stakeholder.Voluntary},
		"916960190": {Kind: stakeholder.Private},
		"971045698": {Kind: stakeholder.County},
	} {
		m := added(t, c, stakeholder.New("m"), number, true, ids())
		a, ok := m.Actors.Find("n1")
		if !ok || a.Kind != want.Kind || a.AlsoCounty != want.AlsoCounty || a.Ministry != want.Ministry || a.OrgNumber != number {
			t.Errorf("%s: %+v", number, a)
		}
		if m.Actors.Len() != 1 {
			t.Errorf("%s brings %d actors", number, m.Actors.Len())
		}
		if a.Interest != stakeholder.Unknown || a.Influence != stakeholder.Unknown {
			t.Errorf("%s has levels", number)
		}
	}
}

func TestFilesMustBeRight(t *testing.T) {
	whole := fstest.MapFS{}
	dates, err := fs.ReadFile(data.Files(), "catalogue/dates.json")
	if err != nil {
		t.Fatal(err)
	}
	whole["catalogue/dates.json"] = &fstest.MapFile{Data: dates}
	for _, name := range []string{"state", "counties", "municipalities", "former", "bodies"} {
		text, err := fs.ReadFile(data.Files(), "catalogue/"+name+".csv")
		if err != nil {
			t.Fatal(err)
		}
		whole["catalogue/"+name+".csv"] = &fstest.MapFile{Data: text}
	}
	for name, change := range map[string]func(string) string{
		"state":          func(s string) string { return s + s[strings.Index(s, "Statsministerens"):] },
		"counties":       func(s string) string { return strings.Replace(s, "971045698", "971045699", 1) },
		"municipalities": func(s string) string { return s + "x\n" },
		"former":         func(s string) string { return s + "Ukjent,9999,Ukjent\n" },
		"bodies":         func(string) string { return "" },
	} {
		broken := fstest.MapFS{}
		for path, f := range whole {
			broken[path] = f
		}
		path := "catalogue/" + name + ".csv"
		broken[path] = &fstest.MapFile{Data: []byte(change(string(whole[path].Data)))}
		if _, err := catalogue.LoadFrom(broken); err == nil || !strings.Contains(err.Error(), name+".csv") {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func BenchmarkLoad(b *testing.B) {
	var before, after runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&before)
	c := load(b)
	runtime.GC()
	runtime.ReadMemStats(&after)
	for b.Loop() {
		load(b)
	}
	b.ReportMetric(float64(after.HeapAlloc-before.HeapAlloc)/1e6, "MB-kept")
	runtime.KeepAlive(c)
}

func BenchmarkSearch(b *testing.B) {
	c := load(b)
	for name, typed := range map[string]string{"short": "brreg", "misspelt": "digitalisieringsdirektoratet", "words": "arbeids og velfersdetaten stat kommune avdeling"} {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				c.Search(typed, 20)
			}
		})
	}
}
