package access

import (
	"context"
	"encoding/json"
	"strings"

	"interessentkart/internal/stakeholder"
	"interessentkart/internal/store"
)

const (
	roleTable    = "role"    // map/whom → name of a role
	accountTable = "account" // id → Account
)

// Account is somebody who has logged in.
type Account struct {
	ID           string `json:"id"`
	Name         string `json:"name"`
	Organisation string `json:"organisation"`
}

// Granted is one role on a map. Whom is an account's id, or wholeOrganisation
// and the number of an organisation, for everybody in it.
type Granted struct {
	Whom string `json:"whom"`
	Role string `json:"role"`
	Name string `json:"name,omitzero"` // of the account
}

const wholeOrganisation = "org-"

// roleOf gives the higher of a person's own role and that of the organisation.
func (a *Access) roleOf(ctx context.Context, p Principal, m stakeholder.MapID) (Role, error) {
	best := Outsider
	for _, whom := range []string{p.ID, wholeOrganisation + p.Organisation} {
		row, ok, err := a.Rows.Row(ctx, roleTable, string(m)+"/"+whom)
		if err != nil {
			return Outsider, err
		}
		if r, known := ParseRole(string(row.Value)); ok && known && r > best {
			best = r
		}
	}
	return best, nil
}

// Roles lists the roles on a map.
func (a *Access) Roles(ctx context.Context, m stakeholder.MapID) ([]Granted, error) {
	rows, err := a.Rows.Rows(ctx, roleTable, string(m)+"/")
	if err != nil {
		return nil, err
	}
	all := make([]Granted, 0, len(rows))
	for _, row := range rows {
		g := Granted{Whom: strings.TrimPrefix(row.Key, string(m)+"/"), Role: string(row.Value)}
		account, _, err := a.Account(ctx, g.Whom)
		if err != nil {
			return nil, err
		}
		g.Name = account.Name
		all = append(all, g)
	}
	return all, nil
}

// GiveRole gives somebody a role on a map, Outsider takes it away. A map keeps
// an owner who can log in.
func (a *Access) GiveRole(ctx context.Context, m stakeholder.MapID, whom string, r Role) error {
	if r != Outsider {
		if there, err := a.isSomebody(ctx, whom); err != nil || !there {
			return orNotFound(err, AccountUnknown, whom)
		}
	}
	return store.Alone(ctx, a.Short, a.Now, "owners/"+string(m), func() error { return a.setRole(ctx, m, whom, r) })
}

// setRole is called while nobody else changes the roles of the map.
func (a *Access) setRole(ctx context.Context, m stakeholder.MapID, whom string, r Role) error {
	key := string(m) + "/" + whom
	before, ok, err := a.Rows.Row(ctx, roleTable, key)
	if err != nil || !ok && r == Outsider {
		return orNotFound(err, AccountUnknown, whom)
	}
	was, known := ParseRole(string(before.Value))
	if r != Owner && ok && was == Owner {
		if err := a.keepsOwner(ctx, m, whom); err != nil {
			return err
		}
	}
	if r == Outsider {
		_, _, err := a.Rows.Take(ctx, roleTable, key)
		return err
	}
	row := store.Row{Table: roleTable, Key: key, Value: []byte(r.String())}
	if ok && known && r < was {
		return store.SaveOrKeep(ctx, a.Rows, row) // taking away does not wait for room
	}
	return a.Rows.Save(ctx, row)
}

// isSomebody reports whether a role can be given to what a name stands for: an
// account, or an organisation from which somebody has logged in.
func (a *Access) isSomebody(ctx context.Context, whom string) (bool, error) {
	if number, ok := strings.CutPrefix(whom, wholeOrganisation); ok {
		colleagues, err := a.Colleagues(ctx, number)
		return len(colleagues) > 0, err
	}
	_, ok, err := a.Account(ctx, whom)
	return ok, err
}

func orNotFound(err error, code stakeholder.Code, value string) error {
	if err != nil {
		return err
	}
	return stakeholder.NotFound.Because(code).With(value)
}

// keepsOwner refuses to take away the last owner who can log in.
func (a *Access) keepsOwner(ctx context.Context, m stakeholder.MapID, leaving string) error {
	roles, err := a.Roles(ctx, m)
	if err != nil {
		return err
	}
	for _, g := range roles {
		if g.Role != Owner.String() || g.Whom == leaving {
			continue
		}
		if there, err := a.isSomebody(ctx, g.Whom); err != nil || there {
			return err
		}
	}
	return stakeholder.Conflict.Because(LastOwner)
}

// Made makes whoever creates a map its owner. On a laptop there is nothing to do.
func (a *Access) Made(ctx context.Context, p Principal, m stakeholder.MapID) error {
	if p.Kind != Employee {
		return nil
	}
	return a.Rows.Save(ctx, store.Row{Table: roleTable, Key: string(m) + "/" + p.ID, Value: []byte(Owner.String())})
}

// Account finds somebody who has logged in.
func (a *Access) Account(ctx context.Context, id string) (found Account, ok bool, err error) {
	row, ok, err := a.Rows.Row(ctx, accountTable, id)
	if err != nil || !ok {
		return found, false, err
	}
	return found, true, json.Unmarshal(row.Value, &found)
}

// Colleagues lists the accounts of an organisation.
func (a *Access) Colleagues(ctx context.Context, organisation string) ([]Account, error) {
	rows, err := a.Rows.Rows(ctx, accountTable, "")
	if err != nil {
		return nil, err
	}
	all := []Account{}
	for _, row := range rows {
		var found Account
		if err := json.Unmarshal(row.Value, &found); err != nil {
			return nil, err
		}
		if found.Organisation == organisation {
			all = append(all, found)
		}
	}
	return all, nil
}

// Forget drops what is kept about access to a map: roles, links, its audit
// log, and the sessions of its guests.
func (a *Access) Forget(ctx context.Context, m stakeholder.MapID) error {
	links, err := a.Links(ctx, m)
	if err != nil {
		return err
	}
	for _, l := range links {
		if err := a.Revoke(ctx, m, l.ID); err != nil {
			return err
		}
	}
	for _, table := range []string{roleTable, auditTable, endTable} {
		if _, err := a.Rows.Drop(ctx, table, string(m)+"/"); err != nil {
			return err
		}
	}
	return a.EndAll(ctx, func(p Principal) bool { return p.Map == m })
}

// Ownerless gives those of the maps that nobody who logs in owns. Where nobody
// logs in there are none: whoever runs the program owns all.
func Ownerless(ctx context.Context, rows store.Rows, all []stakeholder.MapID) (without []stakeholder.MapID, err error) {
	roles, err := rows.Rows(ctx, roleTable, "")
	if err != nil || len(roles) == 0 {
		return nil, err
	}
	owned := map[stakeholder.MapID]bool{}
	for _, r := range roles {
		m, _, _ := strings.Cut(r.Key, "/")
		owned[stakeholder.MapID(m)] = owned[stakeholder.MapID(m)] || string(r.Value) == Owner.String()
	}
	for _, m := range all {
		if !owned[m] {
			without = append(without, m)
		}
	}
	return without, nil
}
