package stakeholder

import (
	"reflect"
	"slices"
	"strings"
)

// A record is a struct, and a field of it is one line: its name in files, what
// it holds, who may see it, who may write it and how two are merged. The tag
// field says in words, in any order, what the Go type does not:
//
//   - what a text is: name (one line, not empty), short (one line), line (one
//     line, kept as written), text (running text), url, orgNumber, id;
//   - must: a value of the list has to be stated;
//   - loose: who the reference names may go, and the reference is then empty;
//   - the audience: everybody, levels, guests or inside; see Audience;
//   - guest: who sees only what guests see may write it, too;
//   - or: of two records that become one, true wins; keep: the kept one's stays.
//     Any other field is taken over where the kept one's is blank;
//   - with=Field: it goes with another field, and is taken over with it alone.
//
// Checks, changes, merging, masks, guests' rights, registers and schemas follow
// from the table. What has no audience is seen by nobody who is not inside.
type table struct {
	kind   RecordKind
	fields []Field
	hidden [viewers][]int // the fields that each sort of viewer does not see
	tidy   []int          // those without white space around them
	refers []int          // those that name another record
}

// Field is one field of a record.
type Field struct {
	Name     string     // in files, patches and commands
	Form     Form       // what it holds
	Values   []string   // of a Choice, in their order
	Words    string     // of a Choice: the area in which its values have their words
	Must     bool       // may not be empty
	Limit    int        // of a text, in characters
	Names    RecordKind // of a Reference: what it names
	Loose    bool       // a reference that becomes empty when what it names goes
	Seen     string     // the audience, as the tag says it; "" is nobody's
	Guest    bool       // those who see only what guests see may write it
	Merge    string     // or, keep or "": of two actors that become one
	With     string     // the Go name of the field that it goes with
	Index    int        // in the struct
	GoName   string
	Optional bool // may be left out of files
	kind     string
	strange  []string // words of the tag that say nothing
}

// Form is what a field holds.
type Form string

// Forms of fields.
const (
	IDForm     Form = "id"        // the record's own id, or a participant's
	LineForm   Form = "line"      // one line
	TextForm   Form = "text"      // running text
	ChoiceForm Form = "choice"    // one of Values
	FlagForm   Form = "flag"      // true or false
	NumberForm Form = "number"    // whole or not
	RefForm    Form = "reference" // the id of another record
	MarksForm  Form = "marks"     // a struct of flags
)

// Fields lists the fields of a kind of record in the order of files.
func Fields(kind RecordKind) []Field {
	if s, ok := shelfOf(kind); ok {
		return slices.Clone(s.empty.table().fields)
	}
	return nil
}

// The sorts of viewers that do not see everything.
const (
	toAnybody = iota
	toAnybodyWithLevels
	toGuests
	viewers
)

// sees reports whether a sort of viewer sees what an audience sees.
func sees(viewer int, audience string) bool {
	switch audience {
	case "everybody":
		return true
	case "levels":
		return viewer != toAnybody
	case "guests":
		return viewer == toGuests
	}
	return false
}

// tableOf reads the table of a type of record.
func tableOf[R any](kind RecordKind) *table {
	t := &table{kind: kind}
	of := reflect.TypeFor[R]()
	for i := range of.NumField() {
		f := fieldOf(of.Field(i), i)
		t.fields = append(t.fields, f)
		for v := range viewers {
			if !sees(v, f.Seen) {
				t.hidden[v] = append(t.hidden[v], i)
			}
		}
		if f.kind == "name" || f.kind == "short" {
			t.tidy = append(t.tidy, i)
		}
		if f.Form == RefForm {
			t.refers = append(t.refers, i)
		}
	}
	return t
}

func fieldOf(of reflect.StructField, i int) Field {
	name, options, _ := strings.Cut(of.Tag.Get("json"), ",")
	f := Field{Name: name, Optional: options != "", GoName: of.Name, Index: i}
	for _, word := range strings.Fields(of.Tag.Get("field")) {
		f.say(word)
	}
	f.shape(of.Type)
	return f
}

// say takes one word of a tag.
func (f *Field) say(word string) {
	switch with, isWith := strings.CutPrefix(word, "with="); {
	case isWith:
		f.With = with
	case word == "must":
		f.Must = true
	case word == "loose":
		f.Loose = true
	case word == "guest":
		f.Guest = true
	case word == "or", word == "keep":
		f.Merge = word
	case word == "everybody", word == "levels", word == "guests", word == "inside":
		f.Seen = word
	case slices.Contains(textKinds(), word):
		f.kind = word
	default:
		f.strange = append(f.strange, word)
	}
}

// textKinds are the words for what a text is.
func textKinds() []string {
	return []string{"id", "name", "short", "line", "text", "url", "orgNumber"}
}

// shape finds what a field holds by its type and the kind of text it is.
func (f *Field) shape(of reflect.Type) {
	names, reference := kindNamed(of)
	switch {
	case f.kind == "id":
		f.Form, f.Must = IDForm, true
	case reference:
		f.Form, f.Names, f.Must = RefForm, names, !f.Optional
	case of.Kind() == reflect.Bool:
		f.Form = FlagForm
	case of.Kind() == reflect.Struct:
		f.Form = MarksForm
	case of.Kind() != reflect.String:
		f.Form = NumberForm
	case valuesOf(of) != nil:
		f.Form, f.Values, f.Words = ChoiceForm, valuesOf(of), wordsOf(of)
	case f.kind == "text":
		f.Form, f.Limit = TextForm, MaxText
	case f.kind == "url":
		f.Form, f.Limit = LineForm, MaxURL
	default:
		f.Form, f.Limit, f.Must = LineForm, MaxName, f.kind == "name"
	}
}

// kindNamed tells what an id of a type names.
func kindNamed(of reflect.Type) (kind RecordKind, ok bool) {
	switch of {
	case reflect.TypeFor[ActorID]():
		return ActorRecord, true
	case reflect.TypeFor[GroupID]():
		return GroupRecord, true
	case reflect.TypeFor[SeatID]():
		return SeatRecord, true
	case reflect.TypeFor[SourceID]():
		return SourceRecord, true
	case reflect.TypeFor[RoundID]():
		return RoundRecord, true
	}
	return "", false
}

// wordsOf is where the values of a list have their words: under the name of its
// type, but for relations, which have only one list.
func wordsOf(of reflect.Type) string {
	if of == reflect.TypeFor[RelationType]() {
		return "relation"
	}
	return strings.ToLower(of.Name()[:1]) + of.Name()[1:]
}

// valuesOf asks an enumeration for its values; other types have none.
func valuesOf(of reflect.Type) []string {
	method := reflect.Zero(of).MethodByName("Values")
	if !method.IsValid() {
		return nil
	}
	list := method.Call(nil)[0]
	all := make([]string, list.Len())
	for i := range all {
		all[i] = list.Index(i).String()
	}
	return all
}
