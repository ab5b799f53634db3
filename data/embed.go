// Package data holds the facts that come with the program: real examples, the
// catalogue of known bodies, the published schema of the map file and the
// words of the user interface. The files tell where each comes from.
package data

import (
	"embed"
	"encoding/json"
	"io/fs"
	"path"
	"strings"
)

//go:embed catalogue
//go:embed examples
//go:embed guide
//go:embed schema
//go:embed words/*/*.json
//go:embed workbench
var files embed.FS

// Files gives the folders of this package, by their names.
func Files() fs.FS { return files }

// Example is a map that comes with the program.
type Example struct {
	ID    string // its file's name without ending; fit for a map's id
	Title string
	Path  string // within Files
}

// Examples lists the maps that come with the program, in order of id.
func Examples() ([]Example, error) {
	paths, err := fs.Glob(files, "examples/*.json")
	if err != nil {
		return nil, err
	}
	all := make([]Example, 0, len(paths))
	for _, p := range paths {
		var head struct {
			Map struct{ Title string }
		}
		text, err := files.ReadFile(p)
		if err != nil {
			return nil, err
		}
		if err := json.Unmarshal(text, &head); err != nil {
			return nil, err
		}
		all = append(all, Example{strings.TrimSuffix(path.Base(p), ".json"), head.Map.Title, p})
	}
	return all, nil
}

// ReadExample gives the map file of an example; the error is fs.ErrNotExist
// when there is no such example.
func ReadExample(id string) ([]byte, error) {
	if strings.Contains(id, "/") {
		return nil, fs.ErrNotExist
	}
	return files.ReadFile("examples/" + id + ".json")
}
