package httpapi

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"

	"interessentkart/internal/stakeholder"
	"interessentkart/internal/store/memory"
)

// Whoever guesses codes is held up, from one address and from all together, and
// a room full of people who know the code is not kept out meanwhile.
func TestGuessingCodes(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := unserved(t, func(*Config) {})
		s.person = s.local()
		w := &world{s: s, id: s.small()}
		var shop workshopBody
		s.must("POST", w.path("/workshop"), `{}`, &shop)
		const attackers, long = 10, 10 * time.Minute
		tried := 0
		var guessing sync.WaitGroup
		var mu sync.Mutex
		for began, i := time.Now(), 0; i < attackers; i++ {
			guessing.Go(func() {
				for time.Since(began) < long {
					a := s.nobody().send("POST", "/api/join", `{"code":"AAAAAAAA","name":"x"}`)
					mu.Lock()
					tried++
					mu.Unlock()
					if a.status == http.StatusTooManyRequests {
						if a.header.Get("Retry-After") == "" || !strings.Contains(a.body, "too.many") {
							t.Errorf("%v %s", a.header, a.body)
						}
						time.Sleep(250 * time.Millisecond) // not even as long as it is told
					}
				}
			})
		}
		time.Sleep(5 * time.Minute)
		for i := range 50 {
			s.join(shop.Code, fmt.Sprint("Person ", i))
		}
		guessing.Wait()
		// Each minute twenty are free, and then four places take a second each; the
		// rest were refused unheard.
		if most := int(long/time.Minute) * (20 + guessPlaces*60 + attackers*4*60); tried > most || tried < attackers*4*60 {
			t.Errorf("%d tries", tried)
		}
		var after workshopBody
		s.must("GET", w.path("/workshop"), "", &after)
		if after.Joined != 50 {
			t.Errorf("%d have joined", after.Joined)
		}
	})
}

// Somebody who sends without end is asked to wait; the rest of the room is not.
func TestFloodOfOneGuest(t *testing.T) {
	t.Parallel()
	s := startStill(t)
	w := &world{s: s, id: s.small()}
	var shop workshopBody
	s.must("POST", w.path("/workshop"), `{}`, &shop)
	s.must("POST", w.path("/commands"), `{"id":"open","command":"OpenRound","args":{"id":"r1"}}`)
	one, other := s.join(shop.Code, "En"), s.join(shop.Code, "To")
	refused := 0
	for i := range 100 {
		body := fmt.Sprintf(`{"id":"s%d","scores":[{"actor":"nav","criterion":"interest","level":"low"}]}`, i)
		if a := one.send("POST", w.path("/scores"), body); a.status == http.StatusTooManyRequests {
			refused++
		}
	}
	if refused != 50 {
		t.Errorf("%d of 100 refused", refused)
	}
	other.must("POST", w.path("/scores"), `{"id":"o","scores":[{"actor":"nav","criterion":"interest","level":"low"}]}`)
	for i := range guestStreams + 1 {
		got, err := http.DefaultTransport.RoundTrip(other.request("GET", w.path("/events"), ""))
		if err != nil {
			t.Fatal(err)
		}
		defer got.Body.Close()
		if want := i == guestStreams; want != (got.StatusCode == http.StatusTooManyRequests) {
			t.Errorf("stream %d: %d", i, got.StatusCode)
		}
	}
}

// A workshop ends by itself, and with it everything that its guests could do.
func TestWorkshopEndsByItself(t *testing.T) {
	t.Parallel()
	var passed atomic.Int64
	now := func() time.Time { return time.Now().Add(time.Duration(passed.Load())) }
	maps, rows, short := memory.New(), memory.NewRows(now), memory.NewRows(now)
	s := startWith(t, maps, rows, short, func(c *Config) {
		c.Now = now
		c.Workshops.Now, c.Access.Now = now, now
	})
	s.person = s.local()
	w := &world{s: s, id: s.example()}
	var shop workshopBody
	s.must("POST", w.path("/workshop"), `{"minutes":90}`, &shop)
	guest := s.join(shop.Code, "Kari")
	guest.must("GET", w.path(""), "")
	passed.Store(int64(91 * time.Minute))
	if a := guest.send("GET", w.path(""), ""); a.status != http.StatusNotFound {
		t.Errorf("after its time: %d %s", a.status, a.body)
	}
	if a := s.nobody().send("POST", "/api/join", fmt.Sprintf(`{"code":%q,"name":"x"}`, shop.Code)); a.status != http.StatusNotFound {
		t.Errorf("join after its time: %d", a.status)
	}
	if a := s.send("POST", w.path("/workshop"), `{"minutes":2000}`); a.status != http.StatusUnprocessableEntity {
		t.Errorf("too long: %d %s", a.status, a.body)
	}
	s.must("POST", w.path("/workshop"), `{}`)
}

