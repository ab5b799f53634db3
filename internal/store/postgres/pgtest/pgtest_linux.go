// Package pgtest runs PostgreSQL servers for tests: from an installed server's
// programs, in temporary folders, reached through Unix sockets, and gone with
// the test that started them.
package pgtest

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"syscall"
	"testing"
	"time"
)

// Required is the variable of the environment that, when it is not empty, makes
// tests fail where no server is installed, instead of leaving themselves out.
const Required = "INTERESSENTKART_TEST_POSTGRES"

// Server is a running server, or one that was stopped.
type Server struct {
	Folder string // its data
	Socket string // folder of its socket
	t      testing.TB
	bin    string
	owner  *syscall.Credential // nil for whoever runs the test
	config []string
	exited chan struct{}
	pid    int
	made   atomic.Int64
}

// Programs finds the folder of an installed server's programs, the newest one.
func Programs() (string, bool) {
	found, err := filepath.Glob("/usr/lib/postgresql/*/bin/initdb")
	if err == nil && len(found) > 0 {
		slices.SortFunc(found, func(a, b string) int { return len(a)*1000 - len(b)*1000 + strings.Compare(a, b) })
		return filepath.Dir(found[len(found)-1]), true
	}
	path, err := exec.LookPath("initdb")
	return filepath.Dir(path), err == nil
}

// Start makes a server and starts it, with lines for its configuration. Without
// a server's programs the test is left out, loudly.
func Start(t testing.TB, config ...string) *Server {
	t.Helper()
	s := prepare(t, config)
	s.must("initdb", "-D", s.Folder, "-U", "kart", "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync")
	s.Run()
	return s
}

func prepare(t testing.TB, config []string) *Server {
	t.Helper()
	bin, ok := Programs()
	if !ok {
		missing(t)
	}
	folder, err := os.MkdirTemp("", "kartpg")
	if err != nil {
		t.Fatal(err)
	}
	s := &Server{Folder: filepath.Join(folder, "data"), Socket: folder, t: t, bin: bin, config: config}
	t.Cleanup(func() {
		s.Kill()
		if err := os.RemoveAll(folder); err != nil {
			t.Log(err)
		}
	})
	if os.Geteuid() == 0 {
		s.owner = unprivileged(t)
		if err := os.Chown(folder, int(s.owner.Uid), int(s.owner.Gid)); err != nil {
			t.Fatal(err)
		}
	}
	return s
}

func missing(t testing.TB) {
	const text = "NO POSTGRESQL SERVER IS INSTALLED: the tests with PostgreSQL did NOT run"
	if os.Getenv(Required) != "" {
		t.Fatal(text)
	}
	fmt.Fprintln(os.Stderr, "!! "+text)
	t.Skip(text)
}

// command is one of the server's programs, run as the server's user.
func (s *Server) command(name string, args ...string) *exec.Cmd {
	c := exec.Command(filepath.Join(s.bin, name), args...)
	c.Dir = s.Socket
	c.Env = []string{"PATH=" + s.bin + ":/usr/bin:/bin", "LC_ALL=C", "TZ=UTC"}
	c.SysProcAttr = attributes(s.owner)
	return c
}

func (s *Server) must(name string, args ...string) {
	s.t.Helper()
	if out, err := s.command(name, args...).CombinedOutput(); err != nil {
		s.t.Fatalf("%s: %v\n%s", name, err, out)
	}
}

// Run starts a server that was stopped and waits until it answers.
func (s *Server) Run() {
	s.t.Helper()
	args := []string{"-D", s.Folder, "-k", s.Socket, "-c", "listen_addresses=", "-c", "unix_socket_permissions=0777",
		"-c", "max_connections=200", "-c", "shared_buffers=64MB", "-c", "dynamic_shared_memory_type=mmap", "-c", "log_min_messages=error"}
	for _, line := range s.config {
		args = append(args, "-c", line)
	}
	c := s.command("postgres", args...)
	log, err := os.OpenFile(filepath.Join(s.Socket, "log"), os.O_CREATE|os.O_APPEND|os.O_WRONLY, 0o600)
	if err != nil {
		s.t.Fatal(err)
	}
	defer log.Close()
	c.Stdout, c.Stderr = log, log
	started, exited := make(chan error), make(chan struct{})
	go func() {
		runtime.LockOSThread() // the server dies with the thread that started it
		defer runtime.UnlockOSThread()
		err := c.Start()
		started <- err
		if err == nil {
			_ = c.Wait()
			close(exited)
		}
	}()
	if err := <-started; err != nil {
		s.t.Fatal(err)
	}
	s.pid, s.exited = c.Process.Pid, exited
	s.await()
}

