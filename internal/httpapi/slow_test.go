package httpapi

import (
	"bufio"
	"fmt"
	"net"
	"net/http"
	"net/http/httptest"
	"runtime"
	"strings"
	"testing"
	"time"
)

// dripping sends a request whose body comes byte by byte, and gives the status
// of the answer, 0 when the connection was cut, and how long that took.
func dripping(host, path, cookie string, pause time.Duration) (int, time.Duration, error) {
	conn, err := net.Dial("tcp", host)
	if err != nil {
		return 0, 0, err
	}
	defer conn.Close()
	began := time.Now()
	body := `{"id":"slow","command":"AddActor","args":{"id":"slow","name":"` + strings.Repeat("x", 100) + `"}}`
	fmt.Fprintf(conn, "POST %s HTTP/1.1\r\nHost: %s\r\nContent-Type: application/json\r\nCookie: kart-local=%s\r\nContent-Length: %d\r\n\r\n", path, host, cookie, len(body))
	go func() {
		for i := range len(body) {
			time.Sleep(pause)
			if _, err := conn.Write([]byte(body[i : i+1])); err != nil {
				return
			}
		}
	}()
	if err := conn.SetReadDeadline(began.Add(time.Minute)); err != nil {
		return 0, 0, err
	}
	got, err := http.ReadResponse(bufio.NewReader(conn), nil)
	if err != nil {
		if late, ok := err.(net.Error); ok && late.Timeout() {
			return 0, time.Since(began), err
		}
		return 0, time.Since(began), nil
	}
	return got.StatusCode, time.Since(began), nil
}

// Clients that drip their bytes are cut off, change nothing, hold nobody up and
// leave nothing behind.
func TestDrippingClientsAreCutOff(t *testing.T) {
	const clients, limit = 100, 500 * time.Millisecond
	s := start(t)
	id := s.small()
	server := httptest.NewUnstartedServer(s.served.Main)
	server.Config.ReadTimeout = limit // serve sets a longer one
	server.Start()
	t.Cleanup(server.Close)
	host := strings.TrimPrefix(server.URL, "http://")
	before := runtime.NumGoroutine()
	type cut struct {
		status int
		took   time.Duration
		err    error
	}
	done := make(chan cut, clients)
	for range clients {
		go func() {
			status, took, err := dripping(host, "/api/maps/"+id+"/commands", s.cookies["kart-local"], 100*time.Millisecond)
			done <- cut{status, took, err}
		}()
	}
	for range 20 { // others are served meanwhile
		s.must("GET", "/api/maps/"+id, "")
	}
	for range clients {
		c := <-done
		if c.err != nil || c.status != 0 && c.status != http.StatusRequestTimeout || c.took < limit/2 {
			t.Errorf("%d after %v, %v", c.status, c.took, c.err)
		}
	}
	if m := snapshot(t, s, id); m.Revision != 1 || m.Actors.Has("slow") {
		t.Errorf("revision %d", m.Revision)
	}
	for tries := 0; runtime.NumGoroutine() > before+20; tries++ {
		if tries == 1200 {
			t.Fatalf("%d goroutines, before %d", runtime.NumGoroutine(), before)
		}
		time.Sleep(100 * time.Millisecond)
	}
}

// What arrives too slowly is told so, with a code.
func TestASlowBodyHasACode(t *testing.T) {
	t.Parallel()
	p := problemOf(bodyError(fmt.Errorf("read: %w", &net.OpError{Op: "read", Err: deadline(t)})), newSpeech()["en"])
	if p.Status != http.StatusRequestTimeout || p.Code != bodyTooSlow || !strings.Contains(p.Detail, "too slow") {
		t.Errorf("%+v", p)
	}
}

// deadline is the error of a connection whose time is over.
func deadline(t *testing.T) error {
	a, b := net.Pipe()
	defer a.Close()
	defer b.Close()
	if err := a.SetReadDeadline(time.Now().Add(-time.Second)); err != nil {
		t.Fatal(err)
	}
	_, err := a.Read(make([]byte, 1))
	return err
}
