package httpapi

import (
	"bytes"
	"context"
	"fmt"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"github.com/gin-gonic/gin"

	"interessentkart/internal/access"
	"interessentkart/internal/live"
	"interessentkart/internal/stakeholder"
	"interessentkart/internal/store"
)

// A right to read ends in many ways. These tests run in a bubble of time of
// their own, without a network: whoever reads is a goroutine with a handler.

// rightTime is how long after its end a right may still be used.
const rightTime = 2 * time.Second

// paper is an answer that is being written, with what a stream needs.
type paper struct {
	mu     sync.Mutex
	header http.Header
	status int
	text   bytes.Buffer
}

func (p *paper) Header() http.Header { return p.header }

func (p *paper) WriteHeader(status int) { p.status = status }

func (p *paper) Write(text []byte) (int, error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.text.Write(text)
}

func (p *paper) Flush() {}

func (p *paper) SetWriteDeadline(time.Time) error { return nil }

func (p *paper) String() string {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.text.String()
}

// bubble is a service without a network, with a map, a workshop and people.
type bubble struct {
	*service
	w      *world
	people map[string]access.Principal
}

// newBubble makes one. It is called in a bubble of synctest.
func newBubble(t *testing.T) *bubble {
	s := unserved(t, func(c *Config) { c.LogIn = new(access.OpenID) })
	b := &bubble{service: s, people: map[string]access.Principal{}}
	b.w = &world{s: s, people: map[string]*person{}}
	for _, name := range []string{"owner", "editor", "reader"} {
		b.w.people[name], _ = s.employee(name)
	}
	owner := b.w.people["owner"]
	b.w.id = owner.small()
	for _, name := range []string{"owner", "editor", "reader"} {
		b.save(accountRow("employee-"+name, name))
	}
	b.save(roleRow(b.w.id, "employee-editor", access.Editor), roleRow(b.w.id, "employee-reader", access.Reader))
	var shop workshopBody
	owner.must("POST", b.w.path("/workshop"), `{"minutes":120}`, &shop)
	b.w.code = shop.Code
	for _, name := range []string{"participant", "coFacilitator"} {
		b.w.people[name] = s.main(s.join(shop.Code, name))
	}
	owner.must("PATCH", b.w.path("/workshop/people/"+b.id("coFacilitator")), `{"coFacilitator":true}`)
	b.w.linkID = b.w.openLink("link", `{"days":1}`)
	return b
}

func (b *bubble) save(rows ...store.Row) {
	if err := b.config.Access.Rows.Save(b.t.Context(), rows...); err != nil {
		b.t.Fatal(err)
	}
}

// id is a guest's, by name.
func (b *bubble) id(name string) string {
	var shop workshopBody
	b.w.people["owner"].must("GET", b.w.path("/workshop"), "", &shop)
	for _, p := range shop.People {
		if p.Name == name {
			return p.ID
		}
	}
	b.t.Fatal(name, "is not there")
	return ""
}

// read opens the stream as somebody, and gives what it writes and when it ends.
func (b *bubble) read(role string) (*paper, <-chan struct{}) {
	p := &paper{header: http.Header{}, status: http.StatusOK}
	ended := make(chan struct{})
	request := b.w.people[role].request("GET", b.w.path("/events"), "")
	go func() {
		defer close(ended)
		b.served.Main.ServeHTTP(p, request)
	}()
	synctest.Wait()
	if p.status != http.StatusOK || !strings.Contains(p.String(), "connected") {
		b.t.Fatalf("%s: %d %s", role, p.status, p.String())
	}
	return p, ended
}

// busy changes the map ten times a second until ctx ends.
func (b *bubble) busy(stop <-chan struct{}) {
	room, err := b.config.Rooms.Enter(b.t.Context(), stakeholder.MapID(b.w.id))
	if err != nil {
		b.t.Error(err)
		return
	}
	defer room.Leave()
	for n := 0; ; n++ {
		select {
		case <-stop:
			return
		case <-time.After(100 * time.Millisecond):
		}
		title := fmt.Sprint("Kart ", n)
		_, _ = room.Do(b.t.Context(), live.Request{ID: store.CommandID(fmt.Sprint("busy-", n)), Author: "x", Command: stakeholder.ChangeMap{Title: &title}})
	}
}

// end is a way in which a right to read ends: at once, or after a while.
type end struct {
	who   string
	how   func(b *bubble)
	after time.Duration // how long after that it is over
}

