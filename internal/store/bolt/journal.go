package bolt

import (
	"crypto/rand"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"

	"go.etcd.io/bbolt"

	"interessentkart/internal/stakeholder"
	"interessentkart/internal/store"
)

// link is a place in the chain of a journal: the digest of the place before,
// the revision and the digest of the entry.
type link [sha256.Size]byte

// MarshalText writes 64 hexadecimal digits.
func (l link) MarshalText() ([]byte, error) { return hex.AppendEncode(nil, l[:]), nil }

// UnmarshalText reads what MarshalText writes.
func (l *link) UnmarshalText(text []byte) error {
	raw, err := hex.AppendDecode(nil, text)
	if err != nil || len(raw) != len(l) {
		return fmt.Errorf("a link is 64 hexadecimal digits, not %q", text)
	}
	copy(l[:], raw)
	return nil
}

// firstLink is what the first record of a map's journal hangs on.
func firstLink(id stakeholder.MapID) link { return sha256.Sum256([]byte("journal of " + id)) }

// record is one journal record. The digest is SHA-256 over salt and payload;
// redaction drops these two and keeps it, and the random salt keeps a short
// payload from being guessed from its digest.
//
// As bytes: CRC-32C, previous link, digest, length and text of the command id,
// and, unless redacted, salt and payload.
type record struct {
	previous link
	digest   [sha256.Size]byte
	command  store.CommandID
	salt     []byte // 16 random bytes; nil when redacted
	payload  []byte // the entry as JSON
}

const (
	saltSize = 16
	fixed    = 2*sha256.Size + 1 // what stands before the command id
)

func newRecord(previous link, e store.Entry) (record, error) {
	e.Time = e.Time.UTC().Round(0)
	payload, err := json.Marshal(e)
	if err != nil {
		return record{}, fmt.Errorf("encode entry %s: %w", e.ID, err)
	}
	r := record{previous: previous, command: e.ID, salt: make([]byte, saltSize), payload: payload}
	rand.Read(r.salt) // never fails
	r.digest = r.sum()
	return r, nil
}

func (r record) sum() [sha256.Size]byte {
	h := sha256.New()
	h.Write(r.salt)
	h.Write(r.payload)
	return [sha256.Size]byte(h.Sum(nil))
}

// next is the link that the following record hangs on.
func (r record) next(revision uint64) link {
	h := sha256.New()
	h.Write(r.previous[:])
	h.Write(revisionKey(revision))
	h.Write(r.digest[:])
	h.Write([]byte(r.command))
	return link(h.Sum(nil))
}

func (r record) encode(key []byte) []byte {
	value := append(append([]byte{}, r.previous[:]...), r.digest[:]...)
	value = append(append(value, byte(len(r.command))), r.command...)
	return seal(key, append(append(value, r.salt...), r.payload...))
}

// decodeJournal reads a record; it shares the bytes of the row.
func decodeJournal(key, row []byte) (r record, err error) {
	value, err := unseal(key, row)
	if err != nil {
		return r, err
	}
	if len(value) < fixed || len(value) < fixed+int(value[fixed-1]) {
		return r, fmt.Errorf("journal record %x is cut short", key)
	}
	copy(r.previous[:], value)
	copy(r.digest[:], value[sha256.Size:])
	rest := value[fixed:]
	r.command, rest = store.CommandID(rest[:value[fixed-1]]), rest[value[fixed-1]:]
	if len(rest) == 0 {
		return r, nil
	}
	if len(rest) < saltSize {
		return r, fmt.Errorf("journal record %x is cut short", key)
	}
	r.salt, r.payload = rest[:saltSize], rest[saltSize:]
	if r.sum() != r.digest {
		return r, fmt.Errorf("journal record %x has a wrong digest", key)
	}
	return r, nil
}

// event gives the event that the record of a revision tells of.
func (r record) event(revision uint64) (store.Event, error) {
	if r.salt == nil {
		return store.Event{Revision: revision, Entry: store.Entry{ID: r.command}, Redacted: true}, nil
	}
	e := store.Event{Revision: revision}
	if err := json.Unmarshal(r.payload, &e.Entry); err != nil {
		return e, fmt.Errorf("journal record %d: %w", revision, err)
	}
	if e.ID != r.command {
		return e, fmt.Errorf("journal record %d is of command %s, not %s", revision, e.ID, r.command)
	}
	return e, nil
}

// walk follows a journal from after a revision to its head and visits every
// record on the way; only when it returns nil has the chain been proved.
func (h head) walk(journal *bbolt.Bucket, after uint64, visit func(revision uint64, r record) error) error {
	previous := firstLink(h.ID)
	c := journal.Cursor()
	key, row := c.Seek(revisionKey(after + 1))
	for revision := after + 1; revision <= h.Revision; revision++ {
		if string(key) != string(revisionKey(revision)) {
			return damaged("map %s: journal record %d is missing", h.ID, revision)
		}
		r, err := decodeJournal(key, row)
		if err != nil {
			return damaged("map %s: %v", h.ID, err)
		}
		if revision != after+1 || after == 0 {
			if r.previous != previous {
				return damaged("map %s: journal record %d breaks the chain", h.ID, revision)
			}
		}
		if err := visit(revision, r); err != nil {
			return err
		}
		previous = r.next(revision)
		key, row = c.Next()
	}
	if key != nil || previous != h.Chain && after < h.Revision {
		return damaged("map %s: the journal does not end at its head", h.ID)
	}
	return nil
}
