package bolt

import (
	"path/filepath"
	"testing"

	"interessentkart/internal/store"
	"interessentkart/internal/store/storetest"
)

func BenchmarkCommitLarge(b *testing.B) {
	storetest.BenchmarkLarge(b, func(b *testing.B) store.Store {
		s, err := Open(filepath.Join(b.TempDir(), "maps.db"), Options{Reserve: -1})
		if err != nil {
			b.Fatal(err)
		}
		return s
	})
}
