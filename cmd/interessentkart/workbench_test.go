package main

import (
	"net/http"
	"net/http/httptest"
	"path/filepath"
	"strings"
	"testing"
)

// Every state has a name of its own, a map that is there, somebody to see it as,
// and a page; and what is said to be the matter is.
func TestWorkbench(t *testing.T) {
	s, err := openService(t.Context(), filepath.Join(t.TempDir(), "maps.db"), "", erasures{}, false)
	if err != nil {
		t.Fatal(err)
	}
	defer s.close()
	b, err := workbenchCmd{}.bench(t.Context(), s)
	if err != nil {
		t.Fatal(err)
	}
	seen := map[string]bool{}
	for _, one := range b.states {
		if seen[one.ID] || strings.Trim(one.ID, "abcdefghijklmnopqrstuvwxyz0123456789-") != "" {
			t.Errorf("%s is no host name of its own", one.ID)
		}
		seen[one.ID] = true
		if strings.Contains(one.To, "{") || one.Map != "" && b.maps[one.Map] == "" {
			t.Errorf("%s: no map %q", one.ID, one.Map)
		}
		if one.As != "nobody" && b.session(one) == "" {
			t.Errorf("%s: nobody is %s there", one.ID, one.As)
		}
	}
	for id, want := range map[string]int{"board-reader": http.StatusOK, "board-refused": http.StatusUnauthorized, "board-lost": http.StatusOK, "phone-score": http.StatusOK} {
		answer := httptest.NewRecorder()
		r := httptest.NewRequest(http.MethodGet, "http://"+id+".localhost:1/api/maps/"+b.maps[b.stateOf(id+".localhost").Map], nil)
		r.RemoteAddr = "127.0.0.1:1"
		b.ServeHTTP(answer, r)
		if answer.Code != want {
			t.Errorf("%s: %d, want %d", id, answer.Code, want)
		}
	}
}
