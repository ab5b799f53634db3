// Package exchange takes maps in and out of files. Its folders hold one form
// each; here is what tells the forms apart.
package exchange

import (
	"io"

	"interessentkart/internal/exchange/casefile"
	"interessentkart/internal/exchange/mapfile"
	"interessentkart/internal/exchange/problem"
	"interessentkart/internal/exchange/strict"
	"interessentkart/internal/stakeholder"
)

// Form is a form of file.
type Form string

// The forms that are told apart by what is in a file.
const (
	MapFile  Form = "map"
	CaseFile Form = "case"
)

// Open reads a map file or a case file: the whole map, without id, or
// nothing. name is the file's, for messages. What is wrong with the file
// comes as a *problem.List.
func Open(r io.Reader, name string) (*stakeholder.Map, Form, error) {
	d, err := strict.Load(r, name)
	if err != nil {
		return nil, "", err
	}
	fields, err := d.Fields()
	if err != nil {
		return nil, "", err
	}
	switch detect(fields) {
	case MapFile:
		m, err := mapfile.Decode(d)
		return m, MapFile, err
	case CaseFile:
		m, err := casefile.Decode(d)
		return m, CaseFile, err
	}
	d.Add(0, "", stakeholder.Invalid.At(stakeholder.Key{}, problem.FileFormat))
	return nil, "", d.Problems.Err()
}

// detect goes by fields that only one form has, so that a file with one field
// misspelt is still told apart.
func detect(fields map[string]strict.Field) Form {
	has := func(names ...string) bool {
		for _, name := range names {
			if _, ok := fields[name]; ok {
				return true
			}
		}
		return false
	}
	switch {
	case has("format", "version", "map", "sources", "seats"):
		return MapFile
	case has("title", "source", "period", "actors"):
		return CaseFile
	}
	return ""
}
