package stakeholder

import (
	"net/url"
	"strings"
)

// Source is where a documented row comes from.
type Source struct {
	ID        SourceID `json:"id"`
	Title     string   `json:"title"`
	URL       string   `json:"url,omitzero"`       // http or https
	Published string   `json:"published,omitzero"` // a date or year, free text
}

// Key names the source.
func (s Source) Key() Key { return sourceKey(s.ID) }

func (s Source) check() *Error {
	return first(
		checkID(s.Key(), s.ID),
		checkName(s.Key(), s.Title),
		checkLine(s.Key(), s.Published),
		checkURL(s.Key(), s.URL),
	)
}

func checkURL(k Key, address string) *Error {
	if err := checkText(k, address, MaxURL); err != nil || address == "" {
		return err
	}
	u, err := url.Parse(address)
	if err != nil || u.Host == "" || u.Scheme != "http" && u.Scheme != "https" {
		return Invalid.At(k, SourceURL).With(address)
	}
	return nil
}

func (Source) refers() []Key { return nil }

// AddSource adds a source that rows can cite.
type AddSource struct {
	Source
}

func (c AddSource) apply(d *draft) error {
	c.Title = strings.TrimSpace(c.Title)
	return d.add(c.Source)
}

// ChangeSource changes a source; a nil field stays as it is.
type ChangeSource struct {
	ID        SourceID `json:"id"`
	Title     *string  `json:"title,omitempty"`
	URL       *string  `json:"url,omitempty"`
	Published *string  `json:"published,omitempty"`
}

func (c ChangeSource) apply(d *draft) error {
	s, ok := d.m.Sources.Find(c.ID)
	if !ok {
		return NotFound.At(sourceKey(c.ID), SourceUnknown)
	}
	set(&s.Title, c.Title)
	set(&s.URL, c.URL)
	set(&s.Published, c.Published)
	s.Title = strings.TrimSpace(s.Title)
	return d.put(s)
}

// RemoveSource removes a source that no row cites.
type RemoveSource struct {
	ID SourceID `json:"id"`
}

func (c RemoveSource) apply(d *draft) error {
	key := sourceKey(c.ID)
	if !d.m.Sources.Has(c.ID) {
		return NotFound.At(key, SourceUnknown)
	}
	for r := range d.m.Records() {
		for _, k := range r.refers() {
			if k == key {
				return Conflict.At(key, SourceInUse).With(r.Key())
			}
		}
	}
	d.remove(key)
	return nil
}
