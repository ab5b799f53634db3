package postgres_test

import (
	"os"
	"path/filepath"
	"testing"
	"time"

	"go.uber.org/goleak"

	"interessentkart/internal/store"
	"interessentkart/internal/store/bolt"
	"interessentkart/internal/store/chain"
	"interessentkart/internal/store/postgres"
	"interessentkart/internal/store/postgres/pgtest"
	"interessentkart/internal/store/storetest"
)

// server is shared by the tests that do not harm it.
var server pgtest.Shared

func TestMain(m *testing.M) {
	code := m.Run()
	server.Close()
	if code == 0 {
		if err := goleak.Find(); err != nil {
			os.Stderr.WriteString(err.Error())
			code = 1
		}
	}
	os.Exit(code)
}

// quick has hints come by polling soon, for tests that wait for them.
var quick = postgres.Options{Poll: 50 * time.Millisecond}

func open(t testing.TB, address string, o postgres.Options) *postgres.Store {
	t.Helper()
	s, err := postgres.Open(t.Context(), address, o)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func TestStore(t *testing.T) {
	storetest.Run(t, func(t *testing.T) store.Store { return open(t, server.Server(t).Fresh(), postgres.Options{}) })
}

// Engines and poolers that have no LISTEN do as well.
func TestStoreWithoutNotify(t *testing.T) {
	storetest.Run(t, func(t *testing.T) store.Store {
		return open(t, server.Server(t).Fresh(), postgres.Options{NoNotify: true, Poll: quick.Poll})
	})
}

func TestRows(t *testing.T) {
	for name, pick := range map[string]func(s *postgres.Store, now func() time.Time) store.Rows{
		"kept":  (*postgres.Store).Rows,
		"short": (*postgres.Store).Short,
	} {
		t.Run(name, func(t *testing.T) {
			storetest.RunRows(t, func(t *testing.T, now func() time.Time) store.Rows {
				s := open(t, server.Server(t).Fresh(), postgres.Options{})
				t.Cleanup(func() { _ = s.Close() })
				return pick(s, now)
			})
		})
	}
}

func TestCarried(t *testing.T) {
	fresh := func(t *testing.T) chain.Carrier {
		s := open(t, server.Server(t).Fresh(), postgres.Options{})
		t.Cleanup(func() { _ = s.Close() })
		return s
	}
	file := func(t *testing.T) chain.Carrier {
		s, err := bolt.Open(filepath.Join(t.TempDir(), "maps.db"), bolt.Options{})
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { _ = s.Close() })
		return s
	}
	t.Run("from a file", func(t *testing.T) { storetest.RunCarrier(t, file, fresh) })
	t.Run("to a file", func(t *testing.T) { storetest.RunCarrier(t, fresh, file) })
}

// Clients of three instances see one map.
func TestLinear(t *testing.T) {
	address := server.Server(t).Fresh()
	var instances []store.Store
	for range 3 {
		s := open(t, address, quick)
		t.Cleanup(func() { _ = s.Close() })
		instances = append(instances, s)
	}
	storetest.RunLinear(t, storetest.Histories(20), instances...)
}
