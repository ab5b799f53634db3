package stakeholder

import "slices"

// Round is one scoring round. At most one is live: open, when each participant
// sees only their own scores, or revealed, when everybody sees the tallies.
type Round struct {
	ID    RoundID    `json:"id" field:"id guests"`
	Name  string     `json:"name,omitzero" field:"line guests"`
	State RoundState `json:"state" field:"must guests"`
	// Criteria are what it asks for; none stated is interest and influence.
	Criteria Criteria `json:"criteria,omitzero" field:"guests"`
	// Chosen is a round about the actors that Asked records name; any other is
	// about all.
	Chosen bool `json:"chosen,omitzero" field:"guests"`
}

// Criteria are what a round asks for.
type Criteria struct {
	Interest  bool `json:"interest,omitzero"`
	Influence bool `json:"influence,omitzero"`
	Affected  bool `json:"affected,omitzero"`
}

// List returns the criteria in their order: interest and influence when none is
// stated.
func (c Criteria) List() []Criterion {
	if c == (Criteria{}) {
		return []Criterion{Interest, Influence}
	}
	var all []Criterion
	for _, one := range []struct {
		criterion Criterion
		asked     bool
	}{{Interest, c.Interest}, {Influence, c.Influence}, {Affected, c.Affected}} {
		if one.asked {
			all = append(all, one.criterion)
		}
	}
	return all
}

// Asked names an actor that a round is about.
type Asked struct {
	Round RoundID `json:"round" field:"guests"`
	Actor ActorID `json:"actor" field:"guests"`
}

// Key is the round and the actor.
func (a Asked) Key() Key { return Key{AskedRecord, string(a.Round) + "/" + string(a.Actor)} }

func (Asked) table() *table { return askedTable }

var askedTable = tableOf[Asked](AskedRecord)

// Asks reports whether a round is about an actor.
func (m *Map) Asks(r Round, actor ActorID) bool {
	return !r.Chosen || m.Asked.Has(Asked{r.ID, actor}.Key().ID)
}

// Questions counts what a round asks each participant.
func (m *Map) Questions(r Round) int {
	actors := m.Actors.Len()
	if r.Chosen {
		actors = 0
		for a := range m.Asked.All() {
			if a.Round == r.ID {
				actors++
			}
		}
	}
	return actors * len(r.Criteria.List())
}

// checkAsked refuses a score for what its round does not ask.
func (m *Map) checkAsked(s Score) *Error {
	r, _ := m.Rounds.Find(s.Round)
	if !slices.Contains(r.Criteria.List(), s.Criterion) || !m.Asks(r, s.Actor) {
		return Conflict.At(s.Key(), RoundNotAsked)
	}
	return nil
}

// Live reports whether the round is neither agreed nor discarded.
func (r Round) Live() bool { return r.State == Open || r.State == Revealed }

// Key names the round.
func (r Round) Key() Key { return roundKey(r.ID) }

func (Round) table() *table { return roundTable }

var roundTable = tableOf[Round](RoundRecord)

// Score is one participant's level for one actor and criterion in a round.
// Unknown is the answer «vet ikke»; no answer is no record.
type Score struct {
	Round       RoundID       `json:"round" field:"inside"`
	Participant ParticipantID `json:"participant" field:"id inside"`
	Actor       ActorID       `json:"actor" field:"inside"`
	Criterion   Criterion     `json:"criterion" field:"must inside"`
	Level       Level         `json:"level" field:"inside"`
}

// Key is the round, the participant, the actor and the criterion.
func (s Score) Key() Key {
	return Key{ScoreRecord, string(s.Round) + "/" + string(s.Participant) + "/" + string(s.Actor) + "/" + string(s.Criterion)}
}

func (Score) table() *table { return scoreTable }

var scoreTable = tableOf[Score](ScoreRecord)

// OpenRound begins a round; there must be no live one.
type OpenRound struct {
	ID       RoundID  `json:"id"`
	Name     string   `json:"name,omitempty"`
	Criteria Criteria `json:"criteria,omitzero"` // none: interest and influence
	// Actors are those that the round is about; none: all.
	Actors []ActorID `json:"actors,omitempty"`
}

func (c OpenRound) apply(d *draft) error {
	if live, ok := d.m.LiveRound(); ok {
		return Conflict.At(live.Key(), RoundLive)
	}
	err := d.add(Round{ID: c.ID, Name: c.Name, State: Open, Criteria: c.Criteria, Chosen: len(c.Actors) > 0})
	for _, actor := range c.Actors {
		if err != nil {
			return err
		}
		err = d.put(Asked{c.ID, actor})
	}
	return err
}

// GiveScore records a participant's answer in an open round, over any earlier one.
type GiveScore struct {
	Score
}

func (c GiveScore) apply(d *draft) error {
	if _, err := d.roundIn(c.Round, Open); err != nil {
		return err
	}
	if err := check(c.Score); err != nil {
		return err
	}
	if !d.m.Actors.Has(c.Actor) {
		return NotFound.At(c.Score.Key(), ActorUnknown).With(string(c.Actor))
	}
	if err := d.m.checkAsked(c.Score); err != nil {
		return err
	}
	return d.put(c.Score)
}

