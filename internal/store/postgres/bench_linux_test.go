package postgres_test

import (
	"context"
	"fmt"
	"path/filepath"
	"testing"
	"time"

	"interessentkart/internal/stakeholder"
	"interessentkart/internal/store"
	"interessentkart/internal/store/bolt"
	"interessentkart/internal/store/postgres"
	"interessentkart/internal/store/postgres/pgtest"
	"interessentkart/internal/store/storetest"
)

// BenchmarkFiveThousandMaps is 5,000 maps of 300 changes each, in a file and in a
// database: listing all and loading one.
func BenchmarkFiveThousandMaps(b *testing.B) {
	const maps, changes = 5000, 300
	for name, open := range map[string]func(b *testing.B) store.Store{
		"bolt": func(b *testing.B) store.Store {
			s, err := bolt.Open(filepath.Join(b.TempDir(), "maps.db"), bolt.Options{Reserve: -1})
			if err != nil {
				b.Fatal(err)
			}
			return s
		},
		"postgres": func(b *testing.B) store.Store {
			return openBench(b, pgtest.Start(b, "fsync=off", "max_wal_size=4GB").Fresh())
		},
	} {
		b.Run(name, func(b *testing.B) {
			s := open(b)
			defer s.Close()
			fillMaps(b, s, maps, changes)
			b.Run("list", func(b *testing.B) {
				for b.Loop() {
					if all, err := s.List(context.Background()); err != nil || len(all) != maps {
						b.Fatal(len(all), err)
					}
				}
			})
			b.Run("load", func(b *testing.B) {
				n := 0
				for b.Loop() {
					n++
					m, err := s.Load(context.Background(), stakeholder.MapID(fmt.Sprint("m", n*7919%maps)))
					if err != nil || m.Revision != changes {
						b.Fatal(err)
					}
				}
			})
		})
	}
}

// Statements of one transaction keep nobody from writing to other maps.
func BenchmarkCommitLarge(b *testing.B) {
	pg := pgtest.Start(b)
	storetest.BenchmarkLarge(b, func(b *testing.B) store.Store { return openBench(b, pg.Fresh()) })
}

func openBench(b *testing.B, address string) *postgres.Store {
	s, err := postgres.Open(b.Context(), address, postgres.Options{})
	if err != nil {
		b.Fatal(err)
	}
	return s
}

// fillMaps makes maps that begin with 50 actors and then change.
func fillMaps(b *testing.B, s store.Store, maps, changes int) {
	b.Helper()
	var entries []store.Entry
	m := stakeholder.New("m")
	for i := range changes {
		actor := stakeholder.ActorID(fmt.Sprint("a", i%50))
		text := fmt.Sprint("Venter at tjenesten blir enklere for brukerne, ", i)
		var c stakeholder.Command = stakeholder.ChangeActor{ID: actor, Expectations: &text}
		if i < 50 {
			c = stakeholder.AddActor{Actor: stakeholder.Actor{ID: actor, Name: fmt.Sprint("Etat nummer ", i)}}
		}
		next, p, err := stakeholder.Apply(m, c)
		if err != nil {
			b.Fatal(err)
		}
		m, entries = next, append(entries, store.Entry{ID: store.CommandID(fmt.Sprint("c", i)), Author: "a", Time: time.Unix(int64(i), 0), Patch: p})
	}
	for i := range maps {
		if err := s.Commit(context.Background(), stakeholder.MapID(fmt.Sprint("m", i)), 0, entries); err != nil {
			b.Fatal(err)
		}
	}
}
