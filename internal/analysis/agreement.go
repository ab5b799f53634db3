package analysis

import (
	"cmp"
	"slices"

	"interessentkart/internal/alphabet"
	"interessentkart/internal/stakeholder"
)

// Opinion is what the participants of a round think of one actor by one
// criterion. Levels are ranks, 0 none to 3 high; «vet ikke» is counted and left
// out of the rest. With fewer than stakeholder.MinScores levels only Answers is
// given, and the other figures are absent with FewScores.
type Opinion struct {
	Actor     stakeholder.ActorID   `json:"actor"`
	Criterion stakeholder.Criterion `json:"criterion"`
	Answers   int                   `json:"answers"`
	DontKnow  int                   `json:"dontKnow"`
	Counts    [4]int                `json:"counts"` // none, low, medium, high
	Median    Value                 `json:"median"`
	Q1        Value                 `json:"q1"` // quartiles as in stakeholder.Tally
	Q3        Value                 `json:"q3"`
	// Spread is the interquartile range, 0 to 3.
	Spread Value `json:"spread"`
	// Apart is the share of pairs of participants whose levels differ by two
	// steps or more, 0 to 1. Pairs and not distances from the median, because a
	// room that is split in two has its median where nobody is.
	Apart Value `json:"apart"`
}

// Gap is a participant's question without an answer; «vet ikke» is an answer.
type Gap struct {
	Participant stakeholder.ParticipantID `json:"participant"`
	// Questions is how many were asked: every actor by every criterion.
	Questions int `json:"questions"`
	Answered  int `json:"answered"`
	// Missing lists the actors with at least one question unanswered, in the
	// order of names.
	Missing []stakeholder.ActorID `json:"missing"`
}

// Opinions tells how a round went, most disagreement first: by Apart, then by
// Spread, then in the order of names; those with too few levels last. A revealed
// or agreed round is read from its tallies, which everybody has; an open one from
// the scores that the snapshot holds.
func Opinions(m *stakeholder.Map, round stakeholder.RoundID) []Opinion {
	list := fromTallies(m, round)
	if len(list) == 0 {
		list = fromScores(m, round)
	}
	rank := ranksOf(m)
	slices.SortStableFunc(list, func(a, b Opinion) int {
		return cmp.Or(
			cmp.Compare(a.Apart.Absent, b.Apart.Absent),
			cmp.Compare(b.Apart.Number, a.Apart.Number),
			cmp.Compare(b.Spread.Number, a.Spread.Number),
			cmp.Compare(rank[a.Actor], rank[b.Actor]),
			cmp.Compare(a.Criterion, b.Criterion))
	})
	return list
}

// ranksOf gives each actor's place in the order of names.
func ranksOf(m *stakeholder.Map) map[stakeholder.ActorID]int {
	list := slices.Collect(m.Actors.All())
	alphabet.Sort(list, func(a stakeholder.Actor) string { return a.Name }, func(a stakeholder.Actor) string { return string(a.ID) })
	rank := make(map[stakeholder.ActorID]int, len(list))
	for i, a := range list {
		rank[a.ID] = i
	}
	return rank
}

func fromTallies(m *stakeholder.Map, round stakeholder.RoundID) []Opinion {
	var list []Opinion
	for t := range m.Tallies.All() {
		if t.Round != round {
			continue
		}
		o := Opinion{Actor: t.Actor, Criterion: t.Criterion, Answers: t.Answers}
		if !t.Few {
			o.DontKnow, o.Counts = t.DontKnow, [4]int{t.None, t.Low, t.Medium, t.High}
		}
		o.summarise()
		list = append(list, o)
	}
	return list
}

func fromScores(m *stakeholder.Map, round stakeholder.RoundID) []Opinion {
	var list []Opinion
	at := map[question]int{}
	for s := range m.Scores.All() {
		if s.Round != round {
			continue
		}
		q := question{s.Actor, s.Criterion}
		if _, ok := at[q]; !ok {
			at[q] = len(list)
			list = append(list, Opinion{Actor: s.Actor, Criterion: s.Criterion})
		}
		o := &list[at[q]]
		o.Answers++
		if rank, known := s.Level.Rank(); known {
			o.Counts[rank]++
		}
	}
	for i := range list {
		list[i].DontKnow = list[i].Answers - list[i].levels()
		list[i].summarise()
	}
	return list
}

