package main

import (
	"bytes"
	"context"
	"os"

	"interessentkart/internal/access"
)

// LogInFlags say how employees log in.
type LogInFlags struct {
	Issuer         string   `name:"oidc-issuer" placeholder:"URL" env:"INTERESSENTKART_OIDC_ISSUER"`
	Client         string   `name:"oidc-client" placeholder:"ID" env:"INTERESSENTKART_OIDC_CLIENT"`
	SecretFile     string   `name:"oidc-secret-file" placeholder:"FILE" env:"INTERESSENTKART_OIDC_SECRET_FILE"`
	KeyFile        string   `name:"key-file" placeholder:"FILE" env:"INTERESSENTKART_KEY_FILE"`
	Claim          string   `name:"oidc-claim" default:"authorization_details" env:"INTERESSENTKART_OIDC_CLAIM"`
	Details        string   `name:"oidc-details" placeholder:"JSON" env:"INTERESSENTKART_OIDC_DETAILS"`
	Organisations  []string `name:"oidc-organisations" placeholder:"NUMBER,…" env:"INTERESSENTKART_OIDC_ORGANISATIONS"`
	Administrators []string `placeholder:"ID,…" env:"INTERESSENTKART_ADMINISTRATORS"`
	Scopes         []string `name:"oidc-scopes" placeholder:"SCOPE,…" env:"INTERESSENTKART_OIDC_SCOPES"`
	Levels         []string `name:"oidc-levels" placeholder:"ACR,…" env:"INTERESSENTKART_OIDC_LEVELS"`
}

// begin gets ready for log-ins, nil when there are none.
func (f LogInFlags) begin(ctx context.Context, a *access.Access, origin string) (*access.OpenID, error) {
	if f.Issuer == "" {
		return nil, nil
	}
	if origin == "" || f.Client == "" || f.KeyFile == "" {
		return nil, usageError{"oidc.needs", nil}
	}
	if f.Claim == "authorization_details" && f.Details == "" {
		return nil, usageError{"oidc.details", nil}
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
