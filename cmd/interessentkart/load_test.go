package main

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"
)

// asProgram makes the test binary be the program, so that the service under
// load is a process of its own that can be killed and weighed.
const asProgram = "INTERESSENTKART_TEST_PROGRAM"

func TestMain(m *testing.M) {
	if os.Getenv(asProgram) != "" {
		main()
		return
	}
	code := m.Run()
	closeServers()
	os.Exit(code)
}

// served is a running service in a process of its own.
type served struct {
	t            testing.TB
	db, log      string
	main, guests string // addresses
	process      *exec.Cmd
	owner        string // cookie
	client       *http.Client
	ready        time.Duration // from start to the first answer
}

// freePort finds a port of loopback that nobody uses just now.
func freePort(t testing.TB) string {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	return l.Addr().String()
}

func serveDB(t testing.TB, db string) *served {
	t.Helper()
	s := &served{t: t, db: db, log: filepath.Join(t.TempDir(), "log"), main: freePort(t), guests: freePort(t), client: &http.Client{
		Transport:     &http.Transport{MaxIdleConnsPerHost: 4000, DisableCompression: true},
		CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}}
	s.start()
	t.Cleanup(s.kill)
	return s
}

// start runs the program and waits until it answers.
func (s *served) start() {
	s.t.Helper()
	began := time.Now()
	s.process = exec.Command(os.Args[0], "serve", "--db", s.db, "--listen", s.main, "--guests", s.guests, "--workshop", "--no-open")
	s.process.Env = append(os.Environ(), asProgram+"=1", "XDG_DATA_HOME="+filepath.Dir(s.log))
	out, err := s.process.StdoutPipe()
	if err != nil {
		s.t.Fatal(err)
	}
	errs, err := os.Create(s.log)
	if err != nil {
		s.t.Fatal(err)
	}
	defer errs.Close()
	s.process.Stderr = errs
	if err := s.process.Start(); err != nil {
		s.t.Fatal(err)
	}
	scan := bufio.NewScanner(out)
	for scan.Scan() {
		_, rest, found := strings.Cut(scan.Text(), "/start/")
		if !found {
			continue
		}
		token, _, _ := strings.Cut(rest, " ")
		got, err := s.client.Get("http://" + s.main + "/readyz")
		if err != nil || got.StatusCode != http.StatusOK {
			s.t.Fatal("not ready", err)
		}
		got.Body.Close()
		s.ready = time.Since(began)
		if s.owner == "" {
			s.letIn(token)
		}
		go func() { _, _ = io.Copy(io.Discard, out) }()
		return
	}
	log, _ := os.ReadFile(s.log)
	s.t.Fatalf("it did not start: %s", log)
}

func (s *served) letIn(token string) {
	got, err := s.client.Get("http://" + s.main + "/start/" + token)
	if err != nil {
		s.t.Fatal(err)
	}
	defer got.Body.Close()
	for _, c := range got.Cookies() {
		s.owner = c.Name + "=" + c.Value
	}
}

// kill ends the process as a power cut of its own would.
func (s *served) kill() {
	_ = s.process.Process.Kill()
	_ = s.process.Wait()
}

// memory is what the process has resident, in bytes.
func (s *served) memory() int {
	text, err := os.ReadFile(fmt.Sprintf("/proc/%d/status", s.process.Process.Pid))
	if err != nil {
		s.t.Skip("memory is read from /proc")
	}
	for line := range strings.Lines(string(text)) {
		if rest, ok := strings.CutPrefix(line, "VmRSS:"); ok {
			kib, _ := strconv.Atoi(strings.Fields(rest)[0])
			return kib << 10
		}
	}
	return 0
}

// guest is somebody with a browser at one of the addresses.
type guest struct {
	s      *served
	base   string
	cookie string
}

func (s *served) ownerAt() *guest { return &guest{s, "http://" + s.main, s.owner} }

// refused is an answer that is not of success.
type refused struct {
	status int
	body   string
}

func (r refused) Error() string { return fmt.Sprint(r.status, " ", r.body) }

func (g *guest) do(method, path string, body, answer any) error {
	text, err := json.Marshal(body)
	if err != nil {
		return err
	}
	r, err := http.NewRequest(method, g.base+path, bytes.NewReader(text))
	if err != nil {
		return err
	}
	r.Header.Set("Content-Type", "application/json")
	r.Header.Set("Cookie", g.cookie)
	got, err := g.s.client.Do(r)
	if err != nil {
		return err
	}
	defer got.Body.Close()
	content, err := io.ReadAll(got.Body)
	if err != nil {
		return err
	}
	if got.StatusCode >= 300 {
		return refused{got.StatusCode, string(content)}
	}
	for _, c := range got.Cookies() {
		g.cookie = c.Name + "=" + c.Value
	}
	if answer == nil || len(content) == 0 {
		return nil
	}
	return json.Unmarshal(content, answer)
}

