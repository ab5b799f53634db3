package main

import (
	"os"
	"path/filepath"
	"syscall"
	"testing"
)

// readOnly takes the right to write away. Root keeps it whatever the file says, so
// that its disk is made read-only.
func readOnly(t *testing.T, path string) {
	t.Helper()
	folder := filepath.Dir(path)
	if os.Geteuid() != 0 {
		must(t, os.Chmod(path, 0o400))
		must(t, os.Chmod(folder, 0o500))
		t.Cleanup(func() { must(t, os.Chmod(folder, 0o700)) })
		return
	}
	if err := syscall.Mount(folder, folder, "", syscall.MS_BIND, ""); err != nil {
		t.Skipf("NOT RUN: a read-only disk was not tried, since mounting failed: %v", err)
	}
	t.Cleanup(func() { must(t, syscall.Unmount(folder, 0)) })
	must(t, syscall.Mount("", folder, "", syscall.MS_BIND|syscall.MS_REMOUNT|syscall.MS_RDONLY, ""))
}

// withUmask takes a mask for new files until the returned function is called.
func withUmask(mask int) (back func()) {
	before := syscall.Umask(mask)
	return func() { syscall.Umask(before) }
}
