package httpapi

import (
	"fmt"
	"net/http"
	"time"

	"interessentkart/internal/access"
	"interessentkart/internal/analysis"
	"interessentkart/internal/compare"
	"interessentkart/internal/governance"
	"interessentkart/internal/layout"
	"interessentkart/internal/render"
	"interessentkart/internal/stakeholder"
)

// pastRoutes look back: at the map as it was, and at what has changed since.
func (a *api) pastRoutes() []route {
	const m = "/api/maps/:map"
	return []route{
		{method: get, path: m + "/revisions", need: access.Inside, handle: a.showTimeline,
			about: "All revisions: when they were made and by whom, without what they did", gives: timeline{}},
		{method: get, path: m + "/past", need: access.Inside, handle: a.showPast,
			about: "The figures of the map at a revision", query: []string{"at"}, gives: pastFigures{}},
		{method: get, path: m + "/past/drawing.svg", need: access.Inside, handle: a.drawPast,
			about: "A drawing of the map at a revision",
			media: "image/svg+xml; charset=utf-8", query: []string{"at", "view", "lang", "theme"}},
		{method: get, path: m + "/comparison", need: access.Inside, handle: a.compareRevisions,
			about: "What has changed from one revision to another, in data and in words",
			query: []string{"since", "at", "lang"}, gives: comparison{}},
	}
}

// pastFigures are what is told of a map beside its drawing.
type pastFigures struct {
	Revision  uint64 `json:"revision"`
	Actors    int    `json:"actors"`
	Relations int    `json:"relations"`
	Groups    int    `json:"groups"`
	Seats     int    `json:"seats"`
	Assessed  int    `json:"assessed"` // actors with both levels known
	// Answerable tells that a group decides, without which nobody has a voice.
	Answerable bool           `json:"answerable"`
	Unheard    int            `json:"unheard"`  // actors without a voice
	Consider   int            `json:"consider"` // findings that ask to be considered
	Whole      analysis.Whole `json:"whole"`
}

func (a *api) showPast(c *call) error {
	m, err := c.past()
	if err != nil || c.fresh(c.tag(c.grant.Viewer, m.Revision)) {
		return err
	}
	return c.heavily(func() error {
		n, err := c.measured(m, analysis.Options{})
		if err != nil {
			return err
		}
		return c.json(http.StatusOK, a.figures(m, n))
	})
}

func (a *api) figures(m *stakeholder.Map, n *analysis.Network) pastFigures {
	reading := governance.Read(m)
	heard := reading.Everyone()
	f := pastFigures{Revision: m.Revision, Actors: m.Actors.Len(), Relations: m.Relations.Len(), Groups: m.Groups.Len(), Seats: m.Seats.Len(),
		Answerable: heard.Answerable(), Unheard: len(heard.Unheard()), Whole: n.Whole()}
	for actor := range m.Actors.All() {
		if analysis.QuadrantOf(actor.Interest, actor.Influence) != analysis.NotAssessed {
			f.Assessed++
		}
	}
	for _, finding := range a.rules.Check(reading) {
		if finding.Severity == governance.Consider {
			f.Consider++
		}
	}
	return f
}

// past is the map at the revision that the query names, as the viewer sees it;
// the latest when it names none.
func (c *call) past() (*stakeholder.Map, error) {
	at, err := c.number("at", int(c.m.Revision), 0, int(c.m.Revision))
	if err != nil {
		return nil, err
	}
	return c.seenAt(uint64(at))
}

func (c *call) seenAt(revision uint64) (*stakeholder.Map, error) {
	if revision == c.m.Revision {
		return c.seen(), nil
	}
	m, err := c.api.atRevision(c.ctx(), c.m.ID, revision)
	if err != nil {
		return nil, err
	}
	return c.grant.Viewer.Map(m), nil
}

func (a *api) drawPast(c *call) error {
	m, err := c.past()
	if err != nil {
		return err
	}
	o := layout.Options{View: stakeholder.View(c.Query("view")), Lang: c.Query("lang"), Theme: c.Query("theme"),
		Viewer: c.grant.Viewer, NoLegend: true, Metrics: a.Metrics, Ranker: a.Ranker}
	if c.fresh(c.tag(c.grant.Viewer, m.Revision, o.View, o.Lang, o.Theme)) {
		return nil
	}
	return a.sendDrawing(c, m, o)
}

// sendDrawing answers with a drawing that may not run or load anything.
func (a *api) sendDrawing(c *call, m *stakeholder.Map, o layout.Options) error {
	content, err := a.drawn(c, m, o, format{"svg", "image/svg+xml; charset=utf-8", render.SVG})
	if err != nil {
		return err
	}
	c.Header("Content-Security-Policy", "sandbox; default-src 'none'; style-src 'unsafe-inline'")
	return c.send(http.StatusOK, "image/svg+xml; charset=utf-8", content, nil)
}

// comparison is the difference between two revisions, in data and in words.
type comparison struct {
	Since    uint64 `json:"since"`
	Revision uint64 `json:"revision"`
	*compare.Difference
	Text []compare.Section `json:"text"`
}

// compareRevisions tells what has changed from one revision to another.
func (a *api) compareRevisions(c *call) error {
	since, err := c.number("since", 0, 0, int(c.m.Revision))
	if err != nil {
		return err
	}
	after, err := c.past()
	if err != nil {
		return err
	}
	if uint64(since) > after.Revision {
		return badQuery(fmt.Sprint(since))
	}
	before, err := c.seenAt(uint64(since))
	if err != nil {
		return err
	}
	return c.heavily(func() error {
		d := compare.Maps(before, after, a.rules)
		return c.json(http.StatusOK, comparison{before.Revision, after.Revision, d, none(d.Text(c.words(), a.rules))})
	})
}

// timeline lists the revisions of a map, oldest first. Those in which somebody
// scored are left out: nobody sees what they did.
type timeline struct {
	Revisions []moment `json:"revisions"`
}

// moment is one revision.
type moment struct {
	Revision uint64     `json:"revision"`
	Name     string     `json:"name,omitempty"`
	Time     *time.Time `json:"time,omitempty"`
	Erased   bool       `json:"erased,omitempty"` // there is no going back to before it
}

func (a *api) showTimeline(c *call) error {
	if c.fresh(c.tag(c.grant.Viewer)) {
		return nil
	}
	names, err := a.names(c)
	if err != nil {
		return err
	}
	list := timeline{Revisions: []moment{}}
	for after := uint64(0); ; {
		events, err := a.Store.Events(c.ctx(), c.m.ID, after, maxEvents)
		if err != nil {
			return err
		}
		for _, e := range events {
			after = e.Revision
			switch {
			case e.Redacted:
				list.Revisions = append(list.Revisions, moment{Revision: e.Revision, Erased: true})
			case !holdsScores(e.Patch):
				list.Revisions = append(list.Revisions, moment{Revision: e.Revision, Name: names(e.Author), Time: &e.Time})
			}
		}
		if len(events) < maxEvents {
			return c.json(http.StatusOK, list)
		}
	}
}

// maxEvents is how many events are read at a time.
const maxEvents = 1000
