package access

import (
	"context"
	"encoding/json"
	"strings"
	"time"

	"interessentkart/internal/stakeholder"
	"interessentkart/internal/store"
)

const (
	linkTable  = "link"      // map/id → Capability
	tokenTable = "linktoken" // digest of the token → map/id
)

// MaxLinkLife is how long a link can last.
const MaxLinkLife = 365 * 24 * time.Hour

// Capability is a link that lets whoever holds it read one map.
type Capability struct {
	ID     string    `json:"id"`
	Whole  bool      `json:"whole"`  // all that readers see; otherwise what anybody may see
	Levels bool      `json:"levels"` // with interest and influence, when it is not whole
	Made   time.Time `json:"made"`
	Until  time.Time `json:"until"`
	Hash   string    `json:"hash,omitzero"` // digest of the token; not told to anybody
}

// MakeLink makes a link and gives its token, which is not kept.
func (a *Access) MakeLink(ctx context.Context, m stakeholder.MapID, whole, levels bool, life time.Duration) (Capability, string, error) {
	if life <= 0 || life > MaxLinkLife {
		return Capability{}, "", stakeholder.Invalid.Because(stakeholder.ValueUnknown).With(life)
	}
	token := newToken()
	l := Capability{newToken(), whole, levels, a.Now(), a.Now().Add(life), Digest(token)}
	value, err := json.Marshal(l)
	if err != nil {
		return l, "", err
	}
	at := string(m) + "/" + l.ID
	err = a.Rows.Save(ctx,
		store.Row{Table: linkTable, Key: at, Value: value, Until: l.Until},
		store.Row{Table: tokenTable, Key: l.Hash, Value: []byte(at), Until: l.Until})
	l.Hash = ""
	return l, token, err
}

// Links lists the links of a map.
func (a *Access) Links(ctx context.Context, m stakeholder.MapID) ([]Capability, error) {
	rows, err := a.Rows.Rows(ctx, linkTable, string(m)+"/")
	if err != nil {
		return nil, err
	}
	all := make([]Capability, 0, len(rows))
	for _, row := range rows {
		var l Capability
		if err := json.Unmarshal(row.Value, &l); err != nil {
			return nil, err
		}
		l.Hash = ""
		all = append(all, l)
	}
	return all, nil
}

// Revoke ends a link at once, also for those who have opened it.
func (a *Access) Revoke(ctx context.Context, m stakeholder.MapID, id string) error {
	row, ok, err := a.Rows.Take(ctx, linkTable, string(m)+"/"+id)
	if err != nil || !ok {
		return orNotFound(err, TokenUnknown, id)
	}
	var l Capability
	if err := json.Unmarshal(row.Value, &l); err != nil {
		return err
	}
	_, _, err = a.Rows.Take(ctx, tokenTable, l.Hash)
	return err
}

// OpenLink gives the principal that a link's token stands for.
func (a *Access) OpenLink(ctx context.Context, token string) (Principal, error) {
	row, ok, err := a.Rows.Row(ctx, tokenTable, Digest(token))
	if err != nil || !ok {
		return Principal{}, orNotFound(err, TokenUnknown, "")
	}
	m, id, _ := strings.Cut(string(row.Value), "/")
	return Principal{Kind: Link, ID: id, Map: stakeholder.MapID(m)}, nil
}

// linked tells what a link still lets its holder do.
func (a *Access) linked(ctx context.Context, g Grant) (Grant, error) {
	row, ok, err := a.Rows.Row(ctx, linkTable, string(g.Map)+"/"+g.ID)
	if err != nil || !ok {
		return g, err
	}
	var l Capability
	if err := json.Unmarshal(row.Value, &l); err != nil {
		return g, err
	}
	g.Role = LinkReader
	if l.Whole {
		g.Role = Reader
	}
	g.Viewer = stakeholder.Viewer{Audience: g.Role.Audience(), Levels: l.Levels}
	return g, nil
}
