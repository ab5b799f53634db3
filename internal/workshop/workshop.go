// Package workshop lets people in one room work on one map: joining by a code,
// scoring rounds, proposals, and what the facilitator steers.
//
// Everything here is short-lived. It is kept in rows that end by themselves, and
// who is connected just now in memory; none of it is journalled or backed up. The
// map itself changes through package live, like everywhere else.
package workshop

import (
	"context"
	"encoding/json"
	"slices"
	"sync"
	"time"

	"interessentkart/internal/stakeholder"
	"interessentkart/internal/store"
)

// How long a workshop lasts when nothing else is said, and at most.
const (
	UsualLength = 8 * time.Hour
	MaxLength   = 24 * time.Hour
)

// MaxPeople is how many can take part in one workshop.
const MaxPeople = 300

// Codes of what is refused here.
const (
	WorkshopUnknown stakeholder.Code = "workshop.unknown" // no workshop is open on the map
	WorkshopOpen    stakeholder.Code = "workshop.open"    // one is open already
	WorkshopFull    stakeholder.Code = "workshop.full"    // as many as there is room for
	WorkshopLength  stakeholder.Code = "workshop.length"  // not between a minute and a day
	DoorLocked      stakeholder.Code = "workshop.door"    // the facilitator lets nobody more in
	MapLocked       stakeholder.Code = "workshop.locked"  // only the facilitator changes the map now
	JoinUnknown     stakeholder.Code = "join.unknown"     // no workshop has that code
	SentOut         stakeholder.Code = "workshop.sentout" // the facilitator has sent this device out
	ProposalMany    stakeholder.Code = "proposal.many"    // as many of one person as may wait
	PersonUnknown   stakeholder.Code = "participant.unknown"
	ProposalUnknown stakeholder.Code = "proposal.unknown"
	ProposalOther   stakeholder.Code = "proposal.command" // only actors and relations can be proposed
)

// Tables of rows.
const (
	workshopTable = "workshop"    // map → Workshop
	joinTable     = "join"        // digest of a code or a token → map
	personTable   = "participant" // map/id → Person
	proposalTable = "proposal"    // map/id → Proposal
	sentOutTable  = "sentout"     // map/device → nothing
	scorerTable   = "scorer"      // map/principal → id to score under
)

// Workshop is what a facilitator steers.
type Workshop struct {
	Opened     time.Time           `json:"opened"`
	Until      time.Time           `json:"until"` // ends by itself
	By         string              `json:"by"`    // principal that opened it
	Code       string              `json:"code"`  // to type
	Token      string              `json:"token"` // to scan
	DoorLocked bool                `json:"doorLocked"`
	GuestsEdit bool                `json:"guestsEdit"`     // change the map directly instead of proposing
	Locked     bool                `json:"locked"`         // only facilitators change the map
	Frozen     bool                `json:"frozen"`         // participants' screens stand still
	Timer      time.Time           `json:"timer,omitzero"` // when it runs out
	View       stakeholder.View    `json:"view,omitzero"`  // what everybody is led to
	Focus      stakeholder.ActorID `json:"focus,omitzero"` // and whom to look at there
}

// Config is what workshops need; every field must be set.
type Config struct {
	Short store.Rows
	Now   func() time.Time
	NewID func() string // a fresh random id, in the form of all ids
}

// Workshops keeps the workshops of all maps. It is safe for concurrent use.
type Workshops struct {
	Config
	halls halls

	// steering is held from reading a row to writing it anew, so that of two who
	// steer at a time neither undoes what the other did.
	steering sync.Mutex
}

// New gives workshops over rows.
func New(c Config) *Workshops {
	return &Workshops{Config: c, halls: halls{at: map[stakeholder.MapID]*hall{}}}
}

// Open opens a workshop on a map. There is at most one.
func (w *Workshops) Open(ctx context.Context, m stakeholder.MapID, by string, length time.Duration, guestsEdit bool) (Workshop, error) {
	if length == 0 {
		length = UsualLength
	}
	if length < time.Minute || length > MaxLength {
		return Workshop{}, stakeholder.Invalid.Because(WorkshopLength).With(length)
	}
	w.steering.Lock()
	defer w.steering.Unlock()
	now := w.Now().UTC()
	s := Workshop{Opened: now, Until: now.Add(length), By: by, Code: newCode(), Token: newSecret(), GuestsEdit: guestsEdit}
	err := store.Alone(ctx, w.Short, w.Now, "workshop/"+string(m), func() error {
		if _, ok, err := w.Find(ctx, m); err != nil || ok {
			return orConflict(err, WorkshopOpen)
		}
		if err := w.clear(ctx, m); err != nil {
			return err
		}
		return w.save(ctx, m, s, true)
	})
	if err != nil {
		return Workshop{}, err
	}
	w.Tell(m)
	return s, nil
}