// ends are all of them, by name.
func ends() map[string]end {
	owner := func(method, path, body string) func(*bubble) {
		return func(b *bubble) {
			b.w.people["owner"].must(method, b.w.path(strings.ReplaceAll(path, ":link", b.w.linkID)), body)
		}
	}
	person := func(name, method, body string) func(*bubble) {
		return func(b *bubble) { b.w.people["owner"].must(method, b.w.path("/workshop/people/"+b.id(name)), body) }
	}
	elsewhere := func(role string) func(*bubble) {
		return func(b *bubble) {
			other, _ := b.employee(role)
			other.must("DELETE", "/api/session?everywhere=true", "")
		}
	}
	return map[string]end{
		"a participant leaves":            {"participant", func(b *bubble) { b.w.people["participant"].must("DELETE", "/api/session", "") }, 0},
		"an editor logs out":              {"editor", func(b *bubble) { b.w.people["editor"].must("DELETE", "/api/session", "") }, 0},
		"an editor logs out elsewhere":    {"editor", elsewhere("editor"), 0},
		"an owner's session is over":      {"owner", func(*bubble) {}, 12 * time.Hour},
		"a guest's session is over":       {"participant", func(b *bubble) { b.longer(24 * 60) }, 12 * time.Hour},
		"the workshop is ended":           {"participant", owner("DELETE", "/workshop", ""), 0},
		"the workshop's time is over":     {"participant", func(*bubble) {}, 2 * time.Hour},
		"a participant is sent out":       {"participant", person("participant", "DELETE", ""), 0},
		"a co-facilitator is one no more": {"coFacilitator", person("coFacilitator", "PATCH", `{"coFacilitator":false}`), 0},
		"a participant may edit":          {"participant", owner("PATCH", "/workshop", `{"guestsEdit":true}`), 0},
		"a link is revoked":               {"link", owner("DELETE", "/links/:link", ""), 0},
		"a link's time is over":           {"link", func(*bubble) {}, 24 * time.Hour},
		"a role is taken away":            {"reader", owner("DELETE", "/roles/employee-reader", ""), 0},
		"a role becomes a lesser one":     {"editor", owner("PUT", "/roles/employee-editor", `{"role":"reader"}`), 0},
		"the map is deleted":              {"reader", owner("DELETE", "", ""), 0},
		"a row is gone, and nobody tells": {"reader", func(b *bubble) { b.take("role", b.w.id+"/employee-reader") }, 0},
		"a session is gone, and nobody tells": {"participant", func(b *bubble) {
			b.take("session", access.Digest(b.w.people["participant"].cookies["kart-guest"]))
		}, 0},
	}
}

// longer lets the workshop last for some minutes from now on.
func (b *bubble) longer(minutes int) {
	b.w.people["owner"].must("DELETE", b.w.path("/workshop"), "")
	var shop workshopBody
	b.w.people["owner"].must("POST", b.w.path("/workshop"), fmt.Sprintf(`{"minutes":%d}`, minutes), &shop)
	b.w.people["participant"] = b.main(b.join(shop.Code, "participant"))
}

func (b *bubble) take(table, key string) {
	rows := b.config.Access.Rows
	if table == "session" {
		rows = b.config.Access.Short
	}
	if _, ok, err := rows.Take(b.t.Context(), table, key); err != nil || !ok {
		b.t.Fatal(table, key, ok, err)
	}
}

// A stream does not outlive the right to read it, whether the map is quiet or
// changes all the time. Rule S16.
func TestAStreamEndsWithTheRight(t *testing.T) {
	for name, e := range ends() {
		for _, busy := range []bool{false, true} {
			t.Run(fmt.Sprintf("%s, busy %v", name, busy), func(t *testing.T) {
				synctest.Test(t, func(t *testing.T) { checkEnd(newBubble(t), e, busy) })
			})
		}
	}
}

func checkEnd(b *bubble, e end, busy bool) {
	if e.after > 0 {
		e.how(b) // before the stream begins
	}
	p, ended := b.read(e.who)
	stop := make(chan struct{})
	defer func() { close(stop); synctest.Wait() }()
	if e.after == 0 {
		if busy {
			go b.busy(stop)
			time.Sleep(3 * time.Second) // in the middle of it
		}
		e.how(b)
	} else {
		time.Sleep(e.after - 10*time.Second)
		if busy {
			go b.busy(stop)
		}
		time.Sleep(10 * time.Second)
	}
	time.Sleep(rightTime)
	synctest.Wait()
	select {
	case <-ended:
	default:
		b.t.Errorf("the stream goes on: …%.300s", p.String()[max(0, len(p.String())-300):])
	}
	if busy && !strings.Contains(p.String(), "event: change") && e.after == 0 {
		b.t.Error("nothing was told while the right lasted")
	}
}

// Whoever keeps the right keeps the stream.
func TestAStreamGoesOnWithTheRight(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		b := newBubble(t)
		ended := map[string]<-chan struct{}{}
		for _, role := range []string{"participant", "coFacilitator", "reader", "owner", "link"} {
			_, ended[role] = b.read(role)
		}
		time.Sleep(time.Hour + 30*time.Minute) // longer than a session lives without being used
		for role, over := range ended {
			select {
			case <-over:
				t.Errorf("%s was cut off", role)
			default:
			}
		}
	})
}

// work does something that takes long as somebody, as a route would.
func (b *bubble) work(role string, do func(context.Context) error) error {
	a := &api{Config: b.config}
	g, _ := gin.CreateTestContext(httptest.NewRecorder())
	g.Request = b.w.people[role].request("GET", b.w.path(""), "")
	g.Params = gin.Params{{Key: "map", Value: b.w.id}}
	c := &call{Context: g, api: a, route: route{method: get, need: access.Look}}
	if err := c.admit(); err != nil {
		return err
	}
	return c.heavily(func() error { return do(c.ctx()) })
}
