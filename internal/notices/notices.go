// Package notices holds the licences of everything that is in the program: Go
// modules, fonts, and what the client is made of. The text is gathered when the
// program is built (`make notices`) and is no part of the source.
package notices

import (
	"embed"
	"errors"
	"io/fs"
)

//go:embed all:text
var files embed.FS

// ErrMissing means that the program was built without `make`, so that nothing
// was gathered.
var ErrMissing = errors.New("notices: built without `make notices`")

// Text returns the notices, one part a component, or ErrMissing.
func Text() (string, error) {
	text, err := files.ReadFile("text/notices.txt")
	if errors.Is(err, fs.ErrNotExist) {
		return "", ErrMissing
	}
	return string(text), err
}
