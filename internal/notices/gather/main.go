// Command gather writes the licences of all that the programs link and the
// client is made of, and fails on one that is not allowed.
package main

import (
	"fmt"
	"os"
	"slices"
	"strings"
)

// component is a part of the program that somebody else wrote.
type component struct {
	name, version string
	licences      []string // SPDX identifiers, sorted, each once
	texts         []string
}

// allowed are the licences that a component may have: permissive ones, and
// those of fonts. A component may have several texts; each must be here.
var allowed = map[string]bool{
	"0BSD": true, "Apache-2.0": true, "BSD-2-Clause": true, "BSD-3-Clause": true, "Bitstream-Vera": true, "BSL-1.0": true, "CC0-1.0": true,
	"FTL": true, "ISC": true, "MIT": true, "MIT-0": true, "OFL-1.1": true, "Unlicense": true, "Zlib": true,
}

// excepted are components whose licence is accepted for a reason of its own.
var excepted = map[string]string{
	"Graphviz": "EPL-1.0: the child process that lays hierarchies out carries it unchanged as WebAssembly; it is a program of its own",
}

func main() {
	if err := run(os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, "gather:", err)
		os.Exit(1)
	}
}

func run(args []string) error {
	modules, err := goModules()
	if err != nil {
		return err
	}
	packages, err := npmPackages("web")
	if err != nil {
		return err
	}
	all := append(append(modules, packages...), graphviz())
	slices.SortFunc(all, func(a, b component) int { return strings.Compare(a.name, b.name) })
	if refused := refusals(all); len(refused) > 0 {
		return fmt.Errorf("not allowed:\n%s", strings.Join(refused, "\n"))
	}
	if len(args) == 0 {
		return nil
	}
	return os.WriteFile(args[0], []byte(text(all)), 0o644)
}

// graphviz is in go-graphviz, whose own licence does not speak of it.
func graphviz() component {
	return component{name: "Graphviz", version: "in go-graphviz", licences: []string{"EPL-1.0"},
		texts: []string{"Graphviz is licensed under the Eclipse Public License 1.0, https://www.eclipse.org/legal/epl-v10.html.\nIts source is at https://gitlab.com/graphviz/graphviz.\n"}}
}

// refusals tells which components have no licence or one that is not allowed.
func refusals(all []component) []string {
	var refused []string
	for _, c := range all {
		if excepted[c.name] != "" {
			continue
		}
		if len(c.licences) == 0 {
			refused = append(refused, fmt.Sprintf("%s %s: no licence that is known", c.name, c.version))
		}
		for _, l := range c.licences {
			if !allowed[l] {
				refused = append(refused, fmt.Sprintf("%s %s: %s", c.name, c.version, l))
			}
		}
	}
	return refused
}

// text puts the notices together; the same components give the same text.
func text(all []component) string {
	var b strings.Builder
	for _, c := range all {
		fmt.Fprintf(&b, "%s %s: %s\n", c.name, c.version, strings.Join(c.licences, ", "))
	}
	for _, c := range all {
		fmt.Fprintf(&b, "\n%s\n%s %s\n%s\n\n", strings.Repeat("=", 78), c.name, c.version, strings.Repeat("=", 78))
		for _, t := range c.texts {
			b.WriteString(strings.TrimSpace(strings.ReplaceAll(t, "\r\n", "\n")) + "\n\n")
		}
	}
	return b.String()
}
