package sources_test

import (
	"encoding/json"
	"io/fs"
	"slices"
	"strings"
	"testing"
	"time"

	"interessentkart/data/rules"
	"interessentkart/internal/sources"
	"interessentkart/internal/words"
)

func load(t testing.TB) *sources.Book {
	t.Helper()
	b, err := sources.Load()
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// TestSources holds the file to its own promise: an address and a sentence, or
// the reason why not; and no quotation that is longer than it need be.
func TestSources(t *testing.T) {
	for _, s := range load(t).All() {
		if (s.URL == "" || s.Quote == "") != s.Missing.Whole() {
			t.Errorf("%s: address %q, sentence %q, missing %q", s.ID, s.URL, s.Quote, s.Missing.NB)
		}
		if n := len(strings.Fields(s.Quote)); n > 40 {
			t.Errorf("%s quotes %d words", s.ID, n)
		}
		if s.URL != "" && !strings.HasPrefix(s.URL, "https://") {
			t.Errorf("%s: %s", s.ID, s.URL)
		}
		if s.After.Whole() && !s.Over(s.Checked) {
			t.Errorf("%s says what comes after a period that was not over", s.ID)
		}
		for _, host := range []string{"https://www.digdir.no/sammenhengende-tjenester/ny-veiledning-digitale-sammenhengende-tjenester/3205"} {
			if s.URL == host && strings.Contains(s.Quote, "styringsgruppen") {
				t.Errorf("%s: the announcement does not hold the sentence", s.ID)
			}
		}
	}
}

// TestTheSentenceIsQuotedExactly has the central quotation as Digdir has it.
func TestTheSentenceIsQuotedExactly(t *testing.T) {
	s, ok := load(t).Find("digdir-start")
	if !ok || s.Quote != "Digitaliseringsrådet anbefaler at «alle skal med, bare ikke i styringsgruppen»." || s.URL != "" || s.Basis != sources.Read {
		t.Errorf("%+v", s)
	}
}

func TestMalformedSourcesAreRefused(t *testing.T) {
	whole, err := fs.ReadFile(rules.Files, "sources.json")
	if err != nil {
		t.Fatal(err)
	}
	change := func(id, field string, value any) []byte {
		var file map[string]any
		if err := json.Unmarshal(whole, &file); err != nil {
			t.Fatal(err)
		}
		for _, one := range file["sources"].([]any) {
			if s := one.(map[string]any); s["id"] == id {
				s[field] = value
				if value == nil {
					delete(s, field)
				}
			}
		}
		text, err := json.Marshal(file)
		if err != nil {
			t.Fatal(err)
		}
		return text
	}
	for _, c := range []struct {
		id, field string
		value     any
		want      string
	}{
		{"ldl-28", "quote", nil, "missing without a reason"},
		{"ldl-28", "url", nil, "missing without a reason"},
		{"digdir-start", "missing", nil, "missing without a reason"},
		{"ldl-28", "says", map[string]string{"nb": "x"}, "every language"},
		{"ldl-28", "basis", "reference", "nobody has read"},
		{"ldl-28", "basis", "hearsay", "basis"},
		{"ldl-28", "from", nil, "needs its period"},
		{"ldl-28", "to", "2026-01-01", "what comes after"},
		{"ldl-28", "to", "2017-01-01", "before it begins"},
		{"ldl-28", "checked", "", "year-month-day"},
		{"ldl-28", "strength", "rumour", "strength"},
		{"ldl-28", "quoteLang", "sv", "language"},
		{"ldl-28", "note", "x", "unknown field"},
		{"blenko", "id", "prince2", "twice"},
	} {
		if _, err := sources.Decode(change(c.id, c.field, c.value)); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s with %s %v: %v, want %s", c.id, c.field, c.value, err, c.want)
		}
	}
}

func TestDue(t *testing.T) {
	b := load(t)
	at := func(day string) map[string][]sources.Reason {
		when, err := time.Parse(time.DateOnly, day)
		if err != nil {
			t.Fatal(err)
		}
		found := map[string][]sources.Reason{}
		for _, d := range b.Due(when) {
			found[d.Source.ID] = d.Reasons
		}
		return found
	}
	now := at("2026-12-01")
	for id, want := range map[string][]sources.Reason{
		"ha-stat-6":    {sources.PeriodOver, sources.Unread},
		"ha-ks":        {sources.PeriodOver},
		"digdir-start": {sources.NoAddress},
		"pv-board":     {sources.Unread},
		"fvl-2025":     {sources.OutOfForce},
		"ldl-28":       nil, "count": nil, "digdir-3439": nil,
	} {
		if !slices.Equal(now[id], want) {
			t.Errorf("%s: %v, not %v", id, now[id], want)
		}
	}
	later := at("2027-06-01")
	if !slices.Equal(later["ldl-28"], []sources.Reason{sources.Old}) || !slices.Contains(later["ha-stat-52"], sources.PeriodOver) || later["digdir-3439"] != nil {
		t.Errorf("half a year on: %v", later)
	}
}

func TestRemarks(t *testing.T) {
	b, say := load(t), words.For(words.Nynorsk)
	for id, want := range map[string]string{
		"ha-stat-6": "ikkje lesen av oss; perioden gjekk ut 2025-12-31",
		"iea-3":     "ikkje i kraft då vi sjekka",
		"ldl-28":    "",
	} {
		s, _ := b.Find(id)
		if got := strings.Join(s.Remarks(say, "2026-11-30"), "; "); got != want {
			t.Errorf("%s: %q", id, got)
		}
	}
	s, _ := b.Find("ha-stat-6")
	if s.Over("2025-12-31") || !s.Over("2026-01-01") {
		t.Error("the last day of a period is within it")
	}
}
