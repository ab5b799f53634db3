package stakeholder

// Command says what someone wants of a map. The types are listed in
// CommandTypes. Ids, time and author are filled in before Apply.
type Command interface {
	apply(d *draft) error
}

// Apply is the only way a map changes. It has no clock, no randomness and no
// input or output. The answer is the next map and the patch that leads to it,
// or an *Error (in a *StepError when one step of a Batch was refused) and
// nothing changed. A command that changes nothing gives m itself and no patch.
func Apply(m *Map, c Command) (next *Map, p Patch, err error) {
	if c == nil {
		return nil, nil, Invalid.Because(CommandUnknown)
	}
	d := newDraft(m)
	if err := c.apply(d); err != nil {
		return nil, nil, err
	}
	return d.done(m)
}

// Batch applies commands in order, all or none. Later ones see what the
// earlier ones did, and one patch comes out.
type Batch struct {
	Commands []Command
}

func (b Batch) apply(d *draft) error {
	for i, c := range b.Commands {
		if c == nil {
			return &StepError{i, Invalid.Because(CommandUnknown)}
		}
		if err := c.apply(d); err != nil {
			return &StepError{i, err}
		}
	}
	return nil
}

// draft is a map that one command is changing, with the edits made so far.
type draft struct {
	m     *Map
	edits Patch
	at    map[Key]int // where a key stands in edits
}

func newDraft(m *Map) *draft {
	copied := *m
	return &draft{m: &copied, at: map[Key]int{}}
}

// done returns the map that the draft has become, and the patch from the one that
// it began with.
func (d *draft) done(from *Map) (*Map, Patch, error) {
	p := d.edits.settled()
	if len(p) == 0 {
		return from, nil, nil
	}
	d.m.Revision++
	return d.m, p, nil
}

// add writes a record whose id must be free.
func (d *draft) add(r Record) error {
	r = settled(r)
	if err := check(r); err != nil {
		return err
	}
	if d.m.Find(r.Key()) != nil {
		return Conflict.At(r.Key(), IDTaken)
	}
	return d.put(r)
}

// put writes a record that is right in itself and refers to nothing missing.
func (d *draft) put(r Record) error {
	r = settled(r)
	if err := check(r); err != nil {
		return err
	}
	for _, k := range refers(r) {
		if d.m.Find(k) == nil {
			return NotFound.At(r.Key(), unknownCode(k.Kind)).With(k.ID)
		}
	}
	if d.m.Len() >= MaxRecords && d.m.Find(r.Key()) == nil {
		return Conflict.At(r.Key(), MapFull).With(MaxRecords)
	}
	d.write(r.Key(), r)
	return nil
}

func unknownCode(kind RecordKind) Code {
	switch kind {
	case ActorRecord:
		return ActorUnknown
	case GroupRecord:
		return GroupUnknown
	case SeatRecord:
		return SeatUnknown
	case RoundRecord:
		return RoundUnknown
	}
	return SourceUnknown
}

// remove takes out one record, if it is there.
func (d *draft) remove(k Key) { d.write(k, nil) }

// removeOne takes out one record that must be there.
func (d *draft) removeOne(k Key, missing Code) error {
	if d.m.Find(k) == nil {
		return NotFound.At(k, missing)
	}
	d.remove(k)
	return nil
}

// removeTree takes out a record and all that cannot be without it.
func (d *draft) removeTree(k Key) {
	d.removeBelow(k)
	d.remove(k)
}

// removeBelow takes out all that cannot be without a record, and empties the
// references of those that can.
func (d *draft) removeBelow(k Key) {
	var below []Key
	for r := range d.m.Records() {
		left, loose := released(r, k)
		if names(left, k) {
			below = append(below, r.Key())
		} else if loose {
			d.write(left.Key(), settled(left))
		}
	}
	for _, b := range below {
		if b.Kind == SeatRecord {
			d.removeBelow(b)
		}
		d.remove(b)
	}
}

// write is the one place where a draft changes.
func (d *draft) write(k Key, after Record) {
	before := d.m.Find(k)
	if before == after {
		return
	}
	d.note(k, before, after)
	d.m.fold(Edit{k, before, after})
}

// note adds what was done to a record to the edits.
func (d *draft) note(k Key, before, after Record) {
	if i, ok := d.at[k]; ok {
		d.edits[i].After = after
		return
	}
	d.at[k] = len(d.edits)
	d.edits = append(d.edits, Edit{k, before, after})
}
