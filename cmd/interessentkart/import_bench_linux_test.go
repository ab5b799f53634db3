package main

import (
	"encoding/json"
	"fmt"
	"os"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"
)

// BenchmarkImport makes a map of a file through the service, while ten people
// change maps of their own, ten times a second each. p95-ms is what one of their
// changes takes meanwhile, quiet-p95-ms what it takes when nothing is imported;
// cpu-s is of the service, theirs included.
func BenchmarkImport(b *testing.B) {
	for _, size := range []struct{ actors, relations int }{{20_000, 30_000}, {50_000, 49_990}} {
		b.Run(fmt.Sprint(size.actors+size.relations), func(b *testing.B) {
			content := json.RawMessage(fileOf(size.actors, size.relations))
			for range b.N {
				b.StopTimer()
				s := serveDB(b, tempDB(b))
				quiet := othersChange(s)
				time.Sleep(2 * time.Second)
				b.ReportMetric(float64(quantile(quiet(), 0.95).Microseconds())/1000, "quiet-p95-ms")
				others, cpu := othersChange(s), s.cpu()
				b.StartTimer()
				s.ownerAt().must("POST", "/api/files?name=x.json", content, nil)
				b.StopTimer()
				b.ReportMetric((s.cpu() - cpu).Seconds(), "cpu-s")
				b.ReportMetric(float64(quantile(others(), 0.95).Microseconds())/1000, "p95-ms")
				s.kill()
			}
		})
	}
}

// othersChange lets ten people change a map each until stop is called, which gives
// what each change took.
func othersChange(s *served) (stop func() []time.Duration) {
	var ended atomic.Bool
	var working sync.WaitGroup
	var mu sync.Mutex
	var took []time.Duration
	for range 10 {
		var made struct{ ID string }
		s.ownerAt().must("POST", "/api/maps", map[string]string{"title": "Kart"}, &made)
		working.Go(func() {
			for n := 0; !ended.Load(); n++ {
				began := time.Now()
				s.ownerAt().must("POST", "/api/maps/"+made.ID+"/commands", command(fmt.Sprint("c", n), "ChangeMap", map[string]any{"title": fmt.Sprint("Kart ", n)}), nil)
				mu.Lock()
				took = append(took, time.Since(began))
				mu.Unlock()
				time.Sleep(100 * time.Millisecond)
			}
		})
	}
	return func() []time.Duration {
		ended.Store(true)
		working.Wait()
		return took
	}
}

// cpu is the processor time that the service has used.
func (s *served) cpu() time.Duration {
	text, err := os.ReadFile(fmt.Sprintf("/proc/%d/stat", s.process.Process.Pid))
	if err != nil {
		s.t.Fatal(err)
	}
	_, rest, _ := strings.Cut(string(text), ") ")
	fields := strings.Fields(rest)
	ticks := 0
	for _, field := range fields[11:13] { // in the kernel and outside
		n, err := strconv.Atoi(field)
		if err != nil {
			s.t.Fatal(err)
		}
		ticks += n
	}
	return time.Duration(ticks) * 10 * time.Millisecond
}
