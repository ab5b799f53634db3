package register

// Headings are the headings that are known. They never change, so one value
// can be shared. Making them takes about a millisecond.
type Headings struct{ kinds []kindOfTable }

// NewHeadings reads the headings of all languages.
func NewHeadings() Headings {
	return Headings{kindsOfTables(languages())}
}

// Known counts the known headings of the row that has most of them and could
// be a header: what tells a table from other text. As for Read, one heading is
// enough only where nothing stands above.
func (h Headings) Known(rows [][]string) int {
	best := 0
	for i, cells := range rows {
		row := Row{Cells: cells}
		headings := row.spelt()
		for _, k := range h.kinds {
			if n := k.section("", row, headings).matched(k.required); n > 1 || i == 0 {
				best = max(best, n)
			}
		}
	}
	return best
}
