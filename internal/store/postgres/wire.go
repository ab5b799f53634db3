package postgres

import (
	"context"
	"errors"
	"net"
	"sync/atomic"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"
)

// pgx asks the server to cancel what a lost connection was doing. A commit that
// waits for its standby is then over on the primary alone, visible and without
// that anybody was told: were the primary lost next, what others had read would
// be gone. So the address of a connection is hidden from whoever wants to cancel;
// the server finishes what it was sent.

// hidden is an address that nothing can be dialled at.
type hidden struct{ net.Addr }

const hiddenNetwork = "hidden"

func (hidden) Network() string { return hiddenNetwork }

type wire struct {
	net.Conn
	givenUp atomic.Bool // pgx wanted to cancel
}

// farewell is how long the other end has to take leave. pgx gives it 15 s, and
// the pool counts the connection as one of its own for as long.
const farewell = time.Second

func (w *wire) RemoteAddr() net.Addr {
	w.givenUp.Store(true)
	return hidden{w.Conn.RemoteAddr()}
}

func (w *wire) SetDeadline(t time.Time) error {
	if last := time.Now().Add(farewell); w.givenUp.Load() && t.After(last) {
		t = last
	}
	return w.Conn.SetDeadline(t)
}

// takeLeave does the same for a connection that is closed in order.
func takeLeave(c *pgx.Conn) { _ = c.PgConn().Conn().SetDeadline(time.Now().Add(farewell)) }

var errNoCancel = errors.New("nothing is cancelled on the server")

func dialWithoutCancel(dial pgconn.DialFunc) pgconn.DialFunc {
	return func(ctx context.Context, network, address string) (net.Conn, error) {
		if network == hiddenNetwork {
			return nil, errNoCancel
		}
		conn, err := dial(ctx, network, address)
		if err != nil {
			return nil, err
		}
		return &wire{Conn: conn}, nil
	}
}

const doubt = "doubt"

// noteDoubt remembers that the server warned during a statement. It does when
// somebody cancelled a commit's wait for the standby, and reports success all
// the same.
func noteDoubt(c *pgconn.PgConn, n *pgconn.Notice) {
	if n.SeverityUnlocalized == "WARNING" {
		c.CustomData()[doubt] = true
	}
}

// doubtful tells, once, whether there was a warning.
func doubtful(c *pgconn.PgConn) bool {
	found := c.CustomData()[doubt] != nil
	delete(c.CustomData(), doubt)
	return found
}
