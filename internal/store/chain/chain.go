// Package chain seals what journals keep, in the same way in every store that
// outlives a process, so that a map can be carried from one to another and be
// proved on the way.
//
// Each record has a digest over a salt and the entry; each place in a journal
// has a link over the place before, the revision, the digest and the command.
// The last link therefore vouches for all of a map's history. Redaction drops
// salt and entry and keeps the digest, and the chain still holds.
package chain

import (
	"crypto/rand"
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"encoding/json"
	"fmt"

	"interessentkart/internal/stakeholder"
	"interessentkart/internal/store"
)

// Link is a place in the chain of a journal: the digest of the place before,
// the revision and the digest of the entry.
type Link [sha256.Size]byte

// MarshalText writes 64 hexadecimal digits.
func (l Link) MarshalText() ([]byte, error) { return hex.AppendEncode(nil, l[:]), nil }

// UnmarshalText reads what MarshalText writes.
func (l *Link) UnmarshalText(text []byte) error {
	raw, err := hex.AppendDecode(nil, text)
	if err != nil || len(raw) != len(l) {
		return fmt.Errorf("a link is 64 hexadecimal digits, not %q", text)
	}
	copy(l[:], raw)
	return nil
}

// First is what the first record of a map's journal hangs on.
func First(id stakeholder.MapID) Link { return sha256.Sum256([]byte("journal of " + id)) }

// SaltSize is how many random bytes keep a short entry from being guessed from
// its digest.
const SaltSize = 16

// Record is one sealed entry. Salt and Payload are nil when it is redacted.
type Record struct {
	Digest  [sha256.Size]byte // SHA-256 over salt and payload
	Command store.CommandID
	Salt    []byte // SaltSize random bytes
	Payload []byte // the entry as JSON
}

// Seal makes a record of an entry. No two records have the same digest, even of
// one entry: it tells whether what is found in a journal is what was put there.
func Seal(e store.Entry) (Record, error) {
	e.Time = e.Time.UTC().Round(0)
	payload, err := json.Marshal(e)
	if err != nil {
		return Record{}, fmt.Errorf("encode entry %s: %w", e.ID, err)
	}
	r := Record{Command: e.ID, Salt: make([]byte, SaltSize), Payload: payload}
	rand.Read(r.Salt) // never fails
	r.Digest = r.sum()
	return r, nil
}

func (r Record) sum() [sha256.Size]byte {
	h := sha256.New()
	h.Write(r.Salt)
	h.Write(r.Payload)
	return [sha256.Size]byte(h.Sum(nil))
}

// Redacted tells whether the entry is gone.
func (r Record) Redacted() bool { return r.Salt == nil }

// Check tells whether the entry is what was sealed.
func (r Record) Check() error {
	if r.Redacted() && r.Payload == nil {
		return nil
	}
	if len(r.Salt) != SaltSize || r.sum() != r.Digest {
		return fmt.Errorf("the record of command %s has a wrong digest", r.Command)
	}
	return nil
}

// Next is the link that the following record hangs on.
func (r Record) Next(previous Link, revision uint64) Link {
	h := sha256.New()
	h.Write(previous[:])
	h.Write(binary.BigEndian.AppendUint64(nil, revision))
	h.Write(r.Digest[:])
	h.Write([]byte(r.Command))
	return Link(h.Sum(nil))
}

// Event gives the event that the record of a revision tells of. It does not
// check the digest.
func (r Record) Event(revision uint64) (store.Event, error) {
	if r.Redacted() {
		return store.Event{Revision: revision, Entry: store.Entry{ID: r.Command}, Redacted: true}, nil
	}
	e := store.Event{Revision: revision}
	if err := json.Unmarshal(r.Payload, &e.Entry); err != nil {
		return e, fmt.Errorf("journal record %d: %w", revision, err)
	}
	if e.ID != r.Command {
		return e, fmt.Errorf("journal record %d is of command %s, not %s", revision, e.ID, r.Command)
	}
	return e, nil
}
