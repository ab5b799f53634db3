package store

import (
	"sync"

	"interessentkart/internal/stakeholder"
)

// Summaries remembers what summaries were decoded from, for listing thousands of
// maps of which few have changed since. The zero value is ready.
type Summaries struct {
	// mu guards kept.
	mu   sync.Mutex
	kept map[stakeholder.MapID]decoded
}

type decoded struct {
	text    string
	summary Summary
}

// maxSummaries bounds the memory, at about a kilobyte each.
const maxSummaries = 20_000

// Of gives the summary that a text holds, which is decoded unless it is the text
// of the last time.
func (s *Summaries) Of(id stakeholder.MapID, text []byte, decode func() (Summary, error)) (Summary, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if d, ok := s.kept[id]; ok && d.text == string(text) {
		return d.summary, nil
	}
	summary, err := decode()
	if err != nil {
		return summary, err
	}
	if s.kept == nil || len(s.kept) >= maxSummaries {
		s.kept = map[stakeholder.MapID]decoded{}
	}
	s.kept[id] = decoded{string(text), summary}
	return summary, nil
}
