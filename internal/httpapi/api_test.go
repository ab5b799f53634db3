package httpapi

import (
	"bufio"
	"net/http"
	"strings"
	"testing"
	"time"

	"interessentkart/internal/render"
)

func TestAMapFromAnExampleIsListedReadAndDrawn(t *testing.T) {
	t.Parallel()
	s := start(t)
	id := s.example()
	if a := s.send("GET", "/api/maps", ""); a.status != 200 || !strings.Contains(a.body, `"actors":25`) {
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
	t.Parallel()
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
	got, err := http.DefaultTransport.RoundTrip(s.request("GET", "/api/maps/"+id+"/events", "", "Last-Event-ID", since))
	if err != nil {
		t.Fatal(err)
	}
	lines := make(chan string, 10)
	go func() {
		defer got.Body.Close()
		defer close(lines)
		event := ""
		for scan := bufio.NewScanner(got.Body); scan.Scan(); {
			if name, ok := strings.CutPrefix(scan.Text(), "event: "); ok {
				event = name
			}
			data, ok := strings.CutPrefix(scan.Text(), "data: ")
			switch {
			case ok && event == "change":
				lines <- data
			case ok && event == "reload":
				lines <- "reload"
			}
		}
	}()
	return lines
}

func TestStreamsEndWhenTheServiceStops(t *testing.T) {
	t.Parallel()
	s := start(t)
	stream := s.follow(t, s.example(), "1")
	s.stop()
	select {
	case _, open := <-stream:
		if open {
			t.Error("an event instead of the end")
		}
	case <-time.After(2 * time.Minute): // however busy the machine is
		t.Error("the stream goes on")
	}
}

func TestRefusals(t *testing.T) {
	t.Parallel()
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
		{"POST", commands, `{}`, 403, "origin.foreign", []string{"Origin", "http://evil.example"}},
		{"GET", "/api/maps", "", 421, "host.unknown", []string{"Host", "evil.example"}},
		{"GET", "/api/maps/" + id + "/actors/none", "", 404, "record.unknown", nil},
		{"GET", "/api/maps/" + id + "/actors?limit=0", "", 422, "query.invalid", nil},
		{"GET", "/api/maps/" + id + "?audience=guests", "", 403, "access.denied", nil},
		{"POST", commands, `{"id":"c","command":"Unrelate","args":{"id":"x"},"ID":"d"}`, 422, "body.json", nil},
		{"POST", commands, `{"id":"c","id":"d","command":"Unrelate","args":{"id":"x"}}`, 422, "body.json", nil},
		{"POST", commands, `{"id":"c","command":"GiveScore","args":{}}`, 403, "command.refused", nil},
		{"POST", commands, `{"id":"c","command":"Batch","args":{"commands":[{"command":"Revert","args":{"patch":[]}}]}}`, 403, "command.refused", nil},
		{"POST", commands, `{"id":"c9","command":"RemoveActor","args":{"id":"nav"}}`, 412, "revision.stale", []string{"If-Match", `"99.internal"`}},
		{"POST", "/api/maps/" + id + "/undo", `{"id":"u","command":"never"}`, 404, "command.notseen", nil},
		{"POST", "/api/files", `{"format":"interessentkart","version":1,"nonsense":2}`, 422, "field.unknown", nil},
		{"POST", "/api/join", `{"code":"AAAAAAAA","name":"x"}`, 404, "join.unknown", nil},
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
	t.Parallel()
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
