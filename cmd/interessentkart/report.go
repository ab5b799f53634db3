package main

import (
	"context"
	"path/filepath"
	"strings"

	reports "interessentkart/internal/exchange/report"
	"interessentkart/internal/layout"
	"interessentkart/internal/stakeholder"
	"interessentkart/internal/words"
)

// reportCmd writes a map as a document to read and file.
type reportCmd struct {
	source
	output
	audience
	Format  string   `enum:"docx,html,pdf,pptx," default:""`
	Views   []string `placeholder:"VIEW"`
	Propose int      `placeholder:"N"`
	Themes  bool
	Annex   bool
}

func (c reportCmd) Run(ctx context.Context, streams console) error {
	form, err := c.form()
	if err != nil {
		return err
	}
	if c.Propose < 0 {
		return usageError{"atLeast", words.Args{"flag": "--propose", "least": 1}}
	}
	known := append([]stakeholder.View{"none", stakeholder.Hierarchy}, layout.Views()...)
	if err := oneOf("--views", c.Views, known); err != nil {
		return err
	}
	m, rules, err := c.loadRuled(ctx, streams)
	if err != nil {
		return err
	}
	ranker, done, err := hierarchies()
	if err != nil {
		return err
	}
	defer done()
	defer busy(streams, "report", "")()
	document, err := reports.Compose(ctx, m, reports.Options{
		Lang: string(streams.say.Lang()), Viewer: c.viewer(), Views: c.views(), Paper: form.Paper, Propose: c.Propose, Themes: c.Themes, Annex: c.Annex,
		Rules: rules, Ranker: ranker,
	})
	if err != nil {
		return drawingError(err)
	}
	content, err := form.Write(document)
	if err != nil {
		return err
	}
	return c.write(streams, content)
}

// views are nil when none are named, and empty for «none».
func (c reportCmd) views() []stakeholder.View {
	if len(c.Views) == 0 {
		return nil
	}
	views := []stakeholder.View{}
	for _, v := range c.Views {
		if v != "none" {
			views = append(views, stakeholder.View(v))
		}
	}
	return views
}

// form chooses the form by --format or by the file's name.
func (c reportCmd) form() (reports.Form, error) {
	ending := c.Format
	if ending == "" {
		ending = strings.TrimPrefix(strings.ToLower(filepath.Ext(c.Out)), ".")
	}
	if ending == "htm" {
		ending = "html"
	}
	var known []string
	for _, f := range reports.Forms() {
		if f.Ending == ending {
			return f, nil
		}
		known = append(known, "."+f.Ending)
	}
	return reports.Form{}, usageError{"report.format", words.Args{"choices": strings.Join(known, ", ")}}
}
