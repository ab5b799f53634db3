package httpapi

import (
	"errors"
	"io/fs"
	"net/http"
	"slices"

	"interessentkart/internal/access"
	"interessentkart/internal/alphabet"
	"interessentkart/internal/exchange/mapfile"
	"interessentkart/internal/live"
	"interessentkart/internal/stakeholder"
	"interessentkart/internal/store"
)

func openExample(id string) (*stakeholder.Map, error) {
	m, err := mapfile.Example(id)
	if errors.Is(err, fs.ErrNotExist) || errors.Is(err, fs.ErrInvalid) {
		return nil, stakeholder.NotFound.Because(exampleUnknown).With(id)
	}
	return m, err
}

// mapList is a page of the maps that somebody may see, by title.
type mapList struct {
	Maps []store.Summary `json:"maps"`
	Next string          `json:"next,omitempty"` // give it as after for the next page
}

func (a *api) listMaps(c *call) error {
	limit, err := c.number("limit", 1000, 1, 1000)
	if err != nil {
		return err
	}
	all, err := a.Store.List(c.ctx())
	if err != nil {
		return err
	}
	all, err = a.visible(c, all)
	if err != nil {
		return err
	}
	alphabet.Sort(all, func(s store.Summary) string { return s.Title }, func(s store.Summary) string { return string(s.ID) })
	if after := c.Query("after"); after != "" {
		i := slices.IndexFunc(all, func(s store.Summary) bool { return string(s.ID) == after })
		if i < 0 {
			return badQuery(after)
		}
		all = all[i+1:]
	}
	page := mapList{Maps: all[:min(limit, len(all))]}
	if len(all) > limit {
		page.Next = string(page.Maps[limit-1].ID)
	}
	return c.json(http.StatusOK, page)
}

// visible keeps the maps that exist for the one who asks.
func (a *api) visible(c *call, all []store.Summary) ([]store.Summary, error) {
	exists, err := a.Access.Visible(c.ctx(), c.who)
	if err != nil {
		return nil, err
	}
	seen := make([]store.Summary, 0, len(all))
	for _, s := range all {
		if exists(s.ID) {
			seen = append(seen, s)
		}
	}
	return seen, nil
}

// newMap is a map with a title, or one that begins as an example.
type newMap struct {
	Title   string `json:"title,omitempty"`
	Example string `json:"example,omitempty"`
}

type madeMap struct {
	ID       stakeholder.MapID `json:"id"`
	Revision uint64            `json:"revision"`
}

func (a *api) createMap(c *call) error {
	var wanted newMap
	if err := c.decode(&wanted); err != nil {
		return err
	}
	var first stakeholder.Command = stakeholder.ChangeMap{Title: &wanted.Title}
	if wanted.Example != "" {
		example, err := openExample(wanted.Example)
		if err != nil {
			return err
		}
		first = example.Copy()
	} else if stakeholder.Blank(wanted.Title) {
		return stakeholder.Invalid.At(stakeholder.Info{}.Key(), stakeholder.TextEmpty)
	}
	return a.create(c, c.grant.Principal, first)
}

// create makes a map that belongs to one of those who ask. The role is saved first:
// a map without an owner could not be reached by anybody.
func (a *api) create(c *call, owner access.Principal, first stakeholder.Command) error {
	id := stakeholder.MapID(a.NewID())
	if err := a.Access.Made(c.ctx(), owner, id); err != nil {
		return err
	}
	request := live.Request{ID: store.CommandID(a.NewID()), Author: store.AuthorID(owner.ID), Command: first}
	done, err := a.Rooms.Create(c.ctx(), id, request)
	if err != nil {
		return errors.Join(err, a.Access.Forget(c.ctx(), id))
	}
	c.Header("Location", "/api/maps/"+string(id))
	return c.json(http.StatusCreated, madeMap{id, done.Revision})
}

// wholeMap is a snapshot: every record that the viewer sees, by key.
type wholeMap struct {
	ID       stakeholder.MapID             `json:"id"`
	Revision uint64                        `json:"revision"`
	Records  map[string]stakeholder.Record `json:"records"`
}

func wholeOf(m *stakeholder.Map) wholeMap {
	records := make(map[string]stakeholder.Record, m.Len())
	for r := range m.Records() {
		records[r.Key().String()] = r
	}
	return wholeMap{m.ID, m.Revision, records}
}

func (a *api) showMap(c *call) error {
	v, err := c.narrowed()
	if err != nil || c.fresh(c.tag(v)) {
		return err
	}
	e, err := a.encodedMap(c.m, v)
	if err != nil {
		return err
	}
	packed, err := e.in(c.packing())
	if err != nil {
		return err
	}
	return c.send(http.StatusOK, "application/json; charset=utf-8", e.text, packed)
}
