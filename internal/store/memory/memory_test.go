package memory_test

import (
	"testing"

	"interessentkart/internal/store"
	"interessentkart/internal/store/memory"
	"interessentkart/internal/store/storetest"
)

func TestStore(t *testing.T) {
	storetest.Run(t, func(*testing.T) store.Store { return memory.New() })
}
