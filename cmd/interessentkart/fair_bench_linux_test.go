package main

import (
	"fmt"
	"io"
	"net/http"
	"slices"
	"sync"
	"sync/atomic"
	"testing"
	"time"
)

// BenchmarkHonest: 24 guests of one map, which changes all the time, ask for one
// drawing after another, each of them another one, while somebody draws a map of
// their own now and then. The
// figures are the median of that drawing in quiet, beside the greedy, and the ratio
// of the two, which is to be no more than two.
func BenchmarkHonest(b *testing.B) {
	for range b.N {
		s := serveDB(b, tempDB(b))
		greedy, honest := withActors(s, 300), withActors(s, 300)
		var shop struct{ Code string }
		s.ownerAt().must("POST", "/api/maps/"+greedy+"/workshop", struct{}{}, &shop)
		ways := waysToDraw()
		quiet := drawings(s, honest, "quiet")
		var ended atomic.Bool
		var drawn atomic.Int64
		var working sync.WaitGroup
		working.Go(func() {
			for n := 0; !ended.Load(); n++ {
				s.rename(greedy, fmt.Sprint("greedy", n))
				time.Sleep(50 * time.Millisecond)
			}
		})
		for i := range 24 {
			g := &guest{s, "http://" + s.guests, ""}
			g.must("POST", "/api/join", map[string]string{"code": shop.Code, "name": fmt.Sprint("Gjest ", i)}, nil)
			working.Go(func() {
				for !ended.Load() {
					if g.draw(greedy, ways[i]) == http.StatusOK {
						drawn.Add(1)
					} else {
						time.Sleep(100 * time.Millisecond) // it was told to wait
					}
				}
			})
		}
		time.Sleep(2 * time.Second)
		busy := drawings(s, honest, "busy")
		ended.Store(true)
		working.Wait()
		b.ReportMetric(quiet.Seconds()*1000, "quiet-ms")
		b.ReportMetric(busy.Seconds()*1000, "busy-ms")
		b.ReportMetric(busy.Seconds()/quiet.Seconds(), "busy/quiet")
		b.ReportMetric(float64(drawn.Load()), "greedy-drawings")
		s.kill()
	}
	b.ReportMetric(0, "ns/op")
}

// withActors makes a map with so many actors and gives its id.
func withActors(s *served, actors int) string {
	var made struct{ ID string }
	s.ownerAt().must("POST", "/api/maps", map[string]string{"title": "Kart"}, &made)
	s.ownerAt().must("POST", "/api/maps/"+made.ID+"/commands", map[string]any{"id": "fill", "command": "Batch", "args": mapOf(actors)}, nil)
	return made.ID
}

// drawings is the median time of a dozen drawings that nobody has asked for before,
// some seconds apart.
func drawings(s *served, id, name string) time.Duration {
	var took []time.Duration
	for n := range 12 {
		s.rename(id, fmt.Sprint(name, n)) // nothing drawn before will do
		began := time.Now()
		if status := s.ownerAt().draw(id, "view=network"); status != http.StatusOK {
			s.t.Fatal("the honest drawing was answered with ", status)
		}
		took = append(took, time.Since(began))
		time.Sleep(500 * time.Millisecond)
	}
	slices.Sort(took)
	return took[len(took)/2]
}

// rename gives a map another title.
func (s *served) rename(id, to string) {
	s.ownerAt().must("POST", "/api/maps/"+id+"/commands", command(to, "ChangeMap", map[string]any{"title": to}), nil)
}

// waysToDraw are queries for drawings that differ from each other.
func waysToDraw() (ways []string) {
	for _, view := range []string{"network", "rings"} {
		for _, lang := range []string{"nb", "nn", "en"} {
			for _, paper := range []string{"screen", "a4", "a3", "a4-landscape"} {
				ways = append(ways, "view="+view+"&lang="+lang+"&paper="+paper)
			}
		}
	}
	return ways
}

// draw asks for a drawing and gives the status of the answer.
func (g *guest) draw(id, query string) int {
	r, err := http.NewRequest("GET", g.base+"/api/maps/"+id+"/drawing.svg?"+query, nil)
	if err != nil {
		g.s.t.Fatal(err)
	}
	r.Header.Set("Cookie", g.cookie)
	got, err := g.s.client.Do(r)
	if err != nil {
		g.s.t.Fatal(err)
	}
	defer got.Body.Close()
	_, _ = io.Copy(io.Discard, got.Body)
	return got.StatusCode
}
