package httpapi

import (
	"context"
	"fmt"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"

	"interessentkart/internal/stakeholder"
)

// atOnce is how many are worked on at a time in the tests, whatever the machine.
const atOnce = 2

// greedy asks for one piece of work after another, until ctx ends.
func greedy(ctx context.Context, turns *turns, person string, m stakeholder.MapID, long time.Duration) {
	for ctx.Err() == nil {
		done, err := turns.take(ctx, person, m)
		if err != nil {
			return
		}
		time.Sleep(long)
		done()
	}
}

// However greedy others are – 24 guests of one map, one person on 24 maps, or one
// who asks for 24 things at a time, with work as long as that of the honest one
// or much longer: the honest one waits no longer than the work itself takes.
func TestTheHonestOneIsServed(t *testing.T) {
	for name, who := range map[string]func(i int) (string, stakeholder.MapID){
		"guests of one map":       func(i int) (string, stakeholder.MapID) { return fmt.Sprint("guest", i), "greedy" },
		"one person on many maps": func(i int) (string, stakeholder.MapID) { return "greedy", stakeholder.MapID(fmt.Sprint("m", i)) },
		"one person on one map":   func(int) (string, stakeholder.MapID) { return "greedy", "greedy" },
	} {
		for _, long := range []time.Duration{time.Second, time.Minute} {
			for _, most := range []int{1, 2, 5} {
				t.Run(fmt.Sprint(name, ", ", long, ", ", most, " at a time"), func(t *testing.T) {
					synctest.Test(t, func(t *testing.T) { serveTheHonestOne(t, most, who, long) })
				})
			}
		}
	}
}

func serveTheHonestOne(t *testing.T, most int, who func(i int) (string, stakeholder.MapID), long time.Duration) {
	ctx, stop := context.WithCancel(t.Context())
	turns := &turns{most: most}
	for i := range 24 {
		person, m := who(i)
		go greedy(ctx, turns, person, m, long)
	}
	for range 20 {
		time.Sleep(10*time.Second + 137*time.Millisecond)
		asked := time.Now()
		done, err := turns.take(ctx, "honest", "honest")
		if err != nil {
			t.Fatal(err)
		}
		time.Sleep(time.Second) // its quiet time
		done()
		if took := time.Since(asked); took > 2*time.Second {
			t.Errorf("it took %v", took)
		}
	}
	stop()
	time.Sleep(long) // what is under way ends
	synctest.Wait()
}

// Those who are alike take turns, and whoever stops waiting is forgotten.
func TestTurnsAreShared(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		turns := &turns{most: atOnce}
		ctx, stop := context.WithTimeout(t.Context(), 10*time.Minute)
		defer stop()
		did := map[string]*atomic.Int64{"a": {}, "b": {}, "c": {}}
		for person, count := range did {
			go func() {
				for ctx.Err() == nil {
					done, err := turns.take(ctx, person, stakeholder.MapID(person))
					if err != nil {
						return
					}
					time.Sleep(time.Second)
					count.Add(1)
					done()
				}
			}()
		}
		time.Sleep(11 * time.Minute)
		synctest.Wait()
		for person, count := range did {
			if n := count.Load(); n < 350 {
				t.Errorf("%s did %d", person, n)
			}
		}
		gone, leave := context.WithCancel(t.Context())
		for range atOnce {
			if _, err := turns.take(t.Context(), "x", "x"); err != nil {
				t.Fatal(err)
			}
		}
		go func() { _, _ = turns.take(gone, "x", "x") }()
		synctest.Wait()
		leave()
		synctest.Wait()
		if len(turns.waiting) != 0 || len(turns.running) != atOnce {
			t.Errorf("%d wait, %d run", len(turns.waiting), len(turns.running))
		}
	})
}

// One person's queue has an end.
func TestOnePersonsQueue(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		turns := &turns{most: atOnce}
		ctx, stop := context.WithCancel(t.Context())
		for range mostWaiting + atOnce {
			go func() { _, _ = turns.take(ctx, "x", "m") }()
		}
		synctest.Wait()
		if _, err := turns.take(ctx, "x", "m"); problemClass(err) != overLimit {
			t.Error(err)
		}
		stop()
		synctest.Wait()
	})
}

// Work that takes long ends when the right to see it has.
func TestWorkEndsWithTheRight(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		b := newBubble(t)
		for role, how := range map[string]func(){
			"reader":      func() { b.take("role", b.w.id+"/employee-reader") },
			"participant": func() { b.w.people["owner"].must("DELETE", b.w.path("/workshop"), "") },
		} {
			cause := make(chan error, 1)
			go func() {
				cause <- b.work(role, func(ctx context.Context) error {
					<-ctx.Done()
					return ctx.Err()
				})
			}()
			synctest.Wait()
			how()
			time.Sleep(rightTime)
			synctest.Wait()
			select {
			case err := <-cause:
				if class := problemClass(err); class != stakeholder.NotFound && class != "unauthenticated" {
					t.Errorf("%s: %v", role, err)
				}
			default:
				t.Errorf("%s: the work goes on", role)
			}
		}
	})
}
