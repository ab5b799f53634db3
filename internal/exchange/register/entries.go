package register

import (
	"strconv"

	"interessentkart/internal/stakeholder"
)

// The rows of the tables, with their references as they stand there.
type (
	infoEntry struct {
		naming
		stakeholder.Info
	}
	sourceEntry struct {
		naming
		id string
		stakeholder.Source
	}
	actorEntry struct {
		naming
		id string
		stakeholder.Actor
		aliases, tags []string
		cites         string
		stated        bool // the form says that a row is an actor
	}
	factEntry struct {
		naming
		stakeholder.Fact
	}
	relationEntry struct {
		naming
		id, from, to, cites string
		stakeholder.Relation
		stated    bool   // its ends are ids
		closed    bool   // of nodes that the file lists
		kindWord  string // a type that is not ours
		direction string // directed, undirected or mutual, where the form says it
	}
	groupEntry struct {
		naming
		id string
		stakeholder.Group
		word, owner, reports, cites string
		stated                      bool // its references are ids
	}
	seatEntry struct {
		naming
		stakeholder.Seat
		id, group, actor, appointed, word, cites string
		speaks                                   []string
		stated                                   bool // its references are ids
	}
)

func infoFields() []field[infoEntry] {
	return rest(stakeholder.InfoRecord, []field[infoEntry]{
		line("title", 40, func(e *infoEntry) *string { return &e.Title }).must(),
		running("description", func(e *infoEntry) *string { return &e.Description }),
		line("lifeEvent", 24, func(e *infoEntry) *string { return &e.LifeEvent }),
		line("period", 14, func(e *infoEntry) *string { return &e.Period }),
		choice("phase", "phase", func(e *infoEntry) *stakeholder.Phase { return &e.Phase }),
		running("userSituation", func(e *infoEntry) *string { return &e.UserSituation }),
		running("intendedEffect", func(e *infoEntry) *string { return &e.IntendedEffect }),
		marks("models", "model", []string{"network", "programme", "project"}, func(e *infoEntry) map[string]*bool {
			return map[string]*bool{"network": &e.Models.Network, "programme": &e.Models.Programme, "project": &e.Models.Project}
		}),
	}, func(e *infoEntry) *stakeholder.Info { return &e.Info }, "archived")
}

func factFields() []field[factEntry] {
	return []field[factEntry]{
		choice("id", "fact", func(e *factEntry) *stakeholder.FactID { return &e.ID }).must(),
		choice("answer", "answer", func(e *factEntry) *stakeholder.Answer { return &e.Answer }).must(),
	}
}

func sourceFields() []field[sourceEntry] {
	return rest(stakeholder.SourceRecord, []field[sourceEntry]{
		line("id", 14, func(e *sourceEntry) *string { return &e.id }),
		line("title", 60, func(e *sourceEntry) *string { return &e.Title }).must(),
		running("url", func(e *sourceEntry) *string { return &e.URL }).must().spelt("URL", "Lenke", "Nettadresse", "Link"),
		line("published", 14, func(e *sourceEntry) *string { return &e.Published }).spelt("Dato", "År", "Year"),
	}, func(e *sourceEntry) *stakeholder.Source { return &e.Source })
}

