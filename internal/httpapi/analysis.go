package httpapi

import (
	"context"
	"net/http"
	"strings"

	"interessentkart/internal/analysis"
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
		n, err := c.measured(c.seen(), o)
		if err != nil {
			return badQuery(err.Error())
		}
		return c.json(http.StatusOK, networkAnalysis{c.m.Revision, o, n.Whole(), n.Table(measures...), none(n.Quadrants()), n.Contrast(), n.Division(), none(n.Brokers())})
	})
}

// measured reads a map as a network that is measured until the request's end.
func (c *call) measured(m *stakeholder.Map, o analysis.Options) (*analysis.Network, error) {
	n, err := analysis.Read(m, o)
	if err != nil {
		return nil, err
	}
	return n.Until(c.ctx()), nil
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
				return nil, stakeholder.Conflict.Because(revisionErased).With(e.Revision)
			}
			m = stakeholder.Fold(m, e.Patch)
		}
	}
	return m, nil
}
