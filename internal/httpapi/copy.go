package httpapi

import (
	"interessentkart/internal/access"
	"interessentkart/internal/stakeholder"
)

// copyBody says what a copy of a map is called.
type copyBody struct {
	Title string `json:"title"`
}

// copyMap makes a new map of one that somebody sees as a whole. It belongs to
// them, and begins without a history.
func (a *api) copyMap(c *call) error {
	var body copyBody
	if err := c.decode(&body); err != nil {
		return err
	}
	if stakeholder.Blank(body.Title) {
		return stakeholder.Invalid.At(stakeholder.Info{}.Key(), stakeholder.TextEmpty)
	}
	// Whoever reads by a link has no maps, unless they have also logged in.
	owner, err := a.Access.Allow(c.ctx(), c.who, access.SignedIn, "")
	if err != nil {
		return err
	}
	archived := false
	wanted := stakeholder.Batch{Commands: []stakeholder.Command{
		withoutScores(c.m).Copy(), stakeholder.ChangeMap{Title: &body.Title, Archived: &archived}}}
	if err := a.Access.Record(c.ctx(), c.m.ID, c.grant.Principal, "map.copy", ""); err != nil {
		return err
	}
	return a.create(c, owner.Principal, wanted)
}

// withoutScores leaves out what people scored, and a round that is not over
// with its tallies: those who are asked in it are asked about the other map.
// What was agreed, and the tallies of it, stay.
func withoutScores(m *stakeholder.Map) *stakeholder.Map {
	live := func(id stakeholder.RoundID) bool {
		r, ok := m.Rounds.Find(id)
		return ok && r.Live()
	}
	var p stakeholder.Patch
	for r := range m.Records() {
		gone := false
		switch r := r.(type) {
		case stakeholder.Score:
			gone = true
		case stakeholder.Tally:
			gone = live(r.Round)
		case stakeholder.Round:
			gone = r.Live()
		}
		if gone {
			p = append(p, stakeholder.Edit{Key: r.Key(), Before: r})
		}
	}
	return stakeholder.Fold(m, p)
}
