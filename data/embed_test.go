package data_test

import (
	"errors"
	"io/fs"
	"testing"

	"interessentkart/data"
)

func TestExamples(t *testing.T) {
	all, err := data.Examples()
	if err != nil || len(all) == 0 {
		t.Fatal(all, err)
	}
	for i, e := range all {
		text, err := data.ReadExample(e.ID)
		if err != nil || len(text) == 0 || e.Title == "" || i > 0 && all[i-1].ID >= e.ID {
			t.Errorf("%+v: %d bytes, %v", e, len(text), err)
		}
		if same, err := fs.ReadFile(data.Files(), e.Path); err != nil || string(same) != string(text) {
			t.Errorf("%s is not at %s", e.ID, e.Path)
		}
	}
	for _, id := range []string{"", "finnes-ikke", "../words/nb", "cases/dsop", "cases"} {
		if _, err := data.ReadExample(id); !errors.Is(err, fs.ErrNotExist) {
			t.Errorf("%q: %v", id, err)
		}
	}
}
