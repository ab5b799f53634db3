package erasure

import (
	"reflect"
	"regexp"
	"strings"

	"interessentkart/internal/stakeholder"
)

// gone stands in text where a name was.
const gone = "[…]"

// emptied are the fields that hold a person and nothing else, with the one that
// goes with each.
var emptied = map[string]string{"Person": "Gender", "ContactName": "ContactRole"}

// person is somebody to be forgotten.
type person struct{ pattern *regexp.Regexp }

// newPerson looks for a name as whole words, in any letters.
func newPerson(name string) person {
	words := strings.Fields(name)
	for i, w := range words {
		words[i] = regexp.QuoteMeta(w)
	}
	return person{regexp.MustCompile(`(?i)(^|[^\pL\pN])` + strings.Join(words, `\s+`) + `($|[^\pL\pN])`)}
}

func (p person) in(text string) bool { return p.pattern.MatchString(text) }

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
	return rewritten(r, p.fields(r), func(text string) string { return p.pattern.ReplaceAllString(text, "${1}"+gone+"${2}") })
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
