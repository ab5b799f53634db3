//go:build unix

package main

import "syscall"

// onlyForOwner makes new files open to their owner alone, until the returned
// function is called.
func onlyForOwner() (back func()) {
	before := syscall.Umask(0o077)
	return func() { syscall.Umask(before) }
}
