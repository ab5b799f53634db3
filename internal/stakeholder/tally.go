package stakeholder

import (
	"math"
	"slices"
)

// Tally is what everybody may see of a revealed round for one actor and
// criterion. With fewer than MinScores levels only Answers is given and Few is
// true: a median of one or two is a person's own score.
type Tally struct {
	Round     RoundID   `json:"round" field:"guests"`
	Actor     ActorID   `json:"actor" field:"guests"`
	Criterion Criterion `json:"criterion" field:"must guests"`
	Answers   int       `json:"answers" field:"guests"` // all, «vet ikke» included
	Few       bool      `json:"few,omitzero" field:"guests"`
	DontKnow  int       `json:"dontKnow,omitzero" field:"guests"`
	None      int       `json:"none,omitzero" field:"guests"`
	Low       int       `json:"low,omitzero" field:"guests"`
	Medium    int       `json:"medium,omitzero" field:"guests"`
	High      int       `json:"high,omitzero" field:"guests"`
	Q1        float64   `json:"q1,omitzero" field:"guests"` // ranks 0–3, in quarters
	Median    float64   `json:"median,omitzero" field:"guests"`
	Q3        float64   `json:"q3,omitzero" field:"guests"`
}

// MinScores is how many levels a tally needs before it shows more than a count.
const MinScores = 3

// Key is the round, the actor and the criterion.
func (t Tally) Key() Key {
	return Key{TallyRecord, string(t.Round) + "/" + string(t.Actor) + "/" + string(t.Criterion)}
}

func (Tally) table() *table { return tallyTable }

var tallyTable = tableOf[Tally](TallyRecord)

func (t Tally) check() *Error {
	for _, n := range []int{t.Answers, t.DontKnow, t.None, t.Low, t.Medium, t.High} {
		if n < 0 {
			return Invalid.At(t.Key(), ValueUnknown).With(n)
		}
	}
	for _, q := range []float64{t.Q1, t.Median, t.Q3} {
		if !(q >= 0 && q <= 3) {
			return Invalid.At(t.Key(), ValueUnknown).With(q)
		}
	}
	return nil
}

// Flagged reports whether the median needs a decision: it falls between two
// steps, or on a step that nobody chose.
func (t Tally) Flagged() bool {
	if t.Few {
		return false
	}
	counts := [...]int{t.None, t.Low, t.Medium, t.High}
	step := math.Floor(t.Median)
	return step != t.Median || counts[int(step)] == 0
}

// medianLevel is the level of a median that is not flagged.
func (t Tally) medianLevel() Level { return Unknown.Values()[int(t.Median)] }

// tallies computes the tallies of a round, in order of actor and criterion.
func tallies(m *Map, round RoundID) []Tally {
	type cell struct {
		actor     ActorID
		criterion Criterion
	}
	levels := map[cell][]Level{}
	for s := range m.Scores.All() {
		if s.Round == round {
			at := cell{s.Actor, s.Criterion}
			levels[at] = append(levels[at], s.Level)
		}
	}
	var all []Tally
	for a := range m.Actors.All() {
		for _, c := range Interest.Values() {
			if given := levels[cell{a.ID, c}]; len(given) > 0 {
				all = append(all, tally(round, a.ID, c, given))
			}
		}
	}
	return all
}

// tally counts the answers to one question. Quartiles are interpolated
// linearly between ranks (Hyndman & Fan 1996, type 7), so that the median of
// an even number is the mean of the middle two.
func tally(round RoundID, actor ActorID, c Criterion, given []Level) Tally {
	t := Tally{Round: round, Actor: actor, Criterion: c, Answers: len(given)}
	var ranks []int
	counts := make([]int, 4)
	for _, level := range given {
		if rank, known := level.Rank(); known {
			ranks = append(ranks, rank)
			counts[rank]++
		}
	}
	if len(ranks) < MinScores {
		t.Few = true
		return t
	}
	slices.Sort(ranks)
	t.DontKnow = len(given) - len(ranks)
	t.None, t.Low, t.Medium, t.High = counts[0], counts[1], counts[2], counts[3]
	t.Q1, t.Median, t.Q3 = quantile(ranks, 1), quantile(ranks, 2), quantile(ranks, 3)
	return t
}

// quantile returns quartile q (1–3) of sorted ranks; the answer is a whole
// number of quarters.
func quantile(ranks []int, q int) float64 {
	at := (len(ranks) - 1) * q
	low, part := at/4, at%4
	value := 4 * ranks[low]
	if part > 0 {
		value += part * (ranks[low+1] - ranks[low])
	}
	return float64(value) / 4
}
