package main

import (
	"bufio"
	"encoding/json"
	"io"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"syscall"
	"testing"
	"time"

	"interessentkart/internal/store/bolt"
)

// program runs serve in a process of its own, with arguments and environment as
// a test says, until it has let its owner in. The log goes to a file.
func program(t *testing.T, db, main, guests string, env []string, args ...string) *served {
	t.Helper()
	if testing.Short() {
		t.Skip("starts processes")
	}
	s := &served{t: t, db: db, main: main, guests: guests, client: &http.Client{
		CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}}
	s.process = exec.Command(os.Args[0], append([]string{"serve"}, args...)...)
	s.process.Env = append(append(os.Environ(), asProgram+"=1"), env...)
	out, err := s.process.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	log, err := os.Create(db + ".log")
	if err != nil {
		t.Fatal(err)
	}
	s.process.Stderr = log
	if err := s.process.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		s.kill()
		log.Close()
	})
	for scan := bufio.NewScanner(out); scan.Scan(); {
		if _, rest, found := strings.Cut(scan.Text(), "/start/"); found {
			token, _, _ := strings.Cut(rest, " ")
			s.letIn(token)
			go func() { _, _ = io.Copy(io.Discard, out) }()
			return s
		}
	}
	text, _ := os.ReadFile(db + ".log")
	t.Fatalf("it did not start: %s", text)
	return nil
}

// eventually waits for something that another process does.
func eventually(t *testing.T, what string, is func() bool) {
	t.Helper()
	for end := time.Now().Add(2 * time.Minute); time.Now().Before(end); time.Sleep(50 * time.Millisecond) {
		if is() {
			return
		}
	}
	t.Fatalf("%s: not in 30 seconds", what)
}

// answers tells whether something listens at an address.
func answers(address string) bool {
	conn, err := net.DialTimeout("tcp", address, time.Second)
	if err == nil {
		conn.Close()
	}
	return err == nil
}

// A service that is told everything by a file: where it listens, that it makes
// backups and keeps the latest, shows figures and logs JSON without secrets.
func TestServeByAFile(t *testing.T) {
	folder := t.TempDir()
	db, backups, main, figures := filepath.Join(folder, "maps.db"), filepath.Join(folder, "backups"), freePort(t), freePort(t)
	config, err := json.Marshal(map[string]any{"db": db, "listen": main, "open": false, "guests": "", "metrics": figures, "log-json": true,
		"backups": backups, "backup-every": "1s", "backup-keep": 2})
	if err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(folder, "config.json")
	if err := os.WriteFile(file, config, 0o600); err != nil {
		t.Fatal(err)
	}
	s := program(t, db, main, "", nil, "--config", file)
	var made struct{ ID string }
	s.ownerAt().must("POST", "/api/maps", map[string]string{"title": "Hemmelig kart"}, &made)
	var shop struct{ Addresses []string }
	s.ownerAt().must("POST", "/api/maps/"+made.ID+"/workshop", struct{}{}, &shop)
	if len(shop.Addresses) != 0 {
		t.Errorf("guests are told to come to %v", shop.Addresses)
	}
	text := fetched(t, "http://"+figures)
	for _, line := range []string{"interessentkart_streams 0", `interessentkart_requests_total{route="/api/maps",status="201"} 1`, "# TYPE interessentkart_request_seconds_total counter"} {
		if !strings.Contains(text, line) {
			t.Errorf("no %s in %s", line, text)
		}
	}
	if profiles := fetched(t, "http://"+figures+"/debug/pprof/"); !strings.Contains(profiles, "heap") {
		t.Error("no profiles beside the figures")
	}
	checkBackups(t, backups)
	checkLog(t, db+".log", made.ID, s.owner)
}

func fetched(t *testing.T, address string) string {
	t.Helper()
	got, err := http.Get(address)
	if err != nil {
		t.Fatal(err)
	}
	defer got.Body.Close()
	text, err := io.ReadAll(got.Body)
	if err != nil || got.StatusCode != http.StatusOK {
		t.Fatal(got.StatusCode, err)
	}
	return string(text)
}

