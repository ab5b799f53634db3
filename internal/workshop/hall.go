package workshop

import (
	"slices"
	"sync"

	"interessentkart/internal/stakeholder"
)

// halls knows who is connected, and wakes those who wait for news.
type halls struct {
	// mu guards at and what is in it, and what other instances know and told.
	mu sync.Mutex
	at map[stakeholder.MapID]*hall
	meeting
}

type hall struct {
	news    chan struct{} // closed, and made anew, when something has changed
	present map[string]*present
	settled int
}

type present struct {
	name    string
	streams int
}

func (h *halls) hall(m stakeholder.MapID) *hall {
	if h.at[m] == nil {
		h.at[m] = &hall{news: make(chan struct{}), present: map[string]*present{}}
	}
	return h.at[m]
}

// Tell wakes everybody who follows a map: something beside it has changed.
func (w *Workshops) Tell(m stakeholder.MapID) {
	w.halls.mu.Lock()
	defer w.halls.mu.Unlock()
	w.halls.tellOthers(m, w.Now())
	if h := w.halls.at[m]; h != nil {
		h.wake()
	}
}

// TellAll wakes everybody who follows any map here: somebody's right to do so
// may have ended.
func (w *Workshops) TellAll() {
	w.halls.mu.Lock()
	defer w.halls.mu.Unlock()
	for _, h := range w.halls.at {
		h.wake()
	}
}

// settled counts a proposal that was decided, and wakes everybody.
func (w *Workshops) settled(m stakeholder.MapID) {
	w.halls.mu.Lock()
	defer w.halls.mu.Unlock()
	if h := w.halls.at[m]; h != nil {
		h.settled++
		h.wake()
	}
}

// Settled counts the proposals that were decided while somebody was connected:
// when it has changed, look at what became of one's own.
func (w *Workshops) Settled(m stakeholder.MapID) int {
	w.halls.mu.Lock()
	defer w.halls.mu.Unlock()
	if h := w.halls.at[m]; h != nil {
		return h.settled
	}
	return 0
}

func (h *hall) wake() {
	close(h.news)
	h.news = make(chan struct{})
}

// News is closed when something beside the map changes. Ask for it before
// looking at how things are.
func (w *Workshops) News(m stakeholder.MapID) <-chan struct{} {
	w.halls.mu.Lock()
	defer w.halls.mu.Unlock()
	return w.halls.hall(m).news
}

// Enter counts somebody as present under a display name, which may be empty,
// until leave is called. It is refused when there are as many streams of that
// principal as most says already.
func (w *Workshops) Enter(m stakeholder.MapID, principal, name string, most int) (leave func(), ok bool) {
	w.halls.mu.Lock()
	defer w.halls.mu.Unlock()
	h := w.halls.hall(m)
	p := h.present[principal]
	if p == nil {
		p = &present{}
		h.present[principal] = p
	}
	if p.streams >= most {
		return nil, false
	}
	p.name = name
	p.streams++
	if p.streams == 1 {
		h.wake()
	}
	return func() { w.leave(m, principal) }, true
}

func (w *Workshops) leave(m stakeholder.MapID, principal string) {
	w.halls.mu.Lock()
	defer w.halls.mu.Unlock()
	h := w.halls.at[m]
	p := h.present[principal]
	if p.streams--; p.streams > 0 {
		return
	}
	delete(h.present, principal)
	h.wake()
	if len(h.present) == 0 {
		delete(w.halls.at, m)
	}
}

// Present lists the display names of those who are connected, to any instance,
// sorted.
func (w *Workshops) Present(m stakeholder.MapID) (names []string, connected int) {
	w.halls.mu.Lock()
	defer w.halls.mu.Unlock()
	all := w.halls.everybody(m)
	for _, name := range all {
		if name != "" {
			names = append(names, name)
		}
	}
	slices.Sort(names)
	return names, len(all)
}
