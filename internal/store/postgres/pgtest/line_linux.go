package pgtest

import (
	"io"
	"net"
	"path/filepath"
	"sync"
	"sync/atomic"
	"testing"
	"time"
)

// Line is a line to a server that can be cut, slowed, broken silently, and led
// to another server: what lies between an instance and its database.
type Line struct {
	listener net.Listener
	delay    atomic.Int64 // of what comes from the server, in nanoseconds
	left     atomic.Int64 // bytes to the server until end is called
	end      func()

	// mu guards what follows.
	mu     sync.Mutex
	socket string // where new connections lead
	open   map[*connection]struct{}
	all    sync.WaitGroup
}

// connection is one connection through a line.
type connection struct {
	near, far net.Conn
	silent    atomic.Bool // swallows what it is given
	mute      atomic.Bool // swallows what the server answers
}

// NewLine opens a line to a server; it ends with the test.
func NewLine(t testing.TB, to *Server) *Line {
	t.Helper()
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	l := &Line{listener: listener, socket: to.socketFile(), open: map[*connection]struct{}{}}
	l.all.Go(func() {
		for {
			near, err := listener.Accept()
			if err != nil {
				return // closed
			}
			l.connect(near)
		}
	})
	t.Cleanup(func() {
		_ = listener.Close()
		l.Cut()
		l.all.Wait()
	})
	return l
}

func (s *Server) socketFile() string { return filepath.Join(s.Socket, ".s.PGSQL.5432") }

// Address is that of the database at the end of the line.
func (l *Line) Address() string {
	return "postgres://kart@" + l.listener.Addr().String() + "/postgres?sslmode=disable"
}

func (l *Line) connect(near net.Conn) {
	l.mu.Lock()
	defer l.mu.Unlock()
	far, err := net.Dial("unix", l.socket)
	if err != nil {
		_ = near.Close()
		return
	}
	c := &connection{near: near, far: far}
	l.open[c] = struct{}{}
	l.all.Go(func() { l.carry(c, far, near, false) })
	l.all.Go(func() { l.carry(c, near, far, true) })
}

type parcel struct {
	due  time.Time
	text []byte
}

// carry takes what comes from one side to the other, each piece after a delay.
// A slow line holds up nothing that comes behind.
func (l *Line) carry(c *connection, to, from net.Conn, answers bool) {
	parcels := make(chan parcel, 10_000)
	l.all.Go(func() {
		for p := range parcels {
			time.Sleep(time.Until(p.due))
			if !answers {
				l.count(len(p.text))
			}
			if !c.silent.Load() {
				_, _ = to.Write(p.text) // the other direction notices
			}
		}
	})
	defer close(parcels)
	for {
		buffer := make([]byte, 64<<10)
		n, err := from.Read(buffer)
		if n > 0 {
			p := parcel{time.Now(), buffer[:n]}
			if answers {
				p.due = p.due.Add(time.Duration(l.delay.Load()))
			}
			if !answers || !c.mute.Load() {
				parcels <- p
			}
		}
		if err != nil {
			if err == io.EOF && c.silent.Load() {
				return // whoever is at the other end is not told
			}
			l.drop(c)
			return
		}
	}
}

func (l *Line) drop(c *connection) {
	l.mu.Lock()
	defer l.mu.Unlock()
	delete(l.open, c)
	_ = c.near.Close()
	_ = c.far.Close()
}

// Cut ends all connections; new ones can be made.
func (l *Line) Cut() {
	l.mu.Lock()
	defer l.mu.Unlock()
	for c := range l.open {
		_ = c.near.Close()
		_ = c.far.Close()
	}
	clear(l.open)
}

// After calls a function once so many bytes more are on their way to the server,
// before the last of them arrive. It is called while nothing is under way.
func (l *Line) After(bytes int, f func()) {
	l.end = f
	l.left.Store(int64(bytes))
}

func (l *Line) count(bytes int) {
	if left := l.left.Add(-int64(bytes)); left <= 0 && left+int64(bytes) > 0 {
		l.end()
	}
}

// Silence leaves all connections open and carries nothing over them any longer;
// new ones can be made.
func (l *Line) Silence() {
	l.mu.Lock()
	defer l.mu.Unlock()
	for c := range l.open {
		c.silent.Store(true)
	}
}

// Mute loses what the server answers over the connections there are; new ones
// can be made.
func (l *Line) Mute() {
	l.mu.Lock()
	defer l.mu.Unlock()
	for c := range l.open {
		c.mute.Store(true)
	}
}

// Slow delays what the server answers.
func (l *Line) Slow(by time.Duration) { l.delay.Store(int64(by)) }

// Lead leads new connections to another server, and ends the ones there are.
func (l *Line) Lead(to *Server) {
	l.mu.Lock()
	l.socket = to.socketFile()
	l.mu.Unlock()
	l.Cut()
}
