package stakeholder

import (
	"iter"
	"slices"
)

// Table holds the records of one kind, sorted by id. It is immutable: a
// changed table shares all but one chunk with the one it came from, so that a
// change costs about the same in a small map and in a large one.
// The zero value is an empty table.
type Table[K ~string, R any] struct {
	chunks [][]row[K, R] // none empty, each sorted, in order
	length int
}

type row[K ~string, R any] struct {
	id     K
	record *R
}

const maxChunk = 128

// Len counts the records.
func (t Table[K, R]) Len() int { return t.length }

// All yields the records in order of id.
func (t Table[K, R]) All() iter.Seq[R] {
	return func(yield func(R) bool) {
		for _, chunk := range t.chunks {
			for _, r := range chunk {
				if !yield(*r.record) {
					return
				}
			}
		}
	}
}

// Find returns the record with the id, and whether there is one.
func (t Table[K, R]) Find(id K) (record R, ok bool) {
	if c := t.chunkOf(id); c >= 0 {
		if i, found := search(t.chunks[c], id); found {
			return *t.chunks[c][i].record, true
		}
	}
	return record, false
}

// Has reports whether there is a record with the id.
func (t Table[K, R]) Has(id K) bool {
	_, ok := t.Find(id)
	return ok
}

// with returns the table in which the record with the id is r.
func (t Table[K, R]) with(id K, r R) Table[K, R] {
	c := max(t.chunkOf(id), 0)
	if len(t.chunks) == 0 {
		return Table[K, R]{[][]row[K, R]{{{id, &r}}}, 1}
	}
	chunk := t.chunks[c]
	i, found := search(chunk, id)
	if found {
		chunk = slices.Clone(chunk)
		chunk[i].record = &r
		return Table[K, R]{replaced(t.chunks, c, chunk), t.length}
	}
	grown := make([]row[K, R], 0, len(chunk)+1)
	grown = append(append(append(grown, chunk[:i]...), row[K, R]{id, &r}), chunk[i:]...)
	if len(grown) <= maxChunk {
		return Table[K, R]{replaced(t.chunks, c, grown), t.length + 1}
	}
	half := len(grown) / 2
	return Table[K, R]{replaced(t.chunks, c, grown[:half:half], grown[half:]), t.length + 1}
}

// without returns the table that lacks the id.
func (t Table[K, R]) without(id K) Table[K, R] {
	c := t.chunkOf(id)
	if c < 0 {
		return t
	}
	i, found := search(t.chunks[c], id)
	if !found {
		return t
	}
	if len(t.chunks[c]) == 1 {
		return Table[K, R]{replaced(t.chunks, c), t.length - 1}
	}
	return Table[K, R]{replaced(t.chunks, c, slices.Delete(slices.Clone(t.chunks[c]), i, i+1)), t.length - 1}
}

// chunkOf finds the last chunk that begins at or before id, -1 if none does.
func (t Table[K, R]) chunkOf(id K) int {
	i, found := slices.BinarySearchFunc(t.chunks, id, func(chunk []row[K, R], id K) int {
		return compare(chunk[0].id, id)
	})
	if found {
		return i
	}
	return i - 1
}

func search[K ~string, R any](chunk []row[K, R], id K) (int, bool) {
	return slices.BinarySearchFunc(chunk, id, func(r row[K, R], id K) int { return compare(r.id, id) })
}

func compare[K ~string](a, b K) int {
	switch {
	case a < b:
		return -1
	case a > b:
		return 1
	}
	return 0
}

// replaced copies chunks with number c exchanged for others.
func replaced[T any](chunks [][]T, c int, others ...[]T) [][]T {
	next := make([][]T, 0, len(chunks)-1+len(others))
	return append(append(append(next, chunks[:c]...), others...), chunks[c+1:]...)
}

// Same reports whether the tables are one: nothing was changed between them. A
// change that was undone may make two tables of equal records that are not one.
func (t Table[K, R]) Same(u Table[K, R]) bool {
	return t.length == u.length && len(t.chunks) == len(u.chunks) && (len(t.chunks) == 0 || &t.chunks[0] == &u.chunks[0])
}
