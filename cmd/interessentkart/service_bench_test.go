package main

import (
	"context"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"net/http"
	"sync"
	"testing"
	"time"

	"interessentkart/internal/stakeholder"
	"interessentkart/internal/store"
	"interessentkart/internal/store/bolt"
)

// The load programs: a service in a process of its own, clients over real
// connections on loopback. Each runs for a fixed time and ends by itself.

const loadTime = 10 * time.Second

// mapOf makes a map with so many actors and twice as many relations.
func mapOf(actors int) stakeholder.Command {
	var all stakeholder.Batch
	id := func(i int) stakeholder.ActorID { return stakeholder.ActorID(fmt.Sprint("a", i%actors)) }
	for i := range actors {
		all.Commands = append(all.Commands, stakeholder.AddActor{Actor: stakeholder.Actor{ID: id(i), Name: fmt.Sprint("Aktør nummer ", i), Kind: stakeholder.State,
			Interest: stakeholder.High, Influence: stakeholder.Low, Expectations: "Venter at tjenesten blir enklere for brukerne"}})
	}
	for i := range 2 * actors {
		r := stakeholder.Relation{ID: stakeholder.RelationID(fmt.Sprint("r", i)), From: id(i), To: id(i*7 + 1), Type: stakeholder.Informs}
		if r.From != r.To {
			all.Commands = append(all.Commands, stakeholder.Relate{Relation: r})
		}
	}
	return all
}

