package main

import (
	"path/filepath"
	"strings"
	"testing"
)

// check --db proves the logs, and tells of one that somebody has changed.
func TestCheckNoticesAChangedLog(t *testing.T) {
	path := filepath.Join(t.TempDir(), "maps.db")
	filled(t, path)
	if r := runWith(t, "", "check", "--db", path); r.code != exitOK || !strings.Contains(r.out, "Logger: 2 linjer i 2 kjeder") {
		t.Fatalf("%+v", r)
	}
	s, err := openService(t.Context(), path, "", erasures{}, false)
	if err != nil {
		t.Fatal(err)
	}
	rows, err := s.access.Rows.Rows(t.Context(), "audit", "m1/")
	if err != nil || len(rows) != 1 {
		t.Fatal(len(rows), err)
	}
	if _, _, err := s.access.Rows.Take(t.Context(), "audit", rows[0].Key); err != nil {
		t.Fatal(err)
	}
	s.close()
	for _, args := range [][]string{{"check", "--db", path}, {"check", "--db", path, "--json"}} {
		if r := runWith(t, "", args...); r.code != exitFailed || !strings.Contains(r.err, "Loggen") || !strings.Contains(r.err, "m1/") {
			t.Errorf("%v: %+v", args, r)
		}
	}
}
