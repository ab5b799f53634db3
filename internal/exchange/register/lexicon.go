package register

import (
	"interessentkart/internal/stakeholder"
	"interessentkart/internal/words"
)

// lexicon maps the plain forms of the words for the values of one field, in
// all languages, to the values. That of «ikke vurdert» and «ikke oppgitt» is "".
type lexicon map[string]string

// values lists the values behind each prefix of the texts.
func values() map[string][]string {
	all := map[string][]string{"model": {"network", "programme", "project"}, "answer": {"yes", "no"}, "fact": texts(stakeholder.StateLead)}
	for _, kind := range stakeholder.RecordKinds() {
		for _, f := range stakeholder.Fields(kind) {
			if f.Form == stakeholder.ChoiceForm && all[f.Words] == nil {
				all[f.Words] = f.Values
			}
		}
	}
	return all
}

func texts[T interface {
	~string
	Values() []T
}](of T) []string {
	var all []string
	for _, v := range of.Values() {
		all = append(all, string(v))
	}
	return all
}

// lexicons makes the lexicon of each prefix.
func lexicons(all []words.Words) map[string]lexicon {
	made := map[string]lexicon{}
	for prefix, values := range values() {
		l := lexicon{}
		for _, code := range values {
			l[plain(code)] = code
			for _, w := range all {
				l[plain(w.Text(prefix+"."+code, nil))] = code
			}
		}
		for _, w := range all {
			if key := prefix + ".unknown"; w.Has(key) {
				l[plain(w.Text(key, nil))] = ""
			}
		}
		for other, code := range synonyms(prefix) {
			if _, ok := l[plain(other)]; !ok {
				l[plain(other)] = code
			}
		}
		made[prefix] = l
	}
	return made
}

