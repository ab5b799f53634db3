// Package duties tells who must, should or may be involved in the work of a
// map, from facts that people tick. Nothing is guessed from words: what the
// structure of the map suggests is offered as an answer, never taken for one.
// The duties are data/rules/duties.json, their sentences data/words.
package duties

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io/fs"
	"slices"
	"strings"

	"interessentkart/data/rules"
	"interessentkart/internal/catalogue"
	"interessentkart/internal/sources"
	"interessentkart/internal/stakeholder"
	"interessentkart/internal/words"
)

// Level is how much a norm asks.
type Level string

// Levels, the strongest first.
const (
	Must   Level = "must"
	Should Level = "should"
	May    Level = "may"
)

// Levels lists them in that order. The list is made anew at each call.
func Levels() []Level { return []Level{Must, Should, May} }

// find is which actors of a map a duty is about.
type find string

const (
	ministries    find = "ministries"
	municipal     find = "municipal"
	affected      find = "affected"
	users         find = "users"         // and those who represent them
	organisations find = "organisations" // voluntary ones, and those who represent users
	appointedByKS find = "appointedByKS"
)

func finds() []find {
	return []find{ministries, municipal, affected, users, organisations, appointedByKS}
}

// duty is one norm as its file states it.
type duty struct {
	ID          string               `json:"id"`
	Level       Level                `json:"level"`
	Facts       []stakeholder.FactID `json:"facts"` // all must be yes
	If          []string             `json:"if"`    // bodies of which one must be on the map
	PublicGroup bool                 `json:"publicGroup"`
	Find        []find               `json:"find"`
	Bodies      []string             `json:"bodies"`
	Offer       []string             `json:"offer"`
	Sources     []string             `json:"sources"`

	who, undecided words.Sentence
	nobody         words.Sentence // said where nobody on the map is found
	cited          []sources.Source
}

// Rules are all duties, bound to a catalogue. They are immutable and safe to
// share.
type Rules struct {
	duties []duty
	known  *catalogue.Catalogue
}

// Load reads the duties that come with the program.
func Load(known *catalogue.Catalogue) (*Rules, error) {
	text, err := fs.ReadFile(rules.Files, "duties.json")
	if err != nil {
		return nil, err
	}
	return Decode(text, known)
}

// Decode reads and validates a file of duties. The error names the duty.
func Decode(text []byte, known *catalogue.Catalogue) (*Rules, error) {
	book, err := words.Open()
	if err != nil {
		return nil, err
	}
	cited, err := sources.Load()
	if err != nil {
		return nil, err
	}
	var file struct {
		About  string `json:"about"`
		Duties []duty `json:"duties"`
	}
	d := json.NewDecoder(bytes.NewReader(text))
	d.DisallowUnknownFields()
	if err := d.Decode(&file); err != nil {
		return nil, fmt.Errorf("duties: %w", err)
	}
	r := &Rules{file.Duties, known}
	for i := range r.duties {
		one := &r.duties[i]
		one.who, one.undecided = book.Sentence("duty."+one.ID+".who"), book.Sentence("duty."+one.ID+".undecided")
		one.nobody = one.missing(book)
		one.cited = cited.Cite(one.Sources)
		if err := r.check(one); err != nil {
			return nil, fmt.Errorf("duties: %q: %w", one.ID, err)
		}
		one.Level = one.standing()
	}
	return r, nil
}

func (r *Rules) check(one *duty) error {
	switch {
	case !slices.Contains(Levels(), one.Level):
		return fmt.Errorf("no level %q", one.Level)
	case !one.who.Whole() || !one.undecided.Whole():
		return fmt.Errorf("its sentences are not in every language")
	case len(one.cited) == 0 || len(one.cited) != len(one.Sources):
		return fmt.Errorf("its sources %v are not all known", one.Sources)
	case len(one.Facts) == 0 && !one.PublicGroup:
		return fmt.Errorf("it holds for everything")
	case len(one.Bodies) > 0 && len(one.Offer) == 0:
		return fmt.Errorf("it looks for bodies and offers none")
	}
	for _, f := range one.Facts {
		if !slices.Contains(f.Values(), f) {
			return fmt.Errorf("no fact %q", f)
		}
	}
	for _, f := range one.Find {
		if !slices.Contains(finds(), f) {
			return fmt.Errorf("nothing finds %q", f)
		}
	}
	for _, id := range slices.Concat(one.If, one.Bodies, one.Offer) {
		if e, ok := r.known.Find(id); !ok || e.Ended != "" {
			return fmt.Errorf("%s is not in the catalogue, or has ended", id)
		}
	}
	return nil
}

// looked names what a duty looks for on a map.
func (one *duty) looked() []string {
	var looked []string
	for _, f := range one.Find {
		looked = append(looked, string(f))
	}
	if len(one.Bodies) > 0 {
		looked = append(looked, Bodies)
	}
	if len(looked) == 0 {
		return []string{Unseen}
	}
	return looked
}

// missing says what it means that nobody is found: no more than was looked for.
func (one *duty) missing(book words.Book) words.Sentence {
	return words.Each(func(lang words.Lang) string {
		var all []string
		for _, what := range one.looked() {
			all = append(all, book.In(string(lang)).Text("duty.nobody."+what, nil))
		}
		return strings.Join(all, " ")
	})
}

// standing is the level that the norm carries: «may» where we have not read it,
// or it did not hold when it was checked.
func (one *duty) standing() Level {
	if s := one.cited[0]; s.Basis != sources.Read || s.NotInForce || s.Over(s.Checked) {
		return May
	}
	return one.Level
}
