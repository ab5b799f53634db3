package truth

import (
	"slices"

	"interessentkart/internal/alphabet"
	"interessentkart/internal/governance/claim"
	"interessentkart/internal/stakeholder"
)

// heardSo lists those of some actors that are heard so well in a group.
func (w *World) heardSo(of []stakeholder.ActorID, g stakeholder.GroupID, worst claim.Grade) []stakeholder.ActorID {
	return slices.DeleteFunc(slices.Clone(of), func(a stakeholder.ActorID) bool { return !w.in(a, g).Grade.AtLeast(worst) })
}

func (w *World) those(ok func(stakeholder.Actor) bool) []stakeholder.ActorID {
	return slices.DeleteFunc(w.Actors(), func(a stakeholder.ActorID) bool { return !ok(w.actors[a]) })
}

// users lists those the service is for, and those who represent one of them.
func (w *World) users() []stakeholder.ActorID {
	is := func(a stakeholder.Actor) bool {
		return a.Kind == stakeholder.Users || a.Category == stakeholder.User ||
			slices.ContainsFunc(w.relations, func(r stakeholder.Relation) bool { return r.Type == stakeholder.Serves && r.To == a.ID })
	}
	return w.those(func(a stakeholder.Actor) bool {
		return is(a) || slices.ContainsFunc(w.relations, func(r stakeholder.Relation) bool {
			return r.Type == stakeholder.Represents && r.From == a.ID && is(w.actors[r.To])
		})
	})
}

// ministriesOver lists the ministries that govern members of a group, and how
// many of those relations are assumed.
func (w *World) ministriesOver(g stakeholder.GroupID) (who []stakeholder.ActorID, rows int) {
	who = w.those(func(a stakeholder.Actor) bool {
		found := false
		for _, m := range w.Members(g) {
			if n, ok := w.tied(stakeholder.Governs, a.ID, m); ok && a.Ministry {
				found, rows = true, rows+n
			}
		}
		return found
	})
	return who, rows
}

func (w *World) meeting(who []stakeholder.ActorID, g stakeholder.GroupID) bool {
	return !slices.ContainsFunc(who, func(a stakeholder.ActorID) bool { return !slices.Contains(w.Members(g), a) })
}

func memberProofs() map[string]proof {
	return map[string]proof{
		"crowding/several": crowding,
		"municipal/unheard": func(w *World, c claim.Claim) (want, bool) {
			heard := w.heardSo(w.those(func(a stakeholder.Actor) bool { return isLocal(a) || a.Kind == stakeholder.KS }), c.Group, claim.Mandated)
			v := numbered(w.those(isLocal))
			return v, v.numbers["n"] > 0 && len(heard) == 0
		},
		"municipal/ok": func(w *World, c claim.Claim) (want, bool) {
			v := numbered(w.heardSo(w.those(func(a stakeholder.Actor) bool { return isLocal(a) || a.Kind == stakeholder.KS }), c.Group, claim.Mandated))
			return v, v.numbers["n"] > 0
		},
		"users/unheard": func(w *World, c claim.Claim) (want, bool) {
			return numbered(w.users()), len(w.users()) > 0 && len(w.heardSo(w.users(), c.Group, claim.Linked)) == 0
		},
		"users/unmapped": func(w *World, c claim.Claim) (want, bool) { return want{assumed: -1}, len(w.users()) == 0 },
		"users/ok": func(w *World, c claim.Claim) (want, bool) {
			return numbered(w.users()), len(w.users()) > 0 && len(w.heardSo(w.users(), c.Group, claim.Linked)) == len(w.users())
		},
		"users/some": func(w *World, c claim.Claim) (want, bool) {
			heard := w.heardSo(w.users(), c.Group, claim.Linked)
			v := numbered(heard)
			v.lists["unheard"] = of(slices.DeleteFunc(w.users(), func(a stakeholder.ActorID) bool { return slices.Contains(heard, a) }))
			v.numbers["unheardCount"] = len(v.lists["unheard"])
			return v, len(heard) > 0 && len(heard) < len(w.users())
		},
		"anchoring/together": func(w *World, c claim.Claim) (want, bool) {
			who, rows := w.ministriesOver(c.Group)
			v, at := numbered(who), idsOf(c.Lists["meeting"])
			v.lists["meeting"], v.assumed = at, rows
			return v, len(who) >= 2 && len(at) == 1 && w.meeting(who, stakeholder.GroupID(at[0]))
		},
		"anchoring/apart": func(w *World, c claim.Claim) (want, bool) {
			who, rows := w.ministriesOver(c.Group)
			v := numbered(who)
			v.assumed = rows
			for g := range w.groups {
				if w.meeting(who, g) {
					return v, false
				}
			}
			return v, len(who) >= 2
		},
		"impartiality/question":     impartiality,
		"codetermination/state":     codetermination(func(a stakeholder.Actor) bool { return a.Kind == stakeholder.State }),
		"codetermination/municipal": codetermination(func(a stakeholder.Actor) bool { return isLocal(a) && a.Kind != stakeholder.State }),
		"codetermination/unstated": func(w *World, c claim.Claim) (want, bool) {
			owner, owned := w.owner(c.Group)
			return want{assumed: -1}, !owned || w.actors[owner].Kind == ""
		},
		"overload/many": func(w *World, c claim.Claim) (want, bool) {
			who := idsOf(c.Lists["actors"])
			if len(who) != 1 {
				return want{}, false
			}
			v := want{numbers: map[string]int{}, lists: map[string][]string{"actors": who}}
			for _, g := range w.groupsByName() {
				if slices.Contains(w.Members(g), stakeholder.ActorID(who[0])) {
					v.lists["groups"] = append(v.lists["groups"], string(g))
				}
			}
			for _, s := range w.seats {
				if s.Actor == stakeholder.ActorID(who[0]) && counts(s.Role) {
					v.assumed += assumed(s.Evidence)
				}
			}
			v.numbers["n"] = len(v.lists["groups"])
			return v, v.numbers["n"] >= 4
		},
	}
}

