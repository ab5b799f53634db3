package live_test

import (
	"context"
	"fmt"
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
)

// benchMap makes a file on disk with a map of 50 actors at revision 51.
func benchMap(b *testing.B) (*bolt.Store, *stakeholder.Map) {
	s, err := bolt.Open(filepath.Join(b.TempDir(), "maps.db"), bolt.Options{})
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() { s.Close() })
	m := stakeholder.New("m")
	var entries []store.Entry
	for i := range 51 {
		next, p, err := stakeholder.Apply(m, actor(fmt.Sprint("a", i), fmt.Sprint("Etat nummer ", i)))
		if err != nil {
			b.Fatal(err)
		}
		m, entries = next, append(entries, store.Entry{ID: store.CommandID(fmt.Sprint("made", i)), Patch: p})
	}
	if err := s.Commit(context.Background(), "m", 0, entries); err != nil {
		b.Fatal(err)
	}
	return s, m
}

// change is what one person does in a workshop: it says something of an actor.
func change(n int) stakeholder.Command {
	text := fmt.Sprint("Forventer svar innen fristen, ", n)
	return stakeholder.ChangeActor{ID: stakeholder.ActorID(fmt.Sprint("a", n%51)), Expectations: &text}
}

// BenchmarkUpdate is one writer that commits each change by itself, without a
// room: what the others are measured against.
func BenchmarkUpdate(b *testing.B) {
	s, m := benchMap(b)
	n := 0
	for b.Loop() {
		n++
		next, p, err := stakeholder.Apply(m, change(n))
		if err == nil {
			err = s.Commit(context.Background(), "m", m.Revision, []store.Entry{{ID: store.CommandID(fmt.Sprint("c", n)), Author: "anna", Time: time.Now(), Patch: p}})
		}
		if err != nil {
			b.Fatal(err)
		}
		m = next
	}
	b.ReportMetric(float64(n)/b.Elapsed().Seconds(), "changes/s")
}

// BenchmarkRoom is people who each send a change as soon as the last one is
// saved, all to one map.
func BenchmarkRoom(b *testing.B) {
	for _, people := range []int{1, 20, 200} {
		b.Run(fmt.Sprint("people=", people), func(b *testing.B) { benchRoom(b, people) })
	}
}

func benchRoom(b *testing.B, people int) {
	s, _ := benchMap(b)
	rooms := live.Open(s, live.Config{Now: time.Now, Idle: time.Hour})
	defer rooms.Close()
	room, err := rooms.Enter(context.Background(), "m")
	if err != nil {
		b.Fatal(err)
	}
	defer room.Leave()
	var sent atomic.Int64
	waits := make([][]time.Duration, people)
	var working sync.WaitGroup
	b.ResetTimer()
	for p := range people {
		working.Go(func() {
			for n := sent.Add(1); n <= int64(b.N); n = sent.Add(1) {
				began := time.Now()
				if _, err := room.Do(context.Background(), request(fmt.Sprint("c", n), change(int(n)))); err != nil {
					b.Error(err)
					return
				}
				waits[p] = append(waits[p], time.Since(began))
			}
		})
	}
	working.Wait()
	b.StopTimer()
	all := slices.Sorted(slices.Values(slices.Concat(waits...)))
	b.ReportMetric(float64(len(all))/b.Elapsed().Seconds(), "changes/s")
	b.ReportMetric(float64(all[len(all)*99/100].Microseconds())/1000, "p99-ms")
}
