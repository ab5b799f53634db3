package memory_test

import (
	"context"
	"sync"
	"testing"

	"interessentkart/internal/stakeholder"
	"interessentkart/internal/store"
	"interessentkart/internal/store/memory"
	"interessentkart/internal/store/storetest"
)

func TestLinear(t *testing.T) { storetest.RunLinear(t, storetest.Histories(20), memory.New()) }

// late gives what was read the time before: a copy that lags behind.
type late struct {
	store.Store

	// mu guards last.
	mu   sync.Mutex
	last *stakeholder.Map
}

func (s *late) Load(ctx context.Context, id stakeholder.MapID) (*stakeholder.Map, error) {
	m, err := s.Store.Load(ctx, id)
	s.mu.Lock()
	defer s.mu.Unlock()
	if before := s.last; err == nil {
		s.last = m
		if before != nil && before.ID == id {
			return before, nil
		}
	}
	return m, err
}

// The check of histories finds a store that gives old answers.
func TestLinearCanFail(t *testing.T) {
	s := &late{Store: memory.New()}
	for seed := range uint64(50) {
		if !storetest.Linear(t, seed, s) {
			return
		}
	}
	t.Error("50 histories of a store that lags behind pass")
}
