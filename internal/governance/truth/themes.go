package truth

import (
	"slices"
	"strings"

	"interessentkart/internal/governance/claim"
	"interessentkart/internal/stakeholder"
)

// plain is a claim without counts or names.
func plain(holds func(*World) bool) proof {
	return func(w *World, _ claim.Claim) (want, bool) { return want{}, holds(w) }
}

// some is a claim about the actors that pass.
func some(is func(*World, stakeholder.Actor) bool) proof {
	return func(w *World, _ claim.Claim) (want, bool) {
		v := numbered(w.those(func(a stakeholder.Actor) bool { return is(w, a) }))
		return v, v.numbers["n"] > 0
	}
}

// groupsWho is a claim about the groups that pass.
func groupsWho(is func(*World, stakeholder.Group) bool) proof {
	return func(w *World, _ claim.Claim) (want, bool) {
		ids := slices.DeleteFunc(w.groupsByName(), func(g stakeholder.GroupID) bool { return !is(w, w.groups[g]) })
		return want{numbers: map[string]int{"n": len(ids)}, lists: map[string][]string{"groups": of(ids)}}, len(ids) > 0
	}
}

func blank(s string) bool { return strings.TrimSpace(s) == "" }

// count counts the relations of a type.
func (w *World) count(kind stakeholder.RelationType) int {
	n := 0
	for _, r := range w.relations {
		if r.Type == kind {
			n++
		}
	}
	return n
}

func (w *World) has(ok func(stakeholder.Relation) bool) bool {
	return slices.ContainsFunc(w.relations, ok)
}

func (w *World) hasSeat(a stakeholder.ActorID, ok func(stakeholder.Seat) bool) bool {
	return slices.ContainsFunc(w.seats, func(s stakeholder.Seat) bool { return s.Actor == a && ok(s) })
}

// steered reports whether the actor is a member of a group that decides; of any
// group where none does.
func (w *World) steered(a stakeholder.ActorID) bool {
	return w.hasSeat(a, func(s stakeholder.Seat) bool {
		return counts(s.Role) && (len(w.Deciding()) == 0 || w.groups[s.Group].Type == stakeholder.Decides)
	})
}

// over reports whether the actor is a ministry that governs such a member.
func (w *World) over(a stakeholder.Actor) bool {
	return a.Ministry && w.has(func(r stakeholder.Relation) bool {
		return r.Type == stakeholder.Governs && r.From == a.ID && w.steered(r.To)
	})
}

// ministry says how a ministry over members is heard.
func (w *World) ministry(a stakeholder.Actor) string {
	grade := claim.Unheard
	if len(w.Deciding()) > 0 {
		grade = w.Voice(a.ID, w.Deciding()...).Grade
	}
	told := w.has(func(r stakeholder.Relation) bool { return r.Type == stakeholder.Informs && r.To == a.ID })
	switch {
	case !w.over(a):
		return ""
	case grade.Heard():
		return "heard"
	case grade == claim.Informed || told:
		return "informed"
	case w.hasSeat(a.ID, func(stakeholder.Seat) bool { return true }):
		return "elsewhere"
	}
	return "silent"
}

func stake(a stakeholder.Actor) bool {
	is := func(l stakeholder.Level) bool { return l == stakeholder.Medium || l == stakeholder.High }
	return is(a.Interest) || is(a.Influence)
}

// spread counts the actors of rounds that were shown, and lists those on which
// the quartiles are two levels apart.
func (w *World) spread() (scored int, apart []stakeholder.ActorID) {
	seen, wide := map[stakeholder.ActorID]bool{}, map[stakeholder.ActorID]bool{}
	for t := range w.Map.Tallies.All() {
		round, _ := w.Map.Rounds.Find(t.Round)
		if !t.Few && (round.State == stakeholder.Revealed || round.State == stakeholder.Agreed) {
			seen[t.Actor] = true
			wide[t.Actor] = wide[t.Actor] || t.Q3-t.Q1 >= 2
		}
	}
	return len(seen), w.those(func(a stakeholder.Actor) bool { return wide[a.ID] })
}

