package register

import (
	"context"
	"errors"
	"slices"
	"strings"

	"interessentkart/internal/alphabet"
	"interessentkart/internal/catalogue"
)

// What is how an entry of the catalogue differs from the register.
type What string

// Differences.
const (
	Gone       What = "gone"    // deleted, or no unit with the number
	Renamed    What = "renamed" // none of the entry's names is the registered one
	OtherOwner What = "owner"   // the unit above is another ministry
)

// Change is one difference.
type Change struct {
	Entry catalogue.Entry `json:"entry"`
	What  What            `json:"what"`
	Was   string          `json:"was"` // as in the catalogue
	Is    string          `json:"is"`  // as in the register; of what is gone the date, or "" where none is given
}

// Compare asks the register for each entry that has a number and has not ended,
// and gives what differs. told is called after each with how many were asked;
// it may be nil. The error is that of the first look-up that got no answer:
// what was found until then comes along.
func (r *Register) Compare(ctx context.Context, known *catalogue.Catalogue, entries []catalogue.Entry, told func(int)) ([]Change, error) {
	var found []Change
	asked := 0
	for _, e := range entries {
		if e.OrgNumber == "" || e.Ended != "" {
			continue
		}
		u, err := r.Find(ctx, e.OrgNumber)
		switch {
		case errors.Is(err, ErrUnknown), errors.Is(err, ErrRemoved):
			found = append(found, Change{e, Gone, e.Name, ""})
		case err != nil:
			return found, err
		default:
			found = append(found, differences(known, e, u)...)
		}
		if asked++; told != nil {
			told(asked)
		}
	}
	return found, nil
}

// differences are those of one entry. The unit above counts only where it is a
// ministry: parts of a body stand under the body.
func differences(known *catalogue.Catalogue, e catalogue.Entry, u Unit) []Change {
	if u.Deleted != "" {
		return []Change{{e, Gone, e.Name, u.Deleted}}
	}
	var found []Change
	if !bears(e, u.Name) {
		found = append(found, Change{e, Renamed, e.Name, u.Called()})
	}
	above, ok := known.Find(u.Parent)
	if ok && above.IsMinistry && e.Parent != "" && above.OrgNumber != e.Parent {
		was, _ := known.Find(e.Parent)
		found = append(found, Change{e, OtherOwner, was.Name, above.Name})
	}
	return found
}

// bears tells whether a registered name is one of an entry's, without regard to
// case, signs and the order of words.
func bears(e catalogue.Entry, registered string) bool {
	want := letters(registered)
	return slices.ContainsFunc(append([]string{e.Name, e.ShortName}, e.Names...), func(n string) bool {
		return slices.Equal(letters(n), want) || slices.Equal(letters(n+" kommune"), want)
	})
}

func letters(name string) []string {
	words := strings.FieldsFunc(alphabet.Fold(name), func(r rune) bool { return strings.ContainsRune(" -,.()/–", r) })
	slices.Sort(words)
	return slices.Compact(words)
}
