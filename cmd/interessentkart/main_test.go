package main

import (
	"bytes"
	"context"
	"strings"
	"testing"
)

// result is what one run of the program left behind.
type result struct {
	code     int
	out, err string
}

// runWith runs the program in process with some standard input.
func runWith(t *testing.T, in string, args ...string) result {
	t.Helper()
	var out, errs bytes.Buffer
	code := run(context.Background(), args, console{in: strings.NewReader(in), out: &out, err: &errs})
	return result{code, out.String(), errs.String()}
}

func TestWrongUsageIsOneLineAndCodeTwo(t *testing.T) {
	for _, args := range [][]string{{"tegn"}, {"--nei"}, {}, {"draw"}, {"draw", "x.json", "--db", "y"}, {"draw", "--db", "y"},
		{"draw", "x.json", "--view", "kart"}, {"serve", "--listen", "0.0.0.0:80"}, {"serve", "--workshop", "--guests", ""}, {"serve", "--backups", "b", "--backup-keep", "0"},
		{"serve", "--oidc-issuer", "https://x", "--listen", "0.0.0.0:80"}, {"import", "x", "-o", "y", "--db", "z"}} {
		r := runWith(t, "", args...)
		if r.code != exitUsage || strings.Count(r.err, "\n") != 1 || !strings.HasPrefix(r.err, "interessentkart: ") || r.out != "" {
			t.Errorf("%q: %+v", args, r)
		}
	}
}

func TestHelpAndVersion(t *testing.T) {
	for _, flag := range []string{"--help", "--version"} {
		if r := runWith(t, "", flag); r.code != exitOK || r.out == "" || r.err != "" {
			t.Errorf("%s: %+v", flag, r)
		}
	}
}

// outOfOrder is something to write to that fails as nothing should.
type outOfOrder struct{}

func (outOfOrder) Write([]byte) (int, error) { panic("out of order") }

// A panic is told, with where it was, and is no success.
func TestAPanicIsNoSuccess(t *testing.T) {
	var errs bytes.Buffer
	code := run(t.Context(), []string{"examples", "dsop"}, console{in: strings.NewReader(""), out: outOfOrder{}, err: &errs})
	first, rest, _ := strings.Cut(errs.String(), "\n")
	if code != exitFailed || !strings.HasPrefix(first, "interessentkart: ") || !strings.Contains(first, "out of order") || !strings.Contains(rest, "main_test.go") {
		t.Errorf("exit %d, %s", code, errs.String())
	}
}

// inEnglish is an environment whose language is English, in which most tests read.
func inEnglish(name string) string {
	if name == "LANG" {
		return "en_GB.UTF-8"
	}
	return ""
}
