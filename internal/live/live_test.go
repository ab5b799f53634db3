package live_test

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"interessentkart/internal/live"
	"interessentkart/internal/stakeholder"
	"interessentkart/internal/store"
	"interessentkart/internal/store/memory"
	"interessentkart/internal/store/storetest"
)

const idle = time.Minute

func openRooms(t testing.TB, s store.Store) *live.Rooms {
	rooms := live.Open(s, live.Config{Now: time.Now, Idle: idle})
	t.Cleanup(func() {
		rooms.Close()
		storetest.CheckJournals(t, s)
	})
	return rooms
}

func request(id string, c stakeholder.Command) live.Request {
	return live.Request{ID: store.CommandID(id), Author: "anna", Command: c}
}

func title(text string) stakeholder.Command { return stakeholder.ChangeMap{Title: &text} }

func actor(id, name string) stakeholder.Command {
	return stakeholder.AddActor{Actor: stakeholder.Actor{ID: stakeholder.ActorID(id), Name: name}}
}

// withMap gives rooms over a store that has one map, m, at revision 1.
func withMap(t testing.TB, s store.Store) *live.Rooms {
	rooms := openRooms(t, s)
	if _, err := rooms.Create(context.Background(), "m", request("made", title("A"))); err != nil {
		t.Fatal(err)
	}
	return rooms
}

func enter(t testing.TB, rooms *live.Rooms) *live.Room {
	t.Helper()
	room, err := rooms.Enter(context.Background(), "m")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(room.Leave)
	return room
}

func wants(t testing.TB, err error, class stakeholder.Class, code stakeholder.Code) {
	t.Helper()
	var e *stakeholder.Error
	if !errors.Is(err, class) || !errors.As(err, &e) || e.Code != code {
		t.Errorf("got error %v, want %s %s", err, class, code)
	}
}

func TestDo(t *testing.T) {
	rooms := withMap(t, memory.New())
	room := enter(t, rooms)
	got, err := room.Do(t.Context(), request("c1", actor("nav", "Nav")))
	if err != nil || got.Revision != 2 || len(got.Patch) != 1 {
		t.Fatalf("%+v, %v", got, err)
	}
	if !room.Snapshot().Actors.Has("nav") {
		t.Error("the one who asked does not see the change")
	}
	_, err = room.Do(t.Context(), request("c2", actor("nav", "Nav")))
	wants(t, err, stakeholder.Conflict, stakeholder.IDTaken)
	_, err = room.Do(t.Context(), request("No Id", title("B")))
	wants(t, err, stakeholder.Invalid, stakeholder.IDInvalid)
	if got, err := room.Do(t.Context(), request("c3", title("A"))); err != nil || got.Revision != 2 || got.Patch != nil {
		t.Errorf("a command that changes nothing: %+v, %v", got, err)
	}
	_, err = rooms.Snapshot(t.Context(), "none")
	wants(t, err, stakeholder.NotFound, store.MapUnknown)
}

func TestCreate(t *testing.T) {
	rooms := withMap(t, memory.New())
	if got, err := rooms.Create(t.Context(), "m", request("made", title("A"))); err != nil || got.Revision != 1 {
		t.Errorf("the same again: %+v, %v", got, err)
	}
	_, err := rooms.Create(t.Context(), "m", request("other", title("B")))
	wants(t, err, stakeholder.Conflict, store.RevisionStale)
}

// A command that was accepted is answered, not applied again, whatever became
// of the map since.
func TestSeenBefore(t *testing.T) {
	rooms := withMap(t, memory.New())
	room := enter(t, rooms)
	commands := []live.Request{request("c1", actor("nav", "Nav")), request("c2", title("B")), request("c3", title("C")),
		request("c4", stakeholder.RemoveActor{ID: "nav"})}
	for range 3 {
		for i, q := range commands {
			if got, err := room.Do(t.Context(), q); err != nil || got.Revision != uint64(i+2) || len(got.Patch) != 1 {
				t.Errorf("%s: %+v, %v", q.ID, got, err)
			}
		}
	}
	if m := room.Snapshot(); m.Revision != 5 || m.Info.Title != "C" {
		t.Errorf("revision %d, title %q", m.Revision, m.Info.Title)
	}
	foreign := request("c2", title("D"))
	foreign.Author = "bjørn"
	_, err := room.Do(t.Context(), foreign)
	wants(t, err, stakeholder.Conflict, store.CommandSeen)
}

