// Package catalogue knows Norwegian public bodies and many private and
// voluntary ones: their names, organisation numbers, kinds and ministries. It
// finds them by what people type, and gives the commands that put them on a
// map. The facts and how well each is known are in data/catalogue.
package catalogue

import (
	"errors"
	"fmt"

	"interessentkart/data"
	"interessentkart/internal/stakeholder"
)

// Confidence tells how well a fact is known, in the words of the data.
type Confidence string

// How well an organisation number is known.
const (
	TwoCopies Confidence = "høy"     // seen in two independent copies of the register or more
	OneCopy   Confidence = "middels" // seen in one
	LookedUp  Confidence = "oppslag" // told by the register itself
	// NoNumber is of a body whose number nobody has seen; nothing is made up.
	NoNumber Confidence = "uten nummer"
)

// How well it is known which ministry a body answers to; LookedUp stands here too.
const (
	DocumentedNow   Confidence = "dokumentert"
	DocumentedOlder Confidence = "dokumentert-eldre"
	// Supported is of one that the budget names, but not its chain of command.
	Supported       Confidence = "støttet"
	AssumedMinistry Confidence = "antatt"
	Uncertain       Confidence = "usikker"
)

// Entry is one body.
type Entry struct {
	ID         string           `json:"id"`        // its organisation number, or a word where none is known
	OrgNumber  string           `json:"orgNumber"` // "" where none is known
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
	// ParentSources is where the ministry was seen.
	ParentSources string     `json:"parentSources,omitempty"`
	Known         Confidence `json:"confidence"`
	Names         []string   `json:"names,omitempty"`   // other names in use
	Former        []string   `json:"former,omitempty"`  // names it had, and of what it took over
	Numbers       []string   `json:"numbers,omitempty"` // other organisation numbers it is found under
	// Ended is the date a body ceased to be, and Successor the id of the one that
	// took over. It is kept for maps of its time and never offered.
	Ended     string `json:"ended,omitempty"`
	Successor string `json:"successor,omitempty"`
	Sources   string `json:"sources,omitempty"`
	Note      string `json:"note,omitempty"` // in Norwegian
}

// KS is the id of the municipalities' association.
const KS = "971032146"

// Errors of look-ups, besides those of the files. The first wraps
// stakeholder.NotFound, the others stakeholder.Conflict.
var (
	ErrUnknown = fmt.Errorf("catalogue: %w: no body with this organisation number", stakeholder.NotFound)
	ErrEnded   = fmt.Errorf("catalogue: %w: the body has ended", stakeholder.Conflict)
	ErrPresent = fmt.Errorf("catalogue: %w: the map has this body already", stakeholder.Conflict)
)

var errFiles = errors.New("catalogue")

// Catalogue is all that is known. It is immutable and safe to share.
type Catalogue struct {
	entries  []Entry
	number   map[string]int     // entry by id, organisation number and other numbers
	counties map[string]int     // entry by county number
	written  map[string][]sense // by folded name: who may be meant
	index    index
	dates    Dates
	cited    map[string]data.Publication
}

// Dates say for when the divisions of the country hold.
type Dates struct {
	From    string `json:"from"`    // in force since
	Checked string `json:"checked"` // counted in a copy of the register of this date
	Source  string `json:"source"`
}

// Dates tells for when the municipalities and counties hold.
func (c *Catalogue) Dates() Dates { return c.dates }

// Entries lists the bodies: those of the state, the counties, the
// municipalities, and then the others, those that have ended too. The caller
// must not change the list.
func (c *Catalogue) Entries() []Entry { return c.entries }

// Find gives the body with an id or an organisation number.
func (c *Catalogue) Find(id string) (Entry, bool) {
	i, ok := c.number[id]
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