type question struct {
	actor     stakeholder.ActorID
	criterion stakeholder.Criterion
}

func (o *Opinion) levels() int { return o.Counts[0] + o.Counts[1] + o.Counts[2] + o.Counts[3] }

// summarise computes the figures from the counts, or hides them.
func (o *Opinion) summarise() {
	count := o.levels()
	if count < stakeholder.MinScores {
		few := Value{Absent: FewScores}
		o.DontKnow, o.Counts = 0, [4]int{}
		o.Median, o.Q1, o.Q3, o.Spread, o.Apart = few, few, few, few, few
		return
	}
	o.Q1.Number, o.Median.Number, o.Q3.Number = o.quartile(1), o.quartile(2), o.quartile(3)
	o.Spread.Number = o.Q3.Number - o.Q1.Number
	far := o.Counts[0]*(o.Counts[2]+o.Counts[3]) + o.Counts[1]*o.Counts[3]
	o.Apart = share(far, count*(count-1)/2, FewScores)
}

// quartile interpolates linearly between ranks (Hyndman and Fan 1996, type 7).
func (o *Opinion) quartile(q int) float64 {
	at := (o.levels() - 1) * q
	low, part := float64(o.rank(at/4)), float64(at%4)/4
	if part == 0 {
		return low
	}
	return low + part*(float64(o.rank(at/4+1))-low)
}

// rank is the level of the i-th score, lowest first.
func (o *Opinion) rank(i int) int {
	for level, count := range o.Counts {
		if i < count {
			return level
		}
		i -= count
	}
	return len(o.Counts) - 1
}

// Unanswered lists the participants that have not answered everything in a round,
// fewest answers first, then by id. Participants are those named – who joined –
// and all who have answered something. The snapshot must hold everybody's scores:
// only the program itself has that, and the answer holds no level.
func Unanswered(m *stakeholder.Map, round stakeholder.RoundID, joined []stakeholder.ParticipantID) []Gap {
	answers := map[stakeholder.ParticipantID]map[question]bool{}
	for _, p := range joined {
		answers[p] = map[question]bool{}
	}
	for s := range m.Scores.All() {
		if s.Round != round {
			continue
		}
		if answers[s.Participant] == nil {
			answers[s.Participant] = map[question]bool{}
		}
		answers[s.Participant][question{s.Actor, s.Criterion}] = true
	}
	asking, _ := m.Rounds.Find(round)
	actors := slices.DeleteFunc(slices.Collect(m.Actors.All()), func(a stakeholder.Actor) bool { return !m.Asks(asking, a.ID) })
	alphabet.Sort(actors, func(a stakeholder.Actor) string { return a.Name }, func(a stakeholder.Actor) string { return string(a.ID) })
	list := []Gap{}
	for p, given := range answers {
		if gap := gapOf(p, given, actors, asking.Criteria.List()); gap.Answered < gap.Questions {
			list = append(list, gap)
		}
	}
	slices.SortFunc(list, func(a, b Gap) int {
		return cmp.Or(cmp.Compare(a.Answered, b.Answered), cmp.Compare(a.Participant, b.Participant))
	})
	return list
}

func gapOf(p stakeholder.ParticipantID, given map[question]bool, actors []stakeholder.Actor, criteria []stakeholder.Criterion) Gap {
	gap := Gap{Participant: p, Questions: len(actors) * len(criteria), Answered: len(given)}
	for _, a := range actors {
		open := func(c stakeholder.Criterion) bool { return !given[question{a.ID, c}] }
		if slices.ContainsFunc(criteria, open) {
			gap.Missing = append(gap.Missing, a.ID)
		}
	}
	return gap
}
