package bolt

import (
	"bufio"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"interessentkart/internal/stakeholder"
	"interessentkart/internal/store"
	"interessentkart/internal/store/storetest"
)

// write commits changes of a map's description, each of about the size, until
// one fails.
func writeUntilFull(t *testing.T, s *Store, size int) (written int, err error) {
	m := stakeholder.New("m")
	for i := 0; i < 100_000; i++ {
		text := fmt.Sprint(i, strings.Repeat(" fyll", size/5))
		next, p, err := stakeholder.Apply(m, stakeholder.ChangeMap{Description: &text})
		if err != nil {
			t.Fatal(err)
		}
		if err := s.Commit(t.Context(), "m", m.Revision, []store.Entry{{ID: store.CommandID(fmt.Sprint("c", i)), Patch: p}}); err != nil {
			return i, err
		}
		m = next
	}
	t.Fatal("the disk never became full")
	return 0, nil
}

// On a disk that is full for real, writing stops with a clear error, and
// everything that was saved can be read, and be forgotten to make room.
func TestDiskFull(t *testing.T) {
	folder := smallDisk(t, 8<<20)
	s, err := Open(filepath.Join(folder, "maps.db"), Options{Reserve: -1})
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	saved, err := writeUntilFull(t, s, 10_000)
	if !errors.Is(err, store.Full) {
		t.Fatalf("after %d changes: %v", saved, err)
	}
	t.Logf("%d changes were saved, then: %v", saved, err)
	m, err := s.Load(t.Context(), "m")
	if err != nil || m.Revision != uint64(saved) || !strings.HasPrefix(m.Info.Description, fmt.Sprint(saved-1, " fyll")) {
		t.Fatalf("what was saved reads %v, %v", m, err)
	}
	storetest.CheckJournals(t, s)
	if err := s.Forget(t.Context(), "m"); err != nil {
		t.Fatal(err)
	}
	if again, err := writeUntilFull(t, s, 10_000); !errors.Is(err, store.Full) || again == 0 {
		t.Errorf("after making room: %d changes, %v", again, err)
	}
}

// Below the reserve writing stops before the disk is full.
func TestReserve(t *testing.T) {
	s, err := Open(filepath.Join(t.TempDir(), "maps.db"), Options{Reserve: 1 << 62})
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	_, err = writeUntilFull(t, s, 10)
	if !errors.Is(err, store.Full) || !strings.Contains(err.Error(), "MiB left") {
		t.Errorf("got %v", err)
	}
	if all, err := s.List(t.Context()); err != nil || len(all) != 0 {
		t.Errorf("%v, %v", all, err)
	}
}

// child runs a test function of this binary in a process of its own, with its
// argument, as helper processes; see TestMain.
func child(role string, args ...string) *exec.Cmd {
	c := exec.Command(os.Args[0], args...)
	c.Env = append(os.Environ(), "BOLT_TEST_ROLE="+role)
	c.Stderr = os.Stderr
	return c
}

// A file that is open in another process is refused at once, by name.
func TestSecondProcess(t *testing.T) {
	path := filepath.Join(t.TempDir(), "maps.db")
	holder := child("hold", path)
	in, err := holder.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	out, err := holder.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := holder.Start(); err != nil {
		t.Fatal(err)
	}
	defer func() {
		in.Close()
		if err := holder.Wait(); err != nil {
			t.Error(err)
		}
	}()
	if line, err := bufio.NewReader(out).ReadString('\n'); err != nil {
		t.Fatal(line, err)
	}
	_, opened := Open(path, Options{})
	_, checked := Check(t.Context(), path, nil)
	_, restored := Restore(t.Context(), path, path+"2", nil)
	for _, err := range []error{opened, checked, restored} {
		if !errors.Is(err, store.InUse) || !strings.Contains(err.Error(), "another process") {
			t.Errorf("got %v", err)
		}
	}
}

// holdFile is the process that has the file open, until its input ends.
func holdFile(path string) error {
	s, err := Open(path, Options{})
	if err != nil {
		return err
	}
	fmt.Println("open")
	_, err = bufio.NewReader(os.Stdin).ReadByte()
	if err.Error() != "EOF" {
		return err
	}
	return s.Close()
}
