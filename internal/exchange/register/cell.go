package register

import (
	"math"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"interessentkart/internal/exchange/problem"
	"interessentkart/internal/exchange/reading"
	"interessentkart/internal/stakeholder"
)

// clean returns text as a map stores it and tells of what had to go.
func (d *decoder) clean(at place, text string) string {
	if ascii(text) {
		return text
	}
	clean, _ := stakeholder.Clean(text)
	if clean != norm.NFC.String(text) {
		d.note(at, problem.TextCleaned, clean)
	}
	return clean
}

// ascii tells that there is nothing to clean.
func ascii(text string) bool {
	for i := range len(text) {
		if c := text[i]; c >= 0x7F || c < ' ' && c != '\n' && c != '\t' {
			return false
		}
	}
	return true
}

// text reads running text.
func (d *decoder) text(at place, text string, to *string) {
	text = d.clean(at, strings.ReplaceAll(text, "\r\n", "\n"))
	if len(text) > stakeholder.MaxText && utf8.RuneCountInString(text) > stakeholder.MaxText {
		d.note(at, stakeholder.TextLong, text)
		return
	}
	*to = text
}

// line reads text on one line.
func (d *decoder) line(at place, text string, to *string) {
	text = trim(d.clean(at, text))
	if strings.ContainsAny(text, "\n\t") {
		text = strings.Join(strings.Fields(text), " ")
		d.note(at, problem.TextCleaned, text)
	}
	if len(text) > stakeholder.MaxName && utf8.RuneCountInString(text) > stakeholder.MaxName {
		d.note(at, stakeholder.TextLong, text)
		return
	}
	*to = text
}

// code reads one of the words of a lexicon; not stated is "".
func (d *decoder) code(at place, prefix, text string) (code string, ok bool) {
	if unstated(text) {
		return "", true
	}
	for _, one := range worded(text) {
		if one = plain(one); one == "" {
			continue
		}
		if code, ok = d.lexicons[prefix][one]; ok {
			return code, true
		}
	}
	d.noteChoices(at, stakeholder.ValueUnknown, trim(text), d.labels(prefix, values()[prefix]))
	return "", false
}

// unstated reports whether a cell says that there is nothing to say.
func unstated(text string) bool {
	return strings.Trim(trim(text), "-–—?.…") == ""
}

// worded returns what the word of a cell may be: all of it, and what is left
// without a number before or after it, such as «3 – høy» or «Høy (3)».
func worded(text string) []string {
	all := []string{text}
	before, _, cut := strings.Cut(text, "(")
	if cut {
		all = append(all, before)
	}
	return append(all, strings.Trim(trim(before), " 0123456789.)-–—:="))
}

func (d *decoder) labels(prefix string, codes []string) []string {
	var all []string
	for _, c := range codes {
		all = append(all, d.nb.Text(prefix+"."+c, nil))
	}
	return all
}

// level reads a word, or a number on the scale of its column.
func (d *decoder) level(at place, text string, to *stakeholder.Level) {
	digit, ok := step(trim(text))
	if !ok {
		if code, ok := d.code(at, "level", text); ok {
			*to = stakeholder.Level(code)
		}
		return
	}
	scale := d.scale
	if own := d.current.scales[at.column-1]; own != reading.ScaleUnknown && d.plan.Scale == reading.ScaleUnknown {
		scale = own
	}
	l, ok := scale.Level(digit)
	if !ok {
		d.noteChoices(at, stakeholder.ValueUnknown, trim(text), []string{string(scale)})
		return
	}
	if *to = l; scale == reading.Scale15 && digit >= "4" && !d.joined {
		d.joined = true
		d.note(at, problem.ScaleJoined, d.nb.Level(stakeholder.High))
	}
}

// orgNumber reads nine digits, also with spaces between them and with the
// letters of the register before or after.
func (d *decoder) orgNumber(at place, text string, to *string) {
	digits := strings.Map(func(r rune) rune {
		switch {
		case '0' <= r && r <= '9':
			return r
		case r == ' ', r == '\u00A0', r == '.', r == '\u202F':
			return -1
		}
		return '?'
	}, strings.TrimSuffix(strings.TrimPrefix(trim(strings.ToUpper(text)), "NO"), "MVA"))
	if !stakeholder.ValidOrgNumber(digits) {
		d.note(at, stakeholder.ActorOrgNumber, trim(text))
		return
	}
	*to = digits
}

