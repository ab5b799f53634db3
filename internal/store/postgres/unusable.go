package postgres

import (
	"errors"
	"fmt"
	"strings"

	"github.com/jackc/pgx/v5/pgconn"

	"interessentkart/internal/store"
	"interessentkart/internal/words"
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
		u.Reason, u.Values = "server.newer", words.Args{"done": later.done, "known": later.known}
	case errors.As(err, &said):
		u.Reason = "server." + refusal(said.Code)
	case errors.Is(err, store.Unreachable):
		u.Reason = "server.away"
	default:
		return fmt.Errorf("postgres: %s: %w", s.name, err)
	}
	return u
}

// refusal is what a server says, by SQLSTATE.
func refusal(code string) string {
	for prefix, reason := range map[string]string{
		"28": "login", "3D000": "database", "3F000": "schema", "42501": "rights", "53100": "full", "53300": "connections",
	} {
		if strings.HasPrefix(code, prefix) {
			return reason
		}
	}
	return "refuses"
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
