package truth

import (
	"slices"

	"interessentkart/internal/governance/claim"
	"interessentkart/internal/stakeholder"
)

// chairs lists the seats of a group with a role that passes, in the order of
// their actors, then of id.
func (w *World) chairs(g stakeholder.GroupID, ok func(stakeholder.Role) bool) []stakeholder.Seat {
	var list []stakeholder.Seat
	for _, a := range w.Actors() {
		for _, s := range w.seats {
			if s.Group == g && s.Actor == a && ok(s.Role) {
				list = append(list, s)
			}
		}
	}
	return list
}

// Members lists the actors with seats that count in a group.
func (w *World) Members(g stakeholder.GroupID) []stakeholder.ActorID {
	var list []stakeholder.ActorID
	for _, s := range w.chairs(g, counts) {
		list = append(list, s.Actor)
	}
	return slices.Compact(list)
}

// sit is a claim about seats: how many, whose, and how many are assumed.
func sit(seats []stakeholder.Seat) want {
	var who []stakeholder.ActorID
	rows := 0
	for _, s := range seats {
		who = append(who, s.Actor)
		rows += assumed(s.Evidence)
	}
	v := numbered(slices.Compact(who))
	v.numbers["n"], v.assumed = len(seats), rows
	return v
}

func isLeader(r stakeholder.Role) bool { return r == stakeholder.Leader }

func seatProofs() map[string]proof {
	size := func(least, most int) proof {
		return func(w *World, c claim.Claim) (want, bool) {
			v := sit(w.chairs(c.Group, counts))
			return v, v.numbers["n"] >= least && v.numbers["n"] <= most
		}
	}
	gender := func(deputies, skewed bool) proof {
		return func(w *World, c claim.Claim) (want, bool) { return w.gender(c.Group, deputies, skewed) }
	}
	return map[string]proof{
		"size/few":   size(0, 2),
		"size/ok":    size(3, 7),
		"size/some":  size(8, 9),
		"size/many":  size(10, 19),
		"size/crowd": size(20, 1<<30),
		"size/large": size(20, 1<<30),
		"links/count": func(w *World, c claim.Claim) (want, bool) {
			v := sit(w.chairs(c.Group, counts))
			n := v.numbers["n"]
			v.numbers["pairs"] = n * (n - 1) / 2
			return v, true
		},
		"leader/one": func(w *World, c claim.Claim) (want, bool) {
			v := sit(w.chairs(c.Group, isLeader))
			return v, v.numbers["n"] == 1
		},
		"leader/several": func(w *World, c claim.Claim) (want, bool) {
			v := sit(w.chairs(c.Group, isLeader))
			return v, v.numbers["n"] > 1
		},
		"leader/unstated": func(w *World, c claim.Claim) (want, bool) {
			return sit(w.chairs(c.Group, counts)), len(w.chairs(c.Group, isLeader)) == 0
		},
		"interests/all": func(w *World, c claim.Claim) (want, bool) { v, lacks := w.interests(c.Group); return v, lacks == 0 },
		"interests/missing": func(w *World, c claim.Claim) (want, bool) {
			v, lacks := w.interests(c.Group)
			return v, lacks > 0 && lacks < 3
		},
		"interests/unstated":       func(w *World, c claim.Claim) (want, bool) { v, lacks := w.interests(c.Group); return v, lacks == 3 },
		"gender/balanced":          gender(false, false),
		"gender/skewed":            gender(false, true),
		"gender/deputies-balanced": gender(true, false),
		"gender/deputies-skewed":   gender(true, true),
		"gender/unstated": func(w *World, c claim.Claim) (want, bool) {
			seats := w.chairs(c.Group, counts)
			v := sit(seats)
			for _, s := range seats {
				if s.Gender != stakeholder.Woman && s.Gender != stakeholder.Man {
					v.numbers["unstated"]++
				}
			}
			return v, w.groups[c.Group].AppointedByPublicBody && v.numbers["unstated"] > 0
		},
		"aggregate-seat/who": memberProof(func(w *World, a stakeholder.Actor) bool { return a.Aggregate }),
		"hired-seat/seated":  memberProof(func(w *World, a stakeholder.Actor) bool { return a.Hired }),
		"appointed/others":   appointedProof(func(by stakeholder.Actor, stated bool) bool { return stated && by.Kind != stakeholder.KS }),
		"appointed/unstated": appointedProof(func(by stakeholder.Actor, stated bool) bool { return !stated }),
	}
}

