package bolt

import (
	"path/filepath"

	"golang.org/x/sys/windows"
)

// freeSpace tells how many bytes the user may still write beside path.
func freeSpace(path string) (uint64, error) {
	folder, err := windows.UTF16PtrFromString(filepath.Dir(path))
	if err != nil {
		return 0, err
	}
	var free uint64
	err = windows.GetDiskFreeSpaceEx(folder, &free, nil, nil)
	return free, err
}
