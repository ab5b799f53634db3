package strict

import (
	"math"
	"reflect"
	"slices"
	"strconv"
	"strings"

	"interessentkart/internal/exchange/problem"
	"interessentkart/internal/stakeholder"
)

// Spot is the place that a struct was read from. A struct that embeds it is
// told its own.
type Spot struct {
	At    int    // offset of its text
	Wrong bool   // a problem with it has been told
	list  string // the array that it is in, or its own place
	index int    // in the array, from 1; 0 outside one
}

// Place names the spot, such as actors[3].
func (s Spot) Place() string {
	if s.index == 0 {
		return s.list
	}
	return s.list + "[" + strconv.Itoa(s.index-1) + "]"
}

// Row is a record with its place.
type Row struct {
	Record stakeholder.Record
	Spot
}

// Section reads the value of one field of the outermost object.
type Section struct {
	Name     string
	Required bool
	Read     func(r *Reader)
}

// Reader stands at a value of the document.
type Reader struct {
	d     *Document
	s     *scanner
	types map[reflect.Type]*shape
	path  []step
}

// step leads from a value to one in it: a field, or an item of an array.
type step struct {
	name  string
	index int // from 1; 0 for a field
}

// place names the value at hand.
func (r *Reader) place() string {
	place := ""
	for _, s := range r.path {
		if s.index > 0 {
			place = Spot{list: place, index: s.index}.Place()
		} else {
			place = join(place, s.name)
		}
	}
	return place
}

func (r *Reader) enter(s step) { r.path = append(r.path, s) }
func (r *Reader) leave()       { r.path = r.path[:len(r.path)-1] }

// Read reads the outermost object by sections. What is wrong goes into
// d.Problems; reading goes on as long as that makes sense.
func (d *Document) Read(sections []Section) {
	r := &Reader{d: d, s: &scanner{data: d.data}, types: map[reflect.Type]*shape{}}
	names, required := make([]string, len(sections)), make([]bool, len(sections))
	for i, section := range sections {
		names[i], required[i] = section.Name, section.Required
	}
	if r.s.peek() == '{' {
		r.members(names, required, func(i int) { sections[i].Read(r) })
	} else {
		r.refuse(problem.FieldType, "object")
	}
	if r.s.peek(); r.s.at < len(r.s.data) {
		r.add(r.s.at, "", problem.FileTrailing, "")
	}
	d.tell(r.s.broken)
}

// Rows reads an array of records of one kind.
func (r *Reader) Rows(kind stakeholder.RecordKind, rows *[]Row) {
	list := r.place()
	r.each(func(i int) {
		row := r.Record(kind)
		row.list, row.index = list, i+1
		*rows = append(*rows, row)
	})
}

// Record reads one record of a kind.
func (r *Reader) Record(kind stakeholder.RecordKind) Row {
	v := reflect.New(reflect.TypeOf(stakeholder.Empty(kind)))
	spot := r.read(v.Interface())
	spot.list = r.place()
	return Row{v.Elem().Interface().(stakeholder.Record), spot}
}

// each calls item for each item of an array, of which there may be as many as
// a map has records.
func (r *Reader) each(item func(i int)) {
	if r.s.peek() != '[' {
		r.refuse(problem.FieldType, "array")
		return
	}
	r.s.array(func(i int) {
		if i >= stakeholder.MaxRecords {
			r.add(r.s.at, r.place(), stakeholder.MapFull, stakeholder.MaxRecords)
			r.s.stop(r.s.at, noRoom)
			return
		}
		r.enter(step{index: i + 1})
		item(i)
		r.leave()
	})
}

// Value reads the value at hand into what v points to. Structs are read by
// their json tags: a field without omitzero or omitempty must be there.
func (r *Reader) Value(v any) Spot {
	spot := r.read(v)
	spot.list = r.place()
	return spot
}

// read is Value without the place.
func (r *Reader) read(v any) Spot {
	before := len(r.d.Problems.Problems)
	r.s.peek()
	spot := Spot{At: r.s.at}
	r.value(reflect.ValueOf(v).Elem())
	spot.Wrong = len(r.d.Problems.Problems) > before
	return spot
}

func (r *Reader) value(v reflect.Value) {
	c := r.s.peek()
	switch v.Kind() {
	case reflect.Struct:
		if c == '{' {
			r.structure(v)
			return
		}
	case reflect.Slice:
		r.slice(v)
		return
	case reflect.Pointer:
		v.Set(reflect.New(v.Type().Elem()))
		r.value(v.Elem())
		return
	case reflect.String:
		if c == '"' {
			r.text(v)
			return
		}
	case reflect.Bool:
		if c == 't' || c == 'f' {
			v.SetBool(r.s.word() == "true")
			return
		}
	default:
		if c == '-' || '0' <= c && c <= '9' {
			r.number(v)
			return
		}
	}
	r.refuse(problem.FieldType, typeName(v.Kind()))
}

