package governance

import (
	"slices"

	"interessentkart/internal/governance/claim"
	"interessentkart/internal/stakeholder"
)

// The checks in this file count the seats of one group.

func (e *examiner) size() {
	s := e.aboutSeats(e.counting())
	n, t := s.Numbers["n"], e.rule.Thresholds
	s.Numbers["most"] = t["most"]
	switch {
	case n < t["least"]:
		e.say("few", "", s)
	case n <= t["most"]:
		e.say("ok", "", s)
	case n < t["many"]:
		e.say("some", "", s)
	case n < t["crowd"]:
		e.say("many", "", s)
	default:
		e.say("crowd", "", s)
	}
}

func (e *examiner) sizeOfOthers() {
	if s := e.aboutSeats(e.counting()); s.Numbers["n"] >= e.rule.Thresholds["crowd"] {
		e.say("large", "", s)
	}
}

func (e *examiner) pairs() {
	s := e.aboutSeats(e.counting())
	n := s.Numbers["n"]
	s.Numbers["pairs"] = n * (n - 1) / 2
	e.say("count", "", s)
}

func (e *examiner) leader() {
	leaders := e.withRole(func(r stakeholder.Role) bool { return r == stakeholder.Leader })
	switch len(leaders) {
	case 0:
		e.say("unstated", "", e.aboutSeats(e.counting()))
	case 1:
		e.say("one", "", e.aboutSeats(leaders))
	default:
		e.say("several", "", e.aboutSeats(leaders))
	}
}

func (e *examiner) interests() {
	seats := e.counting()
	s := e.aboutSeats(seats)
	s.Numbers["stated"] = 0
	var held stakeholder.Interests
	add := func(i stakeholder.Interests) {
		held.Executive = held.Executive || i.Executive
		held.User = held.User || i.User
		held.Supplier = held.Supplier || i.Supplier
	}
	for _, seat := range seats {
		add(seat.Interests)
		if seat.Interests != (stakeholder.Interests{}) {
			s.Numbers["stated"]++
		}
	}
	if g := e.groups[e.group]; g.Owner != "" {
		add(g.OwnerInterests)
	}
	lacks := missing(held)
	s.Lists["missing"] = lacks
	switch {
	case held == stakeholder.Interests{}:
		e.say("unstated", "", s)
	case len(lacks) > 0:
		e.say("missing", "", s)
	default:
		e.say("all", "", s)
	}
}

func missing(held stakeholder.Interests) []claim.Subject {
	var list []claim.Subject
	if !held.Executive {
		list = append(list, aWord(word("interests.executive"))...)
	}
	if !held.User {
		list = append(list, aWord(word("interests.user"))...)
	}
	if !held.Supplier {
		list = append(list, aWord(word("interests.supplier"))...)
	}
	return list
}

// gender counts only where a public body has appointed the group and every
// seat that counts states a gender; deputies are counted by themselves.
func (e *examiner) gender() {
	if !e.groups[e.group].AppointedByPublicBody {
		return
	}
	seats := e.counting()
	s, known := e.byGender(seats)
	if !known {
		e.say("unstated", "", s)
		return
	}
	e.balance("", seats, s)
	deputies := e.withRole(func(r stakeholder.Role) bool { return r == stakeholder.Deputy })
	if s, known := e.byGender(deputies); known {
		e.balance("deputies", deputies, s)
	}
}

func (e *examiner) byGender(seats []stakeholder.Seat) (s Statement, known bool) {
	s = e.aboutSeats(seats)
	for _, seat := range seats {
		switch seat.Gender {
		case stakeholder.Woman:
			s.Numbers["women"]++
		case stakeholder.Man:
			s.Numbers["men"]++
		default:
			s.Numbers["unstated"]++
		}
	}
	return s, s.Numbers["unstated"] == 0
}

func (e *examiner) balance(subject string, seats []stakeholder.Seat, s Statement) {
	least := e.rule.leastOfEach(len(seats))
	if least == 0 {
		return
	}
	for _, count := range []string{"women", "men"} {
		s.Numbers[count] += 0 // a zero that is there to be read
	}
	s.Numbers["least"] = least
	name := "balanced"
	if min(s.Numbers["women"], s.Numbers["men"]) < least {
		name = "skewed"
	}
	if subject != "" {
		name = subject + "-" + name
	}
	e.say(name, subject, s)
}

// leastOfEach is how many of each gender the rule asks for among n: what the
// band says, above the bands a percentage rounded up, below them nothing.
func (r *rule) leastOfEach(n int) int {
	if i := slices.IndexFunc(r.Bands, func(b band) bool { return b.From <= n && n <= b.To }); i >= 0 {
		return r.Bands[i].Least
	}
	if n < r.Bands[0].From {
		return 0
	}
	return (n*r.Thresholds["percent"] + 99) / 100
}
