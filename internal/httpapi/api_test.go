package httpapi

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync/atomic"
	"testing"
	"testing/fstest"
	"time"

	"interessentkart/internal/live"
	"interessentkart/internal/render"
	"interessentkart/internal/scene"
	"interessentkart/internal/store/memory"
)

// service is the real handler over the memory store, on a loopback port.
type service struct {
	t    *testing.T
	url  string
	stop context.CancelFunc
	log  *bytes.Buffer
}

func start(t *testing.T) *service {
	t.Helper()
	metrics, err := scene.LoadMetrics()
	if err != nil {
		t.Fatal(err)
	}
	s := memory.New()
	rooms := live.Open(s, live.Config{Now: time.Now, Idle: time.Minute})
	ctx, stop := context.WithCancel(t.Context())
	var ids atomic.Int64
	log := &bytes.Buffer{}
	handler, err := New(ctx, Config{
		Store: s, Rooms: rooms, Metrics: metrics, Log: slog.New(slog.NewTextHandler(log, nil)), Now: time.Now,
		NewID:  func() string { return fmt.Sprint("id", ids.Add(1)) },
		Client: fstest.MapFS{"index.html": {Data: []byte("<!doctype html>")}, "assets/a.js": {Data: []byte("plain")}, "assets/a.js.gz": {Data: []byte("zipped")}, ".keep": {}},
	})
	if err != nil {
		t.Fatal(err)
	}
	server := httptest.NewServer(handler)
	t.Cleanup(func() {
		stop()
		server.Close()
		rooms.Close()
	})
	return &service{t, server.URL, stop, log}
}

type answer struct {
	status int
	header http.Header
	body   string
}

// send makes a request; headers come in pairs.
func (s *service) send(method, path, body string, headers ...string) answer {
	s.t.Helper()
	r, err := http.NewRequest(method, s.url+path, strings.NewReader(body))
	if err != nil {
		s.t.Fatal(err)
	}
	r.Header.Set("Content-Type", "application/json")
	for i := 0; i+1 < len(headers); i += 2 {
		if headers[i] == "Host" {
			r.Host = headers[i+1]
		}
		r.Header.Set(headers[i], headers[i+1])
	}
	got, err := http.DefaultTransport.RoundTrip(r)
	if err != nil {
		s.t.Fatal(err)
	}
	defer got.Body.Close()
	text, err := io.ReadAll(got.Body)
	if err != nil {
		s.t.Fatal(err)
	}
	return answer{got.StatusCode, got.Header, string(text)}
}

func (s *service) example() string {
	s.t.Helper()
	a := s.send("POST", "/api/maps", `{"example":"dsop"}`)
	var made struct{ ID string }
	if err := json.Unmarshal([]byte(a.body), &made); err != nil || a.status != http.StatusCreated {
		s.t.Fatalf("%d %s", a.status, a.body)
	}
	return made.ID
}

func TestAMapFromAnExampleIsListedReadAndDrawn(t *testing.T) {
	s := start(t)
	id := s.example()
	if a := s.send("GET", "/api/maps", ""); a.status != 200 || !strings.Contains(a.body, `"actors":24`) {
		t.Errorf("list: %d %s", a.status, a.body)
	}
	a := s.send("GET", "/api/maps/"+id, "")
	if a.status != 200 || !strings.Contains(a.body, `"actor/nav":{"id":"nav","name":"Arbeids- og velferdsetaten"`) {
		t.Errorf("map: %d %.200s", a.status, a.body)
	}
	if again := s.send("GET", "/api/maps/"+id, "", "If-None-Match", a.header.Get("ETag")); again.status != http.StatusNotModified {
		t.Errorf("unchanged map: %d", again.status)
	}
	for _, view := range []string{"network", "grid"} {
		d := s.send("GET", "/api/maps/"+id+"/drawing.svg?lang=nn&view="+view, "")
		if err := render.Check([]byte(d.body)); d.status != 200 || err != nil || !strings.Contains(d.header.Get("Content-Security-Policy"), "sandbox") {
			t.Errorf("%s: %d %v", view, d.status, err)
		}
	}
	if a := s.send("GET", "/api/examples", ""); a.status != 200 || !strings.Contains(a.body, `"id":"skate"`) {
		t.Errorf("examples: %d %s", a.status, a.body)
	}
}

func TestCommandsAreSavedOnceAndStreamed(t *testing.T) {
	s := start(t)
	id := s.example()
	stream := s.follow(t, id, "1")
	rename := `{"id":"c1","command":"ChangeActor","args":{"id":"nav","name":"Nav"}}`
	for range 2 {
		if a := s.send("POST", "/api/maps/"+id+"/commands", rename); a.status != 200 || !strings.Contains(a.body, `"revision":2`) {
			t.Fatalf("command: %d %s", a.status, a.body)
		}
	}
	batch := `{"id":"c2","command":"Batch","args":{"commands":[{"command":"Unrelate","args":{"id":"nope"}}]}}`
	if a := s.send("POST", "/api/maps/"+id+"/commands", batch); a.status != 404 || !strings.Contains(a.body, `"step":0`) || !strings.Contains(a.body, "relation.unknown") {
		t.Errorf("refused step: %d %s", a.status, a.body)
	}
	if got := <-stream; !strings.HasPrefix(got, `{"revision":2,"patch":[{"key":"actor/nav","before":`) {
		t.Errorf("streamed %s", got)
	}
	if got := <-s.follow(t, id, "99"); got != "reload" {
		t.Errorf("a reader ahead of the map got %s", got)
	}
}

