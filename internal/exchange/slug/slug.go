// Package slug makes ids out of names.
package slug

import (
	"strconv"
	"strings"

	"golang.org/x/text/unicode/norm"
)

const longestID = 60 // leaves room for the number that tells two of one name apart

// Of makes an id's letters out of a name: «Porteføljestyret (ny)» becomes
// portefoljestyret-ny. It is empty for a name without letters and digits.
func Of(name string) string {
	id := make([]byte, 0, len(name)+8)
	dash := false
	put := func(letters string) {
		if dash && len(id) > 0 {
			id = append(id, '-')
		}
		dash, id = false, append(id, letters...)
	}
	for _, r := range decomposed(strings.ToLower(name)) {
		switch {
		case 'a' <= r && r <= 'z' || '0' <= r && r <= '9':
			put(string(rune(r)))
		case r == 'æ':
			put("ae")
		case r == 'ø':
			put("o")
		case 0x300 <= r && r < 0x370: // accents: å is a with a ring
		default:
			dash = true
		}
	}
	return strings.TrimRight(string(id[:min(len(id), longestID)]), "-")
}

// decomposed parts letters from their accents. Most names have none.
func decomposed(name string) string {
	for _, r := range name {
		if r >= 0x80 && r != 'æ' && r != 'ø' {
			return norm.NFD.String(name)
		}
	}
	return name
}

// Taken holds the ids of one kind of record that are in use. Make it with
// make; the zero value cannot take ids.
type Taken map[string]bool

// Free gives an id made of a name and takes it. The second of one name ends
// in -2; a name without letters and digits gives other.
func (t Taken) Free(name, other string) string {
	base := Of(name)
	if base == "" {
		base = other
	}
	id := base
	for n := 2; t[id]; n++ {
		id = base + "-" + strconv.Itoa(n)
	}
	t[id] = true
	return id
}
