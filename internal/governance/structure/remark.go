package structure

import (
	"fmt"

	"interessentkart/internal/governance"
	"interessentkart/internal/stakeholder"
	"interessentkart/internal/words"
)

// Remark is a finding that comes, goes or says something else when a structure
// is accepted. Before is nil for one that comes, After for one that goes.
type Remark struct {
	Before *governance.Finding `json:"before,omitempty"`
	After  *governance.Finding `json:"after,omitempty"`
}

// Remarks foretells what the checks will say of the map once the structure is
// accepted, where it is not what they say today. Of an answer that leaves a
// choice there are none: they depend on what is chosen.
//
// Rule P5.
func (a Answer) Remarks(r *governance.Reading, rules *governance.Rules, w words.Words) ([]Remark, error) {
	if a.Shape == nil {
		return nil, nil
	}
	n := 0
	naming := NamingFor(w, func() string { n++; return spareID(r.Map(), n) })
	next, _, err := stakeholder.Apply(r.Map(), a.Commands(r.Map(), *a.Shape, naming))
	if err != nil {
		return nil, fmt.Errorf("structure: accepting: %w", err)
	}
	return differing(rules.Check(r), rules.Check(r.Follow(next))), nil
}

// differing are the findings that are not alike: those that are new or say
// something else first, then those that are gone.
func differing(before, after []governance.Finding) []Remark {
	was := map[string]*governance.Finding{}
	for i := range before {
		was[before[i].ID] = &before[i]
	}
	var list []Remark
	for i := range after {
		f := &after[i]
		old := was[f.ID]
		delete(was, f.ID)
		if old == nil || old.Severity != f.Severity || old.Text(string(words.Bokmal)) != f.Text(string(words.Bokmal)) {
			list = append(list, Remark{old, f})
		}
	}
	for i := range before {
		if f := was[before[i].ID]; f != nil {
			list = append(list, Remark{f, nil})
		}
	}
	return list
}

// spareID is an id that no group or seat has.
func spareID(m *stakeholder.Map, n int) string {
	id := fmt.Sprintf("new-%d", n)
	for m.Groups.Has(stakeholder.GroupID(id)) || m.Seats.Has(stakeholder.SeatID(id)) {
		id += "-"
	}
	return id
}

// TellRemarks writes out what the checks will say: what is new and asks for
// something, then what falls away. Counts without advice and what nobody has
// stated are left to the checks.
func TellRemarks(list []Remark, rules *governance.Rules, w words.Words) Section {
	s := Section{Title: w.Text("structure.title.checks", nil)}
	lang := string(w.Lang())
	for _, r := range list {
		if f := r.After; f != nil && tells(f) {
			s.Lines = append(s.Lines, w.Text("structure.check.comes", words.Args{"severity": rules.Word("severity."+string(f.Severity), lang), "text": f.Text(lang)}))
		}
	}
	for _, r := range list {
		if f := r.Before; f != nil && tells(f) && (r.After == nil || !tells(r.After)) {
			s.Lines = append(s.Lines, w.Text("structure.check.goes", words.Args{"text": f.Text(lang)}))
		}
	}
	if len(s.Lines) == 0 {
		s.Lines = []string{w.Text("structure.check.same", nil)}
	}
	return s
}

// tells reports whether a finding asks for something.
func tells(f *governance.Finding) bool {
	return f.Severity != governance.OK && (f.Place == governance.First || f.Place == governance.Among)
}