func (g *guest) must(method, path string, body, answer any) {
	g.s.t.Helper()
	if err := g.do(method, path, body, answer); err != nil {
		g.s.t.Fatalf("%s %s: %v", method, path, err)
	}
}

// insist sends a command until it is answered, through the death of the service.
func (g *guest) insist(ctx context.Context, path string, body any) error {
	for ctx.Err() == nil {
		err := g.do("POST", path, body, nil)
		var no refused
		if err == nil || errors.As(err, &no) && no.status < 500 {
			return err
		}
		time.Sleep(50 * time.Millisecond)
	}
	return ctx.Err()
}

// follower folds what the stream tells into a map of its own.
type follower struct {
	*guest
	id string

	// mu guards what follows.
	mu       sync.Mutex
	revision uint64
	records  map[string]json.RawMessage
	arrived  map[uint64]time.Time // revision → when it came
	broken   []string             // what should not have happened
	reloads  int
}

func (f *follower) load() error {
	var whole struct {
		Revision uint64
		Records  map[string]json.RawMessage
	}
	if err := f.do("GET", "/api/maps/"+f.id, nil, &whole); err != nil {
		return err
	}
	f.mu.Lock()
	defer f.mu.Unlock()
	f.revision, f.records = whole.Revision, whole.Records
	return nil
}

// follow reads the stream until ctx ends, and comes back when it breaks.
func (f *follower) follow(ctx context.Context, connected func()) {
	for ctx.Err() == nil {
		if err := f.stream(ctx, connected); err != nil && ctx.Err() == nil {
			time.Sleep(50 * time.Millisecond)
		}
		connected = func() {}
	}
}

func (f *follower) stream(ctx context.Context, connected func()) error {
	r, err := http.NewRequestWithContext(ctx, "GET", f.base+"/api/maps/"+f.id+"/events", nil)
	if err != nil {
		return err
	}
	f.mu.Lock()
	r.Header.Set("Last-Event-ID", fmt.Sprint(f.revision))
	f.mu.Unlock()
	r.Header.Set("Cookie", f.cookie)
	got, err := f.s.client.Do(r)
	if err != nil {
		return err
	}
	defer got.Body.Close()
	if got.StatusCode != http.StatusOK {
		return refused{got.StatusCode, ""}
	}
	event := ""
	scan := bufio.NewScanner(got.Body)
	scan.Buffer(make([]byte, 4096), 1<<20)
	for scan.Scan() {
		line := scan.Text()
		switch {
		case line == ": connected":
			connected()
		case strings.HasPrefix(line, "event: "):
			event = line[7:]
		case strings.HasPrefix(line, "data: ") && event == "change":
			f.fold(line[6:])
		case strings.HasPrefix(line, "data: ") && event == "reload":
			f.reloads++
			return f.load()
		}
	}
	return scan.Err()
}

func (f *follower) fold(text string) {
	var c struct {
		Revision uint64
		Patch    []struct {
			Key   string
			After json.RawMessage
		}
	}
	if err := json.Unmarshal([]byte(text), &c); err != nil {
		f.broken = append(f.broken, err.Error())
		return
	}
	now := time.Now()
	f.mu.Lock()
	defer f.mu.Unlock()
	if c.Revision != f.revision+1 {
		f.broken = append(f.broken, fmt.Sprintf("revision %d after %d", c.Revision, f.revision))
	}
	f.revision = c.Revision
	if f.arrived != nil {
		f.arrived[c.Revision] = now
	}
	for _, e := range c.Patch {
		if e.After == nil {
			delete(f.records, e.Key)
		} else {
			f.records[e.Key] = e.After
		}
	}
}

// same compares what was folded with what the server has for the same person.
func (f *follower) same() error {
	fresh := &follower{guest: f.guest, id: f.id}
	if err := fresh.load(); err != nil {
		return err
	}
	f.mu.Lock()
	defer f.mu.Unlock()
	if len(f.broken) > 0 {
		return errors.New(strings.Join(f.broken, "; "))
	}
	if f.revision != fresh.revision || len(f.records) != len(fresh.records) {
		return fmt.Errorf("revision %d with %d records, the server has %d with %d", f.revision, len(f.records), fresh.revision, len(fresh.records))
	}
	for key, r := range fresh.records {
		if !bytes.Equal(r, f.records[key]) {
			return fmt.Errorf("%s is %s, the server has %s", key, f.records[key], r)
		}
	}
	return nil
}

func (f *follower) at() uint64 {
	f.mu.Lock()
	defer f.mu.Unlock()
	return f.revision
}

// quantile gives the value below which a part of the durations lies.
func quantile(all []time.Duration, part float64) time.Duration {
	if len(all) == 0 {
		return 0
	}
	slices.Sort(all)
	return all[min(int(part*float64(len(all))), len(all)-1)]
}

func tempDB(t testing.TB) string { return filepath.Join(t.TempDir(), "maps.db") }
