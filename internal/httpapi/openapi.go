package httpapi

import (
	"encoding/json"
	"net/http"
	"regexp"
	"strconv"
	"strings"

	"interessentkart/internal/access"
)

// describe writes the OpenAPI 3.1 document of a table of routes.
func describe(routes []route) ([]byte, error) {
	s := newSchemas()
	paths := map[string]object{}
	for _, r := range routes {
		path := variable.ReplaceAllString(r.path, "{$1}")
		if paths[path] == nil {
			paths[path] = object{}
		}
		paths[path][strings.ToLower(r.method)] = s.operation(r, path)
	}
	return json.Marshal(object{
		"openapi": "3.1.0",
		"info": object{"title": "Interessentkart", "version": "1",
			"description": "Stakeholder maps: reads are resources, writes are commands. Errors are problem details (RFC 9457) with a code."},
		"paths": paths,
		"components": object{"schemas": s.parts, "responses": object{"Problem": object{
			"description": "Refused, or failed",
			"content":     object{"application/problem+json": object{"schema": s.of(problem{})}}}}},
	})
}

var variable = regexp.MustCompile(`[:*]([a-z]+)`)

func (s *schemas) operation(r route, path string) object {
	described := object{
		"operationId": operationID(r),
		"summary":     r.about,
		"x-needs":     needName(r.need),
		"responses":   object{strconv.Itoa(r.success()): s.answer(r), "default": object{"$ref": "#/components/responses/Problem"}},
	}
	if found := s.parameters(r, path); len(found) > 0 {
		described["parameters"] = found
	}
	switch r.takes.(type) {
	case nil:
	case anyFile:
		described["requestBody"] = object{"required": true, "content": object{"application/json": object{"schema": object{}},
			"application/octet-stream": object{"schema": object{"type": "string", "format": "binary"}}}}
	default:
		described["requestBody"] = object{"required": true, "content": object{"application/json": object{"schema": s.of(r.takes)}}}
	}
	return described
}

func (r route) success() int {
	if r.status == 0 {
		return http.StatusOK
	}
	return r.status
}

// operationID is the method and the path in words.
func operationID(r route) string {
	id := strings.ToLower(r.method)
	for _, word := range strings.FieldsFunc(r.path, func(c rune) bool { return strings.ContainsRune("/:*.", c) }) {
		id += strings.ToUpper(word[:1]) + word[1:]
	}
	return id
}

func needName(n access.Need) string {
	return [...]string{"nothing", "signedIn", "look", "inside", "takePart", "edit", "revise", "facilitate", "own"}[n]
}

func (s *schemas) parameters(r route, path string) []any {
	var found []any
	for _, name := range regexp.MustCompile(`\{([a-z]+)\}`).FindAllStringSubmatch(path, -1) {
		found = append(found, object{"name": name[1], "in": "path", "required": true, "schema": object{"type": "string"}})
	}
	known := parameters()
	for _, name := range r.query {
		p := known[name]
		found = append(found, p.described(name))
	}
	return found
}

// described is a parameter of a query. A list stands in one value, with commas
// between.
func (p parameter) described(name string) object {
	of := object{"type": p.kind}
	if p.kind == aList {
		of = object{"type": "string"}
	}
	if p.values != nil {
		of["enum"] = p.values
	}
	found := object{"name": name, "in": "query", "description": p.about, "schema": of}
	if p.kind == aList {
		found["schema"], found["style"], found["explode"] = object{"type": "array", "items": of}, "form", false
	}
	return found
}

func (s *schemas) answer(r route) object {
	described := object{"description": r.about}
	switch {
	case r.gives != nil:
		described["content"] = object{"application/json": object{"schema": s.of(r.gives)}}
	case r.media != "":
		kind, _, _ := strings.Cut(r.media, ";")
		described["content"] = object{kind: object{"schema": s.anyOf(r.lines)}}
	}
	return described
}

// anyOf describes what is text to those who look at it as a whole, and one of
// several values line by line.
func (s *schemas) anyOf(lines []any) object {
	if len(lines) == 0 {
		return object{"type": "string"}
	}
	var all []any
	for _, line := range lines {
		all = append(all, s.of(line))
	}
	return object{"anyOf": all}
}

func (a *api) showDescription(c *call) error {
	return c.send(http.StatusOK, "application/json; charset=utf-8", a.description, nil)
}
