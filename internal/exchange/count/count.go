// Package count counts what stands in files, knowing no more of a form than what
// its elements look like. It shares no code with the readers, so that what one
// of them loses is seen.
package count

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"encoding/xml"
	"slices"
	"strings"

	"interessentkart/internal/exchange/reading"
)

// Elements counts by kind.
type Elements = map[reading.Element]int

// Table counts the rows and cells with content of a text with separators.
func Table(text string, comma rune) Elements {
	r := csv.NewReader(strings.NewReader(text))
	r.Comma, r.LazyQuotes, r.FieldsPerRecord, r.ReuseRecord = comma, true, -1, true
	n := Elements{}
	for {
		cells, err := r.Read()
		if err != nil {
			return n
		}
		filled := 0
		for _, c := range cells {
			if strings.TrimSpace(c) != "" {
				filled++
			}
		}
		if filled > 0 {
			n[reading.Rows]++
			n[reading.Cells] += filled
		}
	}
}

// Lines counts lines with content.
func Lines(text string) Elements {
	n := 0
	for line := range strings.Lines(text) {
		if strings.TrimSpace(line) != "" {
			n++
		}
	}
	return Elements{reading.Lines: n}
}

// Markup counts elements of XML by their names.
func Markup(data []byte, of map[string]reading.Element) Elements {
	d := xml.NewDecoder(bytes.NewReader(data))
	d.Strict = false
	n := Elements{}
	for {
		t, err := d.RawToken()
		if err != nil {
			return n
		}
		if start, ok := t.(xml.StartElement); ok {
			if e, counts := of[start.Name.Local]; counts {
				n[e]++
			}
		}
	}
}

// Nested counts the elements of a name in which others of it stand, or which others
// name as their parent.
func Nested(data []byte, name string) int {
	d := xml.NewDecoder(bytes.NewReader(data))
	d.Strict = false
	parents := map[string]bool{}
	var open []string
	for {
		t, err := d.RawToken()
		if err != nil {
			return len(parents)
		}
		switch t := t.(type) {
		case xml.StartElement:
			own := attribute(t, "id")
			switch parent := attribute(t, "pid"); {
			case t.Name.Local == "parent" && len(open) > 0:
				parents[attribute(t, "for")] = true
			case t.Name.Local != name:
			case len(open) > 0:
				parents[open[len(open)-1]] = true
			case parent != "":
				parents[parent] = true
			}
			if t.Name.Local == name {
				open = append(open, own)
			}
		case xml.EndElement:
			if t.Name.Local == name && len(open) > 0 {
				open = open[:len(open)-1]
			}
		}
	}
}

func attribute(t xml.StartElement, name string) string {
	for _, a := range t.Attr {
		if a.Name.Local == name {
			return strings.TrimSpace(a.Value)
		}
	}
	return ""
}

// Lists counts the objects in the lists of a JSON document that stand under
// certain keys, and their fields but for some that are no values.
func Lists(data []byte, of map[string]reading.Element, not ...string) Elements {
	var document any
	n := Elements{}
	if json.Unmarshal(data, &document) == nil {
		lists(document, "", of, not, n)
	}
	return n
}

func lists(v any, under string, of map[string]reading.Element, not []string, n Elements) {
	switch v := v.(type) {
	case map[string]any:
		for key, inner := range v {
			lists(inner, key, of, not, n)
		}
	case []any:
		e, counts := of[under]
		for _, one := range v {
			if !counts {
				lists(one, under, of, not, n)
				continue
			}
			n[e]++
			if o, ok := one.(map[string]any); ok && e != reading.Boxes {
				n[reading.Values] += fields(o, not)
			}
		}
	}
}

// fields counts the fields of an object and of the one in it that holds its
// attributes.
func fields(o map[string]any, not []string) int {
	n := 0
	for key, v := range o {
		inner, deeper := v.(map[string]any)
		switch {
		case deeper && slices.Contains([]string{"attributes", "data", "metadata"}, key):
			n += fields(inner, nil) // what stands there is never what the object itself is
		case !slices.Contains(not, strings.ToLower(key)):
			n++
		}
	}
	return n
}
