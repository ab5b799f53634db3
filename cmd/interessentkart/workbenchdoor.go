package main

import (
	"encoding/json"
	"io/fs"
	"net/http"
	"strings"

	"interessentkart/internal/layout"
	"interessentkart/internal/scene"
	"interessentkart/internal/stakeholder"
)

// state is one thing to look at, as data/workbench/states.json has it.
type state struct {
	ID    string   `json:"id"`
	Group string   `json:"group"`
	Title string   `json:"title"`
	Map   string   `json:"map,omitempty"` // the name of a map; * is every example
	To    string   `json:"to"`            // the page's address, with {map} in the place of the map's id
	As    string   `json:"as,omitempty"`  // owner when not given, reader, guest or nobody
	When  string   `json:"when,omitempty"`
	Press []string `json:"press,omitempty"` // buttons to press, by their names
}

// shownMap is an example whose drawings are shown.
type shownMap struct {
	Name  string `json:"name"`
	Title string `json:"title"`
	ID    string `json:"id"`
}

// bench answers under a host name for each state, ID.localhost: so each has its
// own session, its own trouble and its own connections.
type bench struct {
	service  http.Handler
	client   http.Handler // nil: the service has it
	port     string
	sessions map[string]string // cookies by who has them
	maps     map[string]string // ids by name
	examples []shownMap
	states   []state
}

// expand puts the examples and the ids of maps in their places.
func (b *bench) expand() {
	var all []state
	for _, s := range b.states {
		names := []string{s.Map}
		if s.Map == "*" {
			names = names[:0]
			for _, e := range b.examples {
				names = append(names, e.Name)
			}
		}
		for _, name := range names {
			one := s
			if s.Map == "*" {
				one.ID, one.Title = s.ID+"-"+strings.ReplaceAll(name, "_", "-"), s.Title+": "+name
			}
			one.Map, one.To = name, strings.ReplaceAll(s.To, "{map}", b.maps[name])
			all = append(all, one)
		}
	}
	b.states = all
}

func (b *bench) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	of := b.stateOf(r.Host)
	r.Host = "127.0.0.1"
	switch {
	case r.URL.Path == "/workbench/states.json":
		b.list(w)
	case strings.HasPrefix(r.URL.Path, "/workbench/"):
		files, err := fs.Sub(workbenchFiles, "workbench")
		if err != nil {
			http.NotFound(w, r)
			return
		}
		http.StripPrefix("/workbench", http.FileServerFS(files)).ServeHTTP(w, r)
	case b.client != nil && !strings.HasPrefix(r.URL.Path, "/api/"):
		b.client.ServeHTTP(w, r)
	default:
		r.Header.Set("Cookie", b.session(of))
		trouble(of.When, b.service).ServeHTTP(framed{w}, r)
	}
}

// stateOf is the state that a host name names; the owner's, with nothing the
// matter, when it names none.
func (b *bench) stateOf(host string) state {
	id, _, _ := strings.Cut(host, ".")
	for _, s := range b.states {
		if s.ID == id {
			return s
		}
	}
	return state{}
}

func (b *bench) session(s state) string {
	switch s.As {
	case "":
		return b.sessions["owner"]
	case "nobody":
		return ""
	}
	return b.sessions[s.As+"/"+s.Map]
}

// trouble is the service when something is the matter with it.
func trouble(when string, service http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		asks := strings.HasPrefix(r.URL.Path, "/api/") && r.URL.Path != "/api/session"
		last := r.URL.Path[strings.LastIndexByte(r.URL.Path, '/')+1:]
		switch {
		case when == "loading" && asks:
			<-r.Context().Done()
		case when == "offline" && asks, when == "lost" && asks && strings.Count(r.URL.Path, "/") > 3 && last != "workshop":
			panic(http.ErrAbortHandler) // the connection breaks off
		case when == "empty" && r.URL.Path == "/api/maps":
			w.Header().Set("Content-Type", "application/json")
			_, _ = w.Write([]byte(`{"maps":[]}`))
		default:
			service.ServeHTTP(w, r)
		}
	})
}

// list tells the page and the tests what there is.
func (b *bench) list(w http.ResponseWriter) {
	w.Header().Set("Content-Type", "application/json")
	w.Header().Set("Cache-Control", "no-store")
	_ = json.NewEncoder(w).Encode(struct {
		States   []state            `json:"states"`
		Examples []shownMap         `json:"examples"`
		Views    []stakeholder.View `json:"views"`
		Themes   []string           `json:"themes"`
	}{b.states, b.examples, layout.Views(), scene.Themes()})
}

// framed lets pages stand in frames of the workbench, which the service refuses.
type framed struct{ http.ResponseWriter }

func (f framed) WriteHeader(status int) {
	policy := f.Header().Get("Content-Security-Policy")
	f.Header().Set("Content-Security-Policy", strings.Replace(policy, "frame-ancestors 'none'", "frame-ancestors http://*.localhost:* http://localhost:*", 1))
	f.ResponseWriter.WriteHeader(status)
}

func (f framed) Unwrap() http.ResponseWriter { return f.ResponseWriter }

func (f framed) Flush() { _ = http.NewResponseController(f.ResponseWriter).Flush() }
