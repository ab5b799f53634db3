package stakeholder

// Whole is the command that makes an empty map into a copy of this one: to take
// back that all its records were removed.
func (m *Map) Whole() Command {
	var p Patch
	for r := range m.Records() {
		p = append(p, Edit{Key: r.Key(), Before: r})
	}
	return Revert{p}
}
