package bolt

import (
	"fmt"
	"syscall"
	"testing"
)

// smallDisk mounts a file system of the size, in bytes.
func smallDisk(t *testing.T, size int) string {
	folder := t.TempDir()
	if err := syscall.Mount("tmpfs", folder, "tmpfs", 0, fmt.Sprint("size=", size)); err != nil {
		t.Skipf("NOT RUN: a full disk was not tried, since mounting a small one failed (needs root): %v", err)
	}
	t.Cleanup(func() {
		if err := syscall.Unmount(folder, 0); err != nil {
			t.Error(err)
		}
	})
	return folder
}
