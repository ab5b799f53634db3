package odsfile_test

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"interessentkart/internal/exchange/odsfile"
	"interessentkart/internal/exchange/problem"
	"interessentkart/internal/exchange/reading"
	"interessentkart/internal/exchange/register"
)

// file makes a spreadsheet of the rows of one sheet.
func file(t testing.TB, manifest, rows string) []byte {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for _, e := range [][2]string{{"mimetype", "application/vnd.oasis.opendocument.spreadsheet"}, {"META-INF/manifest.xml", manifest}, {"content.xml",
		`<?xml version="1.0"?><office:document-content xmlns:office="urn:o" xmlns:table="urn:t" xmlns:text="urn:x"><office:body><office:spreadsheet><table:table table:name="Ark1">` + rows + `</table:table></office:spreadsheet></office:body></office:document-content>`}} {
		w, err := z.Create(e[0])
		if err == nil {
			_, err = w.Write([]byte(e[1]))
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func row(cells ...string) string {
	var b strings.Builder
	b.WriteString("<table:table-row>")
	for _, c := range cells {
		b.WriteString("<table:table-cell><text:p>" + c + "</text:p></table:table-cell>")
	}
	return b.String() + "</table:table-row>"
}

// Rows, repeated cells, lines, remarks, merged cells and formulas without a value
// are read as a workbook's are, and all is accounted for. Rule M23.
func TestRead(t *testing.T) {
	for name, c := range map[string]struct{ rows, want, notes string }{
		"rows": {row("Interessent", "Interesse") + row("Ruter", "stor"), "Ruter/high", ""},
		"a gap": {row("Interessent", "Interesse") + row("Ruter", "stor") + `<table:table-row table:number-rows-repeated="3"><table:table-cell table:number-columns-repeated="1024"/></table:table-row>` + row("Vy", "liten"),
			"Ruter/high Vy/low", ""},
		"repeated cells": {row("Interessent", "Interesse", "Innflytelse") + `<table:table-row><table:table-cell><text:p>Vy</text:p></table:table-cell><table:table-cell table:number-columns-repeated="2"><text:p>stor</text:p></table:table-cell></table:table-row>`,
			"Vy/high", ""},
		"a remark": {row("Interessent") + `<table:table-row><table:table-cell><office:annotation><text:p>spør Kari</text:p></office:annotation><text:p>Vy</text:p></table:table-cell></table:table-row>`,
			"Vy/", "remarks.left"},
		"a formula": {row("Interessent", "Interesse") + `<table:table-row><table:table-cell><text:p>Vy</text:p></table:table-cell><table:table-cell table:formula="of:=[.A1]"/></table:table-row>`,
			"Vy/", "formula.empty"},
		"merged": {row("Interessent", "Interesse") + `<table:table-row><table:table-cell><text:p>Vy</text:p></table:table-cell><table:table-cell table:number-rows-spanned="2"><text:p>liten</text:p></table:table-cell></table:table-row><table:table-row><table:table-cell><text:p>Ruter</text:p></table:table-cell><table:covered-table-cell/></table:table-row>`,
			"Ruter/low Vy/low", "cells.filled"},
	} {
		in, err := odsfile.Read(file(t, "", c.rows), "f.ods")
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		came, err := register.Read("f.ods", in, reading.Plan{})
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		var all, codes []string
		for a := range came.Map.Actors.All() {
			all = append(all, a.Name+"/"+string(a.Interest))
		}
		slices.Sort(all)
		for _, n := range came.Notes {
			codes = append(codes, string(n.Err.Code))
		}
		if got, notes := strings.Join(all, " "), strings.Join(codes, " "); got != c.want || notes != c.notes {
			t.Errorf("%s: %s, want %s; notes %q, want %q", name, got, c.want, notes, c.notes)
		}
		if b := came.Account.Balance(in.InFile); !b.Whole() {
			t.Errorf("%s: not all is accounted for: %+v", name, b)
		}
	}
}

func TestRefused(t *testing.T) {
	for name, c := range map[string]struct {
		file []byte
		want string
	}{
		"protected": {file(t, `<manifest:encryption-data/>`, row("Interessent")), "file.protected"},
		"rows":      {file(t, "", `<table:table-row table:number-rows-repeated="60000"><table:table-cell><text:p>x</text:p></table:table-cell></table:table-row>`), "sheet.rows"},
		"columns":   {file(t, "", `<table:table-row><table:table-cell table:number-columns-repeated="900"><text:p>x</text:p></table:table-cell></table:table-row>`), "sheet.columns"},
	} {
		_, err := odsfile.Read(c.file, "f.ods")
		var list *problem.List
		if !errors.As(err, &list) || fmt.Sprint(list.Problems[0].Err.Code) != c.want {
			t.Errorf("%s: %v, want %s", name, err, c.want)
		}
	}
}

func FuzzRead(f *testing.F) {
	f.Add([]byte(row("Interessent", "Interesse") + row("Vy", "stor")))
	f.Add([]byte(`<table:table-row table:number-rows-repeated="9"><table:table-cell table:number-columns-repeated="9" table:number-rows-spanned="2"><text:p>x<text:s text:c="3"/></text:p></table:table-cell></table:table-row>`))
	f.Fuzz(func(t *testing.T, rows []byte) {
		in, err := odsfile.Read(file(t, "", string(rows)), "f")
		if err != nil {
			return
		}
		if _, err := register.Read("f", in, reading.Plan{Scale: reading.Scale14}); err != nil {
			var list *problem.List
			if !errors.As(err, &list) {
				t.Fatal(err)
			}
		}
	})
}
