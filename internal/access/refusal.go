package access

import (
	"context"
	"errors"
	"maps"
	"slices"
	"strings"
	"sync"
	"time"

	"interessentkart/internal/stakeholder"
)

// refusals gathers what is refused until it is written to the log. It is kept in
// memory: whoever is refused does not wait, so that the time that an answer
// takes does not tell whether a map is there, and a flood of refusals becomes a
// few lines.
type refusals struct {
	// mu guards what follows.
	mu       sync.Mutex
	gathered map[refusal]int // how often
	hour     time.Time       // when the hour began in which lines are counted
	lines    int
}

// refusal is what is counted as the same.
type refusal struct {
	m    stakeholder.MapID
	kind Kind
	who  string
	on   string
	code stakeholder.Code
}

// The bounds of the log: so many refusals are told apart at a time, and so many
// lines are written in an hour; then the rest waits for the next one. A flood
// that lasts all year fills about 300 MB.
const (
	mostGathered = 50
	mostAnHour   = 50
)

// others stands for what was no longer told apart.
const others = "others"

// Refused notes that somebody was refused something, to be written to the log of
// the map, or to the service's when there is none. On names what it was. It does
// not wait.
func (a *Access) Refused(m stakeholder.MapID, p Principal, on string, code stakeholder.Code) {
	if m == "" {
		m = service
	}
	a.refused.add(refusal{m, p.Kind, p.ID, on, code})
}

func (r *refusals) add(one refusal) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.gathered[one] == 0 && len(r.gathered) >= mostGathered {
		one = refusal{m: service, on: others}
	}
	r.gathered[one]++
}

// WriteRefusals writes what has gathered, unless that waits for the next hour.
// It is to be called once in a while, and with now when the program stops.
func (a *Access) WriteRefusals(ctx context.Context, now bool) error { return a.writeRefusals(ctx, now) }

func (a *Access) writeRefusals(ctx context.Context, always bool) error {
	gathered := a.refused.take(a.Now(), always)
	for m, lines := range gathered {
		there, err := a.hasLog(ctx, m)
		if err != nil {
			return err
		}
		if !there {
			delete(gathered, m)
			gathered[service] = append(gathered[service], lines...)
		}
	}
	var failed error
	for m, lines := range gathered {
		failed = errors.Join(failed, a.log.append(ctx, a.Rows, a.Now().UTC(), m, lines...))
	}
	return failed
}

// hasLog tells whether something is known of a map: ids that somebody made up
// get no log of their own.
func (a *Access) hasLog(ctx context.Context, m stakeholder.MapID) (bool, error) {
	if m == service {
		return true, nil
	}
	if !stakeholder.ValidID(m) {
		return false, nil
	}
	for _, table := range []string{roleTable, endTable} {
		if rows, err := a.Rows.Rows(ctx, table, string(m)+"/"); err != nil || len(rows) > 0 {
			return true, err
		}
	}
	return false, nil
}

// take gives what has gathered as lines, by map, and counts them.
func (r *refusals) take(now time.Time, always bool) map[stakeholder.MapID][]Audit {
	r.mu.Lock()
	defer r.mu.Unlock()
	if now.Sub(r.hour) >= time.Hour {
		r.hour, r.lines = now, 0
	}
	if !always && r.lines >= mostAnHour {
		return nil
	}
	r.lines += len(r.gathered)
	found := map[stakeholder.MapID][]Audit{}
	for _, one := range slices.SortedFunc(maps.Keys(r.gathered), compareRefusals) {
		line := Audit{Who: one.who, Kind: one.kind, What: "refused", On: one.on, Code: one.code}
		if one.code == "" && one.on != others {
			line.What, line.On = one.on, "" // it was let in, with many others
		}
		if n := r.gathered[one]; n > 1 {
			line.Times = n
		}
		found[one.m] = append(found[one.m], line)
	}
	clear(r.gathered)
	return found
}

func compareRefusals(x, y refusal) int {
	return slices.CompareFunc(x.parts(), y.parts(), strings.Compare)
}

func (r refusal) parts() []string {
	return []string{string(r.m), string(r.kind), r.who, r.on, string(r.code)}
}
