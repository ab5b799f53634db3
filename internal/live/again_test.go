package live_test

import (
	"fmt"
	"testing"

	"interessentkart/internal/live"
	"interessentkart/internal/stakeholder"
	"interessentkart/internal/store/memory"
)

// Under one id a command is done once. Sent again it is answered; with something
// else in it, it is refused, also after others have changed the map, by another
// instance, and when the map was made with it.
func TestACommandAgain(t *testing.T) {
	s := memory.New()
	rooms := withMap(t, s)
	do := func(rooms *live.Rooms, id string, c stakeholder.Command) (live.Result, error) {
		return rooms.Do(t.Context(), "m", request(id, c))
	}
	first, err := do(rooms, "c1", actor("a", "A"))
	if err != nil {
		t.Fatal(err)
	}
	for n := range 5 {
		if _, err := do(rooms, fmt.Sprint("later-", n), title(fmt.Sprint("Kart ", n))); err != nil {
			t.Fatal(err)
		}
	}
	for name, rooms := range map[string]*live.Rooms{"the same": rooms, "another": openRooms(t, s)} {
		again, err := do(rooms, "c1", actor("a", "A"))
		if err != nil || again.Revision != first.Revision {
			t.Errorf("%s instance: %+v %v, first %+v", name, again, err, first)
		}
		for _, other := range []stakeholder.Command{actor("a", "Noe annet"), actor("b", "A"), title("Kart 4"), title("Noe annet")} {
			_, err := do(rooms, "c1", other)
			wants(t, err, stakeholder.Conflict, live.CommandOther)
		}
	}
	made := live.Request{ID: "made", Author: "kari", Command: title("Et")}
	if _, err := rooms.Create(t.Context(), "n", made); err != nil {
		t.Fatal(err)
	}
	if _, err := rooms.Create(t.Context(), "n", made); err != nil {
		t.Error(err)
	}
	made.Command = title("To")
	_, err = rooms.Create(t.Context(), "n", made)
	wants(t, err, stakeholder.Conflict, live.CommandOther)
}
