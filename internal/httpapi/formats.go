package httpapi

import (
	"fmt"
	"mime"
	"net/http"

	"interessentkart/internal/exchange"
	"interessentkart/internal/stakeholder"
)

// outForm is a form in which maps are given to other programs.
type outForm struct {
	form          exchange.Form
	ending, media string
	about         string
}

func outForms() []outForm {
	const sheets = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
	return []outForm{
		{exchange.MapFile, "json", "application/json; charset=utf-8", "The map as a map file, which loses nothing"},
		{exchange.XLSX, "xlsx", sheets, "The map as a register in a workbook"},
		{exchange.CSV, "csv", "text/csv; charset=utf-8", "The map as a register in a text file"},
		{exchange.Kumu, "kumu.json", "application/json; charset=utf-8", "The map as a blueprint for Kumu"},
		{exchange.KumuSheets, "kumu.xlsx", sheets, "The map's actors and relations as sheets for Kumu"},
		{exchange.GraphML, "graphml", "application/graphml+xml; charset=utf-8", "The map as GraphML"},
		{exchange.GEXF, "gexf", "application/gexf+xml; charset=utf-8", "The map as GEXF, for Gephi"},
		{exchange.DOT, "dot", "text/vnd.graphviz; charset=utf-8", "The map as DOT, for Graphviz"},
	}
}

// exportMap gives the map in a form for other programs. Whoever works with it
// gets in a map file all of it, also the scores of rounds that are over, under
// random ids; anybody else what they may see.
func (a *api) exportMap(f outForm) func(*call) error {
	return func(c *call) error {
		v, err := c.narrowed()
		if err != nil {
			return err
		}
		m := c.m
		if f.form == exchange.MapFile && v.Audience == stakeholder.Internal {
			v.AllScores = true
			m = closedRounds(m)
		}
		var content []byte
		err = c.heavily(func() (err error) {
			content, err = exchange.Write(withoutOwnScores(v, m), f.form, c.words())
			return err
		})
		if err != nil {
			return err
		}
		c.Header("ETag", c.tag(v))
		return a.download(c, string(v.Audience), f.ending, f.media, content)
	}
}

// download answers with a file and notes in the log that it was taken out.
func (a *api) download(c *call, audience, ending, media string, content []byte) error {
	if err := a.Access.Record(c.ctx(), c.m.ID, c.grant.Principal, "export."+ending, audience); err != nil {
		return err
	}
	name := fmt.Sprintf("interessentkart-%d.%s", c.m.Revision, ending)
	c.Header("Content-Disposition", mime.FormatMediaType("attachment", map[string]string{"filename": name}))
	c.Header("Content-Security-Policy", "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:")
	return c.send(http.StatusOK, media, content, nil)
}

// closedRounds leaves out the scores of a round that is open.
func closedRounds(m *stakeholder.Map) *stakeholder.Map {
	var p stakeholder.Patch
	for s := range m.Scores.All() {
		if r, _ := m.Rounds.Find(s.Round); r.State == stakeholder.Open {
			p = append(p, stakeholder.Edit{Key: s.Key(), Before: s})
		}
	}
	if len(p) == 0 {
		return m
	}
	left := stakeholder.Fold(m, p)
	left.Revision = m.Revision
	return left
}

// withoutOwnScores is what the viewer sees without scores of their own: a file
// is handed on.
func withoutOwnScores(v stakeholder.Viewer, m *stakeholder.Map) *stakeholder.Map {
	v.Participant = ""
	return v.Map(m)
}
