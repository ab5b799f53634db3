package slug

import (
	"strings"
	"testing"

	"golang.org/x/text/unicode/norm"
	"pgregory.net/rapid"
)

func TestOf(t *testing.T) {
	for name, want := range map[string]string{
		"Porteføljestyret (ny)": "portefoljestyret-ny", "Ålesund og Æ": "alesund-og-ae", "  -- ": "", "": "", "日本": "",
		"É-tat 2": "e-tat-2", strings.Repeat("ab ", 40): strings.TrimRight(strings.Repeat("ab-", 20), "-"),
	} {
		if got := Of(name); got != want {
			t.Errorf("%q: %q, want %q", name, got, want)
		}
	}
}

// Whatever the name, an id has letters, digits and single hyphens between them,
// and is the same however the accents are written.
func TestOfIsAnID(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		name := rapid.String().Draw(t, "name")
		id := Of(name)
		if len(id) > longestID || strings.Trim(id, "abcdefghijklmnopqrstuvwxyz0123456789-") != "" || strings.Contains("-"+id+"-", "--") && id != "" {
			t.Fatalf("%q gives %q", name, id)
		}
		if Of(norm.NFD.String(name)) != Of(norm.NFC.String(name)) {
			t.Fatalf("%q gives another id with its accents apart", name)
		}
	})
}
