// Package forgotten asks who may have been forgotten on a map. Candidates come
// from the duties that hold, from the structure of the map, from similar maps,
// and from the topic, which is read in the title, the user's situation and the
// intended effect only. Each has its reasons with their sources; people accept
// them one by one. The rules are data/catalogue/forgotten.json, their sentences
// data/words.
package forgotten

import (
	"encoding/json"
	"fmt"
	"io/fs"
	"slices"

	"interessentkart/data"
	"interessentkart/internal/catalogue"
	"interessentkart/internal/duties"
	"interessentkart/internal/sources"
	"interessentkart/internal/words"
)

// structure is a way to find candidates besides words.
type structure string

const (
	byDuty     structure = "duty"
	byUsers    structure = "users"
	byKS       structure = "ks"
	byMinistry structure = "ministry"
	byCounty   structure = "county"
	byArea     structure = "area"
	bySimilar  structure = "similar"
)

func structures() []structure {
	return []structure{byDuty, byUsers, byKS, byMinistry, byCounty, byArea, bySimilar}
}

// rule finds candidates: by its structure, or its bodies for certain words.
type rule struct {
	ID             string    `json:"id"`
	Structure      structure `json:"structure"`
	Rank           int       `json:"rank"` // the lower, the stronger
	Bodies         []string  `json:"bodies"`
	Words          []string  `json:"words"` // folded; a * at the end stands for any ending
	Municipalities []string  `json:"municipalities"`
	Sources        []string  `json:"sources"`
}

// Rules are all rules, bound to a catalogue. They are immutable and safe to
// share.
type Rules struct {
	rules   []rule
	sources *sources.Book
	known   *catalogue.Catalogue
	duties  *duties.Rules
	book    words.Book
}

// Load reads the rules that come with the program.
func Load(known *catalogue.Catalogue) (*Rules, error) { return LoadFrom(data.Files(), known) }

// LoadFrom reads and validates rules. The error names the rule.
func LoadFrom(files fs.FS, known *catalogue.Catalogue) (*Rules, error) {
	text, err := fs.ReadFile(files, "catalogue/forgotten.json")
	if err != nil {
		return nil, err
	}
	var file struct {
		About string `json:"about"`
		Rules []rule `json:"rules"`
	}
	if err := json.Unmarshal(text, &file); err != nil {
		return nil, fmt.Errorf("forgotten: %w", err)
	}
	r := &Rules{rules: file.Rules, known: known}
	if r.sources, err = sources.Load(); err != nil {
		return nil, err
	}
	if r.duties, err = duties.Load(known); err != nil {
		return nil, err
	}
	if r.book, err = words.Open(); err != nil {
		return nil, err
	}
	for _, one := range r.rules {
		if err := r.check(one); err != nil {
			return nil, fmt.Errorf("forgotten: rule %q: %w", one.ID, err)
		}
	}
	return r, nil
}

func (r *Rules) check(one rule) error {
	switch {
	case !r.book.Sentence("forgotten.reason." + one.ID).Whole():
		return fmt.Errorf("it has no reason in every language")
	case one.Structure != "" && !slices.Contains(structures(), one.Structure):
		return fmt.Errorf("no structure %q", one.Structure)
	case one.Structure == "" && (len(one.Bodies) == 0 || len(one.Words) == 0):
		return fmt.Errorf("it names nobody, or reads no words")
	case one.Structure != byDuty && len(one.Sources) == 0:
		return fmt.Errorf("it has no source")
	}
	if err := r.sources.Check(one.Sources); err != nil {
		return err
	}
	for _, id := range one.Bodies {
		if e, ok := r.known.Find(id); !ok || e.Ended != "" {
			return fmt.Errorf("%s is not in the catalogue, or has ended", id)
		}
	}
	return nil
}
