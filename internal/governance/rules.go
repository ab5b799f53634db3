package governance

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"slices"

	"interessentkart/data/rules"
	"interessentkart/internal/catalogue"
	"interessentkart/internal/duties"
	"interessentkart/internal/sources"
	"interessentkart/internal/stakeholder"
	"interessentkart/internal/words"
)

// Rules is what the program may say: sources, checks with their thresholds and
// texts, themes, and words. It is immutable and safe to share.
type Rules struct {
	sources *sources.Book
	checks  []rule
	themes  themesFile
	duties  *duties.Rules
	book    words.Book
}

// Load reads and validates the rules and the sentences that the program carries
// with it.
func Load() (*Rules, error) {
	book, err := words.Open()
	if err != nil {
		return nil, err
	}
	return LoadFrom(rules.Files, book)
}

// LoadFrom reads and validates rule files, and takes their sentences from a
// book. The error names the file, the rule and what is wrong with it.
func LoadFrom(files fs.FS, book words.Book) (*Rules, error) {
	b := &Rules{book: book}
	for _, part := range []struct {
		file string
		read func([]byte) error
	}{
		{"sources.json", b.readSources},
		{"checks.json", b.readChecks},
		{"themes.json", b.readThemes},
		{"duties.json", b.readDuties},
	} {
		data, err := fs.ReadFile(files, part.file)
		if err == nil {
			err = part.read(data)
		}
		if err != nil {
			return nil, fmt.Errorf("rules: %s: %w", part.file, err)
		}
	}
	return b, nil
}

// strict decodes one JSON value and refuses fields it does not know.
func strict(data []byte, v any) error {
	d := json.NewDecoder(bytes.NewReader(data))
	d.DisallowUnknownFields()
	if err := d.Decode(v); err != nil {
		return err
	}
	if _, err := d.Token(); !errors.Is(err, io.EOF) {
		return errors.New("more than one value in the file")
	}
	return nil
}

func (b *Rules) readSources(data []byte) (err error) {
	b.sources, err = sources.Decode(data)
	return err
}

func (b *Rules) readDuties(data []byte) error {
	known, err := catalogue.Load()
	if err == nil {
		b.duties, err = duties.Decode(data, known)
	}
	return err
}

// Duties gives the duties that the check of that name speaks of.
func (b *Rules) Duties() *duties.Rules { return b.duties }

// Source gives a source by its id.
func (b *Rules) Source(id string) (Source, bool) { return b.sources.Find(id) }

// Sources lists all sources in the order of the file.
func (b *Rules) Sources() []Source { return b.sources.All() }

// cite gives the sources with the ids.
func (b *Rules) cite(ids []string) []Source { return b.sources.Cite(ids) }

func (b *Rules) checkCited(ids []string) error { return b.sources.Check(ids) }

// rule is one check as its file states it.
type rule struct {
	ID         string             `json:"id"`
	About      string             `json:"about"`
	Applies    applies            `json:"applies"`
	Thresholds map[string]int     `json:"thresholds"`
	Bands      []band             `json:"bands"`
	Tags       []string           `json:"tags"`
	Sources    []string           `json:"sources"`
	Outcomes   map[string]outcome `json:"outcomes"`
	title      Text
	run        func(*examiner)
	last       bool // see counter
}

type applies struct {
	Scope string                  `json:"scope"` // group or map
	Types []stakeholder.GroupType `json:"types"`
}

// band asks for at least so many of each gender in a group of From to To.
type band struct {
	From  int `json:"from"`
	To    int `json:"to"`
	Least int `json:"least"`
}

type outcome struct {
	Severity Severity `json:"severity"`
	// First says that the finding may come first, and its order among those; the
	// sentence check.<id>.<outcome>.settle then says what would settle it.
	First   int      `json:"first"`
	Lacks   string   `json:"lacks"` // nobody has stated it: what
	Fact    bool     `json:"fact"`  // a count without advice
	Rests   Rests    `json:"rests"`
	Sources []string `json:"sources"` // in place of the rule's
	text    Text
	settle  Text
}

