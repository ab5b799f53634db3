package postgres

import (
	"errors"
	"fmt"
	"strings"

	"github.com/jackc/pgx/v5/pgconn"

	"interessentkart/internal/store"
)

// newer is a database that a later version of the program has changed.
type newer struct{ done, known int }

func (n newer) Error() string {
	return fmt.Sprintf("is at version %d, and this program knows %d", n.done, n.known)
}

// unusable tells why a database cannot be opened and what to do about it.
func (s *Store) unusable(err error) error {
	u := &store.Unusable{Name: s.name, Err: err}
	var later newer
	var said *pgconn.PgError
	switch {
	case errors.As(err, &later):
		u.What, u.Do = later.Error(), "use a newer program"
	case errors.As(err, &said):
		u.What, u.Do = fmt.Sprintf("refuses (%s)", said.Message), remedy(said.Code)
	case errors.Is(err, store.Unreachable):
		u.What = fmt.Sprintf("does not answer (%s)", shortly(err))
		u.Do = "see whether the server runs and the address is right, and try again"
	default:
		return fmt.Errorf("postgres: %s: %w", s.name, err)
	}
	return u
}

// remedy is what to do about what a server says, by SQLSTATE.
func remedy(code string) string {
	for prefix, do := range map[string]string{
		"28":    "name a user that may log in, with its password in PGPASSWORD or a passfile",
		"3D000": "make the database, or name one that is there",
		"3F000": "make the schema, and grant the user all rights on it",
		"42501": "grant the user all rights on the tables, and create on the schema",
		"53100": "make room on the server's disk",
		"53300": "allow more connections, or fewer with pool_max_conns",
	} {
		if strings.HasPrefix(code, prefix) {
			return do
		}
	}
	return "see in the server's log what it was asked"
}

// shortly is what the system said at the bottom of an error.
func shortly(err error) string {
	text := err.Error()
	for inner := errors.Unwrap(err); inner != nil; inner = errors.Unwrap(inner) {
		text = inner.Error()
	}
	var connect *pgconn.ConnectError
	if errors.As(err, &connect) {
		for inner := error(connect); inner != nil; inner = errors.Unwrap(inner) {
			text = inner.Error()
		}
	}
	return strings.TrimSpace(text)
}

// isBarred reports whether the server does not let this user in, or has no such
// database: to try again is no use.
func isBarred(err error) bool {
	var said *pgconn.PgError
	return errors.As(err, &said) && (strings.HasPrefix(said.Code, "28") || said.Code == "3D000")
}

// named gives what a server says a class, where it has one.
func named(err error) error {
	var said *pgconn.PgError
	if errors.As(err, &said) && said.Code == "53100" {
		return fmt.Errorf("postgres: %w: %w", err, store.Full.Because(store.DiskFull))
	}
	return err
}