// Two hundred people at once: everything arrives, once, and readers see every
// revision in order.
func TestManyPeople(t *testing.T) {
	rooms := withMap(t, memory.New())
	room := enter(t, rooms)
	var watching, working sync.WaitGroup
	for range 10 {
		watching.Go(func() { follow(t, room, 1, 2001) })
	}
	for person := range 200 {
		working.Go(func() {
			for i := range 10 {
				id := fmt.Sprintf("p%d-%d", person, i)
				if _, err := room.Do(t.Context(), request(id, actor(id, id))); err != nil {
					t.Error(err)
				}
			}
		})
	}
	working.Wait()
	watching.Wait()
	if n := room.Snapshot().Actors.Len(); n != 2000 {
		t.Errorf("%d actors", n)
	}
}

// follow reads from a revision to another, taking a snapshot when told to.
func follow(t *testing.T, room *live.Room, at, end uint64) {
	ctx, cancel := context.WithTimeout(t.Context(), 30*time.Second)
	defer cancel()
	reader, m := room.Watch(at), room.Snapshot()
	for at < end {
		events, err := reader.Next(ctx)
		if errors.Is(err, stakeholder.Conflict) {
			m = room.Snapshot()
			at, reader = m.Revision, room.Watch(m.Revision)
			continue
		}
		if err != nil {
			t.Error(err)
			return
		}
		for _, e := range events {
			if e.Revision != at+1 {
				t.Errorf("revision %d after %d", e.Revision, at)
			}
			at = e.Revision
		}
	}
	_ = m
}

// Two rooms over one store, as two processes would have: everything arrives.
func TestTwoWriters(t *testing.T) {
	s := memory.New()
	one, other := withMap(t, s), openRooms(t, s)
	var working, watching sync.WaitGroup
	for i, rooms := range []*live.Rooms{one, other} {
		room := enter(t, rooms)
		watching.Go(func() { follow(t, room, 1, 401) })
		for person := range 20 {
			working.Go(func() {
				for n := range 10 {
					id := fmt.Sprintf("p%d-%d-%d", i, person, n)
					if _, err := room.Do(t.Context(), request(id, actor(id, id))); err != nil {
						t.Error(err)
					}
				}
			})
		}
	}
	working.Wait()
	watching.Wait()
}

func TestWatch(t *testing.T) {
	s := memory.New()
	rooms := withMap(t, s)
	room := enter(t, rooms)
	for i := range 1500 {
		if _, err := room.Do(t.Context(), request(fmt.Sprint("c", i), title(fmt.Sprint(i)))); err != nil {
			t.Fatal(err)
		}
	}
	fresh := enter(t, openRooms(t, s)) // its room remembers nothing of the past
	for _, room := range []*live.Room{room, fresh} {
		follow(t, room, 1501-live.MaxBehind, 1501)
		for _, at := range []uint64{0, 1501 - live.MaxBehind - 1, 1502} {
			_, err := room.Watch(at).Next(t.Context())
			wants(t, err, stakeholder.Conflict, live.StreamBehind)
		}
		ctx, cancel := context.WithCancel(t.Context())
		cancel()
		if _, err := room.Watch(1501).Next(ctx); !errors.Is(err, context.Canceled) {
			t.Errorf("a reader with nothing to read: %v", err)
		}
	}
}

func TestUndo(t *testing.T) {
	room := enter(t, withMap(t, memory.New()))
	do := func(q live.Request) {
		t.Helper()
		if _, err := room.Do(t.Context(), q); err != nil {
			t.Fatal(err)
		}
	}
	do(request("c1", title("B")))
	do(request("c2", actor("nav", "Nav")))
	for i, want := range []string{"A", "B", "A"} {
		undo, undone := fmt.Sprint("u", i+1), fmt.Sprint("u", i)
		if i == 0 {
			undone = "c1"
		}
		if _, err := room.Undo(t.Context(), request(undo, nil), store.CommandID(undone)); err != nil {
			t.Fatal(err)
		}
		if m := room.Snapshot(); m.Info.Title != want || !m.Actors.Has("nav") {
			t.Errorf("after %s the title is %q", undo, m.Info.Title)
		}
	}
	_, err := room.Undo(t.Context(), request("u9", nil), "c1")
	wants(t, err, stakeholder.Conflict, stakeholder.UndoChanged)
	foreign := request("u10", nil)
	foreign.Author = "bjørn"
	_, err = room.Undo(t.Context(), foreign, "c2")
	wants(t, err, stakeholder.Forbidden, live.UndoForeign)
}

