package mapfile

import (
	"bytes"
	"encoding/json"
	"fmt"
	"iter"
	"slices"

	"interessentkart/internal/exchange/problem"
	"interessentkart/internal/exchange/strict"
	"interessentkart/internal/stakeholder"
)

// Encode returns the bytes of a map. It refuses to write more than Read takes.
func Encode(m *stakeholder.Map) ([]byte, error) {
	e := &encoder{}
	fmt.Fprintf(&e.out, "{\n  \"format\": %q,\n  \"version\": %d", Format, Version)
	e.info(m.Info)
	for _, kind := range stakeholder.RecordKinds() {
		if kind != stakeholder.InfoRecord {
			e.section(stakeholder.Section(kind), m.Of(kind))
		}
	}
	e.out.WriteString("\n}\n")
	if e.err != nil {
		return nil, fmt.Errorf("mapfile: %w", e.err)
	}
	if e.out.Len() > strict.MaxBytes {
		return nil, stakeholder.Invalid.Because(problem.FileLarge).With(strict.MaxBytes >> 20)
	}
	return e.out.Bytes(), nil
}

// encoder writes sections until something goes wrong.
type encoder struct {
	out bytes.Buffer
	err error
}

// info writes what the map says of itself, one field a line.
func (e *encoder) info(i stakeholder.Info) {
	if i == (stakeholder.Info{}) {
		return
	}
	line := e.line(i)
	e.out.WriteString(",\n  \"map\": ")
	if err := json.Indent(&e.out, line, "  ", "  "); err != nil && e.err == nil {
		e.err = err
	}
}

// section writes a list of records, unless it is empty.
func (e *encoder) section(name string, records iter.Seq[stakeholder.Record]) {
	separator := fmt.Sprintf(",\n  %q: [\n    ", name)
	empty := true
	for r := range records {
		e.out.WriteString(separator)
		e.out.Write(e.line(r))
		separator, empty = ",\n    ", false
	}
	if !empty {
		e.out.WriteString("\n  ]")
	}
}

// line writes a record without line breaks; <, > and & stay as they are.
func (e *encoder) line(r stakeholder.Record) []byte {
	var b bytes.Buffer
	encode := json.NewEncoder(&b)
	encode.SetEscapeHTML(false)
	if err := encode.Encode(r); err != nil && e.err == nil {
		e.err = err
	}
	return slices.Clone(bytes.TrimSuffix(b.Bytes(), []byte("\n")))
}
