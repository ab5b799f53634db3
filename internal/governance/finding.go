package governance

import (
	"encoding/json"
	"fmt"
	"slices"

	"interessentkart/internal/governance/claim"
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

// Statement is a claim with its sentence.
type Statement struct {
	claim.Claim
	Rests Rests

	text Text
	told bool // the text itself says what it depends on
	book *Rules
	of   *Reading
}

// Text writes the statement in a language, and after it how much of it depends
// on what is unknown or assumed.
func (s Statement) Text(lang string) string {
	if s.book == nil {
		return s.Key
	}
	text := s.write(s.text, lang)
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

// write fills a text with the claim.
func (s Statement) write(t Text, lang string) string {
	f := filling{s.Numbers, map[string]list{}}
	for place, subjects := range s.Lists {
		l := list{total: len(subjects)}
		if len(subjects) == MaxListed {
			l.total = max(l.total, s.Numbers[claim.CountOf(place)])
		}
		for _, subject := range subjects[:min(len(subjects), maxNames+1)] {
			l.items = append(l.items, s.of.name(subject))
		}
		f.lists[place] = l
	}
	return s.book.fill(t, f, lang)
}

// name is what a subject is called. One who stands for many is said to.
func (r *Reading) name(s claim.Subject) item {
	switch s.Sort {
	case claim.AnActor:
		a := &r.actors[r.actorAt[stakeholder.ActorID(s.ID)]]
		if a.Aggregate {
			return item{name: a.Name, note: "actor.aggregate"}
		}
		return named(a.Name)
	case claim.AGroup:
		return named(r.groups[r.groupAt[stakeholder.GroupID(s.ID)]].Name)
	case claim.AWord:
		return word(s.ID)
	}
	return named(s.ID)
}

// subjects makes subjects of actors.
func (r *Reading) subjects(who ...int32) []claim.Subject {
	list := make([]claim.Subject, 0, len(who))
	for _, a := range who {
		list = append(list, claim.Subject{Sort: claim.AnActor, ID: string(r.actors[a].ID)})
	}
	return list
}

// groupSubjects makes subjects of groups.
func (r *Reading) groupSubjects(groups ...int32) []claim.Subject {
	list := make([]claim.Subject, 0, len(groups))
	for _, g := range groups {
		list = append(list, claim.Subject{Sort: claim.AGroup, ID: string(r.groups[g].ID)})
	}
	return list
}

func aWord(it item) []claim.Subject { return []claim.Subject{{Sort: claim.AWord, ID: it.word}} }

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
	// Place is where it belongs in what is told; see Arrange.
	Place Place
	Statement
	Sources []Source
	// Depends lists the findings that depend on unknown or assumed rows; only
	// the check «unknown» has it.
	Depends []string

	title  Text
	settle Text
	order  int    // among those that may come first
	last   bool   // it counts the others
	lacks  string // what nobody has stated
}

// Settle says what would settle the finding; "" for one that may not come first.
func (f Finding) Settle(lang string) string {
	if f.order == 0 {
		return ""
	}
	return f.write(f.settle, lang)
}

// Title names the rule in a language.
func (f Finding) Title(lang string) string { return f.title.In(lang) }

// MarshalJSON writes the finding with its texts in all languages.
func (f Finding) MarshalJSON() ([]byte, error) {
	return json.Marshal(findingJSON{f.ID, f.Rule, f.Outcome, f.Severity, f.Group, f.Actors, f.Seats, f.Groups, f.Numbers, f.Unknown, f.Assumed,
		f.Rests, f.Depends, f.Place, f.lacks, f.texts(), f.settles(), f.Sources})
}

func (f Finding) settles() Texts {
	if f.Place != First {
		return nil
	}
	all := Texts{}
	for _, lang := range words.Languages() {
		all[lang] = f.Settle(lang)
	}
	return all
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
	Place    Place                 `json:"place"`
	Lacks    string                `json:"lacks,omitempty"`
	Text     Texts                 `json:"text"`
	Settle   Texts                 `json:"settle,omitempty"`
	Sources  []Source              `json:"sources"`
}
