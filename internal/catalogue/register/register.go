// Package register looks bodies up in Enhetsregisteret, the Norwegian register
// of legal entities, through its open API (Brønnøysundregistrene, NLOD 2.0). It
// asks nobody unless a caller gives it an address. Roles are never fetched: they
// are personal data.
package register

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/url"
	"strconv"
	"time"

	"interessentkart/internal/stakeholder"
)

// Address is where the register answers; nothing here uses it by itself.
const Address = "https://data.brreg.no/enhetsregisteret/api"

// Limits of one look-up.
const (
	attempts   = 4
	callTime   = 8 * time.Second
	firstWait  = 250 * time.Millisecond // doubled for every further attempt
	mostWait   = 8 * time.Second
	mostAnswer = 1 << 20 // bytes
	mostFound  = 100     // units of a search
)

// Errors of a look-up, besides those of the network and the context's. The
// first wraps stakeholder.NotFound.
var (
	ErrUnknown = fmt.Errorf("register: %w: no unit with this organisation number", stakeholder.NotFound)
	// ErrRemoved says that the unit was taken out of the open data: a local copy
	// is to be deleted.
	ErrRemoved = errors.New("register: the unit has been removed from the open data")
	// ErrRefused says that the register did not accept the question.
	ErrRefused = errors.New("register: the question was refused")
	// ErrBusy says that the register did not answer in spite of several attempts.
	ErrBusy = errors.New("register: no answer in spite of several attempts")
	// ErrAnswer says that the answer was not one of the register's.
	ErrAnswer = errors.New("register: the answer cannot be read")
)

// Options change how a register is asked; the zero value will do.
type Options struct {
	Client *http.Client                               // nil is one that follows no redirects
	Wait   func(context.Context, time.Duration) error // between attempts; nil sleeps
	Time   time.Duration                              // for one call; 0 is eight seconds
}

// Register asks one address. It is safe for concurrent use.
type Register struct {
	base   *url.URL
	client *http.Client
	wait   func(context.Context, time.Duration) error
	time   time.Duration
}

// New makes a register that is asked at an address such as Address: https, or
// http on this machine.
func New(address string, o Options) (*Register, error) {
	base, err := url.Parse(address)
	if err != nil || base.Host == "" || base.User != nil || base.RawQuery != "" || !safe(base) {
		return nil, fmt.Errorf("register: %q is no address to ask: https://…, or http:// on this machine", address)
	}
	r := &Register{base: base, client: o.Client, wait: o.Wait, time: o.Time}
	if r.client == nil {
		r.client = &http.Client{CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}
	}
	if r.wait == nil {
		r.wait = sleep
	}
	if r.time == 0 {
		r.time = callTime
	}
	return r, nil
}

func safe(u *url.URL) bool {
	if u.Scheme == "https" {
		return true
	}
	ip := net.ParseIP(u.Hostname())
	return u.Scheme == "http" && (u.Hostname() == "localhost" || ip != nil && ip.IsLoopback())
}

func sleep(ctx context.Context, d time.Duration) error {
	t := time.NewTimer(d)
	defer t.Stop()
	select {
	case <-ctx.Done():
		return ctx.Err()
	case <-t.C:
		return nil
	}
}

// Find looks a unit up, or a sub-unit when there is no unit with the number.
// One that is deleted is given with the date; ErrRemoved
// says that nothing is left of it.
func (r *Register) Find(ctx context.Context, number string) (Unit, error) {
	if !stakeholder.ValidOrgNumber(number) {
		return Unit{}, fmt.Errorf("%w: %q is no organisation number", ErrRefused, number)
	}
	var u unit
	err := r.ask(ctx, r.base.JoinPath("enheter", number), &u)
	if errors.Is(err, ErrUnknown) {
		err = r.ask(ctx, r.base.JoinPath("underenheter", number), &u)
	}
	if err != nil {
		return Unit{}, err
	}
	found, err := u.read()
	if err == nil && found.OrgNumber != number {
		err = fmt.Errorf("%w: it is about %s", ErrAnswer, found.OrgNumber)
	}
	return found, err
}

// Search finds units by name, at most limit of them and a hundred in all.
func (r *Register) Search(ctx context.Context, name string, limit int) ([]Unit, error) {
	u := r.base.JoinPath("enheter")
	u.RawQuery = url.Values{"navn": {name}, "size": {strconv.Itoa(min(max(limit, 1), mostFound))}}.Encode()
	var page struct {
		Embedded struct {
			Units []unit `json:"enheter"`
		} `json:"_embedded"`
	}
	if err := r.ask(ctx, u, &page); err != nil {
		return nil, err
	}
	var list []Unit
	for _, one := range page.Embedded.Units {
		found, err := one.read()
		if err != nil {
			return nil, err
		}
		list = append(list, found)
	}
	return list[:min(len(list), mostFound)], nil
}

// ask gets an answer, again and later when the register is busy.
func (r *Register) ask(ctx context.Context, u *url.URL, answer any) error {
	var last error
	pause := firstWait
	for attempt := range attempts {
		if attempt > 0 {
			if err := r.wait(ctx, pause); err != nil {
				return err
			}
		}
		body, status, after, err := r.call(ctx, u)
		if ctx.Err() != nil {
			return ctx.Err()
		}
		if err == nil && !busy(status) {
			return understood(status, body, answer)
		}
		last = err
		if err == nil {
			last = fmt.Errorf("status %d", status)
		}
		pause = min(max(firstWait<<attempt, after), mostWait)
	}
	return fmt.Errorf("%w: %w", ErrBusy, last)
}

// busy tells whether to try again.
func busy(status int) bool {
	return status == http.StatusTooManyRequests || status >= 500
}

// call asks once; after is how long the register wants to be left alone.
func (r *Register) call(ctx context.Context, u *url.URL) (body []byte, status int, after time.Duration, err error) {
	limited, cancel := context.WithTimeout(ctx, r.time)
	defer cancel()
	q, err := http.NewRequestWithContext(limited, http.MethodGet, u.String(), nil)
	if err != nil {
		return nil, 0, 0, err
	}
	q.Header.Set("Accept", "application/json")
	a, err := r.client.Do(q)
	if err != nil {
		return nil, 0, 0, err
	}
	defer a.Body.Close()
	seconds, _ := strconv.Atoi(a.Header.Get("Retry-After"))
	body, err = io.ReadAll(io.LimitReader(a.Body, mostAnswer+1))
	return body, a.StatusCode, time.Duration(min(max(seconds, 0), 60)) * time.Second, err
}

func understood(status int, body []byte, answer any) error {
	switch {
	case status == http.StatusNotFound:
		return ErrUnknown
	case status == http.StatusGone:
		return ErrRemoved
	case status >= 400:
		return fmt.Errorf("%w: status %d", ErrRefused, status)
	case status != http.StatusOK:
		return fmt.Errorf("%w: status %d", ErrAnswer, status)
	case len(body) > mostAnswer:
		return fmt.Errorf("%w: more than %d bytes", ErrAnswer, mostAnswer)
	}
	if err := json.Unmarshal(body, answer); err != nil {
		return fmt.Errorf("%w: %w", ErrAnswer, err)
	}
	return nil
}