// number reads a whole number or a fraction, as the field has it.
func (d *decoder) number(at place, text string, to reflect.Value) {
	n, err := strconv.ParseFloat(strings.Replace(trim(text), ",", ".", 1), 64)
	if err != nil || math.IsInf(n, 0) || math.IsNaN(n) || to.CanInt() && n != math.Trunc(n) {
		d.note(at, stakeholder.ValueUnknown, trim(text))
		return
	}
	if to.CanInt() {
		to.SetInt(int64(n))
		return
	}
	to.SetFloat(n)
}

// strength reads 1, 2 or 3.
func (d *decoder) strength(at place, text string, to *int) {
	n, err := strconv.ParseFloat(strings.Replace(trim(text), ",", ".", 1), 64)
	if err != nil || n != 1 && n != 2 && n != 3 {
		d.noteChoices(at, stakeholder.RelationWeight, trim(text), []string{"1", "2", "3"})
		return
	}
	*to = int(n)
}

// relationType reads a type of ours; any other word makes a relation of type
// other, and is kept as its label.
func (d *decoder) relationType(at place, text string, e *relationEntry) {
	p := plain(text)
	if code, ok := d.lexicons["relation"][p]; ok {
		e.Type = stakeholder.RelationType(code)
		return
	}
	if (p == "directed" || p == "undirected" || p == "mutual") && e.direction == "" { // Gephi's word for the direction
		e.direction = p
		return
	}
	e.Type = stakeholder.OtherRelation
	d.line(at, text, &e.kindWord)
}

// direction reads what some forms say beside the ends.
func (d *decoder) direction(at place, text string, e *relationEntry) {
	switch p := plain(text); p {
	case "directed", "undirected", "mutual":
		e.direction = p
	case "both", "bidirectional", "gjensidig", "bi", "toveis", "begge":
		e.direction = "mutual"
	case "rettet", "forward", "true", "yes", "ja", "enveis":
		e.direction = "directed"
	case "urettet", "none", "ingen", "false", "no", "nei":
		e.direction = "undirected"
	default:
		d.noteChoices(at, stakeholder.ValueUnknown, trim(text), []string{"directed", "undirected", "mutual"})
	}
}

// groupType reads what a group does. The name of a sort of body is kept as the
// group's own word.
func (d *decoder) groupType(at place, text string, e *groupEntry) {
	code, ok := d.code(at, "groupType", text)
	if !ok {
		return
	}
	e.Type = stakeholder.GroupType(code)
	if bodies()[strings.ToLower(trim(text))] != "" {
		d.line(at, text, &e.word)
	}
}

// role reads a role of ours; any other word is a member's, and is kept.
func (d *decoder) role(at place, text string, e *seatEntry) {
	if code, ok := d.lexicons["role"][plain(text)]; ok {
		e.Role = stakeholder.Role(code)
		return
	}
	e.Role = stakeholder.Member
	d.line(at, text, &e.word)
}

// split returns the values of a cell that holds several, with | between them.
// A | that belongs to a value has \ before it, and so has \.
func split(text string) []string {
	var all []string
	var b strings.Builder
	for i := 0; i < len(text); i++ {
		switch c := text[i]; {
		case c == '\\' && i+1 < len(text) && (text[i+1] == '|' || text[i+1] == '\\'):
			i++
			b.WriteByte(text[i])
		case c == '|':
			all = append(all, trim(b.String()))
			b.Reset()
		default:
			b.WriteByte(c)
		}
	}
	all = append(all, trim(b.String()))
	return slices.DeleteFunc(all, func(s string) bool { return s == "" })
}

// Split returns the values of a cell that holds several.
func Split(cell string) []string { return split(cell) }

// join writes several values into one cell.
func join(all []string) string {
	escaped := make([]string, len(all))
	for i, s := range all {
		escaped[i] = strings.NewReplacer(`\`, `\\`, "|", `\|`).Replace(s)
	}
	return strings.Join(escaped, "|")
}
