package main

import (
	"bytes"
	"context"
	"os"

	"interessentkart/internal/access"
)

// LogInFlags say how employees log in.
type LogInFlags struct {
	Issuer         string   `name:"oidc-issuer" placeholder:"URL" env:"INTERESSENTKART_OIDC_ISSUER" help:"Provider of OpenID Connect by which employees log in; on a laptop none."`
	Client         string   `name:"oidc-client" placeholder:"ID" env:"INTERESSENTKART_OIDC_CLIENT" help:"This service's id at the provider."`
	SecretFile     string   `name:"oidc-secret-file" placeholder:"FILE" env:"INTERESSENTKART_OIDC_SECRET_FILE" help:"File with the secret that belongs to it."`
	KeyFile        string   `name:"key-file" placeholder:"FILE" env:"INTERESSENTKART_KEY_FILE" help:"File with 32 or more random bytes, from which ids of people are made. It must stay the same."`
	Claim          string   `name:"oidc-claim" default:"authorization_details" env:"INTERESSENTKART_OIDC_CLAIM" help:"Claim that names the organisation (${default}); with dots the way to it."`
	Details        string   `name:"oidc-details" placeholder:"JSON" env:"INTERESSENTKART_OIDC_DETAILS" help:"Authorization details (RFC 9396) that the provider is asked for, as JSON: by them people choose an organisation at Ansattporten. README has an example."`
	Organisations  []string `name:"oidc-organisations" placeholder:"NUMBER,…" env:"INTERESSENTKART_OIDC_ORGANISATIONS" help:"Organisations that may log in."`
	Administrators []string `placeholder:"ID,…" env:"INTERESSENTKART_ADMINISTRATORS" help:"Ids of those who may read who came in and who was refused (/api/audit); one's own stands in /api/session."`
	Scopes         []string `name:"oidc-scopes" placeholder:"SCOPE,…" env:"INTERESSENTKART_OIDC_SCOPES" help:"Scopes besides openid and profile."`
	Levels         []string `name:"oidc-levels" placeholder:"ACR,…" env:"INTERESSENTKART_OIDC_LEVELS" help:"Levels of assurance (acr) that will do; any if not given."`
}

// begin gets ready for log-ins, nil when there are none.
func (f LogInFlags) begin(ctx context.Context, a *access.Access, origin string) (*access.OpenID, error) {
	if f.Issuer == "" {
		return nil, nil
	}
	if origin == "" || f.Client == "" || f.KeyFile == "" {
		return nil, usageError{"--oidc-issuer needs --origin, --oidc-client and --key-file"}
	}
	if f.Claim == "authorization_details" && f.Details == "" {
		return nil, usageError{"--oidc-claim authorization_details needs --oidc-details: a provider tells of an organisation only when it is asked for"}
	}
	key, err := os.ReadFile(f.KeyFile)
	if err != nil {
		return nil, err
	}
	var secret []byte
	if f.SecretFile != "" {
		if secret, err = os.ReadFile(f.SecretFile); err != nil {
			return nil, err
		}
	}
	return access.Begin(ctx, a, access.Provider{
		Issuer: f.Issuer, ClientID: f.Client, ClientSecret: string(bytes.TrimSpace(secret)), Return: origin + "/login/done",
		Scopes: f.Scopes, Claim: f.Claim, Details: f.Details, Organisations: f.Organisations, Levels: f.Levels, Key: key,
	})
}
