package storetest

import (
	"context"
	"fmt"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"interessentkart/internal/stakeholder"
	"interessentkart/internal/store"
)

// RunRows runs the suite for rows. Open gives empty ones that go by the clock
// it is given.
func RunRows(t *testing.T, open func(t *testing.T, now func() time.Time) store.Rows) {
	for name, test := range map[string]func(t *testing.T, s store.Rows, c *clock){
		"Kept": testKept, "Expire": testExpire, "TakenOnce": testTakenOnce, "Refused": testRowRefused,
	} {
		t.Run(name, func(t *testing.T) {
			c := &clock{}
			test(t, open(t, c.now), c)
		})
	}
}

// clock stands still until it is told to go on.
type clock struct{ passed atomic.Int64 }

func (c *clock) now() time.Time          { return start.Add(time.Duration(c.passed.Load())) }
func (c *clock) pass(time time.Duration) { c.passed.Add(int64(time)) }

func save(t *testing.T, s store.Rows, rows ...store.Row) {
	t.Helper()
	if err := s.Save(context.Background(), rows...); err != nil {
		t.Fatal(err)
	}
}

func keys(t *testing.T, s store.Rows, table, prefix string) string {
	t.Helper()
	found, err := s.Rows(context.Background(), table, prefix)
	if err != nil {
		t.Fatal(err)
	}
	text := ""
	for _, r := range found {
		text += fmt.Sprintf("%s=%s ", r.Key, r.Value)
	}
	return text
}

func testKept(t *testing.T, s store.Rows, _ *clock) {
	save(t, s, store.Row{Table: "link", Key: "m/b", Value: []byte("2")}, store.Row{Table: "link", Key: "m/a", Value: []byte("1")},
		store.Row{Table: "link", Key: "n/a"}, store.Row{Table: "links", Key: "m/c"})
	save(t, s, store.Row{Table: "link", Key: "m/b", Value: []byte("3")})
	if got := keys(t, s, "link", "m/"); got != "m/a=1 m/b=3 " {
		t.Errorf("got %q", got)
	}
	if r, ok, err := s.Row(t.Context(), "link", "m/b"); err != nil || !ok || string(r.Value) != "3" || !r.Until.IsZero() {
		t.Errorf("%+v %t %v", r, ok, err)
	}
	if _, ok, err := s.Row(t.Context(), "link", "m"); ok || err != nil {
		t.Errorf("a row that is not there: %t %v", ok, err)
	}
	if n, err := s.Drop(t.Context(), "link", "m/"); n != 2 || err != nil {
		t.Errorf("dropped %d, %v", n, err)
	}
	if got := keys(t, s, "link", "") + keys(t, s, "links", ""); got != "n/a= m/c= " {
		t.Errorf("left %q", got)
	}
}

func testExpire(t *testing.T, s store.Rows, c *clock) {
	save(t, s, store.Row{Table: "s", Key: "a", Until: c.now().Add(time.Minute)}, store.Row{Table: "s", Key: "b", Until: c.now().Add(time.Hour)})
	c.pass(time.Minute)
	if got := keys(t, s, "s", ""); got != "b= " {
		t.Errorf("after a minute %q", got)
	}
	if _, ok, err := s.Row(t.Context(), "s", "a"); ok || err != nil {
		t.Errorf("outlived its time: %t %v", ok, err)
	}
	if _, ok, err := s.Take(t.Context(), "s", "a"); ok || err != nil {
		t.Errorf("taken after its time: %t %v", ok, err)
	}
	if err := s.Sweep(t.Context()); err != nil {
		t.Fatal(err)
	}
	c.pass(-time.Minute)
	if got := keys(t, s, "s", ""); got != "b= " {
		t.Errorf("after sweeping %q", got)
	}
}

func testTakenOnce(t *testing.T, s store.Rows, _ *clock) {
	save(t, s, store.Row{Table: "once", Key: "a", Value: []byte("x")})
	var got atomic.Int64
	var all sync.WaitGroup
	for range 8 {
		all.Go(func() {
			if r, ok, err := s.Take(context.Background(), "once", "a"); err != nil {
				t.Error(err)
			} else if ok && string(r.Value) == "x" {
				got.Add(1)
			}
		})
	}
	all.Wait()
	if got.Load() != 1 {
		t.Errorf("%d got the row", got.Load())
	}
}

func testRowRefused(t *testing.T, s store.Rows, _ *clock) {
	for _, r := range []store.Row{{Table: "", Key: "a"}, {Table: "a/b", Key: "a"}, {Table: "a"}, {Table: "a", Key: "a", Value: make([]byte, store.MaxRow+1)}} {
		wants(t, s.Save(t.Context(), store.Row{Table: "a", Key: "ok"}, r), stakeholder.Invalid, store.RowInvalid)
	}
	if got := keys(t, s, "a", ""); got != "" {
		t.Errorf("saved %q", got)
	}
}
