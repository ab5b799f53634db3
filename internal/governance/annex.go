package governance

import (
	"slices"
	"strings"

	"interessentkart/internal/stakeholder"
	"interessentkart/internal/words"
)

// Document is a structured text that a report writer turns into Word or the
// like.
type Document struct {
	Title    string    `json:"title"`
	Lang     string    `json:"lang"`
	Intro    string    `json:"intro"`
	Sections []Section `json:"sections"`
}

// Section is a heading with what stands under it.
type Section struct {
	Heading string  `json:"heading"`
	Blocks  []Block `json:"blocks"`
}

// Block is one of a paragraph or a table.
type Block struct {
	Paragraph string `json:"paragraph,omitempty"`
	Table     *Table `json:"table,omitempty"`
}

// Table has a row of column heads, and rows of as many cells.
type Table struct {
	Columns []string   `json:"columns"`
	Rows    [][]string `json:"rows"`
}

// annexer writes one annex.
type annexer struct {
	*Reading
	book   *Rules
	w      words.Words
	chairs map[stakeholder.ActorID][]string // as in «Styringsgruppe (leder)»
	owners map[stakeholder.ActorID]bool     // of groups
}

// Annex writes the annex to a declaration of cooperation: parties, roles and
// responsibilities, governance structure with mandates and seats, financing,
// and what is still open. Persons, levels and anchoring are not in it, nor
// questions that rest on them, so it may be shared.
func (b *Rules) Annex(r *Reading, lang string) Document {
	a := annexer{r, b, b.book.In(lang), map[stakeholder.ActorID][]string{}, map[stakeholder.ActorID]bool{}}
	a.sit()
	title := r.m.Info.Title
	if title == "" {
		title = a.word("untitled")
	}
	return Document{
		Title: a.w.Text("annex.title", words.Args{"title": title}),
		Lang:  lang, Intro: a.word("intro"),
		Sections: []Section{a.purpose(), a.parties(), a.roles(), a.structure(), a.financing(), a.open()},
	}
}

func (a annexer) word(key string) string { return a.w.Text("annex."+key, nil) }

// or gives the text, or in its place the words for what is not there.
func (a annexer) or(text, key string) string {
	if strings.TrimSpace(text) == "" {
		return a.word(key)
	}
	return text
}

func (a annexer) paragraph(key, text string) Block {
	return Block{Paragraph: a.w.Text("annex."+key, words.Args{"text": a.or(text, "unstated")})}
}

// table makes a table, or a paragraph in its place when it has no rows.
func (a annexer) table(none string, rows [][]string, columns ...string) Block {
	if len(rows) == 0 && none != "" {
		return Block{Paragraph: a.word(none)}
	}
	t := &Table{Rows: rows}
	for _, c := range columns {
		t.Columns = append(t.Columns, a.word("column."+c))
	}
	return Block{Table: t}
}

func (a annexer) purpose() Section {
	info := a.m.Info
	return Section{a.word("purpose"), []Block{a.paragraph("situation", info.UserSituation), a.paragraph("effect", info.IntendedEffect)}}
}

// isParty tells whether the actor has a seat, an agreement or the ownership.
func (a annexer) isParty(i int32) bool {
	actor := &a.actors[i]
	agreed := actor.Agreement == stakeholder.SignedAgreement || actor.Agreement == stakeholder.DraftAgreement
	return actor.Owner || agreed || a.owners[actor.ID] || len(a.chairs[actor.ID]) > 0
}

func (a annexer) parties() Section {
	var rows [][]string
	for _, i := range a.list(a.isParty) {
		actor := &a.actors[i]
		rows = append(rows, []string{actor.Name, a.w.Kind(actor.Kind),
			actor.OrgNumber, a.w.Agreement(actor.Agreement)})
	}
	return Section{a.word("parties"), []Block{a.table("no-parties", rows, "actor", "kind", "number", "agreement")}}
}

// roles lists for each party its seats, and whom it delivers to or carries out
// work for.
func (a annexer) roles() Section {
	does := map[stakeholder.ActorID][]string{}
	for r := range a.m.Relations.All() {
		who, whom := r.From, r.To
		switch r.Type {
		case stakeholder.Delivers:
		case stakeholder.Assigns:
			who, whom = whom, who
		default:
			continue
		}
		does[who] = append(does[who], a.labelled(whom, r.Label))
	}
	var rows [][]string
	for _, i := range a.list(a.isParty) {
		work := does[a.actors[i].ID]
		slices.Sort(work)
		rows = append(rows, []string{a.actors[i].Name, strings.Join(a.chairs[a.actors[i].ID], "; "), strings.Join(slices.Compact(work), "; ")})
	}
	return Section{a.word("roles"), []Block{a.table("no-parties", rows, "actor", "seats", "does")}}
}

