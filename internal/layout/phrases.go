package layout

import (
	"fmt"
	"strings"

	"interessentkart/internal/governance"
	"interessentkart/internal/stakeholder"
	"interessentkart/internal/words"
)

// phrases are the sentences of one language that stand on drawings and in their
// tables, beside the words that the whole program has for values.
type phrases struct {
	words.Words

	untitled                          string
	actor, kind, category, attitude   string
	interest, influence, evidence     string
	from, relation, to, label, power  string
	actors, relations, kinds          string
	oneActor, manyActors              string
	oneRelation, manyRelations        string
	owner, aggregate                  string
	notScored, assumedOf, strength    string
	community, clusters, size         string
	strongest, dashed                 string
	gathered, numbered                string
	involve, satisfy, inform, follow  string
	noneKnown                         string
	marks, ministries, levelsDesc     string
	network, hierarchy, grid          string
	ringsDesc, ringsTitle, noDeciding string
	ringDecides, ringGroup, ringHeard string
	ringUnheard, inNoGroup, steers    string
	place, voice, voices, voiceNote   string
	ringSteers, inGroup, alone        string
	numberedNotes                     string
	link, noLink, andMore             string
	oneGroup, manyGroups              string
	governanceDesc, outside, noSeat   string
	steersOne, steersMany, reportsTo  string
	oneSeat, manySeats, groups, group string
	reports, role, seats, notCounting string
	overlapDesc, overlapTitle         string
	voiceNames                        map[governance.VoiceKind]string
	stepNames                         map[governance.StepKind]string
}

// phrasesIn gives the words of a language that Languages lists.
func phrasesIn(lang string) *phrases {
	p := bokmal()
	switch lang {
	case "nn":
		p = nynorsk()
	case "en":
		p = english()
	}
	p.Words = words.For(words.Lang(lang))
	return p
}

func bokmal() *phrases {
	return &phrases{
		untitled: "Interessentkart uten tittel",
		actor:    "Aktør", kind: "Aktørtype", category: "Kategori", attitude: "Holdning",
		interest: "Interesse", influence: "Innflytelse", evidence: "Belegg",
		from: "Fra", relation: "Relasjon", to: "Til", label: "Merknad", power: "Styrke",
		actors: "Aktører", relations: "Relasjoner", kinds: "Aktørtyper",
		oneActor: "1 aktør", manyActors: "%d aktører", oneRelation: "1 relasjon", manyRelations: "%d relasjoner",
		owner: "eier av arbeidet", aggregate: "står for flere",
		notScored: "Interesse eller innflytelse er ikke vurdert for %d av %d aktører.",
		assumedOf: "%d av %d relasjoner er antatt.", strength: "styrke %d av 3", strongest: "tykkere linje: sterkere relasjon",
		community: "Klynge %d", clusters: "Klynger", size: "Størrelse etter %s", dashed: "stiplet: antatt",
		gathered: "%d aktører, se listen", numbered: "Aktører med nummer",
		involve: "Involver tett", satisfy: "Hold tilfreds", inform: "Hold informert", follow: "Følg med på",
		noneKnown: "Ikke vurdert",
		marks:     "Tegn", ministries: "departement", levelsDesc: "Nivåer: ett felt for hver aktørtype, og relasjonene på tvers. Stiplet linje er antatt.",
		network:    "Nettverk: aktørene og relasjonene mellom dem. Stiplet linje er antatt, hel linje er dokumentert eller uten oppgitt belegg.",
		hierarchy:  "Hierarki: styrende relasjoner går ovenfra og ned.",
		grid:       "Rutenett: innflytelse oppover og interesse mot høyre. Det som ikke er vurdert, står for seg og er ikke det samme som ingen.",
		ringsDesc:  "Ringer: innerst de som sitter i en besluttende gruppe, så de i andre grupper, de som blir hørt gjennom andre, og ytterst de som ikke blir hørt.",
		ringsTitle: "Ringer", noDeciding: "Kartet har ingen besluttende gruppe, så det kan ikke svare på hvem som blir hørt.",
		ringDecides: "I besluttende gruppe", ringGroup: "I en annen gruppe", ringHeard: "Blir hørt", ringUnheard: "Blir ikke hørt", ringSteers: "Styrer et medlem, uten egen stemme", inGroup: "I en gruppe", numberedNotes: "Merknader på linjene", link: "Sitter i begge:", noLink: "Ingen sitter i begge", andMore: " og %d til", alone: "Graphviz ble ikke ferdig i tide; programmets egen inndeling i nivåer er brukt.", oneGroup: "1 gruppe", manyGroups: "%d grupper",
		inNoGroup: "Ikke med i noen gruppe", steers: "styrer et medlem",
		place: "Plassering", voice: "Stemme", voices: "Stemmer", voiceNote: "Slik blir de hørt i gruppene som beslutter.",
		governanceDesc: "Styringskart: gruppene med plasser, hvem som rapporterer til hvem, og hvordan de utenfor blir hørt.",
		outside:        "Uten plass i noen gruppe", noSeat: "uten plass", steersOne: "styrer", steersMany: "styrer %d medlemmer", reportsTo: "rapporterer til",
		oneSeat: "1 plass som teller", manySeats: "%d plasser som teller", groups: "Grupper", group: "Gruppe",
		reports: "Rapporterer til", role: "Rolle", seats: "Plasser", notCounting: "vara, observatør, sekretariat",
		overlapDesc: "Overlapp: hvem som sitter i hvilke grupper. En linje binder sammen plassene til én aktør.", overlapTitle: "Hvem sitter hvor",
		voiceNames: map[governance.VoiceKind]string{
			governance.Seated: "sitter i gruppen", governance.Spokesperson: "talsperson", governance.Represented: "representert", governance.Linked: "gjennom en gruppe",
			governance.Reporting: "gjennom rapporter", governance.Attends: "til stede", governance.NoVoice: "blir ikke hørt",
		},
		stepNames: map[governance.StepKind]string{
			governance.StepSpeaks: "taler for", governance.StepRepresents: "representerer", governance.StepPartOf: "helheten", governance.StepSits: "sitter i",
			governance.StepAttends: "er til stede i", governance.StepReports: "rapporterer til",
		},
	}
}

