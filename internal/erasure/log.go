package erasure

import (
	"bytes"
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"time"

	"interessentkart/internal/stakeholder"
	"interessentkart/internal/store"
	"interessentkart/internal/words"
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

// IsLog reports whether text begins as a log of erasures does.
func IsLog(text []byte) bool {
	first, _, _ := bytes.Cut(text, []byte("\n"))
	decoder := json.NewDecoder(bytes.NewReader(first))
	decoder.DisallowUnknownFields()
	var l line
	return decoder.Decode(&l) == nil && !l.Time.IsZero() && l.Map != ""
}

// log is a file of lines. It has one writer.
type log struct{ path string }

// append adds lines and waits until the disk has them. What a crash left of a
// line makes way.
func (g log) append(lines ...line) error {
	var text []byte
	for _, l := range lines {
		one, err := json.Marshal(l)
		if err != nil {
			return err
		}
		text = append(append(text, one...), '\n')
	}
	if len(text) == 0 {
		return nil
	}
	whole, err := g.whole()
	if err != nil {
		return err
	}
	f, err := os.OpenFile(g.path, os.O_CREATE|os.O_WRONLY, 0o600)
	if err != nil {
		return unusable(g.path, err)
	}
	err = f.Truncate(int64(len(whole)))
	if err == nil {
		_, err = f.WriteAt(text, int64(len(whole)))
	}
	if err := cmp.Or(err, f.Sync(), f.Close()); err != nil {
		return unusable(g.path, err)
	}
	return syncFolder(filepath.Dir(g.path))
}

// whole gives the log without a last line that was cut off by a crash, and so was
// never acted upon.
func (g log) whole() ([]byte, error) {
	text, err := os.ReadFile(g.path)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, unusable(g.path, err)
	}
	return text[:bytes.LastIndexByte(text, '\n')+1], nil
}

func (g log) read() ([]line, error) {
	text, err := g.whole()
	if err != nil {
		return nil, err
	}
	var lines []line
	for one := range bytes.Lines(text) {
		var l line
		if err := json.Unmarshal(one, &l); err != nil || l.Map == "" {
			return nil, &store.Unusable{Name: g.path, Reason: "erasures.damaged", Values: words.Args{"line": len(lines) + 1}, Err: err}
		}
		lines = append(lines, l)
	}
	return lines, nil
}

func unusable(path string, err error) error {
	return &store.Unusable{Name: path, Reason: "erasures.unusable", Err: err}
}

// syncFolder has the disk take a new name. Windows has no such thing.
func syncFolder(path string) error {
	if runtime.GOOS == "windows" {
		return nil
	}
	f, err := os.Open(path)
	if err != nil {
		return err
	}
	return cmp.Or(f.Sync(), f.Close())
}
