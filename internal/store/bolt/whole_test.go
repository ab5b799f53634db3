package bolt_test

import (
	"path/filepath"
	"testing"

	"interessentkart/internal/store/bolt"
	"interessentkart/internal/store/chain"
	"interessentkart/internal/store/storetest"
)

func TestCarried(t *testing.T) {
	storetest.RunCarrier(t, func(t *testing.T) chain.Carrier {
		return openFile(t, filepath.Join(t.TempDir(), "maps.db"))
	}, func(t *testing.T) chain.Carrier {
		s, err := bolt.Open(filepath.Join(t.TempDir(), "other.db"), bolt.Options{})
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { _ = s.Close() })
		return s
	})
}