// groupsByName lists the groups in the order of names.
func (w *World) groupsByName() []stakeholder.GroupID {
	var list []stakeholder.GroupID
	for id := range w.groups {
		list = append(list, id)
	}
	slices.SortFunc(list, func(a, b stakeholder.GroupID) int {
		return w.byName(w.groups[a].Name, string(a), w.groups[b].Name, string(b))
	})
	return list
}

func crowding(w *World, c claim.Claim) (want, bool) {
	speaker, kind := idsOf(c.Lists["speaker"]), idsOf(c.Lists["kind"])
	if len(speaker) != 1 || len(kind) != 1 {
		return want{}, false
	}
	rows := 0
	v := numbered(slices.DeleteFunc(w.Members(c.Group), func(a stakeholder.ActorID) bool {
		n, ok := w.tied(stakeholder.Represents, stakeholder.ActorID(speaker[0]), a)
		of := w.actors[a].Kind
		ok = ok && ("kind."+string(of) == kind[0] || w.actors[a].AlsoCounty && kind[0] == "kind.county")
		if ok {
			rows += n
		}
		return !ok
	}))
	v.lists["speaker"], v.lists["kind"], v.assumed = speaker, kind, rows
	return v, v.numbers["n"] >= 2
}

func impartiality(w *World, c claim.Claim) (want, bool) {
	member := idsOf(c.Lists["member"])
	if len(member) != 1 {
		return want{}, false
	}
	a := stakeholder.ActorID(member[0])
	owner, owned := w.owner(c.Group)
	rows := 0
	payers := w.those(func(p stakeholder.Actor) bool {
		if p.ID == a || !slices.Contains(w.Members(c.Group), p.ID) && !(owned && owner == p.ID) {
			return false
		}
		pays, ok := w.tied(stakeholder.Funds, p.ID, a)
		gives, too := w.tied(stakeholder.Assigns, p.ID, a)
		if ok || too {
			rows += min(pays, gives)
		}
		return ok || too
	})
	v := want{numbers: map[string]int{"n": len(payers)}, assumed: rows}
	all := append([]stakeholder.ActorID{a}, payers...)
	v.lists = map[string][]string{"member": member, "payers": of(payers), "actors": of(all[:1])}
	kind := w.actors[a].Kind
	return v, len(payers) > 0 && (kind == stakeholder.Private || kind == stakeholder.Voluntary)
}

func codetermination(is func(stakeholder.Actor) bool) proof {
	union := []string{"arbeidstakerorganisasjon", "arbeidstakarorganisasjon", "fagforening", "fagforeining", "tjenestemannsorganisasjon",
		"tillitsvalgte", "tillitsvalde", "employees' organisation", "employee organisation", "trade union"}
	return func(w *World, c claim.Claim) (want, bool) {
		for t := range w.Map.Tags.All() {
			seated := slices.ContainsFunc(w.seats, func(s stakeholder.Seat) bool { return s.Group == c.Group && s.Actor == t.Actor })
			heard := w.in(t.Actor, c.Group)
			if slices.Contains(union, alphabet.Fold(t.Name)) && (seated || heard.Heard()) {
				return want{}, false
			}
		}
		owner, owned := w.owner(c.Group)
		return want{lists: map[string][]string{"actors": {string(owner)}}, assumed: -1}, owned && is(w.actors[owner])
	}
}
