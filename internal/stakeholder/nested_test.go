package stakeholder

import (
	"errors"
	"strings"
	"testing"
)

// A Batch holds no other, and what is nested deeply is refused before it is read:
// at any depth the work is that of one reading of the text.
func TestBatchesDoNotNest(t *testing.T) {
	for _, depth := range []int{1, 2, 300, 3000} {
		text := strings.Repeat(`{"commands":[{"command":"Batch","args":`, depth) + `{"commands":[]}` + strings.Repeat(`}]}`, depth)
		allocated := testing.AllocsPerRun(1, func() {
			_, err := DecodeNamed("Batch", []byte(text))
			var refused *Error
			if !errors.As(err, &refused) || refused.Code != CommandNested {
				t.Errorf("%d deep: %v", depth, err)
			}
		})
		if allocated > 500 {
			t.Errorf("%d deep: %v allocations", depth, allocated)
		}
	}
	if _, err := DecodeNamed("Batch", []byte(`{"commands":[{"command":"Unrelate","args":{"id":"a"}}]}`)); err != nil {
		t.Error(err)
	}
}
