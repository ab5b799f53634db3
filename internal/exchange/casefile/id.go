package casefile

import (
	"encoding/csv"
	"fmt"
	"strconv"
	"strings"

	"golang.org/x/text/unicode/norm"

	"interessentkart/data"
	"interessentkart/internal/stakeholder"
)

const longestID = 60 // leaves room for the number that tells two of one name apart

// slug makes an id's letters out of a name: «Porteføljestyret (ny)» becomes
// portefoljestyret-ny. It is empty for a name without letters and digits.
func slug(name string) stakeholder.SourceID {
	var b strings.Builder
	for _, r := range norm.NFD.String(strings.ToLower(name)) {
		switch {
		case 'a' <= r && r <= 'z' || '0' <= r && r <= '9':
			b.WriteRune(r)
		case r == 'æ':
			b.WriteString("ae")
		case r == 'ø':
			b.WriteByte('o')
		case 0x300 <= r && r < 0x370: // accents: å is a with a ring
		default:
			b.WriteByte('-')
		}
	}
	words := strings.FieldsFunc(b.String(), func(r rune) bool { return r == '-' })
	id := strings.Join(words, "-")
	return stakeholder.SourceID(strings.TrimRight(id[:min(len(id), longestID)], "-"))
}

// free gives an id made of a name; the second of one kind and name ends in -2.
func (c *conversion) free(kind, name string) string {
	base := string(slug(name))
	if base == "" {
		base = kind
	}
	id := base
	for n := 2; c.taken[kind+"/"+id]; n++ {
		id = base + "-" + strconv.Itoa(n)
	}
	c.taken[kind+"/"+id] = true
	return id
}

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
