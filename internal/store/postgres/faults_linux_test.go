package postgres_test

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"testing"
	"time"

	"interessentkart/internal/stakeholder"
	"interessentkart/internal/store"
	"interessentkart/internal/store/postgres"
	"interessentkart/internal/store/postgres/pgtest"
	"interessentkart/internal/store/storetest"
)

// writer commits one entry after another to a map of its own and knows what was
// acknowledged.
type writer struct {
	id    stakeholder.MapID
	m     *stakeholder.Map
	tries int
}

// write commits once. After an error that leaves it open what happened, it reads,
// as the contract says.
func (w *writer) write(ctx context.Context, s store.Store) error {
	w.tries++
	text := fmt.Sprint("Title ", w.tries)
	next, p, err := stakeholder.Apply(w.m, stakeholder.ChangeMap{Title: &text})
	if err != nil {
		return err
	}
	command := store.CommandID(fmt.Sprint("c", w.tries))
	err = s.Commit(ctx, w.id, w.m.Revision, []store.Entry{{ID: command, Author: "a", Patch: p}})
	if errors.Is(err, stakeholder.Unclear) || errors.Is(err, store.Unreachable) {
		_, err = s.Find(context.Background(), w.id, command)
		if errors.Is(err, stakeholder.NotFound) {
			return nil // it did not happen
		}
	}
	if err == nil {
		w.m = next
	}
	return err
}

// Whatever happens to the line, every commit is either done once or not at all,
// and whoever made it gets to know which.
func TestLine(t *testing.T) {
	for name, c := range map[string]struct {
		trouble func(l *pgtest.Line)
		every   time.Duration
		attempt time.Duration
		writes  int
	}{
		"cut":     {(*pgtest.Line).Cut, 30 * time.Millisecond, 2 * time.Second, 40},
		"silence": {(*pgtest.Line).Silence, 400 * time.Millisecond, 300 * time.Millisecond, 12},
		"slow":    {func(l *pgtest.Line) { l.Slow(500 * time.Millisecond) }, time.Second, 5 * time.Second, 3},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			host := server.Server(t)
			line, schema := pgtest.NewLine(t, host), host.Schema()
			s := open(t, line.Address()+"&search_path="+schema, postgres.Options{Attempt: c.attempt, Patience: time.Minute, Poll: quick.Poll})
			ctx, stop := context.WithCancel(t.Context())
			var troubling, working sync.WaitGroup
			troubling.Go(func() {
				for ctx.Err() == nil {
					c.trouble(line)
					select {
					case <-ctx.Done():
					case <-time.After(c.every):
					}
				}
			})
			var writers []*writer
			for i := range 4 {
				id := stakeholder.MapID(fmt.Sprint("m", i))
				w := &writer{id: id, m: stakeholder.New(id)}
				writers = append(writers, w)
				working.Go(func() {
					for range c.writes {
						if err := w.write(context.Background(), s); err != nil {
							t.Error(err)
							return
						}
					}
				})
			}
			working.Wait()
			stop()
			troubling.Wait()
			if err := s.Close(); err != nil {
				t.Error(err)
			}
			checkWriters(t, host.Address("search_path="+schema), writers)
		})
	}
}

// A large commit whose instance dies in the middle is done or not at all, and leaves
// nothing behind.
func TestDiesInALargeCommit(t *testing.T) {
	host := server.Server(t)
	line, schema := pgtest.NewLine(t, host), host.Schema()
	var p stakeholder.Patch
	for i := range 5000 {
		a := stakeholder.Actor{ID: stakeholder.ActorID(fmt.Sprint("a", i)), Name: fmt.Sprint("Etat ", i)}
		p = append(p, stakeholder.Edit{Key: a.Key(), After: a})
	}
	look := open(t, host.Address("search_path="+schema), quick)
	defer look.Close()
	for i := range 12 {
		id := stakeholder.MapID(fmt.Sprint("m", i))
		s := open(t, line.Address()+"&search_path="+schema, quick)
		ctx, die := context.WithCancel(t.Context())
		line.After(1+i*50_000, func() { die(); line.Cut() })
		err := s.Commit(ctx, id, 0, []store.Entry{{ID: "c", Patch: p}})
		line.After(0, nil)
		_ = s.Close() // its connections are cut
		die()
		m, loadErr := look.Load(t.Context(), id)
		rows := host.SQL(fmt.Sprintf("select (select count(*) from %[1]s.records where map = '%[2]s') + (select count(*) from %[1]s.journal where map = '%[2]s')", schema, id))
		switch {
		case loadErr == nil && m.Actors.Len() != len(p):
			t.Errorf("cut %d: the map has %d actors", i, m.Actors.Len())
		case errors.Is(loadErr, stakeholder.NotFound) && (err == nil || rows != "0"):
			t.Errorf("cut %d: the map is not there, %s rows of it are; the commit says %v", i, rows, err)
		case loadErr != nil && !errors.Is(loadErr, stakeholder.NotFound):
			t.Error(loadErr)
		}
		t.Logf("cut %d: %s rows, %v", i, rows, err)
	}
}

