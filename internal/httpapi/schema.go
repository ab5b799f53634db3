package httpapi

import (
	"encoding/json"
	"path"
	"reflect"
	"strings"
	"time"

	"interessentkart/internal/analysis"
	"interessentkart/internal/governance"
	"interessentkart/internal/stakeholder"
)

// object is a piece of JSON Schema (draft 2020-12, as OpenAPI 3.1 has it).
type object = map[string]any

// anyJSON stands for JSON that has a description of its own elsewhere.
type anyJSON struct{}

// schemas describes Go types as encoding/json writes them. Named ones are
// gathered in parts and referred to.
type schemas struct {
	parts  object
	types  map[string]reflect.Type   // by the names of their parts
	listed map[reflect.Type][]string // see enumerations
}

func newSchemas() *schemas {
	return &schemas{parts: object{}, types: map[string]reflect.Type{}, listed: enumerations()}
}

// written is a type that writes itself, and says as what.
type written interface {
	// Written is a value of the type that is written instead.
	Written() any
}

func (s *schemas) of(v any) object { return s.ofType(reflect.TypeOf(v)) }

func (s *schemas) ofType(t reflect.Type) object {
	if t.Kind() == reflect.Pointer {
		return s.ofType(t.Elem())
	}
	if special := s.special(t); special != nil {
		return special
	}
	switch t.Kind() {
	case reflect.String:
		return s.text(t)
	case reflect.Bool:
		return object{"type": "boolean"}
	case reflect.Float64:
		return object{"type": "number"}
	case reflect.Slice, reflect.Array:
		return object{"type": "array", "items": s.ofType(t.Elem())}
	case reflect.Map:
		return object{"type": "object", "additionalProperties": s.ofType(t.Elem())}
	case reflect.Struct:
		return s.refer(s.name(t), func() object { return s.structure(t) })
	}
	return object{"type": "integer"}
}

// special describes types that write themselves.
func (s *schemas) special(t reflect.Type) object {
	switch t {
	case reflect.TypeFor[time.Time]():
		return object{"type": "string", "format": "date-time"}
	case reflect.TypeFor[stakeholder.Key]():
		return object{"type": "string"}
	case reflect.TypeFor[json.RawMessage](), reflect.TypeFor[any](), reflect.TypeFor[anyJSON]():
		return object{}
	case reflect.TypeFor[analysis.Value]():
		return s.refer("Figure", s.figure)
	case reflect.TypeFor[governance.Texts]():
		return s.ofType(reflect.TypeFor[governance.Text]())
	case reflect.TypeFor[stakeholder.Record]():
		return s.refer("Record", s.record)
	case reflect.TypeFor[stakeholder.Edit]():
		return s.refer("Edit", s.edit)
	case reflect.TypeFor[commandBody]():
		return s.refer("CommandWithID", func() object { return s.commands(object{"id": object{"type": "string"}}) })
	case reflect.TypeFor[plainCommand]():
		return s.refer("Command", func() object { return s.commands(object{}) })
	case reflect.TypeFor[stakeholder.Batch]():
		return s.refer("Batch", func() object {
			one := s.refer("Command", func() object { return s.commands(object{}) })
			return object{"type": "object", "required": []string{"commands"},
				"properties": object{"commands": object{"type": "array", "items": one}}}
		})
	}
	if w, ok := reflect.Zero(t).Interface().(written); ok {
		return s.refer(s.name(t), func() object { return s.structure(reflect.TypeOf(w.Written())) })
	}
	if t.Implements(reflect.TypeFor[json.Marshaler]()) {
		return object{} // it alone knows what it writes
	}
	return nil
}

// figure is a number, or the reason why there is none.
func (s *schemas) figure() object {
	return object{"anyOf": []any{object{"type": "number"},
		object{"type": "object", "required": []string{"absent"}, "additionalProperties": false,
			"properties": object{"absent": s.of(analysis.Reason(""))}}}}
}

// text lists the values of a type that has a list of them. What a person can
// leave unstated is empty then.
func (s *schemas) text(t reflect.Type) object {
	if listed := s.listed[t]; listed != nil {
		return object{"type": "string", "enum": listed}
	}
	values, ok := t.MethodByName("Values")
	if !ok || values.Type.NumOut() != 1 {
		return object{"type": "string"}
	}
	listed := values.Func.Call([]reflect.Value{reflect.Zero(t)})[0]
	all := []string{""}
	for i := range listed.Len() {
		all = append(all, listed.Index(i).String())
	}
	return object{"type": "string", "enum": all}
}

// name is that of a type's part: its own, after that of its package when another
// type has it already.
func (s *schemas) name(t reflect.Type) string {
	name := t.Name()
	if other, taken := s.types[name]; taken && other != t {
		name = strings.ToUpper(path.Base(t.PkgPath())[:1]) + path.Base(t.PkgPath())[1:] + name
	}
	s.types[name] = t
	return name
}

func pointed(t reflect.Type) reflect.Type {
	if t.Kind() == reflect.Pointer {
		return t.Elem()
	}
	return t
}

// refer describes a part once and refers to it.
func (s *schemas) refer(name string, make func() object) object {
	if _, ok := s.parts[name]; !ok {
		s.parts[name] = object{} // those that hold themselves end here
		s.parts[name] = make()
	}
	return object{"$ref": "#/components/schemas/" + name}
}

func (s *schemas) structure(t reflect.Type) object {
	properties, required := object{}, []string{}
	s.fields(t, properties, &required)
	described := object{"type": "object", "properties": properties, "additionalProperties": false}
	if len(required) > 0 {
		described["required"] = required
	}
	return described
}

// fields gathers the fields of a structure, with those of structures in it that
// have no name of their own.
func (s *schemas) fields(t reflect.Type, properties object, required *[]string) {
	for i := range t.NumField() {
		f := t.Field(i)
		tag, tagged := f.Tag.Lookup("json")
		name, options, _ := strings.Cut(tag, ",")
		switch {
		case f.Anonymous && !tagged:
			s.fields(pointed(f.Type), properties, required)
		case name == "-" || !f.IsExported():
		default:
			properties[name] = s.ofType(f.Type)
			if !strings.Contains(options, "omit") && f.Type.Kind() != reflect.Pointer {
				*required = append(*required, name)
			}
		}
	}
}

func (s *schemas) record() object {
	var kinds []any
	for _, k := range stakeholder.RecordKinds() {
		r, err := stakeholder.DecodeRecord(k, []byte("{}"))
		if err == nil {
			kinds = append(kinds, s.of(r))
		}
	}
	return object{"anyOf": kinds}
}

func (s *schemas) edit() object {
	record := s.refer("Record", s.record)
	return object{"type": "object", "required": []string{"key"}, "additionalProperties": false,
		"properties": object{"key": object{"type": "string"}, "before": record, "after": record}}
}

// commands describes every command with its name, besides other properties.
func (s *schemas) commands(others object) object {
	var all []any
	for _, c := range stakeholder.CommandTypes() {
		name := stakeholder.CommandName(c)
		properties := object{"command": object{"const": name}, "args": s.of(c)}
		required := []string{"command", "args"}
		for other, described := range others {
			properties[other] = described
			required = append(required, other)
		}
		all = append(all, object{"type": "object", "title": name, "required": required, "properties": properties, "additionalProperties": false})
	}
	return object{"oneOf": all}
}
