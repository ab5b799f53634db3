package catalogue

import (
	"strings"

	"interessentkart/internal/alphabet"
)

// By is how a text names a body.
type By string

// Ways to name a body, the surest first.
const (
	ByNumber By = "number"
	ByName   By = "name"   // its name, or another that is in use
	ByShort  By = "short"  // its short name
	ByFormer By = "former" // a name it had, or that of a body it took over
	ByEnded  By = "ended"  // any name of a body that has ended; the successor is meant
)

// Meaning is what a text names.
type Meaning struct {
	Text string `json:"text"` // as it was written
	// Body is set when exactly one is named; By tells how, and Name what it was
	// called there.
	Body *Entry `json:"body,omitempty"`
	By   By     `json:"by,omitempty"`
	Name string `json:"name,omitempty"`
	// Since is the date that a body ended, when By is ByEnded.
	Since string `json:"since,omitempty"`
	// Near are bodies to offer where none is named exactly, the nearest first.
	// Nobody is taken from them without being asked.
	Near []Entry `json:"near,omitempty"`
}

// mostNear is how many bodies are offered.
const mostNear = 5

// sense is one body that a name may mean.
type sense struct {
	entry int
	by    By
	name  string
}

// Mean tells which body a text names. It is exact or nothing: a name, a short
// name, a former name or an organisation number, without regard to case alone.
// A name that two bodies bear names neither; both are near.
func (c *Catalogue) Mean(text string) Meaning {
	m := Meaning{Text: text}
	if s, ok := c.exact(text); ok {
		c.settle(&m, s)
		return m
	}
	m.Near = c.Search(text, mostNear)
	return m
}

func (c *Catalogue) exact(text string) (sense, bool) {
	if i, ok := c.number[digits(text)]; ok {
		return sense{i, ByNumber, c.entries[i].Name}, true
	}
	all := c.written[alphabet.Fold(text)]
	best := all
	for _, by := range []By{ByName, ByShort, ByFormer} {
		if own := only(all, by); len(own) > 0 {
			best = own
			break
		}
	}
	if len(best) != 1 {
		return sense{}, false
	}
	return best[0], true
}

// settle puts the body of a sense in a meaning: the successor of one that has
// ended, unless it was named by its number.
func (c *Catalogue) settle(m *Meaning, s sense) {
	e := c.entries[s.entry]
	m.Body, m.By, m.Name = &e, s.by, s.name
	next, ok := c.Find(e.Successor)
	if e.Ended == "" || s.by == ByNumber || !ok {
		return
	}
	m.Body, m.By, m.Name, m.Since = &next, ByEnded, e.Name, e.Ended
}

func only(all []sense, by By) []sense {
	var own []sense
	for _, s := range all {
		if s.by == by {
			own = append(own, s)
		}
	}
	return own
}

// digits gives a number as it is registered: people write it in threes.
func digits(text string) string {
	return strings.Join(strings.Fields(text), "")
}

// senses lists by folded name who bears it, each body once a name.
func senses(entries []Entry) map[string][]sense {
	found := map[string][]sense{}
	for i, e := range entries {
		put := func(by By, names ...string) {
			for _, n := range names {
				key := alphabet.Fold(n)
				if key != "" && !bears(found[key], i) {
					found[key] = append(found[key], sense{i, by, n})
				}
			}
		}
		put(ByName, e.Name)
		put(ByName, e.Names...)
		put(ByShort, e.ShortName)
		for _, n := range e.Former {
			put(ByFormer, n)
			if e.Municipality != "" {
				put(ByFormer, n+" kommune")
			}
		}
	}
	return found
}

func bears(all []sense, entry int) bool {
	for _, s := range all {
		if s.entry == entry {
			return true
		}
	}
	return false
}
