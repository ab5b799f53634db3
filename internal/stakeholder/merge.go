package stakeholder

// MergeActors makes two actors that turn out to be one into one: what hangs on
// Drop moves to Keep, whose own values win; Drop's names become aliases. A
// relation between the two goes, and one that Keep has already (same ends, type
// and label) is not doubled. Two different organisation numbers are refused.
type MergeActors struct {
	Keep ActorID `json:"keep"`
	Drop ActorID `json:"drop"`
}

func (c MergeActors) apply(d *draft) error {
	keep, drop, err := c.pair(d.m)
	if err != nil {
		return err
	}
	for r := range d.m.Records() {
		renamed, touched := moved(r, c.Drop, c.Keep)
		if !touched {
			continue
		}
		if err := d.moveRecord(r, renamed); err != nil {
			return err
		}
	}
	d.remove(drop.Key())
	keep = filled(keep, drop)
	if err := d.put(keep); err != nil {
		return err
	}
	for _, name := range []string{drop.Name, drop.ShortName} {
		if name == "" || name == keep.Name || name == keep.ShortName {
			continue
		}
		if err := d.put(Alias{c.Keep, name}); err != nil {
			return err
		}
	}
	return d.recount(c.Keep)
}

func (c MergeActors) pair(m *Map) (keep, drop Actor, err error) {
	keep, ok := m.Actors.Find(c.Keep)
	if !ok {
		return keep, drop, NotFound.At(actorKey(c.Keep), ActorUnknown)
	}
	if drop, ok = m.Actors.Find(c.Drop); !ok {
		return keep, drop, NotFound.At(actorKey(c.Drop), ActorUnknown)
	}
	if c.Keep == c.Drop {
		return keep, drop, Invalid.At(actorKey(c.Keep), MergeSelf)
	}
	if keep.OrgNumber != "" && drop.OrgNumber != "" && keep.OrgNumber != drop.OrgNumber {
		return keep, drop, Conflict.At(keep.Key(), MergeOrgNumbers).With(drop.OrgNumber)
	}
	return keep, drop, nil
}

// moveRecord puts a renamed record in the old one's place. A record that the
// kept actor has already stays as it is.
func (d *draft) moveRecord(old, moved Record) error {
	switch r := moved.(type) {
	case Relation:
		if r.From == r.To || d.m.hasLike(r) {
			d.remove(r.Key())
			return nil
		}
	case Seat:
		d.remove(SpeaksFor{r.ID, r.Actor}.Key())
	case SpeaksFor:
		if s, _ := d.m.Seats.Find(r.Seat); s.Actor == r.Actor {
			d.remove(old.Key())
			return nil
		}
	}
	if old.Key() == moved.Key() {
		return d.put(moved)
	}
	d.remove(old.Key())
	if d.m.Find(moved.Key()) != nil {
		return nil
	}
	return d.put(moved)
}

// hasLike reports whether another relation has the same ends, type and label.
func (m *Map) hasLike(r Relation) bool {
	for other := range m.Relations.All() {
		if other.ID != r.ID && other.From == r.From && other.To == r.To && other.Type == r.Type && other.Label == r.Label {
			return true
		}
	}
	return false
}

// recount makes the tallies of an actor anew from its scores.
func (d *draft) recount(actor ActorID) error {
	for r := range d.m.Rounds.All() {
		if r.State != Revealed && r.State != Agreed {
			continue
		}
		for _, t := range tallies(d.m, r.ID) {
			if t.Actor != actor {
				continue
			}
			if err := d.put(t); err != nil {
				return err
			}
		}
	}
	return nil
}
