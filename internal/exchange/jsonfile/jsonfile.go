// Package jsonfile reads JSON that other programs wrote: values of any type as
// a cell holds them, and what is wrong with a file in plain words.
package jsonfile

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"strings"

	"interessentkart/internal/exchange/problem"
)

// Text returns a value as a cell holds it; several have | between them.
func Text(raw json.RawMessage) string {
	var v any
	d := json.NewDecoder(bytes.NewReader(raw))
	d.UseNumber()
	if len(raw) == 0 || d.Decode(&v) != nil {
		return ""
	}
	return text(v)
}

func text(v any) string {
	switch v := v.(type) {
	case nil:
		return ""
	case string:
		return strings.ReplaceAll(v, "\r\n", "\n")
	case []any:
		var all []string
		for _, one := range v {
			all = append(all, strings.NewReplacer(`\`, `\\`, "|", `\|`).Replace(text(one)))
		}
		return strings.Join(all, "|")
	case map[string]any:
		encoded, err := json.Marshal(v)
		if err != nil {
			return ""
		}
		return string(encoded)
	}
	return fmt.Sprint(v)
}

// Object returns the fields of a value, nil when it is no object.
func Object(raw json.RawMessage) map[string]json.RawMessage {
	var o map[string]json.RawMessage
	if len(raw) == 0 || json.Unmarshal(raw, &o) != nil {
		return nil
	}
	return o
}

// List returns the values in a value, nil when it is no list.
func List(raw json.RawMessage) []json.RawMessage {
	var l []json.RawMessage
	if len(raw) == 0 || json.Unmarshal(raw, &l) != nil {
		return nil
	}
	return l
}

// Refusal tells what is wrong with a file, with its line.
func Refusal(data []byte, name string, err error) error {
	var syntax *json.SyntaxError
	var kind *json.UnmarshalTypeError
	switch {
	case errors.As(err, &syntax):
		return problem.Refused(name, lineOf(data, syntax.Offset), problem.FileSyntax, near(data, syntax.Offset))
	case errors.As(err, &kind):
		return problem.Refused(name, lineOf(data, kind.Offset), problem.FieldType, "JSON ("+kind.Field+")")
	}
	return problem.Refused(name, lineOf(data, int64(len(data))), problem.FileSyntax, near(data, int64(len(data))))
}

func lineOf(data []byte, offset int64) int {
	return bytes.Count(data[:min(int(offset), len(data))], []byte("\n")) + 1
}

// near is what stands at an offset.
func near(data []byte, offset int64) string {
	at := min(max(int(offset)-1, 0), len(data))
	return strings.ToValidUTF8(strings.TrimSpace(string(data[at:min(at+20, len(data))])), "")
}
