package bolt

import (
	"fmt"
	"path/filepath"
	"testing"
	"time"

	"interessentkart/internal/stakeholder"
	"interessentkart/internal/store"
)

// BenchmarkOpen opens a file with 1,000 maps of 50 actors and 50 relations, as
// a server does when it starts.
func BenchmarkOpen(b *testing.B) {
	path := filepath.Join(b.TempDir(), "maps.db")
	fillMaps(b, path, 1000, 50)
	for b.Loop() {
		s := open(b, path)
		if err := s.Close(); err != nil {
			b.Fatal(err)
		}
	}
}

// fillMaps makes a file with maps of so many actors, each named in an entry of
// its own, and as many relations.
func fillMaps(t testing.TB, path string, maps, actors int) {
	t.Helper()
	s := open(t, path)
	defer s.Close()
	for i := range maps {
		id := stakeholder.MapID(fmt.Sprintf("map-%04d", i))
		m, entries := stakeholder.New(id), []store.Entry(nil)
		add := func(c stakeholder.Command) {
			next, p, err := stakeholder.Apply(m, c)
			if err != nil {
				t.Fatal(err)
			}
			m = next
			entries = append(entries, store.Entry{ID: store.CommandID(fmt.Sprintf("%s-%d", id, len(entries))),
				Author: "anna", Time: time.Unix(int64(i), 0), Patch: p})
		}
		title := fmt.Sprint("Kart ", i)
		add(stakeholder.ChangeMap{Title: &title})
		for n := range actors {
			add(stakeholder.AddActor{Actor: stakeholder.Actor{ID: actorID(n), Name: fmt.Sprint("Etat for prøving ", n),
				Kind: stakeholder.State, Notes: "Har ansvar for registeret og for veiledning til kommunene."}})
		}
		for n := range actors {
			add(stakeholder.Relate{Relation: stakeholder.Relation{ID: stakeholder.RelationID(fmt.Sprint("r", n)),
				From: actorID(n), To: actorID((n + 1) % actors), Type: stakeholder.Delivers, Label: "data om saken"}})
		}
		if err := s.Commit(t.Context(), id, 0, entries); err != nil {
			t.Fatal(err)
		}
	}
}

func actorID(n int) stakeholder.ActorID { return stakeholder.ActorID(fmt.Sprint("a", n)) }

// BenchmarkLoad reads, and proves, a map of 150 actors and 150 relations with
// 301 changes behind it.
func BenchmarkLoad(b *testing.B) {
	path := filepath.Join(b.TempDir(), "maps.db")
	fillMaps(b, path, 10, 150)
	s := open(b, path)
	defer s.Close()
	for b.Loop() {
		if _, err := s.Load(b.Context(), "map-0004"); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkBackup copies, and proves, a file with 1,000 maps of 50 actors.
func BenchmarkBackup(b *testing.B) {
	path := filepath.Join(b.TempDir(), "maps.db")
	fillMaps(b, path, 1000, 50)
	s := open(b, path)
	defer s.Close()
	for b.Loop() {
		report, err := s.Backup(b.Context(), path+".copy", nil)
		if err != nil {
			b.Fatal(err)
		}
		b.SetBytes(report.Bytes)
	}
}
