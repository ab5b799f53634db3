package register

import (
	"fmt"
	"reflect"
	"slices"

	"interessentkart/internal/stakeholder"
	"interessentkart/internal/words"
)

// Form is what a column holds.
type Form string

// Forms of columns.
const (
	Text   Form = "text"
	Choice Form = "choice" // one of a list of words
	Number Form = "number"
	Flag   Form = "flag" // yes or no
)

// field is one column of a kind of table, whose rows are read into E.
type field[E any] struct {
	name     string // the field's name in map files
	word     string // the key of its heading, where that is another
	also     []string
	required bool
	prefix   string // of the words that it takes, in a Choice
	form     Form
	width    int // in characters
	read     func(d *decoder, at place, text string, e *E)
	write    func(w *encoder, e *E) string
	choices  func(w *encoder) []string
}

func (f field[E]) key(kind stakeholder.RecordKind) string {
	if f.word != "" {
		return f.word
	}
	return "field." + string(kind) + "." + f.name
}

// spelt adds headings that others use.
func (f field[E]) spelt(also ...string) field[E] {
	f.also = also
	return f
}

// must marks a column without which a table is not of its kind.
func (f field[E]) must() field[E] {
	f.required = true
	return f
}

// headed names the heading that is not the field's own.
func (f field[E]) headed(word string) field[E] {
	f.word = word
	return f
}

// line is a column of text on one line.
func line[E any](name string, width int, of func(*E) *string) field[E] {
	return field[E]{
		name: name, form: Text, width: width,
		read:  func(d *decoder, at place, text string, e *E) { d.line(at, text, of(e)) },
		write: func(_ *encoder, e *E) string { return *of(e) },
	}
}

// running is a column of running text.
func running[E any](name string, of func(*E) *string) field[E] {
	return field[E]{
		name: name, form: Text, width: 40,
		read:  func(d *decoder, at place, text string, e *E) { d.text(at, text, of(e)) },
		write: func(_ *encoder, e *E) string { return *of(e) },
	}
}

// cited is a column that names a source; with its address it may be long.
func cited[E any](of func(*E) *string) field[E] {
	f := running("source", of)
	f.width = 24
	return f
}

// choice is a column of words from a list; labels are under prefix.
func choice[E any, T interface {
	~string
	Values() []T
}](name, prefix string, of func(*E) *T) field[E] {
	return field[E]{
		name: name, form: Choice, width: 16, prefix: prefix,
		read: func(d *decoder, at place, text string, e *E) {
			if code, ok := d.code(at, prefix, text); ok {
				*of(e) = T(code)
			}
		},
		write:   func(w *encoder, e *E) string { return w.label(prefix, string(*of(e))) },
		choices: func(w *encoder) []string { return labels(w, prefix, *new(T)) },
	}
}

func labels[T interface {
	~string
	Values() []T
}](w *encoder, prefix string, none T) []string {
	var all []string
	for _, v := range none.Values() {
		all = append(all, w.label(prefix, string(v)))
	}
	return all
}

// level is a column of levels, as words or on a scale of numbers.
func level[E any](name string, of func(*E) *stakeholder.Level) field[E] {
	f := choice(name, "level", of)
	f.read = func(d *decoder, at place, text string, e *E) { d.level(at, text, of(e)) }
	return f
}

// flag is a column of yes or no; no is written as nothing.
func flag[E any](name string, of func(*E) *bool) field[E] {
	return field[E]{
		name: name, form: Flag, width: 10,
		read: func(d *decoder, at place, text string, e *E) {
			if code, ok := d.code(at, "answer", text); ok {
				*of(e) = code == "yes"
			}
		},
		write: func(w *encoder, e *E) string {
			if !*of(e) {
				return ""
			}
			return w.label("answer", "yes")
		},
		choices: func(w *encoder) []string { return []string{w.label("answer", "yes"), w.label("answer", "no")} },
	}
}

// several is a column of names with | between them.
func several[E any](name string, of func(*E) *[]string) field[E] {
	return field[E]{
		name: name, form: Text, width: 24,
		read: func(d *decoder, at place, text string, e *E) {
			for _, one := range split(text) {
				var name string
				d.line(at, one, &name)
				if name != "" && !slices.Contains(*of(e), name) {
					*of(e) = append(*of(e), name)
				}
			}
		},
		write: func(_ *encoder, e *E) string { return join(*of(e)) },
	}
}

// interests is a column of the main interests that somebody holds.
func interests[E any](name string, of func(*E) *stakeholder.Interests) field[E] {
	parts := func(e *E) map[string]*bool {
		i := of(e)
		return map[string]*bool{"executive": &i.Executive, "user": &i.User, "supplier": &i.Supplier}
	}
	return marks(name, "category", []string{"executive", "user", "supplier"}, parts)
}

