package stakeholder

import (
	"net/url"
)

// Source is where a documented row comes from.
type Source struct {
	ID        SourceID `json:"id" field:"id everybody"`
	Title     string   `json:"title" field:"name everybody"`
	URL       string   `json:"url,omitzero" field:"url everybody"`        // http or https
	Published string   `json:"published,omitzero" field:"line everybody"` // a date or year, free text
}

// Key names the source.
func (s Source) Key() Key { return sourceKey(s.ID) }

func (Source) table() *table { return sourceTable }

var sourceTable = tableOf[Source](SourceRecord)

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

// AddSource adds a source that rows can cite.
type AddSource struct {
	Source
}

func (c AddSource) apply(d *draft) error {
	return d.add(c.Source)
}

func (c ChangeSource) apply(d *draft) error {
	s, ok := d.m.Sources.Find(c.ID)
	if !ok {
		return NotFound.At(sourceKey(c.ID), SourceUnknown)
	}
	s = changed(s, c)
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
		if names(r, key) {
			return Conflict.At(key, SourceInUse).With(r.Key())
		}
	}
	d.remove(key)
	return nil
}
