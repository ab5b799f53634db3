package access

import (
	"bytes"
	"encoding/json"
	"errors"
	"slices"
	"strings"
)

// detailsClaim is both what is asked for and what comes back (RFC 9396).
const detailsClaim = "authorization_details"

// The types by which Ansattporten tells whom somebody is there for, see
// docs.digdir.no, ansattporten_rar.
const (
	altinnResource = "ansattporten:altinn:resource" // has a right to a resource of Altinn 3
	altinnService  = "ansattporten:altinn:service"  // has a right to a link service of Altinn 2
	employer       = "ansattporten:orgno"           // is logged in by their employer
)

// detail is one of the authorization_details, asked for or told.
type detail struct {
	Type      string  `json:"type"`
	Resource  string  `json:"resource"`
	Parties   []party `json:"authorized_parties"`
	Reportees []party `json:"reportees"`
	OrgNumber *number `json:"orgno"`
}

// party is somebody whom one may be there for: in an older form with the number
// itself in it.
type party struct {
	OrgNumber *number `json:"orgno"`
	number
}

// number is an organisation number as ISO 6523 writes it.
type number struct {
	Authority string `json:"authority"`
	ID        string `json:"ID"`
}

// readDetails reads what is to be asked for; nothing is nothing.
func readDetails(text string) ([]detail, error) {
	if text == "" {
		return nil, nil
	}
	var all []detail
	if err := json.Unmarshal([]byte(text), &all); err != nil {
		return nil, err
	}
	for _, d := range all {
		if d.Type == "" {
			return nil, errors.New("each needs a type")
		}
	}
	return all, nil
}

// organisation gives the first organisation in a token that may log in.
func (o *OpenID) organisation(claims map[string]any) string {
	for _, number := range o.represented(claims) {
		number = strings.TrimPrefix(number, "0192:")
		if number != "" && slices.Contains(o.provider.Organisations, number) {
			return number
		}
	}
	return ""
}

// represented are the organisations that the claim names, at the one place where
// it names them.
func (o *OpenID) represented(claims map[string]any) []string {
	if o.provider.Claim == detailsClaim {
		return o.fromDetails(claims[detailsClaim])
	}
	at, found := any(claims), true
	for _, name := range strings.Split(o.provider.Claim, ".") {
		inside, ok := at.(map[string]any)
		if at, found = inside[name], ok; !found {
			return nil
		}
	}
	switch v := at.(type) {
	case string:
		return []string{v}
	case []any:
		var all []string
		for _, one := range v {
			if text, ok := one.(string); ok {
				all = append(all, text)
			}
		}
		return all
	}
	return nil
}

// fromDetails reads what Ansattporten says of types and resources that were
// asked for; of others it says nothing that counts here.
func (o *OpenID) fromDetails(claim any) []string {
	text, err := json.Marshal(claim)
	if err != nil {
		return nil
	}
	var told []detail
	if err := json.NewDecoder(bytes.NewReader(text)).Decode(&told); err != nil {
		return nil
	}
	var all []string
	for _, d := range told {
		if !o.wasAsked(d) {
			continue
		}
		for _, n := range d.numbers() {
			if n != nil && (n.Authority == "" || n.Authority == "iso6523-actorid-upis") {
				all = append(all, n.ID)
			}
		}
	}
	return all
}

func (o *OpenID) wasAsked(told detail) bool {
	return slices.ContainsFunc(o.asked, func(asked detail) bool { return asked.Type == told.Type && asked.Resource == told.Resource })
}

// numbers are the organisations of a detail, where its type has them.
func (d detail) numbers() []*number {
	var all []*number
	switch d.Type {
	case altinnResource:
		for _, p := range d.Parties {
			all = append(all, p.OrgNumber)
		}
	case altinnService:
		for i := range d.Reportees {
			all = append(all, &d.Reportees[i].number)
		}
	case employer:
		all = append(all, d.OrgNumber)
	}
	return all
}
