package live_test

import (
	"context"
	"errors"
	"fmt"
	"os"
	"sync"
	"testing"
	"time"

	"go.uber.org/goleak"

	"interessentkart/internal/live"
	"interessentkart/internal/stakeholder"
	"interessentkart/internal/store"
	"interessentkart/internal/store/postgres"
	"interessentkart/internal/store/postgres/pgtest"
	"interessentkart/internal/store/storetest"
)

// server is shared by the tests with PostgreSQL.
var server pgtest.Shared

func TestMain(m *testing.M) {
	code := m.Run()
	server.Close()
	if err := goleak.Find(); code == 0 && err != nil {
		fmt.Fprintln(os.Stderr, err)
		code = 1
	}
	os.Exit(code)
}

// instances opens the rooms of so many instances over one database, which has
// the map m at revision 1.
func instances(t *testing.T, n int, o postgres.Options) (doors []*live.Rooms, stores []*postgres.Store) {
	address := server.Server(t).Fresh()
	for range n {
		s, err := postgres.Open(t.Context(), address, o)
		if err != nil {
			t.Fatal(err)
		}
		rooms := live.Open(s, live.Config{Now: time.Now, Idle: idle})
		t.Cleanup(func() {
			rooms.Close()
			_ = s.Close()
		})
		doors, stores = append(doors, rooms), append(stores, s)
	}
	if _, err := doors[0].Create(t.Context(), "m", request("made", title("A"))); err != nil {
		t.Fatal(err)
	}
	return doors, stores
}

// Whoever writes through whichever instance: everything arrives once, and
// readers on every instance see every revision in order.
func TestInstances(t *testing.T) {
	for name, o := range map[string]postgres.Options{"hints": {}, "polling": {NoNotify: true, Poll: 20 * time.Millisecond}} {
		t.Run(name, func(t *testing.T) {
			const people, each = 30, 10
			doors, stores := instances(t, 3, o)
			var watching, working sync.WaitGroup
			for _, rooms := range doors {
				room := enter(t, rooms)
				for range 3 {
					watching.Go(func() { follow(t, room, 1, 1+people*each) })
				}
			}
			for p := range people {
				working.Go(func() {
					for i := range each {
						id := fmt.Sprintf("p%d-%d", p, i)
						q := request(id, actor(id, id))
						first, err := doors[(p+i)%3].Do(context.Background(), "m", q)
						if err != nil {
							t.Error(err)
							return
						}
						// Sent again, through another instance, it is answered.
						again, err := doors[(p+i+1)%3].Do(context.Background(), "m", q)
						if err != nil || again.Revision != first.Revision {
							t.Errorf("%s: revision %d, and again %d, %v", id, first.Revision, again.Revision, err)
						}
					}
				})
			}
			working.Wait()
			watching.Wait()
			storetest.CheckJournals(t, stores[0])
			if m, err := stores[1].Load(t.Context(), "m"); err != nil || m.Actors.Len() != people*each {
				t.Errorf("%v", err)
			}
		})
	}
}

// Without a single hint everybody has a change within two polls.
func TestHintsLost(t *testing.T) {
	doors, _ := instances(t, 3, postgres.Options{NoNotify: true})
	var readers []*live.Reader
	for _, rooms := range doors {
		readers = append(readers, enter(t, rooms).Watch(1))
	}
	began := time.Now()
	if _, err := doors[0].Do(t.Context(), "m", request("c1", title("B"))); err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithTimeout(t.Context(), time.Minute)
	defer cancel()
	for i, r := range readers {
		events, err := r.Next(ctx)
		if err != nil || len(events) != 1 || events[0].ID != "c1" {
			t.Errorf("instance %d: %v, %v", i, events, err)
		}
	}
	t.Logf("everybody has it after %v", time.Since(began).Round(time.Millisecond))
}

// What is erased by one instance is gone from the memory of the others.
func TestRedactedElsewhere(t *testing.T) {
	doors, _ := instances(t, 2, postgres.Options{})
	here, there := enter(t, doors[0]), enter(t, doors[1])
	for _, q := range []live.Request{request("c1", actor("nav", "Kari Nordmann")), request("c2", stakeholder.RemoveActor{ID: "nav"})} {
		if _, err := here.Do(t.Context(), q); err != nil {
			t.Fatal(err)
		}
	}
	ctx, cancel := context.WithTimeout(t.Context(), time.Minute)
	defer cancel()
	reader := there.Watch(1)
	for n := 0; n < 2; {
		events, err := reader.Next(ctx)
		if err != nil {
			t.Fatal(err)
		}
		n += len(events)
	}
	if err := doors[0].Redact(t.Context(), "m", []uint64{2}); err != nil {
		t.Fatal(err)
	}
	for {
		_, err := there.Watch(1).Next(ctx)
		if errors.Is(err, stakeholder.Conflict) {
			break // told to take a snapshot: what it had is gone
		}
		if err != nil {
			t.Fatal(err)
		}
		time.Sleep(10 * time.Millisecond)
	}
	if err := doors[0].Forget(t.Context(), "m"); err != nil {
		t.Fatal(err)
	}
	if _, err := there.Watch(3).Next(ctx); !errors.Is(err, stakeholder.NotFound) {
		t.Errorf("a map forgotten elsewhere: %v", err)
	}
}

// A database that came back from an earlier moment is what counts.
func TestDatabaseWentBack(t *testing.T) {
	address := server.Server(t).Fresh()
	s, err := postgres.Open(t.Context(), address, postgres.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	rooms := live.Open(s, live.Config{Now: time.Now, Idle: idle})
	defer rooms.Close()
	if _, err := rooms.Create(t.Context(), "m", request("made", title("A"))); err != nil {
		t.Fatal(err)
	}
	early, err := s.Whole(t.Context(), "m")
	if err != nil {
		t.Fatal(err)
	}
	room := enter(t, rooms)
	if _, err := room.Do(t.Context(), request("c1", title("B"))); err != nil {
		t.Fatal(err)
	}
	// As a restore would: not through this store, and without a word.
	other, err := postgres.Open(t.Context(), address, postgres.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer other.Close()
	if err := errors.Join(other.Forget(t.Context(), "m"), other.Put(t.Context(), early)); err != nil {
		t.Fatal(err)
	}
	got, err := rooms.Do(t.Context(), "m", request("c2", title("C")))
	if err != nil || got.Revision != 2 {
		t.Errorf("%+v, %v", got, err)
	}
	storetest.CheckJournals(t, store.Store(s))
}
