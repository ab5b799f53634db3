package register

// Known counts the known headings of the row that has most of them and could
// be a header: what tells a table from other text. As for Read, one heading is
// enough only in the first row.
func Known(rows [][]string) int {
	best := 0
	kinds := kindsOfTables(languages())
	for i, cells := range rows {
		for _, k := range kinds {
			if n := k.section("", Row{Cells: cells}).matched(k.required); n > 1 || i == 0 {
				best = max(best, n)
			}
		}
	}
	return best
}