func fill(t testing.TB, db string, maps, actors int) {
	t.Helper()
	s, err := bolt.Open(db, bolt.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	for i := range maps {
		id := stakeholder.MapID(fmt.Sprint("m", i))
		_, p, err := stakeholder.Apply(stakeholder.New(id), mapOf(actors))
		if err != nil {
			t.Fatal(err)
		}
		if err := s.Commit(context.Background(), id, 0, []store.Entry{{ID: "c", Time: time.Now(), Patch: p}}); err != nil {
			t.Fatal(err)
		}
	}
}

// BenchmarkLastClient: 200 clients follow a map that gets 50 changes a second,
// each on the disk before its answer; from the answer, and from the sending, to
// the last client.
func BenchmarkLastClient(b *testing.B) {
	for range b.N {
		s := serveDB(b, tempDB(b))
		fillThrough(b, s, 100)
		all, stop := followAll(b, s, 200)
		var answered, asked sync.Map
		var working sync.WaitGroup
		end := time.Now().Add(loadTime)
		for w := range 10 {
			working.Go(func() {
				for n := 0; time.Now().Before(end); n++ {
					var done struct{ Revision uint64 }
					began := time.Now()
					s.ownerAt().must("POST", "/api/maps/m0/commands", command(fmt.Sprintf("c%d-%d", w, n), "ChangeActor", map[string]any{"id": fmt.Sprint("a", w), "notes": fmt.Sprint("notat ", n)}), &done)
					answered.Store(done.Revision, time.Now())
					asked.Store(done.Revision, began)
					time.Sleep(time.Until(began.Add(200 * time.Millisecond)))
				}
			})
		}
		working.Wait()
		time.Sleep(time.Second)
		stop()
		b.ReportMetric(toLast(all, &answered), "p95-ms-from-answer")
		b.ReportMetric(toLast(all, &asked), "p95-ms-from-asking")
		changes := 0
		answered.Range(func(any, any) bool { changes++; return true })
		b.ReportMetric(float64(changes)/loadTime.Seconds(), "changes/s")
		s.kill()
	}
	b.ReportMetric(0, "ns/op")
}

// toLast is the 95th percentile, in milliseconds, of the time from a moment of a
// change to when the last follower has it.
func toLast(all []*follower, moments *sync.Map) float64 {
	var took []time.Duration
	moments.Range(func(revision, at any) bool {
		last := time.Duration(0)
		for _, f := range all {
			came, ok := f.arrived[revision.(uint64)]
			if !ok {
				last = time.Hour // never
				break
			}
			last = max(last, came.Sub(at.(time.Time)))
		}
		took = append(took, last)
		return true
	})
	return float64(quantile(took, 0.95).Microseconds()) / 1000
}

// fillThrough makes map m0 while the service is stopped.
func fillThrough(b *testing.B, s *served, actors int) {
	s.kill()
	fill(b, s.db, 1, actors)
	s.start()
}

// followAll connects followers to map m0 and waits until all are.
func followAll(b *testing.B, s *served, n int) ([]*follower, func()) {
	ctx, cancel := context.WithCancel(b.Context())
	var running, connected sync.WaitGroup
	all := make([]*follower, n)
	for i := range all {
		f := &follower{guest: s.ownerAt(), id: "m0", arrived: map[uint64]time.Time{}}
		if i == 0 {
			if err := f.load(); err != nil {
				b.Fatal(err)
			}
		} else {
			f.revision, f.records = all[0].revision, map[string]json.RawMessage{}
		}
		all[i] = f
		connected.Add(1)
		running.Go(func() { f.follow(ctx, connected.Done) })
		if i%100 == 99 {
			connected.Wait()
		}
	}
	connected.Wait()
	return all, func() {
		cancel()
		running.Wait()
	}
}

// BenchmarkStreams: 2,000 streams of a map that gets 10 changes a second; from
// the answer to each stream, and the memory of a stream in the service.
func BenchmarkStreams(b *testing.B) {
	const streams = 2000
	for range b.N {
		s := serveDB(b, tempDB(b))
		fillThrough(b, s, 100)
		s.ownerAt().must("GET", "/api/maps/m0", nil, nil)
		before := s.memory()
		all, stop := followAll(b, s, streams)
		time.Sleep(time.Second)
		idle := s.memory()
		answered := map[uint64]time.Time{}
		end := time.Now().Add(loadTime)
		for n := 0; time.Now().Before(end); n++ {
			var done struct{ Revision uint64 }
			s.ownerAt().must("POST", "/api/maps/m0/commands", command(fmt.Sprint("c", n), "ChangeActor", map[string]any{"id": "a1", "notes": fmt.Sprint("notat ", n)}), &done)
			at := time.Now()
			answered[done.Revision] = at
			time.Sleep(time.Until(at.Add(100 * time.Millisecond)))
		}
		time.Sleep(2 * time.Second)
		loaded := s.memory()
		stop()
		var took []time.Duration
		missed := 0
		for _, f := range all {
			for revision, at := range answered {
				if came, ok := f.arrived[revision]; ok {
					took = append(took, came.Sub(at))
				} else {
					missed++
				}
			}
		}
		b.ReportMetric(float64(quantile(took, 0.95).Microseconds())/1000, "p95-ms")
		b.ReportMetric(float64(missed), "missed")
		b.ReportMetric(float64(idle-before)/streams/1000, "kB/idle-stream")
		b.ReportMetric(float64(loaded-before)/streams/1000, "kB/stream")
		s.kill()
	}
	b.ReportMetric(0, "ns/op")
}

// BenchmarkThousandMaps: 1,000 maps of 100 actors are stored and 50 are open;
// how soon the service is ready, and its memory.
func BenchmarkThousandMaps(b *testing.B) {
	db := tempDB(b)
	fill(b, db, 1000, 100)
	for range b.N {
		s := serveDB(b, db)
		b.ReportMetric(float64(s.ready.Microseconds())/1000, "ready-ms")
		var watching []func()
		for i := range 50 {
			ctx, cancel := context.WithCancel(b.Context())
			f := &follower{guest: s.ownerAt(), id: fmt.Sprint("m", i)}
			if err := f.load(); err != nil {
				b.Fatal(err)
			}
			var connected, running sync.WaitGroup
			connected.Add(1)
			running.Go(func() { f.follow(ctx, connected.Done) })
			connected.Wait()
			watching = append(watching, func() { cancel(); running.Wait() })
		}
		b.ReportMetric(float64(s.memory())/1e6, "MB")
		for _, leave := range watching {
			leave()
		}
		s.kill()
	}
	b.ReportMetric(0, "ns/op")
}

// BenchmarkReaders: 50 people read a map of 300 actors again and again.
func BenchmarkReaders(b *testing.B) {
	for _, encoding := range []string{"identity", "gzip"} {
		b.Run(encoding, func(b *testing.B) {
			s := serveDB(b, tempDB(b))
			fillThrough(b, s, 300)
			for range b.N {
				b.ReportMetric(readers(b, s, encoding), "p95-ms")
			}
			b.ReportMetric(0, "ns/op")
		})
	}
}

func readers(b *testing.B, s *served, encoding string) float64 {
	var mu sync.Mutex
	var took []time.Duration
	var working sync.WaitGroup
	end := time.Now().Add(loadTime / 2)
	for i := range 50 {
		pause := rand.New(rand.NewPCG(uint64(i), 0)) // people do not keep step
		working.Go(func() {
			for time.Now().Before(end) {
				r, err := http.NewRequest("GET", "http://"+s.main+"/api/maps/m0", nil)
				if err != nil {
					b.Error(err)
					return
				}
				r.Header.Set("Cookie", s.owner)
				r.Header.Set("Accept-Encoding", encoding)
				began := time.Now()
				got, err := s.client.Do(r)
				if err != nil || got.StatusCode != http.StatusOK {
					b.Error(err)
					return
				}
				n := drained(got)
				mu.Lock()
				took = append(took, time.Since(began))
				mu.Unlock()
				if n < 1000 {
					b.Errorf("%d bytes", n)
				}
				time.Sleep(time.Duration(pause.IntN(200)) * time.Millisecond)
			}
		})
	}
	working.Wait()
	b.ReportMetric(float64(len(took))/(loadTime/2).Seconds(), "reads/s")
	return float64(quantile(took, 0.95).Microseconds()) / 1000
}

func drained(got *http.Response) (n int) {
	defer got.Body.Close()
	buffer := make([]byte, 64<<10)
	for {
		read, err := got.Body.Read(buffer)
		n += read
		if err != nil {
			return n
		}
	}
}
