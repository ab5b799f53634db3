package sources

import (
	"slices"
	"time"
)

// Reason is why a source should be checked again.
type Reason string

// Reasons, the most pressing first.
const (
	PeriodOver Reason = "over"      // its period has passed
	NoAddress  Reason = "noAddress" // nobody has found where it stands
	Unread     Reason = "unread"    // nobody has read the sentence
	OutOfForce Reason = "notInForce"
	Old        Reason = "old" // checked too long ago
)

// Due is a source to check again, and why.
type Due struct {
	Source  Source   `json:"source"`
	Reasons []Reason `json:"reasons"`
}

// rest is how many months a source of a strength may rest between two checks.
func (s Strength) rest() int {
	switch s {
	case Law, Agreement:
		return 6
	case Guidance:
		return 12
	}
	return 36
}

// Due lists what should be checked again on a day, the most pressing first.
// What the program counts itself is never due.
func (b *Book) Due(day time.Time) []Due {
	var list []Due
	for _, s := range b.all {
		if why := s.due(day); len(why) > 0 {
			list = append(list, Due{s, why})
		}
	}
	order := []Reason{PeriodOver, NoAddress, Unread, OutOfForce, Old}
	slices.SortStableFunc(list, func(a, b Due) int {
		return slices.Index(order, a.Reasons[0]) - slices.Index(order, b.Reasons[0])
	})
	return list
}

func (s Source) due(day time.Time) (why []Reason) {
	if s.Strength == Count {
		return nil
	}
	if s.Over(day.Format(time.DateOnly)) {
		why = append(why, PeriodOver)
	}
	if s.URL == "" {
		why = append(why, NoAddress)
	}
	if s.Basis == Reference {
		why = append(why, Unread)
	}
	if s.NotInForce {
		why = append(why, OutOfForce)
	}
	if checked, err := time.Parse(time.DateOnly, s.Checked); err != nil || checked.AddDate(0, s.Strength.rest(), 0).Before(day) {
		why = append(why, Old)
	}
	return why
}
