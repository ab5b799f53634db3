package erasure

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"io/fs"
	"os"
	"slices"
	"strconv"

	"interessentkart/internal/store"
	"interessentkart/internal/words"
)

// A database has a row for each line of the log that it knows of, with the line
// in it. So it is known which lines of the log are to be done again after a
// restore, and which the log must have.
const (
	markTable  = "erasure"
	linePrefix = "line/" // and a digest of the line
	// countKey held how many lines of the one log a database knew of.
	countKey = "replayed"
)

func (l line) mark() (key string, text []byte, err error) {
	text, err = json.Marshal(l)
	sum := sha256.Sum256(text)
	return linePrefix + hex.EncodeToString(sum[:16]), text, err
}

// marks are what a database knows of a log.
type marks struct {
	lines   map[string][]byte // digest → line; nothing in those of older versions
	counted int               // by older versions
}

func readMarks(ctx context.Context, rows store.Rows) (m marks, err error) {
	found, err := rows.Rows(ctx, markTable, linePrefix)
	if err != nil {
		return m, err
	}
	m.lines = make(map[string][]byte, len(found))
	for _, row := range found {
		m.lines[row.Key] = row.Value
	}
	counted, _, err := rows.Row(ctx, markTable, countKey)
	m.counted, _ = strconv.Atoi(string(counted.Value)) // none is 0
	return m, err
}

// compare gives the lines of a log that the database does not know of, and the
// digests of those that it knows of and the log does not have.
func (m marks) compare(lines []line) (missing []line, lost []string, err error) {
	there := make(map[string]bool, len(lines))
	for i, l := range lines {
		key, _, err := l.mark()
		if err != nil {
			return nil, nil, err
		}
		there[key] = true
		if _, known := m.lines[key]; i >= m.counted && !known {
			missing = append(missing, l)
		}
	}
	for key := range m.lines {
		if !there[key] {
			lost = append(lost, key)
		}
	}
	for range m.counted - len(lines) {
		lost = append(lost, countKey)
	}
	slices.Sort(lost)
	return missing, lost, nil
}

// Book is where it is written what was erased: a log that outlives the database,
// and marks in the database.
type Book struct {
	Rows store.Rows // in the same file as the maps, so that a backup tells how far it had come
	Path string     // of the log
	// Shared says that several logs may belong to one database, one for each
	// instance: each gets the lines that it lacks. Otherwise one that lacks lines
	// is refused.
	Shared bool
}

// Behind counts the lines of the log that the database does not know of, because
// it was restored from a backup or the program was killed. A log that is not as
// long as the database knows it is refused.
func (b Book) Behind(ctx context.Context) (int, error) {
	missing, err := b.unmarked(ctx)
	return len(missing), err
}

// Compare counts the lines that both the log and the database have, and those
// that the database does not know of. It changes nothing.
func (b Book) Compare(ctx context.Context) (known, behind int, err error) {
	b.Shared = false
	missing, err := b.unmarked(ctx)
	if err != nil {
		return 0, 0, err
	}
	lines, err := log{b.Path}.read()
	return len(lines) - len(missing), len(missing), err
}

func (b Book) unmarked(ctx context.Context) ([]line, error) {
	lines, err := log{b.Path}.read()
	if err != nil {
		return nil, err
	}
	known, err := readMarks(ctx, b.Rows)
	if err != nil {
		return nil, err
	}
	missing, lost, err := known.compare(lines)
	switch {
	case err != nil:
		return nil, err
	case len(lost) == 0:
		return missing, nil
	case b.Shared:
		_, err := b.fill(known, lost)
		return missing, err
	}
	return nil, b.tooShort(len(lines), len(lost))
}

func (b Book) tooShort(lines, lost int) error {
	reason := "erasures.short"
	if _, err := os.Stat(b.Path); errors.Is(err, fs.ErrNotExist) {
		reason = "erasures.missing"
	}
	return &store.Unusable{Name: b.Path, Reason: reason, Values: words.Args{"lost": lost, "n": lines + lost}}
}

// fill adds to the log what it lacks and the database has, and counts that.
func (b Book) fill(known marks, lost []string) (int, error) {
	var lines []line
	for _, key := range lost {
		var l line
		if json.Unmarshal(known.lines[key], &l) == nil {
			lines = append(lines, l)
		}
	}
	slices.SortFunc(lines, func(x, y line) int { return x.Time.Compare(y.Time) })
	return len(lines), log{b.Path}.append(lines...)
}

// Rebuild writes the log anew from what the database knows, when it is lost for
// good. It counts the lines that came back, and those of which no more is known
// than that they were there; they are not asked for any longer.
func (b Book) Rebuild(ctx context.Context) (back, unknown int, err error) {
	lines, err := log{b.Path}.read()
	if err != nil {
		return 0, 0, err
	}
	known, err := readMarks(ctx, b.Rows)
	if err != nil {
		return 0, 0, err
	}
	_, lost, err := known.compare(lines)
	if err != nil || len(lost) == 0 {
		return 0, 0, err
	}
	if back, err = b.fill(known, lost); err != nil {
		return 0, 0, err
	}
	for _, key := range lost {
		if len(known.lines[key]) == 0 {
			if _, _, err := b.Rows.Take(ctx, markTable, key); err != nil {
				return back, 0, err
			}
		}
	}
	return back, len(lost) - back, nil
}

// add writes a line into the log, before anything is done.
func (b Book) add(l line) error { return log{b.Path}.append(l) }

// markAll notes that the database knows of the whole log.
func (b Book) markAll(ctx context.Context) error {
	lines, err := log{b.Path}.read()
	if err != nil {
		return err
	}
	rows := make([]store.Row, 0, len(lines))
	for _, l := range lines {
		key, text, err := l.mark()
		if err != nil {
			return err
		}
		if len(text) > store.MaxRow {
			text = nil // it can be missed, and not be written again
		}
		rows = append(rows, store.Row{Table: markTable, Key: key, Value: text})
	}
	if len(rows) > 0 {
		if err := b.Rows.Save(ctx, rows...); err != nil {
			return err
		}
	}
	_, _, err = b.Rows.Take(ctx, markTable, countKey)
	return err
}
