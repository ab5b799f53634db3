package stakeholder

// Group is a governance body. Its type is declared, never guessed from its name.
type Group struct {
	ID                    GroupID   `json:"id" field:"id everybody"`
	Name                  string    `json:"name" field:"name everybody"`
	Type                  GroupType `json:"type" field:"must everybody"`
	Label                 string    `json:"label,omitzero" field:"short everybody"` // its own word for its type
	Mandate               string    `json:"mandate,omitzero" field:"text everybody"`
	Owner                 ActorID   `json:"owner,omitzero" field:"loose everybody"`
	OwnerInterests        Interests `json:"ownerInterests,omitzero" field:"everybody"` // what the owner holds, as stated
	ReportsTo             GroupID   `json:"reportsTo,omitzero" field:"loose everybody"`
	ReportsEvidence       Evidence  `json:"reportsEvidence,omitzero" field:"everybody"` // of the reporting line
	AppointedByPublicBody bool      `json:"appointedByPublicBody,omitzero" field:"everybody"`
	Notes                 string    `json:"notes,omitzero" field:"text inside"`
	Evidence              Evidence  `json:"evidence,omitzero" field:"everybody"`
	Source                SourceID  `json:"source,omitzero" field:"everybody"`
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

func (Group) table() *table { return groupTable }

var groupTable = tableOf[Group](GroupRecord)

// settled takes away what is said of a reporting line that is not there.
func (g Group) settled() Record {
	if g.ReportsTo == "" {
		g.ReportsEvidence = ""
	}
	return g
}

// AddGroup adds a group without seats.
type AddGroup struct {
	Group
}

func (c AddGroup) apply(d *draft) error { return d.putGroup(c.Group, d.add) }

func (c ChangeGroup) apply(d *draft) error {
	g, ok := d.m.Groups.Find(c.ID)
	if !ok {
		return NotFound.At(groupKey(c.ID), GroupUnknown)
	}
	g = changed(g, c)
	return d.putGroup(g, d.put)
}

// putGroup writes a group by add or put, unless it would report to itself.
func (d *draft) putGroup(g Group, write func(Record) error) error {
	if d.m.reachesUp(g.ReportsTo, g.ID) {
		return Conflict.At(g.Key(), GroupCycle).With(string(g.ReportsTo))
	}
	return write(g)
}

// reachesUp reports whether reporting lines lead from one group to another. It
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

// reportingCycles returns one group of every reporting cycle, in one walk over
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
	d.removeTree(groupKey(c.ID))
	return nil
}
