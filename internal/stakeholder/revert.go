package stakeholder

import "reflect"

// Revert undoes a patch: it restores the fields that the patch changed and
// leaves alone what others have changed beside them. It is refused when one of
// those fields has changed since, or when taking back what was created would
// take others' records along. Reverting the patch of a Revert is redo.
type Revert struct {
	Patch Patch `json:"patch"`
}

func (c Revert) apply(d *draft) error {
	for _, e := range c.Patch.Inverse() {
		now := d.m.Find(e.Key)
		restored, ok := restore(now, e.Before, e.After)
		if !ok {
			return Conflict.At(e.Key, UndoChanged)
		}
		d.write(e.Key, restored)
	}
	if err := d.m.Check(); err != nil {
		return Conflict.At(err.Key, UndoReferenced).With(string(err.Code))
	}
	return nil
}

// restore gives the record now with each field that differs between from and
// to set to to's value; ok is false when now no longer has from's.
func restore(now, from, to Record) (restored Record, ok bool) {
	if now == nil || from == nil || to == nil {
		return to, now == from
	}
	next := reflect.New(reflect.TypeOf(now)).Elem()
	next.Set(reflect.ValueOf(now))
	old, wanted := reflect.ValueOf(from), reflect.ValueOf(to)
	for i := range next.NumField() {
		if old.Field(i).Equal(wanted.Field(i)) {
			continue
		}
		if !next.Field(i).Equal(old.Field(i)) {
			return nil, false
		}
		next.Field(i).Set(wanted.Field(i))
	}
	return next.Interface().(Record), true
}

// Check tells what is wrong with a map as a whole: a record that is wrong in
// itself, one that refers to something missing, a second owner, a second live
// round or a reporting cycle. A map that came from Apply has none of these.
func (m *Map) Check() *Error {
	owners, live := 0, 0
	for r := range m.Records() {
		if err := r.check(); err != nil {
			return err
		}
		for _, k := range r.refers() {
			if m.Find(k) == nil {
				return NotFound.At(r.Key(), unknownCode(k.Kind)).With(k.ID)
			}
		}
		switch r := r.(type) {
		case Actor:
			if r.Owner {
				owners++
			}
			if owners > 1 {
				return Conflict.At(r.Key(), ActorOwnerTaken)
			}
		case Round:
			if r.Live() {
				live++
			}
			if live > 1 {
				return Conflict.At(r.Key(), RoundLive)
			}
		case Group:
			if m.reachesUp(r.ReportsTo, r.ID) {
				return Conflict.At(r.Key(), GroupCycle)
			}
		case SpeaksFor:
			if s, _ := m.Seats.Find(r.Seat); s.Actor == r.Actor {
				return Invalid.At(r.Key(), SeatSelf)
			}
		}
	}
	if m.Len() > MaxRecords {
		return Conflict.At(Key{}, MapFull).With(MaxRecords)
	}
	return nil
}
