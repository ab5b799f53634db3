package main

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"os"
	"sync"
	"sync/atomic"
	"syscall"
	"testing"
	"time"

	"interessentkart/internal/stakeholder"
	"interessentkart/internal/store"
	"interessentkart/internal/store/postgres"
	"interessentkart/internal/store/postgres/pgtest"
	"interessentkart/internal/store/storetest"
)

// installation is three instances of the service, a primary and a synchronous standby,
// with a line between them that a test can do harm to.
type installation struct {
	t                testing.TB
	primary, standby *pgtest.Server
	line             *pgtest.Line
	instances        []*served
	maps             []string
}

func install(t testing.TB, maps int) *installation {
	t.Helper()
	c := &installation{t: t, primary: pgtest.Start(t, "fsync=off")}
	c.attachStandby()
	c.line = pgtest.NewLine(t, c.primary)
	for range 3 {
		s := serveDB(t, c.line.Address())
		c.instances = append(c.instances, s)
		s.owner = c.instances[0].owner // one session is good on every instance
	}
	for range maps {
		var made struct{ ID string }
		c.instances[0].ownerAt().must("POST", "/api/maps", map[string]string{"example": "dsop"}, &made)
		c.maps = append(c.maps, made.ID)
	}
	return c
}

// attachStandby gives the primary a standby that commits wait for.
func (c *installation) attachStandby() {
	c.standby = c.primary.Standby("standby")
	c.primary.Standbys("*")
}

// failOver loses the primary and makes the standby the primary.
func (c *installation) failOver() {
	c.primary.Kill()
	c.standby.Promote()
	c.primary = c.standby
	c.line.Lead(c.primary)
	c.attachStandby()
}

// restart ends an instance as an operator does, and starts it again.
func (s *served) restart() {
	_ = s.process.Process.Signal(syscall.SIGTERM)
	_ = s.process.Wait()
	s.start()
}

// client writes to one map, through whichever instance answers, and may follow
// it.
type client struct {
	*guest
	c       *installation
	number  int
	next    int // instance
	id      string
	follows *follower

	acknowledged atomic.Int64
	// mu guards where.
	mu    sync.Mutex
	where map[store.CommandID]uint64 // command → revision that it was acknowledged with
}

// roam goes on to the next instance.
func (c *installation) roam(g *guest, next *int) {
	*next++
	g.base = "http://" + c.instances[*next%len(c.instances)].main
}

func (c *installation) newClient(number int, follows bool) *client {
	own := func() *guest { return c.instances[number%len(c.instances)].ownerAt() }
	k := &client{guest: own(), c: c, number: number, next: number, id: c.maps[number%len(c.maps)], where: map[store.CommandID]uint64{}}
	if follows {
		k.follows = &follower{guest: own(), id: k.id}
		if err := k.follows.load(); err != nil {
			c.t.Fatal(err)
		}
	}
	return k
}

// write sends one change until it is answered.
func (k *client) write(ctx context.Context, n int) error {
	id := fmt.Sprintf("c%d-%d", k.number, n)
	body := command(id, "AddActor", map[string]any{"id": id, "name": id})
	for ctx.Err() == nil {
		var done struct{ Revision uint64 }
		err := k.do("POST", "/api/maps/"+k.id+"/commands", body, &done)
		var no refused
		switch {
		case err == nil:
			k.mu.Lock()
			k.where[store.CommandID(id)] = done.Revision
			k.mu.Unlock()
			k.acknowledged.Add(1)
			return nil
		case errors.As(err, &no) && no.status < http.StatusInternalServerError:
			return err
		}
		k.c.roam(k.guest, &k.next)
		time.Sleep(50 * time.Millisecond)
	}
	return ctx.Err()
}

// follow reads the stream, and goes on at the next instance when it ends.
func (k *client) follow(ctx context.Context) {
	next := k.number
	for ctx.Err() == nil {
		_ = k.follows.stream(ctx, func() {})
		k.c.roam(k.follows.guest, &next)
		if ctx.Err() == nil {
			time.Sleep(50 * time.Millisecond)
		}
	}
}

// crowd is many clients at work.
type crowd struct {
	c          *installation
	all        []*client
	working    sync.WaitGroup
	following  sync.WaitGroup
	stopWork   context.CancelFunc
	stopFollow context.CancelFunc
}

