package layout

import (
	"strconv"

	"interessentkart/internal/scene"
	"interessentkart/internal/stakeholder"
	"interessentkart/internal/words"
)

// networkTwin is the network as two tables: actors and relations.
func (p *plan) networkTwin() []scene.Table {
	return []scene.Table{p.actorTable(), p.relationTable()}
}

// actorTable lists the actors by name.
func (p *plan) actorTable() scene.Table {
	s := p.say
	t := scene.Table{Caption: s.draw("actors"), Header: []string{s.draw("actor"), s.draw("kind")}}
	category := p.o.Colour == "category"
	attitude := p.o.Colour == "attitude"
	if category {
		t.Header = append(t.Header, s.draw("category"))
	}
	if attitude {
		t.Header = append(t.Header, s.draw("attitude"))
	}
	if p.levels() {
		t.Header = append(t.Header, s.draw("interest"), s.draw("influence"))
	}
	t.Header = append(t.Header, s.draw("evidence"))
	for _, a := range p.actors {
		row := []string{a.Name, s.Kind(kindOf(a))}
		if category {
			row = append(row, s.Category(a.Category))
		}
		if attitude {
			row = append(row, s.Attitude(a.Attitude))
		}
		if p.levels() {
			row = append(row, s.Level(a.Interest), s.Level(a.Influence))
		}
		t.Rows = append(t.Rows, append(row, s.Evidence(a.Evidence)))
	}
	return t
}

// relationTable lists the relations by their actors.
func (p *plan) relationTable() scene.Table {
	s := p.say
	t := scene.Table{Caption: s.draw("relations"), Header: []string{s.draw("from"), s.draw("relation"), s.draw("to"), s.draw("label"), s.draw("power"), s.draw("evidence")}}
	for _, r := range p.relations {
		from, to := p.actors[p.index[r.From]], p.actors[p.index[r.To]]
		t.Rows = append(t.Rows, []string{from.Name, s.Relation(r.Type), to.Name, r.Label,
			strconv.Itoa(r.Strength), s.Evidence(r.Evidence)})
	}
	return t
}

// strengthOf tells of a relation that is stronger than usual.
func (s *phrases) strengthOf(r stakeholder.Relation) string {
	if r.Strength <= 1 {
		return ""
	}
	return s.Text("draw.strength", words.Args{"n": r.Strength})
}
