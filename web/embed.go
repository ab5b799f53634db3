// Package web holds the built client. Before `make web` has run there is only
// a placeholder in it, so that the program builds without Node.
package web

import (
	"embed"
	"io/fs"
)

//go:embed all:dist
var dist embed.FS

// Client gives the files of the built client, with index.html among them once
// it has been built.
func Client() fs.FS {
	client, err := fs.Sub(dist, "dist")
	if err != nil {
		return dist // only an invalid path fails, and this one is constant
	}
	return client
}
