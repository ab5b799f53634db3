package strict

import (
	"encoding"
	"reflect"
	"slices"
	"strings"

	"interessentkart/internal/stakeholder"
)

// shape is what the reader needs to know of a type.
type shape struct {
	// of a struct
	names    []string
	required []bool
	fields   []int // index of the named field
	spot     int   // index of the embedded Spot, -1 without one
	// of a string
	values  []string // what an enumeration has, nil for any text
	unknown bool     // "unknown" is read as not stated
}

func (r *Reader) shapeOf(t reflect.Type) *shape {
	s, ok := r.types[t]
	if !ok {
		s = shapeOf(t)
		r.types[t] = s
	}
	return s
}

func shapeOf(t reflect.Type) *shape {
	s := &shape{spot: -1}
	if t.Kind() == reflect.String {
		s.values = values(t)
		s.unknown = reflect.PointerTo(t).Implements(reflect.TypeFor[encoding.TextUnmarshaler]())
		return s
	}
	for i := range t.NumField() {
		f := t.Field(i)
		if f.Type == reflect.TypeFor[Spot]() {
			s.spot = i
			continue
		}
		name, options, _ := strings.Cut(f.Tag.Get("json"), ",")
		s.names = append(s.names, name)
		s.required = append(s.required, options == "" && !optional(t, name))
		s.fields = append(s.fields, i)
	}
	return s
}

// optional tells of the one field that is always written and may be left out.
func optional(t reflect.Type, name string) bool {
	return t == reflect.TypeFor[stakeholder.Relation]() && name == "strength"
}

// values asks an enumeration for its values; other strings have none.
func values(t reflect.Type) []string {
	method := reflect.Zero(t).MethodByName("Values")
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

// field finds the field of a record that a refusal is about, and its place:
// the one that holds the refused value, or else one that the code speaks of.
// When there is none, it is the record's own place.
func (d *Document) field(row Row, err *stakeholder.Error) (at int, place string) {
	names := fieldsOf(err.Code)
	s := &scanner{data: d.data, at: row.At}
	best := 0
	at, place = row.At, row.Place()
	s.object(func(name []byte, _ int) {
		start := s.at
		rank := 0
		if slices.Contains(names, string(name)) {
			rank = 1
		}
		if (rank == 1 || names == nil) && err.Value != "" && shown(s.plain()) == err.Value {
			rank = 2
		} else {
			s.at = start
			s.skip()
		}
		if rank > best {
			best, at, place = rank, start, join(row.Place(), string(name))
		}
	})
	return at, place
}

// plain passes a value and gives it as text if it is a string or a number.
func (s *scanner) plain() string {
	switch c := s.peek(); {
	case c == '"':
		return s.text()
	case c == '-' || '0' <= c && c <= '9':
		return s.number()
	}
	s.skip()
	return ""
}

// shown is the form in which an error carries a value.
func shown(value string) string {
	return stakeholder.Invalid.Because("").With(value).Value
}

// fieldsOf names the fields that a code can be about; nil stands for any.
func fieldsOf(code stakeholder.Code) []string {
	switch code {
	case stakeholder.IDInvalid, stakeholder.IDTaken:
		return []string{"id", "participant"}
	case stakeholder.TextEmpty:
		return []string{"name", "title"}
	case stakeholder.ActorOrgNumber:
		return []string{"orgNumber", "orgnr"}
	case stakeholder.ActorOwnerTaken:
		return []string{"owner"}
	case stakeholder.ActorUnknown, stakeholder.RelationSelf, stakeholder.SeatSelf:
		return []string{"from", "to", "actor", "owner"}
	case stakeholder.SourceUnknown:
		return []string{"source"}
	case stakeholder.SourceURL:
		return []string{"url"}
	case stakeholder.RelationWeight:
		return []string{"strength"}
	case stakeholder.GroupUnknown, stakeholder.GroupCycle:
		return []string{"group", "reportsTo", "reports_to"}
	case stakeholder.SeatUnknown:
		return []string{"seat"}
	case stakeholder.PositionNumber:
		return []string{"x", "y"}
	case stakeholder.RoundUnknown, stakeholder.RoundNotInState, stakeholder.RoundLive:
		return []string{"round", "state"}
	case stakeholder.TallyCounts:
		return []string{"answers"}
	}
	return nil
}
