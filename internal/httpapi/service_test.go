package httpapi

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"os"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"testing/fstest"
	"time"

	"interessentkart/internal/access"
	"interessentkart/internal/erasure"
	"interessentkart/internal/live"
	"interessentkart/internal/scene"
	"interessentkart/internal/stakeholder"
	"interessentkart/internal/store"
	"interessentkart/internal/store/memory"
	"interessentkart/internal/workshop"
)

// service is the real handlers over the memory store, on loopback ports.
type service struct {
	*person // the owner
	t       testing.TB
	config  Config
	url     string // of everything
	guests  string // of the guests' door
	stop    context.CancelFunc
	log     *logBuffer
	served  *Service
	direct  bool // without a network
}

// logBuffer gathers the log of many requests.
type logBuffer struct {
	mu   sync.Mutex
	text bytes.Buffer
}

func (b *logBuffer) Write(p []byte) (int, error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.text.Write(p)
}

func (b *logBuffer) String() string {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.text.String()
}

// noErasing does nothing but forget the map in the store.
type noErasing struct{ rooms *live.Rooms }

func (e noErasing) ForgetMap(ctx context.Context, id stakeholder.MapID) (erasure.Receipt, error) {
	return erasure.Receipt{}, e.rooms.Forget(ctx, id)
}

func (noErasing) ForgetPerson(context.Context, stakeholder.MapID, string, ...string) (erasure.Receipt, error) {
	return erasure.Receipt{Swept: []string{}, Searched: []erasure.Searched{}, Backups: []string{}, Left: []erasure.Match{}}, nil
}

func (noErasing) Find(context.Context, stakeholder.MapID, string) ([]erasure.Match, error) {
	return []erasure.Match{}, nil
}

func start(t testing.TB) *service {
	s := startWith(t, memory.New(), memory.NewRows(time.Now), memory.NewRows(time.Now), func(*Config) {})
	s.person = s.local()
	return s
}

// startStill is start with a clock that stands, so that no window of time ends
// while a test counts.
func startStill(t testing.TB) *service {
	still := time.Now()
	now := func() time.Time { return still }
	s := startWith(t, memory.New(), memory.NewRows(now), memory.NewRows(now), func(c *Config) {
		c.Now, c.Workshops.Now, c.Access.Now = now, now, now
	})
	s.person = s.local()
	return s
}

// startWith runs the service over stores, with what adjust changes.
func startWith(t testing.TB, maps store.Store, rows, short store.Rows, adjust func(*Config)) *service {
	t.Helper()
	s := build(t, maps, rows, short, adjust)
	main, guests := httptest.NewServer(s.served.Main), httptest.NewServer(s.served.Guests)
	s.url, s.guests = main.URL, guests.URL
	t.Cleanup(func() {
		s.stop()
		main.Close()
		guests.Close()
		s.config.Rooms.Close()
	})
	return s
}

// unserved is the service without a network, for a bubble of synctest: requests
// go to the handlers themselves.
func unserved(t *testing.T, adjust func(*Config)) *service {
	t.Helper()
	s := build(t, memory.New(), memory.NewRows(time.Now), memory.NewRows(time.Now), adjust)
	s.url, s.guests = "http://localhost", "http://127.0.0.1"
	s.direct = true
	t.Cleanup(func() {
		s.stop()
		s.config.Rooms.Close()
	})
	return s
}

// build puts the service together.
func build(t testing.TB, maps store.Store, rows, short store.Rows, adjust func(*Config)) *service {
	t.Helper()
	metrics, err := scene.LoadMetrics()
	if err != nil {
		t.Fatal(err)
	}
	rooms := live.Open(maps, live.Config{Now: time.Now, Idle: time.Minute})
	ctx, stop := context.WithCancel(t.Context())
	var ids atomic.Int64
	prefix := fmt.Sprint("id", time.Now().UnixNano(), "-")
	newID := func() string { return fmt.Sprint(prefix, ids.Add(1)) }
	workshops := workshop.New(workshop.Config{Short: short, Now: time.Now, NewID: newID})
	s := &service{t: t, stop: stop, log: &logBuffer{}}
	s.config = Config{
		Store: maps, Rooms: rooms, Metrics: metrics, Log: slog.New(slog.NewTextHandler(s.log, nil)), Now: time.Now, NewID: newID,
		Client: fstest.MapFS{"index.html": {Data: []byte("<!doctype html>")}, "assets/a.js": {Data: []byte("plain")}, "assets/a.js.gz": {Data: []byte("zipped")}, ".keep": {}},
		Access: NewAccess(rows, short, time.Now, workshops), Workshops: workshops, Cookie: "kart", Patience: time.Hour, Forget: noErasing{rooms},
		Door: func() ([]string, error) { return []string{s.guests}, nil },
	}
	adjust(&s.config)
	if s.served, err = New(ctx, s.config); err != nil {
		t.Fatal(err)
	}
	return s
}

