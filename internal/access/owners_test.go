package access

import (
	"errors"
	"fmt"
	"sync"
	"testing"

	"interessentkart/internal/stakeholder"
	"interessentkart/internal/store"
)

func roleRowFor(m, whom string) store.Row {
	return store.Row{Table: roleTable, Key: m + "/" + whom, Value: []byte(Owner.String())}
}

// Whoever leaves, and however many at a time, on whichever instance: a map keeps
// an owner who can log in.
func TestOwnersWhoLeaveAtATime(t *testing.T) {
	for n := range 15 {
		a, _ := place(t)
		other := New(a.Config) // another instance
		m := stakeholder.MapID(fmt.Sprint("m", n))
		for _, whom := range []string{"kari", "ola"} {
			if err := a.GiveRole(t.Context(), m, whom, Owner); err != nil {
				t.Fatal(err)
			}
		}
		var leaving sync.WaitGroup
		errs := make([]error, 2)
		leaving.Go(func() { errs[0] = a.GiveRole(t.Context(), m, "kari", Outsider) })
		leaving.Go(func() { errs[1] = other.GiveRole(t.Context(), m, "ola", []Role{Outsider, Reader, Editor}[n%3]) })
		leaving.Wait()
		roles, err := a.Roles(t.Context(), m)
		if err != nil {
			t.Fatal(err)
		}
		owners := 0
		for _, g := range roles {
			if g.Role == Owner.String() {
				owners++
			}
		}
		refused := 0
		for _, err := range errs {
			var e *stakeholder.Error
			if errors.As(err, &e) && e.Code == LastOwner {
				refused++
			} else if err != nil {
				t.Error(err)
			}
		}
		if owners != 1 || refused != 1 {
			t.Errorf("%d owners are left, %d were refused: %v", owners, refused, errs)
		}
	}
}

// A map is given to nobody: neither to an account nor to an organisation from
// which nobody has ever logged in, and one that was is no owner to stay.
func TestAMapIsGivenToSomebody(t *testing.T) {
	a, _ := place(t)
	if err := a.GiveRole(t.Context(), "m", "kari", Owner); err != nil {
		t.Fatal(err)
	}
	for _, whom := range []string{"nobody", "org-", "org-999999999", "", "org-1/x"} {
		for _, r := range []Role{Reader, Owner} {
			if err := a.GiveRole(t.Context(), "m", whom, r); !errors.Is(err, stakeholder.NotFound) {
				t.Errorf("%s to %q: %v", r, whom, err)
			}
		}
	}
	if err := a.Rows.Save(t.Context(), roleRowFor("m", "org-999999999")); err != nil { // from before that was refused
		t.Fatal(err)
	}
	if err := a.GiveRole(t.Context(), "m", "kari", Outsider); !errors.Is(err, stakeholder.Conflict) {
		t.Errorf("the last owner who can log in leaves: %v", err)
	}
	if err := a.GiveRole(t.Context(), "m", "org-1", Owner); err != nil {
		t.Fatal(err)
	}
	if err := a.GiveRole(t.Context(), "m", "kari", Outsider); err != nil {
		t.Errorf("with an organisation that has people: %v", err)
	}
}
