package httpapi

import (
	"context"
	"net/http"
	"strings"
	"time"

	"interessentkart/internal/analysis"
	"interessentkart/internal/governance"
	"interessentkart/internal/stakeholder"
)

// networkAnalysis is what the network says beside what people have said.
type networkAnalysis struct {
	Revision    uint64                `json:"revision"`
	Options     analysis.Options      `json:"options"`
	Whole       analysis.Whole        `json:"whole"`
	Table       analysis.Table        `json:"table"`
	Quadrants   []analysis.InQuadrant `json:"quadrants"`
	Contrast    analysis.Contrast     `json:"contrast"`
	Communities analysis.Division     `json:"communities"`
	Brokers     []analysis.Brokering  `json:"brokers"`
}

// analyse measures the map as the viewer sees it. The measures of the table are
// those that the query names, betweenness when it names none.
func (a *api) analyse(c *call) error {
	o, measures, err := c.analysisOptions()
	if err != nil || c.fresh(c.tag(c.grant.Viewer, o.Directed, o.WeightedPaths, c.Query("types"), c.Query("measures"))) {
		return err
	}
	return c.heavily(func() error {
		n, err := analysis.Read(c.seen(), o)
		if err != nil {
			return badQuery(err.Error())
		}
		return c.json(http.StatusOK, networkAnalysis{c.m.Revision, o, n.Whole(), n.Table(measures...), none(n.Quadrants()), n.Contrast(), n.Division(), none(n.Brokers())})
	})
}

func (c *call) analysisOptions() (o analysis.Options, measures []analysis.Measure, err error) {
	if o.Directed, err = c.flag("directed"); err != nil {
		return o, nil, err
	}
	if o.WeightedPaths, err = c.flag("weighted"); err != nil {
		return o, nil, err
	}
	for _, t := range listed(c.Query("types")) {
		o.Types = append(o.Types, stakeholder.RelationType(t))
	}
	for _, name := range listed(c.DefaultQuery("measures", string(analysis.Betweenness))) {
		m, ok := analysis.ParseMeasure(name)
		if !ok {
			return o, nil, badQuery(name)
		}
		measures = append(measures, m)
	}
	return o, measures, nil
}

// listed reads a list with commas.
func listed(text string) []string {
	if text == "" {
		return nil
	}
	return strings.Split(text, ",")
}

// groupQuestion asks for the group that lets most be heard.
type groupQuestion struct {
	Group    stakeholder.GroupID   `json:"group,omitempty"` // that it is for; none is a new one
	Size     int                   `json:"size,omitempty"`  // the most members
	CoverAll bool                  `json:"coverAll,omitempty"`
	Must     []stakeholder.ActorID `json:"must,omitempty"`
	Never    []stakeholder.ActorID `json:"never,omitempty"`
	Bounds   []kindBound           `json:"bounds,omitempty"`
	Weights  governance.WeightKind `json:"weights,omitempty"` // score, equal or given
	// Given are the weights that are given, 0 to governance.MaxWeight; others weigh nothing.
	Given map[stakeholder.ActorID]int64 `json:"given,omitempty"`
	Chain int                           `json:"chain,omitempty"` // relations that a voice may go through, 1–3
}

type kindBound struct {
	Kind  stakeholder.Kind `json:"kind"`
	Least int              `json:"least,omitempty"`
	Most  *int             `json:"most,omitempty"` // no limit when not given
}

// How long a proposal may take, and the counting of those as good.
const (
	proposalTime = 10 * time.Second
	countingTime = 2 * time.Second
)

func (q groupQuestion) request() governance.Request {
	r := governance.Request{Group: q.Group, Size: q.Size, CoverAll: q.CoverAll, Must: q.Must, Never: q.Never, Weights: q.Weights, Given: q.Given, Chain: q.Chain,
		Spokespersons: true, Linked: true}
	for _, b := range q.Bounds {
		bound := governance.KindBound{Kind: b.Kind, Least: b.Least, Most: -1}
		if b.Most != nil {
			bound.Most = *b.Most
		}
		r.Bounds = append(r.Bounds, bound)
	}
	return r
}

// proposeGroup answers with the best group. Nothing is changed: to accept it is a
// matter of commands.
func (a *api) proposeGroup(c *call) error {
	var body groupQuestion
	if err := c.decode(&body); err != nil {
		return err
	}
	lang, err := c.language()
	if err != nil {
		return err
	}
	return c.heavily(func() error {
		ctx, cancel := context.WithTimeout(c.ctx(), proposalTime)
		defer cancel()
		reading := governance.Read(c.seen())
		p, err := reading.Propose(ctx, body.request(), countingTime)
		if err != nil {
			return a.noProposal(reading, err, lang)
		}
		return c.json(http.StatusOK, a.told(reading, p, c.m.Revision, lang))
	})
}

// atRevision folds a journal up to a revision. Where something has been erased
// from it there is no such map any longer.
func (a *api) atRevision(ctx context.Context, id stakeholder.MapID, revision uint64) (*stakeholder.Map, error) {
	m := stakeholder.New(id)
	for m.Revision < revision {
		events, err := a.Store.Events(ctx, id, m.Revision, int(min(revision-m.Revision, 1000)))
		if err != nil {
			return nil, err
		}
		for _, e := range events {
			if e.Redacted {
				return nil, stakeholder.Conflict.At(stakeholder.Key{}, revisionErased).With(e.Revision)
			}
			m = stakeholder.Fold(m, e.Patch)
		}
	}
	return m, nil
}
