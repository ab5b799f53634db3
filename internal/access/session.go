package access

import (
	"context"
	"crypto/rand"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"strings"
	"time"

	"interessentkart/internal/stakeholder"
	"interessentkart/internal/store"
)

// How long a session lives without being used, and in all.
const (
	localIdle    = 30 * 24 * time.Hour
	localLife    = 90 * 24 * time.Hour
	employeeIdle = time.Hour
	employeeLife = 12 * time.Hour
	guestLife    = 12 * time.Hour
	startLife    = 24 * time.Hour
)

// Tables of rows.
const (
	sessionTable = "session" // digest of the token → session
	startTable   = "start"   // digest of the token → nothing
)

// NewToken makes a secret of 130 bits, by which somebody is known again.
func NewToken() string { return newToken() }

// newToken makes a secret of 130 bits. The store keeps only its digest.
func newToken() string { return strings.ToLower(rand.Text()) }

// Digest is under what a secret is found again.
func Digest(token string) string {
	sum := sha256.Sum256([]byte(token))
	return hex.EncodeToString(sum[:])
}

type session struct {
	Principal
	Idle time.Duration `json:"idle"`
	End  time.Time     `json:"end"`
}

// Begin starts a session and gives its secret, 260 bits, for a cookie. A guest's
// ends with the workshop at the latest.
func (a *Access) Begin(ctx context.Context, p Principal) (secret string, end time.Time, err error) {
	s := session{Principal: p, Idle: guestLife, End: a.Now().Add(guestLife)}
	switch p.Kind {
	case Local:
		s.Idle, s.End = localIdle, a.Now().Add(localLife)
	case Employee:
		s.Idle, s.End = employeeIdle, a.Now().Add(employeeLife)
	}
	secret = newToken() + newToken()
	return secret, s.End, a.keep(ctx, Digest(secret), s)
}

func (a *Access) keep(ctx context.Context, key string, s session) error {
	value, err := json.Marshal(s)
	if err != nil {
		return err
	}
	until := a.Now().Add(s.Idle)
	if s.End.Before(until) {
		until = s.End
	}
	return store.SaveOrKeep(ctx, a.Short, store.Row{Table: sessionTable, Key: key, Value: value, Until: until})
}

// Who gives the principal of a session, ok false when there is no such session.
// Using it makes it live on; that is written down a few times in its life only.
func (a *Access) Who(ctx context.Context, secret string) (p Principal, ok bool, err error) {
	if len(secret) != 52 {
		return p, false, nil
	}
	key := Digest(secret)
	row, ok, err := a.Short.Row(ctx, sessionTable, key)
	if !ok || err != nil {
		return p, false, err
	}
	var s session
	if err := json.Unmarshal(row.Value, &s); err != nil {
		return p, false, err
	}
	if left := row.Until.Sub(a.Now()); left < s.Idle*3/4 && row.Until.Before(s.End) {
		err = a.keep(ctx, key, s)
	}
	return s.Principal, err == nil, err
}

// End ends one session.
func (a *Access) End(ctx context.Context, secret string) error {
	_, _, err := a.Short.Take(ctx, sessionTable, Digest(secret))
	return err
}

// EndAll ends every session that a test picks: all of one person, or all
// guests of a map.
func (a *Access) EndAll(ctx context.Context, pick func(Principal) bool) error {
	rows, err := a.Short.Rows(ctx, sessionTable, "")
	if err != nil {
		return err
	}
	for _, row := range rows {
		var s session
		if err := json.Unmarshal(row.Value, &s); err != nil {
			return err
		}
		if !pick(s.Principal) {
			continue
		}
		if _, _, err := a.Short.Take(ctx, sessionTable, row.Key); err != nil {
			return err
		}
	}
	return nil
}

// StartToken makes a secret that starts the session of whoever runs the
// program, once.
func (a *Access) StartToken(ctx context.Context) (string, error) {
	token := newToken()
	row := store.Row{Table: startTable, Key: Digest(token), Until: a.Now().Add(startLife)}
	return token, store.SaveOrKeep(ctx, a.Short, row)
}

// localOwner is who runs the program: one person, whatever the session.
const localOwner = "local"

// Start takes a token of StartToken and begins the owner's session.
func (a *Access) Start(ctx context.Context, token string) (secret string, end time.Time, err error) {
	_, ok, err := a.Short.Take(ctx, startTable, Digest(token))
	if err != nil {
		return "", end, err
	}
	if !ok {
		return "", end, stakeholder.NotFound.Because(TokenUnknown)
	}
	return a.Begin(ctx, Principal{Kind: Local, ID: localOwner})
}
