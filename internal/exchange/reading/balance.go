package reading

import (
	"cmp"
	"slices"

	"interessentkart/internal/stakeholder"
)

// Element is a kind of thing that files are made of.
type Element string

// The elements.
const (
	Rows       Element = "row"
	Cells      Element = "cell" // with content
	Nodes      Element = "node"
	Edges      Element = "edge"
	Hyperedges Element = "hyperedge"
	Ports      Element = "port"
	Boxes      Element = "box"
	Values     Element = "value" // of attributes
	Lines      Element = "line"  // with content
	Records    Element = "record"
)

// Balance accounts for everything that stands in a file, one count an element.
type Balance []Count

// Count is what became of the elements of one kind. InFile is counted in the
// bytes of the file by something that knows no more than what the element looks
// like; the others by what read it.
type Count struct {
	Element Element `json:"element"`
	InFile  int     `json:"inFile"`
	Read    int     `json:"read"`
	Changed int     `json:"changed"` // read with something taken out or put right
	Merged  int     `json:"merged"`  // read into another of its kind
	Left    []Left  `json:"left"`
	LeftOut int     `json:"leftOut"` // sum of Left
	Missing int     `json:"missing"` // in the file and not accounted for; 0 unless a reader is wrong
}

// Left is how many were left out for a reason: the code of a note.
type Left struct {
	Reason stakeholder.Code `json:"reason"`
	Count  int              `json:"count"`
}

// Account is a balance while a file is read. Make it with NewAccount.
type Account struct {
	read, changed, merged map[Element]int
	left                  map[Element]map[stakeholder.Code]int
}

// NewAccount makes an empty account.
func NewAccount() *Account {
	return &Account{map[Element]int{}, map[Element]int{}, map[Element]int{}, map[Element]map[stakeholder.Code]int{}}
}

// Read counts elements that were read; fewer than none takes some back.
func (a *Account) Read(e Element, n int) { a.read[e] += n }

// Change counts elements that were read as something a little other.
func (a *Account) Change(e Element, n int) { a.changed[e] += n }

// Merge counts elements that went into another of their kind.
func (a *Account) Merge(e Element, n int) { a.merged[e] += n }

// Leave counts elements that were left out.
func (a *Account) Leave(e Element, why stakeholder.Code, n int) {
	if a.left[e] == nil {
		a.left[e] = map[stakeholder.Code]int{}
	}
	a.left[e][why] += n
}

// Balance sets the account against what the file was counted to hold.
func (a *Account) Balance(inFile map[Element]int) Balance {
	var b Balance
	for _, e := range []Element{Rows, Cells, Nodes, Edges, Hyperedges, Ports, Boxes, Values, Lines, Records} {
		c := Count{Element: e, InFile: inFile[e], Read: a.read[e], Changed: a.changed[e], Merged: a.merged[e], Left: []Left{}}
		for why, n := range a.left[e] {
			if n != 0 {
				c.Left = append(c.Left, Left{why, n})
				c.LeftOut += n
			}
		}
		slices.SortFunc(c.Left, func(x, y Left) int { return cmp.Or(y.Count-x.Count, cmp.Compare(x.Reason, y.Reason)) })
		c.Missing = c.InFile - c.Read - c.Changed - c.Merged - c.LeftOut
		if c.InFile != 0 || c.Missing != 0 {
			b = append(b, c)
		}
	}
	return b
}

// Whole reports whether everything is accounted for.
func (b Balance) Whole() bool {
	return !slices.ContainsFunc(b, func(c Count) bool { return c.Missing != 0 })
}