// checkBackups waits until old backups make way for new ones. Each is whole.
func checkBackups(t *testing.T, folder string) {
	t.Helper()
	made := func() []string {
		found, err := filepath.Glob(filepath.Join(folder, backupPrefix+"*"))
		if err != nil {
			t.Fatal(err)
		}
		return found
	}
	eventually(t, "a backup", func() bool { return len(made()) > 0 })
	first := made()[0]
	eventually(t, "rotation", func() bool {
		_, err := os.Stat(first)
		return os.IsNotExist(err)
	})
	left := made()
	if len(left) < 1 || len(left) > 3 { // one may be made just now
		t.Errorf("%d backups are kept", len(left))
	}
	copied := filepath.Join(t.TempDir(), "copy.db")
	text, err := os.ReadFile(left[0])
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(copied, text, 0o600); err != nil {
		t.Fatal(err)
	}
	if report, err := bolt.Check(t.Context(), copied, nil); err != nil || report.Maps != 1 {
		t.Errorf("a backup: %+v %v", report, err)
	}
}

// checkLog reads a log as JSON, in which there are neither ids nor secrets.
func checkLog(t *testing.T, path, id, cookie string) {
	t.Helper()
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	_, secret, _ := strings.Cut(cookie, "=")
	for _, private := range []string{id, secret, "Hemmelig"} {
		if strings.Contains(string(text), private) {
			t.Errorf("the log says %q", private)
		}
	}
	routes := 0
	for line := range strings.Lines(string(text)) {
		var l struct{ Msg, Route string }
		if err := json.Unmarshal([]byte(line), &l); err != nil {
			t.Errorf("%v in %s", err, line)
		}
		if l.Msg == "request" && l.Route == "/api/maps/:map/workshop" {
			routes++
		}
	}
	if routes != 1 {
		t.Errorf("%d lines of the request", routes)
	}
}

// Flags go before the environment, and both before the file.
func TestServeByTheEnvironment(t *testing.T) {
	folder := t.TempDir()
	file := filepath.Join(folder, "config.json")
	if err := os.WriteFile(file, []byte(`{"listen":"127.0.0.1:1","guests":"127.0.0.1:1","open":false}`), 0o600); err != nil {
		t.Fatal(err)
	}
	main, db := freePort(t), filepath.Join(folder, "maps.db")
	env := []string{"INTERESSENTKART_LISTEN=" + main, "INTERESSENTKART_GUESTS=", "INTERESSENTKART_DB=" + filepath.Join(folder, "other.db"), "INTERESSENTKART_LOG_JSON=true"}
	s := program(t, db, main, "", env, "--config", file, "--db", db, "--no-open")
	s.ownerAt().must("POST", "/api/maps", map[string]string{"title": "Kart"}, nil)
	if _, err := os.Stat(db); err != nil {
		t.Error(err)
	}
	if _, err := os.Stat(filepath.Join(folder, "other.db")); !os.IsNotExist(err) {
		t.Errorf("the environment goes before a flag: %v", err)
	}
	if text, _ := os.ReadFile(db + ".log"); !strings.HasPrefix(string(text), "{") {
		t.Errorf("the log is no JSON: %.100s", text)
	}
}

// The guests' door opens with the first workshop, outlives a restart, and closes
// when the last one has ended.
func TestTheGuestsDoorOpensAndCloses(t *testing.T) {
	db, main, guests := filepath.Join(t.TempDir(), "maps.db"), freePort(t), freePort(t)
	args := []string{"--db", db, "--listen", main, "--guests", guests, "--no-open"}
	s := program(t, db, main, guests, nil, args...)
	owner := s.ownerAt()
	var made [2]struct{ ID string }
	for i := range made {
		owner.must("POST", "/api/maps", map[string]string{"title": "Kart"}, &made[i])
	}
	workshop := func(i int) string { return "/api/maps/" + made[i].ID + "/workshop" }
	time.Sleep(2 * doorEvery)
	if answers(guests) {
		t.Error("the door is open before there is a workshop")
	}
	for i := range made {
		owner.must("POST", workshop(i), struct{}{}, nil)
	}
	if !answers(guests) {
		t.Error("the door is closed when the workshop opens")
	}
	owner.must("DELETE", workshop(0), struct{}{}, nil)
	time.Sleep(2 * doorEvery)
	if !answers(guests) {
		t.Error("the door closed while there was a workshop")
	}
	s.kill()
	s = program(t, db, main, guests, nil, args...)
	eventually(t, "the door opens after a restart", func() bool { return answers(guests) })
	s.ownerAt().must("DELETE", workshop(1), struct{}{}, nil)
	eventually(t, "the door closes", func() bool { return !answers(guests) })
	s.ownerAt().must("POST", workshop(1), struct{}{}, nil)
	if !answers(guests) {
		t.Error("the door does not open again")
	}
}

