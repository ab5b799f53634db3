package httpapi

import (
	"net/http"
	"sync"
	"time"

	"interessentkart/internal/stakeholder"
)

// progress tells how far a room has come, and nothing of what anybody thinks.
type progress struct {
	// Fetched is how many phones have loaded the page over the local network
	// since the workshop was opened, by their addresses: at least as many as
	// have joined, unless they share one.
	Fetched int `json:"fetched"`
	// Scorers have answered something in the open round, Done everything.
	Scorers int `json:"scorers"`
	Done    int `json:"done"`
	// Answers counts those who have answered for an actor in the open round,
	// «vet ikke» included.
	Answers map[stakeholder.ActorID]answers `json:"answers"`
}

type answers struct {
	Interest  int `json:"interest"`
	Influence int `json:"influence"`
	Affected  int `json:"affected"`
}

func (a *api) showProgress(c *call) error {
	p := progressOf(c.m)
	s, open, err := a.Workshops.Find(c.ctx(), c.m.ID)
	if err != nil {
		return err
	}
	if open {
		p.Fetched = a.visits.since(s.Opened)
	}
	c.Header("Cache-Control", "no-store")
	return c.json(http.StatusOK, p)
}

// progressOf counts the answers of the open round; those of a revealed one are
// in its tallies.
func progressOf(m *stakeholder.Map) progress {
	p := progress{Answers: map[stakeholder.ActorID]answers{}}
	round, ok := m.LiveRound()
	if !ok || round.State != stakeholder.Open {
		return p
	}
	given := map[stakeholder.ParticipantID]int{}
	for s := range m.Scores.All() {
		if s.Round != round.ID {
			continue
		}
		given[s.Participant]++
		n := p.Answers[s.Actor]
		switch s.Criterion {
		case stakeholder.Interest:
			n.Interest++
		case stakeholder.Influence:
			n.Influence++
		case stakeholder.Affected:
			n.Affected++
		}
		p.Answers[s.Actor] = n
	}
	p.Scorers = len(given)
	all := m.Questions(round)
	for _, n := range given {
		if n == all {
			p.Done++
		}
	}
	return p
}

// visits remembers when an address last loaded the page through the guests'
// door: in memory alone, and no more than is counted.
type visits struct {
	// mu guards at.
	mu sync.Mutex
	at map[string]time.Time
}

// maxVisits bounds the memory.
const maxVisits = 10_000

func (v *visits) add(address string, now time.Time) {
	v.mu.Lock()
	defer v.mu.Unlock()
	if v.at == nil || len(v.at) >= maxVisits {
		v.at = map[string]time.Time{}
	}
	v.at[address] = now
}

func (v *visits) since(start time.Time) int {
	v.mu.Lock()
	defer v.mu.Unlock()
	n := 0
	for _, seen := range v.at {
		if !seen.Before(start) {
			n++
		}
	}
	return n
}
