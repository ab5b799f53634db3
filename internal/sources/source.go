// Package sources knows what the program's advice rests on: for each source
// its address, the exact sentence it is used for, what it says and does not
// say, and for when it holds. The facts are data/rules/sources.json.
package sources

import (
	"fmt"
	"slices"
	"time"

	"interessentkart/internal/words"
)

// Strength is how much weight a source carries.
type Strength string

// Strengths, from what binds to what is only arithmetic.
const (
	Law       Strength = "law"
	Agreement Strength = "agreement"
	Guidance  Strength = "guidance"
	Method    Strength = "method"
	Research  Strength = "research"
	Opinion   Strength = "opinion"
	Count     Strength = "count"
)

// Strengths lists them in that order. The list is made anew at each call.
func Strengths() []Strength {
	return []Strength{Law, Agreement, Guidance, Method, Research, Opinion, Count}
}

// Basis is whether we have read the sentence.
type Basis string

// Bases.
const (
	Read      Basis = "read"
	Reference Basis = "reference" // title and reference are known; the sentence is not read by us
)

// Source is where a rule comes from.
type Source struct {
	ID        string   `json:"id"`
	Strength  Strength `json:"strength"`
	Title     string   `json:"title"`
	Reference string   `json:"reference"`
	URL       string   `json:"url,omitzero"`
	// Quote is the sentence that the source is used for, exactly as it stands
	// there, in QuoteLang.
	Quote     string         `json:"quote,omitzero"`
	QuoteLang string         `json:"quoteLang,omitzero"`
	Says      words.Sentence `json:"says"` // what it says, and what it does not
	Basis     Basis          `json:"basis"`
	// Missing tells why there is no address or no sentence.
	Missing words.Sentence `json:"missing,omitzero"`
	// From and To are the days it holds from and to; an empty To is still in
	// force, so far as known when checked. After says what is known when To has
	// passed.
	From  string         `json:"from,omitzero"`
	To    string         `json:"to,omitzero"`
	After words.Sentence `json:"after,omitzero"`
	// NotInForce marks what did not hold in Norway when checked.
	NotInForce bool   `json:"notInForce,omitzero"`
	Checked    string `json:"checked"` // date, year-month-day
}

// Over reports whether the period of the source has passed on a day, given as
// year-month-day.
func (s Source) Over(day string) bool { return s.To != "" && s.To < day }

func (s Source) check() error {
	switch {
	case s.ID == "" || s.Title == "" || s.Reference == "":
		return fmt.Errorf("source %q: id, title and reference are needed", s.ID)
	case !slices.Contains(Strengths(), s.Strength):
		return fmt.Errorf("source %s: no strength %q", s.ID, s.Strength)
	case s.Basis != Read && s.Basis != Reference:
		return fmt.Errorf("source %s: basis is read or reference, not %q", s.ID, s.Basis)
	case !s.Says.Whole():
		return fmt.Errorf("source %s: what it says is not in every language", s.ID)
	case s.Basis == Reference && s.Quote != "":
		return fmt.Errorf("source %s: it quotes a sentence that nobody has read", s.ID)
	case (s.URL == "" || s.Quote == "") && !s.Missing.Whole():
		return fmt.Errorf("source %s: its address or sentence is missing without a reason", s.ID)
	case s.Quote != "" && !slices.Contains(words.Langs(), words.Lang(s.QuoteLang)):
		return fmt.Errorf("source %s: its sentence is in no language %q", s.ID, s.QuoteLang)
	}
	return s.checkDates()
}

// checkDates holds the period to the day the source was checked: what was over
// then must say what comes after.
func (s Source) checkDates() error {
	for _, date := range []string{s.Checked, s.From, s.To} {
		if _, err := time.Parse(time.DateOnly, date); err != nil && (date != "" || date == s.Checked) {
			return fmt.Errorf("source %s: the date %q is not year-month-day", s.ID, date)
		}
	}
	binding := s.Strength == Law || s.Strength == Agreement
	switch {
	case binding && s.From == "" && !s.NotInForce, s.Strength == Agreement && s.To == "":
		return fmt.Errorf("source %s: a %s needs its period", s.ID, s.Strength)
	case s.To != "" && s.From != "" && s.To < s.From:
		return fmt.Errorf("source %s: it ends before it begins", s.ID)
	case s.Over(s.Checked) && !s.After.Whole():
		return fmt.Errorf("source %s: its period was over when checked, and nothing says what comes after", s.ID)
	}
	return nil
}

// Remarks tell what a reader must know of a source on a day: that nobody has
// read the sentence, that it is not in force, that its period has passed.
func (s Source) Remarks(w words.Words, day string) []string {
	var list []string
	if s.Basis == Reference {
		list = append(list, w.Text("source.unread", nil))
	}
	if s.NotInForce {
		list = append(list, w.Text("source.notInForce", nil))
	}
	if s.Over(day) {
		list = append(list, w.Text("source.over", words.Args{"to": s.To}))
	}
	return list
}
