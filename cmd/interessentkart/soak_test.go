package main

import (
	"context"
	"fmt"
	"os"
	"sync"
	"sync/atomic"
	"testing"
	"time"
)

// A whole workshop: participants score every two seconds while editors edit,
// and the service is killed and started again in the middle. No client loses,
// doubles or reorders a change, and everybody's folded map is the server's.
// SOAK=1 runs 200 participants for a minute.
func TestSoakWorkshop(t *testing.T) {
	participants, length, pause := 30, 5*time.Second, 400*time.Millisecond
	if os.Getenv("SOAK") != "" {
		participants, length, pause = 200, time.Minute, 2*time.Second
	}
	if testing.Short() {
		t.Skip("starts processes")
	}
	s := serveDB(t, tempDB(t))
	owner := s.ownerAt()
	var made struct{ ID string }
	owner.must("POST", "/api/maps", map[string]string{"example": "dsop"}, &made)
	m := "/api/maps/" + made.ID
	var shop struct{ Code string }
	owner.must("POST", m+"/workshop", struct{}{}, &shop)
	owner.must("POST", m+"/commands", command("open", "OpenRound", map[string]any{"id": "r1"}), nil)

	ctx, stop := context.WithCancel(t.Context())
	defer stop()
	var following, working sync.WaitGroup
	var sent atomic.Int64
	var all []*follower
	follow := func(g *guest) {
		f := &follower{guest: g, id: made.ID}
		if err := f.load(); err != nil {
			t.Fatal(err)
		}
		all = append(all, f)
		following.Go(func() { f.follow(ctx, func() {}) })
	}
	began := time.Now()
	for i := range participants {
		g := &guest{s, "http://" + s.guests, ""}
		g.must("POST", "/api/join", map[string]string{"code": shop.Code, "name": fmt.Sprint("Deltaker ", i)}, nil)
		follow(g)
	}
	t.Logf("%d joined from one address in %v", participants, time.Since(began))
	for range 10 {
		follow(owner)
	}
	end := time.Now().Add(length)
	actors := []string{"nav", "skatteetaten", "kartverket", "digdir"}
	for i, f := range all {
		working.Go(func() {
			for n := 0; time.Now().Before(end); n++ {
				id := fmt.Sprintf("c%d-%d", i, n)
				path, body := m+"/scores", any(map[string]any{"id": id, "scores": []any{map[string]string{
					"actor": actors[n%len(actors)], "criterion": "influence", "level": []string{"low", "high", "none"}[(i+n)%3]}}})
				if i >= participants {
					path, body = m+"/commands", command(id, "AddActor", map[string]any{"id": id, "name": id})
				}
				if err := f.insist(ctx, path, body); err != nil {
					t.Errorf("%s: %v", id, err)
					return
				}
				sent.Add(1)
				time.Sleep(pause)
			}
		})
	}
	time.Sleep(length / 2)
	s.kill()
	s.start()
	t.Logf("killed and ready again in %v", s.ready)
	working.Wait()
	checkAll(t, all, m, sent.Load())
	stop()
	following.Wait()
}

func command(id, name string, args any) any {
	return map[string]any{"id": id, "command": name, "args": args}
}

// checkAll waits until everybody has everything and compares.
func checkAll(t *testing.T, all []*follower, m string, sent int64) {
	t.Helper()
	last := &follower{guest: all[0].guest, id: all[0].id}
	if err := last.load(); err != nil {
		t.Fatal(err)
	}
	for deadline := time.Now().Add(20 * time.Second); time.Now().Before(deadline); time.Sleep(50 * time.Millisecond) {
		behind := 0
		for _, f := range all {
			if f.at() < last.revision {
				behind++
			}
		}
		if behind == 0 {
			break
		}
	}
	reloads := 0
	for i, f := range all {
		if err := f.same(); err != nil {
			t.Errorf("client %d: %v", i, err)
		}
		reloads += f.reloads
	}
	// No score says the same again, so that each is one revision.
	t.Logf("%d clients, %d accepted, revision %d, %d reloads", len(all), sent, last.revision, reloads)
	if int64(last.revision) != sent+2 {
		t.Errorf("%d were accepted and there are %d revisions", sent, last.revision)
	}
	editors := 0
	for key := range all[len(all)-1].records {
		if len(key) > 8 && key[:7] == "actor/c" && key[7] >= '0' && key[7] <= '9' {
			editors++
		}
	}
	if editors == 0 {
		t.Error("no editor's actor is on the map")
	}
}
