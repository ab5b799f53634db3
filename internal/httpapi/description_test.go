package httpapi

import (
	"bytes"
	"encoding/json"
	"flag"
	"os"
	"reflect"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "write the shared description anew")

// The client's types are made of data/contract/openapi.json: it is what the
// service describes.
func TestSharedDescription(t *testing.T) {
	const path = "../../data/contract/openapi.json"
	var described bytes.Buffer
	if err := json.Indent(&described, []byte(agency(t).nobody().must("GET", "/api/openapi.json", "").body), "", " "); err != nil {
		t.Fatal(err)
	}
	described.WriteByte('\n')
	if *update {
		if err := os.WriteFile(path, described.Bytes(), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	shared, err := os.ReadFile(path)
	if err != nil || !bytes.Equal(shared, described.Bytes()) {
		t.Errorf("%s is not what the service describes (%v); write it with: go test ./internal/httpapi -run TestSharedDescription -update", path, err)
	}
}

// A named string has its values listed in the description, unless it is an id.
func TestNamedStringsAreListed(t *testing.T) {
	s := newSchemas()
	seen := map[reflect.Type]bool{}
	var look func(reflect.Type)
	look = func(of reflect.Type) {
		if seen[of] {
			return
		}
		seen[of] = true
		if w, ok := reflect.Zero(of).Interface().(written); ok && of.Kind() == reflect.Struct {
			look(reflect.TypeOf(w.Written()))
			return
		}
		switch of.Kind() {
		case reflect.Pointer, reflect.Slice, reflect.Array, reflect.Map:
			look(of.Elem())
		case reflect.Struct:
			for i := range of.NumField() {
				look(of.Field(i).Type)
			}
		case reflect.String:
			if of.Name() != "string" && !strings.HasSuffix(of.Name(), "ID") && s.text(of)["enum"] == nil && !openStrings[of.String()] {
				t.Errorf("%s: list its values in enumerations", of)
			}
		}
	}
	for _, r := range (&api{}).routes() {
		for _, v := range append(r.lines, r.gives, r.takes) {
			if v != nil {
				look(reflect.TypeOf(v))
			}
		}
	}
}

// Strings that have a type without having a list of values.
var openStrings = map[string]bool{"stakeholder.Code": true}
