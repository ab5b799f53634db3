// Package catalogue knows Norwegian public bodies and many private and
// voluntary ones: their names, organisation numbers, kinds and ministries. It
// finds them by what people type, and gives the commands that put them on a
// map. The facts and how well each is known are in data/catalogue.
package catalogue

import (
	"errors"
	"fmt"

	"interessentkart/internal/stakeholder"
)

// Confidence tells how well a fact is known, in the words of the data.
type Confidence string

// How well an organisation number is known.
const (
	TwoCopies Confidence = "høy"     // seen in two independent copies of the register or more
	OneCopy   Confidence = "middels" // seen in one
	LookedUp  Confidence = "oppslag" // told by the register itself
)

// How well it is known which ministry a body answers to; LookedUp stands here too.
const (
	DocumentedNow   Confidence = "dokumentert"
	DocumentedOlder Confidence = "dokumentert-eldre"
	AssumedMinistry Confidence = "antatt"
	Uncertain       Confidence = "usikker"
)

// Entry is one body.
type Entry struct {
	OrgNumber  string           `json:"orgNumber"`
	Name       string           `json:"name"`
	ShortName  string           `json:"shortName,omitempty"`
	Kind       stakeholder.Kind `json:"kind"`
	Type       string           `json:"type,omitempty"` // of a body of the state, in Norwegian: tilsyn, direktorat …
	IsMinistry bool             `json:"ministry,omitempty"`
	AlsoCounty bool             `json:"alsoCounty,omitempty"`
	// Municipality is the number of a municipality, County that of a county or
	// of the county a municipality is in.
	Municipality string     `json:"municipality,omitempty"`
	County       string     `json:"county,omitempty"`
	Parent       string     `json:"parent,omitempty"` // organisation number of the ministry it answers to
	ParentKnown  Confidence `json:"parentConfidence,omitempty"`
	Known        Confidence `json:"confidence"`
	Names        []string   `json:"names,omitempty"`  // other names in use
	Former       []string   `json:"former,omitempty"` // names of what it took over
	Sources      string     `json:"sources,omitempty"`
	Note         string     `json:"note,omitempty"` // in Norwegian
}

// Errors of look-ups, besides those of the files. The first wraps
// stakeholder.NotFound, the second stakeholder.Conflict.
var (
	ErrUnknown = fmt.Errorf("catalogue: %w: no body with this organisation number", stakeholder.NotFound)
	ErrPresent = fmt.Errorf("catalogue: %w: the map has this body already", stakeholder.Conflict)
)

var errFiles = errors.New("catalogue")

// Catalogue is all that is known. It is immutable and safe to share.
type Catalogue struct {
	entries  []Entry
	number   map[string]int // entry by organisation number
	counties map[string]int // entry by county number
	index    index
}

// Entries lists the bodies: those of the state, the counties, the
// municipalities, and then the others. The caller must not change the list.
func (c *Catalogue) Entries() []Entry { return c.entries }

// Find gives the body with an organisation number.
func (c *Catalogue) Find(number string) (Entry, bool) {
	i, ok := c.number[number]
	if !ok {
		return Entry{}, false
	}
	return c.entries[i], true
}

// CountyOf gives the county that a municipality is in; Oslo is its own.
func (c *Catalogue) CountyOf(e Entry) (Entry, bool) {
	i, ok := c.counties[e.County]
	if !ok || e.Municipality == "" {
		return Entry{}, false
	}
	return c.entries[i], true
}
