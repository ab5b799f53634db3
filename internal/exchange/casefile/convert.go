package casefile

import (
	"fmt"
	"strings"

	"interessentkart/data"
	"interessentkart/internal/exchange/problem"
	"interessentkart/internal/exchange/slug"
	"interessentkart/internal/exchange/strict"
	"interessentkart/internal/stakeholder"
)

const (
	registerID   = "STATLIGE"  // cited by case files, listed by none
	osloOrg      = "958935420" // municipality and county in one
	lifeEventTag = "Livshendelsen "
)

// register is what STATLIGE stands for.
func (c *conversion) register() stakeholder.Source {
	source := c.publications["ministries"]
	return stakeholder.Source{ID: cited(registerID), Title: source.Title, Published: source.Published}
}

// conversion turns a case file into records of ours.
type conversion struct {
	d            *strict.Document
	file         file
	publications map[string]data.Publication
	ministries   map[string]bool       // organisation numbers
	taken        map[string]slug.Taken // ids of relations, groups and seats
	out          []strict.Row
}

// cited gives the id of the source that a row names.
func cited(name string) stakeholder.SourceID { return stakeholder.SourceID(slug.Of(name)) }

func (c *conversion) rows() []strict.Row {
	c.info()
	c.sources()
	c.actors()
	for _, r := range c.file.relations {
		c.relation(r)
	}
	ids := c.groupIDs()
	for i, g := range c.file.groups {
		c.group(g, ids[i], ids)
	}
	return c.out
}

func (c *conversion) add(at strict.Spot, r stakeholder.Record) {
	c.out = append(c.out, strict.Row{Record: r, Spot: at})
}

func (c *conversion) info() {
	info := stakeholder.Info{Title: c.file.title, Period: c.file.period, Description: c.description(),
		UserSituation: c.file.situation.Text, IntendedEffect: c.file.effect.Text}
	if event, ok := strings.CutPrefix(c.file.title, lifeEventTag); ok {
		info.LifeEvent = event
	}
	c.add(strict.Spot{}, info) // its fields are those of the file itself
}

// description is the note, and what the user's situation and the effect rest
// on: a map has no marks for these two.
func (c *conversion) description() string {
	parts := []string{c.file.note}
	for _, one := range []struct {
		what string
		aim  aim
	}{{"Brukerens situasjon", c.file.situation}, {"Ønsket effekt", c.file.effect}} {
		if one.aim.Text != "" {
			parts = append(parts, one.what+": "+c.restsOn(one.aim)+".")
		}
	}
	return strings.TrimSpace(strings.Join(parts, " "))
}

func (c *conversion) restsOn(a aim) string {
	if a.Confidence == "assumed" {
		return "antatt"
	}
	for _, s := range c.file.sources {
		if s.ID == a.Source {
			return "dokumentert (" + s.Title + ")"
		}
	}
	return "dokumentert"
}

// sources adds the listed sources, and the register if rows cite it.
func (c *conversion) sources() {
	listed := false
	for _, s := range c.file.sources {
		c.add(s.Spot, stakeholder.Source{ID: cited(s.ID), Title: s.Title, URL: s.URL, Published: s.Published})
		listed = listed || cited(s.ID) == cited(registerID)
	}
	if !listed && c.cites(registerID) {
		c.add(strict.Spot{}, c.register())
	}
}

func (c *conversion) cites(id string) bool {
	for _, a := range c.file.actors {
		if a.Source == id {
			return true
		}
	}
	for _, r := range c.file.relations {
		if r.Source == id {
			return true
		}
	}
	for _, g := range c.file.groups {
		if g.Source == id {
			return true
		}
	}
	return false
}

// actors adds the actors. A ministry is one whose id is the code of the
// ministry over another, or whose number is a ministry's.
func (c *conversion) actors() {
	codes := map[string]bool{}
	for _, a := range c.file.actors {
		codes[strings.ToLower(a.Ministry)] = true
	}
	for _, a := range c.file.actors {
		c.add(a.Spot, stakeholder.Actor{
			ID: a.ID, Name: a.Name, Kind: a.Kind.ours(), OrgNumber: a.OrgNumber, Aggregate: a.Aggregate,
			Ministry:   codes[strings.ToLower(string(a.ID))] || c.ministries[a.OrgNumber],
			AlsoCounty: a.OrgNumber == osloOrg,
			Notes:      a.Note, Evidence: a.Confidence.evidence(), Source: cited(a.Source),
		})
	}
}

func (c *conversion) relation(r relation) {
	ours, _ := r.Type.ours()
	from, to := r.From, r.To
	if ours.Symmetric() && to < from {
		from, to = to, from
	}
	c.add(r.Spot, stakeholder.Relation{
		ID:   stakeholder.RelationID(c.taken["relation"].Free(fmt.Sprintf("%s-%s-%s", from, ours, to), "relation")),
		From: from, To: to, Type: ours, Strength: 1, Label: r.Type.label(r.Label),
		Evidence: r.Confidence.evidence(), Source: cited(r.Source),
	})
}

// groupIDs gives each group its id, so that groups can report to later ones.
func (c *conversion) groupIDs() []stakeholder.GroupID {
	ids := make([]stakeholder.GroupID, len(c.file.groups))
	for i, g := range c.file.groups {
		ids[i] = stakeholder.GroupID(c.taken["group"].Free(g.Name, "group"))
	}
	return ids
}

func (c *conversion) group(g group, id stakeholder.GroupID, ids []stakeholder.GroupID) {
	ours := stakeholder.Group{
		ID: id, Name: g.Name, Type: g.Type.ours(), Label: g.Type.label(), Notes: g.Note,
		Evidence: g.Confidence.evidence(), Source: cited(g.Source),
	}
	if g.ReportsTo != nil {
		ours.ReportsTo = c.reportsTo(*g.ReportsTo, ids)
		ours.ReportsEvidence = g.ReportsTo.Confidence.evidence()
	}
	c.add(g.Spot, ours)
	for _, m := range g.Members {
		c.seat(g, id, m)
	}
}

// reportsTo finds the group of a name. A name that two have names neither.
func (c *conversion) reportsTo(r reports, ids []stakeholder.GroupID) (found stakeholder.GroupID) {
	for i, g := range c.file.groups {
		if g.Name != r.Group {
			continue
		}
		if found != "" {
			c.refuse(r, stakeholder.Conflict, problem.NameAmbiguous)
			return ""
		}
		found = ids[i]
	}
	if found == "" && !r.Wrong {
		c.refuse(r, stakeholder.NotFound, stakeholder.GroupUnknown)
	}
	return found
}

func (c *conversion) refuse(r reports, class stakeholder.Class, code stakeholder.Code) {
	c.d.Refuse(r.Spot, class.Because(code).With(r.Group))
}

func (c *conversion) seat(g group, id stakeholder.GroupID, m member) {
	r, label := role(m.Role)
	sure := m.Confidence
	if sure == "" {
		sure = g.Confidence
	}
	c.add(m.Spot, stakeholder.Seat{
		ID:    stakeholder.SeatID(c.taken["seat"].Free(fmt.Sprintf("%s-%s", id, m.Actor), "seat")),
		Group: id, Actor: m.Actor, Role: r, Label: label, Evidence: sure.evidence(), Source: cited(g.Source),
	})
}
