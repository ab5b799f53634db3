// Package namelist reads a pasted list of names, one a line.
package namelist

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"interessentkart/internal/exchange/count"
	"interessentkart/internal/exchange/plaintext"
	"interessentkart/internal/exchange/problem"
	"interessentkart/internal/exchange/reading"
	"interessentkart/internal/exchange/register"
	"interessentkart/internal/stakeholder"
)

// Is reports whether text looks like a list of names: at most one line in ten is
// none, and at most one where there are few.
func Is(data []byte) bool {
	text, ok := plaintext.Decode(data)
	if !ok || strings.TrimSpace(text) == "" || strings.ContainsAny(strings.TrimSpace(text)[:1], "{<%@") {
		return false
	}
	all, odd := 0, 0
	for line := range strings.Lines(text) {
		if line = strings.TrimSpace(line); line == "" {
			continue
		}
		if all++; !nameLike(line) {
			odd++
		}
	}
	return all > 0 && odd*10 <= all
}

// mostWords is how many words a name has at most.
const mostWords = 14

// nameLike reports whether a line of a list may be a name, with what people put
// around one.
func nameLike(line string) bool {
	if utf8.RuneCountInString(line) > stakeholder.MaxName+10 {
		return false
	}
	name := bare(line)
	if mail.MatchString(name) {
		return !strings.Contains(name, "\t")
	}
	name = strings.TrimRight(name, ";,")
	words := strings.Fields(name)
	switch {
	case name == "" || !strings.ContainsFunc(name, unicode.IsLetter):
		return false
	case strings.ContainsAny(name, "\t;|{}=<>\\^~") || strings.Contains(name, "--") || strings.Contains(name, "::"):
		return false
	case strings.Count(name, `"`) == 1 || strings.Count(name, ",") >= 3:
		return false
	case len(words) > mostWords || len(words) > 6 && strings.HasSuffix(name, "."):
		return false
	}
	return !numbered(words)
}

// numbered reports whether a name ends in several numbers, as rows of figures do.
func numbered(words []string) bool {
	n := 0
	for _, w := range words {
		if strings.Trim(w, "0123456789.,-") == "" && strings.ContainsAny(w, "0123456789") {
			n++
		}
	}
	return n >= 2 && n >= len(words)-1
}

// mail finds an address, with what stands around it.
var mail = regexp.MustCompile(`(?i)[<(\[]?\s*(?:mailto:)?([a-z0-9æøå._%+'-]+@[a-z0-9æøå-]+(?:\.[a-z0-9æøå-]+)+)\s*[>)\]]?`)

// Read reads the names. Bullets and numbers before a name are taken off, and an
// address beside it becomes its contact.
func Read(data []byte, name string) (register.Input, error) {
	text, charset, ok := plaintext.Charset(data)
	if !ok {
		return register.Input{}, problem.Refused(name, 0, problem.FileFormat, "")
	}
	l := &list{file: name, in: register.Input{Account: reading.NewAccount(), InFile: count.Lines(text), Notes: plaintext.Guess(name, charset)}}
	n := 0
	for line := range strings.Lines(text) {
		if n++; strings.TrimSpace(line) == "" {
			continue
		}
		if len(l.rows) >= register.MaxRows {
			return register.Input{}, problem.Refused(name, n, problem.SheetRows, register.MaxRows)
		}
		l.line(line, n, l.in.InFile[reading.Lines] == 1)
	}
	header := register.Row{Cells: []string{"name", "contactName"}}
	l.in.Tables = []register.Table{{Kind: stakeholder.ActorRecord, Row: reading.Lines, Rows: append([]register.Row{header}, l.rows...)}}
	return l.in, nil
}

// list gathers the names of a file.
type list struct {
	file string
	in   register.Input
	rows []register.Row
}

func (l *list) note(line int, code stakeholder.Code, value string) {
	l.in.Notes = append(l.in.Notes, problem.Problem{File: l.file, Line: line, Err: stakeholder.Invalid.Because(code).With(value)})
}

// line takes one line, which may name several: those to whom a letter goes, say, or
// all names on the only line.
func (l *list) line(line string, n int, only bool) {
	name := bare(line)
	if strings.HasSuffix(name, ":") && !mail.MatchString(name) {
		l.in.Account.Leave(reading.Lines, problem.LineHeading, 1)
		l.note(n, problem.LineHeading, name)
		return
	}
	parts := split(name, only)
	if len(parts) > 1 {
		l.note(n, problem.LineSplit, name)
	}
	for i, part := range parts {
		name, address := parted(part)
		if name == "" && address != "" { // nobody is named by an address
			l.note(n, problem.RowNameless, "")
		}
		l.rows = append(l.rows, register.Row{Line: n, Cells: []string{name, address}, Extra: i > 0})
		if name != "" && address != "" {
			l.note(n, problem.AddressMoved, name)
		}
	}
}

// split parts a line that names several.
func split(line string, only bool) []string {
	addresses := len(mail.FindAllString(line, -1))
	for _, mark := range []string{";", ","} {
		parts := strings.FieldsFunc(line, func(r rune) bool { return string(r) == mark })
		switch {
		case len(parts) < 2:
		case addresses > 1 && addresses >= len(parts)-1, only && (mark == ";" || len(parts) > 2):
			return parts
		}
	}
	return []string{line}
}

// parted parts a name from an address beside it.
func parted(text string) (name, address string) {
	found := mail.FindStringSubmatchIndex(text)
	if found == nil {
		return trimmed(text), ""
	}
	address = text[found[2]:found[3]]
	return trimmed(text[:found[0]] + " " + text[found[1]:]), address
}

// trimmed is a name without marks at its ends that are no part of one.
func trimmed(name string) string {
	name = strings.Join(strings.Fields(name), " ")
	name = strings.Trim(name, " ,;:–—-\t")
	if inner, ok := strings.CutPrefix(name, `"`); ok && strings.HasSuffix(inner, `"`) && strings.Count(inner, `"`) == 1 {
		name = strings.TrimSuffix(inner, `"`)
	}
	return strings.TrimSpace(name)
}
