package erasure

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"strconv"

	"interessentkart/internal/store"
)

// A database has a row for each line of the log that it knows of: several
// instances may have logs of their own, and all must be done again after a
// restore.
const (
	markTable  = "erasure"
	linePrefix = "line/" // and a digest of the line
	// countKey held how many lines of the one log a database knew of.
	countKey = "replayed"
)

func (l line) mark() (string, error) {
	text, err := json.Marshal(l)
	sum := sha256.Sum256(text)
	return linePrefix + hex.EncodeToString(sum[:16]), err
}

// unmarked gives the lines that the database does not know of.
func (e *Eraser) unmarked(ctx context.Context, lines []line) (missing []line, err error) {
	rows, err := e.Rows.Rows(ctx, markTable, linePrefix)
	if err != nil {
		return nil, err
	}
	known := make(map[string]bool, len(rows))
	for _, row := range rows {
		known[row.Key] = true
	}
	counted, _, err := e.Rows.Row(ctx, markTable, countKey)
	if err != nil {
		return nil, err
	}
	old, _ := strconv.Atoi(string(counted.Value)) // none is 0
	for i, l := range lines {
		key, err := l.mark()
		if err != nil {
			return nil, err
		}
		if i >= old && !known[key] {
			missing = append(missing, l)
		}
	}
	return missing, nil
}

// mark notes that the database knows of lines.
func (e *Eraser) mark(ctx context.Context, lines []line) error {
	rows := make([]store.Row, 0, len(lines))
	for _, l := range lines {
		key, err := l.mark()
		if err != nil {
			return err
		}
		rows = append(rows, store.Row{Table: markTable, Key: key})
	}
	if len(rows) > 0 {
		if err := e.Rows.Save(ctx, rows...); err != nil {
			return err
		}
	}
	_, _, err := e.Rows.Take(ctx, markTable, countKey)
	return err
}
