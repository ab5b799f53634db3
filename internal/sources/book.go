package sources

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io/fs"

	"interessentkart/data/rules"
)

// Book is all sources, by id. It is immutable and safe to share.
type Book struct {
	all []Source
	at  map[string]int
}

// Load reads the sources that come with the program.
func Load() (*Book, error) {
	text, err := fs.ReadFile(rules.Files, "sources.json")
	if err != nil {
		return nil, err
	}
	return Decode(text)
}

// Decode reads and validates a file of sources. The error names the source and
// what is wrong with it.
func Decode(text []byte) (*Book, error) {
	var file struct {
		About   string   `json:"about"`
		Sources []Source `json:"sources"`
	}
	d := json.NewDecoder(bytes.NewReader(text))
	d.DisallowUnknownFields()
	if err := d.Decode(&file); err != nil {
		return nil, err
	}
	b := &Book{all: file.Sources, at: map[string]int{}}
	for i, s := range b.all {
		if err := s.check(); err != nil {
			return nil, err
		}
		if _, twice := b.at[s.ID]; twice {
			return nil, fmt.Errorf("source %s stands there twice", s.ID)
		}
		b.at[s.ID] = i
	}
	return b, nil
}

// All lists the sources as they stand in the file. The caller must not change
// the list.
func (b *Book) All() []Source { return b.all }

// Find gives a source by its id.
func (b *Book) Find(id string) (Source, bool) {
	i, ok := b.at[id]
	if !ok {
		return Source{}, false
	}
	return b.all[i], true
}

// Check tells of the first id that no source has.
func (b *Book) Check(ids []string) error {
	for _, id := range ids {
		if _, ok := b.at[id]; !ok {
			return fmt.Errorf("no source %q", id)
		}
	}
	return nil
}

// Cite gives sources by their ids; one that is not there is left out.
func (b *Book) Cite(ids []string) []Source {
	list := make([]Source, 0, len(ids))
	for _, id := range ids {
		if s, ok := b.Find(id); ok {
			list = append(list, s)
		}
	}
	return list
}
