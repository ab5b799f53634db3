package register

// Known counts the known headings of the row that has most of them and could
// be a header: what tells a table from other text.
func Known(rows [][]string) int {
	best := 0
	kinds := kindsOfTables(languages())
	for _, cells := range rows {
		for _, k := range kinds {
			best = max(best, k.section("", Row{Cells: cells}).matched(k.required))
		}
	}
	return best
}
