package bolt

import (
	"context"
	"errors"
	"fmt"
	"testing"

	"interessentkart/internal/stakeholder"
	"interessentkart/internal/store"
)

// importer saves what is too much for one transaction all the time.
var importer = writer{"import", halfImported}

// Each import adds so many actors to one of a few maps, so many rows at a time.
const (
	importSize   = 150
	importPieces = 20
)

// importForever is the process that gets killed while it imports.
func importForever(path string) error {
	s, err := Open(path, Options{Reserve: -1, pieceRows: importPieces})
	for turn := 0; err == nil; turn++ {
		err = importOne(s, crashMap(turn%crashMaps))
	}
	return err
}

func importOne(s *Store, id stakeholder.MapID) error {
	m, err := s.Load(context.Background(), id)
	if errors.Is(err, stakeholder.NotFound) {
		m, err = stakeholder.New(id), nil
	}
	if err != nil {
		return err
	}
	next, p, err := stakeholder.Apply(m, addMany(int(m.Revision)*importSize, importSize))
	if err == nil {
		err = s.Commit(context.Background(), id, m.Revision, []store.Entry{{ID: store.CommandID(fmt.Sprint("c", next.Revision)), Patch: p}})
	}
	if err == nil {
		fmt.Println(id, next.Revision) // one write, so that lines stay whole
	}
	return err
}

// halfImported tells what of the acknowledged imports a file lacks, whether a map
// has part of one, or what was left aside after the file was opened.
func halfImported(path string, saved map[stakeholder.MapID]uint64) error {
	ctx := context.Background()
	if _, err := Check(ctx, path, nil); err != nil {
		return err
	}
	s, err := Open(path, Options{})
	if err != nil {
		return err
	}
	defer s.Close()
	if names, err := s.besideMaps(ctx); err != nil || len(names) > 0 {
		return fmt.Errorf("after opening there is %q aside, %v", names, err)
	}
	all, err := s.List(ctx)
	for _, sum := range all {
		m, err := s.Load(ctx, sum.ID)
		switch {
		case err != nil:
			return err
		case m.Revision < saved[m.ID]:
			return fmt.Errorf("map %s: revision %d was saved, %d is there", m.ID, saved[m.ID], m.Revision)
		case m.Actors.Len() != int(m.Revision)*importSize:
			return fmt.Errorf("map %s: at revision %d it has %d actors", m.ID, m.Revision, m.Actors.Len())
		}
	}
	return err
}

// Killed in the middle of an import, a file has the old map or the new one, and
// nothing beside it.
func TestKillWhileImporting(t *testing.T) {
	kills := 60
	if testing.Short() {
		kills = 10
	}
	if soak() {
		kills = 1000
	}
	killOften(t, kills, importer)
}