// Half a request is not waited for, and does not hold up others.
func TestSlowAndBrokenRequests(t *testing.T) {
	t.Parallel()
	s := start(t)
	id := s.example()
	host := strings.TrimPrefix(s.url, "http://")
	for name, raw := range map[string]string{
		"cut body":       "POST /api/maps HTTP/1.1\r\nHost: " + host + "\r\nContent-Type: application/json\r\nCookie: kart-local=" + s.cookies["kart-local"] + "\r\nContent-Length: 100\r\n\r\n{\"title\":",
		"path of dots":   "GET /api/maps/../../etc/passwd HTTP/1.1\r\nHost: " + host + "\r\n\r\n",
		"encoded dots":   "GET /assets/..%2f..%2fgo.mod HTTP/1.1\r\nHost: " + host + "\r\n\r\n",
		"null byte":      "GET /api/maps/%00" + id + " HTTP/1.1\r\nHost: " + host + "\r\n\r\n",
		"two hosts":      "GET /healthz HTTP/1.1\r\nHost: " + host + "\r\nHost: evil.example\r\n\r\n",
		"no host":        "GET /healthz HTTP/1.1\r\n\r\n",
		"smuggled":       "POST /api/join HTTP/1.1\r\nHost: " + host + "\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\nGET /x HTTP/1.1\r\n\r\n",
		"foreign method": "BREW /api/maps HTTP/1.1\r\nHost: " + host + "\r\n\r\n",
		"absolute other": "GET http://evil.example/api/maps HTTP/1.1\r\nHost: " + host + "\r\n\r\n",
	} {
		conn, err := net.Dial("tcp", host)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := conn.Write([]byte(raw)); err != nil {
			t.Fatal(err)
		}
		_ = conn.(*net.TCPConn).CloseWrite()
		_ = conn.SetReadDeadline(time.Now().Add(5 * time.Second))
		got, err := http.ReadResponse(bufio.NewReader(conn), nil)
		if err == nil && (got.StatusCode < 400 || got.StatusCode >= 500) {
			t.Errorf("%s: %d", name, got.StatusCode)
		}
		var late net.Error
		if errors.As(err, &late) && late.Timeout() {
			t.Errorf("%s: no answer", name)
		}
		conn.Close()
	}
	if a := s.send("GET", "/api/maps", ""); strings.Count(a.body, `"id"`) != 1 {
		t.Errorf("maps: %s", a.body)
	}
}

// Whatever is sent as a command: no fault, a code, and a change only when the
// answer says so.
func FuzzCommand(f *testing.F) {
	for _, seed := range []string{
		`{"id":"c","command":"AddActor","args":{"id":"x","name":"Nav"}}`, `{"id":"c","command":"Batch","args":{"commands":[{"command":"Unrelate","args":{"id":"x"}}]}}`,
		`{"id":"c","command":"Place","args":{"view":"network","actor":"nav","x":1e308,"y":-1}}`, `{"id":"c","command":"AgreeRound","args":{"id":"r","decisions":[{}]}}`,
		`{"id":"c","command":"Relate","args":{"id":"r","from":"nav","to":"nav","type":"governs","strength":-1}}`, `{"id":null,"command":7}`, `[]`, "", `{"id":"c","command":"Batch","args":{"commands":[null]}}`,
		`{"id":"c","command":"MergeActors","args":{"keep":"nav","remove":"skatteetaten"}}`, strings.Repeat("[", 20000),
	} {
		f.Add(seed)
	}
	s := start(f)
	id, cookie := s.example(), s.cookies["kart-local"]
	address := s.url + "/api/maps/" + id + "/commands"
	f.Fuzz(func(t *testing.T, body string) {
		before := snapshot(t, s, id)
		a := postAs(t, address, cookie, body)
		after := snapshot(t, s, id)
		var p problem
		switch {
		case a.status == http.StatusOK:
			if err := after.Check(); err != nil {
				t.Errorf("the map is not whole: %v", err)
			}
		case a.status >= 500 || a.status < 400 || json.Unmarshal([]byte(a.body), &p) != nil || p.Code == "" || p.Code == fault:
			t.Errorf("%d %s", a.status, a.body)
		case before.Revision != after.Revision:
			t.Errorf("refused with %d, and the map has changed", a.status)
		}
	})
}

func postAs(t *testing.T, address, cookie, body string) answer {
	r, err := http.NewRequest("POST", address, strings.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	r.Header.Set("Content-Type", "application/json")
	r.AddCookie(&http.Cookie{Name: "kart-local", Value: cookie})
	got, err := http.DefaultTransport.RoundTrip(r)
	if err != nil {
		t.Fatal(err)
	}
	defer got.Body.Close()
	text, err := io.ReadAll(got.Body)
	if err != nil {
		t.Fatal(err)
	}
	return answer{got.StatusCode, got.Header, string(text)}
}

func snapshot(t *testing.T, s *service, id string) *stakeholder.Map {
	m, err := s.config.Rooms.Snapshot(t.Context(), stakeholder.MapID(id))
	if err != nil {
		t.Fatal(err)
	}
	return m
}
