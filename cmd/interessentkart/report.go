package main

import (
	"context"
	"path/filepath"
	"strings"

	reports "interessentkart/internal/exchange/report"
	"interessentkart/internal/stakeholder"
)

// reportCmd writes a map as a document to read and file.
type reportCmd struct {
	source
	output
	audience
	Format  string   `enum:"docx,pdf,html," default:"" help:"docx, pdf or html; otherwise what the file's name says."`
	Views   []string `placeholder:"VIEW" help:"Drawings in their order, such as network,rings,governance,grid; none leaves them out."`
	Propose int      `placeholder:"N" help:"Propose the best group of at most so many members."`
	Themes  bool     `help:"Add the four themes and the three models."`
	Annex   bool     `help:"Add the annex to a declaration of cooperation."`
	Lang    string   `enum:"nb,nn,en" default:"nb" help:"Language of the report (${enum})."`
}

func (c reportCmd) Run(ctx context.Context, streams console) error {
	write, err := c.writer()
	if err != nil {
		return err
	}
	if c.Propose < 0 {
		return usageError{"--propose is 1 or more"}
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
	defer busy(streams.err, "writing the report")()
	document, err := reports.Compose(ctx, m, reports.Options{
		Lang: c.Lang, Viewer: c.viewer(), Views: c.views(), Propose: c.Propose, Themes: c.Themes, Annex: c.Annex,
		Rules: rules, Ranker: ranker,
	})
	if err != nil {
		return drawingError(err)
	}
	content, err := write(document)
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

// writer chooses the format.
func (c reportCmd) writer() (func(*reports.Document) ([]byte, error), error) {
	format := c.Format
	if format == "" {
		format = strings.TrimPrefix(strings.ToLower(filepath.Ext(c.Out)), ".")
	}
	switch format {
	case "docx":
		return reports.Word, nil
	case "html", "htm":
		return reports.HTML, nil
	case "pdf":
		return reports.PDF, nil
	}
	return nil, usageError{"name the file -o FILE.docx, FILE.pdf or FILE.html, or give --format"}
}
