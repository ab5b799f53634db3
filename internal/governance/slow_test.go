package governance

import (
	"cmp"
	"slices"

	"interessentkart/internal/alphabet"
	"interessentkart/internal/stakeholder"
)

// slowVoice is section 3 of the specification word by word: it lists every
// path there is, without index or bound, and takes the best.
func slowVoice(m *stakeholder.Map, g stakeholder.GroupID, a stakeholder.ActorID) Voice {
	var all []Voice
	add := func(kind VoiceKind, path []Step) {
		all = append(all, Voice{Actor: a, Kind: kind, Group: g, Path: path})
	}
	for _, p := range slowInside(m, g, a) {
		kind := Represented
		if p[0].Kind == StepSpeaks {
			kind = Spokesperson
		}
		add(kind, p)
	}
	for h := range m.Groups.All() {
		lines, linked := slowReports(m, h.ID, g)
		if lines == nil {
			continue
		}
		kind := Reporting
		if linked {
			kind = Linked
		}
		starts := slowInside(m, h.ID, a)
		if slowSits(m, a, h.ID) {
			starts = append(starts, []Step{{Kind: StepSits, Group: h.ID}})
		}
		for _, p := range starts {
			add(kind, append(slices.Clone(p), lines...))
		}
	}
	for s := range m.Seats.All() {
		if s.Group == g && s.Actor == a && !s.Role.Counts() {
			add(Attends, []Step{{Kind: StepAttends, Group: g}})
		}
	}
	return slowBest(m, a, all)
}

// slowInside lists the paths of kinds 1 and 2 from the actor into the group.
func slowInside(m *stakeholder.Map, g stakeholder.GroupID, a stakeholder.ActorID) [][]Step {
	var paths [][]Step
	into := Step{Kind: StepSits, Group: g}
	for s := range m.Speaking.All() {
		seat, _ := m.Seats.Find(s.Seat)
		if s.Actor == a && seat.Group == g && seat.Role.Counts() {
			paths = append(paths, []Step{{Kind: StepSpeaks, Actor: seat.Actor}, into})
		}
	}
	var climb func(at stakeholder.ActorID, so []Step)
	climb = func(at stakeholder.ActorID, so []Step) {
		if len(so) > 0 && slowSits(m, at, g) {
			paths = append(paths, append(slices.Clone(so), into))
		}
		if len(so) == 3 {
			return
		}
		for r := range m.Relations.All() {
			switch {
			case r.Type == stakeholder.Represents && r.To == at:
				climb(r.From, append(slices.Clone(so), Step{Kind: StepRepresents, Actor: r.From}))
			case r.Type == stakeholder.PartOf && r.From == at:
				climb(r.To, append(slices.Clone(so), Step{Kind: StepPartOf, Actor: r.To}))
			}
		}
	}
	climb(a, nil)
	return paths
}

// slowReports gives the one to three reporting lines from h to g, nil if there
// are none, and whether somebody sits on both sides of each.
func slowReports(m *stakeholder.Map, h, g stakeholder.GroupID) (lines []Step, linked bool) {
	linked = true
	for range 3 {
		group, _ := m.Groups.Find(h)
		up := group.ReportsTo
		if up == "" {
			return nil, false
		}
		var both []stakeholder.ActorID
		for x := range m.Actors.All() {
			if slowSits(m, x.ID, h) && slowSits(m, x.ID, up) {
				both = append(both, x.ID)
			}
		}
		step := Step{Kind: StepReports, Group: up}
		if len(both) == 0 {
			linked = false
		} else {
			step.Link = slices.MinFunc(both, func(a, b stakeholder.ActorID) int { return slowOrder(m, a, b) })
		}
		lines = append(lines, step)
		if h = up; h == g {
			return lines, linked
		}
	}
	return nil, false
}

func slowSits(m *stakeholder.Map, a stakeholder.ActorID, g stakeholder.GroupID) bool {
	for s := range m.Seats.All() {
		if s.Actor == a && s.Group == g && (s.Role == stakeholder.Leader || s.Role == stakeholder.Member) {
			return true
		}
	}
	return false
}

func slowOrder(m *stakeholder.Map, a, b stakeholder.ActorID) int {
	x, _ := m.Actors.Find(a)
	y, _ := m.Actors.Find(b)
	return cmp.Or(alphabet.NewOrder().Compare(x.Name, y.Name), cmp.Compare(a, b))
}

// slowBest takes the best kind, then the shortest path, then the first by name.
func slowBest(m *stakeholder.Map, a stakeholder.ActorID, all []Voice) Voice {
	order := alphabet.NewOrder()
	hops := []StepKind{StepSpeaks, StepRepresents, StepPartOf, StepSits, StepAttends, StepReports}
	name := func(s Step) (string, string) {
		x, _ := m.Actors.Find(s.Actor)
		y, _ := m.Groups.Find(s.Group)
		return x.Name + y.Name, string(s.Actor) + string(s.Group)
	}
	slices.SortFunc(all, func(v, w Voice) int {
		c := cmp.Or(
			cmp.Compare(slices.Index(VoiceKinds(), v.Kind), slices.Index(VoiceKinds(), w.Kind)),
			cmp.Compare(len(v.Path), len(w.Path)),
		)
		for i := 0; c == 0 && i < len(v.Path); i++ {
			n, nid := name(v.Path[i])
			o, oid := name(w.Path[i])
			c = cmp.Or(order.Compare(n, o), cmp.Compare(nid, oid),
				cmp.Compare(len(v.Path[i].Group), len(w.Path[i].Group)))
		}
		for i := 0; c == 0 && i < len(v.Path); i++ {
			c = cmp.Compare(slices.Index(hops, v.Path[i].Kind), slices.Index(hops, w.Path[i].Kind))
		}
		return c
	})
	if len(all) > 0 {
		return all[0]
	}
	return Voice{Actor: a, Kind: NoVoice, Steers: slowSteers(m, a)}
}

func slowSteers(m *stakeholder.Map, a stakeholder.ActorID) []Steer {
	var list []Steer
	for b := range m.Actors.All() {
		governs := false
		for r := range m.Relations.All() {
			governs = governs || r.Type == stakeholder.Governs && r.From == a && r.To == b.ID
		}
		var groups []stakeholder.Group
		for g := range m.Groups.All() {
			if slowSits(m, b.ID, g.ID) {
				groups = append(groups, g)
			}
		}
		if !governs || len(groups) == 0 {
			continue
		}
		order := alphabet.NewOrder()
		best := slices.MinFunc(groups, func(g, h stakeholder.Group) int {
			side := func(g stakeholder.Group) int {
				if g.Type == stakeholder.Decides {
					return 0
				}
				return 1
			}
			return cmp.Or(cmp.Compare(side(g), side(h)), order.Compare(g.Name, h.Name), cmp.Compare(g.ID, h.ID))
		})
		list = append(list, Steer{b.ID, best.ID})
	}
	slices.SortFunc(list, func(s, t Steer) int { return slowOrder(m, s.Member, t.Member) })
	return list
}
