package httpapi

import (
	"fmt"
	"net/http"

	"github.com/gin-gonic/gin"

	"interessentkart/internal/alphabet"
	"interessentkart/internal/live"
	"interessentkart/internal/stakeholder"
	"interessentkart/internal/store"
)

// viewer is who asks. On a laptop that is the owner of the program, who works
// with the map but reads nobody's scores.
func viewer(*gin.Context) stakeholder.Viewer {
	return stakeholder.Viewer{Audience: stakeholder.Internal}
}

func (a *api) listMaps(g *gin.Context) error {
	maps, err := a.Store.List(g.Request.Context())
	if err != nil {
		return err
	}
	alphabet.Sort(maps, func(s store.Summary) string { return s.Title }, func(s store.Summary) string { return string(s.ID) })
	if maps == nil {
		maps = []store.Summary{}
	}
	g.JSON(http.StatusOK, gin.H{"maps": maps})
	return nil
}

// createMap makes a map with a title, or one that begins as an example.
func (a *api) createMap(g *gin.Context) error {
	var wanted struct {
		Title   string `json:"title"`
		Example string `json:"example"`
	}
	if err := decode(g.Writer, g.Request, &wanted); err != nil {
		return err
	}
	var first stakeholder.Command = stakeholder.ChangeMap{Title: &wanted.Title}
	if wanted.Example != "" {
		example, err := openExample(wanted.Example)
		if err != nil {
			return err
		}
		first = example.Whole()
	} else if wanted.Title == "" {
		return stakeholder.Invalid.At(stakeholder.Info{}.Key(), stakeholder.TextEmpty)
	}
	id := stakeholder.MapID(a.NewID())
	done, err := a.Rooms.Create(g.Request.Context(), id, live.Request{ID: store.CommandID(a.NewID()), Command: first})
	if err != nil {
		return err
	}
	g.Header("Location", "/api/maps/"+string(id))
	g.JSON(http.StatusCreated, gin.H{"id": id, "revision": done.Revision})
	return nil
}

// load gives the map that the path names, as the one who asks may see it.
func (a *api) load(g *gin.Context) (*stakeholder.Map, error) {
	m, err := a.Rooms.Snapshot(g.Request.Context(), stakeholder.MapID(g.Param("map")))
	if err != nil {
		return nil, err
	}
	return viewer(g).Map(m), nil
}

func (a *api) showMap(g *gin.Context) error {
	m, err := a.load(g)
	if err != nil || fresh(g, fmt.Sprintf(`"%d"`, m.Revision)) {
		return err
	}
	records := make(map[string]stakeholder.Record, m.Len())
	for r := range m.Records() {
		records[r.Key().String()] = r
	}
	g.JSON(http.StatusOK, gin.H{"id": m.ID, "revision": m.Revision, "records": records})
	return nil
}

// fresh sets the entity tag and answers 304 when the caller has it already.
func fresh(g *gin.Context, tag string) bool {
	g.Header("ETag", tag)
	g.Header("Cache-Control", "private, no-cache")
	if g.GetHeader("If-None-Match") != tag {
		return false
	}
	g.Status(http.StatusNotModified)
	g.Writer.WriteHeaderNow()
	return true
}