// gather sets clients to work, each with a pause after each change; one in
// so many follows.
func (c *installation) gather(clients, oneIn int, pause time.Duration) *crowd {
	work, stopWork := context.WithCancel(context.Background())
	watch, stopFollow := context.WithCancel(context.Background())
	g := &crowd{c: c, stopWork: stopWork, stopFollow: stopFollow}
	c.t.Cleanup(func() { stopWork(); stopFollow(); g.working.Wait(); g.following.Wait() })
	for i := range clients {
		g.all = append(g.all, c.newClient(i, i%oneIn == 0))
	}
	for i, k := range g.all {
		if k.follows != nil {
			g.following.Go(func() { k.follow(watch) })
		}
		g.working.Go(func() {
			time.Sleep(pause * time.Duration(i) / time.Duration(clients))
			for n := 0; work.Err() == nil; n++ {
				// What is begun is finished, so that all that was sent is known.
				if err := k.write(watch, n); err != nil {
					c.t.Errorf("client %d, change %d: %v", i, n, err)
					return
				}
				select {
				case <-work.Done():
				case <-time.After(pause):
				}
			}
		})
	}
	return g
}

// everybodyOn waits until every client has been acknowledged twice more: what
// was under way, and something after it.
func (g *crowd) everybodyOn(what string) {
	g.c.t.Helper()
	began, before := time.Now(), make([]int64, len(g.all))
	for i, k := range g.all {
		before[i] = k.acknowledged.Load()
	}
	for i, k := range g.all {
		for k.acknowledged.Load() < before[i]+2 {
			if time.Since(began) > 3*time.Minute || g.c.t.Failed() {
				g.c.t.Fatalf("%s: client %d does not get on", what, i)
			}
			time.Sleep(10 * time.Millisecond)
		}
	}
	g.c.t.Logf("%s: everybody got on within %v", what, time.Since(began).Round(time.Millisecond))
}

// check stops the crowd and compares what was acknowledged, and what was followed,
// with what there is.
func (g *crowd) check() {
	g.c.t.Helper()
	g.stopWork()
	g.working.Wait()
	s, err := postgres.Open(context.Background(), g.c.primary.Address(), postgres.Options{})
	if err != nil {
		g.c.t.Fatal(err)
	}
	defer s.Close()
	storetest.CheckJournals(g.c.t, s) // no holes, no doubles
	at, changes := map[string]map[store.CommandID]uint64{}, 0
	for _, id := range g.c.maps {
		events, err := s.Events(context.Background(), stakeholder.MapID(id), 0, 1<<20)
		if err != nil {
			g.c.t.Fatal(err)
		}
		at[id] = map[store.CommandID]uint64{}
		for _, e := range events {
			at[id][e.ID] = e.Revision
		}
		changes += len(events) - 1
	}
	acknowledged := 0
	for _, k := range g.all {
		for command, revision := range k.where {
			acknowledged++
			if got := at[k.id][command]; got != revision {
				g.c.t.Errorf("%s was acknowledged with revision %d and stands at %d", command, revision, got)
			}
		}
	}
	if changes != acknowledged {
		g.c.t.Errorf("%d changes were made and %d acknowledged", changes, acknowledged)
	}
	g.checkFollowers(at)
	g.c.t.Logf("%d clients: %d changes, all acknowledged, none lost, doubled or reordered", len(g.all), changes)
}

func (g *crowd) checkFollowers(at map[string]map[store.CommandID]uint64) {
	for end := time.Now().Add(time.Minute); time.Now().Before(end); time.Sleep(20 * time.Millisecond) {
		behind := 0
		for _, k := range g.all {
			if k.follows != nil && k.follows.at() < uint64(len(at[k.id])) {
				behind++
			}
		}
		if behind == 0 {
			break
		}
	}
	g.stopFollow()
	g.following.Wait()
	reloads := 0
	for i, k := range g.all {
		if k.follows == nil {
			continue
		}
		if err := k.follows.same(); err != nil {
			g.c.t.Errorf("follower %d: %v", i, err)
		}
		reloads += k.follows.reloads
	}
	g.c.t.Logf("%d reloads", reloads)
}

// Two hundred clients write through three instances while everything that can
// go wrong does. SOAK=1 loses the primary twenty times.
func TestFaults(t *testing.T) {
	if testing.Short() {
		t.Skip("starts processes")
	}
	rounds := 1
	if os.Getenv("SOAK") != "" {
		rounds = 20
	}
	c := install(t, 20)
	g := c.gather(200, 5, 1200*time.Millisecond)
	g.everybodyOn("a quiet start")
	c.instances[0].kill()
	g.everybodyOn("an instance was killed")
	c.instances[0].start()
	c.line.Cut()
	g.everybodyOn("all connections were cut")
	c.line.Silence()
	g.everybodyOn("all connections went silent")
	c.line.Slow(500 * time.Millisecond)
	time.Sleep(4 * time.Second)
	c.line.Slow(0)
	g.everybodyOn("the line was slowed by half a second for a while")
	for range rounds {
		c.failOver()
		g.everybodyOn("the primary was killed and the standby promoted")
	}
	for _, s := range c.instances {
		s.restart()
	}
	g.everybodyOn("all instances were restarted one by one")
	g.check()
}