// actorFields are the columns of the interessentregister, in its order, and
// then what the program has besides.
func actorFields() []field[actorEntry] {
	return rest(stakeholder.ActorRecord, []field[actorEntry]{
		line("name", 36, func(e *actorEntry) *string { return &e.Name }).must().
			spelt("Navn", "Namn", "Name", "Aktør", "Actor", "Label", "Stakeholder name", "Name of stakeholder", "Interessentnavn", "Interessentnamn", "Navn på interessent",
				"Namn på interessent", "Interessenter", "Interessentar", "Stakeholders", "Interessent/aktør", "Stakeholder group", "Interessentgruppe", "Actor name", "Aktørnavn", "Aktørnamn",
				"Aktører", "Aktørar", "Actors", "Navn på aktør", "Virksomhet", "Verksemd", "Virksomheter", "Virksomhetsnavn", "Virksomhetens navn", "Organisasjon", "Organisasjonsnavn", "Organisasjoner", "Organisation",
				"Organization", "Organisation name", "Organization name", "Etat", "Agency", "Institusjon", "Institution", "Part", "Parter", "Party", "Entity", "Navn på virksomhet", "Title", "Tittel", "Element", "Node", "Unit", "Enhet", "Eining"),
		choice("category", "category", func(e *actorEntry) *stakeholder.Category { return &e.Category }).spelt("Interessentkategori", "Gruppering", "Category of stakeholder", "Stakeholder category"),
		level("interest", func(e *actorEntry) *stakeholder.Level { return &e.Interest }).spelt("Interessenivå", "Grad av interesse", "Level of interest", "Interest in project", "Interesse for prosjektet", "Interesse for saken", "Engasjement", "Concern"),
		level("influence", func(e *actorEntry) *stakeholder.Level { return &e.Influence }).
			spelt("Makt", "Påvirkning", "Påverknad", "Innflytelsesnivå", "Grad av innflytelse", "Power", "Level of influence", "Innverknad", "Innflytelse/makt", "Makt/innflytelse",
				"Power/influence", "Influence/power", "Påvirkningskraft", "Påvirkningsgrad", "Påvirkningsmulighet", "Innvirkning", "Authority"),
		level("affected", func(e *actorEntry) *stakeholder.Level { return &e.Affected }).spelt("Berørt av", "Grad av berørthet", "Konsekvens", "Impact", "Affected by"),
		choice("attitude", "attitude", func(e *actorEntry) *stakeholder.Attitude { return &e.Attitude }).
			spelt("Haldning", "Stance", "Innstilling", "Position", "Standpunkt", "Support", "Støtte", "Attitude to project", "Holdning til prosjektet", "Engagement", "Current engagement", "Engagement level", "Disposition"),
		running("expectations", func(e *actorEntry) *string { return &e.Expectations }).spelt("Forventning", "Forventninger og behov", "Behov", "Expectation", "Needs", "Needs and expectations", "Requirements", "Krav", "Forventningar"),
		running("informationNeed", func(e *actorEntry) *string { return &e.InformationNeed }).spelt("Behov for informasjon", "Information needs", "Communication needs"),
		running("measures", func(e *actorEntry) *string { return &e.Measures }).spelt("Handling", "Kommunikasjonstiltak", "Actions", "Measure", "Strategy", "Strategi", "Engagement strategy", "Handlinger", "Oppfølging", "Management strategy"),
		line("contactName", 22, func(e *actorEntry) *string { return &e.ContactName }).spelt("Kontakt", "Contact", "Contact person", "Contact info", "Contact information", "Kontaktinformasjon", "E-post", "Epost", "E-mail", "Email", "E-postadresse", "Mail"),
		line("contactRole", 22, func(e *actorEntry) *string { return &e.ContactRole }).spelt("Stilling", "Role", "Rolle", "Position title", "Job title"),
		choice("kind", "kind", func(e *actorEntry) *stakeholder.Kind { return &e.Kind }).spelt("Type", "Sektor", "Sector", "Element type", "Type aktør", "Aktørtype", "Type interessent", "Interessenttype", "Stakeholder type", "Type of stakeholder", "Actor type", "Type virksomhet", "Forvaltningsnivå", "Kind"),
		line("shortName", 14, func(e *actorEntry) *string { return &e.ShortName }).spelt("Forkortelse", "Forkorting", "Abbreviation"),
		several("aliases", func(e *actorEntry) *[]string { return &e.aliases }).headed("field.alias.name").
			spelt("Andre navn", "Andre namn", "Alias", "Aliaser"),
		field[actorEntry]{
			name: "orgNumber", form: Text, width: 14,
			read:  func(d *decoder, at place, text string, e *actorEntry) { d.orgNumber(at, text, &e.OrgNumber) },
			write: func(_ *encoder, e *actorEntry) string { return e.OrgNumber },
		}.spelt("Org.nr.", "Orgnr", "Organisasjonsnr", "Org nummer", "Organization number"),
		flag("ministry", func(e *actorEntry) *bool { return &e.Ministry }),
		flag("alsoCounty", func(e *actorEntry) *bool { return &e.AlsoCounty }),
		flag("hired", func(e *actorEntry) *bool { return &e.Hired }),
		flag("owner", func(e *actorEntry) *bool { return &e.Owner }).spelt("Eier", "Eigar"),
		flag("aggregate", func(e *actorEntry) *bool { return &e.Aggregate }),
		choice("anchoring", "anchoring", func(e *actorEntry) *stakeholder.Anchoring { return &e.Anchoring }),
		choice("agreement", "agreement", func(e *actorEntry) *stakeholder.Agreement { return &e.Agreement }).spelt("Avtale", "Samarbeidsavtale"),
		running("notes", func(e *actorEntry) *string { return &e.Notes }).
			spelt("Notat", "Kommentar", "Kommentarer", "Merknad", "Merknader", "Comment", "Comments", "Note", "Remarks", "Description", "Beskrivelse", "Beskriving", "Desc", "Annotation"),
		several("tags", func(e *actorEntry) *[]string { return &e.tags }).headed("field.tag.name").
			spelt("Merker", "Tags", "Stikkord", "Emneknagger", "Keywords", "Tag"),
		choice("evidence", "evidence", func(e *actorEntry) *stakeholder.Evidence { return &e.Evidence }),
		cited(func(e *actorEntry) *string { return &e.cites }).spelt("Kilder"),
		line("id", 14, func(e *actorEntry) *string { return &e.id }),
	}, func(e *actorEntry) *stakeholder.Actor { return &e.Actor })
}

