//go:build !linux

package bolt

import "testing"

func smallDisk(t *testing.T, _ int) string {
	t.Skip("NOT RUN: a full disk is only tried on Linux")
	return ""
}
