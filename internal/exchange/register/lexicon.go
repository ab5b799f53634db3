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
	return map[string][]string{
		"kind": texts(stakeholder.State), "category": texts(stakeholder.User), "level": texts(stakeholder.Low),
		"attitude": texts(stakeholder.Neutral), "anchoring": texts(stakeholder.NotAnchored),
		"agreement": texts(stakeholder.NoAgreement), "evidence": texts(stakeholder.Assumed),
		"relation": texts(stakeholder.Governs), "groupType": texts(stakeholder.Decides),
		"role": texts(stakeholder.Member), "gender": texts(stakeholder.Woman), "phase": texts(stakeholder.Start),
		"model": {"network", "programme", "project"}, "answer": {"yes", "no"}, "fact": texts(stakeholder.StateLead),
	}
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
		return map[string]string{"lav": "low", "låg": "low", "lavt": "low", "lite": "low", "lita": "low", "små": "low",
			"høy": "high", "høg": "high", "høyt": "high", "stort": "high", "mye": "high", "large": "high", "small": "low",
			"moderat": "medium", "moderate": "medium", "inga": "none", "intet": "none", "unknown": "", "ukjent": "", "ukjend": "", "vet ikke": "", "-": "", "?": ""}
	case "attitude":
		return map[string]string{"positivt": "positive", "negativt": "negative", "nøytralt": "neutral", "støttende": "positive",
			"motstander": "negative", "unknown": "", "ukjent": ""}
	case "kind":
		return map[string]string{"statlig": "state", "statleg": "state", "fylke": "county", "kommunal": "municipality",
			"næringsliv": "private", "frivillighet": "voluntary", "frivillig organisasjon": "voluntary", "frivillig sektor": "voluntary",
			"brukere": "users", "innbyggere": "users", "brukarar": "users", "innbyggjarar": "users", "andre": "other", "government": "state"}
	case "category":
		return map[string]string{"brukere": "user", "leverandører": "supplier", "premissgivere": "authority", "andre": "other",
			"annet": "other", "ledelse": "executive", "setter of terms": "authority"}
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
		return map[string]string{"governs": "governs", "eier": "governs", "eig": "governs", "owns": "governs"}
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
