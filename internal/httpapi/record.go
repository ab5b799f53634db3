package httpapi

import (
	"net/http"
	"strings"

	"interessentkart/internal/stakeholder"
)

// recordPage is a page of the records of one kind, in order of id.
type recordPage struct {
	Revision uint64               `json:"revision"`
	Records  []stakeholder.Record `json:"records"`
	Next     string               `json:"next,omitempty"` // give it as after for the next page
}

// recordKinds are the kinds that can be read one by one, by their names in
// addresses.
func recordKinds() []struct {
	name string
	kind stakeholder.RecordKind
	of   stakeholder.Record
} {
	return []struct {
		name string
		kind stakeholder.RecordKind
		of   stakeholder.Record
	}{
		{"actors", stakeholder.ActorRecord, stakeholder.Actor{}},
		{"relations", stakeholder.RelationRecord, stakeholder.Relation{}},
		{"groups", stakeholder.GroupRecord, stakeholder.Group{}},
		{"seats", stakeholder.SeatRecord, stakeholder.Seat{}},
		{"sources", stakeholder.SourceRecord, stakeholder.Source{}},
		{"rounds", stakeholder.RoundRecord, stakeholder.Round{}},
		{"tallies", stakeholder.TallyRecord, stakeholder.Tally{}},
	}
}

func (a *api) listRecords(kind stakeholder.RecordKind) func(*call) error {
	return func(c *call) error {
		limit, err := c.number("limit", 1000, 1, 10_000)
		if err != nil || c.fresh(c.tag(c.grant.Viewer)) {
			return err
		}
		page := recordPage{Revision: c.m.Revision, Records: []stakeholder.Record{}}
		after := c.Query("after")
		for r := range c.seen().Records() {
			key := r.Key()
			if key.Kind != kind || key.ID <= after {
				continue
			}
			if len(page.Records) == limit {
				page.Next = page.Records[limit-1].Key().ID
				break
			}
			page.Records = append(page.Records, r)
		}
		return c.json(http.StatusOK, page)
	}
}

func (a *api) showRecord(kind stakeholder.RecordKind) func(*call) error {
	return func(c *call) error {
		key := stakeholder.Key{Kind: kind, ID: strings.TrimPrefix(c.Param("record"), "/")}
		r := c.seen().Find(key)
		if r == nil {
			return stakeholder.NotFound.At(key, recordUnknown)
		}
		if c.fresh(c.tag(c.grant.Viewer)) {
			return nil
		}
		return c.json(http.StatusOK, r)
	}
}
