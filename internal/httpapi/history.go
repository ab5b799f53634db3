package httpapi

import (
	"net/http"
	"time"

	"interessentkart/internal/stakeholder"
	"interessentkart/internal/store"
)

// historyPage is a page of what happened to a map, oldest first.
type historyPage struct {
	Events []pastEvent `json:"events"`
	Next   uint64      `json:"next,omitempty"` // give it as after for the next page
}

// pastEvent is one change. Who gave scores is not told, nor which.
type pastEvent struct {
	Revision uint64            `json:"revision"`
	ID       store.CommandID   `json:"id"`
	Author   store.AuthorID    `json:"author,omitempty"`
	Name     string            `json:"name,omitempty"` // of the author, as far as it is still known
	Time     *time.Time        `json:"time,omitempty"`
	Patch    stakeholder.Patch `json:"patch"`
	Redacted bool              `json:"redacted,omitempty"` // its content has been erased
}

func (a *api) history(c *call) error {
	limit, err := c.number("limit", 100, 1, 1000)
	if err != nil {
		return err
	}
	after, err := c.number("after", 0, 0, 1<<53)
	if err != nil {
		return err
	}
	events, err := a.Store.Events(c.ctx(), c.m.ID, uint64(after), limit)
	if err != nil {
		return err
	}
	names, err := a.names(c)
	if err != nil {
		return err
	}
	page := historyPage{Events: make([]pastEvent, 0, len(events))}
	for _, e := range events {
		past := pastEvent{Revision: e.Revision, ID: e.ID, Patch: none(c.grant.Viewer.Patch(e.Patch)), Redacted: e.Redacted}
		if !e.Redacted && !holdsScores(e.Patch) {
			past.Author, past.Name, past.Time = e.Author, names(e.Author), &e.Time
		}
		page.Events = append(page.Events, past)
	}
	if len(events) == limit {
		page.Next = events[limit-1].Revision
	}
	return c.json(http.StatusOK, page)
}

func holdsScores(p stakeholder.Patch) bool {
	for _, e := range p {
		if e.Key.Kind == stakeholder.ScoreRecord {
			return true
		}
	}
	return false
}

// names tells whom authors are: accounts, and participants while the workshop
// lasts.
func (a *api) names(c *call) (func(store.AuthorID) string, error) {
	people, err := a.Workshops.People(c.ctx(), c.m.ID)
	if err != nil {
		return nil, err
	}
	known := map[store.AuthorID]string{}
	for _, p := range people {
		known[p.Author] = p.Name
	}
	return func(id store.AuthorID) string {
		if name, ok := known[id]; ok || id == "" {
			return name
		}
		account, _, err := a.Access.Account(c.ctx(), string(id))
		if err != nil {
			a.Log.Error("account not read", "error", err)
		}
		known[id] = account.Name
		return account.Name
	}, nil
}