// within gives the same service to a test that is part of another.
func (s *service) within(t testing.TB) *service {
	part := *s
	part.t = t
	return &part
}

// person is somebody with a browser.
type person struct {
	s       *service
	base    string
	cookies map[string]string
}

func (s *service) nobody() *person { return &person{s, s.url, map[string]string{}} }

// session is somebody who came in as a principal.
func (s *service) session(p access.Principal) *person {
	s.t.Helper()
	secret, _, err := s.config.Access.Begin(s.t.Context(), p)
	if err != nil {
		s.t.Fatal(err)
	}
	return &person{s, s.url, map[string]string{"kart-" + string(p.Kind): secret}}
}

// local is who runs the program, let in by the address that it prints.
func (s *service) local() *person {
	s.t.Helper()
	token, err := s.config.Access.StartToken(s.t.Context())
	if err != nil {
		s.t.Fatal(err)
	}
	p := s.nobody()
	if a := p.send("GET", "/start/"+token, ""); a.status != http.StatusSeeOther {
		s.t.Fatalf("start: %d %s", a.status, a.body)
	}
	return p
}

type answer struct {
	status int
	header http.Header
	body   string
}

func (p *person) request(method, path, body string, headers ...string) *http.Request {
	p.s.t.Helper()
	r, err := http.NewRequestWithContext(p.s.t.Context(), method, p.base+path, strings.NewReader(body))
	if err != nil {
		p.s.t.Fatal(err)
	}
	r.Header.Set("Content-Type", "application/json")
	for i := 0; i+1 < len(headers); i += 2 {
		if headers[i] == "Host" {
			r.Host = headers[i+1]
		}
		r.Header.Set(headers[i], headers[i+1])
	}
	for name, value := range p.cookies {
		r.AddCookie(&http.Cookie{Name: name, Value: value})
	}
	return r
}

// send makes a request and keeps the cookies; headers come in pairs.
func (p *person) send(method, path, body string, headers ...string) answer {
	p.s.t.Helper()
	got, err := p.s.roundTrip(p.request(method, path, body, headers...))
	if err != nil {
		p.s.t.Fatal(err)
	}
	defer got.Body.Close()
	for _, c := range got.Cookies() {
		p.cookies[c.Name] = c.Value
	}
	reader := io.Reader(got.Body)
	if got.Header.Get("Content-Type") == "text/event-stream; charset=utf-8" {
		reader = io.LimitReader(reader, 10)
	}
	text, err := io.ReadAll(reader)
	if err != nil {
		p.s.t.Fatal(err)
	}
	return answer{got.StatusCode, got.Header, string(text)}
}

// roundTrip sends a request over the network, or to the handlers themselves.
func (s *service) roundTrip(r *http.Request) (*http.Response, error) {
	if !s.direct {
		return http.DefaultTransport.RoundTrip(r)
	}
	handler := s.served.Main
	if strings.HasPrefix(r.URL.String(), s.guests+"/") {
		handler = s.served.Guests
	}
	recorder := httptest.NewRecorder()
	r.RemoteAddr, r.RequestURI = "192.0.2.1:1234", r.URL.RequestURI()
	handler.ServeHTTP(recorder, r)
	return recorder.Result(), nil
}

// must is send for what has to succeed; the answer is read into v, if given.
func (p *person) must(method, path, body string, v ...any) answer {
	p.s.t.Helper()
	a := p.send(method, path, body)
	if a.status >= 300 {
		p.s.t.Fatalf("%s %s %s: %d %s", method, path, body, a.status, a.body)
	}
	for _, v := range v {
		if err := json.Unmarshal([]byte(a.body), v); err != nil {
			p.s.t.Fatalf("%s %s: %v in %s", method, path, err, a.body)
		}
	}
	return a
}

// example makes a map and gives its id.
func (p *person) example() string {
	p.s.t.Helper()
	var made madeMap
	p.must("POST", "/api/maps", `{"example":"dsop"}`, &made)
	return string(made.ID)
}

// join joins a workshop through the guests' door.
func (s *service) join(code, name string) *person {
	s.t.Helper()
	p := &person{s, s.guests, map[string]string{}}
	p.must("POST", "/api/join", fmt.Sprintf(`{"code":%q,"name":%q}`, code, name))
	return p
}

// sweeping is called by tests that ask everything of the service, one thing after
// the other. The race detector has nothing to find there, and makes every drawing
// take ten times as long: they run without it, and with it in the soak test.
func sweeping(t *testing.T) {
	t.Helper()
	if raced && os.Getenv("SOAK") == "" {
		t.Skip("runs without the race detector")
	}
}
