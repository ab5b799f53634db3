package bolt

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"interessentkart/internal/store"
	"interessentkart/internal/words"
)

// Suffixes of the files that the program keeps beside a database.
const (
	OldSuffix       = ".old"       // what Restore replaced
	ShortSuffix     = ".short"     // what is short-lived
	ForgottenSuffix = ".forgotten" // the log of erasures
	SocketSuffix    = ".sock"      // where a service is asked
	DamagedSuffix   = ".damaged"   // a file of what is short-lived that could not be read
)

// Suffixes lists them all.
func Suffixes() []string {
	return []string{OldSuffix, ShortSuffix, ForgottenSuffix, SocketSuffix, DamagedSuffix}
}

// BackupTarget gives the file that a backup of a database is to be written to,
// links followed. It is refused when a backup does not belong there: anything
// that is there must be a backup of this program, and no file of the database.
func BackupTarget(database, to string) (string, error) {
	if err := ownName(to); err != nil {
		return "", err
	}
	info, err := os.Stat(to)
	if errors.Is(err, fs.ErrNotExist) {
		if _, err := os.Lstat(to); err == nil {
			return "", refused(to, "link")
		}
		return to, nil
	}
	if err != nil {
		return "", unusable(to, err)
	}
	for _, suffix := range append([]string{""}, Suffixes()...) {
		if own, err := os.Stat(database + suffix); err == nil && os.SameFile(own, info) {
			return "", refused(to, "own")
		}
	}
	if !info.Mode().IsRegular() {
		return "", noFile(to, info.Mode())
	}
	if err := isBackup(to); err != nil {
		return "", err
	}
	return filepath.EvalSymlinks(to)
}

// ownName refuses names that the program itself gives to other files.
func ownName(path string) error {
	if i := slices.IndexFunc(Suffixes(), func(suffix string) bool { return strings.HasSuffix(path, suffix) }); i >= 0 {
		return &store.Unusable{Name: path, Reason: "suffix", Values: words.Args{"suffix": Suffixes()[i]}}
	}
	return nil
}

// isBackup refuses to write over anything but a backup.
func isBackup(path string) error {
	kind, err := kindOf(path)
	var d *Damage
	switch {
	case errors.As(err, &d):
		return &store.Unusable{Name: path, Reason: "noBackup", Err: d}
	case err != nil:
		return err
	case kind != kindBackup:
		return refused(path, "noBackupButDatabase")
	}
	return nil
}

// Recognises reports whether a file has traces of a database, be it a damaged one, a
// backup, or one of what is short-lived.
func Recognises(path string) bool { return traces(path) }

// IsBackup reports whether a file is a backup of this program.
func IsBackup(path string) bool { return isBackup(path) == nil }

func refused(name, reason string) error { return &store.Unusable{Name: name, Reason: reason} }

// RestoreTarget refuses to put a backup in the place of what is no database, be
// it a damaged one.
func restoreTarget(from, to string) error {
	if err := ownName(to); err != nil {
		return err
	}
	for _, path := range []string{to, to + OldSuffix} {
		info, err := os.Stat(path)
		if errors.Is(err, fs.ErrNotExist) {
			continue
		}
		if err != nil {
			return unusable(path, err)
		}
		if source, err := os.Stat(from); err == nil && os.SameFile(source, info) {
			return refused(path, "itself")
		}
		if !info.Mode().IsRegular() {
			return noFile(path, info.Mode())
		}
		if info.Size() > 0 && !traces(path) {
			return refused(path, "noDatabase")
		}
	}
	return nil
}
