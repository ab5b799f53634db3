package bolt

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"go.etcd.io/bbolt"

	"interessentkart/internal/store"
	"interessentkart/internal/words"
)

// Backup copies what the file holds at one moment, while it is written to:
// without free pages, so that what was deleted is not in the copy. The copy is
// made beside the original, since a slow disk would make the original grow, is
// proved as by Check, and only then put in place of to; see BackupTarget.
func (s *Store) Backup(ctx context.Context, to string, progress func(done, maps int)) (report Report, err error) {
	if to, err = BackupTarget(s.path, to); err != nil {
		return Report{}, err
	}
	report, copied, remove, err := s.Copy(ctx, progress)
	if err != nil {
		return Report{}, err
	}
	defer func() { err = errors.Join(err, remove()) }()
	return report, replace(to, func(temporary string) error { return move(copied, temporary) })
}

// Copy makes a backup beside the file, for whoever reads it and removes it then.
func (s *Store) Copy(ctx context.Context, progress func(done, maps int)) (report Report, path string, remove func() error, err error) {
	s.mu.RLock()
	defer s.mu.RUnlock()
	folder, err := workFolder(s.path)
	if err != nil {
		return Report{}, "", nil, err
	}
	path = filepath.Join(folder, filepath.Base(s.path))
	if report, err = s.compactTo(ctx, path, kindBackup, progress); err != nil {
		return Report{}, "", nil, errors.Join(err, removeFolder(folder))
	}
	return report, path, func() error { return removeFolder(folder) }, nil
}

// Receive puts a backup of a database that somebody else made, of a size in bytes,
// in place of to, as Backup does: what arrives is proved before.
func Receive(ctx context.Context, database, to string, size int64, arrives io.Reader) (report Report, err error) {
	if to, err = BackupTarget(database, to); err != nil {
		return Report{}, err
	}
	err = replace(to, func(temporary string) error {
		if err := writeAll(temporary, io.LimitReader(arrives, size)); err != nil {
			return err
		}
		if came, err := sizeOf(temporary); err != nil || came != size {
			return cmp.Or(err, error(&store.Unusable{Name: database, Reason: "cutOff", Values: words.Args{"came": came, "size": size}}))
		}
		if report, err = Check(ctx, temporary, nil); err != nil {
			return about(to, err)
		}
		return isBackup(temporary)
	})
	return report, err
}

// move renames a file, or copies it to another disk.
func move(from, to string) error {
	if os.Rename(from, to) == nil {
		return nil
	}
	return copyFile(from, to)
}

func copyFile(from, to string) error {
	in, err := os.Open(from)
	if err != nil {
		return fmt.Errorf("bolt: %w", err)
	}
	defer in.Close()
	return writeAll(to, in)
}

func writeAll(to string, in io.Reader) error {
	out, err := os.OpenFile(to, os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o600)
	if err != nil {
		return fmt.Errorf("bolt: %w", err)
	}
	_, err = io.Copy(out, in)
	return cmp.Or(err, out.Sync(), out.Close())
}

// Restore puts a backup in the place of a file that nobody has open. A backup
// that is damaged or no file of this program is refused, and the file stays as
// it was. What is replaced is kept beside it, with OldSuffix.
func Restore(ctx context.Context, from, to string, progress func(done, maps int)) (report Report, err error) {
	if err := restorable(from); err != nil {
		return Report{}, err
	}
	if err := restoreTarget(from, to); err != nil {
		return Report{}, err
	}
	release, err := share(from)
	if err != nil {
		return Report{}, at(from, err)
	}
	defer func() { err = errors.Join(err, release()) }()
	free, err := hold(to)
	if err != nil {
		return Report{}, err
	}
	defer func() { err = errors.Join(err, free()) }()
	if err := os.MkdirAll(filepath.Dir(to), 0o700); err != nil {
		return Report{}, fmt.Errorf("bolt: %w", err)
	}
	err = replace(to, func(temporary string) error {
		if err := copyFile(from, temporary); err != nil {
			return err
		}
		if err := becomeDatabase(temporary); err != nil {
			return about(from, err)
		}
		if report, err = Check(ctx, temporary, progress); err != nil {
			return about(from, err)
		}
		if mustCloseFirst {
			err = free()
		}
		return cmp.Or(err, keep(to))
	})
	return report, err
}

// restorable refuses what cannot be a backup, whatever it is called.
func restorable(from string) error {
	kind, err := kindOf(from)
	if err == nil && kind == kindShort || strings.HasSuffix(from, ShortSuffix) {
		return notMaps(from)
	}
	return err
}

// becomeDatabase takes off a file that it is a backup.
func becomeDatabase(path string) error {
	db, err := bbolt.Open(path, 0o600, boltOptions(Options{}))
	if err != nil {
		return unusable(path, err)
	}
	return errors.Join(db.Update(func(tx *bbolt.Tx) error { return writeKind(tx, "") }), db.Close())
}

// hold keeps others from opening a file that is about to be replaced, until
// free is called, once or more. It need not be there, or whole.
func hold(path string) (free func() error, err error) {
	release, err := share(path)
	if d := (*Damage)(nil); errors.As(err, &d) || errors.Is(err, fs.ErrNotExist) {
		return func() error { return nil }, nil
	}
	return release, err
}

// keep leaves a second name on a file that is about to be replaced, if it is
// there.
func keep(path string) error {
	if _, err := os.Stat(path); errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err := os.Remove(path + OldSuffix); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("bolt: %w", err)
	}
	return secondName(path, path+OldSuffix)
}

// secondName gives a file one more name. Where a disk has no such thing it is
// renamed.
func secondName(path, other string) error {
	if os.Link(path, other) == nil {
		return nil
	}
	return os.Rename(path, other)
}
