package httpapi

import (
	"bytes"
	"html/template"
	"net/http"
	"strings"

	"interessentkart/internal/access"
	"interessentkart/internal/words"
)

// problemPage is a problem for somebody who opened an address in a browser. It
// has nothing but text and a way on, so that it needs neither styles nor scripts.
var problemPage = template.Must(template.New("problem").Parse(`<!doctype html>
<html lang="{{.Lang}}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="light dark">
<title>{{.Title}}</title></head>
<body>
<main>
<h1>{{.Title}}</h1>
<p>{{.Detail}}</p>
{{with .Advice}}<p>{{.}}</p>
{{end}}<p><a href="{{.Path}}">{{.Way}}</a></p>
</main>
</body>
</html>
`))

// page is what the page of a problem says.
type page struct {
	Lang, Title, Detail, Advice string
	Path, Way                   string // where to go on
}

// wantsPage tells whether a browser opened an address to show what is there.
func wantsPage(r *http.Request) bool {
	return r.Method == http.MethodGet && !strings.HasPrefix(r.URL.Path, "/api/") && strings.Contains(r.Header.Get("Accept"), "text/html")
}

// writePage tells of a problem as a page in the reader's language.
func (a *api) writePage(w http.ResponseWriter, r *http.Request, p problem, in words.Words) error {
	shown := page{Lang: string(in.Lang()), Title: p.Title, Detail: p.Detail, Path: "/", Way: in.Text("page.front", nil)}
	switch {
	case p.Code == access.TokenUnknown:
		shown.Advice = in.Text("page.start", nil)
	case strings.HasPrefix(r.URL.Path, "/login"):
		shown.Path, shown.Way = "/login", in.Text("page.logIn", nil)
	}
	var text bytes.Buffer
	if err := problemPage.Execute(&text, shown); err != nil {
		return err
	}
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	w.Header().Set("Cache-Control", "no-store")
	w.Header().Set("Vary", "Accept, Accept-Language")
	w.WriteHeader(p.Status)
	_, err := w.Write(text.Bytes())
	return err
}
