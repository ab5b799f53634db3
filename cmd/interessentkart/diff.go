package main

import (
	"context"
	"encoding/json"
	"strings"

	"interessentkart/internal/compare"
	"interessentkart/internal/governance"
	"interessentkart/internal/stakeholder"
	"interessentkart/internal/words"
)

// diffCmd tells what differs between two maps, or two revisions of one.
type diffCmd struct {
	output
	audience
	Before string `arg:""`
	After  string `arg:""`
	JSON   bool   `name:"json"`
}

func (c diffCmd) Run(_ context.Context, streams console) error {
	if c.Before == "-" && c.After == "-" {
		return usageError{"oneInput", nil}
	}
	before, err := loadFile(c.Before, streams.in)
	if err != nil {
		return err
	}
	after, err := loadFile(c.After, streams.in)
	if err != nil {
		return err
	}
	rules, err := governance.Load()
	if err != nil {
		return err
	}
	d := compare.Maps(c.viewer().Map(before), c.viewer().Map(after), rules)
	w := streams.say
	if c.JSON {
		content, err := json.MarshalIndent(d, "", "  ")
		if err != nil {
			return err
		}
		return c.write(streams, append(content, '\n'))
	}
	return c.write(streams, []byte(paged(w, d.Text(w, rules), c.title(w, before, after))))
}

func (c diffCmd) title(w words.Words, before, after *stakeholder.Map) string {
	quoted := func(m *stakeholder.Map, file string) string {
		if m.Info.Title == "" || before.Info.Title == after.Info.Title {
			return file
		}
		return w.Text("diff.quoted", words.Args{"text": m.Info.Title})
	}
	return w.Text("diff.title", words.Args{"before": quoted(before, c.Before), "after": quoted(after, c.After)})
}

// paged writes sections within the width of a page.
func paged(w words.Words, sections []compare.Section, title string) string {
	var b strings.Builder
	b.WriteString(wrapped(title, 0) + "\n")
	for _, s := range sections {
		b.WriteString("\n" + wrapped(s.Title, 0) + "\n")
		for _, line := range s.Lines {
			b.WriteString("  " + wrapped(line, 4) + "\n")
		}
	}
	if len(sections) == 0 {
		b.WriteString(w.Text("diff.none", nil) + "\n")
	}
	return b.String()
}