// Told to stop, the program lets streams end, with a pause to come back after,
// and exits with success.
func TestServeStops(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("signals")
	}
	db, main := filepath.Join(t.TempDir(), "maps.db"), freePort(t)
	s := program(t, db, main, "", nil, "--db", db, "--listen", main, "--guests", "", "--no-open")
	var made struct{ ID string }
	s.ownerAt().must("POST", "/api/maps", map[string]string{"title": "Kart"}, &made)
	r, err := http.NewRequest("GET", "http://"+main+"/api/maps/"+made.ID+"/events", nil)
	if err != nil {
		t.Fatal(err)
	}
	r.Header.Set("Cookie", s.owner)
	stream, err := s.client.Do(r)
	if err != nil || stream.StatusCode != http.StatusOK {
		t.Fatal(err)
	}
	defer stream.Body.Close()
	if err := s.process.Process.Signal(syscall.SIGTERM); err != nil {
		t.Fatal(err)
	}
	text, err := io.ReadAll(stream.Body)
	if err != nil || !strings.Contains(string(text), "\nretry: ") {
		t.Errorf("the stream ended with %q, %v", text, err)
	}
	if err := s.process.Wait(); err != nil {
		t.Errorf("it ended with %v", err)
	}
	proved(t, db)
}

// A configuration that is not understood is refused, and says where.
func TestWrongConfigurations(t *testing.T) {
	for content, says := range map[string]string{
		`{"listn":"127.0.0.1:0"}`: "«listn»", `{"log_json":true}`: "«log_json»", `{"config":"x"}`: "«config»", `{"person":"x"}`: "«person»", `{`: "JSON", `[]`: "JSON",
		`{"backup-keep":"many"}`: "backup-keep", `{"backups":"b","backup-keep":0}`: "--backup-keep", `{"listen":"0.0.0.0:80"}`: "0.0.0.0:80",
	} {
		file := filepath.Join(t.TempDir(), "config.json")
		if err := os.WriteFile(file, []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
		r := runWith(t, "", "serve", "--config", file, "--db", filepath.Join(t.TempDir(), "x.db"))
		if r.code != exitUsage || !strings.Contains(r.err, says) || strings.Count(r.err, "\n") != 1 {
			t.Errorf("%s: %+v", content, r)
		}
	}
}

// The configuration in the README is understood: every name in it is a flag.
func TestReadmeConfiguration(t *testing.T) {
	readme, err := os.ReadFile("../../README.md")
	if err != nil {
		t.Fatal(err)
	}
	_, rest, _ := strings.Cut(string(readme), "```json\n")
	example, _, found := strings.Cut(rest, "```")
	if !found || !strings.Contains(example, "oidc-issuer") {
		t.Fatal("the README has no configuration")
	}
	file := filepath.Join(t.TempDir(), "config.json")
	if err := os.WriteFile(file, []byte(strings.Replace(example, "/var/lib/interessentkart", t.TempDir(), 1)), 0o600); err != nil {
		t.Fatal(err)
	}
	// The key is read before anybody is asked over the network.
	if r := runWith(t, "", "serve", "--config", file, "--listen", "127.0.0.1:0"); r.code != exitFailed || !strings.Contains(r.err, "/etc/interessentkart/key") {
		t.Errorf("%+v", r)
	}
}
