package httpapi

import (
	"errors"
	"sync"
	"testing"

	"interessentkart/internal/stakeholder"
)

// What many ask for is made once for those who ask for the same, also at the same time.
func TestMadeOnceForThoseWhoSeeTheSame(t *testing.T) {
	t.Parallel()
	d := recall[[]byte]{most: 32 << 20, weigh: func(v []byte) int { return len(v) }}
	guests := recallKey{"m", stakeholder.Viewer{Audience: stakeholder.Guests}, "svg"}
	anybody, other := guests, guests
	anybody.viewer.Audience, other.id = stakeholder.Shareable, "n"
	drawn := 0
	ask := func(key recallKey, revision uint64) {
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
		key      recallKey
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
func TestMadeAgainWhenItFailedOrGrew(t *testing.T) {
	t.Parallel()
	d := recall[[]byte]{most: 32 << 20, weigh: func(v []byte) int { return len(v) }}
	key := recallKey{id: "m"}
	broken := errors.New("broken")
	for range 2 {
		if _, err := d.of(key, 1, func() ([]byte, error) { return nil, broken }); err != broken || len(d.kept) != 0 {
			t.Errorf("%v, %d kept", err, len(d.kept))
		}
	}
	for i := range uint64(100) {
		if _, err := d.of(recallKey{asked: string(rune('a' + i))}, i, func() ([]byte, error) { return make([]byte, 1<<20), nil }); err != nil {
			t.Fatal(err)
		}
		if len(d.kept) > 32 {
			t.Fatalf("%d values of 1 MiB are kept", len(d.kept))
		}
	}
}

// What is replaced by a later revision weighs no more, so that the rest stays.
func TestReplacedWeighsNothing(t *testing.T) {
	t.Parallel()
	r := recall[int]{most: 2}
	ask := func(key recallKey, revision uint64, value int) int {
		got, err := r.of(key, revision, func() (int, error) { return value, nil })
		if err != nil {
			t.Fatal(err)
		}
		return got
	}
	quiet, busy := recallKey{id: "quiet"}, recallKey{id: "busy"}
	ask(quiet, 1, 1)
	for revision := range uint64(10) {
		ask(busy, revision, 2)
	}
	if got := ask(quiet, 1, 3); got != 1 {
		t.Errorf("the quiet map was made again: got %d, want the first, 1", got)
	}
	r.drop("busy")
	ask(recallKey{id: "third"}, 1, 4)
	if got := ask(quiet, 1, 3); got != 1 {
		t.Errorf("what was dropped still weighs: got %d, want the first, 1", got)
	}
}
