package mapfile

import (
	"bytes"
	"io"
	"strconv"

	"interessentkart/data"
	"interessentkart/internal/exchange/problem"
	"interessentkart/internal/exchange/strict"
	"interessentkart/internal/stakeholder"
)

// Read reads a map file: the whole map, without id, or nothing. name is the
// file's, for messages. What is wrong with the file comes as a *problem.List.
func Read(r io.Reader, name string) (*stakeholder.Map, error) {
	d, err := strict.Load(r, name)
	if err != nil {
		return nil, err
	}
	return Decode(d)
}

// Example reads a map that comes with the program. The error is
// fs.ErrNotExist when there is no such example.
func Example(id string) (*stakeholder.Map, error) {
	content, err := data.ReadExample(id)
	if err != nil {
		return nil, err
	}
	return Read(bytes.NewReader(content), id)
}

// Examples reads all maps that come with the program, in order of id.
func Examples() ([]*stakeholder.Map, error) {
	all, err := data.Examples()
	if err != nil {
		return nil, err
	}
	maps := make([]*stakeholder.Map, 0, len(all))
	for _, e := range all {
		m, err := Example(e.ID)
		if err != nil {
			return nil, err
		}
		maps = append(maps, m)
	}
	return maps, nil
}

// Decode reads a document that is loaded already.
func Decode(d *strict.Document) (*stakeholder.Map, error) {
	fields, err := d.Fields()
	if err != nil {
		return nil, err
	}
	// What another version means cannot be told, so its fields are not judged.
	if !header(d, fields) {
		return nil, d.Problems.Err()
	}
	return d.Build(read(d))
}

// header reports whether the file is of this form and version. That they are
// not stated is left to the reading of the fields.
func header(d *strict.Document, fields map[string]strict.Field) bool {
	refuse := func(name string, code stakeholder.Code, allowed string) bool {
		f := fields[name]
		d.Add(f.At, name, stakeholder.Invalid.Because(code).With(f.Text), allowed)
		return false
	}
	if f, ok := fields["format"]; ok && f.Text != Format {
		return refuse("format", problem.FileFormat, Format)
	}
	if f, ok := fields["version"]; ok && f.Text != strconv.Itoa(Version) {
		return refuse("version", problem.FileVersion, strconv.Itoa(Version))
	}
	return true
}

func read(d *strict.Document) []strict.Row {
	var rows []strict.Row
	sections := []strict.Section{
		{Name: "format", Required: true, Read: func(r *strict.Reader) { r.Value(new(string)) }},
		{Name: "version", Required: true, Read: func(r *strict.Reader) { r.Value(new(int)) }},
	}
	for _, kind := range stakeholder.RecordKinds() {
		sections = append(sections, strict.Section{Name: stakeholder.Section(kind), Read: func(r *strict.Reader) {
			if kind == stakeholder.InfoRecord {
				rows = append(rows, r.Record(kind))
				return
			}
			r.Rows(kind, &rows)
		}})
	}
	d.Read(sections)
	return rows
}
