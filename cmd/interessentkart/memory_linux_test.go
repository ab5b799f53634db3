package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"
)

// largest is a map file of as many records as a map may have.
func largest(t *testing.T) string {
	t.Helper()
	return written(t, "largest.json", string(fileOf(60_000, 39_990)))
}

// mostMemory is what documented limits may take, in bytes.
const mostMemory = 512 << 20

// The largest map that is allowed is read, kept and drawn within the memory that
// is promised. Processes of their own are weighed; -race would be weighed too, so
// that this is for make soak alone.
func TestPeakMemory(t *testing.T) {
	if os.Getenv("SOAK") == "" {
		t.Skip("takes minutes: make soak")
	}
	folder, file := t.TempDir(), largest(t)
	db := filepath.Join(folder, "maps.db")
	newDatabase(t, db)
	for _, c := range []struct {
		name string
		args []string
	}{
		{"read and written as a file", []string{"import", file, "-o", filepath.Join(folder, "map.json")}},
		{"kept in a database", []string{"import", file, "--db", db, "--map", "m"}},
		{"merged into itself", []string{"import", file, "--db", db, "--map", "m"}},
		{"out as a register", []string{"export", "--db", db, "--map", "m", "-f", "csv", "-o", filepath.Join(folder, "map.csv")}},
		{"drawn as a grid", []string{"draw", "--db", db, "--map", "m", "--view", "grid", "-o", filepath.Join(folder, "grid.svg")}},
		{"refused as a grid of dots", []string{"draw", "--db", db, "--map", "m", "--view", "grid", "-o", filepath.Join(folder, "grid.png")}},
		{"drawn as a network", []string{"draw", "--db", db, "--map", "m", "-o", filepath.Join(folder, "network.svg")}},
		{"backed up", []string{"backup", filepath.Join(folder, "copy.db"), "--db", db}},
		{"checked", []string{"check", "--db", db}},
	} {
		t.Run(c.name, func(t *testing.T) {
			p := exec.Command(os.Args[0], c.args...)
			p.Env = append(os.Environ(), asProgram+"=1")
			began := time.Now()
			text, err := p.CombinedOutput()
			peak := p.ProcessState.SysUsage().(*syscall.Rusage).Maxrss << 10
			t.Logf("%d MiB at most, %v", peak>>20, time.Since(began).Round(10*time.Millisecond))
			if refused := strings.Contains(string(text), "pixels; at most"); err != nil && !refused || refused != strings.HasPrefix(c.name, "refused") {
				t.Errorf("%v: %.300s", err, text)
			}
			if peak > mostMemory {
				t.Errorf("it took %d MiB at most, and %d are promised", peak>>20, mostMemory>>20)
			}
		})
	}
}
