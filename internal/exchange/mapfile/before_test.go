package mapfile_test

import (
	"bytes"
	"os"
	"testing"

	"interessentkart/internal/exchange/mapfile"
)

// A file from before there were facts, hired and affected actors, and rounds
// that choose what they ask is read as it was, and written the same.
//
// Rule M11.
func TestFilesFromBefore(t *testing.T) {
	text, err := os.ReadFile("testdata/before-affected.json")
	if err != nil {
		t.Fatal(err)
	}
	m, err := mapfile.Read(bytes.NewReader(text), "before-affected.json")
	if err != nil {
		t.Fatal(err)
	}
	if got := encode(t, m); !bytes.Equal(got, text) {
		t.Errorf("written anew:\n%s", got)
	}
}
