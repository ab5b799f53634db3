package main

import (
	"bytes"
	"fmt"
	"io/fs"
	"log/slog"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"interessentkart/data"
	"interessentkart/internal/store/bolt"
)

// fileOf is a map file of so many records.
func fileOf(actors, relations int) []byte {
	var b bytes.Buffer
	b.WriteString(`{"format":"interessentkart","version":1,"actors":[`)
	for i := range actors {
		if i > 0 {
			b.WriteByte(',')
		}
		fmt.Fprintf(&b, `{"id":"a%d","name":"Aktør nummer %d","kind":"state","interest":"high","influence":"low"}`, i, i)
	}
	b.WriteString(`],"relations":[`)
	for i := range relations {
		if i > 0 {
			b.WriteByte(',')
		}
		fmt.Fprintf(&b, `{"id":"r%d","from":"a%d","to":"a%d","type":"delivers","strength":1}`, i, i%actors, (i%actors+1+i/actors)%actors)
	}
	b.WriteString(`]}`)
	return b.Bytes()
}

// written puts content in a file of the test's own and gives its name.
func written(t *testing.T, name, content string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

func mustRun(t *testing.T, args ...string) string {
	t.Helper()
	r := runWith(t, "", args...)
	if r.code != exitOK || r.err != "" {
		t.Fatalf("%q: %d %s", args, r.code, r.err)
	}
	return r.out
}

func caseFile(t *testing.T, name string) string {
	t.Helper()
	content, err := fs.ReadFile(data.Files(), "examples/cases/"+name+".json")
	if err != nil {
		t.Fatal(err)
	}
	return written(t, name+".json", string(content))
}

// A case file becomes a map file, and the drawing of it has everybody by name.
func TestImportAndDraw(t *testing.T) {
	mapFile := filepath.Join(t.TempDir(), "dsop.json")
	out := mustRun(t, "import", caseFile(t, "dsop"), "-o", mapFile)
	if !strings.Contains(out, "25 aktører, 28 relasjoner, 3 grupper, 22 plasser") {
		t.Error(out)
	}
	svg := mustRun(t, "draw", mapFile, "--view", "network")
	if svg != mustRun(t, "draw", mapFile, "--view", "network") {
		t.Error("two runs draw two drawings")
	}
	if actors, relations := strings.Count(svg, `<g class="actor"`), strings.Count(svg, `<g class="relation"`); actors != 25 || relations != 28 {
		t.Errorf("%d actors and %d relations are drawn", actors, relations)
	}
	m, err := loadFile(mapFile, nil)
	if err != nil {
		t.Fatal(err)
	}
	for a := range m.Actors.All() {
		if !strings.Contains(svg, "<title>"+a.Name) {
			t.Errorf("%s is not drawn", a.Name)
		}
	}
}

func TestMapsGoThroughFilesAndDatabases(t *testing.T) {
	dir := t.TempDir()
	db, copied := filepath.Join(dir, "maps.db"), filepath.Join(dir, "copy.db")
	example := mustRun(t, "examples", "skate")
	file := written(t, "skate.json", example)
	if r := runWith(t, "", "import", file, "--db", db); r.code != exitFailed {
		t.Errorf("a database was made by import: %+v", r)
	}
	newDatabase(t, db)
	mustRun(t, "import", file, "--db", db, "--map", "skate")
	if again := mustRun(t, "import", file, "--db", db, "--map", "skate", "--lang", "en"); strings.Contains(again, "To be") {
		t.Errorf("the same file twice: %s", again)
	}
	if got := mustRun(t, "export", "--db", db, "--map", "skate"); got != example {
		t.Error("the map changed on its way through the database")
	}
	mustRun(t, "layout", "--db", db, "--map", "skate")
	if got := mustRun(t, "export", "--db", db, "--map", "skate"); !strings.Contains(got, `"view":"network"`) {
		t.Error("no positions were saved")
	}
	mustRun(t, "backup", copied, "--db", db)
	proved(t, copied)
	mustRun(t, "compact", "--db", db)
	damaged := written(t, "damaged.db", strings.Repeat("x", 1<<16))
	if r := runWith(t, "", "restore", damaged, "--db", db); r.code != exitFailed {
		t.Errorf("a foreign file was restored: %+v", r)
	}
	mustRun(t, "restore", copied, "--db", db)
	if got := mustRun(t, "export", "--db", db, "--map", "skate"); !strings.Contains(got, `"view":"network"`) {
		t.Error("the restored database lacks the positions")
	}
}

func newDatabase(t *testing.T, path string) {
	t.Helper()
	db, err := bolt.Open(path, bolt.Options{})
	if err != nil {
		t.Fatal(err)
	}
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
}

// A service that has the database open makes the backup that is asked for.
func TestBackupWhileServed(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "maps.db")
	db, err := bolt.Open(path, bolt.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	if r := runWith(t, "", "backup", filepath.Join(dir, "none.db"), "--db", path); r.code != exitFailed {
		t.Errorf("a backup of a locked file that nobody offers: %+v", r)
	}
	stop := control{db: db, log: slog.New(slog.DiscardHandler)}.offer(t.Context())
	defer stop()
	copied := filepath.Join(dir, "copy.db")
	mustRun(t, "backup", copied, "--db", path)
	mustRun(t, "backup", copied, "--db", path)
	proved(t, copied)
	if left, err := filepath.Glob(filepath.Join(dir, ".*")); err != nil || len(left) > 0 {
		t.Errorf("left behind: %q %v", left, err)
	}
	for _, to := range []string{path, path + bolt.ShortSuffix, path + bolt.ForgottenSuffix, socketOf(path), "/dev/null"} {
		if r := runWith(t, "", "backup", to, "--db", path); r.code != exitFailed || strings.Count(r.err, "\n") != 1 {
			t.Errorf("onto %s: %+v", to, r)
		}
	}
	// What is open can be saved after somebody took the file away.
	if err := os.Rename(path, path+"-away"); err != nil {
		t.Fatal(err)
	}
	saved := filepath.Join(dir, "saved.db")
	mustRun(t, "backup", saved, "--db", path)
	proved(t, saved)
}

// Nobody but the owner can ask a service, whatever new files are otherwise open
// to, and whatever stands in the socket's place and is none is left alone.
func TestTheSocketIsItsOwners(t *testing.T) {
	path := filepath.Join(t.TempDir(), "maps.db")
	db, err := bolt.Open(path, bolt.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	defer withUmask(0)()
	stop := control{db: db, log: slog.New(slog.DiscardHandler)}.offer(t.Context())
	if info, err := os.Stat(socketOf(path)); err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("%v %v", info.Mode(), err)
	}
	stop()
	if err := os.WriteFile(socketOf(path), []byte("mine"), 0o600); err != nil {
		t.Fatal(err)
	}
	control{db: db, log: slog.New(slog.DiscardHandler)}.offer(t.Context())()
	if text, err := os.ReadFile(socketOf(path)); err != nil || string(text) != "mine" {
		t.Errorf("%q %v", text, err)
	}
}

func TestBadFilesAreRefusedWithTheirPlace(t *testing.T) {
	out := filepath.Join(t.TempDir(), "out.json")
	for name, c := range map[string]struct{ content, want string }{
		"field":     {`{"format":"interessentkart","version":1,"aktører":[]}`, "aktører"},
		"version":   {`{"format":"interessentkart","version":9}`, "version"},
		"dangling":  {`{"format":"interessentkart","version":1,"actors":[{"id":"a","name":"A"}],"relations":[{"id":"r","from":"a","to":"b","type":"funds","strength":1}]}`, "relations"},
		"orgnumber": {`{"format":"interessentkart","version":1,"actors":[{"id":"a","name":"A","orgNumber":"123456780"}]}`, "123456780"},
		"name":      {`{"format":"interessentkart","version":1,"actors":[{"id":"a","name":"` + strings.Repeat("x", 10_000) + `"}]}`, "actors"},
		"nul":       {"{\"format\":\"interessentkart\",\"version\":1,\"actors\":[{\"id\":\"a\",\"name\":\"a\\u0000\"}]}", "actors"},
		"bidi":      {"{\"format\":\"interessentkart\",\"version\":1,\"actors\":[{\"id\":\"a\",\"name\":\"\u202Ea\"}]}", "actors"},
		"junk":      {strings.Repeat("x", 100<<20), "junk.json"},
	} {
		file := written(t, name+".json", c.content)
		r := runWith(t, "", "import", file, "-o", out)
		if r.code != exitFailed || !strings.Contains(r.err, c.want) || !strings.Contains(r.err, name+".json") || len(r.err) > 2000 {
			t.Errorf("%s: %d %.300s", name, r.code, r.err)
		}
		if _, err := os.Stat(out); err == nil {
			t.Fatalf("%s: something was written", name)
		}
	}
}

func TestShareableExportHidesWhatIsPrivate(t *testing.T) {
	file := written(t, "m.json", `{"format":"interessentkart","version":1,"actors":[
{"id":"a","name":"A","interest":"high","attitude":"negative","notes":"hemmelig","contactName":"Kari"},{"id":"b","name":"B"}],
"relations":[{"id":"r","from":"a","to":"b","type":"conflicts","strength":1}]}`)
	open := mustRun(t, "export", file, "--audience", "shareable")
	for _, private := range []string{"high", "negative", "hemmelig", "Kari", "conflicts"} {
		if strings.Contains(open, private) {
			t.Errorf("a shareable file says %s", private)
		}
	}
	if levels := mustRun(t, "export", file, "--audience", "shareable", "--with-levels"); !strings.Contains(levels, "high") {
		t.Error("levels were asked for")
	}
}

// A sheet is merged into a map that is there, after a look at what that does.
func TestImportMergesIntoAMap(t *testing.T) {
	dir := t.TempDir()
	db := filepath.Join(dir, "maps.db")
	newDatabase(t, db)
	file := written(t, "m.json", `{"format":"interessentkart","version":1,"actors":[{"id":"a","name":"A","interest":"low"}]}`)
	sheet := written(t, "ark.csv", "Interessent;Interesse;Innflytelse\na;3;\nB;2;0\n")
	mustRun(t, "import", file, "--db", db, "--map", "m")
	before := mustRun(t, "export", "--db", db, "--map", "m")
	seen := mustRun(t, "import", sheet, "--db", db, "--map", "m", "--dry-run", "--lang", "nb")
	if !strings.Contains(seen, "Interesse: liten → stor") || !strings.Contains(seen, "+ aktør: B") {
		t.Error(seen)
	}
	if mustRun(t, "export", "--db", db, "--map", "m") != before {
		t.Error("a dry run changed the map")
	}
	mustRun(t, "import", sheet, "--db", db, "--map", "m")
	after := mustRun(t, "export", "--db", db, "--map", "m")
	if !strings.Contains(after, `"interest":"high"`) || !strings.Contains(after, `"name":"B"`) {
		t.Error(after)
	}
	mustRun(t, "import", sheet, "--into", file, "--keep")
	kept, err := os.ReadFile(file)
	if err != nil || !strings.Contains(string(kept), `"interest":"low"`) || !strings.Contains(string(kept), `"name":"B"`) {
		t.Errorf("%s %v", kept, err)
	}
	unclear := written(t, "uklar.csv", "Interessent;Interesse\nA;3\nB;2\n")
	if r := runWith(t, "", "import", unclear, "--into", file); r.code != exitFailed || !strings.Contains(r.err, "1-4") {
		t.Errorf("%+v", r)
	}
	mustRun(t, "import", unclear, "--into", file, "--scale", "1-5", "--dry-run", "--json")
}

// Every form goes out by its name or ending and comes in again by its content.
func TestFormsGoOutAndComeIn(t *testing.T) {
	dir := t.TempDir()
	file := written(t, "dsop.json", mustRun(t, "examples", "dsop"))
	for ending, form := range map[string]string{"xlsx": "xlsx", "csv": "csv", "graphml": "graphml", "gexf": "gexf", "gv": "dot", "kumu": "kumu"} {
		out := filepath.Join(dir, "dsop."+ending)
		r := runWith(t, "", "export", file, "-o", out)
		if r.code != exitOK || (r.err == "") != (form == "xlsx" || form == "csv") {
			t.Fatalf("%s: %+v", ending, r)
		}
		byName := runWith(t, "", "export", file, "-f", form)
		if content, err := os.ReadFile(out); err != nil || byName.out != string(content) {
			t.Errorf("%s: -f %s writes another file (%v)", ending, form, err)
		}
		told := mustRun(t, "import", out, "--into", file, "--dry-run", "--lang", "en")
		if !strings.Contains(told, "25 actors, 28 relations") || strings.Contains(told, "To be") || strings.Contains(told, "Unclear") {
			t.Errorf("%s: %s", ending, told)
		}
	}
	if r := runWith(t, "", "export", file, "-o", filepath.Join(dir, "kart.docm")); r.code != exitUsage {
		t.Errorf("%+v", r)
	}
}

// What is private stays out of every form.
func TestNoFormTellsWhatIsPrivate(t *testing.T) {
	file := written(t, "m.json", `{"format":"interessentkart","version":1,"actors":[
{"id":"a","name":"A","interest":"high","attitude":"negative","notes":"hemmelig","contactName":"Kari"},{"id":"b","name":"B"}],
"tags":[{"actor":"a","name":"merke"}],"relations":[{"id":"r","from":"a","to":"b","type":"conflicts","strength":1}],
"groups":[{"id":"g","name":"G","type":"decides"}],"seats":[{"id":"s","group":"g","actor":"a","role":"leader","person":"Ola Nordmann","gender":"man"}]}`)
	for _, form := range []string{"json", "xlsx", "csv", "graphml", "gexf", "dot", "kumu"} {
		out := filepath.Join(t.TempDir(), "m")
		if r := runWith(t, "", "export", file, "--audience", "shareable", "-f", form, "-o", out); r.code != exitOK {
			t.Fatalf("%+v", r)
		}
		back := mustRun(t, "export", mustImport(t, out))
		for _, private := range []string{"high", "negative", "hemmelig", "Kari", "conflicts", "Ola", "man", "merke"} {
			if strings.Contains(back, `"`+private) {
				t.Errorf("%s says %s", form, private)
			}
		}
	}
}

func mustImport(t *testing.T, file string) string {
	t.Helper()
	out := file + ".json"
	if r := runWith(t, "", "import", file, "-o", out); r.code != exitOK {
		t.Fatalf("%+v", r)
	}
	return out
}

func proved(t *testing.T, path string) {
	t.Helper()
	if _, err := bolt.Check(t.Context(), path, nil); err != nil {
		t.Error(err)
	}
}

// The picture in the README is what the program draws.
func TestReadmeShowsARealDrawing(t *testing.T) {
	const picture = "../../data/pictures/dsop.svg"
	want, err := os.ReadFile(picture)
	if err != nil {
		t.Fatal(err)
	}
	if mustRun(t, "draw", example(t, "dsop")) != string(want) {
		t.Errorf("%s is another drawing; draw it anew, and look at it", picture)
	}
}
