package main

import (
	"cmp"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"

	"github.com/google/licensecheck"
)

// programs are what is released, and systems what it is released for: some
// modules are linked on one system alone.
var (
	programs = []string{"interessentkart/cmd/interessentkart", "interessentkart/cmd/interessentkart-graphviz"}
	systems  = []string{"linux", "windows", "darwin"}
)

// goModules lists the modules that the programs link on any system, each with
// the licences of its root and of the folders that are linked. What is replaced
// by lines of our own is none of them.
func goModules() ([]component, error) {
	found := map[string]*component{}
	const format = `{{with .Module}}{{if not (or .Main .Replace)}}{{.Path}} {{.Version}} {{.Dir}}{{end}}{{end}} {{.Dir}}`
	for _, system := range systems {
		c := exec.Command("go", append([]string{"list", "-deps", "-f", format}, programs...)...)
		c.Env = append(os.Environ(), "GOOS="+system, "CGO_ENABLED=0")
		c.Stderr = os.Stderr
		out, err := c.Output()
		if err != nil {
			return nil, fmt.Errorf("go list for %s: %w", system, err)
		}
		for _, line := range strings.Split(string(out), "\n") {
			if f := strings.Fields(line); len(f) == 4 {
				if err := linked(found, f[0], f[1], f[2], f[3]); err != nil {
					return nil, err
				}
			}
		}
	}
	list := make([]component, 0, len(found))
	for _, c := range found {
		list = append(list, *c)
	}
	return list, nil
}

// linked adds the licences between a linked folder and its module's root.
func linked(found map[string]*component, path, version, root, dir string) error {
	c := found[path]
	if c == nil {
		c = &component{name: path, version: version}
		found[path] = c
	}
	for ; strings.HasPrefix(dir, root); dir = filepath.Dir(dir) {
		if err := c.read(dir); err != nil {
			return err
		}
	}
	return nil
}

// npmPackages lists what the lock file says the client is made of, development
// left out.
func npmPackages(dir string) ([]component, error) {
	content, err := os.ReadFile(filepath.Join(dir, "package-lock.json"))
	if err != nil {
		return nil, err
	}
	var lock struct {
		Packages map[string]struct {
			Version string
			Dev     bool
		}
	}
	if err := json.Unmarshal(content, &lock); err != nil {
		return nil, fmt.Errorf("package-lock.json: %w", err)
	}
	var list []component
	for path, p := range lock.Packages {
		if path == "" || p.Dev {
			continue
		}
		_, name, _ := strings.Cut(path, "node_modules/")
		c := component{name: name, version: p.Version}
		if err := c.read(filepath.Join(dir, path)); err != nil {
			return nil, err
		}
		if len(c.licences) == 0 {
			c.licences = declared(filepath.Join(dir, path, "package.json"))
		}
		list = append(list, c)
	}
	return list, nil
}

// declared is what a package says of itself, for those without a text.
func declared(path string) []string {
	content, err := os.ReadFile(path)
	if err != nil {
		return nil
	}
	var p struct{ License string }
	if json.Unmarshal(content, &p) != nil || p.License == "" {
		return nil
	}
	return []string{p.License}
}

var licenceName = regexp.MustCompile(`(?i)^(licen[cs]e|copying|notice|unlicense|ftl)`)

// chosen are the licences that we take where a component offers a choice.
var chosen = map[string]string{
	"github.com/golang/freetype":     "FTL",          // or GPL-2.0
	"github.com/go-text/typesetting": "BSD-3-Clause", // or Unlicense
}

// renamed are identifiers of the scanner that SPDX writes otherwise.
var renamed = map[string]string{"BSD-3-Clause-Modification": "BSD-3-Clause"}

// read adds the licences in a folder; a text that is there already is not added
// again.
func (c *component) read(dir string) error {
	entries, err := os.ReadDir(dir)
	if err != nil {
		return fmt.Errorf("%s: %w (was `npm ci` or `go mod download` run?)", c.name, err)
	}
	for _, e := range entries {
		if e.IsDir() || !licenceName.MatchString(e.Name()) {
			continue
		}
		content, err := os.ReadFile(filepath.Join(dir, e.Name()))
		if err != nil {
			return err
		}
		if text := string(content); !slices.Contains(c.texts, text) {
			c.texts = append(c.texts, text)
			c.add(e.Name(), text)
		}
	}
	if chosen[c.name] != "" {
		c.licences = []string{chosen[c.name]}
	}
	slices.Sort(c.licences)
	return nil
}

// add finds out which licences a text is. One that is none that is known is
// noted as such, and refused; notices need not be licences.
func (c *component) add(name, text string) {
	var ids []string
	for _, m := range licensecheck.Scan([]byte(text)).Match {
		if !m.IsURL {
			ids = append(ids, cmp.Or(renamed[m.ID], m.ID))
		}
	}
	if strings.Contains(text, "Bitstream Vera Fonts Copyright") { // not known to the scanner
		ids = append(ids, "Bitstream-Vera")
	}
	if len(ids) == 0 && !strings.HasPrefix(strings.ToUpper(name), "NOTICE") {
		ids = append(ids, "unknown text "+name)
	}
	for _, id := range ids {
		if !slices.Contains(c.licences, id) {
			c.licences = append(c.licences, id)
		}
	}
}
