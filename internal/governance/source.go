package governance

import (
	"fmt"
	"slices"
	"time"
)

// Strength is how much weight a source carries.
type Strength string

// Strengths, from what binds to what is only arithmetic.
const (
	Law           Strength = "law"
	AgreementText Strength = "agreement"
	Guidance      Strength = "guidance"
	Method        Strength = "method"
	Research      Strength = "research"
	Opinion       Strength = "opinion"
	Count         Strength = "count"
)

// Strengths lists them in that order. The list is made anew at each call.
func Strengths() []Strength {
	return []Strength{Law, AgreementText, Guidance, Method, Research, Opinion, Count}
}

// Source is where a rule comes from.
type Source struct {
	ID        string   `json:"id"`
	Strength  Strength `json:"strength"`
	Title     string   `json:"title"`
	Reference string   `json:"reference"`
	URL       string   `json:"url,omitzero"`
	Checked   string   `json:"checked"` // date, year-month-day
	// Basis is «text» when the text or a public copy of it was read, and
	// «reference» when only title and reference were.
	Basis string `json:"basis"`
	// From and To are the period that law and agreements hold for; an empty To
	// is still in force, so far as known when checked.
	From string `json:"from,omitzero"`
	To   string `json:"to,omitzero"`
	Note Text   `json:"note"`
}

func (s Source) check() error {
	if s.ID == "" || s.Title == "" || s.Reference == "" && s.URL == "" {
		return fmt.Errorf("source %q: id, title and a reference or address are needed", s.ID)
	}
	if !slices.Contains(Strengths(), s.Strength) {
		return fmt.Errorf("source %s: no strength %q", s.ID, s.Strength)
	}
	if s.Basis != "text" && s.Basis != "reference" {
		return fmt.Errorf("source %s: basis is text or reference, not %q", s.ID, s.Basis)
	}
	binding := s.Strength == Law || s.Strength == AgreementText
	if binding && s.From == "" || s.Strength == AgreementText && s.To == "" {
		return fmt.Errorf("source %s: a %s needs its period", s.ID, s.Strength)
	}
	for _, date := range []string{s.Checked, s.From, s.To} {
		if _, err := time.Parse(time.DateOnly, date); err != nil && (date != "" || date == s.Checked) {
			return fmt.Errorf("source %s: the date %q is not year-month-day", s.ID, date)
		}
	}
	if err := s.Note.check(); err != nil {
		return fmt.Errorf("source %s: %w", s.ID, err)
	}
	return nil
}
