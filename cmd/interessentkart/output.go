package main

import (
	"bytes"
	"cmp"
	"errors"
	"io"
	"io/fs"
	"net/http"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"interessentkart/internal/erasure"
	"interessentkart/internal/store"
	"interessentkart/internal/store/bolt"
	"interessentkart/internal/words"
)

// output is where a subcommand writes its result.
type output struct {
	Out string `name:"output" short:"o" placeholder:"FILE" default:"-"`
}

// write hands over all of the result or nothing; see writeFile.
func (o output) write(streams console, content []byte) error {
	if o.Out == "-" || o.Out == "" {
		_, err := streams.out.Write(content)
		return err
	}
	return writeFile(o.Out, content)
}

// writeFile writes a result: beside its place, and then renamed, so that a killed
// run leaves what was there. What was there must be of the kind of the result.
func writeFile(name string, content []byte) error {
	info, err := os.Stat(name)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return replaceFile(name, content)
	case err != nil:
		return err
	case info.IsDir():
		return &store.Unusable{Name: name, Reason: "targetFolder"}
	case !info.Mode().IsRegular(): // a device or a pipe
		return pour(name, content)
	}
	if err := mayReplace(name, content); err != nil {
		return err
	}
	return replaceFile(name, content)
}

// mayReplace refuses to write over a database, over what lies beside one, and over
// what is of another kind than the result, whatever it is called.
func mayReplace(name string, content []byte) error {
	if i := slices.IndexFunc(bolt.Suffixes(), func(suffix string) bool { return strings.HasSuffix(name, suffix) }); i >= 0 {
		return &store.Unusable{Name: name, Reason: "suffix", Values: words.Args{"suffix": bolt.Suffixes()[i]}}
	}
	f, err := os.Open(name)
	if err != nil {
		return err
	}
	defer f.Close()
	before, err := io.ReadAll(io.LimitReader(f, firstBytes))
	switch {
	case err != nil:
		return err
	case bolt.Recognises(name):
		return &store.Unusable{Name: name, Reason: "targetDatabase"}
	case len(before) > 0 && (erasure.IsLog(before) || kindOf(before) != kindOf(content)):
		return &store.Unusable{Name: name, Reason: "targetOther"}
	}
	return nil
}

// firstBytes is how much of a file tells its kind.
const firstBytes = 64 << 10

// kindOf tells apart what results come in, by how they begin.
func kindOf(content []byte) string {
	content = content[:min(len(content), firstBytes)]
	text := bytes.TrimLeft(bytes.TrimPrefix(content, []byte("\xef\xbb\xbf")), " \t\r\n")
	switch {
	case bytes.HasPrefix(text, []byte("{")), bytes.HasPrefix(text, []byte("[")):
		return "json"
	case bytes.HasPrefix(text, []byte("<")):
		for _, element := range []string{"svg", "graphml", "gexf", "html"} {
			if bytes.Contains(bytes.ToLower(text), []byte("<"+element)) {
				return element
			}
		}
	}
	kind, _, _ := strings.Cut(http.DetectContentType(content), ";")
	return kind
}

func pour(name string, content []byte) error {
	f, err := os.OpenFile(name, os.O_WRONLY, 0)
	if err != nil {
		return err
	}
	_, err = f.Write(content)
	return cmp.Or(err, f.Close())
}

func replaceFile(name string, content []byte) (err error) {
	f, err := os.CreateTemp(filepath.Dir(name), ".interessentkart-*")
	if err != nil {
		return err
	}
	defer func() {
		if err != nil {
			os.Remove(f.Name())
		}
	}()
	_, err = io.Copy(f, bytes.NewReader(content))
	if closed := f.Close(); err == nil {
		err = closed
	}
	if err == nil {
		err = os.Chmod(f.Name(), 0o644)
	}
	if err == nil {
		err = os.Rename(f.Name(), name)
	}
	if err != nil {
		return failure{"write", words.Args{"name": name}, err}
	}
	return nil
}