func TestForget(t *testing.T) {
	rooms := withMap(t, memory.New())
	room := enter(t, rooms)
	reader := room.Watch(1)
	told := make(chan error)
	go func() {
		_, err := reader.Next(t.Context())
		told <- err
	}()
	if err := rooms.Forget(t.Context(), "m"); err != nil {
		t.Fatal(err)
	}
	wants(t, <-told, stakeholder.NotFound, store.MapUnknown)
	_, err := room.Do(t.Context(), request("c1", title("B")))
	wants(t, err, stakeholder.NotFound, store.MapUnknown)
	if _, err := rooms.Create(t.Context(), "m", request("c2", title("C"))); err != nil {
		t.Fatal(err)
	}
	if m, err := rooms.Snapshot(t.Context(), "m"); err != nil || m.Info.Title != "C" {
		t.Errorf("the new map: %v, %v", m, err)
	}
}

// What is redacted is not given to those who are behind.
func TestRedact(t *testing.T) {
	rooms := withMap(t, memory.New())
	room := enter(t, rooms)
	for i, name := range []string{"Kari Nordmann", "Nav"} {
		id := fmt.Sprint("a", i)
		if _, err := room.Do(t.Context(), request(id, actor(id, name))); err != nil {
			t.Fatal(err)
		}
	}
	if err := rooms.Redact(t.Context(), "m", []uint64{2}); err != nil {
		t.Fatal(err)
	}
	_, err := room.Watch(1).Next(t.Context())
	wants(t, err, stakeholder.Conflict, live.StreamBehind)
	if events, err := room.Watch(2).Next(t.Context()); err != nil || len(events) != 1 || events[0].Revision != 3 {
		t.Errorf("%v, %v", events, err)
	}
	_, err = room.Undo(t.Context(), request("u", nil), "a0")
	wants(t, err, stakeholder.Conflict, live.UndoRedacted)
}

// A room that nobody is in closes; one with a reader in it does not.
func TestIdle(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := &counted{Store: memory.New()}
		rooms := withMap(t, s)
		loads := func(want int) {
			t.Helper()
			if _, err := rooms.Snapshot(t.Context(), "m"); err != nil || s.loads != want {
				t.Errorf("loaded %d times, not %d; %v", s.loads, want, err)
			}
		}
		loads(1)
		time.Sleep(idle / 2)
		loads(1)
		time.Sleep(3 * idle)
		loads(2)
		room, err := rooms.Enter(t.Context(), "m")
		if err != nil {
			t.Fatal(err)
		}
		time.Sleep(10 * idle)
		loads(2)
		room.Leave()
		time.Sleep(3 * idle)
		loads(3)
	})
}

// counted counts how often a map is read. Rooms read one at a time here.
type counted struct {
	store.Store
	loads int
}

func (c *counted) Load(ctx context.Context, id stakeholder.MapID) (*stakeholder.Map, error) {
	c.loads++
	return c.Store.Load(ctx, id)
}

func TestClose(t *testing.T) {
	rooms := withMap(t, memory.New())
	room := enter(t, rooms)
	reader := room.Watch(1)
	rooms.Close()
	_, err := room.Do(t.Context(), request("c1", title("B")))
	wants(t, err, live.Closed, live.RoomClosed)
	_, err = reader.Next(t.Context())
	wants(t, err, live.Closed, live.RoomClosed)
	_, err = rooms.Enter(t.Context(), "m")
	wants(t, err, live.Closed, live.RoomClosed)
}

// failing is a store that cannot save.
type failing struct {
	store.Store
	err error
}

func (f *failing) Commit(ctx context.Context, id stakeholder.MapID, expected uint64, entries []store.Entry) error {
	if f.err != nil {
		return f.err
	}
	return f.Store.Commit(ctx, id, expected, entries)
}

// What could not be saved is not shown, to anybody.
func TestNotSaved(t *testing.T) {
	s := &failing{Store: memory.New()}
	room := enter(t, withMap(t, s))
	for _, class := range []stakeholder.Class{store.Full, stakeholder.Unclear, store.Damaged} {
		s.err = class.Because("test")
		if _, err := room.Do(t.Context(), request("c1", title("B"))); !errors.Is(err, class) {
			t.Errorf("got %v, want %s", err, class)
		}
		if m := room.Snapshot(); m.Revision != 1 || m.Info.Title != "A" {
			t.Errorf("%s: revision %d is shown", class, m.Revision)
		}
	}
	s.err = nil
	if got, err := room.Do(t.Context(), request("c1", title("B"))); err != nil || got.Revision != 2 {
		t.Errorf("%+v, %v", got, err)
	}
}
