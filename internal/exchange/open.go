// Package exchange takes maps in and out of files. Its folders hold one form
// each; here is what tells the forms apart.
package exchange

import (
	"bytes"
	"io"

	"interessentkart/internal/exchange/casefile"
	"interessentkart/internal/exchange/csvfile"
	"interessentkart/internal/exchange/dot"
	"interessentkart/internal/exchange/gexf"
	"interessentkart/internal/exchange/graphml"
	"interessentkart/internal/exchange/kumu"
	"interessentkart/internal/exchange/mapfile"
	"interessentkart/internal/exchange/markup"
	"interessentkart/internal/exchange/merge"
	"interessentkart/internal/exchange/namelist"
	"interessentkart/internal/exchange/problem"
	"interessentkart/internal/exchange/register"
	"interessentkart/internal/exchange/strict"
	"interessentkart/internal/exchange/xlsxfile"
	"interessentkart/internal/stakeholder"
)

// Form is a form of file.
type Form string

// The forms that are told apart by what is in a file.
const (
	MapFile  Form = "map"
	CaseFile Form = "case"
	XLSX     Form = "xlsx"
	CSV      Form = "csv"
	Kumu     Form = "kumu"
	GraphML  Form = "graphml"
	GEXF     Form = "gexf"
	DOT      Form = "dot"
	NameList Form = "list"
)

// KumuSheets is a workbook as Kumu imports it; it is read as one.
const KumuSheets Form = "kumu-sheets"

// Forms lists them.
func Forms() []Form {
	return []Form{MapFile, CaseFile, XLSX, CSV, Kumu, GraphML, GEXF, DOT, NameList}
}

// Options tell what a file itself does not.
type Options struct {
	Form  Form           // found by what is in the file when not given
	Scale register.Scale // of levels given as numbers
}

// Reading is what came out of a file.
type Reading struct {
	Map   *stakeholder.Map // without id
	Form  Form
	Notes []problem.Problem // what was left out, or is worth a look
}

// Plan plans to merge what was read into a map. A list of names only says who
// is there: the spelling that the map has stays.
func (r *Reading) Plan(into *stakeholder.Map, o merge.Options) *merge.Plan {
	o.Keep = o.Keep || r.Form == NameList
	return merge.Make(into, r.Map, o)
}

// Read reads a file of any form: the whole map, without id, or nothing, and
// tells what was left out. name is the file's, for messages. What is wrong with
// the file comes as a *problem.List.
func Read(r io.Reader, name string, o Options) (*Reading, error) {
	d, err := strict.Load(r, name)
	if err != nil {
		return nil, err
	}
	form := o.Form
	if form == "" {
		if form, err = detect(d); err != nil {
			return nil, err
		}
	}
	reading := &Reading{Form: form}
	switch form {
	case MapFile:
		reading.Map, err = mapfile.Decode(d)
	case CaseFile:
		reading.Map, reading.Notes, err = casefile.Decode(d)
	default:
		err = reading.tables(d, o)
	}
	if err != nil {
		return nil, err
	}
	return reading, nil
}

// tables reads the forms that hold rows.
func (r *Reading) tables(d *strict.Document, o Options) error {
	read := map[Form]func([]byte, string) ([]register.Table, error){
		XLSX: xlsxfile.Read, CSV: csvfile.Read, NameList: namelist.Read, Kumu: kumu.Read,
		GraphML: graphml.Read, GEXF: gexf.Read, DOT: dot.Read,
	}[r.Form]
	if read == nil {
		return problem.Refused(d.Name, 0, problem.FileFormat, r.Form)
	}
	tables, err := read(d.Data(), d.Name)
	if err != nil {
		return err
	}
	r.Map, r.Notes, err = register.Read(d.Name, tables, register.Options{Scale: o.Scale})
	return err
}

// detect tells the form of a file by what is in it.
func detect(d *strict.Document) (Form, error) {
	start := bytes.TrimLeft(d.Data(), " \t\r\n")
	switch {
	case start[0] == '{', start[0] == '[':
		return detectJSON(d)
	case xlsxfile.Is(d.Data()):
		return XLSX, nil
	case start[0] == '<', bytes.HasPrefix(start, []byte("\xEF\xBB\xBF<")), bytes.HasPrefix(start, []byte("\xFF\xFE<")), bytes.HasPrefix(start, []byte("\xFE\xFF\x00<")):
		return detectXML(d)
	case dot.Is(d.Data()):
		return DOT, nil
	case csvfile.Is(d.Data()):
		return CSV, nil
	case namelist.Is(d.Data()):
		return NameList, nil
	}
	return "", problem.Refused(d.Name, 0, problem.FileFormat, "")
}

// detectXML goes by the outermost element.
func detectXML(d *strict.Document) (Form, error) {
	switch markup.Root(d.Data()) {
	case "graphml":
		return GraphML, nil
	case "gexf":
		return GEXF, nil
	}
	return "", problem.Refused(d.Name, 0, problem.FileFormat, "")
}

// detectJSON goes by fields that only one form has, so that a file with one
// field misspelt is still told apart.
func detectJSON(d *strict.Document) (Form, error) {
	fields, err := d.Fields()
	if err != nil {
		return "", err
	}
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
		return MapFile, nil
	case has("title", "source", "period", "actors"):
		return CaseFile, nil
	case has("elements", "connections"):
		return Kumu, nil
	}
	return "", problem.Refused(d.Name, 0, problem.FileFormat, "")
}
