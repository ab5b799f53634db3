package governance

import (
	"slices"
	"strings"
	"unicode"

	"interessentkart/internal/alphabet"
	"interessentkart/internal/governance/claim"
	"interessentkart/internal/stakeholder"
)

// reflectors lists the themes that the code finds facts for.
func reflectors() []reflector {
	none, who, groups := []string(nil), []string{"n", "actors"}, []string{"n", "groups"}
	return []reflector{
		{"goals", map[string][]string{
			"situation-stated": none, "situation-unstated": none, "effect-stated": none, "effect-unstated": none,
			"effect-solution": {"words"}, "effect-change": {"words"},
			"spread": who, "spread-none": {"n"}, "spread-unstated": none,
		}, (*teller).goals},
		{"anchoring", map[string][]string{
			"levels":            {"n", "ministry", "top", "leader", "contact", "none", "unstated"},
			"influential-loose": who, "influential-unstated": who, "influence-unknown": who,
			"ministries-heard": who, "ministries-informed": who, "ministries-elsewhere": who, "ministries-silent": who, "members-loose": who,
		}, (*teller).anchoring},
		{"roles", map[string][]string{
			"groups": {"n", "reporting"}, "no-groups": none,
			"without-mandate": groups, "without-leader": groups, "without-owner": groups, "loose-groups": groups,
			"stake-without-role": who, "stake-unknown": who, "agreements": {"signed", "draft", "none", "unstated"},
		}, (*teller).roles},
		{"financing", map[string][]string{
			"funding": {"n", "actors", "funded"}, "funding-unstated": none, "single-funder": who, "unfunded": who,
		}, (*teller).financing},
	}
}

// list gathers actors that pass a test, in the order of names.
func (r *Reading) list(ok func(int32) bool) []int32 {
	var who []int32
	for a := range r.actors {
		if ok(int32(a)) {
			who = append(who, int32(a))
		}
	}
	return who
}

// aboutActors makes a statement about actors: n is their number.
func (r *Reading) aboutActors(who []int32) Statement {
	s := numbered(len(who))
	s.Actors, s.Lists = r.ids(who), map[string][]claim.Subject{"actors": r.subjects(who...)}
	return s
}

// tellWho states a fact about actors, if there are any.
func (t *teller) tellWho(name string, who []int32) {
	if len(who) > 0 {
		t.tell(name, t.aboutActors(who))
	}
}

func (t *teller) goals() {
	stated := func(what, text string) {
		if strings.TrimSpace(text) == "" {
			t.tell(what+"-unstated", Statement{})
			return
		}
		t.tell(what+"-stated", Statement{})
	}
	info := t.m.Info
	stated("situation", info.UserSituation)
	stated("effect", info.IntendedEffect)
	t.tellWords("effect-solution", info.IntendedEffect, t.book.themes.SolutionWords)
	t.tellWords("effect-change", info.IntendedEffect, t.book.themes.EffectWords)
	t.spread()
}

func (t *teller) tellWords(name, text string, beginnings []string) {
	if found := wordsFrom(text, beginnings); len(found) > 0 {
		t.tell(name, Statement{Claim: claim.Claim{Lists: map[string][]claim.Subject{"words": found}}})
	}
}

// wordsFrom finds the words of a text that begin as one of the list does; one
// that ends in a space is a whole word.
func wordsFrom(text string, beginnings []string) []claim.Subject {
	var found []claim.Subject
	for _, w := range strings.FieldsFunc(text, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }) {
		folded := alphabet.Fold(w) + " "
		if slices.ContainsFunc(beginnings, func(b string) bool { return strings.HasPrefix(folded, b) }) {
			found = append(found, claim.Subject{Sort: claim.AText, ID: w})
		}
	}
	return found
}

// spread looks at the tallies of rounds that were revealed or agreed.
func (t *teller) spread() {
	scored, apart := map[int32]bool{}, map[int32]bool{}
	for tally := range t.m.Tallies.All() {
		round, _ := t.m.Rounds.Find(tally.Round)
		if tally.Few || round.State != stakeholder.Revealed && round.State != stakeholder.Agreed {
			continue
		}
		a := t.actorAt[tally.Actor]
		scored[a] = true
		if tally.Q3-tally.Q1 >= float64(t.book.themes.Spread) {
			apart[a] = true
		}
	}
	who := t.list(func(a int32) bool { return apart[a] })
	switch {
	case len(scored) == 0:
		t.tell("spread-unstated", Statement{})
	case len(who) == 0:
		t.tell("spread-none", numbered(len(scored)))
	default:
		t.tell("spread", t.aboutActors(who))
	}
}

func (t *teller) anchoring() {
	steps := map[stakeholder.Anchoring]int{}
	for a := range t.actors {
		steps[t.actors[a].Anchoring]++
	}
	t.tell("levels", Statement{Claim: claim.Claim{Numbers: map[string]int{"n": len(t.actors), "ministry": steps[stakeholder.AnchoredMinistry],
		"top": steps[stakeholder.AnchoredTop], "leader": steps[stakeholder.AnchoredLeader],
		"contact": steps[stakeholder.AnchoredContact], "none": steps[stakeholder.NotAnchored], "unstated": steps[""]}}})
	influential := func(steps ...stakeholder.Anchoring) []int32 {
		return t.list(func(a int32) bool {
			return isHigh(t.actors[a].Influence) && slices.Contains(steps, t.actors[a].Anchoring)
		})
	}
	t.tellWho("influential-loose", influential(stakeholder.NotAnchored, stakeholder.AnchoredContact))
	t.tellWho("influential-unstated", influential(""))
	t.tellWho("influence-unknown", t.list(func(a int32) bool { return t.actors[a].Influence == stakeholder.Unknown }))
	t.ministries()
}