// save writes a workshop, and where its codes are new those that lead to it.
func (w *Workshops) save(ctx context.Context, m stakeholder.MapID, s Workshop, codes bool) error {
	value, err := json.Marshal(s)
	if err != nil {
		return err
	}
	rows := []store.Row{{Table: workshopTable, Key: string(m), Value: value, Until: s.Until}}
	if codes {
		for _, secret := range []string{s.Code, s.Token} {
			rows = append(rows, store.Row{Table: joinTable, Key: digest(secret), Value: []byte(m), Until: s.Until})
		}
	}
	return w.Short.Save(ctx, rows...)
}

// renew gives a workshop other codes: whoever is not in by now needs the new
// ones.
func (w *Workshops) renew(ctx context.Context, m stakeholder.MapID, s Workshop) error {
	old := []string{s.Code, s.Token}
	s.Code, s.Token = newCode(), newSecret()
	if err := w.save(ctx, m, s, true); err != nil {
		return err
	}
	for _, secret := range old {
		if _, _, err := w.Short.Take(ctx, joinTable, digest(secret)); err != nil {
			return err
		}
	}
	return nil
}

func orConflict(err error, code stakeholder.Code) error {
	if err != nil {
		return err
	}
	return stakeholder.Conflict.Because(code)
}

// Find gives the workshop that is open on a map.
func (w *Workshops) Find(ctx context.Context, m stakeholder.MapID) (s Workshop, ok bool, err error) {
	row, ok, err := w.Short.Row(ctx, workshopTable, string(m))
	if err != nil || !ok {
		return s, false, err
	}
	err = json.Unmarshal(row.Value, &s)
	return s, err == nil, err
}

// Any tells whether a workshop is open on some map.
func (w *Workshops) Any(ctx context.Context) (bool, error) {
	rows, err := w.Short.Rows(ctx, workshopTable, "")
	return len(rows) > 0, err
}

// must is Find where there has to be one.
func (w *Workshops) must(ctx context.Context, m stakeholder.MapID) (Workshop, error) {
	s, ok, err := w.Find(ctx, m)
	if err == nil && !ok {
		err = stakeholder.NotFound.Because(WorkshopUnknown)
	}
	return s, err
}

// Change steers a workshop and lets everybody know.
func (w *Workshops) Change(ctx context.Context, m stakeholder.MapID, change func(*Workshop)) (Workshop, error) {
	w.steering.Lock()
	defer w.steering.Unlock()
	s, err := w.must(ctx, m)
	if err != nil {
		return s, err
	}
	change(&s)
	if s.View != "" && !slices.Contains(s.View.Values(), s.View) {
		return s, stakeholder.Invalid.Because(stakeholder.ValueUnknown).With(s.View)
	}
	err = w.save(ctx, m, s, false)
	w.Tell(m)
	return s, err
}

// End ends a workshop: its codes, names and open proposals go. The map keeps
// what was changed, agreed and accepted.
func (w *Workshops) End(ctx context.Context, m stakeholder.MapID) error {
	w.steering.Lock()
	defer w.steering.Unlock()
	s, err := w.must(ctx, m)
	if err != nil {
		return err
	}
	for _, secret := range []string{s.Code, s.Token} {
		if _, _, err := w.Short.Take(ctx, joinTable, digest(secret)); err != nil {
			return err
		}
	}
	err = w.clear(ctx, m)
	w.Tell(m)
	return err
}

// clear drops what an earlier workshop may have left.
func (w *Workshops) clear(ctx context.Context, m stakeholder.MapID) error {
	if _, _, err := w.Short.Take(ctx, workshopTable, string(m)); err != nil {
		return err
	}
	for _, table := range []string{personTable, proposalTable, sentOutTable} {
		if _, err := w.Short.Drop(ctx, table, string(m)+"/"); err != nil {
			return err
		}
	}
	return nil
}

// Forget drops everything about a map.
func (w *Workshops) Forget(ctx context.Context, m stakeholder.MapID) error {
	if err := w.clear(ctx, m); err != nil {
		return err
	}
	_, err := w.Short.Drop(ctx, scorerTable, string(m)+"/")
	w.Tell(m)
	return err
}
