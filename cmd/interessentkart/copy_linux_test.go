package main

import (
	"fmt"
	"net/http"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"interessentkart/internal/stakeholder"
	"interessentkart/internal/store"
	"interessentkart/internal/store/postgres/pgtest"
)

// server is shared by the tests that do not harm it.
var server pgtest.Shared

func closeServers() { server.Close() }

func TestCopyThereAndBack(t *testing.T) {
	path, address := tempDB(t), server.Server(t).Fresh()
	filled(t, path)
	if r := runWith(t, "", "forget", "--db", path, "--map", "m1", "--person", name); r.code != exitOK {
		t.Fatalf("%+v", r)
	}
	back := filepath.Join(t.TempDir(), "back.db")
	for _, way := range [][2]string{{"bolt:" + path, address}, {address, "bolt:" + back}} {
		for _, there := range []int{0, 2} { // a second time finds the same
			r := runWith(t, "", "copy", "--from", way[0], "--to", way[1])
			if want := fmt.Sprintf("Kopiert og sammenlignet: 2 kart (%d var der fra før)", there); r.code != exitOK || !strings.HasPrefix(r.out, want) {
				t.Fatalf("%+v", r)
			}
		}
	}
	for _, db := range []string{path, address, back} {
		if r := runWith(t, "", "check", "--db", db); r.code != exitOK || !strings.HasPrefix(r.out, "Kontrollert: 2 kart") {
			t.Errorf("%+v", r)
		}
	}
	// A map that has gone on at one end is not the same.
	s, err := openStorage(t.Context(), address, erasures{filepath.Join(t.TempDir(), "log")}, false)
	if err != nil {
		t.Fatal(err)
	}
	m, err := s.db.Load(t.Context(), "m2")
	if err != nil {
		t.Fatal(err)
	}
	_, p, err := stakeholder.Apply(m, stakeholder.ChangeMap{Title: text("Ny")})
	if err == nil {
		err = s.db.Commit(t.Context(), "m2", m.Revision, []store.Entry{{ID: "more", Patch: p}})
	}
	s.close()
	if err != nil {
		t.Fatal(err)
	}
	for _, way := range [][2]string{{"bolt:" + path, address}, {address, "bolt:" + path}} {
		if r := runWith(t, "", "copy", "--from", way[0], "--to", way[1]); r.code != exitFailed || !strings.Contains(r.err, "Kartet m2") {
			t.Errorf("%+v", r)
		}
	}
}

// What a service over PostgreSQL erases stays erased, also when the database is
// put back to what it was.
func TestForgetOnAServer(t *testing.T) {
	path, host := tempDB(t), server.Server(t)
	address := host.Fresh()
	filled(t, path)
	put := func() {
		if r := runWith(t, "", "copy", "--from", "bolt:"+path, "--to", address); r.code != exitOK {
			t.Fatalf("%+v", r)
		}
	}
	put()
	log := filepath.Join(t.TempDir(), "erasures")
	for _, args := range [][]string{{"--map", "m1"}, {"--map", "m2", "--person", name}} {
		if r := runWith(t, "", append([]string{"forget", "--db", address, "--erasures", log}, args...)...); r.code != exitOK {
			t.Fatalf("%+v", r)
		}
	}
	schema := address[strings.LastIndex(address, "=")+1:]
	dump := func() string {
		return host.SQL(fmt.Sprintf(`select string_agg(x, ' ') from (select value::text x from %[1]s.records union all
			select convert_from(payload, 'utf8') from %[1]s.journal union all select encode(value, 'escape') from %[1]s.kept_rows where name <> 'erasure') as everything`, schema))
	}
	if strings.Contains(strings.ToLower(dump()), strings.ToLower(name)) {
		t.Error("the name is still there")
	}
	for _, table := range []string{"maps", "records", "journal", "kept_rows", "short_rows"} {
		host.SQL("truncate " + schema + "." + table)
	}
	put()
	if !strings.Contains(dump(), name) {
		t.Fatal("the restored database does not have the name")
	}
	s, err := openService(t.Context(), address, "", erasures{log}, false)
	if err != nil {
		t.Fatal(err)
	}
	s.close()
	if strings.Contains(strings.ToLower(dump()), strings.ToLower(name)) || strings.Contains(dump(), "m1") {
		t.Error("after a restore it is there again")
	}
}

func TestServerIsNoFile(t *testing.T) {
	const address = "postgres://kart@localhost/kart"
	for _, args := range [][]string{{"backup", "--db", address, "x"}, {"restore", "--db", address, "x"}, {"compact", "--db", address},
		{"serve", "--db", address, "--backups", "x"}, {"copy", "--from", "maps.db", "--to", address}} {
		if r := runWith(t, "", args...); r.code != exitUsage || strings.Count(r.err, "\n") != 1 {
			t.Errorf("%q: %+v", args, r)
		}
	}
}

// The service says that it is not ready while the database is away, quickly, and
// lives on.
func TestReadinessFollowsTheDatabase(t *testing.T) {
	host := pgtest.Start(t, "fsync=off")
	s := serveDB(t, host.Address())
	status := func(path string) int {
		got, err := s.client.Get("http://" + s.main + path)
		if err != nil {
			t.Fatal(err)
		}
		defer got.Body.Close()
		return got.StatusCode
	}
	until := func(want int) {
		for end := time.Now().Add(time.Minute); status("/readyz") != want; time.Sleep(20 * time.Millisecond) {
			if time.Now().After(end) {
				t.Fatalf("/readyz is never %d", want)
			}
		}
	}
	until(http.StatusOK)
	host.Kill()
	until(http.StatusServiceUnavailable)
	if got := status("/healthz"); got != http.StatusOK {
		t.Errorf("/healthz is %d", got)
	}
	host.Run()
	until(http.StatusOK)
}
