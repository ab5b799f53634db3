package postgres_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"interessentkart/internal/stakeholder"
	"interessentkart/internal/store"
	"interessentkart/internal/store/postgres"
	"interessentkart/internal/store/storetest"
)

// A record that another version of the program wrote in other bytes is the same
// record, and one that was tampered with is not.
func TestOtherBytesSameRecord(t *testing.T) {
	host := server.Server(t)
	schema := host.Schema()
	s := open(t, host.Address("search_path="+schema), postgres.Options{})
	defer s.Close()
	w := &writer{id: "m", m: stakeholder.New("m")}
	for n, spoil := range []string{"", "value = (value::jsonb || '{}')::json", "value = ('  ' || value::text)::json"} {
		if spoil != "" {
			host.SQL(fmt.Sprintf("update %s.records set %s", schema, spoil))
		}
		if err := w.write(t.Context(), s); err != nil || w.m.Revision != uint64(n+1) {
			t.Fatalf("%q: revision %d, %v", spoil, w.m.Revision, err)
		}
	}
	host.SQL(fmt.Sprintf(`update %s.records set value = '{"title":"Something else"}'`, schema))
	if err := w.write(t.Context(), s); !errors.Is(err, stakeholder.Conflict) {
		t.Errorf("a record that is another one: %v", err)
	}
	if _, err := s.Check(t.Context(), nil); !errors.Is(err, store.Damaged) {
		t.Errorf("check: %v", err)
	}
	host.SQL(fmt.Sprintf("update %s.journal set payload = payload || ' ' where revision = 2", schema))
	if _, err := s.Events(t.Context(), "m", 0, 10); !errors.Is(err, store.Damaged) {
		t.Errorf("a journal that was changed: %v", err)
	}
	host.SQL(fmt.Sprintf("delete from %s.journal where revision = 2", schema))
	if _, err := s.Events(t.Context(), "m", 0, 10); !errors.Is(err, store.Damaged) {
		t.Errorf("a journal with a hole: %v", err)
	}
}

// A head that this process remembers may be of a map that was forgotten and made
// again elsewhere.
func TestMadeAgainElsewhere(t *testing.T) {
	address := server.Server(t).Fresh()
	here, there := open(t, address, postgres.Options{}), open(t, address, postgres.Options{})
	defer here.Close()
	defer there.Close()
	w := &writer{id: "m", m: stakeholder.New("m")}
	if err := w.write(t.Context(), here); err != nil {
		t.Fatal(err)
	}
	if err := there.Forget(t.Context(), "m"); err != nil {
		t.Fatal(err)
	}
	again := &writer{id: "m", m: stakeholder.New("m")}
	for _, s := range []store.Store{there, here, there, here} {
		if err := again.write(t.Context(), s); err != nil {
			t.Fatal(err)
		}
	}
	storetest.CheckJournals(t, here)
}

// Of many instances that start at the same time one makes the tables.
func TestManyStartAtOnce(t *testing.T) {
	address := server.Server(t).Fresh()
	done := make(chan error)
	for range 8 {
		go func() {
			s, err := postgres.Open(t.Context(), address, postgres.Options{})
			if err == nil {
				err = s.Close()
			}
			done <- err
		}()
	}
	for range 8 {
		if err := <-done; err != nil {
			t.Error(err)
		}
	}
}

// A database that a newer program has changed is refused, and so is one that is
// not there, without the password in the message.
func TestOpenRefused(t *testing.T) {
	host := server.Server(t)
	schema := host.Schema()
	address := host.Address("search_path="+schema, "password=hemmelig")
	if err := open(t, address, postgres.Options{}).Close(); err != nil {
		t.Fatal(err)
	}
	host.SQL("insert into " + schema + ".migrations (number) values (1000)")
	short := postgres.Options{Attempt: time.Second, Patience: time.Second}
	for _, bad := range []string{address, "postgres:///none?host=" + host.Socket + "&user=kart&password=hemmelig", "postgres://kart:hemmelig@127.0.0.1:1/x", "postgres://%zz"} {
		s, err := postgres.Open(t.Context(), bad, short)
		if err == nil {
			_ = s.Close()
			t.Errorf("%s was opened", bad)
			continue
		}
		if text := err.Error(); len(text) == 0 || strings.Contains(text, "hemmelig") {
			t.Errorf("%s", text)
		}
	}
}
