package httpapi

import (
	"fmt"
	"mime"
	"net/http"

	"interessentkart/internal/exchange"
	"interessentkart/internal/exchange/mapfile"
	"interessentkart/internal/exchange/strict"
	"interessentkart/internal/stakeholder"
)

// exportMap gives the map as a map file. Whoever works with it gets all, also
// the scores of rounds that are over, under random ids; anybody else what they
// may see.
func (a *api) exportMap(c *call) error {
	v, err := c.narrowed()
	if err != nil {
		return err
	}
	m := c.m
	if v.Audience == stakeholder.Internal {
		v.AllScores = true
		m = closedRounds(m)
	}
	m = withoutOwnScores(v, m)
	content, err := mapfile.Encode(m)
	if err != nil {
		return err
	}
	if err := a.Access.Record(c.ctx(), c.m.ID, c.grant.Principal, "export", string(v.Audience)); err != nil {
		return err
	}
	name := fmt.Sprintf("interessentkart-%d.json", c.m.Revision)
	c.Header("Content-Disposition", mime.FormatMediaType("attachment", map[string]string{"filename": name}))
	c.Header("ETag", c.tag(v))
	return c.send(http.StatusOK, "application/json; charset=utf-8", content, nil)
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

// maxFile is how large a file may be that comes in.
const maxFile = strict.MaxBytes

// fileContent is what a file holds, told before anything happens.
type fileContent struct {
	Form      exchange.Form `json:"form"`
	Title     string        `json:"title"`
	Actors    int           `json:"actors"`
	Relations int           `json:"relations"`
	Groups    int           `json:"groups"`
	Seats     int           `json:"seats"`
}

func (a *api) previewFile(c *call) error {
	m, form, err := c.file()
	if err != nil {
		return err
	}
	return c.json(http.StatusOK, fileContent{form, m.Info.Title, m.Actors.Len(), m.Relations.Len(), m.Groups.Len(), m.Seats.Len()})
}

func (a *api) importFile(c *call) error {
	m, _, err := c.file()
	if err != nil {
		return err
	}
	return a.create(c, m.Whole())
}
