package bolt_test

import (
	"path/filepath"
	"testing"

	"interessentkart/internal/store/storetest"
)

func TestLinear(t *testing.T) {
	storetest.RunLinear(t, storetest.Histories(20), openFile(t, filepath.Join(t.TempDir(), "maps.db")))
}
