// Package namelist reads a pasted list of names, one a line.
package namelist

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"interessentkart/internal/exchange/plaintext"
	"interessentkart/internal/exchange/problem"
	"interessentkart/internal/exchange/register"
	"interessentkart/internal/stakeholder"
)

// Is tells whether text is a list of names: no line too long for one, and no
// columns.
func Is(data []byte) bool {
	text, ok := plaintext.Decode(data)
	if !ok || strings.TrimSpace(text) == "" || strings.ContainsAny(strings.TrimSpace(text)[:1], "{[<%") {
		return false
	}
	lines, columns := 0, 0
	for line := range strings.Lines(text) {
		line = strings.TrimSpace(line)
		if line == "" {
			continue
		}
		if utf8.RuneCountInString(line) > stakeholder.MaxName+10 || !strings.ContainsFunc(line, unicode.IsLetter) {
			return false
		}
		lines++
		if strings.ContainsAny(line, ";\t") || strings.Count(line, ",") >= 3 {
			columns++
		}
	}
	return lines > 0 && 2*columns <= lines
}

// Read reads the names. Bullets and numbers before a name are taken off.
func Read(data []byte, name string) ([]register.Table, error) {
	text, ok := plaintext.Decode(data)
	if !ok {
		return nil, problem.Refused(name, 0, problem.FileFormat, "")
	}
	t := register.Table{Kind: stakeholder.ActorRecord, Rows: []register.Row{{Cells: []string{"name"}}}}
	n := 0
	for line := range strings.Lines(text) {
		n++
		if line = bare(line); line == "" {
			continue
		}
		if len(t.Rows) > register.MaxRows {
			return nil, problem.Refused(name, n, problem.SheetRows, register.MaxRows)
		}
		t.Rows = append(t.Rows, register.Row{Line: n, Cells: []string{line}})
	}
	return []register.Table{t}, nil
}

// bare takes the bullet or number off a line.
func bare(line string) string {
	line = strings.TrimSpace(line)
	mark, rest, ok := strings.Cut(line, " ")
	if !ok {
		return line
	}
	number := strings.TrimRight(mark, ".)")
	bullet := strings.Trim(mark, "-–—•*·") == ""
	if bullet || number != mark && number != "" && strings.Trim(number, "0123456789") == "" {
		return strings.TrimSpace(rest)
	}
	return line
}
