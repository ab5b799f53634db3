package stakeholder

import "slices"

// FromRecords makes a map of records that come from elsewhere, in any order:
// a file, not a command. It takes exactly what Apply could have led to, and
// puts each record in the form in which Apply stores it. When anything is
// wrong there is no map, and each record that is refused is told once, by its
// place in records (StepError.Step), in that order.
func FromRecords(id MapID, records []Record) (*Map, []*StepError) {
	l := &loader{
		m: New(id), records: make([]Record, len(records)), wrong: make([]*Error, len(records)),
		seen: make(map[Key]bool, len(records)),
	}
	for i, r := range records {
		l.take(i, settled(r))
	}
	l.m.fill(l.records)
	for i, r := range l.records {
		if l.wrong[i] == nil {
			l.wrong[i] = first(l.dangling(r), l.against(r))
		}
	}
	l.cycles()
	refused := l.refused()
	if len(refused) > 0 {
		return nil, refused
	}
	return l.m, nil
}

// loader is a map that is being made of records.
type loader struct {
	m       *Map
	records []Record
	wrong   []*Error // for each record, nil when it is right
	seen    map[Key]bool
	owners  int
	live    int
}

// take checks a record by itself and against those that came before it.
func (l *loader) take(i int, r Record) {
	k := r.Key()
	l.records[i] = r
	l.wrong[i] = check(r)
	switch {
	case l.seen[k]:
		l.wrong[i] = Conflict.At(k, IDTaken).With(k.ID)
	case i == MaxRecords:
		l.wrong[i] = Conflict.Because(MapFull).With(MaxRecords)
	}
	l.seen[k] = true
}

func (l *loader) dangling(r Record) *Error {
	for _, k := range refers(r) {
		if !l.seen[k] {
			return NotFound.At(r.Key(), unknownCode(k.Kind)).With(k.ID)
		}
	}
	return nil
}

// against reports whether a record that is right in itself clashes with others.
func (l *loader) against(r Record) *Error {
	switch r := r.(type) {
	case Actor:
		if r.Owner {
			l.owners++
		}
		if r.Owner && l.owners > 1 {
			return Conflict.At(r.Key(), ActorOwnerTaken).With(r.Name)
		}
	case Round:
		if r.Live() {
			l.live++
		}
		if r.Live() && l.live > 1 {
			return Conflict.At(r.Key(), RoundLive)
		}
	case SpeaksFor:
		if s, _ := l.m.Seats.Find(r.Seat); s.Actor == r.Actor {
			return Invalid.At(r.Key(), SeatSelf).With(string(r.Actor))
		}
	case Score:
		return first(l.inRound(r.Key(), r.Round, Open, Revealed, Agreed), l.m.checkAsked(r))
	case Tally:
		return first(l.inRound(r.Key(), r.Round, Revealed, Agreed), r.adds())
	}
	return nil
}

// inRound refuses a record that a round in its state does not have.
func (l *loader) inRound(k Key, id RoundID, states ...RoundState) *Error {
	round, _ := l.m.Rounds.Find(id)
	for _, s := range states {
		if round.State == s {
			return nil
		}
	}
	return Conflict.At(k, RoundNotInState).With(string(round.State))
}

// adds reports whether a tally's counts and quartiles can be those of answers.
func (t Tally) adds() *Error {
	levels := t.None + t.Low + t.Medium + t.High
	shown := t.DontKnow != 0 || levels != 0 || t.Q1 != 0 || t.Median != 0 || t.Q3 != 0
	switch {
	case t.Answers < 1,
		t.Few && shown,
		!t.Few && (levels < MinScores || levels+t.DontKnow != t.Answers),
		t.Q1 > t.Median || t.Median > t.Q3,
		4*t.Q1 != float64(int(4*t.Q1)), 2*t.Median != float64(int(2*t.Median)), 4*t.Q3 != float64(int(4*t.Q3)):
		return Invalid.At(t.Key(), TallyCounts)
	}
	return nil
}

// cycles refuses a group of every reporting cycle.
func (l *loader) cycles() {
	at := make(map[GroupID]int, l.m.Groups.Len())
	for i, r := range l.records {
		if g, ok := r.(Group); ok {
			at[g.ID] = i
		}
	}
	for _, g := range l.m.reportingCycles() {
		if i := at[g.ID]; l.wrong[i] == nil {
			l.wrong[i] = Conflict.At(g.Key(), GroupCycle).With(string(g.ReportsTo))
		}
	}
}

func (l *loader) refused() []*StepError {
	var all []*StepError
	for i, err := range l.wrong {
		if err != nil {
			all = append(all, &StepError{i, err})
		}
	}
	return all
}

// fill puts all records into an empty map, also those that are wrong: what
// refers to them must not be refused for that. Of two with one key it takes
// the first.
func (m *Map) fill(records []Record) {
	sorted := make(map[RecordKind][]Record, len(shelves))
	for _, r := range records {
		kind := r.table().kind
		sorted[kind] = append(sorted[kind], r)
	}
	for i := range shelves {
		shelves[i].fill(m, sorted[shelves[i].kind])
	}
}

// tableFrom makes a table of records of one type. Its chunks have room, so that
// the first change does not split them.
func tableFrom[K ~string, R Record](records []Record) Table[K, R] {
	rows := make([]row[K, R], len(records))
	for i, r := range records {
		r := r.(R)
		rows[i] = row[K, R]{K(r.Key().ID), &r}
	}
	slices.SortStableFunc(rows, func(a, b row[K, R]) int { return compare(a.id, b.id) })
	rows = slices.CompactFunc(rows, func(a, b row[K, R]) bool { return a.id == b.id })
	var t Table[K, R]
	t.length = len(rows)
	for chunk := range slices.Chunk(rows, maxChunk*3/4) {
		t.chunks = append(t.chunks, chunk)
	}
	return t
}
