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

// restore returns the record now with each field that differs between from and
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
