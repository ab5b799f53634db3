package scene

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// The parts of a word that a break must leave on either side, in letters.
const (
	leastBefore = 3
	leastAfter  = 3
)

const vowels = "aeiouyæøåäöüáàâãéèêëíìîïóòôõúùû"

// onsets are clusters of consonants that begin a syllable and stay together.
var onsets = [...]string{
	"skj", "str", "skr", "spr", "spl", "sj", "kj", "tj", "gj", "sk", "st", "sp",
	"bl", "br", "dr", "fl", "fr", "gl", "gr", "kl", "kr", "pl", "pr", "tr", "kv", "tv", "gn", "kn",
}

// joints are the ends of first parts of compounds: a noun's suffix and the s that
// joins it to the next part.
var joints = [...]string{"ings", "sjons", "hets", "skaps", "ments", "tets", "doms", "sels", "els", "ens", "ets", "ers"}

// sureJoints are the first of joints, which are followed by a border wherever
// they stand; the others only where a known part follows.
const sureJoints = 8

// parts are words that names of Norwegian bodies are put together from. A border
// lies before each of them.
var parts = [...]string{
	"departement", "direktorat", "tilsyn", "kommun", "forvaltning", "organisasjon", "foren", "forbund",
	"foretak", "tjenest", "styr", "myndighet", "utvalg", "nemnd", "verk", "senter", "sentral", "sekretariat",
	"virksomhet", "institutt", "regist", "selskap", "samarbeid", "samband", "embete", "ombud", "kontor",
	"fylke", "etat", "rådgivning", "utvikling", "inkludering", "digitalisering", "administrasjon", "domstol",
	"forsikring", "pensjon", "kass", "vesen", "helse", "utdanning", "opplæring", "forskning", "sikkerhet", "beredskap",
	"infrastruktur", "stiftelse", "fellesskap", "bedrift", "næring", "gruppe", "ledelse", "innbygger", "bruker",
	"pasient", "sykehus", "universitet", "høyskole", "høgskole", "bibliotek", "museum", "kultur", "samfunn",
	"planlegging", "program", "prosjekt", "system", "løsning", "plattform", "data", "rettighet", "eiendom", "rettshjelp",
	"diskriminering", "likestilling", "familie", "barnevern", "vern", "arbeidsliv", "arbeid", "velferd", "finans",
	"leverandør", "partner", "interessent", "frivillig", "idrett", "ungdom", "innvandr", "integrering", "mangfold",
	"konkurranse", "forbruker", "miljø", "klima", "landbruk", "fiskeri", "transport", "kommunikasjon", "jernbane", "luftfart",
}

// partsFrom holds the parts by their first letter.
var partsFrom = byInitial(parts[:])

func byInitial(words []string) map[rune][]string {
	found := map[rune][]string{}
	for _, word := range words {
		first, _ := utf8.DecodeRuneInString(word)
		found[first] = append(found[first], word)
	}
	return found
}

// divide marks the borders inside one word: between the parts of compounds and
// between syllables. found[0] is left alone.
func divide(word []rune, found []border) {
	if len(word) < leastBefore+leastAfter {
		return
	}
	lower := make([]rune, len(word))
	for i, r := range word {
		lower[i] = unicode.ToLower(r)
	}
	if !unicode.In(lower[0], unicode.Latin) {
		return
	}
	for i := leastBefore; i <= len(word)-leastAfter; i++ {
		switch {
		case !hasVowel(lower[:i]) || !hasVowel(lower[i:]):
		case isCompound(lower, i):
			found[i] = compound
		case isSyllable(lower, i):
			found[i] = syllable
		}
	}
}

func isVowel(r rune) bool { return strings.ContainsRune(vowels, r) }

func hasVowel(word []rune) bool {
	for _, r := range word {
		if isVowel(r) {
			return true
		}
	}
	return false
}

// isCompound reports whether a part of a compound ends before letter i.
func isCompound(word []rune, i int) bool {
	for k, joint := range joints {
		if k < sureJoints && hasEnd(word[:i], joint) && len(word)-i > leastAfter {
			return word[i] != 't' || isVowel(word[i+1])
		}
	}
	for _, part := range partsFrom[word[i]] {
		if hasStart(word[i:], part) {
			return true
		}
	}
	return false
}

// isSyllable reports whether a syllable begins at letter i: a consonant, or a
// cluster that stays together, with a vowel after it and a letter before it
// that does not belong to the same cluster. «ng» ends a syllable.
func isSyllable(word []rune, i int) bool {
	if isVowel(word[i]) {
		return i >= 2 && word[i-1] == 'g' && word[i-2] == 'n'
	}
	if word[i] == 'g' && word[i-1] == 'n' {
		return false
	}
	onset := i
	for onset < len(word) && !isVowel(word[onset]) {
		onset++
	}
	if onset == len(word) || onset-i > 1 && !isOnset(word[i:onset]) {
		return false
	}
	return isVowel(word[i-1]) || !isOnset(word[i-1:onset])
}

func isOnset(cluster []rune) bool {
	for _, onset := range onsets {
		if len(onset) == len(cluster) && hasStart(cluster, onset) {
			return true
		}
	}
	return false
}

func hasStart(word []rune, start string) bool {
	i := 0
	for _, r := range start {
		if i == len(word) || word[i] != r {
			return false
		}
		i++
	}
	return true
}

func hasEnd(word []rune, end string) bool {
	return len(word) >= len(end) && hasStart(word[len(word)-len(end):], end)
}
