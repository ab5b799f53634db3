package stakeholder

// Question is what is asked of the structure around a group that decides. It is
// kept with the map, so that everything that is said later is judged by it.
type Question struct {
	Group      GroupID `json:"group,omitzero" field:"inside"` // "" is a group that is not there yet
	Most       int     `json:"most,omitzero" field:"inside"`  // the most seats in it; 0 is the usual
	Contact    ActorID `json:"contact,omitzero" field:"loose inside"`
	FreeOwner  bool    `json:"freeOwner,omitzero" field:"inside"`  // the owner of the work need not sit
	FreeLeader bool    `json:"freeLeader,omitzero" field:"inside"` // nor the stated leader
	// Accepted says that the groups were made up by an answer to it.
	Accepted bool `json:"accepted,omitzero" field:"inside"`
}

// Key is the group.
func (q Question) Key() Key { return Key{QuestionRecord, string(q.Group)} }

func (Question) table() *table { return questionTable }

var questionTable = tableOf[Question](QuestionRecord)

func (q Question) check() *Error {
	if q.Most < 0 || q.Most > MaxRecords {
		return Invalid.At(q.Key(), ValueUnknown).With(q.Most)
	}
	return nil
}

// Demand is where a question wants an actor.
type Demand struct {
	Group  GroupID `json:"group,omitzero" field:"inside"`
	Actor  ActorID `json:"actor" field:"inside"`
	Wanted Wanted  `json:"wanted" field:"must inside"`
}

// Key is the group and the actor: one is wanted in one place only.
func (d Demand) Key() Key { return Key{DemandRecord, string(d.Group) + "/" + string(d.Actor)} }

func (Demand) table() *table { return demandTable }

var demandTable = tableOf[Demand](DemandRecord)

// Limit is how many seats of the group a question gives to a kind of actors.
type Limit struct {
	Group GroupID `json:"group,omitzero" field:"inside"`
	Kind  Kind    `json:"kind" field:"must inside"`
	Least int     `json:"least,omitzero" field:"inside"`
	Most  int     `json:"most" field:"inside"` // -1 is no limit
}

// Key is the group and the kind.
func (l Limit) Key() Key { return Key{LimitRecord, string(l.Group) + "/" + string(l.Kind)} }

func (Limit) table() *table { return limitTable }

var limitTable = tableOf[Limit](LimitRecord)

func (l Limit) check() *Error {
	if l.Least < 0 || l.Most < -1 || l.Least > MaxRecords || l.Most > MaxRecords {
		return Invalid.At(l.Key(), ValueUnknown).With(l.Least)
	}
	return nil
}

// KeepQuestion keeps a question with the map, in place of the one that was kept
// about the same group. An actor named twice has the place named last.
type KeepQuestion struct {
	Question
	Must   []ActorID   `json:"must,omitempty"`
	Advise []ActorID   `json:"advise,omitempty"`
	Never  []ActorID   `json:"never,omitempty"`
	Limits []KindLimit `json:"limits,omitempty"`
}

// KindLimit is a Limit of the question that it is part of.
type KindLimit struct {
	Kind  Kind `json:"kind"`
	Least int  `json:"least,omitzero"`
	Most  int  `json:"most"`
}

func (c KeepQuestion) apply(d *draft) error {
	wanted := []Record{c.Question}
	for _, of := range []struct {
		wanted Wanted
		actors []ActorID
	}{{MustDecide, c.Must}, {MustAdvise, c.Advise}, {NeverSits, c.Never}} {
		for _, a := range of.actors {
			wanted = append(wanted, Demand{c.Group, a, of.wanted})
		}
	}
	for _, l := range c.Limits {
		wanted = append(wanted, Limit{c.Group, l.Kind, l.Least, l.Most})
	}
	there := map[Key]bool{}
	for _, r := range wanted {
		there[r.Key()] = true
	}
	for _, k := range d.m.asked(c.Group) {
		if !there[k] {
			d.remove(k)
		}
	}
	for _, r := range wanted {
		if err := d.put(r); err != nil {
			return err
		}
	}
	return nil
}

// ForgetQuestion forgets the question that is kept about a group.
type ForgetQuestion struct {
	Group GroupID `json:"group,omitzero"`
}

func (c ForgetQuestion) apply(d *draft) error {
	for _, k := range d.m.asked(c.Group) {
		d.remove(k)
	}
	return nil
}

// asked lists the records of the question about a group.
func (m *Map) asked(g GroupID) []Key {
	var keys []Key
	if q, ok := m.Steering.Find(string(g)); ok {
		keys = append(keys, q.Key())
	}
	for d := range m.Demands.All() {
		if d.Group == g {
			keys = append(keys, d.Key())
		}
	}
	for l := range m.Limits.All() {
		if l.Group == g {
			keys = append(keys, l.Key())
		}
	}
	return keys
}

// Kept returns the question that is kept about a group as the command that
// would keep it; ok is false when none is.
func (m *Map) Kept(g GroupID) (kept KeepQuestion, ok bool) {
	q, ok := m.Steering.Find(string(g))
	if !ok {
		return KeepQuestion{Question: Question{Group: g}}, false
	}
	kept.Question = q
	for d := range m.Demands.All() {
		if d.Group != g {
			continue
		}
		switch d.Wanted {
		case MustDecide:
			kept.Must = append(kept.Must, d.Actor)
		case MustAdvise:
			kept.Advise = append(kept.Advise, d.Actor)
		case NeverSits:
			kept.Never = append(kept.Never, d.Actor)
		}
	}
	for l := range m.Limits.All() {
		if l.Group == g {
			kept.Limits = append(kept.Limits, KindLimit{l.Kind, l.Least, l.Most})
		}
	}
	return kept, true
}
