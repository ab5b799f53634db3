package postgres

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"net"
	"net/url"
	"sync"
	"sync/atomic"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"
	"github.com/jackc/pgx/v5/pgxpool"

	"interessentkart/internal/stakeholder"
	"interessentkart/internal/store"
)

// Options are what may differ from one open database to another. The zero value
// is what a server uses.
type Options struct {
	Poll     time.Duration // how often heads are read for what hints did not tell; 1 s if 0
	Attempt  time.Duration // how long one try may take; 5 s if 0
	Patience time.Duration // how long tries go on; 15 s if 0
	// NoNotify leaves out LISTEN and NOTIFY: polling tells all.
	NoNotify bool
}

// Store is an open database.
type Store struct {
	name      string
	options   Options
	pool      *pgxpool.Pool
	hints     store.Hints // to watchers in this process
	outward   outbox      // of commits in this process, to others
	heads     heads
	summaries store.Summaries

	generation atomic.Int64 // of the pool's connections

	ctx     context.Context // ends when the store closes
	stop    context.CancelFunc
	running sync.WaitGroup
	telling sync.Once // starts what carries hints
}

// Open connects to a database by its address, brings its tables up to date and
// gives the store. The address is what libpq takes, as a URL; several hosts may
// be named, and the one that takes writes is found.
func Open(ctx context.Context, address string, o Options) (*Store, error) {
	o.Poll = cmp.Or(o.Poll, time.Second)
	o.Attempt = cmp.Or(o.Attempt, 5*time.Second)
	o.Patience = cmp.Or(o.Patience, 15*time.Second)
	config, err := configure(address, o)
	if err != nil {
		return nil, err
	}
	s := &Store{name: nameOf(config.ConnConfig), options: o, outward: newOutbox()}
	config.PrepareConn, config.AfterRelease, config.BeforeClose = s.alive, noteUse, takeLeave
	config.ShouldPing = func(context.Context, pgxpool.ShouldPingParams) bool { return false } // alive does
	if s.pool, err = pgxpool.NewWithConfig(context.WithoutCancel(ctx), config); err != nil {
		return nil, fmt.Errorf("postgres: %w", err)
	}
	s.ctx, s.stop = context.WithCancel(context.Background())
	if err := s.tries(ctx, migrationTime, repeatable, migrate); err != nil {
		return nil, errors.Join(s.unusable(err), s.Close())
	}
	return s, nil
}

// usualConns is how many connections an instance holds unless its address says
// pool_max_conns. More do not make a small server faster.
const usualConns = 16

func configure(address string, o Options) (*pgxpool.Config, error) {
	config, err := pgxpool.ParseConfig(address)
	if err != nil {
		return nil, &store.Unusable{Name: "PostgreSQL", Reason: "server.address", Err: err}
	}
	if u, err := url.Parse(address); err == nil && !u.Query().Has("pool_max_conns") {
		config.MaxConns = usualConns
	}
	c := config.ConnConfig
	if c.ValidateConnect == nil {
		c.ValidateConnect = pgconn.ValidateConnectTargetSessionAttrsReadWrite
	}
	if c.ConnectTimeout == 0 || c.ConnectTimeout > o.Attempt {
		c.ConnectTimeout = o.Attempt
	}
	if c.RuntimeParams["application_name"] == "" {
		c.RuntimeParams["application_name"] = "interessentkart"
	}
	c.DialFunc = dialWithoutCancel(c.DialFunc)
	c.OnNotice = noteDoubt
	return config, nil
}

// nameOf is the database without anything secret.
func nameOf(c *pgx.ConnConfig) string {
	return fmt.Sprintf("postgres://%s/%s", net.JoinHostPort(c.Host, fmt.Sprint(c.Port)), c.Database)
}

// Name tells which database it is, without user and password.
func (s *Store) Name() string { return s.name }

// Close implements store.Store.
func (s *Store) Close() error {
	s.stop()
	s.running.Wait()
	s.pool.Close()
	return nil
}

func unknown(id stakeholder.MapID) error {
	return stakeholder.NotFound.Because(store.MapUnknown).With(id)
}
