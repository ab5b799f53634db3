package stakeholder

// Copy is the command that makes an empty map into a copy of this one.
func (m *Map) Copy() Command { return copyOf{m} }

type copyOf struct{ m *Map }

func (c copyOf) apply(d *draft) error {
	for r := range d.m.Records() {
		return Conflict.At(r.Key(), IDTaken)
	}
	for r := range c.m.Records() {
		d.write(r.Key(), r)
	}
	if err := d.m.Check(); err != nil {
		return err
	}
	return nil
}
