package bolt

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"interessentkart/internal/stakeholder"
	"interessentkart/internal/store"
)

const crashMaps = 3

func crashMap(n int) stakeholder.MapID { return stakeholder.MapID(fmt.Sprint("m", n)) }

// writeForever is the process that gets killed: it changes three maps at once,
// some changes to a commit, and prints map and revision once they are saved.
func writeForever(path string, o Options) error {
	s, err := Open(path, o)
	if err != nil {
		return err
	}
	failed := make(chan error)
	for n := range crashMaps {
		go func() { failed <- writeOne(s, crashMap(n)) }()
	}
	return <-failed
}

func writeOne(s *Store, id stakeholder.MapID) error {
	ctx := context.Background()
	m, err := s.Load(ctx, id)
	if errors.Is(err, stakeholder.NotFound) {
		m, err = stakeholder.New(id), nil
	}
	for err == nil {
		next, entries := m, []store.Entry(nil)
		for range rand.IntN(4) + 1 {
			var p stakeholder.Patch
			if next, p, err = stakeholder.Apply(next, crashCommand(next.Revision+1)); err != nil {
				return err
			}
			entries = append(entries, store.Entry{ID: store.CommandID(fmt.Sprint("c", next.Revision)), Patch: p})
		}
		if err = s.Commit(ctx, id, m.Revision, entries); err == nil {
			m = next
			fmt.Println(id, m.Revision) // one write, so that lines stay whole
		}
	}
	return err
}

// crashCommand is the command that leads to a revision: the same each time, so
// that what survived can be told from what should have.
func crashCommand(revision uint64) stakeholder.Command {
	text := crashText(revision)
	return stakeholder.Batch{Commands: []stakeholder.Command{
		stakeholder.ChangeMap{Title: &text},
		stakeholder.AddActor{Actor: stakeholder.Actor{ID: actorID(int(revision)), Name: text,
			Notes: strings.Repeat(text+" ", int(revision%37))}},
	}}
}

func crashText(revision uint64) string { return fmt.Sprint("Endring ", revision) }

// acks reads what a writer says is saved.
type acks struct {
	reading sync.WaitGroup
	first   chan struct{} // closed at the first one

	// mu guards saved.
	mu    sync.Mutex
	saved map[stakeholder.MapID]uint64
	count int
}

func startWriter(t *testing.T, c *exec.Cmd) *acks {
	out, err := c.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := c.Start(); err != nil {
		t.Fatal(err)
	}
	a := &acks{first: make(chan struct{}), saved: map[stakeholder.MapID]uint64{}}
	a.reading.Go(func() { a.read(out) })
	return a
}

func (a *acks) read(out io.Reader) {
	lines := bufio.NewScanner(out)
	for lines.Scan() {
		var id stakeholder.MapID
		var revision uint64
		if n, _ := fmt.Sscan(lines.Text(), &id, &revision); n != 2 {
			continue // the last line, cut short
		}
		a.mu.Lock()
		a.saved[id] = revision
		if a.count++; a.count == 1 {
			close(a.first)
		}
		a.mu.Unlock()
	}
}

// writer is a process that writes, by its role, and the test of what it left.
type writer struct {
	role string
	lost func(path string, saved map[stakeholder.MapID]uint64) error
}

// busyWriter changes a few maps all the time.
var busyWriter = writer{"write", lost}

// lost tells what of the acknowledged changes a file lacks, or what else is
// wrong with it.
func lost(path string, saved map[stakeholder.MapID]uint64) error {
	ctx := context.Background()
	if _, err := Check(ctx, path, nil); err != nil {
		return err
	}
	s, err := Open(path, Options{})
	if err != nil {
		return err
	}
	defer s.Close()
	for id, revision := range saved {
		m, err := s.Load(ctx, id)
		if err != nil {
			return err
		}
		if m.Revision < revision {
			return fmt.Errorf("map %s: revision %d was saved, %d is there", id, revision, m.Revision)
		}
		for r := range m.Revision {
			if a, _ := m.Actors.Find(actorID(int(r + 1))); a.Name != crashText(r+1) {
				return fmt.Errorf("map %s: the change of revision %d is not there", id, r+1)
			}
		}
	}
	return nil
}

// Killed at random moments while writing, a server has every change that it
// said was saved. (That says nothing of a power cut: see TestPowerCut.)
func TestKill(t *testing.T) {
	kills := 200
	if testing.Short() {
		kills = 20
	}
	if soak() {
		kills = 5000
	}
	killOften(t, kills, busyWriter)
}

func killOften(t *testing.T, kills int, w writer) {
	r := rand.New(rand.NewPCG(3, 4))
	total, path := 0, ""
	for i := range kills {
		if i%25 == 0 {
			path = filepath.Join(t.TempDir(), "maps.db")
		}
		c := child(w.role, path)
		a := startWriter(t, c)
		if i%10 != 0 { // some are killed while they start
			select {
			case <-a.first:
			case <-time.After(2 * time.Minute):
				t.Fatal("nothing was saved")
			}
		}
		time.Sleep(time.Duration(r.IntN(20_000)) * time.Microsecond)
		if err := c.Process.Kill(); err != nil {
			t.Fatal(err)
		}
		a.reading.Wait()
		c.Wait() // it was killed: that is no error
		total += a.count
		if len(a.saved) == 0 {
			continue
		}
		if err := w.lost(path, a.saved); err != nil {
			t.Fatalf("kill %d: %v", i, err)
		}
	}
	t.Logf("%d kills, %d commits acknowledged, none lost", kills, total)
}
