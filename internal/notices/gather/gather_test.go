package main

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// folder makes a folder with files.
func folder(t *testing.T, files map[string]string) string {
	t.Helper()
	dir := t.TempDir()
	for name, content := range files {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

// isc is the text of the ISC licence, whose words are known to every scanner.
const isc = `Permission to use, copy, modify, and/or distribute this software for any purpose with or without fee is hereby granted,
provided that the above copyright notice and this permission notice appear in all copies.

THE SOFTWARE IS PROVIDED "AS IS" AND THE AUTHOR DISCLAIMS ALL WARRANTIES WITH REGARD TO THIS SOFTWARE INCLUDING ALL IMPLIED
WARRANTIES OF MERCHANTABILITY AND FITNESS. IN NO EVENT SHALL THE AUTHOR BE LIABLE FOR ANY SPECIAL, DIRECT, INDIRECT, OR
CONSEQUENTIAL DAMAGES OR ANY DAMAGES WHATSOEVER RESULTING FROM LOSS OF USE, DATA OR PROFITS, WHETHER IN AN ACTION OF CONTRACT,
NEGLIGENCE OR OTHER TORTIOUS ACTION, ARISING OUT OF OR IN CONNECTION WITH THE USE OR PERFORMANCE OF THIS SOFTWARE.`

func TestLicencesAreReadAndJudged(t *testing.T) {
	for name, c := range map[string]struct {
		files   map[string]string
		want    []string
		refused bool
	}{
		"permissive":                      {map[string]string{"LICENSE": isc}, []string{"ISC"}, false},
		"none at all":                     {map[string]string{"README.md": "free, surely"}, nil, true},
		"a text that nobody knows":        {map[string]string{"COPYING": "Do as you are told."}, []string{"unknown text COPYING"}, true},
		"a notice beside a licence":       {map[string]string{"LICENSE": isc, "NOTICE": "by us"}, []string{"ISC"}, false},
		"one permissive, one that is not": {map[string]string{"LICENSE": isc, "LICENSE-2": "Copyleft, as we say."}, []string{"ISC", "unknown text LICENSE-2"}, true},
	} {
		t.Run(name, func(t *testing.T) {
			got := component{name: "a", version: "1"}
			if err := got.read(folder(t, c.files)); err != nil {
				t.Fatal(err)
			}
			if !slices.Equal(got.licences, c.want) {
				t.Errorf("read %q, want %q", got.licences, c.want)
			}
			if refused := refusals([]component{got}); (len(refused) > 0) != c.refused {
				t.Errorf("refused: %q", refused)
			}
		})
	}
}

func TestWhatIsLinkedIsAllowed(t *testing.T) {
	modules, err := goModules()
	if err != nil {
		t.Fatal(err)
	}
	if refused := refusals(modules); len(refused) > 0 {
		t.Errorf("linked and not allowed:\n%s", strings.Join(refused, "\n"))
	}
	if !slices.ContainsFunc(modules, func(c component) bool { return c.name == "go.etcd.io/bbolt" }) {
		t.Error("bbolt is linked and was not found")
	}
}

func TestOnlyListedLicencesAreAllowed(t *testing.T) {
	for _, id := range []string{"LGPL-2.1", "GPL-3.0", "AGPL-3.0", "MPL-2.0", "SSPL-1.0", "EPL-1.0"} {
		if len(refusals([]component{{name: "a", licences: []string{"MIT", id}}})) != 1 {
			t.Errorf("%s was let through", id)
		}
	}
}
