package bolt

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
	"time"

	"interessentkart/internal/stakeholder"
	"interessentkart/internal/store"
	"interessentkart/internal/store/storetest"
)

// soak tells whether tests that gain from it shall run for long.
func soak() bool { return os.Getenv("SOAK") != "" }

// content is all that a file tells.
type content struct {
	list   []store.Summary
	maps   map[stakeholder.MapID]*stakeholder.Map
	events map[stakeholder.MapID][]store.Event
}

// read reads all that a file tells. Each error must be damage that names the
// command to restore with; wrong is what may not be said of a damaged file.
func read(t *testing.T, s *Store, want content) (refusals int) {
	refused := func(err error) bool {
		if err == nil {
			return false
		}
		refusals++
		checkRefusal(t, err)
		return true
	}
	ctx := context.Background()
	if list, err := s.List(ctx); !refused(err) && !reflect.DeepEqual(list, want.list) {
		t.Errorf("wrong list: %+v", list)
	}
	for id, m := range want.maps {
		if got, err := s.Load(ctx, id); !refused(err) {
			if err := storetest.Same(got, m); err != nil {
				t.Errorf("wrong map: %v", err)
			}
		}
		for _, after := range []uint64{0, m.Revision / 2} {
			if events, err := s.Events(ctx, id, after, 1000); !refused(err) && !reflect.DeepEqual(events, want.events[id][after:]) {
				t.Errorf("wrong events of %s after %d", id, after)
			}
		}
		for i, e := range want.events[id] {
			if i%9 != 0 {
				continue
			}
			if got, err := s.Find(ctx, id, e.ID); !refused(err) && !reflect.DeepEqual(got, e) {
				t.Errorf("wrong event of %s", e.ID)
			}
		}
	}
	return refusals
}

func checkRefusal(t *testing.T, err error) {
	t.Helper()
	if !errors.Is(err, store.Damaged) || !strings.Contains(err.Error(), "interessentkart restore") {
		t.Errorf("refused with: %v", err)
	}
}

// written makes a file with what a file in use has: maps of several pages and
// small ones, free pages, redacted entries.
func written(t *testing.T, path string) content {
	fillMaps(t, path, 8, 25)
	s := open(t, path)
	defer s.Close()
	ctx := t.Context()
	if err := errors.Join(s.Forget(ctx, "map-0003"), s.Redact(ctx, "map-0001", []uint64{3, 5})); err != nil {
		t.Fatal(err)
	}
	small := stakeholder.New("small")
	for i := range 3 {
		title := fmt.Sprint("Lite kart ", i)
		next, p, err := stakeholder.Apply(small, stakeholder.ChangeMap{Title: &title})
		if err != nil {
			t.Fatal(err)
		}
		if err := s.Commit(ctx, "small", small.Revision, []store.Entry{{ID: store.CommandID(fmt.Sprint("c", i)), Patch: p}}); err != nil {
			t.Fatal(err)
		}
		small = next
	}
	want := content{maps: map[stakeholder.MapID]*stakeholder.Map{}, events: map[stakeholder.MapID][]store.Event{}}
	var err error
	if want.list, err = s.List(ctx); err != nil {
		t.Fatal(err)
	}
	for _, sum := range want.list {
		m, err := s.Load(ctx, sum.ID)
		events, err2 := s.Events(ctx, sum.ID, 0, 1000)
		if err := errors.Join(err, err2); err != nil {
			t.Fatal(err)
		}
		want.maps[sum.ID], want.events[sum.ID] = m, events
	}
	return want
}

// inUsePart gives a file without what it has in advance for growing.
func inUsePart(t *testing.T, path string) []byte {
	f, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	m, err := (&walker{file: f}).newestMeta()
	if err != nil {
		t.Fatal(err)
	}
	data := make([]byte, m.pages*uint64(m.pageSize))
	if _, err := f.ReadAt(data, 0); err != nil {
		t.Fatal(err)
	}
	return data
}

// harm damages a copy of a file and tells how.
func harm(data []byte, r *rand.Rand) ([]byte, string) {
	data = bytes.Clone(data)
	switch r.IntN(8) {
	case 0:
		n := r.IntN(len(data))
		return data[:n], fmt.Sprintf("cut to %d bytes", n)
	case 1:
		n := r.IntN(len(data)/512) * 512
		return data[:n], fmt.Sprintf("cut to %d bytes", n)
	case 2: // the headers and elements that the structure rests on
		at := r.IntN(len(data)/4096)*4096 + r.IntN(96)
		data[at] ^= 1 << r.IntN(8)
		return data, fmt.Sprintf("a bit near the start of page %d", at/4096)
	}
	bits := 1 << r.IntN(6)
	for range bits {
		data[r.IntN(len(data))] ^= 1 << r.IntN(8)
	}
	return data, fmt.Sprintf("%d bits", bits)
}

