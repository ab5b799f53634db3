package httpapi

import (
	"net/http"
	"strings"
	"testing"
)

const browsers = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"

// Whoever opens a used or wrong address in a browser reads why, and goes on.
func TestProblemsAsPages(t *testing.T) {
	t.Parallel()
	s := start(t)
	token, err := s.config.Access.StartToken(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if a := s.nobody().send("GET", "/start/"+token, "", "Accept", browsers); a.status != http.StatusSeeOther {
		t.Fatalf("first time: %d", a.status)
	}
	for _, c := range []struct {
		path, lang string
		says       []string
	}{
		{"/start/" + token, "nb-NO,nb", []string{`<html lang="nb">`, "<h1>Finnes ikke</h1>", "Lenken er brukt", "starte programmet på nytt", `<a href="/">Gå til forsiden</a>`}},
		{"/start/%3Cscript%3Ealert(1)", "nn", []string{`<html lang="nn">`, "Lenkja er brukt"}},
		{"/start/wrong", "en-US", []string{`<html lang="en">`, "Not found", "The link works once, in one browser."}},
		{"/nowhere", "en", []string{"There is nothing at this address."}},
	} {
		a := s.nobody().send("GET", c.path, "", "Accept", browsers, "Accept-Language", c.lang)
		if a.status != http.StatusNotFound || a.header.Get("Content-Type") != "text/html; charset=utf-8" || a.header.Get("Cache-Control") != "no-store" {
			t.Errorf("%s: %d %v", c.path, a.status, a.header)
		}
		for _, text := range c.says {
			if !strings.Contains(a.body, text) {
				t.Errorf("%s does not say %q: %s", c.path, text, a.body)
			}
		}
		if policy := a.header.Get("Content-Security-Policy"); !strings.Contains(policy, "default-src 'none'") || strings.Contains(policy, "unsafe") ||
			strings.Contains(a.body, "<script") || strings.Contains(a.body, "style") {
			t.Errorf("%s: %s %s", c.path, policy, a.body)
		}
	}
	if a := s.nobody().send("GET", "/api/maps", "", "Accept", browsers); a.header.Get("Content-Type") != "application/problem+json" {
		t.Errorf("the API: %v", a.header)
	}
	if a := s.nobody().send("GET", "/start/wrong", "", "Accept", "application/json"); a.header.Get("Content-Type") != "application/problem+json" {
		t.Errorf("a program: %v", a.header)
	}
}

// Whoever comes back from a log-in that failed can try again.
func TestFailedLogInAsPage(t *testing.T) {
	t.Parallel()
	s := agency(t)
	a := s.nobody().send("GET", "/login/done?code=x&state=y", "", "Accept", browsers, "Accept-Language", "en")
	if a.status != http.StatusForbidden || !strings.Contains(a.body, "The log-in was started in another browser") || !strings.Contains(a.body, `<a href="/login">Log in</a>`) {
		t.Errorf("%d %s", a.status, a.body)
	}
}
