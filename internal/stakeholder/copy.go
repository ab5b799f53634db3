package stakeholder

// Copy is the command that makes an empty map into a copy of this one.
func (m *Map) Copy() Command { return copyOf{m} }

type copyOf struct{ m *Map }

func (c copyOf) apply(d *draft) error {
	for r := range d.m.Records() {
		return Conflict.At(r.Key(), IDTaken)
	}
	id, revision := d.m.ID, d.m.Revision
	*d.m = *c.m // tables are shared
	d.m.ID, d.m.Revision = id, revision
	for r := range c.m.Records() {
		d.note(r.Key(), nil, r)
	}
	if err := d.m.Check(); err != nil {
		return err
	}
	return nil
}