// typeName is what people who write JSON call a kind of value.
func typeName(k reflect.Kind) string {
	switch k {
	case reflect.Struct:
		return "object"
	case reflect.Slice:
		return "array"
	case reflect.String:
		return "string"
	case reflect.Bool:
		return "true/false"
	case reflect.Int:
		return "integer"
	}
	return "number"
}

func (r *Reader) slice(v reflect.Value) {
	r.each(func(int) {
		item := reflect.New(v.Type().Elem())
		r.read(item.Interface())
		v.Set(reflect.Append(v, item.Elem()))
	})
}

// structure reads an object into a struct, with its place if it wants that.
func (r *Reader) structure(v reflect.Value) {
	t := r.shapeOf(v.Type())
	spot := Spot{At: r.s.at}
	before := len(r.d.Problems.Problems)
	r.members(t.names, t.required, func(i int) { r.value(v.Field(t.fields[i])) })
	if t.spot >= 0 {
		spot.Wrong, spot.list = len(r.d.Problems.Problems) > before, r.place()
		v.Field(t.spot).Set(reflect.ValueOf(spot))
	}
}

func (r *Reader) number(v reflect.Value) {
	at := r.s.at
	letters := r.s.number()
	if v.Kind() == reflect.Int {
		n, err := strconv.Atoi(letters)
		if err != nil {
			r.add(at, r.place(), problem.FieldType, "integer")
		}
		v.SetInt(int64(n))
		return
	}
	f, err := strconv.ParseFloat(letters, 64)
	if err != nil || math.IsInf(f, 0) {
		r.add(at, r.place(), problem.FieldType, "number")
	}
	v.SetFloat(f)
}

// text reads a string, and of an enumeration only a value that it has.
func (r *Reader) text(v reflect.Value) {
	at := r.s.at
	text := r.s.text()
	t := r.shapeOf(v.Type())
	if text == "unknown" && t.unknown {
		text = ""
	}
	if r.d.Strips {
		text = r.d.strip(at, r.place(), text)
	}
	v.SetString(text)
	if text != "" && t.values != nil && !slices.Contains(t.values, text) {
		r.d.Add(at, r.place(), stakeholder.Invalid.Because(stakeholder.ValueUnknown).With(text), t.values...)
		r.room()
	}
}

// refuse tells a problem with the value at hand and passes it.
func (r *Reader) refuse(code stakeholder.Code, value string) {
	at := r.s.at
	r.s.skip()
	r.add(at, r.place(), code, value)
}

func (r *Reader) add(at int, place string, code stakeholder.Code, value any) {
	r.d.Add(at, place, stakeholder.Invalid.Because(code).With(value))
	r.room()
}

// room stops reading when nobody would read further problems.
func (r *Reader) room() {
	if r.d.Problems.Full() {
		r.s.stop(r.s.at, noRoom)
	}
}

// members reads an object by the names that it may have.
func (r *Reader) members(names []string, required []bool, read func(i int)) {
	start, seen := r.s.at, make([]bool, len(names))
	r.s.object(func(name []byte, nameAt int) {
		i := slices.IndexFunc(names, func(n string) bool { return n == string(name) })
		if i >= 0 && !seen[i] {
			seen[i] = true
			r.enter(step{name: names[i]})
			read(i)
			r.leave()
			return
		}
		told := string(name)
		r.s.skip()
		r.enter(step{name: told})
		if i >= 0 {
			r.add(nameAt, r.place(), problem.FieldTwice, told)
		} else {
			r.unknown(names, seen, told, nameAt)
		}
		r.leave()
	})
	for i, must := range required {
		if must && !seen[i] && r.s.broken == nil {
			r.add(start, r.place(), problem.FieldMissing, names[i])
		}
	}
}

// unknown tells of a field that is not known by that name. One in other
// letters is not told as missing too.
func (r *Reader) unknown(names []string, seen []bool, name string, at int) {
	for i, known := range names {
		if strings.EqualFold(known, name) {
			seen[i] = true
			r.add(at, r.place(), problem.FieldCase, known)
			return
		}
	}
	r.add(at, r.place(), problem.FieldUnknown, name)
}

// join appends a field to a place; a name that is no field of ours is cut.
func join(place, name string) string {
	if letters := []rune(name); len(letters) > 40 {
		name = string(letters[:39]) + "…"
	}
	if place == "" {
		return name
	}
	return place + "." + name
}
