package access

import (
	"context"
	"crypto/hmac"
	"crypto/sha256"
	"encoding/base32"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/coreos/go-oidc/v3/oidc"
	"golang.org/x/oauth2"

	"interessentkart/internal/stakeholder"
	"interessentkart/internal/store"
)

// Codes of what a log-in is refused for.
const (
	LogInUnknown        stakeholder.Code = "login.unknown"      // not begun here, too old, or in another browser
	LogInFailed         stakeholder.Code = "login.failed"       // the provider's answer does not hold
	OrganisationForeign stakeholder.Code = "organisation.other" // on nobody's list
)

// Provider is how employees log in: any provider of OpenID Connect, such as
// Ansattporten, ID-porten or Entra ID.
type Provider struct {
	Issuer, ClientID, ClientSecret string
	Return                         string   // this service's address for the way back
	Scopes                         []string // besides openid and profile
	// Claim is where the token says which organisation a person is there for: the
	// authorization_details of Ansattporten, or the path of a text or a list of
	// texts, with dots between. 0192: before a number is dropped.
	Claim string
	// Details is what the provider is asked for as authorization_details, JSON; it
	// is what makes Ansattporten let people choose an organisation. What the token
	// says then counts only for a type and a resource that were asked for.
	Details       string
	Organisations []string // that may log in
	Levels        []string // acr values that will do; none named is any
	Key           []byte   // of at least 32 bytes; makes ids of people, and must stay the same
}

// OpenID logs employees in by the code flow with PKCE, state and nonce.
type OpenID struct {
	provider Provider
	asked    []detail // of Details
	verifier *oidc.IDTokenVerifier
	oauth    oauth2.Config
	access   *Access
}

// Begin finds the provider and gets ready for log-ins.
func Begin(ctx context.Context, a *Access, p Provider) (*OpenID, error) {
	if len(p.Key) < 32 || len(p.Organisations) == 0 || p.Claim == "" {
		return nil, fmt.Errorf("log-in: a key of 32 bytes, a claim and at least one organisation are needed")
	}
	asked, err := readDetails(p.Details)
	if err != nil {
		return nil, fmt.Errorf("log-in: authorization_details: %w", err)
	}
	found, err := oidc.NewProvider(ctx, p.Issuer)
	if err != nil {
		return nil, fmt.Errorf("log-in: %w", err)
	}
	return &OpenID{
		provider: p, access: a, asked: asked,
		verifier: found.VerifierContext(context.WithoutCancel(ctx), &oidc.Config{ClientID: p.ClientID, Now: a.Now}),
		oauth: oauth2.Config{ClientID: p.ClientID, ClientSecret: p.ClientSecret, Endpoint: found.Endpoint(), RedirectURL: p.Return,
			Scopes: append([]string{oidc.ScopeOpenID, "profile"}, p.Scopes...)},
	}, nil
}

const (
	logInTable = "login" // digest of the state → logIn
	logInLife  = 10 * time.Minute
)

type logIn struct {
	Nonce    string `json:"nonce"`
	Verifier string `json:"verifier"`
}

// Start gives the address to send somebody to, and the state to keep in a
// cookie of theirs, so that only the same browser comes back.
func (o *OpenID) Start(ctx context.Context) (address, state string, err error) {
	state = newToken()
	l := logIn{newToken(), oauth2.GenerateVerifier()}
	value, err := json.Marshal(l)
	if err == nil {
		err = store.SaveOrKeep(ctx, o.access.Short, store.Row{Table: logInTable, Key: Digest(state), Value: value, Until: o.access.Now().Add(logInLife)})
	}
	options := []oauth2.AuthCodeOption{oidc.Nonce(l.Nonce), oauth2.S256ChallengeOption(l.Verifier)}
	if len(o.provider.Levels) > 0 {
		options = append(options, oauth2.SetAuthURLParam("acr_values", strings.Join(o.provider.Levels, " ")))
	}
	if o.provider.Details != "" {
		options = append(options, oauth2.SetAuthURLParam(detailsClaim, o.provider.Details))
	}
	return o.oauth.AuthCodeURL(state, options...), state, err
}

// Finish takes what the provider sent back and gives who that is. A state is
// good for one try.
func (o *OpenID) Finish(ctx context.Context, state, kept, code string) (Principal, error) {
	if state == "" || !hmac.Equal([]byte(state), []byte(kept)) {
		return Principal{}, stakeholder.Forbidden.Because(LogInUnknown)
	}
	row, ok, err := o.access.Short.Take(ctx, logInTable, Digest(state))
	if err != nil {
		return Principal{}, err
	}
	var l logIn
	if !ok || json.Unmarshal(row.Value, &l) != nil {
		return Principal{}, stakeholder.Forbidden.Because(LogInUnknown)
	}
	token, err := o.oauth.Exchange(ctx, code, oauth2.VerifierOption(l.Verifier))
	if err != nil {
		return Principal{}, stakeholder.Forbidden.Because(LogInFailed)
	}
	raw, _ := token.Extra("id_token").(string)
	id, err := o.verifier.Verify(ctx, raw)
	if err != nil || id.Nonce != l.Nonce {
		return Principal{}, stakeholder.Forbidden.Because(LogInFailed)
	}
	return o.known(ctx, id)
}

// known checks whom the token is of and for, level and organisation, and keeps
// the account.
func (o *OpenID) known(ctx context.Context, id *oidc.IDToken) (Principal, error) {
	var claims map[string]any
	if err := id.Claims(&claims); err != nil {
		return Principal{}, stakeholder.Forbidden.Because(LogInFailed)
	}
	if id.Subject == "" || !o.isForUs(id, claims["azp"]) {
		return Principal{}, stakeholder.Forbidden.Because(LogInFailed)
	}
	acr, _ := claims["acr"].(string)
	if len(o.provider.Levels) > 0 && !slices.Contains(o.provider.Levels, acr) {
		return Principal{}, stakeholder.Forbidden.Because(LogInFailed)
	}
	organisation := o.organisation(claims)
	if organisation == "" {
		return Principal{}, stakeholder.Forbidden.Because(OrganisationForeign)
	}
	name, _ := claims["name"].(string)
	account := Account{ID: o.person(id), Name: name, Organisation: organisation}
	value, err := json.Marshal(account)
	if err == nil {
		err = store.SaveOrKeep(ctx, o.access.Rows, store.Row{Table: accountTable, Key: account.ID, Value: value})
	}
	return Principal{Kind: Employee, ID: account.ID, Organisation: organisation}, err
}

// person makes the id of a person, from which nobody can tell a national
// identity number that the provider may use as subject.
func (o *OpenID) person(id *oidc.IDToken) string {
	mac := hmac.New(sha256.New, o.provider.Key)
	mac.Write([]byte(id.Issuer + "|" + id.Subject))
	return strings.ToLower(base32.StdEncoding.EncodeToString(mac.Sum(nil)[:20]))
}

// isForUs reports whether a token was made for this service: the party that it
// names is this client, and where it is for several it names one (OpenID Connect
// Core 1.0, 3.1.3.7).
func (o *OpenID) isForUs(id *oidc.IDToken, party any) bool {
	if party == nil {
		return len(id.Audience) == 1
	}
	return party == o.provider.ClientID
}
