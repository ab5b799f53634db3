package governance

import (
	"interessentkart/internal/governance/claim"
	"interessentkart/internal/stakeholder"
)

// modellers lists the models that the code has numbers for.
func modellers() []reflector {
	return []reflector{
		{"network", map[string][]string{"chosen": nil, "numbers": {"actorCount", "ties", "advising"}}, (*teller).network},
		{"programme", map[string][]string{"chosen": nil, "numbers": {"n", "members", "lines"}}, (*teller).programme},
		{"project", map[string][]string{"chosen": nil, "numbers": {"deciding", "executing", "deliveries", "commissions"}}, (*teller).project},
	}
}

func (t *teller) numbers(chosen bool, n map[string]int) {
	if chosen {
		t.tell("chosen", Statement{})
	}
	t.tell("numbers", Statement{Claim: claim.Claim{Numbers: n}})
}

func (t *teller) network() {
	advising := 0
	for g := range t.groups {
		advising += count(t.groups[g].Type == stakeholder.Advises || t.groups[g].Type == stakeholder.Coordinates)
	}
	t.numbers(t.m.Info.Models.Network, map[string]int{
		"actorCount": len(t.actors), "ties": t.relations(stakeholder.Collaborates), "advising": advising})
}

func (t *teller) programme() {
	lines := 0
	for g := range t.groups {
		lines += count(t.groups[g].ReportsTo != "")
	}
	members := t.list(func(a int32) bool { return len(t.sitsIn[a]) > 0 })
	t.numbers(t.m.Info.Models.Programme, map[string]int{"n": len(t.groups), "members": len(members), "lines": lines})
}

func (t *teller) project() {
	sitting := func(kind stakeholder.GroupType) int {
		return len(t.list(func(a int32) bool {
			for _, g := range t.sitsIn[a] {
				if t.groups[g].Type == kind {
					return true
				}
			}
			return false
		}))
	}
	t.numbers(t.m.Info.Models.Project, map[string]int{
		"deciding": sitting(stakeholder.Decides), "executing": sitting(stakeholder.Executes),
		"deliveries": t.relations(stakeholder.Delivers), "commissions": t.relations(stakeholder.Assigns)})
}

// relations counts the relations of a type.
func (t *teller) relations(kind stakeholder.RelationType) int {
	n := 0
	for r := range t.m.Relations.All() {
		n += count(r.Type == kind)
	}
	return n
}
