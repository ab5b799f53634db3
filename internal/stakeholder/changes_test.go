package stakeholder

import (
	"bytes"
	"fmt"
	"go/format"
	"os"
	"reflect"
	"testing"
)

// change is a command whose fields are those of a record.
type change struct {
	command Command
	record  Record
	about   string
}

func changes() []change {
	return []change{
		{ChangeMap{}, Info{}, "what a map says of itself"},
		{ChangeSource{}, Source{}, "a source"},
		{ChangeActor{}, Actor{}, "an actor"},
		{ChangeRelation{}, Relation{}, "a relation"},
		{ChangeGroup{}, Group{}, "a group and its reporting line"},
		{ChangeSeat{}, Seat{}, "a seat, which keeps what it speaks for when it moves"},
	}
}

// A command that changes a record names each of its fields: changes.go is made
// of the tables.
func TestChangesFollowTheTables(t *testing.T) {
	var b bytes.Buffer
	b.WriteString("package stakeholder\n\n// This file is made of the records' fields: go test ./internal/stakeholder -run ChangesFollow -update\n")
	for _, c := range changes() {
		fmt.Fprintf(&b, "\n// %s changes %s; a nil field stays as it is.\ntype %s struct {\n", CommandName(c.command), c.about, CommandName(c.command))
		of := reflect.TypeOf(c.record)
		for _, f := range c.record.table().fields {
			star, options := "*", ",omitempty"
			if f.Form == IDForm {
				star, options = "", ""
			}
			fmt.Fprintf(&b, "%s %s%s `json:%q`\n", f.GoName, star, of.Field(f.Index).Type.Name(), f.Name+options)
		}
		b.WriteString("}\n")
	}
	want, err := format.Source(b.Bytes())
	if err != nil {
		t.Fatal(err)
	}
	if *update {
		if err := os.WriteFile("changes.go", want, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	got, err := os.ReadFile("changes.go")
	if err != nil || !bytes.Equal(got, want) {
		t.Errorf("changes.go is not what the tables say (%v); write it with: go test ./internal/stakeholder -run ChangesFollow -update", err)
	}
}
