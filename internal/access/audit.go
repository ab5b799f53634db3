package access

import (
	"context"
	"encoding/json"
	"slices"
	"time"

	"interessentkart/internal/stakeholder"
	"interessentkart/internal/store"
)

const (
	auditTable = "audit" // see chain
	auditLife  = 365 * 24 * time.Hour
)

// Audit is one line of the log of what was done about a map besides changing
// it, and of what was refused; the changes themselves are its history. It never
// holds text of the map.
type Audit struct {
	Time  time.Time        `json:"time"`
	Who   string           `json:"who,omitzero"`  // a principal's id; nothing when nobody knows
	Kind  Kind             `json:"kind,omitzero"` // of the principal
	What  string           `json:"what"`          // as in «link.make»
	On    string           `json:"on,omitzero"`
	Code  stakeholder.Code `json:"code,omitzero"`  // why it was refused
	Times int              `json:"times,omitzero"` // how often since the line before of the same; once when not given
}

// service is where a line stands that belongs to no map. No map has that id.
const service stakeholder.MapID = "*"

// Record adds a line to the log of a map. It is kept for a year.
func (a *Access) Record(ctx context.Context, m stakeholder.MapID, p Principal, what, on string) error {
	return a.log.append(ctx, a.Rows, a.Now().UTC(), m, Audit{Who: p.ID, Kind: p.Kind, What: what, On: on})
}

// RecordService adds a line to the log of what concerns no map that there is.
func (a *Access) RecordService(ctx context.Context, p Principal, what, on string) error {
	return a.Record(ctx, service, p, what, on)
}

// Entered adds to the service's log that somebody came in, and to which map. A
// flood of those who come is gathered as refusals are.
func (a *Access) Entered(ctx context.Context, p Principal, what string) error {
	if _, over := a.entries.Over(string(p.Map)); over {
		a.refused.add(refusal{m: service, kind: p.Kind, on: what})
		return nil
	}
	a.entries.Add(string(p.Map))
	return a.Record(ctx, service, p, what, string(p.Map))
}

// Log gives the lines of a map's log, oldest first, and whether they are all
// there as they were written.
func (a *Access) Log(ctx context.Context, m stakeholder.MapID) (lines []Audit, whole bool, err error) {
	if err := a.writeRefusals(ctx, true); err != nil {
		return nil, false, err
	}
	rows, err := a.Rows.Rows(ctx, auditTable, string(m)+"/")
	if err != nil {
		return nil, false, err
	}
	report, err := verify(ctx, a.Rows, string(m)+"/", a.Now())
	if err != nil {
		return nil, false, err
	}
	lines = make([]Audit, 0, len(rows))
	for _, row := range rows {
		var l link
		if json.Unmarshal(row.Value, &l) == nil { // what cannot be read is not whole
			lines = append(lines, l.Audit)
		}
	}
	slices.SortStableFunc(lines, func(x, y Audit) int { return x.Time.Compare(y.Time) })
	return lines, report.Whole(), nil
}

// ServiceLog gives the lines that belong to no map: those who were refused when
// they wanted to come in, and maps that were asked for and are not there.
func (a *Access) ServiceLog(ctx context.Context) ([]Audit, bool, error) { return a.Log(ctx, service) }

// VerifyAudit proves the logs of all maps in rows.
func VerifyAudit(ctx context.Context, rows store.Rows, now time.Time) (AuditReport, error) {
	return verify(ctx, rows, "", now)
}