// synonyms are other words for the values that people write.
func synonyms(prefix string) map[string]string {
	switch prefix {
	case "level":
		return map[string]string{"lav": "low", "låg": "low", "lavt": "low", "lågt": "low", "lite": "low", "lita": "low", "små": "low", "l": "low", "lo": "low", "minor": "low", "minimal": "low", "svak": "low",
			"svært lav": "low", "veldig lav": "low", "svært liten": "low", "veldig liten": "low", "very low": "low", "svært låg": "low",
			"høy": "high", "høg": "high", "høyt": "high", "høgt": "high", "stort": "high", "store": "high", "mye": "high", "mykje": "high", "large": "high", "small": "low", "h": "high", "hi": "high", "major": "high", "sterk": "high", "strong": "high",
			"svært høy": "high", "veldig høy": "high", "svært stor": "high", "veldig stor": "high", "meget høy": "high", "meget stor": "high", "very high": "high", "svært høg": "high", "key": "high",
			"moderat": "medium", "moderate": "medium", "m": "medium", "med": "medium", "mid": "medium", "middel": "medium", "middles": "medium", "noe": "medium", "noko": "medium", "average": "medium",
			"inga": "none", "intet": "none", "ingen interesse": "none", "zero": "none", "null": "none", "unknown": "", "ukjent": "", "ukjend": "", "vet ikke": "", "veit ikkje": "", "usikker": "", "n/a": "", "na": "", "tbd": "", "ikke relevant": "", "ikkje relevant": ""}
	case "attitude":
		return map[string]string{"positivt": "positive", "negativt": "negative", "nøytralt": "neutral", "støttende": "positive", "støttande": "positive",
			"motstander": "negative", "motstandar": "negative", "unknown": "", "ukjent": "", "ukjend": "", "n/a": "", "na": "", "tbd": "", "supportive": "positive", "supporter": "positive", "support": "positive", "supports": "positive",
			"støttespiller": "positive", "støttespelar": "positive", "tilhenger": "positive", "tilhengar": "positive", "champion": "positive", "leading": "positive", "advocate": "positive", "for": "positive", "resistant": "negative", "opponent": "negative",
			"opposed": "negative", "oppose": "negative", "opposes": "negative", "against": "negative", "mot": "negative", "imot": "negative", "blocker": "negative", "critic": "negative", "critical": "negative", "kritisk": "negative",
			"skeptisk": "negative", "sceptical": "negative", "skeptical": "negative", "unaware": "", "indifferent": "neutral", "likegyldig": "neutral", "avventende": "neutral", "avventande": "neutral"}
	case "kind":
		return map[string]string{"statlig": "state", "statleg": "state", "statlig etat": "state", "statleg etat": "state", "etat": "state", "direktorat": "state", "departement": "state", "directorate": "state", "ministry": "state",
			"government": "state", "government agency": "state", "agency": "state", "national government": "state", "central government": "state", "statlig virksomhet": "state", "statleg verksemd": "state", "national": "state", "statsforvalter": "state", "statsforvaltar": "state",
			"fylke": "county", "county municipality": "county", "regional": "county", "kommunal": "municipality", "kommuner": "municipality", "kommunar": "municipality", "municipal": "municipality", "local government": "municipality", "local authority": "municipality",
			"næringsliv": "private", "bedrift": "private", "selskap": "private", "firma": "private", "company": "private", "business": "private", "private sector": "private", "privat sektor": "private", "privat virksomhet": "private", "industry": "private",
			"frivillighet": "voluntary", "frivilligheit": "voluntary", "frivillig organisasjon": "voluntary", "frivillig sektor": "voluntary", "ngo": "voluntary", "non-profit": "voluntary", "nonprofit": "voluntary", "civil society": "voluntary", "ideell": "voluntary",
			"ideell organisasjon": "voluntary", "interesseorganisasjon": "voluntary", "voluntary organisation": "voluntary", "charity": "voluntary",
			"brukere": "users", "innbyggere": "users", "brukarar": "users", "innbyggjarar": "users", "bruker": "users", "brukar": "users", "innbygger": "users", "innbyggjar": "users", "citizen": "users", "citizens": "users", "user": "users", "public": "users",
			"brukergruppe": "users", "brukargruppe": "users", "andre": "other"}
	case "category":
		return map[string]string{"brukere": "user", "brukarar": "user", "users": "user", "leverandører": "supplier", "leverandørar": "supplier", "suppliers": "supplier", "vendor": "supplier", "premissgivere": "authority", "premissgivarar": "authority", "regulator": "authority",
			"andre": "other", "annet": "other", "anna": "other", "ledelse": "executive", "leiing": "executive", "management": "executive", "sponsor": "executive", "setter of terms": "authority"}
	case "answer":
		return map[string]string{"x": "yes", "1": "yes", "true": "yes", "sann": "yes", "j": "yes", "y": "yes",
			"0": "no", "false": "no", "usann": "no", "n": "no", "-": "no"}
	case "agreement":
		return map[string]string{"ja": "signed", "nei": "none", "inngått": "signed", "unknown": ""}
	case "anchoring":
		return map[string]string{"nei": "none", "unknown": ""}
	case "evidence": // and what earlier releases wrote
		return map[string]string{"anteke": "assumed", "antatte": "assumed"}
	case "relation":
		return map[string]string{"governs": "governs", "eier": "governs", "eig": "governs", "owns": "governs", "styrer": "governs",
			"samarbeid": "collaborates", "samarbeider": "collaborates", "samarbeidar": "collaborates", "collaboration": "collaborates", "cooperates": "collaborates", "cooperates with": "collaborates", "cooperation": "collaborates", "partner": "collaborates",
			"finansiering": "funds", "finances": "funds", "funding": "funds", "leverer": "delivers", "leverer data til": "delivers", "supplies": "delivers", "delivery": "delivers", "informasjon": "informs", "information": "informs",
			"konflikt": "conflicts", "conflict": "conflicts", "del av": "partOf", "part of": "partOf", "hører til": "partOf", "representasjon": "represents", "representation": "represents", "tilsyn": "regulates", "fører tilsyn med": "regulates", "supervises": "regulates"}
	case "gender":
		return map[string]string{"k": "woman", "m": "man"}
	case "groupType":
		return bodies()
	}
	return nil
}

// bodies are names for the sort of a group, stated as its type. The words are
// those of the case files and of the glossary.
func bodies() map[string]string {
	return map[string]string{
		"advising": "advises", "rådgjevande": "advises", // what earlier releases wrote
		"styringsgruppe": "decides", "prosjektstyre": "decides", "programstyre": "decides", "porteføljestyre": "decides",
		"referansegruppe": "advises", "råd": "advises", "brukerråd": "advises", "interessentgruppe": "advises",
		"kjernegruppe": "coordinates", "koordineringsgruppe": "coordinates", "programeiere": "coordinates",
		"prosjektgruppe": "executes", "arbeidsgruppe": "executes", "sekretariat": "executes",
	}
}
