package stakeholder

import "reflect"

// Change returns the command that makes one state of a record another; what is
// alike in both is not named. There is none for a record that only comes and
// goes.
func Change(before, after Record) Command {
	switch after.(type) {
	case Info:
		return changing[ChangeMap](before, after)
	case Source:
		return changing[ChangeSource](before, after)
	case Actor:
		return changing[ChangeActor](before, after)
	case Relation:
		return changing[ChangeRelation](before, after)
	case Group:
		return changing[ChangeGroup](before, after)
	case Seat:
		return changing[ChangeSeat](before, after)
	}
	return nil
}

func changing[C Command](before, after Record) C {
	var command C
	c, was, is := reflect.ValueOf(&command).Elem(), reflect.ValueOf(before), reflect.ValueOf(after)
	for i := range c.NumField() {
		switch value := is.Field(i); {
		case c.Field(i).Kind() != reflect.Pointer:
			c.Field(i).Set(value)
		case !value.Equal(was.Field(i)):
			p := reflect.New(value.Type())
			p.Elem().Set(value)
			c.Field(i).Set(p)
		}
	}
	return command
}