// ministries looks at those over the members of groups that decide, or of all
// groups where none does.
func (t *teller) ministries() {
	members := t.steered()
	over := map[int32]bool{}
	loose := t.list(func(a int32) bool {
		above := false
		for _, tie := range t.above[a] {
			if members[a] && t.actors[tie.to].Ministry {
				above, over[tie.to] = true, true
			}
		}
		return members[a] && !above && t.actors[a].Kind == stakeholder.State && !t.actors[a].Ministry
	})
	informed := map[stakeholder.ActorID]bool{}
	for r := range t.m.Relations.All() {
		if r.Type == stakeholder.Informs {
			informed[r.To] = true
		}
	}
	hearing := t.Everyone()
	as := func(a int32) string {
		switch {
		case hearing.Answerable() && hearing.Voices[a].Heard():
			return "ministries-heard"
		case hearing.Answerable() && hearing.Voices[a].Grade == Informed || informed[t.actors[a].ID]:
			return "ministries-informed"
		case len(t.places[a])+len(t.asides[a]) > 0:
			return "ministries-elsewhere"
		}
		return "ministries-silent"
	}
	for _, name := range []string{"ministries-heard", "ministries-informed", "ministries-elsewhere", "ministries-silent"} {
		t.tellWho(name, t.list(func(a int32) bool { return over[a] && as(a) == name }))
	}
	t.tellWho("members-loose", loose)
}

// steered gives the members of the groups that decide; of all groups where
// none does.
func (t *teller) steered() map[int32]bool {
	groups := t.deciding()
	if len(groups) == 0 {
		for g := range t.groups {
			groups = append(groups, int32(g))
		}
	}
	members := map[int32]bool{}
	for _, g := range groups {
		for _, a := range t.members[g] {
			members[a] = true
		}
	}
	return members
}

func (t *teller) roles() {
	if len(t.groups) == 0 {
		t.tell("no-groups", Statement{})
	} else {
		t.groupFacts()
	}
	seated := map[stakeholder.ActorID]bool{}
	for s := range t.m.Seats.All() {
		seated[s.Actor] = true
	}
	stake := func(l stakeholder.Level) bool { return l == stakeholder.Medium || isHigh(l) }
	has := func(a *stakeholder.Actor) bool { return stake(a.Interest) || stake(a.Influence) }
	t.tellWho("stake-without-role", t.list(func(a int32) bool {
		actor := &t.actors[a]
		return !seated[actor.ID] && has(actor)
	}))
	t.tellWho("stake-unknown", t.list(func(a int32) bool {
		actor := &t.actors[a]
		return !seated[actor.ID] && !has(actor) && unassessed(actor)
	}))
	states := map[stakeholder.Agreement]int{}
	for a := range t.actors {
		states[t.actors[a].Agreement]++
	}
	t.tell("agreements", Statement{Claim: claim.Claim{Numbers: map[string]int{"signed": states[stakeholder.SignedAgreement],
		"draft": states[stakeholder.DraftAgreement], "none": states[stakeholder.NoAgreement], "unstated": states[""]}}})
}

func (t *teller) groupFacts() {
	about := func(ok func(g int32) bool) Statement {
		s := numbered(0)
		var groups []int32
		for g := range t.groups {
			if ok(int32(g)) {
				s.Numbers["n"]++
				s.Groups = append(s.Groups, t.groups[g].ID)
				groups = append(groups, int32(g))
			}
		}
		s.Lists = map[string][]claim.Subject{"groups": t.groupSubjects(groups...)}
		return s
	}
	reporting := about(func(g int32) bool { return t.groups[g].ReportsTo != "" })
	t.tell("groups", Statement{Claim: claim.Claim{Numbers: map[string]int{"n": len(t.groups), "reporting": reporting.Numbers["n"]}}})
	for _, f := range []struct {
		name string
		is   func(g int32) bool
	}{
		{"without-mandate", func(g int32) bool { return strings.TrimSpace(t.groups[g].Mandate) == "" }},
		{"without-leader", func(g int32) bool {
			return !slices.ContainsFunc(t.seats[g], func(s stakeholder.Seat) bool { return s.Role == stakeholder.Leader })
		}},
		{"without-owner", func(g int32) bool { return t.groups[g].Owner == "" }},
		{"loose-groups", func(g int32) bool { return t.groups[g].Type != stakeholder.Decides && t.groups[g].ReportsTo == "" }},
	} {
		if s := about(f.is); s.Numbers["n"] > 0 {
			t.tell(f.name, s)
		}
	}
}

func (t *teller) financing() {
	funders, funded, working := map[int32]bool{}, map[int32]bool{}, map[int32]bool{}
	assumed := 0
	for r := range t.m.Relations.All() {
		switch r.Type {
		case stakeholder.Funds:
			funders[t.actorAt[r.From]], funded[t.actorAt[r.To]] = true, true
			assumed += count(r.Evidence == stakeholder.Assumed)
		case stakeholder.Delivers:
			working[t.actorAt[r.From]] = true
		case stakeholder.Assigns:
			working[t.actorAt[r.To]] = true
		}
	}
	who := t.list(func(a int32) bool { return funders[a] })
	if len(who) == 0 {
		t.tell("funding-unstated", Statement{})
	} else {
		s := t.aboutActors(who)
		s.Numbers["funded"], s.Assumed = len(funded), assumed
		t.tell("funding", s)
	}
	if len(who) == 1 {
		t.tellWho("single-funder", who)
	}
	// Who pays is funded by itself.
	t.tellWho("unfunded", t.list(func(a int32) bool { return working[a] && !funded[a] && !funders[a] }))
}
