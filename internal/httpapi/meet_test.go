package httpapi

import (
	"net/http"
	"slices"
	"testing"
	"time"

	"interessentkart/internal/stakeholder"
	"interessentkart/internal/store"
	"interessentkart/internal/store/memory"
)

// pair is two instances over the same stores.
type pair struct {
	t      *testing.T
	both   [2]*service
	boards [2]*store.Board
}

func startPair(t *testing.T) *pair {
	maps, rows, short := memory.New(), memory.NewRows(time.Now), memory.NewRows(time.Now)
	p := &pair{t: t}
	for i, name := range []string{"here", "there"} {
		p.both[i] = startWith(t, maps, rows, short, func(*Config) {})
		p.boards[i] = &store.Board{Rows: short, Now: time.Now, Instance: name}
	}
	p.both[0].person = p.both[0].local()
	p.both[1].person = &person{p.both[1], p.both[1].url, p.both[0].cookies} // one session is good for both
	return p
}

// meet has both exchange, until each has heard the other.
func (p *pair) meet() {
	p.t.Helper()
	for range 2 {
		for i, s := range p.both {
			if err := s.served.Meet(p.t.Context(), p.boards[i]); err != nil {
				p.t.Fatal(err)
			}
		}
	}
}

func (s *service) present(id string) workshopBody {
	s.t.Helper()
	var state workshopBody
	s.must("GET", "/api/maps/"+id+"/workshop", "", &state)
	return state
}

// A workshop is one on every instance: who joined, who is connected, and news.
func TestWorkshopOnTwoInstances(t *testing.T) {
	p := startPair(t)
	here, there := p.both[0], p.both[1]
	id := here.example()
	var shop workshopBody
	here.must("POST", "/api/maps/"+id+"/workshop", `{}`, &shop)
	p.meet()
	if state := there.present(id); state.Code != shop.Code {
		t.Errorf("there the code is %q", state.Code)
	}
	guest := there.join(shop.Code, "Ola")
	leave, ok := there.config.Workshops.Enter("m", "x", "Kari", 1) // somebody on another map
	if !ok {
		t.Fatal("not let in")
	}
	defer leave()
	principal := guest.must("GET", "/api/session", "").body
	leaveOla, _ := there.config.Workshops.Enter(toMap(id), principal, "Ola", 1)
	news := here.config.Workshops.News(toMap(id))
	p.meet()
	select {
	case <-news:
	default:
		t.Error("nobody here is woken")
	}
	if state := here.present(id); !slices.Equal(state.Present, []string{"Ola"}) || state.Connected != 1 || state.Joined != 1 {
		t.Errorf("here: %+v", state)
	}
	leaveOla()
	news = here.config.Workshops.News(toMap(id))
	p.meet()
	if state := here.present(id); len(state.Present) != 0 || !isClosed(news) {
		t.Errorf("after leaving: %+v", state)
	}
	// What is steered here wakes those there, and nothing else does.
	news = there.config.Workshops.News(toMap(id))
	p.meet()
	if isClosed(news) {
		t.Error("woken by nothing")
	}
	here.must("PATCH", "/api/maps/"+id+"/workshop", `{"frozen":true}`)
	p.meet()
	if !isClosed(news) || !there.present(id).Frozen {
		t.Error("not woken there")
	}
	// An instance that takes leave is forgotten.
	if err := p.boards[1].Leave(t.Context()); err != nil {
		t.Fatal(err)
	}
	if rows, err := here.config.Access.Short.Rows(t.Context(), "board", ""); err != nil || slices.ContainsFunc(rows, func(r store.Row) bool { return r.Key == "hall/m/there" }) {
		t.Errorf("%v %v", rows, err)
	}
}

// Guesses at one instance count at the other.
func TestGuessesOnTwoInstances(t *testing.T) {
	p := startPair(t)
	guess := func(s *service) int {
		return s.nobody().send("POST", "/api/join", `{"code":"AAAAAAAA","name":"Ola"}`).status
	}
	for i := range 20 {
		if got := guess(p.both[i%2]); got != http.StatusNotFound {
			t.Fatalf("guess %d: %d", i+1, got)
		}
	}
	p.meet()
	for i, s := range p.both {
		if got := guess(s); got != http.StatusTooManyRequests {
			t.Errorf("instance %d: %d", i, got)
		}
	}
}

func toMap(id string) stakeholder.MapID { return stakeholder.MapID(id) }