func themeProofs() map[string]proof {
	all := map[string]proof{
		"goals/situation-stated":   plain(func(w *World) bool { return !blank(w.Map.Info.UserSituation) }),
		"goals/situation-unstated": plain(func(w *World) bool { return blank(w.Map.Info.UserSituation) }),
		"goals/effect-stated":      plain(func(w *World) bool { return !blank(w.Map.Info.IntendedEffect) }),
		"goals/effect-unstated":    plain(func(w *World) bool { return blank(w.Map.Info.IntendedEffect) }),
		"goals/effect-solution":    quoted, "goals/effect-change": quoted,
		"goals/spread-unstated": plain(func(w *World) bool { n, _ := w.spread(); return n == 0 }),
		"goals/spread-none": func(w *World, _ claim.Claim) (want, bool) {
			n, apart := w.spread()
			return want{numbers: map[string]int{"n": n}}, n > 0 && len(apart) == 0
		},
		"goals/spread": func(w *World, _ claim.Claim) (want, bool) {
			_, apart := w.spread()
			return numbered(apart), len(apart) > 0
		},
		"anchoring/influential-loose": some(func(_ *World, a stakeholder.Actor) bool {
			return a.Influence == stakeholder.High && (a.Anchoring == stakeholder.NotAnchored || a.Anchoring == stakeholder.AnchoredContact)
		}),
		"anchoring/influential-unstated": some(func(_ *World, a stakeholder.Actor) bool { return a.Influence == stakeholder.High && a.Anchoring == "" }),
		"anchoring/influence-unknown":    some(func(_ *World, a stakeholder.Actor) bool { return a.Influence == stakeholder.Unknown }),
		"anchoring/members-loose": some(func(w *World, a stakeholder.Actor) bool {
			return w.steered(a.ID) && a.Kind == stakeholder.State && !a.Ministry && !w.has(func(r stakeholder.Relation) bool {
				return r.Type == stakeholder.Governs && r.To == a.ID && w.actors[r.From].Ministry
			})
		}),
		"anchoring/levels": func(w *World, _ claim.Claim) (want, bool) {
			n := map[string]int{"n": len(w.actors)}
			for name, step := range map[string]stakeholder.Anchoring{"ministry": stakeholder.AnchoredMinistry, "top": stakeholder.AnchoredTop,
				"leader": stakeholder.AnchoredLeader, "contact": stakeholder.AnchoredContact, "none": stakeholder.NotAnchored, "unstated": ""} {
				n[name] = len(w.those(func(a stakeholder.Actor) bool { return a.Anchoring == step }))
			}
			return want{numbers: n}, true
		},
		"roles/no-groups": plain(func(w *World) bool { return len(w.groups) == 0 }),
		"roles/groups": func(w *World, _ claim.Claim) (want, bool) {
			return want{numbers: map[string]int{"n": len(w.groups), "reporting": w.reporting()}}, len(w.groups) > 0
		},
		"roles/without-mandate": groupsWho(func(_ *World, g stakeholder.Group) bool { return blank(g.Mandate) }),
		"roles/without-leader":  groupsWho(func(w *World, g stakeholder.Group) bool { return len(w.chairs(g.ID, isLeader)) == 0 }),
		"roles/without-owner":   groupsWho(func(_ *World, g stakeholder.Group) bool { return g.Owner == "" }),
		"roles/loose-groups":    groupsWho(func(_ *World, g stakeholder.Group) bool { return g.Type != stakeholder.Decides && g.ReportsTo == "" }),
		"roles/stake-without-role": some(func(w *World, a stakeholder.Actor) bool {
			return stake(a) && !w.hasSeat(a.ID, func(stakeholder.Seat) bool { return true })
		}),
		"roles/stake-unknown": some(func(w *World, a stakeholder.Actor) bool {
			unknown := a.Interest == stakeholder.Unknown || a.Influence == stakeholder.Unknown
			return unknown && !stake(a) && !w.hasSeat(a.ID, func(stakeholder.Seat) bool { return true })
		}),
		"roles/agreements": func(w *World, _ claim.Claim) (want, bool) {
			n := map[string]int{}
			for name, state := range map[string]stakeholder.Agreement{"signed": stakeholder.SignedAgreement, "draft": stakeholder.DraftAgreement,
				"none": stakeholder.NoAgreement, "unstated": ""} {
				n[name] = len(w.those(func(a stakeholder.Actor) bool { return a.Agreement == state }))
			}
			return want{numbers: n}, true
		},
		"financing/funding-unstated": plain(func(w *World) bool { return w.count(stakeholder.Funds) == 0 }),
		"financing/funding": func(w *World, _ claim.Claim) (want, bool) {
			v := numbered(w.funders())
			v.assumed = 0
			for _, r := range w.relations {
				if r.Type == stakeholder.Funds {
					v.assumed += assumed(r.Evidence)
				}
			}
			v.numbers["funded"] = len(w.those(func(a stakeholder.Actor) bool {
				return w.has(func(r stakeholder.Relation) bool { return r.Type == stakeholder.Funds && r.To == a.ID })
			}))
			return v, v.numbers["n"] > 0
		},
		"financing/single-funder": func(w *World, _ claim.Claim) (want, bool) { return numbered(w.funders()), len(w.funders()) == 1 },
		"financing/unfunded": some(func(w *World, a stakeholder.Actor) bool {
			works := w.has(func(r stakeholder.Relation) bool {
				return r.Type == stakeholder.Delivers && r.From == a.ID || r.Type == stakeholder.Assigns && r.To == a.ID
			})
			return works && !w.has(func(r stakeholder.Relation) bool {
				return r.Type == stakeholder.Funds && (r.To == a.ID || r.From == a.ID)
			})
		}),
		"network/chosen":   plain(func(w *World) bool { return w.Map.Info.Models.Network }),
		"programme/chosen": plain(func(w *World) bool { return w.Map.Info.Models.Programme }),
		"project/chosen":   plain(func(w *World) bool { return w.Map.Info.Models.Project }),
		"network/numbers": func(w *World, _ claim.Claim) (want, bool) {
			return want{numbers: map[string]int{"actorCount": len(w.actors), "ties": w.count(stakeholder.Collaborates),
				"advising": w.ofType(stakeholder.Advises) + w.ofType(stakeholder.Coordinates)}}, true
		},
		"programme/numbers": func(w *World, _ claim.Claim) (want, bool) {
			return want{numbers: map[string]int{"n": len(w.groups), "lines": w.reporting(), "members": w.sitting(func(stakeholder.Group) bool { return true })}}, true
		},
		"project/numbers": func(w *World, _ claim.Claim) (want, bool) {
			in := func(kind stakeholder.GroupType) int {
				return w.sitting(func(g stakeholder.Group) bool { return g.Type == kind })
			}
			return want{numbers: map[string]int{"deciding": in(stakeholder.Decides), "executing": in(stakeholder.Executes),
				"deliveries": w.count(stakeholder.Delivers), "commissions": w.count(stakeholder.Assigns)}}, true
		},
	}
	for _, how := range []string{"heard", "informed", "elsewhere", "silent"} {
		all["anchoring/ministries-"+how] = some(func(w *World, a stakeholder.Actor) bool { return w.ministry(a) == how })
	}
	return all
}