func (a annexer) labelled(id stakeholder.ActorID, label string) string {
	name := a.actors[a.actorAt[id]].Name
	if label == "" {
		return name
	}
	return name + " (" + label + ")"
}

// sit names every actor's seats and notes who owns groups.
func (a annexer) sit() {
	for g := range a.groups {
		a.owners[a.groups[g].Owner] = true
		for _, s := range a.seats[g] {
			a.chairs[s.Actor] = append(a.chairs[s.Actor], a.groups[g].Name+" ("+a.role(s)+")")
		}
	}
}

// role is the group's own word for a seat's role, or else the common one.
func (a annexer) role(s stakeholder.Seat) string {
	if s.Label != "" {
		return s.Label
	}
	return a.w.Role(s.Role)
}

func (a annexer) structure() Section {
	section := Section{Heading: a.word("structure")}
	for g := range a.groups {
		group := &a.groups[g]
		owner, _ := a.m.Actors.Find(group.Owner)
		above, _ := a.m.Groups.Find(group.ReportsTo)
		section.Blocks = append(section.Blocks,
			Block{Paragraph: a.w.Text("annex.group", words.Args{"group": group.Name, "owner": a.or(owner.Name, "unstated"),
				"type": a.w.GroupType(group.Type), "above": a.or(above.Name, "nobody")})},
			a.paragraph("mandate", group.Mandate),
			a.seatTable(int32(g)))
	}
	if len(a.groups) == 0 {
		section.Blocks = []Block{{Paragraph: a.word("no-groups")}}
	}
	return section
}

func (a annexer) seatTable(g int32) Block {
	speaks := map[stakeholder.SeatID][]item{}
	for _, m := range a.spoken[g] {
		speaks[m.chair.seat.ID] = append(speaks[m.chair.seat.ID], named(a.actors[m.actor].Name))
	}
	var rows [][]string
	for _, s := range a.seats[g] {
		var held []item
		for _, i := range []struct {
			holds bool
			key   string
		}{{s.Interests.Executive, "executive"}, {s.Interests.User, "user"}, {s.Interests.Supplier, "supplier"}} {
			if i.holds {
				held = append(held, word("interests."+i.key))
			}
		}
		rows = append(rows, []string{a.actors[a.actorAt[s.Actor]].Name, a.role(s), a.book.join(listed(held...), string(a.w.Lang())), a.book.join(listed(speaks[s.ID]...), string(a.w.Lang()))})
	}
	return a.table("", rows, "actor", "role", "interests", "speaks")
}

func (a annexer) financing() Section {
	type line struct{ payer, paid int32 }
	lines := map[line][]string{}
	var order []line
	for r := range a.m.Relations.All() {
		if r.Type != stakeholder.Funds {
			continue
		}
		l := line{a.actorAt[r.From], a.actorAt[r.To]}
		if _, ok := lines[l]; !ok {
			order = append(order, l)
			lines[l] = nil
		}
		if r.Label != "" {
			lines[l] = append(lines[l], r.Label)
		}
	}
	slices.SortFunc(order, func(x, y line) int {
		if x.payer != y.payer {
			return int(x.payer - y.payer)
		}
		return int(x.paid - y.paid)
	})
	var rows [][]string
	for _, l := range order {
		slices.Sort(lines[l])
		rows = append(rows, []string{a.actors[l.payer].Name, a.actors[l.paid].Name, strings.Join(slices.Compact(lines[l]), "; ")})
	}
	return Section{a.word("financing"), []Block{a.table("no-financing", rows, "payer", "paid", "what")}}
}

// open lists the questions of the themes that give nothing private away.
func (a annexer) open() Section {
	var rows [][]string
	for _, t := range a.book.Themes(a.Reading) {
		for _, q := range t.Questions {
			if q.Rests == "" {
				rows = append(rows, []string{t.Title(string(a.w.Lang())), q.Text(string(a.w.Lang()))})
			}
		}
	}
	return Section{a.word("open"), []Block{a.table("", rows, "theme", "question")}}
}
