package main

import (
	"encoding/json"
	"io"
	"maps"
	"os"
	"slices"

	"github.com/alecthomas/kong"

	"interessentkart/internal/words"
)

// settings are flags of serve from a JSON file, by their names. What the
// environment or the command line says goes before them.
type settings map[string]any

// readSettings reads a configuration file.
func readSettings(r io.Reader) (kong.Resolver, error) {
	var s settings
	if err := json.NewDecoder(r).Decode(&s); err != nil {
		return nil, usageError{"config.json", nil}
	}
	return s, nil
}

// Validate refuses what is no flag: a setting that is not heeded, such as who
// may log in, is worse than a service that does not start.
func (s settings) Validate(app *kong.Application) error {
	known := map[string]bool{}
	for _, node := range app.Leaves(false) {
		if node.Name != "serve" {
			continue
		}
		for _, flag := range node.Flags {
			known[flag.Name] = true
		}
	}
	for _, name := range slices.Sorted(maps.Keys(s)) {
		if !known[name] || name == "config" {
			return usageError{"config.unknown", words.Args{"value": name}}
		}
	}
	return nil
}

// Resolve gives the value of a flag.
func (s settings) Resolve(_ *kong.Context, _ *kong.Path, flag *kong.Flag) (any, error) {
	for _, name := range flag.Envs {
		if _, set := os.LookupEnv(name); set {
			return nil, nil
		}
	}
	return s[flag.Name], nil
}
