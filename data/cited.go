package data

import (
	"encoding/json"
	"fmt"
)

// Publication is what facts of the catalogue rest on, as maps cite it.
type Publication struct{ Title, URL, Published string }

// Publications gives them by name: budget, register and ministries.
func Publications() (map[string]Publication, error) {
	text, err := files.ReadFile("catalogue/cited.json")
	if err != nil {
		return nil, err
	}
	var all map[string]Publication
	if err := json.Unmarshal(text, &all); err != nil {
		return nil, fmt.Errorf("data: cited.json: %w", err)
	}
	for _, name := range []string{"budget", "register", "ministries"} {
		if all[name].Title == "" {
			return nil, fmt.Errorf("data: cited.json: %s is missing", name)
		}
	}
	return all, nil
}
