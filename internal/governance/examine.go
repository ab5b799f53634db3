package governance

import (
	"slices"

	"interessentkart/internal/governance/claim"
	"interessentkart/internal/stakeholder"
)

// counter counts for one check. What it can find and asks for is stated here,
// so that a rule file that does not fit is refused when the program starts.
type counter struct {
	id         string
	needs      stakeholder.GroupType // a type the rule must apply to; it tells two of one id apart
	scope      string                // group or map
	thresholds []string              // names, rising
	bands      bool
	tags       bool
	last       bool                // counts what the others found, and so runs after them
	outcomes   map[string][]string // with the placeholders of each
	run        func(*examiner)
}

// Scopes of checks.
const (
	perGroup = "group"
	perMap   = "map"
)

// counters lists all checks.
func counters() []counter {
	decides, advises := stakeholder.Decides, stakeholder.Advises
	n, who := []string{"n"}, []string{"n", "actors"}
	gender := []string{"n", "women", "men", "least"}
	return []counter{
		{id: "size", needs: decides, scope: perGroup, thresholds: []string{"least", "most", "many", "crowd"}, run: (*examiner).size,
			outcomes: map[string][]string{"few": n, "ok": n, "some": {"n", "most"}, "many": n, "crowd": n}},
		{id: "size", needs: advises, scope: perGroup, thresholds: []string{"crowd"}, run: (*examiner).sizeOfOthers,
			outcomes: map[string][]string{"large": n}},
		{id: "links", needs: decides, scope: perGroup, run: (*examiner).pairs, outcomes: map[string][]string{"count": {"n", "pairs"}}},
		{id: "leader", needs: decides, scope: perGroup, run: (*examiner).leader,
			outcomes: map[string][]string{"one": who, "several": who, "unstated": n}},
		{id: "interests", needs: decides, scope: perGroup, run: (*examiner).interests,
			outcomes: map[string][]string{"all": n, "missing": {"n", "stated", "missing"}, "unstated": n}},
		{id: "voice", needs: decides, scope: perMap, run: (*examiner).everybody, outcomes: map[string][]string{
			"heard": n, "heard-apart": {"n", "apart"}, "weakly": who, "unheard-high": who, "unheard": who, "unheard-unknown": who,
			"informed-high": who, "informed": who, "steers": who, "hired": who, "no-group": n}},
		{id: "opposed", needs: decides, scope: perMap, run: (*examiner).opposedInterests, outcomes: map[string][]string{
			"breaks": {"n", "actors", "on"}, "both": {"speaker", "actor"}}},
		{id: "single-point", needs: decides, scope: perMap, thresholds: []string{"voices"}, run: (*examiner).singlePoint,
			outcomes: map[string][]string{"many": {"n", "actors", "point"}, "heavy": {"n", "actors", "point"}}},
		{id: "weight", needs: decides, scope: perGroup, run: (*examiner).weight,
			outcomes: map[string][]string{"light": who, "unknown": {"n", "members"}}},
		{id: "absent", needs: decides, scope: perGroup, run: (*examiner).absent,
			outcomes: map[string][]string{"absent": who, "ok": who, "unknown": n}},
		{id: "crowding", needs: decides, scope: perGroup, thresholds: []string{"least"}, run: (*examiner).crowding,
			outcomes: map[string][]string{"several": {"n", "actors", "speaker", "kind"}}},
		{id: "municipal", needs: decides, scope: perGroup, run: (*examiner).municipal,
			outcomes: map[string][]string{"unheard": who, "ok": who}},
		{id: "users", needs: decides, scope: perGroup, run: (*examiner).forUsers,
			outcomes: map[string][]string{"unheard": who, "unmapped": nil, "some": {"n", "actors", "unheard"}, "ok": who}},
		{id: "anchoring", needs: decides, scope: perGroup, thresholds: []string{"least"}, run: (*examiner).anchoring,
			outcomes: map[string][]string{"together": {"n", "actors", "meeting"}, "apart": who}},
		{id: "gender", needs: decides, scope: perGroup, thresholds: []string{"percent"}, bands: true, run: (*examiner).gender,
			outcomes: map[string][]string{"balanced": gender, "skewed": gender, "deputies-balanced": gender,
				"deputies-skewed": gender, "unstated": {"n", "unstated"}}},
		{id: "impartiality", needs: decides, scope: perGroup, run: (*examiner).impartiality,
			outcomes: map[string][]string{"question": {"member", "payers"}}},
		{id: "codetermination", needs: decides, scope: perGroup, tags: true, run: (*examiner).codetermination,
			outcomes: map[string][]string{"state": nil, "municipal": nil, "unstated": nil}},
		{id: "critical-friend", needs: decides, scope: perGroup, run: (*examiner).criticalFriend,
			outcomes: map[string][]string{"nobody": who, "unknown": {"n", "members"}}},
		{id: "hired-seat", needs: decides, scope: perGroup, run: (*examiner).hiredSeat, outcomes: map[string][]string{"seated": who}},
		{id: "appointed", needs: decides, scope: perGroup, run: (*examiner).appointed,
			outcomes: map[string][]string{"others": who, "unstated": who}},
		{id: "aggregate-seat", needs: decides, scope: perGroup, run: (*examiner).aggregateSeat, outcomes: map[string][]string{"who": who}},
		{id: "overload", needs: decides, scope: perMap, thresholds: []string{"groups"}, run: (*examiner).overload,
			outcomes: map[string][]string{"many": {"n", "actors", "groups"}}},
		{id: "duty", needs: decides, scope: perMap, run: (*examiner).dutiesToInvolve, outcomes: dutyOutcomes()},
		{id: "unknown", needs: decides, scope: perMap, last: true, run: (*examiner).unknown, outcomes: map[string][]string{
			"none": {"actorCount", "rows"}, "some": {"n", "actorCount", "share", "rows", "assumedRows", "assumedShare", "depends"}}},
	}
}

