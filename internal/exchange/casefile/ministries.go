package casefile

import (
	"encoding/csv"
	"fmt"

	"interessentkart/data"
)

// ministries gives the organisation numbers of the ministries.
func ministries() (map[string]bool, error) {
	f, err := data.Files().Open("catalogue/ministries.csv")
	if err != nil {
		return nil, fmt.Errorf("casefile: %w", err)
	}
	defer f.Close()
	r := csv.NewReader(f)
	r.Comment = '#'
	rows, err := r.ReadAll()
	if err != nil {
		return nil, fmt.Errorf("casefile: ministries: %w", err)
	}
	numbers := make(map[string]bool, len(rows))
	for _, row := range rows[1:] {
		numbers[row[0]] = true
	}
	return numbers, nil
}
