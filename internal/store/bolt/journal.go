package bolt

import (
	"crypto/sha256"
	"fmt"

	"go.etcd.io/bbolt"

	"interessentkart/internal/store"
	"interessentkart/internal/store/chain"
)

// record is one journal record with the link that it hangs on.
//
// As bytes: CRC-32C, previous link, digest, length and text of the command id,
// and, unless redacted, salt and payload.
type record struct {
	previous chain.Link
	chain.Record
}

const fixed = 2*sha256.Size + 1 // what stands before the command id

// next is the link that the following record hangs on.
func (r record) next(revision uint64) chain.Link { return r.Next(r.previous, revision) }

func (r record) encode(key []byte) []byte {
	value := append(append([]byte{}, r.previous[:]...), r.Digest[:]...)
	value = append(append(value, byte(len(r.Command))), r.Command...)
	return seal(key, append(append(value, r.Salt...), r.Payload...))
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
	copy(r.Digest[:], value[sha256.Size:])
	rest := value[fixed:]
	r.Command, rest = store.CommandID(rest[:value[fixed-1]]), rest[value[fixed-1]:]
	if len(rest) == 0 {
		return r, nil
	}
	if len(rest) < chain.SaltSize {
		return r, fmt.Errorf("journal record %x is cut short", key)
	}
	r.Salt, r.Payload = rest[:chain.SaltSize], rest[chain.SaltSize:]
	if err := r.Check(); err != nil {
		return r, fmt.Errorf("journal record %x: %w", key, err)
	}
	return r, nil
}

// walk follows a journal from after a revision to its head and visits every
// record on the way; only when it returns nil has the chain been proved.
func (h head) walk(journal *bbolt.Bucket, after uint64, visit func(revision uint64, r record) error) error {
	previous := chain.First(h.ID)
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