// examiner carries one run of the checks over a snapshot.
type examiner struct {
	*Reading
	book     *Rules
	rule     *rule
	group    int32 // being looked at; -1 for the map as a whole
	ear      *seeker
	heardIn  int32 // the group that ear was asked about last
	routes   []routed
	routesOf int32 // the group that routes lead into
	hearing  Hearing
	found    []Finding
	others   []Finding // about groups, while the map as a whole is looked at
}

// Check gives all findings about a snapshot: those about the map, then group by
// group in the order of names; within each in the order of the rules. Arrange
// puts them in the order in which they are told.
func (b *Rules) Check(r *Reading) []Finding {
	groups := &examiner{Reading: r, book: b, routesOf: -1}
	for g := range r.groups {
		groups.look(int32(g))
	}
	whole := &examiner{Reading: r, book: b, group: -1, hearing: r.Everyone(), others: groups.found}
	for i := range b.checks {
		whole.rule = &b.checks[i]
		if whole.rule.Applies.Scope == perMap {
			whole.rule.run(whole)
		}
	}
	all := append(whole.found, groups.found...)
	place(all)
	return all
}

// look runs the checks of one group.
func (e *examiner) look(g int32) {
	e.group = g
	for i := range e.book.checks {
		e.rule = &e.book.checks[i]
		if e.rule.Applies.Scope == perGroup && slices.Contains(e.rule.Applies.Types, e.groups[g].Type) {
			e.rule.run(e)
		}
	}
}

// MaxListed is how many actors a finding about one group lists.
const MaxListed = claim.MaxListed

// say adds a finding. The subject tells several findings of one rule about one
// group apart.
func (e *examiner) say(name, subject string, s Statement) {
	o := e.rule.Outcomes[name]
	f := Finding{ID: e.rule.ID, Rule: e.rule.ID, Outcome: name, Severity: o.Severity, Statement: s, title: e.rule.title,
		settle: o.settle, order: o.First, lacks: o.Lacks, last: e.rule.last, Place: Among}
	switch {
	case o.Fact:
		f.Place = Fact
	case o.Lacks != "":
		f.Place = Unstated
	}
	if e.group >= 0 {
		f.Group = e.groups[e.group].ID
		f.ID += "/" + string(f.Group)
	}
	if subject != "" {
		f.ID += "/" + subject
	}
	if e.group >= 0 {
		f.cut()
	}
	f.Key, f.text, f.book, f.of = e.rule.ID+"/"+name, o.text, e.book, e.Reading
	if f.Rests == "" {
		f.Rests = o.Rests
	}
	f.Sources = e.book.cite(e.rule.Sources)
	if len(o.Sources) > 0 {
		f.Sources = e.book.cite(o.Sources)
	}
	e.found = append(e.found, f)
}

// counting gives the seats of the group that count.
func (e *examiner) counting() []stakeholder.Seat {
	return e.withRole(stakeholder.Role.Counts)
}

func (e *examiner) withRole(ok func(stakeholder.Role) bool) []stakeholder.Seat {
	var seats []stakeholder.Seat
	for _, s := range e.seats[e.group] {
		if ok(s.Role) {
			seats = append(seats, s)
		}
	}
	return seats
}

// cut shortens what a finding about one group lists, and keeps the numbers.
func (f *Finding) cut() {
	if len(f.Actors) > MaxListed {
		f.Actors = slices.Clone(f.Actors[:MaxListed])
	}
	for place, list := range f.Lists {
		if len(list) > MaxListed {
			f.Lists[place] = slices.Clone(list[:MaxListed])
		}
	}
}

// numbered makes a statement with the number n.
func numbered(n int) Statement {
	return Statement{Claim: claim.Claim{Numbers: map[string]int{"n": n}}}
}

// aboutSeats makes a statement about seats: n is their number.
func (e *examiner) aboutSeats(seats []stakeholder.Seat) Statement {
	s := numbered(len(seats))
	var who []int32
	for _, seat := range seats {
		s.Seats = append(s.Seats, seat.ID)
		who = append(who, e.actorAt[seat.Actor])
		if seat.Evidence == stakeholder.Assumed {
			s.Assumed++
		}
	}
	who = slices.Compact(who)
	s.Actors, s.Lists = e.ids(who), map[string][]claim.Subject{"actors": e.subjects(who...)}
	return s
}

// aboutMembers is aboutActors with their seats in the group.
func (e *examiner) aboutMembers(who []int32) Statement {
	s := e.aboutActors(who)
	for _, a := range who {
		for _, seat := range e.seatsOf(a, e.group) {
			if seat.Role.Counts() {
				s.Seats = append(s.Seats, seat.ID)
			}
		}
	}
	return s
}

func (r *Reading) ids(who []int32) []stakeholder.ActorID {
	var list []stakeholder.ActorID
	for _, a := range who {
		list = append(list, r.actors[a].ID)
	}
	return list
}

// rankHere is how the actor is heard in the group being looked at.
func (e *examiner) rankHere(a int32) rank {
	if e.ear == nil {
		e.ear, e.heardIn = e.seek(), -1
	}
	if e.heardIn != e.group {
		e.ear.ask(e.group)
		e.heardIn = e.group
	}
	return e.ear.find(a, e.opposed[a], mandated).rank
}

// owner gives the group's owner, or else the owner of the work.
func (e *examiner) owner() (int32, bool) {
	if a, ok := e.actorAt[e.groups[e.group].Owner]; ok {
		return a, true
	}
	return e.workOwner, e.workOwner >= 0
}
