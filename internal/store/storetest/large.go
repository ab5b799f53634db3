package storetest

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"sync"
	"testing"
	"time"

	"interessentkart/internal/stakeholder"
	"interessentkart/internal/store"
)

// largePatch makes a map of so many records, whose ids are in no order: half of
// them actors, half of them relations.
func largePatch(n int) stakeholder.Patch {
	var p stakeholder.Patch
	for i := range n / 2 {
		a := stakeholder.Actor{ID: stakeholder.ActorID(fmt.Sprintf("a%d", i*7919%(n/2))), Name: "A"}
		p = append(p, stakeholder.Edit{Key: a.Key(), After: a})
	}
	for i := range n / 2 {
		r := stakeholder.Relation{ID: stakeholder.RelationID(fmt.Sprintf("r%d", i)), From: stakeholder.ActorID(fmt.Sprintf("a%d", i*31%(n/2))),
			To: stakeholder.ActorID(fmt.Sprintf("a%d", i*7919%(n/2))), Type: stakeholder.Informs, Strength: 1}
		p = append(p, stakeholder.Edit{Key: r.Key(), After: r})
	}
	return p
}

// BenchmarkLarge saves one entry that makes a map of many records, or adds as many
// to one that has them: what an import does. Its time is to follow the number. Ten
// others write to maps of their own meanwhile: p95-ms is what one of their writes
// takes, quiet-p95-ms what it takes when nothing is imported. Open gives a new,
// empty store, which the benchmark closes.
func BenchmarkLarge(b *testing.B, open func(b *testing.B) store.Store) {
	for _, n := range []int{25_000, 50_000, 100_000} {
		p := largePatch(n)
		b.Run(fmt.Sprint("new/", n), func(b *testing.B) { commitLarge(b, open, p) })
		b.Run(fmt.Sprint("merged/", n), func(b *testing.B) { commitLarge(b, open, p[:n/2], p[n/2:]) })
	}
}

// commitLarge times the last of patches; those before are there already.
func commitLarge(b *testing.B, open func(b *testing.B) store.Store, patches ...stakeholder.Patch) {
	var waits, quiet []time.Duration
	for range b.N {
		b.StopTimer()
		s := open(b)
		save := func(revision int) {
			entry := store.Entry{ID: store.CommandID(fmt.Sprint("c", revision)), Patch: patches[revision]}
			if err := s.Commit(context.Background(), "m", uint64(revision), []store.Entry{entry}); err != nil {
				b.Fatal(err)
			}
		}
		for revision := range len(patches) - 1 {
			save(revision)
		}
		stop := othersWrite(b, s, 10)
		time.Sleep(quietTime)
		quiet = append(quiet, stop()...)
		stop = othersWrite(b, s, 10)
		b.StartTimer()
		save(len(patches) - 1)
		b.StopTimer()
		waits = append(waits, stop()...)
		if err := s.Close(); err != nil {
			b.Fatal(err)
		}
		b.StartTimer()
	}
	b.ReportMetric(milliseconds(waits, 95), "p95-ms")
	b.ReportMetric(milliseconds(waits, 100), "longest-ms")
	b.ReportMetric(milliseconds(quiet, 95), "quiet-p95-ms")
}

// quietTime is how long others write before anything is imported.
const quietTime = time.Second

// milliseconds is a percentile.
func milliseconds(took []time.Duration, percent int) float64 {
	slices.Sort(took)
	return float64(took[(len(took)-1)*percent/100].Microseconds()) / 1000
}

// othersWrite lets so many people write to a map each, twenty times a second,
// until stop is called, which gives how long each write took.
func othersWrite(b *testing.B, s store.Store, people int) (stop func() []time.Duration) {
	ctx, cancel := context.WithCancel(context.Background())
	var writing sync.WaitGroup
	waits := make([][]time.Duration, people)
	for i := range people {
		writing.Go(func() {
			id := stakeholder.MapID(fmt.Sprint("other", i))
			m, err := s.Load(context.Background(), id)
			if errors.Is(err, stakeholder.NotFound) {
				m, err = stakeholder.New(id), nil
			}
			for ctx.Err() == nil && err == nil {
				text := fmt.Sprint("Endring ", m.Revision)
				next, p, failed := stakeholder.Apply(m, stakeholder.ChangeMap{Title: &text})
				began := time.Now()
				if err = failed; err == nil {
					err = s.Commit(context.Background(), id, m.Revision, []store.Entry{{ID: store.CommandID(fmt.Sprint("c", m.Revision)), Patch: p}})
				}
				waits[i] = append(waits[i], time.Since(began))
				m = next
				time.Sleep(50 * time.Millisecond)
			}
			if err != nil {
				b.Error(err)
			}
		})
	}
	return func() []time.Duration {
		cancel()
		writing.Wait()
		return slices.Concat(waits...)
	}
}
