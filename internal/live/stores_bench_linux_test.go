package live_test

import (
	"context"
	"fmt"
	"math/rand/v2"
	"path/filepath"
	"slices"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"interessentkart/internal/live"
	"interessentkart/internal/stakeholder"
	"interessentkart/internal/store"
	"interessentkart/internal/store/bolt"
	"interessentkart/internal/store/postgres"
	"interessentkart/internal/store/postgres/pgtest"
)

// onStores runs a benchmark on one file and on a database, each synced to the
// disk, in one run. Open gives the store as one more instance has it.
func onStores(b *testing.B, bench func(b *testing.B, instances int, open func() store.Store)) {
	b.Run("bolt", func(b *testing.B) {
		s, err := bolt.Open(filepath.Join(b.TempDir(), "maps.db"), bolt.Options{})
		if err != nil {
			b.Fatal(err)
		}
		b.Cleanup(func() { s.Close() })
		bench(b, 1, func() store.Store { return s })
	})
	b.Run("postgres", func(b *testing.B) {
		server := pgtest.Start(b)
		address := server.Fresh()
		bench(b, 3, func() store.Store {
			s, err := postgres.Open(b.Context(), address, postgres.Options{})
			if err != nil {
				b.Fatal(err)
			}
			b.Cleanup(func() { s.Close() })
			return s
		})
	})
}

// makeMaps makes maps of 50 actors.
func makeMaps(b *testing.B, s store.Store, ids ...stakeholder.MapID) {
	for _, id := range ids {
		m := stakeholder.New(id)
		var entries []store.Entry
		for i := range 51 {
			next, p, err := stakeholder.Apply(m, actor(fmt.Sprint("a", i), fmt.Sprint("Etat nummer ", i)))
			if err != nil {
				b.Fatal(err)
			}
			m, entries = next, append(entries, store.Entry{ID: store.CommandID(fmt.Sprint("made", i)), Patch: p})
		}
		if err := s.Commit(context.Background(), id, 0, entries); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkOneMap is 200 people who each send a change to one map as soon as the
// last one is saved, through one instance.
func BenchmarkOneMap(b *testing.B) {
	onStores(b, func(b *testing.B, _ int, open func() store.Store) {
		s := open()
		makeMaps(b, s, "m")
		rooms := live.Open(s, live.Config{Now: time.Now, Idle: time.Hour})
		defer rooms.Close()
		waits := make([][]time.Duration, 200)
		var sent atomic.Int64
		var working sync.WaitGroup
		b.ResetTimer()
		for p := range waits {
			working.Go(func() {
				for n := sent.Add(1); n <= int64(b.N); n = sent.Add(1) {
					began := time.Now()
					if _, err := rooms.Do(context.Background(), "m", request(fmt.Sprint("c", n), change(int(n)))); err != nil {
						b.Error(err)
						return
					}
					waits[p] = append(waits[p], time.Since(began))
				}
			})
		}
		working.Wait()
		b.StopTimer()
		tellWaits(b, slices.Concat(waits...), b.Elapsed())
	})
}

func tellWaits(b *testing.B, all []time.Duration, took time.Duration) {
	slices.Sort(all)
	b.ReportMetric(float64(len(all))/took.Seconds(), "changes/s")
	b.ReportMetric(float64(all[len(all)/2].Microseconds())/1000, "p50-ms")
	b.ReportMetric(float64(all[len(all)*99/100].Microseconds())/1000, "p99-ms")
	b.ReportMetric(float64(all[len(all)-1].Microseconds())/1000, "max-ms")
}

// BenchmarkWorkshops is 20 workshops of 50 people who each change something once
// a second, through three instances – the file has one –, after a second to
// start in.
func BenchmarkWorkshops(b *testing.B) {
	const workshops, people, start, length = 20, 50, 2 * time.Second, 10 * time.Second
	onStores(b, func(b *testing.B, instances int, open func() store.Store) {
		var ids []stakeholder.MapID
		for i := range workshops {
			ids = append(ids, stakeholder.MapID(fmt.Sprint("m", i)))
		}
		var doors []*live.Rooms
		for i := range instances {
			s := open()
			if i == 0 {
				makeMaps(b, s, ids...)
			}
			rooms := live.Open(s, live.Config{Now: time.Now, Idle: time.Hour})
			defer rooms.Close()
			doors = append(doors, rooms)
		}
		for range b.N {
			var mu sync.Mutex
			var all []time.Duration
			var sent atomic.Int64
			var working sync.WaitGroup
			began := time.Now()
			for p := range workshops * people {
				pause := rand.New(rand.NewPCG(uint64(p), 0)) // people do not keep step
				working.Go(func() {
					time.Sleep(time.Duration(pause.IntN(1000)) * time.Millisecond)
					for time.Since(began) < start+length {
						from := time.Now()
						n := sent.Add(1)
						if _, err := doors[p%len(doors)].Do(context.Background(), ids[p/people], request(fmt.Sprint("c", began.UnixNano(), "-", n), change(int(n)))); err != nil {
							b.Error(err)
							return
						}
						if took := time.Since(from); from.Sub(began) > start {
							mu.Lock()
							all = append(all, took)
							mu.Unlock()
						}
						time.Sleep(time.Until(from.Add(time.Second)))
					}
				})
			}
			working.Wait()
			tellWaits(b, all, length)
		}
		b.ReportMetric(0, "ns/op")
	})
}
