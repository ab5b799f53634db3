package stakeholder

import "strings"

// Group is a governance body. Its type is declared, never guessed from its name.
type Group struct {
	ID                    GroupID   `json:"id"`
	Name                  string    `json:"name"`
	Type                  GroupType `json:"type"`
	Label                 string    `json:"label,omitzero"` // its own word for its type
	Mandate               string    `json:"mandate,omitzero"`
	Owner                 ActorID   `json:"owner,omitzero"`
	OwnerInterests        Interests `json:"ownerInterests,omitzero"` // what the owner holds, as stated
	ReportsTo             GroupID   `json:"reportsTo,omitzero"`
	ReportsEvidence       Evidence  `json:"reportsEvidence,omitzero"` // of the reporting line
	AppointedByPublicBody bool      `json:"appointedByPublicBody,omitzero"`
	Notes                 string    `json:"notes,omitzero"`
	Evidence              Evidence  `json:"evidence,omitzero"`
	Source                SourceID  `json:"source,omitzero"`
}

// Interests are the main interests that somebody holds in a group, after
// Prosjektveiviseren's prosjektstyre.
type Interests struct {
	Executive bool `json:"executive,omitzero"` // virksomhetsledelse
	User      bool `json:"user,omitzero"`      // bruker
	Supplier  bool `json:"supplier,omitzero"`  // leverandør
}

// Key names the group.
func (g Group) Key() Key { return groupKey(g.ID) }

func (g Group) check() *Error {
	k := g.Key()
	return first(
		checkID(k, g.ID),
		checkName(k, g.Name),
		checkStated(k, g.Type),
		checkLine(k, g.Label),
		checkTexts(k, g.Mandate, g.Notes),
		checkValue(k, g.ReportsEvidence),
		checkValue(k, g.Evidence),
	)
}

func (g Group) refers() []Key {
	keys := cited(nil, g.Source)
	if g.Owner != "" {
		keys = append(keys, actorKey(g.Owner))
	}
	if g.ReportsTo != "" {
		keys = append(keys, groupKey(g.ReportsTo))
	}
	return keys
}

// AddGroup adds a group without seats.
type AddGroup struct {
	Group
}

func (c AddGroup) apply(d *draft) error { return d.putGroup(c.Group, d.add) }

// ChangeGroup changes a group; a nil field stays as it is.
type ChangeGroup struct {
	ID                    GroupID    `json:"id"`
	Name                  *string    `json:"name,omitempty"`
	Type                  *GroupType `json:"type,omitempty"`
	Label                 *string    `json:"label,omitempty"`
	Mandate               *string    `json:"mandate,omitempty"`
	Owner                 *ActorID   `json:"owner,omitempty"`
	OwnerInterests        *Interests `json:"ownerInterests,omitempty"`
	ReportsTo             *GroupID   `json:"reportsTo,omitempty"`
	ReportsEvidence       *Evidence  `json:"reportsEvidence,omitempty"`
	AppointedByPublicBody *bool      `json:"appointedByPublicBody,omitempty"`
	Notes                 *string    `json:"notes,omitempty"`
	Evidence              *Evidence  `json:"evidence,omitempty"`
	Source                *SourceID  `json:"source,omitempty"`
}

func (c ChangeGroup) apply(d *draft) error {
	g, ok := d.m.Groups.Find(c.ID)
	if !ok {
		return NotFound.At(groupKey(c.ID), GroupUnknown)
	}
	set(&g.Name, c.Name)
	set(&g.Type, c.Type)
	set(&g.Label, c.Label)
	set(&g.Mandate, c.Mandate)
	set(&g.Owner, c.Owner)
	set(&g.OwnerInterests, c.OwnerInterests)
	set(&g.ReportsTo, c.ReportsTo)
	set(&g.ReportsEvidence, c.ReportsEvidence)
	set(&g.AppointedByPublicBody, c.AppointedByPublicBody)
	set(&g.Notes, c.Notes)
	set(&g.Evidence, c.Evidence)
	set(&g.Source, c.Source)
	return d.putGroup(g, d.put)
}

// putGroup writes a group by add or put, unless it would report to itself.
func (d *draft) putGroup(g Group, write func(Record) error) error {
	g.Name, g.Label = strings.TrimSpace(g.Name), strings.TrimSpace(g.Label)
	if g.ReportsTo == "" {
		g.ReportsEvidence = ""
	}
	if d.m.reachesUp(g.ReportsTo, g.ID) {
		return Conflict.At(g.Key(), GroupCycle).With(string(g.ReportsTo))
	}
	return write(g)
}

// reachesUp tells whether reporting lines lead from one group to another. It
// ends also on a map that has a cycle.
func (m *Map) reachesUp(from, to GroupID) bool {
	for range m.Groups.Len() + 1 {
		if from == "" || from == to {
			break
		}
		g, _ := m.Groups.Find(from)
		from = g.ReportsTo
	}
	return from != "" && from == to
}

// reportingCycles gives one group of every reporting cycle, in one walk over
// all: a chain may be as long as the map.
func (m *Map) reportingCycles() []Group {
	var found []Group
	walks := make(map[GroupID]int, m.Groups.Len()) // which walk came by first
	for start := range m.Groups.All() {
		walk := len(walks) + 1
		g, ok := start, true
		for ok && walks[g.ID] == 0 {
			walks[g.ID] = walk
			g, ok = m.Groups.Find(g.ReportsTo)
		}
		if ok && walks[g.ID] == walk {
			found = append(found, g)
		}
	}
	return found
}

// RemoveGroup removes a group and its seats; groups that report to it report
// to nobody.
type RemoveGroup struct {
	ID GroupID `json:"id"`
}

func (c RemoveGroup) apply(d *draft) error {
	if !d.m.Groups.Has(c.ID) {
		return NotFound.At(groupKey(c.ID), GroupUnknown)
	}
	for g := range d.m.Groups.All() {
		if g.ReportsTo == c.ID {
			g.ReportsTo, g.ReportsEvidence = "", ""
			if err := d.put(g); err != nil {
				return err
			}
		}
	}
	d.removeTree(groupKey(c.ID))
	return nil
}
