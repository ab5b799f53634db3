package stakeholder

import "reflect"

// GuestMay reports whether somebody who sees only what guests see may give a
// command: it writes nothing but fields that guests may write. Levels come from
// rounds, not from guests.
//
// Rule S8.
func GuestMay(c Command) bool {
	switch c := c.(type) {
	case AddActor:
		return guestWrites(c.Actor, c.Actor)
	case ChangeActor:
		return guestWrites(c, Actor{})
	case Relate:
		return c.Type != Conflicts && guestWrites(c.Relation, c.Relation)
	case ChangeRelation:
		return (c.Type == nil || *c.Type != Conflicts) && guestWrites(c, Relation{})
	case Unrelate:
		return true
	case Place:
		return c.View != Grid
	}
	return false
}

// guestWrites reports whether all that something states of a record may be
// written by guests; its id may.
func guestWrites(stated any, of Record) bool {
	for _, f := range states(reflect.ValueOf(stated), of.table().fields) {
		if !f.Guest && f.Form != IDForm {
			return false
		}
	}
	return true
}
