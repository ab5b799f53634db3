package httpapi

import (
	"errors"
	"fmt"
	"net/http"

	"interessentkart/internal/layout"
	"interessentkart/internal/render"
	"interessentkart/internal/scene"
	"interessentkart/internal/stakeholder"
)

// format is a form that a drawing comes in.
type format struct {
	ending, media string
	write         func(*scene.Scene) ([]byte, error)
}

func formats() []format {
	return []format{
		{"svg", "image/svg+xml; charset=utf-8", render.SVG},
		{"png", "image/png", func(s *scene.Scene) ([]byte, error) { return render.PNG(s, 2) }},
		{"pdf", "application/pdf", render.PDF},
		{"html", "text/html; charset=utf-8", render.HTMLTwin},
		{"csv", "text/csv; charset=utf-8", render.CSVTwin},
	}
}

// maxDrawn is how many bytes of drawings are kept: when a room of phones looks at
// the same view, it is drawn once for each change.
const maxDrawn = 32 << 20

// drawMap draws the map, or writes the text twin of the drawing. What it gives
// may not run or load anything, wherever it is opened.
func (a *api) drawMap(f format) func(*call) error {
	return func(c *call) error {
		v, err := c.narrowed()
		if err != nil {
			return err
		}
		o, err := a.drawingOptions(c, v)
		if err != nil {
			return err
		}
		asked := []any{f.ending, o.View, o.Lang, o.Paper, o.Theme, o.Colour, o.Size, o.Hierarchy}
		if c.fresh(c.tag(v, asked...)) {
			return nil
		}
		o.Viewer.Participant = "" // nobody's own scores are drawn
		key := recallKey{c.m.ID, o.Viewer, fmt.Sprintf("%q", asked)}
		content, err := a.drawings.of(key, c.m.Revision, func() ([]byte, error) { return a.drawn(c, c.m, o, f) })
		if err != nil {
			return err
		}
		c.Header("Content-Security-Policy", "sandbox; default-src 'none'; style-src 'unsafe-inline'")
		return c.send(http.StatusOK, f.media, content, nil)
	}
}

// drawingOptions are what the query asks for.
func (a *api) drawingOptions(c *call, v stakeholder.Viewer) (o layout.Options, err error) {
	o = layout.Options{
		View: stakeholder.View(c.Query("view")), Lang: c.Query("lang"), Paper: c.Query("paper"), Theme: c.Query("theme"),
		Colour: c.Query("colour"), Size: c.Query("size"), Viewer: v, Metrics: a.Metrics, Ranker: a.Ranker,
	}
	o.Hierarchy, err = c.flag("hierarchy")
	return o, err
}

// drawn lays a map out, as the viewer of the options sees it, and writes it.
func (a *api) drawn(c *call, m *stakeholder.Map, o layout.Options, f format) (content []byte, err error) {
	err = c.heavily(func() error {
		s, err := layOut(c.ctx(), o.Viewer.Map(m), o)
		if err == nil {
			content, err = f.write(s)
		}
		return drawingFault(err)
	})
	return content, err
}

// laidOut is the drawing before it is written.
func (a *api) laidOut(c *call, v stakeholder.Viewer, o layout.Options) (s *scene.Scene, err error) {
	err = c.heavily(func() error {
		s, err = layOut(c.ctx(), v.Map(c.m), o)
		return drawingFault(err)
	})
	return s, err
}

// drawingFault blames the query for what cannot be drawn as it asks, or would be too
// large.
func drawingFault(err error) error {
	var large *render.TooLarge
	switch {
	case errors.Is(err, layout.ErrOption):
		return badQuery(err.Error())
	case errors.As(err, &large):
		return stakeholder.Invalid.Because(drawingLarge).With(fmt.Sprint(large.Width, " × ", large.Height))
	}
	return err
}
