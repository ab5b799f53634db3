package storetest

import (
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"interessentkart/internal/store"
	"interessentkart/internal/store/memory"
)

// Many who do the same at a time do it one after another; those who do something
// else do not wait.
func TestAlone(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		rows := memory.NewRows(time.Now)
		var running, done int
		var mu sync.Mutex
		var all sync.WaitGroup
		for range 8 {
			all.Go(func() {
				err := store.Alone(t.Context(), rows, time.Now, "a/m", func() error {
					mu.Lock()
					running++
					if running > 1 {
						t.Error("two at a time")
					}
					mu.Unlock()
					time.Sleep(20 * time.Millisecond)
					mu.Lock()
					running--
					done++
					mu.Unlock()
					return nil
				})
				if err != nil {
					t.Error(err)
				}
			})
		}
		other := time.Now()
		if err := store.Alone(t.Context(), rows, time.Now, "a/n", func() error { return nil }); err != nil || time.Since(other) > 0 {
			t.Error("another name waits", err)
		}
		all.Wait()
		if left, err := rows.Rows(t.Context(), "claim", ""); done != 8 || err != nil || len(left) > 0 {
			t.Errorf("%d done, %d claims left, %v", done, len(left), err)
		}
	})
}
