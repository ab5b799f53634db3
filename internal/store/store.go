// Package store is the contract of whatever keeps maps.
//
// A store keeps a snapshot of every map and the journal of the commands that
// led to it. It knows nothing of rules: patches come from stakeholder.Apply.
// One accepted command is one revision, counted from 1 without holes.
//
// Errors are *stakeholder.Error values (test with errors.Is for a class), of
// the classes of that package and the ones declared here. Anything else is a
// fault.
package store

import (
	"context"
	"iter"
	"time"

	"interessentkart/internal/stakeholder"
)

// CommandID names a command. Whoever sends it makes it, once, and uses it
// again when trying again. It has the form of all ids: see
// stakeholder.ValidID.
type CommandID string

// AuthorID names who sent a command: a random id, never a name.
type AuthorID string

// Entry is one accepted command: what a journal keeps of it.
type Entry struct {
	ID     CommandID         `json:"id"`
	Author AuthorID          `json:"author,omitzero"`
	Time   time.Time         `json:"time,omitzero"` // kept to the nanosecond, in UTC
	Patch  stakeholder.Patch `json:"patch"`         // never empty
}

// Event is an entry with the revision that it led to. When Redacted is true
// only the revision and the command id are left of it.
type Event struct {
	Revision uint64
	Entry
	Redacted bool
}

// Summary is what a list of maps tells of one.
type Summary struct {
	ID        stakeholder.MapID `json:"id"`
	Title     string            `json:"title,omitzero"`
	Archived  bool              `json:"archived,omitzero"`
	Revision  uint64            `json:"revision"`
	Actors    int               `json:"actors"`
	Relations int               `json:"relations"`
	Groups    int               `json:"groups"`
	Created   time.Time         `json:"created,omitzero"` // when the first entry was made
	Changed   time.Time         `json:"changed,omitzero"` // when the last one was
}

// Store keeps maps. It is safe for concurrent use.
type Store interface {
	// Load gives the newest snapshot. NotFound when there is no such map.
	Load(ctx context.Context, id stakeholder.MapID) (*stakeholder.Map, error)

	// Commit adds entries after the expected revision, all or none, and makes
	// each one a revision. Revision 0 is a map that is not there yet: the first
	// commit makes it. Conflict when the map has moved on, when a command id
	// was seen before, or when a patch does not fit what is stored. When it
	// returns nil the entries survive a power cut; after Unclear they may or
	// may not: read before trying again.
	Commit(ctx context.Context, id stakeholder.MapID, expected uint64, entries []Entry) error

	// Events gives at most limit events after a revision, oldest first and
	// without holes; a limit of 0 is none. NotFound when there is no such map.
	Events(ctx context.Context, id stakeholder.MapID, after uint64, limit int) ([]Event, error)

	// Find gives the event of a command that was seen before. NotFound when
	// there is no such map or command.
	Find(ctx context.Context, id stakeholder.MapID, command CommandID) (Event, error)

	// Watch yields hints that a map has reached at least a revision, 0 when it
	// was forgotten or something that was read before is to be read anew, because
	// it was redacted. It listens from the moment of the call until ctx ends or
	// the loop is left. Hints may merge, repeat or be lost: a watcher reads
	// from the revision that it has.
	Watch(ctx context.Context) iter.Seq2[stakeholder.MapID, uint64]

	// List gives all maps in order of id; what people read is sorted by title
	// by whoever shows it.
	List(ctx context.Context) ([]Summary, error)

	// Redact drops the author, time and patch of the named revisions of a
	// journal for good. Their places in the chain stay, so that it still
	// verifies. What the snapshot holds is changed by a command, before.
	Redact(ctx context.Context, id stakeholder.MapID, revisions []uint64) error

	// Forget removes a map: records, journal and all. NotFound when it is not
	// there. The id may be used again.
	Forget(ctx context.Context, id stakeholder.MapID) error

	// Close lets go of what the store holds. Nothing may be called after it.
	Close() error
}
