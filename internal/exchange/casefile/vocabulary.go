package casefile

import "interessentkart/internal/stakeholder"

// The words of a case file, in the order of its description.
type (
	kind         string
	relationType string
	groupType    string
)

func (kind) Values() []kind {
	return []kind{"state", "county", "municipality", "KS", "private", "voluntary", "users"}
}

func (k kind) ours() stakeholder.Kind {
	if k == "KS" {
		return stakeholder.KS
	}
	return stakeholder.Kind(k)
}

func (relationType) Values() []relationType {
	return []relationType{"governs", "finances", "leads", "assigns", "delivers_data", "represents", "collaborates",
		"part_of", "supplies", "supervises", "evaluates", "serves"}
}

// ours gives our type, and the word that says what it leaves out.
func (t relationType) ours() (ours stakeholder.RelationType, word string) {
	switch t {
	case "finances":
		return stakeholder.Funds, ""
	case "leads":
		return stakeholder.OtherRelation, "leder"
	case "evaluates":
		return stakeholder.OtherRelation, "evaluerer"
	case "delivers_data":
		return stakeholder.Delivers, "data"
	case "supplies":
		return stakeholder.Delivers, "leverandør"
	case "supervises":
		return stakeholder.Regulates, "tilsyn"
	case "part_of":
		return stakeholder.PartOf, ""
	}
	return stakeholder.RelationType(t), ""
}

// label joins the case's label to the word for its type. Only for a relation
// of type other is the word needed beside a label.
func (t relationType) label(own string) string {
	ours, word := t.ours()
	switch {
	case own == "":
		return word
	case ours == stakeholder.OtherRelation:
		return word + ": " + own
	}
	return own
}

func (groupType) Values() []groupType {
	return []groupType{"styringsgruppe", "portefoljestyre", "programeiere", "referansegruppe", "interessentgruppe",
		"prosjektgruppe", "radgivende", "sekretariat", "arbeidsgruppe"}
}

func (t groupType) ours() stakeholder.GroupType {
	switch t {
	case "styringsgruppe", "portefoljestyre":
		return stakeholder.Decides
	case "referansegruppe", "interessentgruppe", "radgivende":
		return stakeholder.Advises
	case "programeiere":
		return stakeholder.Coordinates
	}
	return stakeholder.Executes
}

// label is the word as people write it; files keep to a–z.
func (t groupType) label() string {
	switch t {
	case "portefoljestyre":
		return "porteføljestyre"
	case "radgivende":
		return "rådgivende"
	}
	return string(t)
}

// role gives the role that a member's word stands for, and the word when the
// role does not say it all.
func role(word string) (r stakeholder.Role, label string) {
	switch word {
	case "leder":
		return stakeholder.Leader, ""
	case "leder/medlem":
		return stakeholder.Leader, word
	case "observatør":
		return stakeholder.Observer, ""
	case "orientert":
		return stakeholder.Observer, word
	case "sekretariat":
		return stakeholder.Secretariat, ""
	case "medlem":
		return stakeholder.Member, ""
	}
	return stakeholder.Member, word
}
