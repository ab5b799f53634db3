package governance

import (
	"encoding/json"
	"fmt"
	"slices"

	"interessentkart/internal/stakeholder"
	"interessentkart/internal/words"
)

// Severity is how strongly a finding asks for attention.
type Severity string

// The severities, least first. The program advises; it never judges.
const (
	OK       Severity = "ok"
	Note     Severity = "note"
	Consider Severity = "consider"
)

// Severities lists them, least first. The list is made anew at each call.
func Severities() []Severity { return []Severity{OK, Note, Consider} }

// AtLeast tells whether a severity is the given one or asks for more.
func (s Severity) AtLeast(least Severity) bool {
	return slices.Index(Severities(), s) >= slices.Index(Severities(), least)
}

// Rests tells what a statement gives away besides structure, for readers who
// may not see it.
type Rests string

// What a statement may rest on.
const (
	RestsOnLevels  Rests = "levels"  // interest or influence
	RestsOnPrivate Rests = "private" // gender, anchoring, tallies and the like
)

func (r Rests) check() error {
	if r == "" || r == RestsOnLevels || r == RestsOnPrivate {
		return nil
	}
	return fmt.Errorf("rests on %q", r)
}

// Statement is a sentence with what was counted for it.
type Statement struct {
	// Key names the text, as in «size/many»; stable across languages.
	Key     string
	Numbers map[string]int
	Actors  []stakeholder.ActorID // in the order of names; of a finding about a group the first MaxListed
	Seats   []stakeholder.SeatID  // in the order of their actors
	Groups  []stakeholder.GroupID // besides the one it is about
	// Unknown counts the actors on whose unknown levels the statement depends,
	// Assumed the rows behind it that are assumed.
	Unknown int
	Assumed int
	Rests   Rests

	text  Text
	lists map[string]list
	told  bool // the text itself says what it depends on
	book  *Rules
}

// Text writes the statement in a language, and after it how much of it depends
// on what is unknown or assumed.
func (s Statement) Text(lang string) string {
	if s.book == nil {
		return s.Key
	}
	text := s.book.fill(s.text, filling{s.Numbers, s.lists}, lang)
	for _, rest := range []struct {
		n   int
		key string
	}{{s.Unknown, "suffix.unknown"}, {s.Assumed, "suffix.assumed"}} {
		if rest.n > 0 && !s.told {
			text += " " + s.book.say(rest.key, lang, filling{numbers: map[string]int{"n": rest.n}})
		}
	}
	return text
}

// Texts are a sentence in all languages.
type Texts map[string]string

// texts writes the statement in all languages.
func (s Statement) texts() Texts {
	all := Texts{}
	for _, lang := range words.Languages() {
		all[lang] = s.Text(lang)
	}
	return all
}

// Finding is what a check has to say.
type Finding struct {
	// ID is stable as long as the finding is about the same thing, also when
	// its outcome changes: «size/styringsgruppen».
	ID       string
	Rule     string
	Outcome  string
	Severity Severity
	Group    stakeholder.GroupID // "" for the map as a whole
	Statement
	Sources []Source
	// Depends lists the findings that depend on unknown or assumed rows; only
	// the check «unknown» has it.
	Depends []string

	title Text
}

// Title names the rule in a language.
func (f Finding) Title(lang string) string { return f.title.In(lang) }

// MarshalJSON writes the finding with its texts in all languages.
func (f Finding) MarshalJSON() ([]byte, error) {
	return json.Marshal(findingJSON{f.ID, f.Rule, f.Outcome, f.Severity, f.Group, f.Actors, f.Seats, f.Groups, f.Numbers, f.Unknown, f.Assumed,
		f.Rests, f.Depends, f.texts(), f.Sources})
}

// Written is a value of the type as which findings are written.
func (Finding) Written() any { return findingJSON{} }

type findingJSON struct {
	ID       string                `json:"id"`
	Rule     string                `json:"rule"`
	Outcome  string                `json:"outcome"`
	Severity Severity              `json:"severity"`
	Group    stakeholder.GroupID   `json:"group,omitempty"`
	Actors   []stakeholder.ActorID `json:"actors,omitempty"`
	Seats    []stakeholder.SeatID  `json:"seats,omitempty"`
	Groups   []stakeholder.GroupID `json:"groups,omitempty"`
	Numbers  map[string]int        `json:"numbers,omitempty"`
	Unknown  int                   `json:"unknown,omitempty"`
	Assumed  int                   `json:"assumed,omitempty"`
	Rests    Rests                 `json:"rests,omitempty"`
	Depends  []string              `json:"depends,omitempty"`
	Text     Texts                 `json:"text"`
	Sources  []Source              `json:"sources"`
}
