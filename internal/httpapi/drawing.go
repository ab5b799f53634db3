package httpapi

import (
	"errors"
	"fmt"
	"net/http"
	"strconv"

	"github.com/gin-gonic/gin"

	"interessentkart/internal/layout"
	"interessentkart/internal/render"
	"interessentkart/internal/stakeholder"
)

// drawMap draws the map as SVG. The drawing may not run or load anything,
// wherever it is opened.
func (a *api) drawMap(g *gin.Context) error {
	o := layout.Options{
		View: stakeholder.View(g.Query("view")), Lang: g.Query("lang"), Paper: g.Query("paper"), Theme: g.Query("theme"),
		Viewer: viewer(g), Metrics: a.Metrics,
	}
	m, err := a.load(g)
	if err != nil {
		return err
	}
	tag := strconv.Quote(fmt.Sprintf("%d-%s-%s-%s-%s", m.Revision, o.View, o.Lang, o.Paper, o.Theme))
	if fresh(g, tag) {
		return nil
	}
	s, err := layout.Draw(g.Request.Context(), m, o)
	if errors.Is(err, layout.ErrOption) {
		return stakeholder.Invalid.At(stakeholder.Key{}, queryInvalid).With(err)
	}
	if err != nil {
		return err
	}
	svg, err := render.SVG(s)
	if err != nil {
		return err
	}
	g.Header("Content-Security-Policy", "sandbox; default-src 'none'; style-src 'unsafe-inline'")
	g.Data(http.StatusOK, "image/svg+xml; charset=utf-8", svg)
	return nil
}
