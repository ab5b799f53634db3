package access

import (
	"context"
	"encoding/json"
	"fmt"
	"time"

	"interessentkart/internal/stakeholder"
	"interessentkart/internal/store"
)

const (
	auditTable = "audit" // map/time and a random end → Audit
	auditLife  = 365 * 24 * time.Hour
)

// Audit is one line of the log of what was done about a map besides changing
// it; the changes themselves are its history. It never holds text of the map.
type Audit struct {
	Time time.Time `json:"time"`
	Who  string    `json:"who"`  // a principal's id
	Kind Kind      `json:"kind"` // of the principal
	What string    `json:"what"` // as in «link.make»
	On   string    `json:"on,omitzero"`
}

// Record adds a line to the log of a map. It is kept for a year.
func (a *Access) Record(ctx context.Context, m stakeholder.MapID, p Principal, what, on string) error {
	now := a.Now().UTC()
	value, err := json.Marshal(Audit{now, p.ID, p.Kind, what, on})
	if err != nil {
		return err
	}
	key := fmt.Sprintf("%s/%019d-%s", m, now.UnixNano(), newToken()[:8])
	return a.Rows.Save(ctx, store.Row{Table: auditTable, Key: key, Value: value, Until: now.Add(auditLife)})
}

// Log gives the lines of a map's log, oldest first.
func (a *Access) Log(ctx context.Context, m stakeholder.MapID) ([]Audit, error) {
	rows, err := a.Rows.Rows(ctx, auditTable, string(m)+"/")
	if err != nil {
		return nil, err
	}
	all := make([]Audit, 0, len(rows))
	for _, row := range rows {
		var line Audit
		if err := json.Unmarshal(row.Value, &line); err != nil {
			return nil, err
		}
		all = append(all, line)
	}
	return all, nil
}
