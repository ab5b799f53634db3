package bolt

import (
	"errors"
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

// full tells whether an error says that there is no room to write.
func full(err error) bool {
	return errors.Is(err, windows.ERROR_DISK_FULL) || errors.Is(err, windows.ERROR_HANDLE_DISK_FULL)
}
