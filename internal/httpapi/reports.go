package httpapi

import (
	"errors"
	"slices"
	"strings"

	"interessentkart/internal/exchange/report"
	"interessentkart/internal/layout"
	"interessentkart/internal/stakeholder"
)

// aboutReport tells what a form of report is.
func aboutReport(ending string) string {
	return map[string]string{
		"docx": "The map as a Word file", "html": "The map as a page to read", "pptx": "The map's drawings as slides",
		"pdf": "The map on paper; not tagged, so that the Word file and the page are the accessible ones",
	}[ending]
}

// mostProposed is how many members a proposal in a report may have.
const mostProposed = 50

// writeReport gives the map as a document to read, with what the query asks for.
func (a *api) writeReport(f report.Form) func(*call) error {
	return func(c *call) error {
		o, err := a.reportOptions(c, f.Paper)
		if err != nil {
			return err
		}
		var content []byte
		err = c.heavily(func() error {
			d, err := report.Compose(c.ctx(), withoutOwnScores(o.Viewer, c.m), o)
			if err == nil {
				content, err = f.Write(d)
			}
			return err
		})
		if errors.Is(err, layout.ErrOption) {
			return badQuery(err.Error())
		}
		if err != nil {
			return err
		}
		return a.download(c, string(o.Viewer.Audience), f.Ending, f.Media, content)
	}
}

func (a *api) reportOptions(c *call, paper string) (o report.Options, err error) {
	o = report.Options{Lang: string(c.words().Lang()), Paper: paper, Rules: a.rules, Metrics: a.Metrics, Ranker: a.Ranker}
	if o.Viewer, err = c.narrowed(); err != nil {
		return o, err
	}
	if o.Themes, err = c.flag("themes"); err != nil {
		return o, err
	}
	if o.Annex, err = c.flag("annex"); err != nil {
		return o, err
	}
	if o.Propose, err = c.number("propose", 0, 0, mostProposed); err != nil {
		return o, err
	}
	o.Views, err = c.views()
	return o, err
}

// views are nil when the query names none, and empty for «none».
func (c *call) views() ([]stakeholder.View, error) {
	text := c.Query("views")
	if text == "" {
		return nil, nil
	}
	views := []stakeholder.View{}
	for _, name := range strings.Split(text, ",") {
		switch v := stakeholder.View(strings.TrimSpace(name)); {
		case v == "none":
		case !slices.Contains(v.Values(), v), slices.Contains(views, v):
			return nil, badQuery(name)
		default:
			views = append(views, v)
		}
	}
	return views, nil
}