func nynorsk() *phrases {
	return &phrases{
		untitled: "Interessentkart utan tittel",
		actor:    "Aktør", kind: "Aktørtype", category: "Kategori", attitude: "Haldning",
		interest: "Interesse", influence: "Innverknad", evidence: "Belegg",
		from: "Frå", relation: "Relasjon", to: "Til", label: "Merknad", power: "Styrke",
		actors: "Aktørar", relations: "Relasjonar", kinds: "Aktørtypar",
		oneActor: "1 aktør", manyActors: "%d aktørar", oneRelation: "1 relasjon", manyRelations: "%d relasjonar",
		owner: "eig arbeidet", aggregate: "står for fleire",
		notScored: "Interesse eller innverknad er ikkje vurdert for %d av %d aktørar.",
		assumedOf: "%d av %d relasjonar er antekne.", strength: "styrke %d av 3", strongest: "tjukkare linje: sterkare relasjon",
		community: "Klynge %d", clusters: "Klynger", size: "Storleik etter %s", dashed: "stipla: anteke",
		gathered: "%d aktørar, sjå lista", numbered: "Aktørar med nummer",
		involve: "Involver tett", satisfy: "Hald tilfredse", inform: "Hald informerte", follow: "Følg med på",
		noneKnown: "Ikkje vurdert",
		marks:     "Teikn", ministries: "departement", levelsDesc: "Nivå: eitt felt for kvar aktørtype, og relasjonane på tvers. Stipla linje er anteke.",
		network:    "Nettverk: aktørane og relasjonane mellom dei. Stipla linje er anteke, heil linje er dokumentert eller utan oppgitt belegg.",
		hierarchy:  "Hierarki: styrande relasjonar går ovanfrå og ned.",
		grid:       "Rutenett: innverknad oppover og interesse mot høgre. Det som ikkje er vurdert, står for seg og er ikkje det same som ingen.",
		ringsDesc:  "Ringar: inst dei som sit i ei avgjerande gruppe, så dei i andre grupper, dei som blir høyrde gjennom andre, og ytst dei som ikkje blir høyrde.",
		ringsTitle: "Ringar", noDeciding: "Kartet har inga avgjerande gruppe, så det kan ikkje svare på kven som blir høyrde.",
		ringDecides: "I avgjerande gruppe", ringGroup: "I ei anna gruppe", ringHeard: "Blir høyrd", ringUnheard: "Blir ikkje høyrd", ringSteers: "Styrer ein medlem, utan eiga stemme", inGroup: "I ei gruppe", numberedNotes: "Merknader på linjene", link: "Sit i begge:", noLink: "Ingen sit i begge", andMore: " og %d til", alone: "Graphviz vart ikkje ferdig i tide; programmet si eiga inndeling i nivå er brukt.", oneGroup: "1 gruppe", manyGroups: "%d grupper",
		inNoGroup: "Ikkje med i noka gruppe", steers: "styrer ein medlem",
		place: "Plassering", voice: "Stemme", voices: "Stemmer", voiceNote: "Slik blir dei høyrde i gruppene som avgjer.",
		governanceDesc: "Styringskart: gruppene med plassar, kven som rapporterer til kven, og korleis dei utanfor blir høyrde.",
		outside:        "Utan plass i noka gruppe", noSeat: "utan plass", steersOne: "styrer", steersMany: "styrer %d medlemmer", reportsTo: "rapporterer til",
		oneSeat: "1 plass som tel", manySeats: "%d plassar som tel", groups: "Grupper", group: "Gruppe",
		reports: "Rapporterer til", role: "Rolle", seats: "Plassar", notCounting: "vara, observatør, sekretariat",
		overlapDesc: "Overlapp: kven som sit i kva grupper. Ei linje bind saman plassane til éin aktør.", overlapTitle: "Kven sit kvar",
		voiceNames: map[governance.VoiceKind]string{
			governance.Seated: "sit i gruppa", governance.Spokesperson: "talsperson", governance.Represented: "representert", governance.Linked: "gjennom ei gruppe",
			governance.Reporting: "gjennom rapportar", governance.Attends: "til stades", governance.NoVoice: "blir ikkje høyrd",
		},
		stepNames: map[governance.StepKind]string{
			governance.StepSpeaks: "talar for", governance.StepRepresents: "representerer", governance.StepPartOf: "heilskapen", governance.StepSits: "sit i",
			governance.StepAttends: "er til stades i", governance.StepReports: "rapporterer til",
		},
	}
}

