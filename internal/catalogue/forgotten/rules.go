// Package forgotten asks who may have been forgotten on a map. From what is on
// the map and what it is about come candidates, each with its reasons and their
// sources; people accept them one by one. The rules and their sentences are
// data/catalogue/forgotten.json.
package forgotten

import (
	"encoding/json"
	"fmt"
	"io/fs"
	"slices"
	"strings"

	"interessentkart/data"
	"interessentkart/internal/catalogue"
	"interessentkart/internal/sources"
	"interessentkart/internal/stakeholder"
	"interessentkart/internal/words"
)

// rule gives candidates: by its structure, or bodies for certain words, kinds,
// municipalities or relations.
type rule struct {
	ID             string                   `json:"id"`
	Structure      string                   `json:"structure"`
	Bodies         []string                 `json:"bodies"`
	Words          []string                 `json:"words"` // folded; a * at the end stands for any ending
	Kinds          []stakeholder.Kind       `json:"kinds"`
	Municipalities []string                 `json:"municipalities"`
	Relation       stakeholder.RelationType `json:"relation"`
	ByCounty       map[string]string        `json:"byCounty"` // organisation number by county number
	Name           words.Sentence           `json:"name"`     // of a candidate that is no body
	Reason         words.Sentence           `json:"reason"`
	Unsure         words.Sentence           `json:"unsure"`
	Sources        []string                 `json:"sources"`
}

// Rules are all rules, bound to a catalogue. They are immutable and safe to
// share.
type Rules struct {
	rules   []rule
	sources *sources.Book
	known   *catalogue.Catalogue
	words   map[words.Lang]words.Words
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
		Rules []rule `json:"rules"`
	}
	if err := json.Unmarshal(text, &file); err != nil {
		return nil, fmt.Errorf("forgotten: %w", err)
	}
	book, err := sources.Load()
	if err != nil {
		return nil, err
	}
	r := &Rules{file.Rules, book, known, map[words.Lang]words.Words{}}
	for _, lang := range words.Langs() {
		r.words[lang] = words.For(lang)
	}
	for _, one := range r.rules {
		if err := r.check(one); err != nil {
			return nil, fmt.Errorf("forgotten: rule %q: %w", one.ID, err)
		}
	}
	return r, nil
}

func structures() []string { return []string{"ministry", "users", "county", "governor", "similar"} }

func (r *Rules) check(one rule) error {
	switch {
	case one.ID == "" || !one.Reason.Whole():
		return fmt.Errorf("it has no id, or no reason in all languages")
	case one.Structure != "" && !slices.Contains(structures(), one.Structure):
		return fmt.Errorf("no structure %q", one.Structure)
	case one.Structure == "" && len(one.Bodies) == 0:
		return fmt.Errorf("it names nobody")
	case len(one.Sources) == 0:
		return fmt.Errorf("it has no source")
	}
	if err := r.sources.Check(one.Sources); err != nil {
		return err
	}
	numbers := slices.Clone(one.Bodies)
	for _, number := range one.ByCounty {
		numbers = append(numbers, number)
	}
	for _, number := range numbers {
		if _, ok := r.known.Find(number); !ok {
			return fmt.Errorf("%s is not in the catalogue", number)
		}
	}
	return nil
}

// meant finds which words of a text a rule is about: its words as they stand in
// the text.
func (one rule) meant(text []string) []string {
	var found []string
	for _, want := range one.Words {
		parts := strings.Fields(want)
		for i := 0; i+len(parts) <= len(text); i++ {
			if hit := strings.Join(text[i:i+len(parts)], " "); matches(parts, text[i:]) && !slices.Contains(found, hit) {
				found = append(found, hit)
			}
		}
	}
	return found
}

func matches(parts, text []string) bool {
	for i, part := range parts {
		beginning, open := strings.CutSuffix(part, "*")
		if text[i] != beginning && !(open && strings.HasPrefix(text[i], beginning)) {
			return false
		}
	}
	return true
}
