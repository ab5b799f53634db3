package storetest

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"testing"
	"time"

	"interessentkart/internal/store"
	"interessentkart/internal/store/memory"
)

// fullRows are rows that take nothing while full is set.
type fullRows struct {
	below
	full bool
}

type below = store.Rows

func (f *fullRows) refusal() error {
	if f.full {
		return store.Full.Because(store.DiskFull)
	}
	return nil
}

func (f *fullRows) Save(ctx context.Context, rows ...store.Row) error {
	if err := f.refusal(); err != nil {
		return err
	}
	return f.below.Save(ctx, rows...)
}

func (f *fullRows) Take(ctx context.Context, table, key string) (store.Row, bool, error) {
	if err := f.refusal(); err != nil {
		return store.Row{}, false, err
	}
	return f.below.Take(ctx, table, key)
}

func (f *fullRows) Drop(ctx context.Context, table, prefix string) (int, error) {
	if err := f.refusal(); err != nil {
		return 0, err
	}
	return f.below.Drop(ctx, table, prefix)
}

func TestLaterIsRows(t *testing.T) {
	RunRows(t, func(_ *testing.T, now func() time.Time) store.Rows { return store.NewLater(memory.NewRows(now), now) })
}

// Rows that could not be written are as good as others for whoever reads, as long
// as they wait and after that.
func TestLaterOnAFullDisk(t *testing.T) {
	c := &clock{}
	disk := &fullRows{below: memory.NewRows(c.now)}
	l := store.NewLater(disk, c.now)
	save(t, l, store.Row{Table: "role", Key: "m/a", Value: []byte("owner")}, store.Row{Table: "role", Key: "m/b", Value: []byte("editor")},
		store.Row{Table: "link", Key: "m/1", Value: []byte("x")}, store.Row{Table: "link", Key: "m/2", Value: []byte("y")})
	disk.full = true
	if err := l.Save(t.Context(), store.Row{Table: "role", Key: "m/c"}); !errors.Is(err, store.Full) {
		t.Errorf("what may not wait: %v", err)
	}
	for _, r := range []store.Row{{Table: "role", Key: "m/a", Value: []byte("reader")}, {Table: "session", Key: "s", Value: []byte("1"), Until: c.now().Add(time.Hour)}} {
		if err := store.SaveOrKeep(t.Context(), l, r); err != nil {
			t.Fatal(err)
		}
	}
	if r, ok, err := l.Take(t.Context(), "role", "m/b"); string(r.Value) != "editor" || !ok || err != nil {
		t.Errorf("%+v %v %v", r, ok, err)
	}
	if _, ok, err := l.Take(t.Context(), "role", "m/b"); ok || err != nil {
		t.Errorf("taken twice: %v %v", ok, err)
	}
	if n, err := l.Drop(t.Context(), "link", "m/"); n != 2 || err != nil {
		t.Errorf("%d %v", n, err)
	}
	seen := func(when string) {
		t.Helper()
		if got := keys(t, l, "role", "") + keys(t, l, "link", "") + keys(t, l, "session", ""); got != "m/a=reader s=1 " {
			t.Errorf("%s: %q", when, got)
		}
		if _, ok, err := l.Row(t.Context(), "role", "m/b"); ok || err != nil {
			t.Errorf("%s: what was taken is there: %v", when, err)
		}
	}
	seen("full")
	if err := l.Flush(t.Context()); !errors.Is(err, store.Full) || l.Waiting() != 5 {
		t.Errorf("%v, %d wait", err, l.Waiting())
	}
	disk.full = false
	if err := l.Flush(t.Context()); err != nil || l.Waiting() != 0 {
		t.Errorf("%v, %d wait", err, l.Waiting())
	}
	seen("with room again")
	if got := keys(t, disk, "role", "") + keys(t, disk, "link", ""); got != "m/a=reader " {
		t.Errorf("written: %q", got)
	}
	disk.full = true
	if err := store.SaveOrKeep(t.Context(), l, store.Row{Table: "session", Key: "t", Until: c.now().Add(time.Minute)}); err != nil {
		t.Fatal(err)
	}
	c.pass(2 * time.Minute)
	if _, ok, _ := l.Row(t.Context(), "session", "t"); ok {
		t.Error("a session that is over lives on in memory")
	}
}

// Memory has an end: beyond it what cannot be written is refused.
func TestLaterHasAnEnd(t *testing.T) {
	disk := &fullRows{memory.NewRows(time.Now), true}
	l := store.NewLater(disk, time.Now)
	var err error
	for i := 0; i <= store.MaxWaiting && err == nil; i++ {
		err = l.SaveOrKeep(t.Context(), store.Row{Table: "audit", Key: fmt.Sprint(i)})
	}
	if !errors.Is(err, store.Full) || l.Waiting() != store.MaxWaiting {
		t.Errorf("%v, %d wait", err, l.Waiting())
	}
}

// Readers, writers and the one who writes later do not lose each other's rows.
func TestLaterTogether(t *testing.T) {
	disk := &fullRows{memory.NewRows(time.Now), true}
	l := store.NewLater(disk, time.Now)
	save := func(i int) {
		if err := l.SaveOrKeep(t.Context(), store.Row{Table: "audit", Key: fmt.Sprint(i)}); err != nil {
			t.Error(err)
		}
	}
	for i := range 100 {
		save(i)
	}
	disk.full = false
	var all sync.WaitGroup
	for i := range 4 {
		all.Go(func() {
			for n := range 100 {
				save(100 + 100*i + n)
				if err := l.Flush(t.Context()); err != nil {
					t.Error(err)
				}
			}
		})
	}
	all.Wait()
	rows, err := disk.Rows(t.Context(), "audit", "")
	if err != nil || len(rows) != 500 || l.Waiting() != 0 {
		t.Errorf("%d rows, %v, %d wait", len(rows), err, l.Waiting())
	}
}
