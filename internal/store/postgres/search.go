package postgres

import (
	"context"
	"fmt"
	"strings"

	"github.com/jackc/pgx/v5"
)

// Table is a table in which texts were looked for.
type Table struct {
	Name  string
	Bytes int64 // on the server's disk
	Found int   // rows with one of the texts
}

// whereTextIs says how the text of each table is read.
var whereTextIs = [][2]string{
	{"maps", "to_jsonb(t)::text"},
	{"records", "to_jsonb(t)::text"},
	{"journal", "convert_from(coalesce(payload, ''), 'utf8')"},
	{"kept_rows", "encode(value, 'escape')"},
	{"short_rows", "encode(value, 'escape')"},
}

// Search counts the rows that have one of the texts in them, in any letters.
func (s *Store) Search(ctx context.Context, texts []string) (all []Table, err error) {
	var wanted []string
	for _, t := range texts {
		if t = strings.ToLower(strings.TrimSpace(t)); t != "" {
			wanted = append(wanted, t)
		}
	}
	err = s.tries(ctx, migrationTime, none, func(ctx context.Context, c *pgx.Conn) error {
		all = nil
		for _, t := range whereTextIs {
			found := Table{Name: t[0]}
			statement := fmt.Sprintf(`select pg_total_relation_size('%[1]s'), (select count(*) from %[1]s t
				where exists (select from unnest($1::text[]) w where position(w in lower(%[2]s)) > 0
				or position(encode(convert_to(w, 'utf8'), 'escape') in lower(%[2]s)) > 0))`, t[0], t[1])
			if err := c.QueryRow(ctx, statement, wanted).Scan(&found.Bytes, &found.Found); err != nil {
				return err
			}
			all = append(all, found)
		}
		return nil
	})
	return all, err
}
