package erasure

import (
	"time"

	"interessentkart/internal/stakeholder"
)

// Receipt says what was erased, and where it was looked for afterwards. It names
// nobody, save in Left, which is for whoever erases.
type Receipt struct {
	ID        string            `json:"id"` // of the line in the log of erasures
	Time      time.Time         `json:"time"`
	Map       stakeholder.MapID `json:"map"`
	Person    bool              `json:"person"`    // otherwise the map as a whole
	Records   int               `json:"records"`   // rows of the map that were changed or removed
	Revisions int               `json:"revisions"` // entries of its history that were emptied
	People    int               `json:"people"`    // people and proposals of its workshop that were removed
	Swept     []string          `json:"swept"`     // files that the program had left beside the database, overwritten and removed
	Searched  []Searched        `json:"searched"`  // where the name was looked for afterwards
	Backups   []string          `json:"backups"`   // made before, which hold what was erased until they are removed
	Left      []Match           `json:"left"`      // that may be the same person, and were not named
}

// Searched is a file, or a table of a server, in which the name was looked for
// byte by byte.
type Searched struct {
	Name  string `json:"name"`
	Bytes int64  `json:"bytes"`
	Found int    `json:"found"` // in other maps, or by chance: what was erased is not there
}

// Found counts how often the name still stands somewhere.
func (r Receipt) Found() (n int) {
	for _, s := range r.Searched {
		n += s.Found
	}
	return n
}