// checkWriters compares what writers know with what there is.
func checkWriters(t *testing.T, address string, writers []*writer) {
	t.Helper()
	s := open(t, address, postgres.Options{})
	defer s.Close()
	storetest.CheckJournals(t, s)
	for _, w := range writers {
		m, err := s.Load(t.Context(), w.id)
		if err == nil {
			err = storetest.Same(m, w.m)
		}
		if err != nil {
			t.Error(err)
		}
	}
}

// The same holds while the line is cut again and again.
func TestLinearOverABadLine(t *testing.T) {
	host := server.Server(t)
	line, schema := pgtest.NewLine(t, host), host.Schema()
	var instances []store.Store
	for range 3 {
		s := open(t, line.Address()+"&search_path="+schema, quick)
		t.Cleanup(func() { _ = s.Close() })
		instances = append(instances, s)
	}
	ctx, stop := context.WithCancel(t.Context())
	var cutting sync.WaitGroup
	cutting.Go(func() {
		for ctx.Err() == nil {
			line.Cut()
			time.Sleep(100 * time.Millisecond)
		}
	})
	storetest.RunLinear(t, storetest.Histories(8), instances...)
	stop()
	cutting.Wait()
}

// until waits for something that will be.
func until(t *testing.T, what string, is func() bool) {
	t.Helper()
	for end := time.Now().Add(time.Minute); !is(); time.Sleep(10 * time.Millisecond) {
		if time.Now().After(end) {
			t.Fatal("never: " + what)
		}
	}
}

// A commit whose answer was lost is not done again, and is reported as done.
func TestAnswerLost(t *testing.T) {
	host := server.Server(t)
	line, schema := pgtest.NewLine(t, host), host.Schema()
	s := open(t, line.Address()+"&search_path="+schema, postgres.Options{Attempt: 500 * time.Millisecond, Patience: time.Minute})
	defer s.Close()
	w := &writer{id: "m", m: stakeholder.New("m")}
	for n := range 4 {
		if err := w.write(t.Context(), s); err != nil || w.m.Revision != uint64(n+1) {
			t.Fatalf("revision %d after %d, %v", w.m.Revision, n, err)
		}
		line.Mute()
	}
	checkWriters(t, host.Address("search_path="+schema), []*writer{w})
}

// A commit that waits for its standby is not reported as done because somebody
// cancelled the waiting.
func TestWaitForTheStandbyCancelled(t *testing.T) {
	host := pgtest.Start(t, "fsync=off")
	s := open(t, host.Fresh(), postgres.Options{Attempt: time.Minute, Patience: 5 * time.Minute})
	defer s.Close()
	w := &writer{id: "m", m: stakeholder.New("m")}
	if err := w.write(t.Context(), s); err != nil {
		t.Fatal(err)
	}
	host.Standbys("*")
	done := make(chan error, 1)
	go func() { done <- w.write(t.Context(), s) }()
	waiting := func(statement string) func() bool {
		return func() bool {
			return host.SQL("select count(*) from pg_stat_activity where wait_event = 'SyncRep' and query like '"+statement+"%'") == "1"
		}
	}
	until(t, "the commit waits", waiting("with done"))
	host.SQL("select pg_cancel_backend(pid) from pg_stat_activity where wait_event = 'SyncRep'")
	until(t, "the question waits, too", waiting("commit"))
	select {
	case err := <-done:
		t.Fatalf("reported before the standby had it: %v", err)
	default:
	}
	host.Standbys("")
	if err := <-done; err != nil || w.m.Revision != 2 {
		t.Errorf("revision %d, %v", w.m.Revision, err)
	}
}
