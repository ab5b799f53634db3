package bolt

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"interessentkart/internal/stakeholder"
	"interessentkart/internal/store"
	"interessentkart/internal/words"
)

// things lays out what a backup may be asked to go onto: by what is said when it
// is refused, nothing when it is not.
func things(t *testing.T, folder string) (database string, refusals map[string]string) {
	t.Helper()
	at := func(name string) string { return filepath.Join(folder, name) }
	must := func(errs ...error) {
		t.Helper()
		if err := errors.Join(errs...); err != nil {
			t.Fatal(err)
		}
	}
	for _, name := range []string{"maps.db", "other.db"} {
		fillMaps(t, at(name), 1, 2)
	}
	short, err := Open(at("maps.db.short"), Options{Short: true})
	must(err, short.Close())
	s := open(t, at("other.db"))
	_, err = s.Backup(t.Context(), at("copy.db"), nil)
	must(err, s.Close())
	must(os.WriteFile(at("maps.db.forgotten"), []byte("{}\n"), 0o600), os.WriteFile(at("brev.txt"), []byte("Kjære alle"), 0o600),
		os.WriteFile(at("empty"), nil, 0o600), os.Mkdir(at("folder"), 0o700),
		os.Link(at("maps.db"), at("hard")), os.Symlink(at("maps.db"), at("soft")), os.Symlink(at("copy.db"), at("to-copy")), os.Symlink(at("nowhere"), at("to-nothing")),
		os.Link(at("maps.db.forgotten"), at("log")), os.Link(at("maps.db.short"), at("sessions")))
	const own, another, notWhole = "is a file of the database", "a database, not a backup", "not a whole backup"
	return at("maps.db"), map[string]string{
		"new.db": "", "copy.db": "", "to-copy": "",
		"maps.db": own, "hard": own, "soft": own, "log": own, "sessions": own, "./../" + filepath.Base(folder) + "/maps.db": own,
		"maps.db.short": "ends in .short", "maps.db.forgotten": "ends in .forgotten", "maps.db.old": "ends in .old", "maps.db.sock": "ends in .sock", "x.short": "ends in .short",
		"other.db": another, "brev.txt": notWhole, "empty": notWhole, "folder": "is a folder", "/dev/null": "not an ordinary file", "to-nothing": "link to nothing",
	}
}

// A backup is written where nothing is or over another backup, and nowhere else,
// whatever names a file goes by.
func TestABackupWritesOverNothingElse(t *testing.T) {
	folder := t.TempDir()
	database, refusals := things(t, folder)
	s := open(t, database)
	defer s.Close()
	for name, want := range refusals {
		to := name
		if !filepath.IsAbs(to) {
			to = folder + "/" + name
		}
		before, _ := os.ReadFile(to)
		_, err := s.Backup(t.Context(), to, nil)
		var said *store.Unusable
		switch {
		case want == "":
			if err != nil || !IsBackup(to) {
				t.Errorf("%s: %v", name, err)
			}
		case !errors.As(err, &said) || !strings.Contains(err.Error(), want) || !words.For(words.Nynorsk).Has("unusable."+said.Reason+".do"):
			t.Errorf("%s: %v, want %q", name, err, want)
		default:
			if now, _ := os.ReadFile(to); !bytes.Equal(before, now) {
				t.Errorf("%s was changed", name)
			}
		}
	}
	if _, err := os.Lstat(filepath.Join(folder, "to-copy")); err != nil {
		t.Error("the link to the copy is gone")
	}
	if _, err := s.List(t.Context()); err != nil {
		t.Error(err)
	}
}

// A restore takes a database's place, be it damaged, and that of nothing else.
func TestARestoreTakesNoOtherPlace(t *testing.T) {
	folder := t.TempDir()
	_, _ = things(t, folder)
	at := func(name string) string { return filepath.Join(folder, name) }
	damaged, err := os.ReadFile(at("other.db"))
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(at("damaged.db"), damaged[:len(damaged)/2], 0o600); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(at("kept.db.old"), []byte("mine"), 0o600); err != nil {
		t.Fatal(err)
	}
	fillMaps(t, at("kept.db"), 1, 2)
	for _, c := range []struct{ from, to, want string }{
		{"copy.db", "new.db", ""}, {"copy.db", "damaged.db", ""}, {"copy.db", "other.db", ""}, {"copy.db", "empty", ""},
		{"copy.db", "brev.txt", "is not a database"}, {"copy.db", "folder", "is a folder"}, {"copy.db", "copy.db", "the backup itself"}, {"copy.db", "to-copy", "the backup itself"},
		{"copy.db", "maps.db.short", "ends in .short"}, {"copy.db", "kept.db", "kept.db.old is there already and is not a database"},
		{"maps.db.short", "new.db", "sessions"}, {"sessions", "new.db", "sessions"}, {"brev.txt", "new.db", "no database of this program"}, {"none", "new.db", "is not there"},
	} {
		before, _ := os.ReadFile(at(c.to))
		_, err := Restore(t.Context(), at(c.from), at(c.to), nil)
		if c.want == "" && err != nil || c.want != "" && (err == nil || !strings.Contains(err.Error(), c.want)) {
			t.Errorf("%s to %s: %v, want %q", c.from, c.to, err, c.want)
		}
		if now, _ := os.ReadFile(at(c.to)); c.want != "" && !bytes.Equal(before, now) {
			t.Errorf("%s was changed", c.to)
		}
		if c.want == "" && IsBackup(at(c.to)) {
			t.Errorf("%s was restored and is still a backup", c.to)
		}
	}
}

// A backup that is worked with is a database like others.
func TestABackupThatIsWrittenToIsNone(t *testing.T) {
	folder := t.TempDir()
	path, copied := filepath.Join(folder, "maps.db"), filepath.Join(folder, "copy.db")
	fillMaps(t, path, 1, 2)
	s := open(t, path)
	defer s.Close()
	if _, err := s.Backup(t.Context(), copied, nil); err != nil {
		t.Fatal(err)
	}
	c := open(t, copied)
	m, err := c.Load(t.Context(), "map-0000")
	if err != nil {
		t.Fatal(err)
	}
	title := "Nytt arbeid"
	_, p, err := stakeholder.Apply(m, stakeholder.ChangeMap{Title: &title})
	if err := errors.Join(err, c.Commit(t.Context(), "map-0000", m.Revision, []store.Entry{{ID: "more", Patch: p}}), c.Close()); err != nil {
		t.Fatal(err)
	}
	if _, err := s.Backup(t.Context(), copied, nil); err == nil {
		t.Error("somebody's work was written over")
	}
}

// What is short-lived is no database of maps, and a database is nothing
// short-lived.
func TestKindsAreNotTakenForEachOther(t *testing.T) {
	folder := t.TempDir()
	database, _ := things(t, folder)
	if _, err := Open(filepath.Join(folder, "sessions"), Options{}); err == nil || !strings.Contains(err.Error(), "not maps") {
		t.Error(err)
	}
	if _, err := Open(database, Options{Short: true}); err == nil || !strings.Contains(err.Error(), "holds 1 map") {
		t.Error(err)
	}
}
