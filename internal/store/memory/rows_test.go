package memory_test

import (
	"testing"
	"time"

	"interessentkart/internal/store"
	"interessentkart/internal/store/memory"
	"interessentkart/internal/store/storetest"
)

func TestRows(t *testing.T) {
	storetest.RunRows(t, func(_ *testing.T, now func() time.Time) store.Rows { return memory.NewRows(now) })
}
