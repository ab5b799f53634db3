package main

import (
	"os"
	"path/filepath"
	"runtime"

	"interessentkart/internal/layout"
	"interessentkart/internal/layout/graphviz"
)

// hierarchies gives what lays hierarchies out: Graphviz in child processes
// where interessentkart-graphviz lies beside this program, otherwise nil, and
// the layout's own layers are used. Call done afterwards.
func hierarchies() (ranker layout.Ranker, done func(), err error) {
	done = func() {}
	self, err := os.Executable()
	if err != nil {
		return nil, done, err
	}
	program := filepath.Join(filepath.Dir(self), "interessentkart-graphviz")
	if runtime.GOOS == "windows" {
		program += ".exe"
	}
	if _, err := os.Stat(program); err != nil {
		return nil, done, nil
	}
	pool, err := graphviz.NewPool(graphviz.Options{Command: []string{program}, Dir: compiledFolder()})
	if err != nil {
		return nil, done, err
	}
	return pool, func() { pool.Close() }, nil
}

// compiledFolder keeps the compiled module between runs where only this user
// can write; "" when there is no such place.
func compiledFolder() string {
	cache, err := os.UserCacheDir()
	if err != nil {
		return ""
	}
	folder := filepath.Join(cache, "interessentkart", "graphviz")
	if os.MkdirAll(folder, 0o700) != nil || os.Chmod(folder, 0o700) != nil {
		return ""
	}
	return folder
}
