package exchange_test

import (
	"bytes"
	"io"
	"testing"

	"interessentkart/internal/exchange"
	"interessentkart/internal/stakeholder"
)

// reads reads a file of any form.
func reads(r io.Reader, name string) (*stakeholder.Map, exchange.Form, error) {
	reading, err := exchange.Read(r, name, exchange.Options{})
	if err != nil {
		return nil, "", err
	}
	return reading.Map, reading.Form, nil
}

func TestReadTellsFormsApart(t *testing.T) {
	for text, want := range map[string]exchange.Form{
		`{"format":"interessentkart","version":1}`: exchange.MapFile,
		`{"title":"T","actors":[]}`:                exchange.CaseFile,
		"navn;type\nNAV;stat":                      exchange.CSV,
		"\uFEFFInteressent\r\nNAV\r\n":             exchange.CSV,
		"NAV\nKS\n":                                exchange.NameList,
		"NAV\nVirksomhet\nKS\n":                    exchange.NameList,
	} {
		if _, form, err := reads(bytes.NewReader([]byte(text)), "f"); form != want || err != nil {
			t.Errorf("%s: %q %v", text, form, err)
		}
	}
	for _, text := range []string{"", "{}", "[]", `{"nodes":[]}`, "%PDF-1.7 x", "a;b\n1;2\n", `{"title":`, "\x89PNG"} {
		if m, form, err := reads(bytes.NewReader([]byte(text)), "f"); m != nil || form != "" || err == nil {
			t.Errorf("%q: %q %v", text, form, err)
		}
	}
}