// startTime is how long a server may take to start.
const startTime = time.Minute

func (s *Server) await() {
	s.t.Helper()
	for end := time.Now().Add(startTime); time.Now().Before(end); time.Sleep(20 * time.Millisecond) {
		select {
		case <-s.exited:
			s.t.Fatalf("the server ended:\n%s", s.Log())
		default:
		}
		if s.command("pg_isready", "-q", "-h", s.Socket, "-U", "kart").Run() == nil {
			return
		}
	}
	s.t.Fatalf("the server does not answer:\n%s", s.Log())
}

// Log is what the server wrote.
func (s *Server) Log() string {
	text, _ := os.ReadFile(filepath.Join(s.Socket, "log"))
	return string(text)
}

// Kill ends the server and all its processes at once, as a machine that is lost.
func (s *Server) Kill() {
	if s.exited == nil {
		return
	}
	// The others of the group notice that the first one is gone only when they
	// next wait for something.
	_ = syscall.Kill(-s.pid, syscall.SIGKILL)
	<-s.exited
	s.exited = nil
}

// Standby makes a copy of the server and starts it as its standby, under a name
// for synchronous_standby_names.
func (s *Server) Standby(name string) *Server {
	s.t.Helper()
	other := prepare(s.t, s.config)
	source := "host=" + s.Socket + " user=kart application_name=" + name
	other.must("pg_basebackup", "-D", other.Folder, "-d", source, "-R", "-X", "stream", "--checkpoint=fast", "--no-sync")
	other.Run()
	return other
}

// Promote makes a standby the primary.
func (s *Server) Promote() {
	s.t.Helper()
	s.must("pg_ctl", "promote", "-D", s.Folder, "-w")
}

// Standbys names the standbys that commits wait for, as the server's setting
// does: * is any, nothing is none.
func (s *Server) Standbys(names string) {
	s.t.Helper()
	s.SQL("alter system set synchronous_standby_names = '" + names + "'")
	s.SQL("select pg_reload_conf()")
	for s.SQL("show synchronous_standby_names") != names {
		time.Sleep(10 * time.Millisecond)
	}
}

// SQL runs statements and gives what they print.
func (s *Server) SQL(text string) string {
	s.t.Helper()
	out, err := s.command("psql", "-h", s.Socket, "-U", "kart", "-d", "postgres", "-XAtqc", text).CombinedOutput()
	if err != nil {
		s.t.Fatalf("%s: %v\n%s", text, err, out)
	}
	return strings.TrimSpace(string(out))
}

// Address is that of the database, with parameters.
func (s *Server) Address(parameters ...string) string {
	return "postgres:///postgres?" + strings.Join(append([]string{"host=" + s.Socket, "user=kart"}, parameters...), "&")
}

// Schema makes an empty schema and gives its name.
func (s *Server) Schema() string {
	s.t.Helper()
	name := fmt.Sprint("t", s.made.Add(1))
	s.SQL("create schema " + name)
	return name
}

// Fresh is the address of an empty schema of its own in the database.
func (s *Server) Fresh() string {
	s.t.Helper()
	return s.Address("search_path=" + s.Schema())
}

// Shared starts one server for the tests of a package when the first of them
// asks for it.
type Shared struct {
	once   sync.Once
	server *Server
	end    []func()
}

// Server gives the server.
func (s *Shared) Server(t testing.TB) *Server {
	t.Helper()
	if _, ok := Programs(); !ok {
		missing(t)
	}
	s.once.Do(func() { s.server = Start(lasting{t, s}, "fsync=off") })
	if s.server == nil {
		t.Fatal("the server did not start")
	}
	return s.server
}

// Close ends the server, if there is one. A package's TestMain calls it.
func (s *Shared) Close() {
	for _, end := range slices.Backward(s.end) {
		end()
	}
}

// lasting is a test whose cleaning up waits for the end of the package.
type lasting struct {
	testing.TB
	s *Shared
}

func (l lasting) Cleanup(f func())         { l.s.end = append(l.s.end, f) }
func (l lasting) Context() context.Context { return context.Background() }
func (l lasting) Log(args ...any)          { fmt.Fprintln(os.Stderr, args...) }
