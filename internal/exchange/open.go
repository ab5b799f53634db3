// Package exchange takes maps in and out of files. Its folders hold one form
// each; here is what tells the forms apart.
package exchange

import (
	"errors"
	"io"
	"strings"

	"interessentkart/internal/exchange/archimate"
	"interessentkart/internal/exchange/casefile"
	"interessentkart/internal/exchange/csvfile"
	"interessentkart/internal/exchange/dot"
	"interessentkart/internal/exchange/drawio"
	"interessentkart/internal/exchange/gexf"
	"interessentkart/internal/exchange/graphml"
	"interessentkart/internal/exchange/jsongraph"
	"interessentkart/internal/exchange/kumu"
	"interessentkart/internal/exchange/mapfile"
	"interessentkart/internal/exchange/merge"
	"interessentkart/internal/exchange/mermaid"
	"interessentkart/internal/exchange/namelist"
	"interessentkart/internal/exchange/odsfile"
	"interessentkart/internal/exchange/plaintext"
	"interessentkart/internal/exchange/problem"
	"interessentkart/internal/exchange/reading"
	"interessentkart/internal/exchange/register"
	"interessentkart/internal/exchange/strict"
	"interessentkart/internal/exchange/xlsxfile"
	"interessentkart/internal/stakeholder"
)

// Form is a form of file.
type Form = reading.Form

// The forms that are told apart by what is in a file.
const (
	MapFile   Form = "map"
	CaseFile  Form = "case"
	XLSX      Form = "xlsx"
	ODS       Form = "ods"
	CSV       Form = "csv"
	Kumu      Form = "kumu"
	GraphML   Form = "graphml"
	GEXF      Form = "gexf"
	DOT       Form = "dot"
	Mermaid   Form = "mermaid"
	JSONGraph Form = "json-graph" // Cytoscape's, and lists of nodes and links
	DrawIO    Form = "drawio-csv"
	ArchiMate Form = "archimate"
	NameList  Form = "list"
)

// KumuSheets is a workbook as Kumu imports it; it is read as one.
const KumuSheets Form = "kumu-sheets"

// Forms lists them.
func Forms() []Form {
	return []Form{MapFile, CaseFile, XLSX, ODS, CSV, Kumu, GraphML, GEXF, DOT, Mermaid, JSONGraph, DrawIO, ArchiMate, NameList}
}

// Options are what one decides about a file before it is read.
type Options = reading.Plan

// Reading is what came out of a file.
type Reading struct {
	Map     *stakeholder.Map // without id
	Form    Form
	Notes   []problem.Problem // what was left out, or is worth a look
	How     reading.Reading   // what was taken for what
	Balance reading.Balance
}

// Plan plans to merge what was read into a map. A list of names only says who
// is there: the spelling that the map has stays.
func (r *Reading) Plan(into *stakeholder.Map, o merge.Options) *merge.Plan {
	o.Keep = o.Keep || r.Form == NameList
	return merge.Make(into, r.Map, o)
}

// Read reads a file of any form: the whole map, without id, or nothing, and
// tells what was left out. name is the file's, for messages. What is wrong with
// the file comes as a *problem.List; where a plan could help, what was read so far
// comes with it, without a map.
func Read(r io.Reader, name string, o Options) (*Reading, error) {
	d, err := load(r, name)
	if err != nil {
		return nil, err
	}
	if err := register.Check(name, o); err != nil {
		return nil, err
	}
	read := &Reading{Form: o.Form, How: reading.Reading{Form: o.Form, Tables: []reading.Table{}, Boxes: []reading.Box{}}}
	if read.Form == "" {
		if read.Form, err = detect(d, o); err != nil {
			return read.unknown(d, err)
		}
	}
	read.How.Form = read.Form
	switch read.Form {
	case MapFile:
		read.Map, err = mapfile.Decode(d)
	case CaseFile:
		read.Map, read.Notes, err = casefile.Decode(d)
	default:
		err = read.tables(d, o)
	}
	switch {
	case err == nil:
		return read, nil
	case len(read.How.Tables) > 0:
		return read, err
	}
	return nil, err
}

// unknown tells what the columns of a table are of which no heading is known, with
// the error.
func (r *Reading) unknown(d *strict.Document, err error) (*Reading, error) {
	var list *problem.List
	if !errors.As(err, &list) || list.Problems[0].Err.Code != problem.FileTable {
		return nil, err
	}
	in, wrong := csvfile.Read(d.Data(), d.Name)
	if wrong != nil {
		return nil, wrong
	}
	r.Form, r.How.Form, r.How.Tables = CSV, CSV, in.Columns()
	return r, err
}

// Nothing reports whether the file brings nothing that a map has.
func (r *Reading) Nothing() bool {
	return r.Form != MapFile && r.Form != CaseFile && r.Map.Actors.Len()+r.Map.Relations.Len()+r.Map.Groups.Len()+r.Map.Sources.Len()+r.Map.Facts.Len() == 0
}

// load loads a file, in UTF-8 where it is JSON in UTF-16, as Windows may save it.
func load(r io.Reader, name string) (*strict.Document, error) {
	d, err := strict.Load(r, name)
	if err != nil {
		return nil, err
	}
	text, charset, ok := plaintext.Charset(d.Data())
	if start := strings.TrimSpace(text); ok && charset == "UTF-16" && start != "" && (start[0] == '{' || start[0] == '[') {
		return strict.Load(strings.NewReader(text), name)
	}
	return d, nil
}

// reader is what reads one of the forms that hold rows.
type reader = func(data []byte, name string) (register.Input, error)

func readers() map[Form]reader {
	return map[Form]reader{
		XLSX: xlsxfile.Read, ODS: odsfile.Read, CSV: csvfile.Read, NameList: namelist.Read, Kumu: kumu.Read, GraphML: graphml.Read, GEXF: gexf.Read,
		DOT: dot.Read, Mermaid: mermaid.Read, JSONGraph: jsongraph.Read, DrawIO: drawio.Read, ArchiMate: archimate.Read,
	}
}

// tables reads the forms that hold rows.
func (r *Reading) tables(d *strict.Document, o Options) error {
	read := readers()[r.Form]
	if read == nil {
		return problem.Refused(d.Name, 0, problem.FileFormat, r.Form)
	}
	in, err := read(d.Data(), d.Name)
	if err != nil {
		return err
	}
	came, err := register.Read(d.Name, in, o)
	if r.How = came.Reading; err != nil {
		r.How.Form = r.Form
		return err
	}
	r.Map, r.Notes, r.How.Form = came.Map, came.Notes, r.Form
	r.Balance = came.Account.Balance(in.InFile)
	return nil
}
