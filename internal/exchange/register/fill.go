package register

import (
	"reflect"
	"strings"

	"interessentkart/internal/stakeholder"
)

// Change is one field that would be or was given another value. The name is
// the field's in map files; the values are as they stand there.
type Change struct {
	Field  string `json:"field"`
	Before any    `json:"before,omitempty"`
	After  any    `json:"after,omitempty"`
}

// Filled returns a record with the values of another where these are not blank,
// field by field, and tells what changed. Blank are "", false, and 1 for the
// strength of a relation: what a file that says nothing has. References must name
// records of the map already; the id is left alone.
func Filled[R stakeholder.Record](r, other R) (R, []Change) {
	return filled(r, other, false)
}

// Completed returns a record with the values of another where its own are blank.
func Completed[R stakeholder.Record](r, other R) (R, []Change) {
	return filled(r, other, true)
}

func filled[R stakeholder.Record](r, other R, keep bool) (R, []Change) {
	var changes []Change
	to, from := reflect.ValueOf(&r).Elem(), reflect.ValueOf(other)
	for i := range to.NumField() {
		name, _, _ := strings.Cut(to.Type().Field(i).Tag.Get("json"), ",")
		if name == "id" {
			continue
		}
		if to.Field(i).Kind() == reflect.Struct {
			for j := range to.Field(i).NumField() {
				part, _, _ := strings.Cut(to.Field(i).Type().Field(j).Tag.Get("json"), ",")
				changes = fill(changes, name+"."+part, to.Field(i).Field(j), from.Field(i).Field(j), keep)
			}
			continue
		}
		changes = fill(changes, name, to.Field(i), from.Field(i), keep)
	}
	return r, changes
}

func fill(changes []Change, name string, to, from reflect.Value, keep bool) []Change {
	if blank(name, from) || from.Equal(to) || keep && !blank(name, to) {
		return changes
	}
	changes = append(changes, Change{name, to.Interface(), from.Interface()})
	to.Set(from)
	return changes
}

func blank(name string, v reflect.Value) bool {
	return v.IsZero() || name == "strength" && v.Int() == 1
}