func relationFields() []field[relationEntry] {
	return rest(stakeholder.RelationRecord, []field[relationEntry]{
		line("from", 36, func(e *relationEntry) *string { return &e.from }).must().
			spelt("From", "Fra", "Frå", "Fra aktør", "Frå aktør", "Source", "Kilde", "Source node", "Source ID", "From ID", "From node", "From actor", "Avsender", "Start", "Startnode", "Node 1", "Actor 1", "Aktør 1",
				"Aktør A", "Actor A", "Fra node", "Source label", "Source name", "From name", "Subject", "Ego"),
		field[relationEntry]{
			name: "type", form: Choice, width: 24, prefix: "relation",
			read:    (*decoder).relationType,
			write:   func(w *encoder, e *relationEntry) string { return w.label("relation", string(e.Type)) },
			choices: func(w *encoder) []string { return labels(w, "relation", stakeholder.Governs) },
		}.spelt("Relasjon", "Relation", "Type", "Connection type", "Relationship", "Relationship type", "Relation type", "Type relasjon", "Relasjonstype", "Edge type", "Interaction", "Predicate"),
		line("to", 36, func(e *relationEntry) *string { return &e.to }).must().
			spelt("To", "Til", "Til aktør", "Target", "Mål", "Target node", "Target ID", "To ID", "To node", "To actor", "Mottaker", "Mottakar", "Slutt", "End", "Endnode", "Node 2", "Actor 2", "Aktør 2",
				"Aktør B", "Actor B", "Til node", "Target label", "Target name", "To name", "Object", "Alter"),
		line("label", 30, func(e *relationEntry) *string { return &e.Label }).spelt("Betegnelse", "Nemning", "Merkelapp", "Label", "Edge label", "Name", "Navn", "Namn", "Description", "Beskrivelse", "Beskriving"),
		field[relationEntry]{
			name: "strength", form: Number, width: 8,
			read:  func(d *decoder, at place, text string, e *relationEntry) { d.strength(at, text, &e.Strength) },
			write: func(_ *encoder, e *relationEntry) string { return strconv.Itoa(e.Strength) },
		}.spelt("Weight", "Vekt", "Styrke", "Strength"),
		choice("agreement", "agreement", func(e *relationEntry) *stakeholder.Agreement { return &e.Agreement }),
		choice("evidence", "evidence", func(e *relationEntry) *stakeholder.Evidence { return &e.Evidence }),
		cited(func(e *relationEntry) *string { return &e.cites }),
		field[relationEntry]{name: "direction", word: "exchange.direction", read: (*decoder).direction}.spelt("Direction", "Retning", "Directed", "Rettet"),
		line("id", 14, func(e *relationEntry) *string { return &e.id }),
	}, func(e *relationEntry) *stakeholder.Relation { return &e.Relation })
}