// follow gives the data of change events, and "reload" for that event.
func (s *service) follow(t *testing.T, id, since string) <-chan string {
	r, err := http.NewRequestWithContext(t.Context(), "GET", s.url+"/api/maps/"+id+"/events", nil)
	if err != nil {
		t.Fatal(err)
	}
	r.Header.Set("Last-Event-ID", since)
	got, err := http.DefaultClient.Do(r)
	if err != nil {
		t.Fatal(err)
	}
	lines := make(chan string, 10)
	go func() {
		defer got.Body.Close()
		defer close(lines)
		for scan := bufio.NewScanner(got.Body); scan.Scan(); {
			if data, ok := strings.CutPrefix(scan.Text(), "data: "); ok && data != "{}" {
				lines <- data
			} else if scan.Text() == "event: reload" {
				lines <- "reload"
			}
		}
	}()
	return lines
}

func TestStreamsEndWhenTheServiceStops(t *testing.T) {
	s := start(t)
	stream := s.follow(t, s.example(), "1")
	s.stop()
	select {
	case _, open := <-stream:
		if open {
			t.Error("an event instead of the end")
		}
	case <-time.After(10 * time.Second):
		t.Error("the stream goes on")
	}
}

func TestRefusals(t *testing.T) {
	s := start(t)
	id := s.example()
	commands := "/api/maps/" + id + "/commands"
	for _, c := range []struct {
		method, path, body string
		status             int
		code               string
		headers            []string
	}{
		{"GET", "/api/maps/none", "", 404, "map.unknown", nil},
		{"GET", "/api/maps/%00", "", 404, "map.unknown", nil},
		{"GET", "/api/nothing", "", 404, "route.unknown", nil},
		{"GET", "/.keep", "", 404, "route.unknown", nil},
		{"GET", "/assets/../../go.mod", "", 404, "route.unknown", nil},
		{"GET", "/api/maps/" + id + "/drawing.svg?view=x", "", 422, "query.invalid", nil},
		{"GET", "/api/maps/" + id + "/events?since=x", "", 422, "query.invalid", nil},
		{"POST", "/api/maps", `{}`, 422, "text.empty", nil},
		{"POST", "/api/maps", `{"example":"../rules"}`, 404, "example.unknown", nil},
		{"POST", "/api/maps", `{"title":"x","owner":"y"}`, 422, "body.json", nil},
		{"POST", "/api/maps", `{"title":"x"} {}`, 422, "body.json", nil},
		{"POST", "/api/maps", `{"title":"x"}`, 415, "body.type", []string{"Content-Type", "text/plain"}},
		{"POST", "/api/maps", `{"title":"` + strings.Repeat("x", 2<<20) + `"}`, 413, "body.large", nil},
		{"POST", commands, `{"id":"c","command":"Explode","args":{}}`, 422, "command.unknown", nil},
		{"POST", commands, `{"id":"../c","command":"Unrelate","args":{}}`, 422, "id.invalid", nil},
		{"POST", commands, `{"id":"c","command":"AddActor","args":{"id":"x","name":"a\u0000"}}`, 422, "text.control", nil},
		{"POST", commands, `{"id":"c","command":"AddActor","args":{"id":"nav","name":"Nav"}}`, 409, "id.taken", nil},
		{"POST", "/api/maps/none/commands", `{"id":"c","command":"RemoveActor","args":{"id":"nav"}}`, 404, "map.unknown", nil},
		{"POST", commands, `{}`, 403, "", []string{"Origin", "http://evil.example"}},
		{"GET", "/api/maps", "", 421, "", []string{"Host", "evil.example"}},
	} {
		a := s.send(c.method, c.path, c.body, c.headers...)
		if a.status != c.status || !strings.Contains(a.body, c.code) {
			t.Errorf("%s %s %.60s: %d %.200s, want %d %s", c.method, c.path, c.body, a.status, a.body, c.status, c.code)
		}
		if c.code != "" && a.header.Get("Content-Type") != "application/problem+json" {
			t.Errorf("%s %s: content type %s", c.method, c.path, a.header.Get("Content-Type"))
		}
	}
	if strings.Contains(s.log.String(), "evil") || strings.Contains(s.log.String(), id) {
		t.Error("the log holds addresses or ids")
	}
}

func TestClientComesInTheFormTheBrowserTakes(t *testing.T) {
	s := start(t)
	for _, c := range []struct{ path, accept, body, cache string }{
		{"/", "", "<!doctype html>", "no-cache"},
		{"/assets/a.js", "identity", "plain", "public, max-age=31536000, immutable"},
		{"/assets/a.js", "gzip, br", "zipped", "public, max-age=31536000, immutable"},
	} {
		a := s.send("GET", c.path, "", "Accept-Encoding", c.accept)
		if a.body != c.body || a.header.Get("Cache-Control") != c.cache || !strings.Contains(a.header.Get("Content-Security-Policy"), "script-src 'self'") {
			t.Errorf("%s: %q %v", c.path, a.body, a.header)
		}
	}
}
