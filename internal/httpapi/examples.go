package httpapi

import (
	"net/http"

	"interessentkart/data"
	"interessentkart/internal/access"
	"interessentkart/internal/alphabet"
	"interessentkart/internal/layout"
	"interessentkart/internal/stakeholder"
)

// exampleRoutes show what a map can begin as, and maps in small.
func (a *api) exampleRoutes() []route {
	const svg = "image/svg+xml; charset=utf-8"
	return []route{
		{method: get, path: "/api/examples", need: access.SignedIn, handle: a.listExamples,
			about: "Real cases that a map can begin as", gives: examples{}},
		{method: get, path: "/api/examples/:example/thumbnail.svg", need: access.SignedIn, handle: a.drawExample,
			about: "A small drawing of an example", query: []string{"lang", "theme"}, media: svg},
		{method: get, path: "/api/maps/:map/thumbnail.svg", need: access.Look, handle: a.drawThumbnail,
			about: "A small drawing of the map", query: []string{"lang", "theme", "revision"}, media: svg},
	}
}

// example is one of the real cases that a map can be made from.
type example struct {
	ID          string `json:"id"`
	Title       string `json:"title"`
	Description string `json:"description,omitempty"`
	Actors      int    `json:"actors"`
	Relations   int    `json:"relations"`
	Groups      int    `json:"groups"`
}

type examples struct {
	Examples []example `json:"examples"`
}

func (a *api) listExamples(c *call) error {
	found, err := data.Examples()
	if err != nil {
		return err
	}
	all := make([]example, len(found))
	for i, e := range found {
		m, err := openExample(e.ID)
		if err != nil {
			return err
		}
		all[i] = example{e.ID, e.Title, m.Info.Description, m.Actors.Len(), m.Relations.Len(), m.Groups.Len()}
	}
	alphabet.Sort(all, func(e example) string { return e.Title }, func(e example) string { return e.ID })
	return c.json(http.StatusOK, examples{all})
}

// small is a drawing for a card: the network without the legend.
func (a *api) small(c *call, v stakeholder.Viewer) layout.Options {
	return layout.Options{Lang: c.Query("lang"), Theme: c.Query("theme"), Viewer: v, NoLegend: true, Metrics: a.Metrics}
}

func (a *api) drawExample(c *call) error {
	m, err := openExample(c.Param("example"))
	if err != nil {
		return err
	}
	o := a.small(c, stakeholder.Viewer{Audience: stakeholder.Shareable})
	c.Header("Cache-Control", "private, max-age=3600") // it comes with the program
	return a.sendDrawing(c, m, o)
}

func (a *api) drawThumbnail(c *call) error {
	o := a.small(c, c.grant.Viewer)
	if c.fresh(c.tag(o.Viewer, "small", o.Lang, o.Theme)) {
		return nil
	}
	return a.sendDrawing(c, c.m, o)
}