// Of 400 damaged files none tells anything wrong, hangs or panics, and each
// that is refused names the command that puts a backup back.
func TestDamage(t *testing.T) {
	files := 400
	if soak() {
		files = 5_000
	}
	folder := t.TempDir()
	path := filepath.Join(folder, "maps.db")
	want := written(t, path)
	data := inUsePart(t, path)
	r := rand.New(rand.NewPCG(1, 2))
	unopened, unread, whole := 0, 0, 0
	for i := range files {
		bad, how := harm(data, r)
		file := filepath.Join(folder, fmt.Sprint(i, ".db"))
		if err := os.WriteFile(file, bad, 0o600); err != nil {
			t.Fatal(err)
		}
		limit := time.AfterFunc(time.Minute, func() { panic(fmt.Sprintf("file %d, %s: hangs", i, how)) })
		opened, refusals := inspect(t, file, want)
		limit.Stop()
		switch {
		case !opened:
			unopened++
		case refusals > 0:
			unread++
		default:
			whole++
		}
		if t.Failed() {
			t.Fatalf("file %d, %s", i, how)
		}
		if err := os.Remove(file); err != nil {
			t.Fatal(err)
		}
	}
	t.Logf("of %d damaged files %d were refused at opening, %d at reading; in %d no live byte was hit", files, unopened, unread, whole)
	if unopened == 0 || unread == 0 || whole == files {
		t.Error("the damage does not reach everything")
	}
}

// inspect opens and reads a damaged file, and checks that Check is at least as
// strict.
func inspect(t *testing.T, file string, want content) (opened bool, refusals int) {
	_, checked := Check(context.Background(), file, nil)
	s, err := Open(file, Options{})
	if err != nil {
		checkRefusal(t, err)
		if checked == nil {
			t.Error("what Check found whole was not opened")
		}
		return false, 0
	}
	defer s.Close()
	refusals = read(t, s, want)
	if (checked == nil) != (refusals == 0) {
		t.Errorf("reading was refused %d times, Check says %v", refusals, checked)
	}
	writeOn(t, s, want)
	return true, refusals
}

// writeOn writes to every map that can be read: a damaged file may refuse, and
// must not panic.
func writeOn(t *testing.T, s *Store, want content) {
	for id, m := range want.maps {
		title := "Etterpå"
		_, p, err := stakeholder.Apply(m, stakeholder.ChangeMap{Title: &title})
		if err != nil {
			t.Fatal(err)
		}
		err = s.Commit(context.Background(), id, m.Revision, []store.Entry{{ID: "after", Patch: p}})
		if err != nil && !errors.Is(err, stakeholder.Conflict) {
			checkRefusal(t, err)
		}
	}
}

// A page that goes bad while the file is open is refused too.
func TestDamageWhileOpen(t *testing.T) {
	path := filepath.Join(t.TempDir(), "maps.db")
	want := written(t, path)
	s := open(t, path)
	defer s.Close()
	f, err := os.OpenFile(path, os.O_RDWR, 0)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	at := int64(bytes.LastIndex(data, []byte("Etat for prøving 7")))
	if _, err := f.WriteAt([]byte("Etat for prøving 8"), at); err != nil {
		t.Fatal(err)
	}
	if read(t, s, want) == 0 {
		t.Error("a changed name was not noticed")
	}
	if err := os.Truncate(path, 3*4096); err != nil {
		t.Fatal(err)
	}
	if read(t, s, want) == 0 {
		t.Error("a file that was cut short was not noticed")
	}
}

// Files that are no files of this program.
func TestForeign(t *testing.T) {
	folder := t.TempDir()
	path := filepath.Join(folder, "maps.db")
	open(t, path).Close()
	before, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	for name, text := range map[string]string{
		"empty": "", "short": "hei", "json": `{"version": 1}` + strings.Repeat(" ", 10_000), "zeros": strings.Repeat("\x00", 65536),
	} {
		file := filepath.Join(folder, name)
		if err := os.WriteFile(file, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		if _, err := Open(file, Options{}); err == nil {
			t.Errorf("%s was opened", name)
		} else {
			checkRefusal(t, err)
		}
		_, err := Restore(t.Context(), file, path, nil)
		checkRefusal(t, err)
		if now, err := os.ReadFile(file); err != nil || string(now) != text {
			t.Errorf("%s was changed", name)
		}
	}
	if after, err := os.ReadFile(path); err != nil || !bytes.Equal(before, after) {
		t.Error("a refused restore changed what was there")
	}
	if _, err := Open(folder, Options{}); err == nil {
		t.Error("a folder was opened")
	}
}