func english() *phrases {
	return &phrases{
		untitled: "Untitled stakeholder map",
		actor:    "Actor", kind: "Kind", category: "Category", attitude: "Attitude",
		interest: "Interest", influence: "Influence", evidence: "Evidence",
		from: "From", relation: "Relation", to: "To", label: "Note", power: "Strength",
		actors: "Actors", relations: "Relations", kinds: "Kinds of actor",
		oneActor: "1 actor", manyActors: "%d actors", oneRelation: "1 relation", manyRelations: "%d relations",
		owner: "owns the work", aggregate: "stands for several",
		notScored: "Interest or influence is not assessed for %d of %d actors.",
		assumedOf: "%d of %d relations are assumed.", strength: "strength %d of 3", strongest: "thicker line: stronger relation",
		community: "Cluster %d", clusters: "Clusters", size: "Size by %s", dashed: "dashed: assumed",
		gathered: "%d actors, see the list", numbered: "Numbered actors",
		involve: "Involve closely", satisfy: "Keep satisfied", inform: "Keep informed", follow: "Keep an eye on",
		noneKnown: "Not assessed",
		marks:     "Marks", ministries: "ministry", levelsDesc: "Levels: one lane for each kind of actor, and the relations across them. A dashed line is assumed.",
		network:    "Network: the actors and the relations between them. A dashed line is assumed, a whole line is documented or states no evidence.",
		hierarchy:  "Hierarchy: steering relations run from the top down.",
		grid:       "Grid: influence upwards and interest to the right. What has not been assessed stands apart and is not the same as none.",
		ringsDesc:  "Rings: innermost those with a seat in a deciding group, then those in other groups, those heard through others, and outermost those not heard.",
		ringsTitle: "Rings", noDeciding: "The map has no deciding group, so it cannot say who is heard.",
		ringDecides: "In a deciding group", ringGroup: "In another group", ringHeard: "Heard", ringUnheard: "Not heard", ringSteers: "Governs a member, no voice of its own", inGroup: "In a group", numberedNotes: "Notes on the lines", link: "Sits in both:", noLink: "Nobody sits in both", andMore: " and %d more", alone: "Graphviz did not finish in time; the program's own ranks are used.", oneGroup: "1 group", manyGroups: "%d groups",
		inNoGroup: "In no group", steers: "governs a member",
		place: "Place", voice: "Voice", voices: "Voices", voiceNote: "How they are heard in the groups that decide.",
		governanceDesc: "Governance chart: the groups with their seats, who reports to whom, and how those outside are heard.",
		outside:        "Without a seat in any group", noSeat: "without a seat", steersOne: "governs", steersMany: "governs %d members", reportsTo: "reports to",
		oneSeat: "1 seat that counts", manySeats: "%d seats that count", groups: "Groups", group: "Group",
		reports: "Reports to", role: "Role", seats: "Seats", notCounting: "deputy, observer, secretariat",
		overlapDesc: "Overlap: who sits in which groups. A line joins the seats of one actor.", overlapTitle: "Who sits where",
		voiceNames: map[governance.VoiceKind]string{
			governance.Seated: "sits in the group", governance.Spokesperson: "spokesperson", governance.Represented: "represented", governance.Linked: "through a group",
			governance.Reporting: "through reports", governance.Attends: "attends", governance.NoVoice: "not heard",
		},
		stepNames: map[governance.StepKind]string{
			governance.StepSpeaks: "speaks for", governance.StepRepresents: "represents", governance.StepPartOf: "the whole", governance.StepSits: "sits in",
			governance.StepAttends: "attends", governance.StepReports: "reports to",
		},
	}
}

// count says how many actors or relations there are.
func count(one, many string, n int) string {
	if n == 1 {
		return one
	}
	return fmt.Sprintf(many, n)
}

// verb is what the relation is called: its own label when its type has no words.
func (s *phrases) verb(r stakeholder.Relation) string {
	if r.Type == stakeholder.OtherRelation && r.Label != "" {
		return r.Label
	}
	return s.Relation(r.Type)
}

// sentence joins the parts that say something with commas.
func sentence(parts ...string) string {
	said := parts[:0:0]
	for _, part := range parts {
		if part != "" {
			said = append(said, part)
		}
	}
	return strings.Join(said, ", ")
}
