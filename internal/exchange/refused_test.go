package exchange_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"interessentkart/internal/exchange"
	"interessentkart/internal/exchange/problem"
)

// Bad files are refused with a place, and nothing of them comes in.
func TestBadFiles(t *testing.T) {
	graphml := func(inside string) string { return "<graphml><graph>" + inside + "</graph></graphml>" }
	for name, c := range map[string]struct{ text, want string }{
		"doctype":           {"<?xml version=\"1.0\"?>\n<!DOCTYPE graphml [<!ENTITY a SYSTEM \"file:///etc/passwd\">]>\n" + graphml("<node id=\"&a;\"/>"), "2 file.doctype"},
		"entity":            {graphml("<node id=\"&lol;\"/>"), "1 file.markup"},
		"deep":              {graphml(strings.Repeat("<a>", 2_000_000)), "1 file.deep"},
		"attributes":        {graphml("<node " + strings.Repeat("a=\"\" ", 500_000) + "/>"), "1 file.markup"},
		"not closed":        {"<graphml>\n<graph>\n<node id=\"a\">", "3 file.markup"},
		"crossed":           {"<graphml><graph></graphml></graph>", "1 file.markup"},
		"after the end":     {graphml("<node id=\"a\"/>") + "<graphml/>", "1 file.trailing"},
		"no nodes":          {graphml(""), "0 file.nothing"},
		"character set":     {"<?xml version=\"1.0\" encoding=\"EBCDIC\"?><gexf/>", "0 file.format"},
		"another XML":       {"<html><body/></html>", "0 file.looks"},
		"dot not closed":    {"digraph {\n a -> b", "2 file.markup"},
		"dot quote":         {"digraph {\n a [label=\"x", "2 file.markup"},
		"dot deep":          {"graph {" + strings.Repeat("{", 100_000), "1 file.deep"},
		"dot after the end": {"graph {a}\n{b}", "2 file.trailing"},
		"dot product":       {"graph {{" + names(400) + "}--{" + names(400) + "}}", "1 map.full"},
		"kumu type":         {`{"elements":{}}`, "0 file.looks"},
		"kumu empty":        {`{"elements":[]}`, "0 file.nothing"},
		"a mark alone":      {"\uFEFF", "0 file.empty"},
		"pdf":               {"%PDF-1.7\nx", "0 file.looks"},
		"old workbook":      {"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", "0 file.looks"},
		"archive":           {"PK\x03\x04xxxxxxxxxxxxxxxxxxxxxxxx", "0 file.format"},
		"too large":         {strings.Repeat("NAV\n", 6<<20), "0 file.large"},
		"a field of 15 MB":  {"Navn;Notater\nA;" + strings.Repeat("x", 15<<20), ""},
		"names":             {strings.Repeat("NAV\n", 50_001), "50001 sheet.rows"},
	} {
		r, err := exchange.Read(strings.NewReader(c.text), "f", exchange.Options{})
		got := ""
		var list *problem.List
		if errors.As(err, &list) {
			got = fmt.Sprint(list.Problems[0].Line, " ", list.Problems[0].Err.Code)
		}
		if got != c.want || err != nil && r != nil {
			t.Errorf("%s: %q, want %q (%v)", name, got, c.want, err)
		}
	}
}

// names are n names of nodes.
func names(n int) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, "n%d ", i)
	}
	return b.String()
}