// quoted is a claim that the map's own text has these words.
func quoted(w *World, c claim.Claim) (want, bool) {
	words := idsOf(c.Lists["words"])
	return want{lists: map[string][]string{"words": words}}, len(words) > 0 && !slices.ContainsFunc(words, func(word string) bool {
		return !strings.Contains(w.Map.Info.IntendedEffect, word)
	})
}

func (w *World) reporting() int {
	n := 0
	for _, g := range w.groups {
		if g.ReportsTo != "" {
			n++
		}
	}
	return n
}

func (w *World) ofType(kind stakeholder.GroupType) int {
	n := 0
	for _, g := range w.groups {
		if g.Type == kind {
			n++
		}
	}
	return n
}

// sitting counts the actors with seats that count in groups that pass.
func (w *World) sitting(ok func(stakeholder.Group) bool) int {
	return len(w.those(func(a stakeholder.Actor) bool {
		return w.hasSeat(a.ID, func(s stakeholder.Seat) bool { return counts(s.Role) && ok(w.groups[s.Group]) })
	}))
}

func (w *World) funders() []stakeholder.ActorID {
	return w.those(func(a stakeholder.Actor) bool {
		return w.has(func(r stakeholder.Relation) bool { return r.Type == stakeholder.Funds && r.From == a.ID })
	})
}