// interests tells which main interests nobody is set to hold.
func (w *World) interests(g stakeholder.GroupID) (v want, lacks int) {
	seats := w.chairs(g, counts)
	v = sit(seats)
	held := []stakeholder.Interests{}
	if w.groups[g].Owner != "" {
		held = append(held, w.groups[g].OwnerInterests)
	}
	v.numbers["stated"] = 0
	for _, s := range seats {
		held = append(held, s.Interests)
		if s.Interests.Executive || s.Interests.User || s.Interests.Supplier {
			v.numbers["stated"]++
		}
	}
	v.lists["missing"] = nil
	for _, i := range []struct {
		word string
		of   func(stakeholder.Interests) bool
	}{{"interests.executive", func(i stakeholder.Interests) bool { return i.Executive }},
		{"interests.user", func(i stakeholder.Interests) bool { return i.User }},
		{"interests.supplier", func(i stakeholder.Interests) bool { return i.Supplier }}} {
		if !slices.ContainsFunc(held, i.of) {
			v.lists["missing"] = append(v.lists["missing"], i.word)
			lacks++
		}
	}
	return v, lacks
}

func (w *World) gender(g stakeholder.GroupID, deputies, skewed bool) (want, bool) {
	seats := w.chairs(g, counts)
	if deputies {
		seats = w.chairs(g, func(r stakeholder.Role) bool { return r == stakeholder.Deputy })
	}
	v, n := sit(seats), len(seats)
	women, men := 0, 0
	for _, s := range seats {
		switch s.Gender {
		case stakeholder.Woman:
			women++
		case stakeholder.Man:
			men++
		}
	}
	least := []int{0, 0, 1, 1, 2, 2, 3, 3, 3, 4}
	at := (n*40 + 99) / 100
	if n < len(least) {
		at = least[n]
	}
	v.numbers["women"], v.numbers["men"], v.numbers["least"] = women, men, at
	return v, w.groups[g].AppointedByPublicBody && women+men == n && at > 0 && (min(women, men) < at) == skewed
}

func memberProof(is func(*World, stakeholder.Actor) bool) proof {
	return func(w *World, c claim.Claim) (want, bool) {
		v := numbered(slices.DeleteFunc(w.Members(c.Group), func(a stakeholder.ActorID) bool { return !is(w, w.actors[a]) }))
		return v, v.numbers["n"] > 0
	}
}

func isLocal(a stakeholder.Actor) bool {
	return a.Kind == stakeholder.Municipality || a.Kind == stakeholder.County || a.AlsoCounty
}

func appointedProof(is func(by stakeholder.Actor, stated bool) bool) proof {
	return func(w *World, c claim.Claim) (want, bool) {
		v := sit(slices.DeleteFunc(w.chairs(c.Group, counts), func(s stakeholder.Seat) bool {
			by, stated := w.actors[s.AppointedBy]
			return !isLocal(w.actors[s.Actor]) || !is(by, stated)
		}))
		owner, owned := w.owner(c.Group)
		return v, v.numbers["n"] > 0 && owned && w.actors[owner].Kind == stakeholder.State
	}
}

// owner is the group's owner, or else the owner of the work.
func (w *World) owner(g stakeholder.GroupID) (stakeholder.ActorID, bool) {
	if o := w.groups[g].Owner; o != "" {
		return o, true
	}
	for _, a := range w.Actors() {
		if w.actors[a].Owner {
			return a, true
		}
	}
	return "", false
}
