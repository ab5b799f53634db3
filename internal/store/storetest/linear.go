package storetest

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/anishathalye/porcupine"

	"interessentkart/internal/stakeholder"
	"interessentkart/internal/store"
)

// RunLinear checks histories of clients who commit to one map, read it and watch
// it at the same time: there must be an order of all that they did, one after
// another and each between its call and its answer, that explains every answer.
// Each client may have a store of its own over the same maps. Stores are closed
// by whoever opened them.
func RunLinear(t *testing.T, histories int, stores ...store.Store) {
	for n := range histories {
		id := stakeholder.MapID(fmt.Sprint("linear", n))
		h := &history{id: id, began: time.Now()}
		h.run(t, uint64(n), stores)
		if verdict := porcupine.CheckOperationsTimeout(linear, h.operations, time.Minute); verdict != porcupine.Ok {
			t.Fatalf("history %d is %s:\n%s", n, verdict, h)
		}
	}
}

// Linear tells whether one history of a store could have been that of a store
// that does one thing after another.
func Linear(t *testing.T, seed uint64, stores ...store.Store) bool {
	h := &history{id: stakeholder.MapID(fmt.Sprint("linear", seed)), began: time.Now()}
	h.run(t, seed, stores)
	return porcupine.CheckOperationsTimeout(linear, h.operations, time.Minute) == porcupine.Ok
}

// history is what clients did to one map.
type history struct {
	id    stakeholder.MapID
	began time.Time

	// mu guards operations.
	mu         sync.Mutex
	operations []porcupine.Operation
}

// asked is what a client asked for, answered what it was told.
type asked struct {
	what     string // commit, load, events, find or watch
	revision uint64 // expected, or after
	command  string // to commit or to find
}

type answered struct {
	revision uint64
	commands string // of events, each with a blank after it
	refused  string // code of the refusal
	unclear  bool
}

// The state of the model is the commands accepted so far, each with a blank
// after it.
var linear = (&porcupine.NondeterministicModel{
	Init:  func() []any { return []any{""} },
	Step:  func(state, in, out any) []any { return step(state.(string), in.(asked), out.(answered)) },
	Equal: func(x, y any) bool { return x == y },
}).ToModel()

func step(state string, in asked, out answered) []any {
	all := strings.Fields(state)
	revision := uint64(len(all))
	stays := func(right bool) []any {
		if right {
			return []any{state}
		}
		return nil
	}
	switch {
	case out.refused == string(store.DatabaseAway): // nothing happened
		return stays(true)
	case in.what == "commit":
		return stepCommit(state, all, in, out)
	case in.what == "watch": // a hint tells of what was there already
		return stays(revision >= out.revision)
	}
	if revision == 0 {
		return stays(out.refused == string(store.MapUnknown))
	}
	switch in.what {
	case "load":
		return stays(out.refused == "" && out.revision == revision && out.commands == all[revision-1])
	case "events":
		return stays(out.refused == "" && out.commands == strings.Join(all[min(in.revision, revision):], " "))
	}
	at := uint64(slices.Index(all, in.command) + 1)
	return stays(at == 0 && out.refused == string(store.CommandNotSeen) || at > 0 && out.refused == "" && out.revision == at)
}

func stepCommit(state string, all []string, in asked, out answered) []any {
	fits := uint64(len(all)) == in.revision && !slices.Contains(all, in.command)
	after := state + in.command + " "
	switch {
	case out.unclear && fits:
		return []any{state, after}
	case out.unclear:
		return []any{state}
	case out.refused == "" && fits:
		return []any{after}
	case out.refused == string(store.MapUnknown) && len(all) == 0 && in.revision > 0,
		out.refused == string(store.RevisionStale) && uint64(len(all)) != in.revision && len(all) > 0,
		out.refused == string(store.CommandSeen) && slices.Contains(all, in.command),
		out.refused == string(store.PatchUnfit) && slices.Contains(all, in.command):
		return []any{state}
	}
	return nil
}

const (
	linearClients = 4
	linearSteps   = 10
)

func (h *history) run(t *testing.T, seed uint64, stores []store.Store) {
	var working sync.WaitGroup
	for client := range linearClients {
		c := &linearClient{history: h, store: stores[client%len(stores)], number: client, chance: rand.New(rand.NewPCG(seed, uint64(client)))}
		ctx, cancel := context.WithTimeout(t.Context(), time.Minute)
		working.Go(func() {
			defer cancel()
			c.watchOrWork(ctx)
		})
	}
	working.Wait()
}

