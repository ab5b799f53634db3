package access

import (
	"context"
	"strings"

	"interessentkart/internal/stakeholder"
)

// Visible gives a test of which maps exist for those who ask, for going through
// many: it reads the roles of all maps once.
func (a *Access) Visible(ctx context.Context, who []Principal) (func(stakeholder.MapID) bool, error) {
	mine, own := map[string]bool{}, map[stakeholder.MapID]bool{}
	everything := false
	for _, p := range who {
		switch p.Kind {
		case Local:
			everything = true
		case Employee:
			mine[p.ID], mine[wholeOrganisation+p.Organisation] = true, true
		default:
			g, err := a.grant(ctx, p, p.Map)
			if err != nil {
				return nil, err
			}
			own[p.Map] = own[p.Map] || g.Role.May(Look)
		}
	}
	if len(mine) > 0 {
		rows, err := a.Rows.Rows(ctx, roleTable, "")
		if err != nil {
			return nil, err
		}
		for _, row := range rows {
			m, whom, _ := strings.Cut(row.Key, "/")
			if _, known := ParseRole(string(row.Value)); known && mine[whom] {
				own[stakeholder.MapID(m)] = true
			}
		}
	}
	return func(m stakeholder.MapID) bool { return everything || own[m] }, nil
}
