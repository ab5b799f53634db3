package pdf

import "fmt"

// entry is a heading's place among the others: indices, -1 for none.
type entry struct{ number, parent, previous, next, first, last, count int }

// writeOutline writes the list of headings and gives the number of its root, 0
// when there is none (ISO 32000-1, 12.3.3). A heading that skips levels stands
// under the nearest one above it.
func (d *Document) writeOutline() int {
	if len(d.headings) == 0 {
		return 0
	}
	entries := d.arranged()
	root := len(d.headings)
	for i, e := range entries {
		links := ""
		for _, to := range []struct {
			name string
			at   int
		}{{"Parent", e.parent}, {"Prev", e.previous}, {"Next", e.next}, {"First", e.first}, {"Last", e.last}} {
			if to.at >= 0 && (i != root || to.name != "Parent") {
				links += fmt.Sprintf("/%s %d 0 R", to.name, entries[to.at].number)
			}
		}
		if i == root {
			d.set(e.number, fmt.Sprintf("<</Type/Outlines/Count %d%s>>", e.count, links))
			continue
		}
		if e.count > 0 {
			links += fmt.Sprintf("/Count -%d", e.count) // closed
		}
		h := d.headings[i]
		d.set(e.number, fmt.Sprintf("<</Title%s/Dest[%d 0 R/XYZ null %s null]%s>>", text(h.Text), h.Page.object, num(h.Page.height-h.Y), links))
	}
	return entries[root].number
}

// arranged finds each heading's neighbours; the root is the last entry.
func (d *Document) arranged() []entry {
	root := len(d.headings)
	entries := make([]entry, root+1)
	for i := range entries {
		entries[i] = entry{number: d.reserve(), parent: root, previous: -1, next: -1, first: -1, last: -1}
	}
	var open []int
	for i, h := range d.headings {
		for len(open) > 0 && d.headings[open[len(open)-1]].Level >= h.Level {
			open = open[:len(open)-1]
		}
		if len(open) > 0 {
			entries[i].parent = open[len(open)-1]
		}
		above := &entries[entries[i].parent]
		if above.count++; above.last >= 0 {
			entries[i].previous, entries[above.last].next = above.last, i
		} else {
			above.first = i
		}
		above.last = i
		open = append(open, i)
	}
	return entries
}
