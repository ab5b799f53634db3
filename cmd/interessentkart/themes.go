package main

import (
	"context"
	"encoding/json"
	"io"
	"strings"

	"interessentkart/internal/governance"
	"interessentkart/internal/words"
)

// themesCmd puts together facts and questions for reflection.
type themesCmd struct {
	source
	Annex bool
	JSON  bool `name:"json"`

	say words.Words // filled in by Run
}

func (c themesCmd) Run(ctx context.Context, streams console) error {
	c.say = streams.say
	m, rules, err := c.loadRuled(ctx, streams)
	if err != nil {
		return err
	}
	reading := governance.Read(m)
	if c.Annex {
		return c.writeAnnex(streams.out, rules.Annex(reading, string(c.say.Lang())))
	}
	themes, models := rules.Themes(reading), rules.Models(reading)
	if c.JSON {
		return json.NewEncoder(streams.out).Encode(map[string]any{"themes": themes, "models": models})
	}
	t := themeText{c.say, string(c.say.Lang())}
	var b strings.Builder
	for _, theme := range themes {
		t.write(&b, strings.ToUpper(theme.Title(string(c.say.Lang()))), theme.Facts, theme.Questions)
	}
	b.WriteString(strings.ToUpper(t.words.Text("themes.models", nil)) + "\n\n")
	for _, model := range models {
		writeWrapped(&b, "", model.Title(string(c.say.Lang()))+": "+model.About(string(c.say.Lang())))
		t.write(&b, "", model.Facts, model.Questions)
	}
	_, err = io.WriteString(streams.out, b.String())
	return err
}

// themeText writes facts and questions for people.
type themeText struct {
	words words.Words
	lang  string
}

func (t themeText) write(b *strings.Builder, heading string, facts, questions []governance.Statement) {
	if heading != "" {
		b.WriteString(heading + "\n\n")
	}
	t.list(b, "themes.knows", facts)
	t.list(b, "themes.asks", questions)
}

func (t themeText) list(b *strings.Builder, key string, statements []governance.Statement) {
	if len(statements) == 0 {
		return
	}
	b.WriteString("  " + t.words.Text(key, nil) + "\n")
	for _, s := range statements {
		writeWrapped(b, "    – ", s.Text(t.lang))
	}
	b.WriteByte('\n')
}

func (c themesCmd) writeAnnex(w io.Writer, d governance.Document) error {
	if c.JSON {
		return json.NewEncoder(w).Encode(d)
	}
	var b strings.Builder
	b.WriteString(strings.ToUpper(d.Title) + "\n\n")
	writeWrapped(&b, "", d.Intro)
	for _, section := range d.Sections {
		b.WriteString("\n" + section.Heading + "\n\n")
		for _, block := range section.Blocks {
			writeBlock(&b, block)
		}
	}
	_, err := io.WriteString(w, b.String())
	return err
}

func writeBlock(b *strings.Builder, block governance.Block) {
	if block.Table == nil {
		writeWrapped(b, "", block.Paragraph)
		return
	}
	for _, row := range block.Table.Rows {
		var cells []string
		for i, cell := range row {
			if cell != "" {
				cells = append(cells, block.Table.Columns[i]+": "+cell)
			}
		}
		writeWrapped(b, "  – ", strings.Join(cells, "; "))
	}
}