// marks is a column of words, each of which may be there or not.
func marks[E any](name, prefix string, order []string, parts func(*E) map[string]*bool) field[E] {
	return field[E]{
		name: name, form: Text, width: 20,
		read: func(d *decoder, at place, text string, e *E) {
			for _, one := range split(text) {
				code, ok := d.code(at, prefix, one)
				if mark := parts(e)[code]; ok && mark != nil {
					*mark = true
				} else if ok {
					d.noteChoices(at, stakeholder.ValueUnknown, one, d.labels(prefix, order))
				}
			}
		},
		write: func(w *encoder, e *E) string {
			var held []string
			for _, code := range order {
				if *parts(e)[code] {
					held = append(held, w.label(prefix, code))
				}
			}
			return join(held)
		},
	}
}

// row is what the entries of all tables have: where they stand, and the names
// that they give in columns without a line of their own.
type row interface{ self() *naming }

// naming keeps names until all rows are read.
type naming struct {
	place
	named []named
}

// named is a record that a row names for one of its fields.
type named struct {
	field stakeholder.Field
	name  string
}

func (n *naming) self() *naming { return n }

// rest adds a column for each field of a record that has none: before the evidence,
// or at the end. Those that an import may not set are left out.
func rest[E any, R stakeholder.Record](kind stakeholder.RecordKind, fields []field[E], of func(*E) *R, except ...string) []field[E] {
	at := slices.IndexFunc(fields, func(f field[E]) bool { return f.name == "evidence" })
	if at < 0 {
		at = len(fields)
	}
	var more []field[E]
	for _, f := range stakeholder.Fields(kind) {
		if slices.Contains(except, f.Name) || slices.ContainsFunc(fields, func(have field[E]) bool { return have.name == f.Name }) {
			continue
		}
		if f.Form == stakeholder.MarksForm { // its words are nowhere yet
			continue
		}
		more = append(more, columnOf(f, func(e *E) reflect.Value { return reflect.ValueOf(of(e)).Elem().Field(f.Index) }))
	}
	return slices.Insert(fields, at, more...)
}

// columnOf makes the column of a field by what it holds.
func columnOf[E any](f stakeholder.Field, value func(*E) reflect.Value) field[E] {
	text := func(e *E) *string { return value(e).Addr().Interface().(*string) }
	switch f.Form {
	case stakeholder.TextForm:
		return running(f.Name, text)
	case stakeholder.FlagForm:
		return flag(f.Name, func(e *E) *bool { return value(e).Addr().Interface().(*bool) })
	case stakeholder.ChoiceForm:
		return listed(f, value)
	case stakeholder.NumberForm:
		return figure(f.Name, value)
	case stakeholder.RefForm:
		return reference(f, value)
	}
	return line(f.Name, 24, text)
}

// listed is a choice of a type that is known by its field alone.
func listed[E any](of stakeholder.Field, value func(*E) reflect.Value) field[E] {
	return field[E]{
		name: of.Name, form: Choice, width: 16, prefix: of.Words,
		read: func(d *decoder, at place, text string, e *E) {
			if code, ok := d.code(at, of.Words, text); ok {
				value(e).SetString(code)
			}
		},
		write: func(w *encoder, e *E) string { return w.label(of.Words, value(e).String()) },
		choices: func(w *encoder) []string {
			var all []string
			for _, v := range of.Values {
				all = append(all, w.label(of.Words, v))
			}
			return all
		},
	}
}

// figure is a column of numbers; none is written as nothing.
func figure[E any](name string, value func(*E) reflect.Value) field[E] {
	return field[E]{
		name: name, form: Number, width: 10,
		read: func(d *decoder, at place, text string, e *E) { d.number(at, text, value(e)) },
		write: func(_ *encoder, e *E) string {
			if value(e).IsZero() {
				return ""
			}
			return fmt.Sprint(value(e).Interface())
		},
	}
}

// reference is a column that names another record.
func reference[E any](of stakeholder.Field, value func(*E) reflect.Value) field[E] {
	return field[E]{
		name: of.Name, form: Text, width: 30,
		read: func(d *decoder, at place, text string, e *E) {
			n := any(e).(row).self()
			n.named = append(n.named, named{of, trim(text)})
		},
		write: func(w *encoder, e *E) string { return w.called(of.Names, value(e).String()) },
	}
}

// languages returns the texts in which headings and words are known.
func languages() []words.Words {
	var all []words.Words
	for _, l := range words.Langs() {
		all = append(all, words.For(l))
	}
	return all
}