// WithdrawScore takes an answer back while the round is open. Its level is ignored.
type WithdrawScore struct {
	Score
}

func (c WithdrawScore) apply(d *draft) error {
	if _, err := d.roundIn(c.Round, Open); err != nil {
		return err
	}
	return d.removeOne(c.Score.Key(), ScoreUnknown)
}

// RevealRound closes an open round for scores and adds its tallies.
type RevealRound struct {
	ID RoundID `json:"id"`
}

func (c RevealRound) apply(d *draft) error {
	r, err := d.roundIn(c.ID, Open)
	if err != nil {
		return err
	}
	r.State = Revealed
	if err := d.put(r); err != nil {
		return err
	}
	for _, t := range tallies(d.m, c.ID) {
		if err := d.put(t); err != nil {
			return err
		}
	}
	return nil
}

// Decision settles one level of a revealed round: the one given, or the old
// one when Keep is true.
type Decision struct {
	Actor     ActorID   `json:"actor"`
	Criterion Criterion `json:"criterion"`
	Level     Level     `json:"level,omitzero"`
	Keep      bool      `json:"keep,omitzero"`
}

// AgreeRound makes the medians of a revealed round the levels of the map. What
// a tally flags must be decided; an actor with too few scores for a tally
// keeps its level unless one is decided.
type AgreeRound struct {
	ID        RoundID    `json:"id"`
	Decisions []Decision `json:"decisions,omitempty"`
}

func (c AgreeRound) apply(d *draft) error {
	r, err := d.roundIn(c.ID, Revealed)
	if err != nil {
		return err
	}
	decided, err := c.decisions(d.m)
	if err != nil {
		return err
	}
	for t := range d.m.Tallies.All() {
		if t.Round != c.ID {
			continue
		}
		at := Decision{Actor: t.Actor, Criterion: t.Criterion}
		if _, ok := decided[at]; ok || t.Few {
			continue
		}
		if t.Flagged() {
			return Conflict.At(t.Key(), RoundUndecided)
		}
		decided[at] = t.medianLevel()
	}
	r.State = Agreed
	if err := d.put(r); err != nil {
		return err
	}
	return d.setLevels(decided)
}

// decisions reads the decided levels, keyed by actor and criterion alone; a
// kept level is the one that the actor has.
func (c AgreeRound) decisions(m *Map) (map[Decision]Level, error) {
	decided := make(map[Decision]Level, len(c.Decisions))
	for _, dec := range c.Decisions {
		k := actorKey(dec.Actor)
		a, ok := m.Actors.Find(dec.Actor)
		if !ok {
			return nil, NotFound.At(k, ActorUnknown)
		}
		if err := first(checkStated(k, dec.Criterion), checkValue(k, dec.Level)); err != nil {
			return nil, err
		}
		level := dec.Level
		if dec.Keep {
			level = a.Level(dec.Criterion)
		}
		decided[Decision{Actor: dec.Actor, Criterion: dec.Criterion}] = level
	}
	return decided, nil
}

// Level returns the actor's level by a criterion.
func (a Actor) Level(c Criterion) Level { return *a.level(c) }

// level is where the level by a criterion stands.
func (a *Actor) level(c Criterion) *Level {
	switch c {
	case Influence:
		return &a.Influence
	case Affected:
		return &a.Affected
	}
	return &a.Interest
}

// setLevels writes levels; the order of edits is that of the actors.
func (d *draft) setLevels(levels map[Decision]Level) error {
	for a := range d.m.Actors.All() {
		for _, c := range Interest.Values() {
			level, ok := levels[Decision{Actor: a.ID, Criterion: c}]
			if ok {
				*a.level(c) = level
			}
		}
		if err := d.put(a); err != nil {
			return err
		}
	}
	return nil
}

// DiscardRound ends a live round without agreement; its scores and tallies go.
type DiscardRound struct {
	ID RoundID `json:"id"`
}

func (c DiscardRound) apply(d *draft) error {
	r, err := d.roundIn(c.ID, Open, Revealed)
	if err != nil {
		return err
	}
	r.State = Discarded
	if err := d.put(r); err != nil {
		return err
	}
	d.removeBelow(r.Key())
	return nil
}

// RemoveRound removes a round that is not live, with its scores and tallies.
// The levels that it agreed on stay.
type RemoveRound struct {
	ID RoundID `json:"id"`
}

func (c RemoveRound) apply(d *draft) error {
	r, err := d.roundIn(c.ID, Agreed, Discarded)
	if err != nil {
		return err
	}
	d.removeTree(r.Key())
	return nil
}

// roundIn finds a round that is in one of the states.
func (d *draft) roundIn(id RoundID, states ...RoundState) (Round, error) {
	r, ok := d.m.Rounds.Find(id)
	if !ok {
		return r, NotFound.At(roundKey(id), RoundUnknown)
	}
	for _, s := range states {
		if r.State == s {
			return r, nil
		}
	}
	return r, Conflict.At(r.Key(), RoundNotInState).With(string(r.State))
}
