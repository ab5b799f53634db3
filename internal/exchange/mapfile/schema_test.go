package mapfile_test

import (
	"bytes"
	"encoding"
	"encoding/json"
	"flag"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"interessentkart/data"
	"interessentkart/internal/stakeholder"
	"interessentkart/internal/words"
)

func schemaText(t testing.TB) []byte {
	t.Helper()
	text, err := fs.ReadFile(data.Files(), "schema/map.schema.json")
	if err != nil {
		t.Fatal(err)
	}
	return text
}

func schema(t testing.TB) *jsonschema.Schema {
	t.Helper()
	doc, err := jsonschema.UnmarshalJSON(bytes.NewReader(schemaText(t)))
	if err != nil {
		t.Fatal(err)
	}
	c := jsonschema.NewCompiler()
	if err := c.AddResource("map.schema.json", doc); err != nil {
		t.Fatal(err)
	}
	s, err := c.Compile("map.schema.json")
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func validate(t testing.TB, s *jsonschema.Schema, text []byte) error {
	t.Helper()
	doc, err := jsonschema.UnmarshalJSON(bytes.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	return s.Validate(doc)
}

func TestFilesFollowTheSchema(t *testing.T) {
	s := schema(t)
	all, err := data.Examples()
	if err != nil || len(all) == 0 {
		t.Fatal("no examples", err)
	}
	for _, e := range all {
		text, err := data.ReadExample(e.ID)
		if err != nil {
			t.Fatal(err)
		}
		if err := validate(t, s, text); err != nil {
			t.Errorf("%s: %v", e.ID, err)
		}
	}
	if err := validate(t, s, encode(t, sample(t))); err != nil {
		t.Error(err)
	}
}

// What the schema can tell of a bad file, it tells.
func TestSchemaRefuses(t *testing.T) {
	s := schema(t)
	for _, c := range [][2]string{
		{`"name": "B"`, `"name": "B", "colour": "red"`}, {`"name": "B"`, `"Name": "B"`}, {`"id": "b", `, ``}, {`"B"`, `null`},
		{`"version": 1`, `"version": 2`}, {`"interessentkart"`, `"annet"`}, {`"id": "b"`, `"id": "B b"`}, {`"funds"`, `"finances"`},
		{`"type"`, `"strength": 4, "type"`}, {`"name": "B"`, `"name": "B", "orgNumber": "12345"`}, {`"B"`, `" "`},
		{`"B"`, `"` + strings.Repeat("å", 201) + `"`}, {`"B"`, `"a\u0000b"`},
	} {
		if err := validate(t, s, []byte(strings.Replace(small, c[0], c[1], 1))); err == nil {
			t.Errorf("%s is taken", c[1])
		}
	}
}

type object struct {
	Type       string
	Additional *bool `json:"additionalProperties"`
	Required   []string
	Properties map[string]struct {
		Type string
		Ref  string `json:"$ref"`
		Enum []string
	}
}

var update = flag.Bool("update", false, "add to the schema the fields that it lacks")

// addMissing adds a property for each field of a record that the schema lacks,
// after the one before it. Its description is the field's heading.
func addMissing(t *testing.T, text string) string {
	t.Helper()
	english := words.For(words.English)
	for _, kind := range stakeholder.RecordKinds() {
		before := ""
		for _, f := range stakeholder.Fields(kind) {
			defs := strings.Index(text, `"$defs"`)
			def := defs + strings.Index(text[defs:], fmt.Sprintf("\n    %q: {", kind))
			end := def + strings.Index(text[def:], "\n    }")
			if !strings.Contains(text[def:end], fmt.Sprintf("\n        %q: {", f.Name)) {
				at := def + strings.Index(text[def:], fmt.Sprintf("\n        %q: {", before))
				at += strings.Index(text[at:], "\n        }") + len("\n        }")
				text = text[:at] + ",\n" + property(t, kind, f, english.Field(kind, f.Name)) + text[at:]
			}
			before = f.Name
		}
	}
	return text
}

// property describes a field that may be left out.
func property(t *testing.T, kind stakeholder.RecordKind, f stakeholder.Field, about string) string {
	t.Helper()
	lines := []string{fmt.Sprintf(`"description": %q`, about)}
	switch f.Form {
	case stakeholder.LineForm:
		lines = append([]string{`"$ref": "#/$defs/line"`}, lines...)
	case stakeholder.TextForm:
		lines = append([]string{`"$ref": "#/$defs/text"`}, lines...)
	case stakeholder.RefForm:
		lines = append([]string{`"$ref": "#/$defs/reference"`}, lines...)
	case stakeholder.FlagForm:
		lines = append(lines, `"type": "boolean"`)
	case stakeholder.ChoiceForm:
		lines = append(lines, "\"enum\": [\n            \""+strings.Join(valuesOf(reflect.TypeOf(stakeholder.Empty(kind)).Field(f.Index).Type, true), "\",\n            \"")+"\"\n          ]")
	default:
		t.Fatalf("%s: describe a %s in the schema by hand", f.Name, f.Form)
	}
	return fmt.Sprintf("        %q: {\n          %s\n        }", f.Name, strings.Join(lines, ",\n          "))
}

// The schema has each field and value of the Go types, and no others.
func TestSchemaIsThatOfTheTypes(t *testing.T) {
	if *update {
		text := addMissing(t, string(schemaText(t)))
		if err := os.WriteFile("../../../data/schema/map.schema.json", []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
		t.Skip("written; run again without -update")
	}
	var doc struct {
		Defs map[string]object `json:"$defs"`
	}
	if err := json.Unmarshal(schemaText(t), &doc); err != nil {
		t.Fatal(err)
	}
	types := map[string]reflect.Type{"interests": reflect.TypeFor[stakeholder.Interests](), "models": reflect.TypeFor[stakeholder.Models](), "criteria": reflect.TypeFor[stakeholder.Criteria]()}
	for _, kind := range stakeholder.RecordKinds() {
		r, err := stakeholder.DecodeRecord(kind, []byte("{}"))
		if err != nil {
			t.Fatal(err)
		}
		types[string(kind)] = reflect.TypeOf(r)
	}
	for name, typ := range types {
		compareObject(t, name, doc.Defs[name], typ)
	}
}

func compareObject(t *testing.T, name string, o object, typ reflect.Type) {
	t.Helper()
	var fields, required []string
	for i := range typ.NumField() {
		f := typ.Field(i)
		field, options, _ := strings.Cut(f.Tag.Get("json"), ",")
		fields = append(fields, field)
		if options == "" && name+"."+field != "relation.strength" {
			required = append(required, field)
		}
		p := o.Properties[field]
		if want := valuesOf(f.Type, options != "" || name == "score"); !slices.Equal(p.Enum, want) {
			t.Errorf("%s.%s: values %q, in Go %q", name, field, p.Enum, want)
		}
		if want := map[reflect.Kind]string{reflect.Bool: "boolean", reflect.Int: "integer", reflect.Float64: "number"}[f.Type.Kind()]; p.Type != want && p.Type != "string" {
			t.Errorf("%s.%s: type %q, in Go %s", name, field, p.Type, f.Type)
		}
		if f.Type.Kind() == reflect.Struct && p.Ref != "#/$defs/"+strings.ToLower(f.Type.Name()) {
			t.Errorf("%s.%s: %q, in Go %s", name, field, p.Ref, f.Type)
		}
	}
	slices.Sort(fields)
	slices.Sort(required)
	if got := slices.Sorted(maps.Keys(o.Properties)); !slices.Equal(got, fields) {
		t.Errorf("%s has %v, in Go %v; add what is missing with: go test ./internal/exchange/mapfile -run SchemaIsThat -update", name, got, fields)
	}
	if got := slices.Sorted(slices.Values(o.Required)); !slices.Equal(got, required) {
		t.Errorf("%s needs %v, in Go %v", name, got, required)
	}
	if o.Type != "object" || o.Additional == nil || *o.Additional {
		t.Errorf("%s takes other fields", name)
	}
}

// valuesOf returns the values of an enumeration as the schema lists them, nil
// for any other type.
func valuesOf(typ reflect.Type, optional bool) []string {
	method := reflect.Zero(typ).MethodByName("Values")
	if !method.IsValid() {
		return nil
	}
	var all []string
	list := method.Call(nil)[0]
	for i := range list.Len() {
		all = append(all, list.Index(i).String())
	}
	_, unknown := reflect.New(typ).Interface().(encoding.TextUnmarshaler)
	if optional && (typ != reflect.TypeFor[stakeholder.Criterion]()) {
		all = append(all, "")
	}
	if unknown {
		all = append(all, "unknown")
	}
	return all
}

// The reader takes what the schema takes.
func TestReaderTakesUnknownAndEmpty(t *testing.T) {
	text := strings.Replace(small, `"name": "B"`, `"name": "B", "kind": "", "interest": "unknown", "source": "", "orgNumber": "", "agreement": "unknown"`, 1)
	if err := validate(t, schema(t), []byte(text)); err != nil {
		t.Error(err)
	}
	b, _ := read(t, []byte(text)).Actors.Find("b")
	if b != (stakeholder.Actor{ID: "b", Name: "B"}) {
		t.Errorf("%+v", b)
	}
}
