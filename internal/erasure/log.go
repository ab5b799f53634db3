package erasure

import (
	"bufio"
	"bytes"
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"time"

	"interessentkart/internal/stakeholder"
)

// line is one erasure in the log: ids, numbers of revisions and salted digests
// of keys, since a key can hold a name.
type line struct {
	Time      time.Time         `json:"time"`
	Map       stakeholder.MapID `json:"map"`
	Person    bool              `json:"person,omitempty"` // otherwise the map as a whole
	Salt      string            `json:"salt,omitempty"`
	Fields    []fieldOf         `json:"fields,omitempty"`
	Revisions []uint64          `json:"revisions,omitempty"`
}

type fieldOf struct {
	Record string `json:"record"` // digest of its key
	Field  string `json:"field"`
}

func (l line) digest(k stakeholder.Key) string {
	sum := sha256.Sum256([]byte(l.Salt + k.String()))
	return hex.EncodeToString(sum[:16])
}

// without gives a record with the fields that the line names replaced as a
// whole: the name is not known any longer.
func (l line) without(r stakeholder.Record) stakeholder.Record {
	var fields []string
	for _, f := range l.Fields {
		if f.Record == l.digest(r.Key()) {
			fields = append(fields, f.Field)
		}
	}
	return rewritten(r, fields, func(string) string { return gone })
}

// write adds a line and waits until the disk has it.
func (e *Eraser) write(l line) error {
	text, err := json.Marshal(l)
	if err != nil {
		return err
	}
	f, err := os.OpenFile(e.Log, os.O_CREATE|os.O_APPEND|os.O_WRONLY, 0o600)
	if err != nil {
		return fmt.Errorf("log of erasures: %w", err)
	}
	_, err = f.Write(append(text, '\n'))
	return cmp.Or(err, f.Sync(), f.Close())
}

// read gives the lines of the log. A last one that was cut off by a crash was
// never acted upon, and is left out.
func (e *Eraser) read() ([]line, error) {
	text, err := os.ReadFile(e.Log)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, fmt.Errorf("log of erasures: %w", err)
	}
	text = text[:bytes.LastIndexByte(text, '\n')+1]
	var lines []line
	scan := bufio.NewScanner(bytes.NewReader(text))
	scan.Buffer(nil, len(text)+1)
	for scan.Scan() {
		var l line
		if err := json.Unmarshal(scan.Bytes(), &l); err != nil {
			return nil, fmt.Errorf("log of erasures %s, line %d: %w", e.Log, len(lines)+1, err)
		}
		lines = append(lines, l)
	}
	return lines, scan.Err()
}
