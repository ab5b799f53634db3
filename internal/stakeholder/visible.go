package stakeholder

// Audience is whom a snapshot, a patch or an export is for.
type Audience string

// The audiences, widest view first.
const (
	Internal  Audience = "internal"  // those who work with the map
	Guests    Audience = "guests"    // participants of a workshop
	Shareable Audience = "shareable" // anybody
)

// Viewer is who looks. The zero value sees what Shareable may see.
type Viewer struct {
	Audience    Audience
	Levels      bool          // Shareable with interest, influence and affected, because it was asked for
	Participant ParticipantID // sees the scores given under this id
	AllScores   bool          // an Internal file that must lose nothing
}

// Map returns what the viewer may see of a map. References to records that are
// left out are left out with them.
func (v Viewer) Map(m *Map) *Map {
	seen := &Map{ID: m.ID, Revision: m.Revision}
	records := make([]Record, 0, m.Len())
	for r := range m.Records() {
		if r = v.mask(r); r != nil {
			records = append(records, r)
		}
	}
	seen.fill(records)
	return seen
}

// Patch returns what the viewer may see of a patch: folding it into what the
// viewer saw before gives what the viewer sees after. Since each record is
// masked on its own, no snapshot is needed.
func (v Viewer) Patch(p Patch) Patch {
	seen := make(Patch, 0, len(p))
	for _, e := range p {
		seen = append(seen, Edit{e.Key, v.mask(e.Before), v.mask(e.After)})
	}
	return seen.settled()
}

// mask returns a record as the viewer may see it, nil if not at all.
//
// Rules S1, S2, S3, S4 and S5.
func (v Viewer) mask(r Record) Record {
	if s, ok := r.(Score); ok {
		own := v.Participant != "" && s.Participant == v.Participant
		if own || v.AllScores && v.Audience == Internal {
			return s
		}
		return nil
	}
	if r == nil || v.Audience == Internal {
		return r
	}
	sort := v.sort()
	if s, ok := shelfOf(r.table().kind); !ok || !sees(sort, s.seen) || v.keptIn(r) {
		return nil
	}
	return masked(r, sort)
}

// keptIn tells of a record that is hidden for what it says: opposed interests,
// and a place in the grid, which is a level.
func (v Viewer) keptIn(r Record) bool {
	switch r := r.(type) {
	case Relation:
		return r.Type == Conflicts
	case Position:
		return r.View == Grid && !sees(v.sort(), "levels")
	}
	return false
}

// sort is the sort of viewer that does not see everything.
func (v Viewer) sort() int {
	switch {
	case v.Audience == Guests:
		return toGuests
	case v.Levels:
		return toAnybodyWithLevels
	}
	return toAnybody
}
