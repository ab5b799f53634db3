package truth

import (
	"slices"

	"interessentkart/internal/governance/claim"
	"interessentkart/internal/stakeholder"
)

// duty to say: a predicate that is told wherever it holds, and of which groups.
type due struct {
	key   string
	types []stakeholder.GroupType // nil: of the map as a whole
}

// dues lists what is never left out. What needs a subject of its own – who
// speaks for many, who pays whom – is proven where it is said.
func dues() []due {
	decides := []stakeholder.GroupType{stakeholder.Decides}
	others := []stakeholder.GroupType{stakeholder.Advises, stakeholder.Coordinates, stakeholder.Executes}
	var list []due
	for _, key := range []string{"size/few", "size/ok", "size/some", "size/many", "size/crowd", "leader/one", "leader/several", "leader/unstated",
		"interests/all", "interests/missing", "interests/unstated", "weight/light", "municipal/unheard",
		"users/unheard", "users/unmapped", "users/some", "users/ok", "anchoring/apart", "hired-seat/seated", "critical-friend/nobody"} {
		list = append(list, due{key, decides})
	}
	list = append(list, due{"size/large", others}, due{"aggregate-seat/who", append(decides, others...)})
	for _, key := range []string{"voice/unheard-high", "voice/unheard", "voice/unheard-unknown", "voice/informed-high", "voice/steers", "voice/hired"} {
		list = append(list, due{key, nil})
	}
	return list
}

// Unsaid lists what holds of the map and is not among what is said.
func (w *World) Unsaid(said []claim.Claim) []string {
	type about struct {
		key   string
		group stakeholder.GroupID
	}
	there := map[about]bool{}
	for _, c := range said {
		there[about{c.Key, c.Group}] = true
	}
	var list []string
	all := proofs()
	look := func(d due, g stakeholder.GroupID) {
		if _, holds := all[d.key](w, claim.Claim{Key: d.key, Group: g}); holds && !there[about{d.key, g}] {
			list = append(list, d.key+" of "+string(g)+" is not said")
		}
	}
	for _, d := range dues() {
		if d.types == nil && len(w.Deciding()) > 0 {
			look(d, "")
		}
		for _, g := range w.groupsByName() {
			if slices.Contains(d.types, w.groups[g].Type) {
				look(d, g)
			}
		}
	}
	for _, g := range w.Deciding() {
		high := w.important(g, func(i, j stakeholder.Level, inside bool) bool { return isHigh(i) && isHigh(j) && !inside })
		if len(high) > 0 && !there[about{"absent/absent", g}] {
			list = append(list, "absent/absent of "+string(g)+" is not said")
		}
	}
	return list
}

// Severity is how strongly the page lets a predicate be said; "" is for one that
// it does not grade.
func Severity(key string) string {
	for severity, keys := range map[string][]string{
		"consider": {"size/many", "size/crowd", "leader/several", "interests/missing", "voice/unheard-high", "voice/informed-high", "weight/light",
			"absent/absent", "crowding/several", "municipal/unheard", "users/unheard", "anchoring/apart", "gender/skewed", "gender/deputies-skewed",
			"opposed/breaks", "opposed/both", "appointed/others", "hired-seat/seated"},
		"note": {"size/few", "size/some", "size/large", "leader/unstated", "interests/unstated", "voice/unheard", "voice/unheard-unknown", "voice/informed",
			"voice/weakly", "voice/steers", "voice/hired", "impartiality/question", "codetermination/state", "codetermination/municipal",
			"critical-friend/nobody", "overload/many", "aggregate-seat/who", "single-point/many", "single-point/heavy", "weight/unknown", "absent/unknown",
			"gender/unstated", "codetermination/unstated", "appointed/unstated", "users/unmapped", "unknown/some"},
		"ok": {"size/ok", "leader/one", "interests/all", "voice/heard", "voice/heard-apart", "municipal/ok", "users/ok", "anchoring/together", "absent/ok"},
	} {
		if slices.Contains(keys, key) {
			return severity
		}
	}
	return ""
}
