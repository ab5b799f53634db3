package postgres

import (
	"context"
	"errors"
	"net"

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

type wire struct{ net.Conn }

func (w wire) RemoteAddr() net.Addr { return hidden{w.Conn.RemoteAddr()} }

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
		return wire{conn}, nil
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
