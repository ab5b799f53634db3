package bolt

import (
	"cmp"
	"context"
	"errors"
	"runtime"
	"slices"
	"sync"

	"go.etcd.io/bbolt"

	"interessentkart/internal/stakeholder"
	"interessentkart/internal/store"
)

// Report tells what was proved of a file.
type Report struct {
	Maps, Records, Revisions int
	Bytes                    int64 // size of the file
}

// Check proves a whole file that nobody has open: its structure, every row,
// every journal, and that each journal that has nothing redacted folds to its
// map. Progress, if not nil, is told how many maps of how many are done.
func Check(ctx context.Context, path string, progress func(done, maps int)) (Report, error) {
	s, err := Open(path, Options{ReadOnly: true})
	if err != nil {
		return Report{}, err
	}
	report, err := s.Prove(ctx, progress)
	return report, errors.Join(err, s.Close())
}

// Prove is Check for a file that is open.
func (s *Store) Prove(ctx context.Context, progress func(done, maps int)) (report Report, err error) {
	var heads []head
	err = s.view(ctx, func(tx *bbolt.Tx) (err error) {
		if err = checkFile(tx); err != nil {
			return err
		}
		if heads, err = readHeads(tx); err != nil {
			return err
		}
		return sameNames(tx, heads)
	})
	if err == nil {
		err = s.checkMaps(ctx, heads, progress)
	}
	if err != nil {
		return Report{}, err
	}
	report.Maps = len(heads)
	for _, h := range heads {
		report.Records += int(h.Rows.rows) - h.Relations // less the index
		report.Revisions += int(h.Revision)
	}
	report.Bytes, err = sizeOf(s.path)
	return report, err
}

// checkMaps proves maps on all processors. The error is that of the first map
// in order that has one.
func (s *Store) checkMaps(ctx context.Context, heads []head, progress func(done, maps int)) error {
	found := make([]error, len(heads))
	next, done := make(chan int), make(chan struct{})
	var workers sync.WaitGroup
	for range min(runtime.GOMAXPROCS(0), len(heads)) {
		workers.Go(func() {
			for i := range next {
				found[i] = s.view(ctx, func(tx *bbolt.Tx) error { return checkMap(tx, heads[i]) })
				done <- struct{}{}
			}
		})
	}
	go func() {
		defer close(done)
		for i := range heads {
			next <- i
		}
		close(next)
		workers.Wait()
	}()
	for n := 1; ; n++ {
		if _, more := <-done; !more {
			break
		}
		if progress != nil {
			progress(n, len(heads))
		}
	}
	return cmp.Or(found...)
}

// sameNames tells whether the maps that have rows are those of the list.
func sameNames(tx *bbolt.Tx, heads []head) error {
	names := make([]stakeholder.MapID, 0, len(heads))
	err := tx.Bucket(graphsBucket).ForEach(func(name, _ []byte) error {
		names = append(names, stakeholder.MapID(name))
		return nil
	})
	listed := make([]stakeholder.MapID, 0, len(heads))
	for _, h := range heads {
		listed = append(listed, h.ID)
	}
	if err == nil && !slices.Equal(names, listed) {
		return damaged("the maps that are listed are not those that have rows")
	}
	return err
}

func checkMap(tx *bbolt.Tx, h head) error {
	m, err := loadMap(tx, h)
	if err != nil {
		return err
	}
	g, err := graphOf(tx, h.ID)
	if err != nil {
		return err
	}
	folded, sum, redacted := stakeholder.New(h.ID), store.Summary{ID: h.ID}, false
	err = h.walk(g.journal, 0, func(revision uint64, r record) error {
		e, err := r.Event(revision)
		if err != nil {
			return damaged("map %s: %v", h.ID, err)
		}
		if found, err := g.revisionOf(e.ID); err != nil || found != revision {
			return damaged("map %s: command %s is not found at revision %d", h.ID, e.ID, revision)
		}
		redacted = redacted || e.Redacted
		folded = stakeholder.Fold(folded, e.Patch)
		sum.Add(e.Entry)
		return nil
	})
	switch {
	case err != nil || redacted:
		return err
	case sum != h.Summary || !slices.Equal(slices.Collect(folded.Records()), slices.Collect(m.Records())):
		return damaged("map %s is not what its journal leads to", h.ID)
	}
	return nil
}
