package main

import (
	"fmt"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
)

// A service whose file was taken away writes nothing more, says so to people, to
// operators and to whoever asks whether it is ready, and goes on when it is back.
func TestAServedFileThatIsTakenAway(t *testing.T) {
	folder := t.TempDir()
	main, db := freePort(t), filepath.Join(folder, "maps.db")
	s := program(t, db, main, "", nil, "--db", db, "--listen", main, "--guests", "", "--no-open", "--backups", filepath.Join(folder, "backups"))
	owner := s.ownerAt()
	var made struct{ ID string }
	owner.must("POST", "/api/maps", map[string]string{"example": "dsop"}, &made)
	m := "/api/maps/" + made.ID
	change := func(id string) int {
		return status(t, owner, "POST", m+"/commands", command(id, "AddActor", map[string]any{"id": id, "name": id}))
	}
	if got := change("a"); got != http.StatusOK {
		t.Fatal(got)
	}
	must(t, os.Rename(db, db+"-away"))
	if got := change("b"); got != http.StatusServiceUnavailable {
		t.Errorf("a change: %d", got)
	}
	if got := status(t, owner, "GET", m, nil); got != http.StatusOK {
		t.Errorf("reading: %d", got)
	}
	if got, text := asked(t, s, "/readyz"); got != http.StatusServiceUnavailable || !strings.Contains(text, "place") || strings.Contains(text, folder) {
		t.Errorf("/readyz: %d %s", got, text)
	}
	r := runWith(t, "", "doctor", "--db", db)
	if r.code != exitFailed || !strings.Contains(r.out, "!!  plassering") || !strings.Contains(r.out, "Lytter på "+main) || !strings.Contains(r.out, "Det er ingen sikkerhetskopi i") {
		t.Errorf("%+v", r)
	}
	eventually(t, "the log tells", func() bool {
		text, _ := os.ReadFile(db + ".log")
		return strings.Contains(string(text), "nothing is written")
	})
	must(t, os.Rename(db+"-away", db))
	if got := change("c"); got != http.StatusOK {
		t.Errorf("back in its place: %d", got)
	}
	if got, text := asked(t, s, "/readyz"); got != http.StatusOK || !strings.HasPrefix(text, "ready\nlook at: ") {
		t.Errorf("/readyz: %d %s", got, text)
	}
}

// A service that is asked to stop while a body trickles in stops, and says that
// all is well.
func TestStoppingWhileABodyTricklesIn(t *testing.T) {
	folder := t.TempDir()
	main, db := freePort(t), filepath.Join(folder, "maps.db")
	s := program(t, db, main, "", nil, "--db", db, "--listen", main, "--guests", "", "--no-open")
	conn, err := net.Dial("tcp", main)
	must(t, err)
	defer conn.Close()
	_, err = fmt.Fprintf(conn, "POST /api/maps HTTP/1.1\r\nHost: %s\r\nCookie: %s\r\nContent-Type: application/json\r\nContent-Length: 1000\r\n\r\n{", main, s.owner)
	must(t, err)
	eventually(t, "the request is under way", func() bool { return answers(main) })
	must(t, s.process.Process.Signal(syscall.SIGTERM))
	if err := s.process.Wait(); err != nil {
		t.Errorf("it ended with %v", err)
	}
}
