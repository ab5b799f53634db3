package bolt

import (
	"bytes"
	"cmp"
	"slices"

	"go.etcd.io/bbolt"

	"interessentkart/internal/stakeholder"
)

// shift is what becomes of one row: the record that it is to be of, nil when it
// goes.
type shift struct {
	key []byte
	to  stakeholder.Record
}

// shifts gives what a patch does to the rows, in the order of their keys.
func shifts(p stakeholder.Patch) []shift {
	all := make([]shift, 0, 2*len(p))
	add := func(r, to stakeholder.Record) {
		all = append(all, shift{recordKey(r), to})
		if rel, ok := r.(stakeholder.Relation); ok {
			all = append(all, shift{incomingKey(rel), to})
		}
	}
	for _, e := range p {
		if e.After != nil {
			add(e.After, e.After)
		}
		if e.Before != nil {
			add(e.Before, nil)
		}
	}
	slices.SortFunc(all, func(x, y shift) int { return cmp.Or(bytes.Compare(x.key, y.key), cmp.Compare(x.order(), y.order())) })
	return slices.CompactFunc(all, func(x, y shift) bool { return bytes.Equal(x.key, y.key) })
}

// order puts what comes to a key before what goes from it: that is what counts.
func (c shift) order() int {
	if c.to == nil {
		return 1
	}
	return 0
}

// row gives the row that a shift leads to, nil when it goes.
func (c shift) row() ([]byte, error) {
	if c.to == nil {
		return nil, nil
	}
	if bytes.HasPrefix(c.key, []byte(incoming+"/")) {
		return seal(c.key, nil), nil
	}
	return encodeRecord(c.key, c.to)
}

// merging puts rows that are there and rows that shift in one order.
type merging struct {
	limit   int
	waiting []keyed // shifts that are not done, encoded; nil is a row that goes
	last    bool    // there are no more than those
	at      []byte  // the row that was met last
}

// take encodes shifts for a piece, and gives the rest.
func (m *merging) take(from []shift) (rest []shift, err error) {
	for len(from) > 0 && len(m.waiting) < m.limit {
		row, err := from[0].row()
		if err != nil {
			return nil, err
		}
		m.waiting = append(m.waiting, keyed{from[0].key, row})
		from = from[1:]
	}
	m.last = len(from) == 0
	return from, nil
}

// copy writes a piece, and reports whether there are more rows to be met. While
// there are more shifts than those that wait, it goes no further than they do.
func (m *merging) copy(to, from *bbolt.Bucket, sum *tally) (more bool, err error) {
	to.FillPercent = 0.9 // it only grows at its end
	old := newStanding(from, m.at)
	for n, size := 0, 0; n < m.limit && size < pieceBytes; n++ {
		switch {
		case len(m.waiting) == 0 && (old.key == nil || !m.last):
			return !m.last, nil
		case len(m.waiting) == 0 || old.key != nil && bytes.Compare(old.key, m.waiting[0].key) < 0:
			err = to.Put(old.key, old.row)
			m.at, size = bytes.Clone(old.key), size+len(old.row)
			old.next()
		default:
			size += len(m.waiting[0].row)
			err = m.shift(to, &old, sum)
		}
		if err != nil {
			return false, err
		}
	}
	return old.key != nil || len(m.waiting) > 0 || !m.last, nil
}

// shift writes, replaces or leaves out the row of the first shift that waits.
func (m *merging) shift(to *bbolt.Bucket, old *standing, sum *tally) error {
	w := m.waiting[0]
	m.waiting, m.at = m.waiting[1:], w.key
	switch there := bytes.Equal(old.key, w.key); {
	case there:
		sum.remove(old.key, old.row)
		old.next()
	case w.row == nil:
		return damaged("the row %q is missing", w.key)
	}
	if w.row == nil {
		return nil
	}
	sum.add(w.key, w.row)
	return to.Put(w.key, w.row)
}

// standing goes through the rows of a graph, past the buckets in it.
type standing struct {
	cursor   *bbolt.Cursor
	key, row []byte // nil at the end
}

// newStanding begins behind a key, at the first row when that is nil. A bucket of
// nil has no rows.
func newStanding(b *bbolt.Bucket, after []byte) (s standing) {
	if b == nil {
		return s
	}
	s.cursor = b.Cursor()
	s.key, s.row = s.cursor.Seek(after)
	if s.key != nil && (s.row == nil || bytes.Equal(s.key, after)) {
		s.next()
	}
	return s
}

func (s *standing) next() {
	s.key, s.row = s.cursor.Next()
	for s.key != nil && s.row == nil {
		s.key, s.row = s.cursor.Next()
	}
}
