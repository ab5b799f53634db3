package httpapi

import (
	"testing"
	"time"

	"interessentkart/internal/store/postgres"
	"interessentkart/internal/store/postgres/pgtest"
)

// Every route is for the same roles with PostgreSQL below.
func TestEveryRouteForEveryRoleWithPostgreSQL(t *testing.T) {
	t.Parallel()
	s, err := postgres.Open(t.Context(), pgtest.Start(t, "fsync=off").Fresh(), postgres.Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = s.Close() })
	everyRoute(t, agencyOver(t, s, s.Rows(time.Now), s.Short(time.Now)))
}
