package register

import (
	"slices"
	"strings"

	"interessentkart/internal/exchange/problem"
	"interessentkart/internal/exchange/reading"
	"interessentkart/internal/stakeholder"
)

// step reads a level given as a number: 0 to 9, also as a spreadsheet may
// write it (3.0).
func step(text string) (digit string, ok bool) {
	text = strings.TrimSuffix(strings.TrimSuffix(text, ".0"), ",0")
	return text, len(text) == 1 && '0' <= text[0] && text[0] <= '9'
}

// steps are the numbers that stand in the level columns of a file.
type steps struct {
	seen  [10]bool
	first place
}

// scales lists the scales that all numbers can be on.
func (s steps) scales() []reading.Scale {
	var fit []reading.Scale
	for _, scale := range reading.Scales() {
		ok := true
		for digit, seen := range s.seen {
			_, has := scale.Level(string(rune('0' + digit)))
			ok = ok && (!seen || has)
		}
		if ok {
			fit = append(fit, scale)
		}
	}
	return fit
}

func (s steps) String() string {
	var all []string
	for digit, seen := range s.seen {
		if seen {
			all = append(all, string(rune('0'+digit)))
		}
	}
	return strings.Join(all, " ")
}

// settleScale finds the scale of the numbers in level columns that state none.
func (d *decoder) settleScale() {
	d.scale = d.plan.Scale
	if d.scale != reading.ScaleUnknown {
		return
	}
	var all steps
	for _, s := range d.sections {
		if s.kind == stakeholder.ActorRecord {
			s.gather(&all)
		}
	}
	if all.String() == "" {
		return
	}
	fit := all.scales()
	if len(fit) == 1 {
		d.scale = fit[0]
		return
	}
	var choices []string
	for _, s := range reading.Scales() {
		if len(fit) == 0 || slices.Contains(fit, s) {
			choices = append(choices, string(s))
		}
	}
	d.refuse(all.first, problem.ScaleUnclear, all.String(), choices...)
}

// gather adds the numbers in the level columns that state no scale.
func (s *section) gather(all *steps) {
	for i, name := range s.columns {
		if name != "interest" && name != "influence" && name != "affected" || s.scales[i] != reading.ScaleUnknown {
			continue
		}
		for _, row := range s.rows {
			digit, ok := step(trim(row.cell(i)))
			if !ok {
				continue
			}
			if all.String() == "" {
				all.first = s.at(row.Line, i)
			}
			all.seen[digit[0]-'0'] = true
		}
	}
}
