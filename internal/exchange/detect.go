package exchange

import (
	"bytes"
	"encoding/json"

	"interessentkart/internal/exchange/archimate"
	"interessentkart/internal/exchange/csvfile"
	"interessentkart/internal/exchange/dot"
	"interessentkart/internal/exchange/drawio"
	"interessentkart/internal/exchange/jsonfile"
	"interessentkart/internal/exchange/jsongraph"
	"interessentkart/internal/exchange/looks"
	"interessentkart/internal/exchange/markup"
	"interessentkart/internal/exchange/mermaid"
	"interessentkart/internal/exchange/namelist"
	"interessentkart/internal/exchange/odsfile"
	"interessentkart/internal/exchange/problem"
	"interessentkart/internal/exchange/strict"
	"interessentkart/internal/exchange/xlsxfile"
)

// detect tells the form of a file by what is in it.
func detect(d *strict.Document, o Options) (Form, error) {
	data := d.Data()
	start := bytes.TrimLeft(data, " \t\r\n")
	switch {
	case start[0] == '{':
		return detectJSON(d)
	case start[0] == '[' && jsongraph.IsList(data):
		return JSONGraph, nil
	case xlsxfile.Is(data):
		return XLSX, nil
	case odsfile.Is(data):
		return ODS, nil
	case marked(start):
		return detectXML(d)
	}
	for _, t := range []struct {
		form Form
		is   func([]byte) bool
	}{{DOT, dot.Is}, {Mermaid, mermaid.Is}, {DrawIO, drawio.Is}, {CSV, csvfile.Is}} {
		if t.is(data) && (t.form != CSV || !mistaken(data)) {
			return t.form, nil
		}
	}
	if kind := mermaid.Other(data); kind != "" {
		return "", problem.Refused(d.Name, 1, problem.FileLooks, "Mermaid ("+kind+")")
	}
	code, _ := looks.Like(data)
	if code == problem.FileTable && len(o.Tables) > 0 {
		return CSV, nil
	}
	if code == problem.FileFormat && namelist.Is(data) {
		return NameList, nil
	}
	return "", looks.Refusal(data, d.Name)
}

// mistaken reports whether a text of one column that begins with a known heading is
// of a form that has a name of its own, YAML, say, or a list below its heading.
func mistaken(data []byte) bool {
	code, _ := looks.Like(data)
	first, _, _ := bytes.Cut(bytes.TrimSpace(data), []byte("\n"))
	list := bytes.HasSuffix(bytes.TrimSpace(first), []byte(":")) && namelist.Is(data)
	return (list || code == problem.FileLooks) && !csvfile.Wide(data)
}

// marked reports whether a text begins as markup does.
func marked(start []byte) bool {
	for _, begin := range []string{"<", "\xEF\xBB\xBF<", "\xFF\xFE<", "\xFE\xFF\x00<", "<\x00"} {
		if bytes.HasPrefix(start, []byte(begin)) {
			return true
		}
	}
	return false
}

// detectXML goes by the outermost element.
func detectXML(d *strict.Document) (Form, error) {
	switch markup.Root(d.Data()) {
	case "graphml":
		return GraphML, nil
	case "gexf":
		return GEXF, nil
	case "model":
		if archimate.Is(d.Data()) {
			return ArchiMate, nil
		}
	}
	return "", looks.Refusal(d.Data(), d.Name)
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
	var values map[string]json.RawMessage
	if has("elements", "nodes", "graph") {
		values = jsonfile.Object(d.Data())
	}
	switch {
	case values != nil && jsongraph.Is(values):
		return JSONGraph, nil
	case jsonfile.List(values["elements"]) != nil && !has("format", "sources", "seats"):
		return Kumu, nil
	case has("format", "map", "sources", "seats"), has("version") && has("actors", "relations", "groups"):
		return MapFile, nil
	case has("actors"), has("title") && has("source", "period"):
		return CaseFile, nil
	case has("connections"):
		return Kumu, nil
	}
	return "", looks.Refusal(d.Data(), d.Name)
}
