package httpapi

import (
	"net/http"
	"time"

	"interessentkart/internal/sources"
)

// sourceList is what the program's advice rests on.
type sourceList struct {
	Sources []ground `json:"sources"`
	// Due names by id those that should be checked again today, and why.
	Due []dueSource `json:"due"`
}

type dueSource struct {
	ID      string           `json:"id"`
	Reasons []sources.Reason `json:"reasons"`
}

// listSources gives all sources. They are public.
func (a *api) listSources(c *call) error {
	book, err := sources.Load()
	if err != nil {
		return err
	}
	list := sourceList{grounds(book.All()), []dueSource{}}
	for _, d := range book.Due(time.Now()) {
		list.Due = append(list.Due, dueSource{d.Source.ID, d.Reasons})
	}
	return c.json(http.StatusOK, list)
}
