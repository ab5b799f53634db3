package httpapi

import (
	"net/http"
	"net/http/cookiejar"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"interessentkart/internal/access"
	"interessentkart/internal/store/memory"
)

func openID(t *testing.T, a *access.Access, issuer, origin string) *access.OpenID {
	t.Helper()
	o, err := access.Begin(t.Context(), a, access.Provider{
		Issuer: issuer, ClientID: "kart", ClientSecret: "secret", Return: origin + "/login/done", Claim: "authorization_details",
		Details:       `[{"type":"ansattporten:altinn:resource","resource":"urn:altinn:resource:kart","representation_is_required":true}]`,
		Organisations: []string{"974760673"}, Levels: []string{"substantial", "high"}, Key: []byte(strings.Repeat("k", 32)),
	})
	if err != nil {
		t.Fatal(err)
	}
	return o
}

// logIn is for tests in which nobody logs in.
func logIn(t *testing.T, a *access.Access) *access.OpenID {
	return openID(t, a, startProvider(t), "http://127.0.0.1")
}

// browser is a client with cookies that follows redirects.
func browser(t *testing.T) *http.Client {
	jar, err := cookiejar.New(nil)
	if err != nil {
		t.Fatal(err)
	}
	return &http.Client{Jar: jar}
}

func TestLogIn(t *testing.T) {
	t.Parallel()
	issuer := startProvider(t)
	// The address is needed before there is a handler.
	var handler http.Handler
	front := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { handler.ServeHTTP(w, r) }))
	t.Cleanup(front.Close)
	s := startWith(t, memory.New(), memory.NewRows(time.Now), memory.NewRows(time.Now), func(c *Config) {
		c.LogIn = openID(t, c.Access, issuer, front.URL)
	})
	served, err := New(t.Context(), s.config)
	if err != nil {
		t.Fatal(err)
	}
	handler = served.Main
	get := func(b *http.Client, path string) (int, string) {
		got, err := b.Get(front.URL + path)
		if err != nil {
			t.Fatal(err)
		}
		defer got.Body.Close()
		text := make([]byte, 4000)
		n, _ := got.Body.Read(text)
		return got.StatusCode, string(text[:n])
	}
	next := func(scenario string) {
		if got, err := http.Post(issuer+"/scenario", "text/plain", strings.NewReader(scenario)); err != nil || got.StatusCode != http.StatusOK {
			t.Fatal(err)
		}
	}

	kari := browser(t)
	if status, text := get(kari, "/login"); status != http.StatusOK || !strings.Contains(text, "<!doctype html>") {
		t.Fatalf("log in: %d %s", status, text)
	}
	status, text := get(kari, "/api/session")
	if status != http.StatusOK || !strings.Contains(text, `"kind":"employee"`) || !strings.Contains(text, "Kari Nordmann") || strings.Contains(text, "01019012345") {
		t.Errorf("session: %s", text)
	}
	if status, _ := get(browser(t), "/api/maps"); status != http.StatusUnauthorized {
		t.Errorf("another browser: %d", status)
	}
	if status, text := get(browser(t), "/start/x"); status != http.StatusNotFound || !strings.Contains(text, "route.unknown") {
		t.Errorf("a local owner in an agency: %d %s", status, text)
	}
	for scenario, code := range map[string]string{
		"wrong nonce": "login.failed", "wrong audience": "login.failed", "wrong issuer": "login.failed", "expired": "login.failed",
		"wrong key": "login.failed", "unsigned": "login.failed", "low level": "login.failed",
		"no subject": "login.failed", "for another client": "login.failed", "for several": "login.failed",
		"other organisation": "organisation.other", "no organisation": "organisation.other", "as oneself": "organisation.other",
		"a number somewhere": "organisation.other", "another resource": "organisation.other", "another type": "organisation.other",
	} {
		next(scenario)
		b := browser(t)
		if status, text := get(b, "/login"); status != http.StatusForbidden || !strings.Contains(text, code) {
			t.Errorf("%s: %d %s", scenario, status, text)
		}
		if status, _ := get(b, "/api/maps"); status != http.StatusUnauthorized {
			t.Errorf("%s: let in", scenario)
		}
	}
	next("for several, and us")
	if status, text := get(browser(t), "/login"); status != http.StatusOK {
		t.Errorf("a token for several, made for us: %d %s", status, text)
	}
	next("")
	for _, path := range []string{"/login/done", "/login/done?code=x&state=y", "/login/done?state=&code="} {
		if status, text := get(kari, path); status != http.StatusForbidden || !strings.Contains(text, "login.unknown") {
			t.Errorf("%s: %d %s", path, status, text)
		}
	}
	if strings.Contains(s.log.String(), "Kari") || strings.Contains(s.log.String(), "01019012345") {
		t.Error("the log names people")
	}
}

// What came back in one browser is of no use in another, and of none twice.
func TestLogInIsOfOneBrowser(t *testing.T) {
	t.Parallel()
	s := agency(t)
	stop := func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }
	client := &http.Client{CheckRedirect: stop}
	begun := s.nobody()
	a := begun.send("GET", "/login", "")
	answered, err := client.Get(a.header.Get("Location"))
	if err != nil {
		t.Fatal(err)
	}
	back := answered.Header.Get("Location")
	path := back[strings.Index(back, "/login/done"):]
	if a := s.nobody().send("GET", path, ""); a.status != http.StatusForbidden || !strings.Contains(a.body, "login.unknown") {
		t.Errorf("another browser: %d %s", a.status, a.body)
	}
	state := begun.cookies["kart-login"]
	if a := begun.send("GET", path, ""); a.status != http.StatusSeeOther || begun.cookies["kart-employee"] == "" {
		t.Errorf("this browser: %d %s", a.status, a.body)
	}
	begun.cookies["kart-login"] = state
	if a := begun.send("GET", path, ""); a.status != http.StatusForbidden {
		t.Errorf("twice: %d", a.status)
	}
}
