package register

import (
	"strings"

	"interessentkart/internal/stakeholder"
)

// Scale is how numbers stand for levels.
type Scale string

// The scales. On one of five steps the two highest are both High: Prosjekt-
// veiviseren has four steps, and 3 is the middle of five.
const (
	ScaleUnknown Scale = ""
	Scale03      Scale = "0-3"
	Scale14      Scale = "1-4"
	Scale15      Scale = "1-5"
)

// Scales lists the scales that can be stated.
func Scales() []Scale { return []Scale{Scale03, Scale14, Scale15} }

// level returns the level of a step, and whether the scale has it.
func (s Scale) level(step string) (stakeholder.Level, bool) {
	steps := map[Scale]string{Scale03: "0123", Scale14: "1234", Scale15: "12345"}[s]
	i := strings.Index(steps, step)
	if i < 0 || len(step) != 1 {
		return stakeholder.Unknown, false
	}
	levels := stakeholder.Unknown.Values()
	return levels[min(i, len(levels)-1)], true
}

// scaleIn finds a scale that a heading states, such as «Interesse (1–5)».
func scaleIn(heading string) Scale {
	digits := strings.Map(func(r rune) rune {
		if '0' <= r && r <= '9' {
			return r
		}
		return -1
	}, heading)
	for _, s := range Scales() {
		if digits == string(s[0])+string(s[2]) {
			return s
		}
	}
	return ScaleUnknown
}

// step reads a level given as a number: 0 to 5, also as a spreadsheet may
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
func (s steps) scales() []Scale {
	var fit []Scale
	for _, scale := range Scales() {
		ok := true
		for digit, seen := range s.seen {
			_, has := scale.level(string(rune('0' + digit)))
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
