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

// Map gives what the viewer may see of a map. References to records that are
// left out are left out with them.
func (v Viewer) Map(m *Map) *Map {
	seen := &Map{ID: m.ID, Revision: m.Revision}
	for r := range m.Records() {
		if r = v.mask(r); r != nil {
			seen.put(r)
		}
	}
	return seen
}

// Patch gives what the viewer may see of a patch: folding it into what the
// viewer saw before gives what the viewer sees after. Since each record is
// masked on its own, no snapshot is needed.
func (v Viewer) Patch(p Patch) Patch {
	seen := make(Patch, 0, len(p))
	for _, e := range p {
		seen = append(seen, Edit{e.Key, v.mask(e.Before), v.mask(e.After)})
	}
	return seen.settled()
}

// mask gives a record as the viewer may see it, nil if not at all.
func (v Viewer) mask(r Record) Record {
	if s, ok := r.(Score); ok {
		own := v.Participant != "" && s.Participant == v.Participant
		if own || v.AllScores && v.Audience == Internal {
			return s
		}
		return nil
	}
	if v.Audience == Internal {
		return r
	}
	switch r := r.(type) {
	case Actor:
		return v.maskActor(r)
	case Relation:
		if r.Type == Conflicts {
			return nil
		}
		r.Agreement = ""
		return r
	case Group:
		r.Notes = ""
		return r
	case Seat:
		r.Person, r.Gender, r.Notes = "", "", ""
		return r
	case Tag:
		return nil
	case Position:
		if r.View == Grid && !v.seesLevels() {
			return nil
		}
	case Round, Asked, Tally:
		if v.Audience != Guests {
			return nil
		}
	}
	return r
}

// maskActor keeps what is listed here and nothing else, so that a field added
// later is private until somebody decides otherwise.
func (v Viewer) maskActor(a Actor) Actor {
	seen := Actor{
		ID: a.ID, Name: a.Name, ShortName: a.ShortName, Kind: a.Kind, AlsoCounty: a.AlsoCounty, Ministry: a.Ministry,
		Hired: a.Hired, Owner: a.Owner, Aggregate: a.Aggregate, OrgNumber: a.OrgNumber, Category: a.Category,
		Evidence: a.Evidence, Source: a.Source,
	}
	if v.seesLevels() {
		seen.Interest, seen.Influence, seen.Affected = a.Interest, a.Influence, a.Affected
	}
	return seen
}

func (v Viewer) seesLevels() bool { return v.Levels || v.Audience == Guests }
