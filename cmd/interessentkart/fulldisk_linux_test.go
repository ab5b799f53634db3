package main

import (
	"errors"
	"fmt"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"interessentkart/internal/store/bolt"
)

// smallDisk mounts a file system with so many bytes more than what is kept free.
func smallDisk(t *testing.T, more int) string {
	t.Helper()
	folder := t.TempDir()
	if err := syscall.Mount("tmpfs", folder, "tmpfs", 0, fmt.Sprint("mode=0700,size=", bolt.Reserve+more)); err != nil {
		t.Skipf("NOT RUN: a full disk was not tried, since mounting a small one failed (needs root): %v", err)
	}
	t.Cleanup(func() { must(t, syscall.Unmount(folder, 0)) })
	return folder
}

// fillUp writes until nothing more goes in, and gives what to remove again.
func fillUp(t *testing.T, folder string) string {
	t.Helper()
	ballast := filepath.Join(folder, "ballast")
	f, err := os.Create(ballast)
	must(t, err)
	for _, size := range []int{1 << 20, 4096} {
		for err = nil; err == nil; {
			_, err = f.Write(make([]byte, size))
		}
	}
	must(t, f.Close())
	return ballast
}

// On a disk that is full to the last byte people read on and take files out, rights
// are taken away, the service starts again, and it says what is the matter; what
// could not be written is written when there is room.
func TestAFullDisk(t *testing.T) {
	folder := smallDisk(t, 32<<20)
	main, db := freePort(t), filepath.Join(folder, "maps.db")
	serve := func() *served {
		return program(t, db, main, "", nil, "--db", db, "--listen", main, "--guests", "", "--no-open")
	}
	s := serve()
	owner := s.ownerAt()
	var made struct{ ID string }
	owner.must("POST", "/api/maps", map[string]string{"example": "dsop"}, &made)
	m := "/api/maps/" + made.ID
	var link struct {
		Link struct{ ID string }
		Path string
	}
	owner.must("POST", m+"/links", map[string]any{"days": 1, "whole": true}, &link)
	holder := &guest{s, "http://" + main, ""}
	_, token, _ := strings.Cut(link.Path, "/#/lenke/")
	holder.must("POST", "/api/session/link", map[string]string{"token": token}, nil)
	holder.must("GET", m, nil, nil)

	ballast := fillUp(t, folder)
	reads := func(g *guest) {
		t.Helper()
		for _, path := range []string{"/api/maps", m, m + "/export.csv", m + "/audit"} {
			if got := status(t, g, "GET", path, nil); got != http.StatusOK {
				t.Errorf("GET %s: %d", path, got)
			}
		}
	}
	reads(owner)
	if got := status(t, owner, "POST", m+"/commands", command("c", "AddActor", map[string]any{"id": "x", "name": "X"})); got != http.StatusInsufficientStorage {
		t.Errorf("a change: %d", got)
	}
	isReady := func(want int, word string) func() bool {
		return func() bool {
			got, text := asked(t, s, "/readyz")
			return got == want && strings.Contains(text, word)
		}
	}
	eventually(t, "/readyz tells", isReady(http.StatusServiceUnavailable, "room, waiting"))

	s.kill()
	again := serve()
	again.owner = s.owner
	owner = again.ownerAt()
	reads(owner)
	owner.must("DELETE", m+"/links/"+link.Link.ID, nil, nil)
	if got := status(t, holder, "GET", m, nil); got == http.StatusOK {
		t.Error("whose link was revoked reads on")
	}
	must(t, os.Remove(ballast))
	s = again
	eventually(t, "/readyz tells that there is room", isReady(http.StatusOK, "ready"))
	s.kill()
	s = serve()
	s.owner = again.owner
	owner = s.ownerAt()
	reads(owner)
	if got := status(t, owner, "DELETE", m+"/links/"+link.Link.ID, nil); got != http.StatusNotFound {
		t.Errorf("the link that was revoked on a full disk is there: %d", got)
	}
	var log struct {
		Lines []struct{ What string }
		Whole bool
	}
	owner.must("GET", m+"/audit", nil, &log)
	if text := fmt.Sprint(log.Lines); !log.Whole || !strings.Contains(text, "export.csv") || !strings.Contains(text, "link.revoke") {
		t.Errorf("the log has %+v", log)
	}
}

// status is what a request is answered with.
func status(t *testing.T, g *guest, method, path string, body any) int {
	t.Helper()
	err := g.do(method, path, body, nil)
	var no refused
	switch {
	case err == nil:
		return http.StatusOK
	case errors.As(err, &no):
		return no.status
	}
	t.Fatal(err)
	return 0
}

// asked is what the service answers to anybody.
func asked(t *testing.T, s *served, path string) (status int, text string) {
	t.Helper()
	got, err := s.client.Get("http://" + s.main + path)
	must(t, err)
	defer got.Body.Close()
	content, err := io.ReadAll(got.Body)
	must(t, err)
	return got.StatusCode, string(content)
}
