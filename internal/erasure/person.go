package erasure

import (
	"reflect"
	"regexp"
	"slices"
	"strings"
	"unicode"

	"interessentkart/internal/stakeholder"
)

// gone stands in text where a name was.
const gone = "[…]"

// emptied are the fields that hold a person and nothing else, with the one that
// goes with each.
var emptied = map[string]string{"Person": "Gender", "ContactName": "ContactRole"}

// person is somebody to be forgotten.
type person struct {
	pattern *regexp.Regexp // second group: what stands for the person
	whole   *regexp.Regexp // a text that is that and no more
	parts   []string       // of the name, folded
}

// blanks are what may stand between the words of a name: also those that do not
// break a line, and those that nobody sees.
const blanks = `[\s\p{Z}\p{Cf}]+`

// newPerson looks for a name as whole words, in any letters and with any blanks,
// and for other forms of it, as they are named.
func newPerson(name string, also ...string) person {
	var forms []string
	for _, text := range append([]string{name}, also...) {
		if !tokens.MatchString(text) {
			continue // it would be found in what stands where a name was
		}
		words := strings.FieldsFunc(strings.ToValidUTF8(text, " "), isBlank)
		for i, w := range words {
			words[i] = regexp.QuoteMeta(w)
		}
		forms = append(forms, strings.Join(words, blanks))
	}
	// The longest first: of two that begin alike the shorter one would leave the
	// rest.
	slices.SortStableFunc(forms, func(x, y string) int { return len(y) - len(x) })
	either := `(` + strings.Join(forms, `|`) + `)`
	p := person{
		pattern: regexp.MustCompile(`(?i)(^|[^\pL\pN])` + either + `($|[^\pL\pN])`),
		whole:   regexp.MustCompile(`(?i)^` + either + `$`),
	}
	for _, w := range tokens.FindAllString(name, -1) {
		p.parts = append(p.parts, fold(w))
	}
	return p
}

func isBlank(r rune) bool { return unicode.IsSpace(r) || unicode.In(r, unicode.Z, unicode.Cf) }

func (p person) in(text string) bool { return p.pattern.MatchString(text) }

// out gives a text with the person taken out. Two that stand side by side share
// what is between them, so that it is looked again until nothing is left.
func (p person) out(text string) string {
	for p.in(text) {
		text = p.pattern.ReplaceAllString(text, "${1}"+gone+"${3}")
	}
	return text
}

// fields names the fields of a record that mention the person.
func (p person) fields(r stakeholder.Record) []string {
	var found []string
	v := reflect.ValueOf(r)
	for i := range v.NumField() {
		if v.Field(i).Type() == reflect.TypeFor[string]() && p.in(v.Field(i).String()) {
			found = append(found, v.Type().Field(i).Name)
		}
	}
	return found
}

func (p person) inPatch(patch stakeholder.Patch) bool {
	for _, e := range patch {
		for _, r := range []stakeholder.Record{e.Before, e.After} {
			if r != nil && len(p.fields(r)) > 0 {
				return true
			}
		}
	}
	return false
}

// without gives the record with the person taken out, nil when it is known by
// that name.
func (p person) without(r stakeholder.Record) stakeholder.Record {
	return rewritten(r, p.fields(r), p.out)
}

// rewritten gives a record with fields emptied or rewritten. One whose key would
// change, or that would no longer be right, goes.
func rewritten(r stakeholder.Record, fields []string, rewrite func(string) string) stakeholder.Record {
	if len(fields) == 0 {
		return r
	}
	next := reflect.New(reflect.TypeOf(r)).Elem()
	next.Set(reflect.ValueOf(r))
	for _, name := range fields {
		field := next.FieldByName(name)
		if !field.IsValid() || field.Kind() != reflect.String {
			continue
		}
		beside, personal := emptied[name]
		switch {
		case personal:
			field.SetString("")
			next.FieldByName(beside).SetString("")
		case name == "URL":
			field.SetString("")
		default:
			field.SetString(rewrite(field.String()))
		}
	}
	left := next.Interface().(stakeholder.Record)
	if left.Key() != r.Key() {
		return nil
	}
	return left
}
