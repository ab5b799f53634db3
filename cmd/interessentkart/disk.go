package main

import (
	"bytes"
	"context"
	"errors"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"interessentkart/internal/erasure"
	"interessentkart/internal/store/bolt"
	"interessentkart/internal/store/postgres"
)

// disk is what lies where the maps are kept, for whoever erases.
type disk struct {
	*storage
	backups string // folder, if known
}

// Sweep implements erasure.Disk.
func (d disk) Sweep() ([]string, error) {
	swept := []string{}
	for _, file := range []*bolt.Store{d.file, d.shortFile} {
		if file == nil {
			continue
		}
		names, err := file.Sweep()
		swept = append(swept, names...)
		if err != nil {
			return swept, err
		}
	}
	if d.backups == "" {
		return swept, nil
	}
	names, err := bolt.SweepWork(d.backups, backupPrefix+"*"+backupSuffix)
	return append(swept, names...), err
}

// Backups implements erasure.Disk.
func (d disk) Backups() ([]string, error) {
	names := []string{}
	if d.backups == "" {
		return names, nil
	}
	all, err := backupsIn(d.backups)
	if errors.Is(err, os.ErrNotExist) {
		return names, nil
	}
	for _, b := range all {
		names = append(names, filepath.Base(b.path))
	}
	return names, err
}

// Search implements erasure.Disk.
func (d disk) Search(ctx context.Context, texts []string) ([]erasure.Searched, error) {
	wanted := wantedBytes(texts)
	if server, ok := d.db.(*postgres.Store); ok {
		return searchServer(ctx, server, texts)
	}
	files, err := filepath.Glob(d.where + "*")
	if err != nil {
		return nil, err
	}
	hidden, err := filepath.Glob(filepath.Join(filepath.Dir(d.where), "."+filepath.Base(d.where)+"*", "*"))
	found := []erasure.Searched{}
	for _, path := range append(files, hidden...) {
		info, statErr := os.Stat(path)
		if statErr != nil || !info.Mode().IsRegular() {
			continue // the socket
		}
		one, searchErr := searchFile(ctx, path, wanted)
		err = errors.Join(err, searchErr)
		found = append(found, one)
	}
	return found, err
}

// wantedBytes are the texts as they are looked for: each once, in small letters.
func wantedBytes(texts []string) (wanted [][]byte) {
	for _, t := range texts {
		one := bytes.ToLower([]byte(strings.TrimSpace(t)))
		if len(one) > 0 && !slices.ContainsFunc(wanted, func(w []byte) bool { return bytes.Equal(w, one) }) {
			wanted = append(wanted, one)
		}
	}
	return wanted
}

// searchStep is how much of a file is looked at together.
const searchStep = 1 << 20

// searchFile counts texts in a file, read to its end.
func searchFile(ctx context.Context, path string, wanted [][]byte) (erasure.Searched, error) {
	s := erasure.Searched{Name: filepath.Base(path)}
	f, err := os.Open(path)
	if err != nil {
		return s, err
	}
	defer f.Close()
	longest := 0
	for _, w := range wanted {
		longest = max(longest, len(w))
	}
	buffer, kept := make([]byte, searchStep+2*longest), 0
	for ctx.Err() == nil {
		n, err := io.ReadFull(f, buffer[kept:])
		s.Bytes += int64(n)
		part := bytes.ToLower(buffer[:kept+n])
		last := err != nil
		for _, w := range wanted {
			s.Found += countBefore(part, w, last, len(part)-longest)
		}
		switch {
		case errors.Is(err, io.EOF), errors.Is(err, io.ErrUnexpectedEOF):
			return s, nil
		case err != nil:
			return s, err
		}
		kept = copy(buffer, buffer[len(buffer)-longest:])
	}
	return s, ctx.Err()
}

// countBefore counts a text, where more is to follow only what begins before a
// place, since the rest is looked at again.
func countBefore(part, text []byte, last bool, place int) (n int) {
	for at := 0; ; {
		i := bytes.Index(part[at:], text)
		if i < 0 || !last && at+i >= place {
			return n
		}
		n, at = n+1, at+i+len(text)
	}
}

func searchServer(ctx context.Context, server *postgres.Store, texts []string) ([]erasure.Searched, error) {
	tables, err := server.Search(ctx, texts)
	if err != nil {
		return nil, err
	}
	found := []erasure.Searched{}
	for _, t := range tables {
		found = append(found, erasure.Searched{Name: t.Name, Bytes: t.Bytes, Found: t.Found})
	}
	return found, nil
}