func groupFields() []field[groupEntry] {
	return rest(stakeholder.GroupRecord, []field[groupEntry]{
		line("name", 36, func(e *groupEntry) *string { return &e.Name }).must().spelt("Gruppenavn", "Gruppenamn", "Navn", "Namn", "Name"),
		field[groupEntry]{
			name: "type", form: Choice, width: 16, required: true, prefix: "groupType",
			read:    (*decoder).groupType,
			write:   func(w *encoder, e *groupEntry) string { return w.label("groupType", string(e.Type)) },
			choices: func(w *encoder) []string { return labels(w, "groupType", stakeholder.Decides) },
		}.spelt("Group type", "Type gruppe"),
		line("label", 20, func(e *groupEntry) *string { return &e.Label }),
		running("mandate", func(e *groupEntry) *string { return &e.Mandate }),
		line("owner", 30, func(e *groupEntry) *string { return &e.owner }),
		interests("ownerInterests", func(e *groupEntry) *stakeholder.Interests { return &e.OwnerInterests }),
		line("reportsTo", 30, func(e *groupEntry) *string { return &e.reports }),
		choice("reportsEvidence", "evidence", func(e *groupEntry) *stakeholder.Evidence { return &e.ReportsEvidence }),
		flag("appointedByPublicBody", func(e *groupEntry) *bool { return &e.AppointedByPublicBody }),
		running("notes", func(e *groupEntry) *string { return &e.Notes }),
		choice("evidence", "evidence", func(e *groupEntry) *stakeholder.Evidence { return &e.Evidence }),
		cited(func(e *groupEntry) *string { return &e.cites }),
		line("id", 14, func(e *groupEntry) *string { return &e.id }),
	}, func(e *groupEntry) *stakeholder.Group { return &e.Group })
}

func seatFields() []field[seatEntry] {
	return rest(stakeholder.SeatRecord, []field[seatEntry]{
		line("group", 36, func(e *seatEntry) *string { return &e.group }).must(),
		line("actor", 36, func(e *seatEntry) *string { return &e.actor }).must().spelt("Interessent", "Medlem", "Stakeholder", "Member"),
		field[seatEntry]{
			name: "role", form: Choice, width: 14, prefix: "role",
			read:    (*decoder).role,
			write:   func(w *encoder, e *seatEntry) string { return w.label("role", string(e.Role)) },
			choices: func(w *encoder) []string { return labels(w, "role", stakeholder.Leader) },
		},
		line("label", 20, func(e *seatEntry) *string { return &e.Label }),
		interests("interests", func(e *seatEntry) *stakeholder.Interests { return &e.Interests }),
		several("speaksFor", func(e *seatEntry) *[]string { return &e.speaks }).headed("field.speaks.actor"),
		line("appointedBy", 30, func(e *seatEntry) *string { return &e.appointed }),
		line("person", 24, func(e *seatEntry) *string { return &e.Person }).spelt("Navn", "Namn", "Name"),
		choice("gender", "gender", func(e *seatEntry) *stakeholder.Gender { return &e.Gender }),
		running("notes", func(e *seatEntry) *string { return &e.Notes }),
		choice("evidence", "evidence", func(e *seatEntry) *stakeholder.Evidence { return &e.Evidence }),
		cited(func(e *seatEntry) *string { return &e.cites }),
		line("id", 14, func(e *seatEntry) *string { return &e.id }),
	}, func(e *seatEntry) *stakeholder.Seat { return &e.Seat })
}