func (b *Rules) readChecks(data []byte) error {
	var file struct {
		About  string `json:"about"`
		Checks []rule `json:"checks"`
	}
	if err := strict(data, &file); err != nil {
		return err
	}
	known := counters()
	for i := range file.Checks {
		r := &file.Checks[i]
		at := slices.IndexFunc(known, func(c counter) bool { return c.id == r.ID && slices.Contains(r.Applies.Types, c.needs) })
		if at < 0 {
			return fmt.Errorf("check %q: nothing counts this for these groups", r.ID)
		}
		if err := b.checkRule(r, known[at]); err != nil {
			return fmt.Errorf("check %s: %w", r.ID, err)
		}
		r.run, r.last = known[at].run, known[at].last
		known = slices.Delete(known, at, at+1)
	}
	if len(known) > 0 {
		return fmt.Errorf("check %s for groups that %s is missing", known[0].id, known[0].needs)
	}
	slices.SortStableFunc(file.Checks, func(x, y rule) int { return count(x.last) - count(y.last) })
	b.checks = file.Checks
	return nil
}

// checkRule tells whether a rule has what its counter asks for, no more and no
// less, and gives it its sentences.
func (b *Rules) checkRule(r *rule, c counter) error {
	if r.Applies.Scope != c.scope {
		return fmt.Errorf("the scope is %s, not %q", c.scope, r.Applies.Scope)
	}
	for _, t := range r.Applies.Types {
		if !slices.Contains(t.Values(), t) {
			return fmt.Errorf("no group type %q", t)
		}
	}
	if len(r.Thresholds) != len(c.thresholds) {
		return fmt.Errorf("the thresholds are %v", c.thresholds)
	}
	for _, name := range c.thresholds {
		if r.Thresholds[name] <= 0 {
			return fmt.Errorf("the threshold %s is missing or not above zero", name)
		}
	}
	if !slices.IsSortedFunc(c.thresholds, func(x, y string) int { return r.Thresholds[x] - r.Thresholds[y] }) {
		return fmt.Errorf("the thresholds %v must rise", c.thresholds)
	}
	if c.bands != (len(r.Bands) > 0) || c.tags != (len(r.Tags) > 0) || len(r.Sources) == 0 {
		return errors.New("bands, tags or sources are missing, or given where nothing reads them")
	}
	r.title = b.text("check." + r.ID + ".title")
	if err := errors.Join(r.title.check(), b.checkCited(r.Sources), checkBands(r.Bands)); err != nil {
		return err
	}
	return b.checkOutcomes(r, c)
}

func checkBands(bands []band) error {
	for i, x := range bands {
		if x.From > x.To || 2*x.Least > x.From || i > 0 && x.From != bands[i-1].To+1 {
			return fmt.Errorf("band %d to %d: bands follow each other and ask for at most half", x.From, x.To)
		}
	}
	return nil
}

func (b *Rules) checkOutcomes(r *rule, c counter) error {
	if len(r.Outcomes) != len(c.outcomes) {
		return fmt.Errorf("it has %d outcomes, the count has %d", len(r.Outcomes), len(c.outcomes))
	}
	for name, placeholders := range c.outcomes {
		o, ok := r.Outcomes[name]
		if !ok {
			return fmt.Errorf("the outcome %s is missing", name)
		}
		if !slices.Contains(Severities(), o.Severity) {
			return fmt.Errorf("%s: no severity %q", name, o.Severity)
		}
		o.text = b.text("check." + r.ID + "." + name)
		if o.First > 0 {
			o.settle = b.text("check." + r.ID + "." + name + ".settle")
			if err := o.settle.check(placeholders...); err != nil {
				return fmt.Errorf("%s: what would settle it: %w", name, err)
			}
		}
		if err := errors.Join(o.text.check(placeholders...), o.Rests.check(), b.checkCited(o.Sources)); err != nil {
			return fmt.Errorf("%s: %w", name, err)
		}
		r.Outcomes[name] = o
	}
	return nil
}