// linearClient does one thing after another. What it knows of the map may be out
// of date.
type linearClient struct {
	*history
	store  store.Store
	number int
	chance *rand.Rand
	known  uint64
	sent   []string
}

func (c *linearClient) watchOrWork(ctx context.Context) {
	hints := c.store.Watch(ctx)
	for range linearSteps {
		c.step(ctx)
		time.Sleep(time.Duration(c.chance.IntN(300)) * time.Microsecond)
	}
	// Those who have written wait for word of it; what they hear must be true.
	if c.known == 0 {
		return
	}
	call := c.now()
	for id, revision := range hints {
		if id == c.id && revision > 0 {
			c.record(call, asked{what: "watch"}, answered{revision: revision})
			return
		}
	}
}

func (c *linearClient) step(ctx context.Context) {
	switch c.chance.IntN(6) {
	case 0, 1, 2:
		c.commit(ctx)
	case 3:
		call := c.now()
		m, err := c.store.Load(ctx, c.id)
		out := refusal(err)
		if err == nil {
			out.revision, out.commands, c.known = m.Revision, m.Info.Title, m.Revision
		}
		c.record(call, asked{what: "load"}, out)
	case 4:
		after := uint64(c.chance.IntN(int(c.known) + 1))
		call := c.now()
		events, err := c.store.Events(ctx, c.id, after, 1000)
		out := refusal(err)
		var all []string
		for _, e := range events {
			all, c.known = append(all, string(e.ID)), e.Revision
		}
		out.commands = strings.Join(all, " ")
		c.record(call, asked{what: "events", revision: after}, out)
	default:
		command := "none"
		if len(c.sent) > 0 {
			command = c.sent[c.chance.IntN(len(c.sent))]
		}
		call := c.now()
		e, err := c.store.Find(ctx, c.id, store.CommandID(command))
		out := refusal(err)
		out.revision = e.Revision
		c.record(call, asked{what: "find", command: command}, out)
	}
}

// commit sets the title to the id of the command. Sometimes the id is one that
// was sent before.
func (c *linearClient) commit(ctx context.Context) {
	command := fmt.Sprintf("c%d-%d", c.number, len(c.sent))
	if len(c.sent) > 0 && c.chance.IntN(5) == 0 {
		command = c.sent[len(c.sent)-1]
	} else {
		c.sent = append(c.sent, command)
	}
	var before stakeholder.Record
	m, err := c.store.Load(ctx, c.id)
	if err == nil {
		before = m.Info
	}
	expected := uint64(0)
	if before != nil {
		expected = m.Revision
	}
	after := stakeholder.Info{Title: command}
	edit := stakeholder.Edit{Key: after.Key(), Before: before, After: after}
	call := c.now()
	err = c.store.Commit(ctx, c.id, expected, []store.Entry{{ID: store.CommandID(command), Patch: stakeholder.Patch{edit}}})
	out := refusal(err)
	if err == nil {
		c.known = expected + 1
	}
	c.record(call, asked{"commit", expected, command}, out)
}

func refusal(err error) answered {
	var e *stakeholder.Error
	switch {
	case err == nil:
		return answered{}
	case errors.Is(err, stakeholder.Unclear) || !errors.As(err, &e):
		return answered{refused: err.Error(), unclear: true}
	}
	return answered{refused: string(e.Code)}
}

func (h *history) now() int64 { return int64(time.Since(h.began)) }

// record notes what was done. What is unclear may happen whenever.
func (c *linearClient) record(call int64, in asked, out answered) {
	end := c.now()
	if out.unclear {
		if in.what != "commit" {
			return // it told nothing
		}
		end = 1 << 62
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	c.operations = append(c.operations, porcupine.Operation{ClientId: c.number, Input: in, Call: call, Output: out, Return: end})
}

func (h *history) String() string {
	text := ""
	for _, o := range h.operations {
		text += fmt.Sprintf("client %d, %d–%d: %+v gave %+v\n", o.ClientId, o.Call, o.Return, o.Input, o.Output)
	}
	return text
}

// Histories is how many histories a test checks: few, or with SOAK=1 a thousand.
func Histories(few int) int {
	if os.Getenv("SOAK") != "" {
		return 1000
	}
	return few
}
