package bolt

import (
	"context"

	"go.etcd.io/bbolt"

	"interessentkart/internal/store"
	"interessentkart/internal/words"
)

// A file says of itself what it is for. One that says nothing is a database.
const (
	kindBackup = "backup" // a copy, which may be written over by a later one
	kindShort  = "short"  // what is short-lived
)

var kindKey = []byte("kind") // in the bucket "file"

func readKind(tx *bbolt.Tx) (string, error) {
	row := tx.Bucket(fileBucket).Get(kindKey)
	if row == nil {
		return "", nil
	}
	value, err := unseal(kindKey, row)
	if err != nil {
		return "", damaged("what it is for: %v", err)
	}
	return string(value), nil
}

func writeKind(tx *bbolt.Tx, kind string) error {
	if kind == "" {
		return tx.Bucket(fileBucket).Delete(kindKey)
	}
	return tx.Bucket(fileBucket).Put(kindKey, seal(kindKey, []byte(kind)))
}

// leaveBackup makes a backup that is written to a database like others.
func leaveBackup(tx *bbolt.Tx) error {
	kind, err := readKind(tx)
	if err != nil || kind != kindBackup {
		return err
	}
	return writeKind(tx, "")
}

// kind tells what the open file is for.
func (s *Store) kind() (string, error) {
	s.mu.RLock()
	defer s.mu.RUnlock()
	return s.kindWithin()
}

// kindWithin is kind for whoever holds mu.
func (s *Store) kindWithin() (kind string, err error) {
	if err := s.trouble(); err != nil {
		return "", err
	}
	defer s.caught(&err)()
	err = s.db.View(func(tx *bbolt.Tx) error {
		kind, err = readKind(tx)
		return err
	})
	return kind, err
}

// kindOf tells what a file is for that nobody need have to himself.
func kindOf(path string) (kind string, err error) {
	s := &Store{path: path, options: Options{ReadOnly: true}}
	if err := guard(path); err != nil {
		return "", at(path, err)
	}
	if err := s.openFile(); err != nil {
		return "", err
	}
	defer s.db.Close()
	if err := s.view(context.Background(), checkFormat); err != nil {
		return "", err
	}
	return s.kind()
}

// rightKind refuses what is short-lived in the place of a database, and the
// other way round. A file from before there were kinds is given its own.
func (s *Store) rightKind() error {
	kind, err := s.kind()
	switch {
	case err != nil:
		return err
	case s.options.Short && kind != kindShort:
		return s.becomeShort()
	case !s.options.Short && kind == kindShort && !s.options.ReadOnly:
		return notMaps(s.path)
	}
	return nil
}

func notMaps(path string) error {
	return refused(path, "short")
}

// becomeShort marks a file that has no maps as short-lived. On a full disk that
// waits until the next time.
func (s *Store) becomeShort() error {
	maps, err := s.List(context.Background())
	if err != nil {
		return err
	}
	if len(maps) > 0 {
		return &store.Unusable{Name: s.path, Reason: "notShort", Values: words.Args{"n": len(maps)}}
	}
	if s.options.ReadOnly || s.Writable() != nil {
		return nil
	}
	return s.update(context.Background(), func(tx *bbolt.Tx) error { return writeKind(tx, kindShort) })
}
