package httpapi

import (
	"encoding/json"
	"net/http"
	"slices"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"
)

type document struct {
	OpenAPI string
	Paths   map[string]map[string]struct {
		OperationID string
		Responses   map[string]struct {
			Content map[string]struct{ Schema any }
		}
		RequestBody struct {
			Content map[string]struct{ Schema any }
		}
	}
}

// The contract: every operation of the document is called as it says, and
// answers as it says.
func TestContract(t *testing.T) {
	sweeping(t)
	t.Parallel()
	s := agency(t)
	text := s.nobody().must("GET", "/api/openapi.json", "").body
	var doc document
	if err := json.Unmarshal([]byte(text), &doc); err != nil || doc.OpenAPI != "3.1.0" {
		t.Fatalf("%v %s", err, doc.OpenAPI)
	}
	whole, err := jsonschema.UnmarshalJSON(strings.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	compiler := jsonschema.NewCompiler()
	if err := compiler.AddResource("openapi.json", whole); err != nil {
		t.Fatal(err)
	}
	called := 0
	for _, r := range (&api{Config: s.config}).routes() {
		path := variable.ReplaceAllString(r.path, "{$1}")
		operation, ok := doc.Paths[path][strings.ToLower(r.method)]
		if !ok || operation.OperationID != operationID(r) {
			t.Errorf("%s %s is not in the document", r.method, r.path)
			continue
		}
		called++
		if operation.OperationID == "getLoginDone" {
			continue // see TestLogIn
		}
		w := s.newWorld()
		role := "owner"
		if row := mayUse[operation.OperationID]; row[len(row)-1] != '+' {
			role = roles[strings.IndexByte(row, '+')]
		}
		w.before(r, role)
		address, body := w.requestFor(r)
		at := "openapi.json#/paths/" + strings.NewReplacer("~", "~0", "/", "~1", "{", "%7B", "}", "%7D").Replace(path) + "/" + strings.ToLower(r.method)
		if body != "" {
			validate(t, compiler, at+"/requestBody/content/application~1json/schema", body)
		}
		a := w.people[role].send(r.method, address, body)
		if a.status != r.success() {
			t.Errorf("%s: %d %s", operation.OperationID, a.status, a.body)
			continue
		}
		kind, _, _ := strings.Cut(a.header.Get("Content-Type"), ";")
		switch {
		case r.gives != nil:
			validate(t, compiler, at+"/responses/"+status(r)+"/content/application~1json/schema", a.body)
		case r.media != "" && !slices.Contains([]string{r.media, kind}, a.header.Get("Content-Type")) && !strings.HasPrefix(r.media, kind):
			t.Errorf("%s: %s", operation.OperationID, a.header.Get("Content-Type"))
		}
	}
	n := 0
	for _, operations := range doc.Paths {
		n += len(operations)
	}
	if n != called {
		t.Errorf("%d operations are described, %d were called", n, called)
	}
	refused := s.nobody().send("GET", "/api/maps", "").body
	validate(t, compiler, "openapi.json#/components/responses/Problem/content/application~1problem+json/schema", refused)
}

func status(r route) string {
	return map[bool]string{true: "200", false: "201"}[r.success() == http.StatusOK]
}

func validate(t *testing.T, c *jsonschema.Compiler, at, text string) {
	t.Helper()
	schema, err := c.Compile(at)
	if err != nil {
		t.Errorf("%s: %v", at, err)
		return
	}
	value, err := jsonschema.UnmarshalJSON(strings.NewReader(text))
	if err != nil {
		t.Errorf("%s: %v in %.200s", at, err, text)
		return
	}
	if err := schema.Validate(value); err != nil {
		t.Errorf("%s: %v\n%.300s", at, err, text)
	}
}
