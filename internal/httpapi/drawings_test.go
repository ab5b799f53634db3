package httpapi

import (
	"errors"
	"sync"
	"testing"

	"interessentkart/internal/stakeholder"
)

// A drawing is made once for those who ask for the same, also at the same time.
func TestDrawingsAreSharedByThoseWhoSeeTheSame(t *testing.T) {
	t.Parallel()
	d := drawings{kept: map[drawingKey]*drawing{}}
	guests := drawingKey{"m", stakeholder.Viewer{Audience: stakeholder.Guests}, "svg"}
	anybody, other := guests, guests
	anybody.viewer.Audience, other.id = stakeholder.Shareable, "n"
	drawn := 0
	ask := func(key drawingKey, revision uint64) {
		_, err := d.of(key, revision, func() ([]byte, error) {
			drawn++
			return make([]byte, 1000), nil
		})
		if err != nil {
			t.Error(err)
		}
	}
	var asking sync.WaitGroup
	for range 20 {
		asking.Go(func() { ask(guests, 1) })
	}
	asking.Wait()
	for i, c := range []struct {
		key      drawingKey
		revision uint64
		drawn    int
	}{{guests, 1, 1}, {anybody, 1, 2}, {other, 1, 3}, {guests, 2, 4}, {guests, 2, 4}, {anybody, 1, 4}} {
		if ask(c.key, c.revision); drawn != c.drawn {
			t.Errorf("step %d: drawn %d times, want %d", i, drawn, c.drawn)
		}
	}
	d.drop("m")
	if ask(other, 1); drawn != 4 {
		t.Error("another map was dropped")
	}
	if ask(guests, 2); drawn != 5 {
		t.Error("the map was not dropped")
	}
}

// What fails is tried again, and memory has a bound.
func TestDrawingsThatFailAndGrow(t *testing.T) {
	t.Parallel()
	d := drawings{kept: map[drawingKey]*drawing{}}
	key := drawingKey{id: "m"}
	broken := errors.New("broken")
	for range 2 {
		if _, err := d.of(key, 1, func() ([]byte, error) { return nil, broken }); err != broken || len(d.kept) != 0 {
			t.Errorf("%v, %d kept", err, len(d.kept))
		}
	}
	for i := range uint64(100) {
		if _, err := d.of(drawingKey{asked: string(rune('a' + i))}, i, func() ([]byte, error) { return make([]byte, 1<<20), nil }); err != nil {
			t.Fatal(err)
		}
		if len(d.kept) > maxDrawn>>20 {
			t.Fatalf("%d drawings of 1 MiB are kept", len(d.kept))
		}
	}
}
