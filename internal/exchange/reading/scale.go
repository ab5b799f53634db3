package reading

import (
	"strings"

	"interessentkart/internal/stakeholder"
)

// Scale is how numbers stand for levels.
type Scale string

// The scales. One of three steps has no *ingen*. On one of five steps the two
// highest are both High: Prosjektveiviseren has four steps, and 3 is the middle
// of five.
const (
	ScaleUnknown Scale = ""
	Scale03      Scale = "0-3"
	Scale13      Scale = "1-3"
	Scale14      Scale = "1-4"
	Scale15      Scale = "1-5"
)

// Scales lists the scales that can be stated.
func Scales() []Scale { return []Scale{Scale03, Scale13, Scale14, Scale15} }

// Level returns the level of a step, and whether the scale has it.
func (s Scale) Level(step string) (stakeholder.Level, bool) {
	steps := map[Scale]string{Scale03: "0123", Scale13: " 123", Scale14: "1234", Scale15: "12345"}[s]
	i := strings.Index(steps, step)
	if i < 0 || len(step) != 1 || step == " " {
		return stakeholder.Unknown, false
	}
	levels := stakeholder.Unknown.Values()
	return levels[min(i, len(levels)-1)], true
}

// ScaleIn finds a scale that a heading states, such as «Interesse (1–5)».
func ScaleIn(heading string) Scale {
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
