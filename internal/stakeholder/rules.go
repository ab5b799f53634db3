package stakeholder

import (
	"reflect"
	"slices"
	"strings"
)

// check tells what is wrong with a record itself: with a field, or with what
// its fields say together.
func check(r Record) *Error {
	k, v := r.Key(), reflect.ValueOf(r)
	for _, f := range r.table().fields {
		if err := f.check(k, v.Field(f.Index)); err != nil {
			return err
		}
	}
	if whole, ok := r.(interface{ check() *Error }); ok {
		return whole.check()
	}
	return nil
}

func (f *Field) check(k Key, v reflect.Value) *Error {
	switch f.Form {
	case IDForm:
		return checkID(k, v.String())
	case ChoiceForm:
		if value := v.String(); (value != "" || f.Must) && !slices.Contains(f.Values, value) {
			return Invalid.At(k, ValueUnknown).With(value)
		}
	case TextForm:
		return checkText(k, v.String(), f.Limit)
	case LineForm:
		return f.checkLine(k, v.String())
	}
	return nil
}

func (f *Field) checkLine(k Key, line string) *Error {
	switch f.kind {
	case "name":
		return checkName(k, line)
	case "url":
		return checkURL(k, line)
	case "orgNumber":
		return checkOrgNumber(k, line)
	}
	return checkLine(k, line)
}

// refers lists the records that a record names. What it cannot be without is
// among them, also when nothing is named.
func refers(r Record) []Key {
	t := r.table()
	if len(t.refers) == 0 {
		return nil
	}
	keys, v := make([]Key, 0, len(t.refers)), reflect.ValueOf(r)
	for _, i := range t.refers {
		if id := v.Field(i).String(); id != "" || !t.fields[i].Optional {
			keys = append(keys, Key{t.fields[i].Names, id})
		}
	}
	return keys
}

// refersAnew lists the records that a change of a record would refer to.
func refersAnew(change any, t *table) []Key {
	var keys []Key
	for _, i := range t.refers {
		if id := reflect.ValueOf(change).Field(i); !id.IsNil() && id.Elem().String() != "" {
			keys = append(keys, Key{t.fields[i].Names, id.Elem().String()})
		}
	}
	return keys
}

// names reports whether a record refers to another.
func names(r Record, k Key) bool {
	t := r.table()
	for _, i := range t.refers {
		if t.fields[i].Names == k.Kind && reflect.ValueOf(r).Field(i).String() == k.ID {
			return true
		}
	}
	return false
}

// with returns a record with some fields changed.
func with[R Record](r R, change func(of reflect.Value)) R {
	v := reflect.ValueOf(&r).Elem()
	change(v)
	return r
}

// other is with for a record whose type is not known.
func other(r Record, change func(of reflect.Value)) Record {
	v := reflect.New(reflect.TypeOf(r)).Elem()
	v.Set(reflect.ValueOf(r))
	change(v)
	return v.Interface().(Record)
}

// settled returns a record in the form in which it is stored.
func settled(r Record) Record {
	t, v := r.table(), reflect.ValueOf(r)
	for _, i := range t.tidy {
		if text := v.Field(i).String(); strings.TrimSpace(text) != text {
			r = other(r, func(of reflect.Value) { of.Field(i).SetString(strings.TrimSpace(text)) })
		}
	}
	if whole, ok := r.(interface{ settled() Record }); ok {
		return whole.settled()
	}
	return r
}

// changed returns a record with the values that a command states. The fields of
// the command are those of the record, as pointers; nil leaves one as it is.
func changed[R Record, C any](r R, c C) R {
	return with(r, func(of reflect.Value) {
		v := reflect.ValueOf(c)
		for i := range v.NumField() {
			if value := v.Field(i); value.Kind() == reflect.Pointer && !value.IsNil() {
				of.Field(i).Set(value.Elem())
			}
		}
	})
}

// filled returns the record that is kept with the values of another where it has
// none. Fields that go together are taken over together.
func filled[R Record](keep, drop R) R {
	was, from := reflect.ValueOf(keep), reflect.ValueOf(drop)
	fields := keep.table().fields
	return with(keep, func(of reflect.Value) {
		for _, f := range fields {
			to := of.Field(f.Index)
			switch {
			case f.Form == IDForm || f.Merge == "keep":
			case f.Form == RefForm && (from.Field(f.Index).String() == keep.Key().ID || from.Field(f.Index).String() == drop.Key().ID): // itself
			case f.Merge == "or":
				to.SetBool(to.Bool() || from.Field(f.Index).Bool())
			case blankTogether(was, fields, f):
				to.Set(from.Field(f.Index))
			}
		}
	})
}

// blankTogether reports whether a field and those that go with it are blank.
func blankTogether(r reflect.Value, fields []Field, one Field) bool {
	lead := one.GoName
	if one.With != "" {
		lead = one.With
	}
	for _, f := range fields {
		if (f.GoName == lead || f.With == lead) && !r.Field(f.Index).IsZero() {
			return false
		}
	}
	return true
}

// moved returns a record with one actor in another's place.
func moved(r Record, from, to ActorID) (next Record, touched bool) {
	if !names(r, actorKey(from)) {
		return r, false
	}
	t := r.table()
	return settled(other(r, func(of reflect.Value) {
		for _, i := range t.refers {
			if t.fields[i].Names == ActorRecord && of.Field(i).String() == string(from) {
				of.Field(i).SetString(string(to))
			}
		}
	})), true
}

// released returns a record without its loose references to another.
func released(r Record, k Key) (next Record, touched bool) {
	t, v := r.table(), reflect.ValueOf(r)
	for _, i := range t.refers {
		if f := t.fields[i]; f.Loose && f.Names == k.Kind && v.Field(i).String() == k.ID {
			r, touched = other(r, func(of reflect.Value) { of.Field(i).SetString("") }), true
		}
	}
	return r, touched
}

// masked returns a record as a sort of viewer sees it: itself when there is
// nothing to hide.
func masked(r Record, viewer int) Record {
	hidden, v := r.table().hidden[viewer], reflect.ValueOf(r)
	for n, i := range hidden {
		if v.Field(i).IsZero() {
			continue
		}
		return other(r, func(of reflect.Value) {
			for _, i := range hidden[n:] {
				of.Field(i).SetZero()
			}
		})
	}
	return r
}

// states lists the fields of a record that say something, or those that a
// command that changes one names.
func states(v reflect.Value, fields []Field) []Field {
	var stated []Field
	for _, f := range fields {
		if !v.Field(f.Index).IsZero() {
			stated = append(stated, f)
		}
	}
	return stated
}
