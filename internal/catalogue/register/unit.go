package register

import (
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"interessentkart/internal/stakeholder"
)

// Unit is what the register says of a body.
type Unit struct {
	OrgNumber string   `json:"orgNumber"`
	Name      string   `json:"name"` // as registered: capital letters
	Form      string   `json:"form"` // code of the organisation form, such as ORGL
	FormName  string   `json:"formName,omitempty"`
	Sectors   []string `json:"sectors,omitempty"` // codes of institutional sectors; a unit may have several
	Parent    string   `json:"parent,omitempty"`  // organisation number of the unit above
	Voluntary bool     `json:"voluntary,omitempty"`
	Deleted   string   `json:"deleted,omitempty"` // the date, or «slettet» when the register gives none
	// Municipality is the number of the one where the business address is.
	Municipality string `json:"municipality,omitempty"`
}

// unit is the answer as it comes. Fields may be missing or null.
type unit struct {
	Class  string `json:"respons_klasse"`
	Number number `json:"organisasjonsnummer"`
	Name   string `json:"navn"`
	Form   struct {
		Code string `json:"kode"`
		Name string `json:"beskrivelse"`
	} `json:"organisasjonsform"`
	Sector *struct {
		Code string `json:"kode"`
	} `json:"institusjonellSektorkode"`
	Parent    number `json:"overordnetEnhet"`
	Voluntary bool   `json:"registrertIFrivillighetsregisteret"`
	Deleted   string `json:"slettedato"`
	Address   *struct {
		Municipality string `json:"kommunenummer"`
	} `json:"forretningsadresse"`
}

// number is an organisation number; older answers wrote it without quotes.
type number string

// UnmarshalJSON reads text, a number or null.
func (n *number) UnmarshalJSON(text []byte) error {
	if plain := strings.Trim(string(text), `"`); plain != "null" {
		*n = number(plain)
	}
	return nil
}

func (u unit) read() (Unit, error) {
	if !stakeholder.ValidOrgNumber(string(u.Number)) {
		return Unit{}, fmt.Errorf("%w: %q is no organisation number", ErrAnswer, string(u.Number))
	}
	if u.Parent != "" && !stakeholder.ValidOrgNumber(string(u.Parent)) {
		return Unit{}, fmt.Errorf("%w: the unit above, %q, is no organisation number", ErrAnswer, string(u.Parent))
	}
	name, _ := stakeholder.Clean(u.Name)
	found := Unit{
		OrgNumber: string(u.Number), Name: strings.Join(strings.Fields(name), " "), Form: u.Form.Code, FormName: u.Form.Name,
		Parent: string(u.Parent), Voluntary: u.Voluntary, Deleted: u.Deleted,
	}
	if found.Name == "" || found.Form == "" {
		return Unit{}, fmt.Errorf("%w: %s has no name or form", ErrAnswer, found.OrgNumber)
	}
	if strings.HasPrefix(u.Class, "Slettet") && found.Deleted == "" {
		found.Deleted = "slettet"
	}
	if u.Sector != nil {
		found.Sectors = strings.FieldsFunc(u.Sector.Code, func(r rune) bool { return r == ',' || unicode.IsSpace(r) })
	}
	if u.Address != nil {
		found.Municipality = u.Address.Municipality
	}
	return found, nil
}

// Called writes a registered name with capital letters only where names of
// bodies have them; a person may know better.
func (u Unit) Called() string {
	words := strings.Fields(strings.ToLower(u.Name))
	for i, w := range words {
		switch {
		case i > 0 && slices.Contains(smallWords(), w):
		case slices.Contains(abbreviations(), w):
			words[i] = strings.ToUpper(w)
		case i == 0 || !slices.Contains(commonNouns(), w):
			first, size := utf8.DecodeRuneInString(w)
			words[i] = string(unicode.ToUpper(first)) + w[size:]
		}
	}
	return strings.Join(words, " ")
}

func smallWords() []string { return []string{"og", "i", "for", "av", "på", "til", "ved", "om", "med"} }

func abbreviations() []string {
	return []string{"as", "asa", "sa", "ba", "da", "ans", "hf", "rhf", "iks", "kf", "fkf", "sf", "nav", "ks"}
}

func commonNouns() []string { return []string{"kommune", "fylkeskommune", "herad"} }
