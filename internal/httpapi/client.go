package httpapi

import (
	"io/fs"
	"mime"
	"net/http"
	"path"
	"strings"

	"github.com/gin-gonic/gin"
)

// client serves the built client: files that carry a digest in their name
// for ever, index.html never from a cache, each in the smallest form that the
// browser takes.
type client struct{ files fs.FS }

// notBuilt is for whoever builds the program, in the language of its source.
const notBuilt = `<!doctype html><html lang="en"><meta charset="utf-8"><title>Interessentkart</title>
<h1>Interessentkart</h1><p>The service runs, but the client was not built into it. Run <code>make run</code>.</p></html>`

func (c client) serve(g *gin.Context) error {
	name := strings.TrimPrefix(path.Clean(g.Request.URL.Path), "/")
	if name == "" {
		name = "index.html"
	}
	if name == "index.html" && !c.has(name) {
		g.Data(http.StatusOK, "text/html; charset=utf-8", []byte(notBuilt))
		return nil
	}
	if !c.has(name) || path.Base(name) == ".keep" {
		return unknownRoute()
	}
	h := g.Writer.Header()
	h.Set("Content-Type", mime.TypeByExtension(path.Ext(name)))
	h.Set("Cache-Control", "no-cache")
	if strings.HasPrefix(name, "assets/") {
		h.Set("Cache-Control", "public, max-age=31536000, immutable")
	}
	body, err := fs.ReadFile(c.files, c.smallest(g, name))
	if err != nil {
		return err
	}
	g.Writer.WriteHeader(http.StatusOK)
	_, err = g.Writer.Write(body)
	return err
}

// smallest names the precompressed form that the request accepts, and says so
// in the answer's headers.
func (c client) smallest(g *gin.Context, name string) string {
	h := g.Writer.Header()
	h.Set("Vary", "Accept-Encoding")
	accepted := g.GetHeader("Accept-Encoding")
	for _, form := range []struct{ encoding, suffix string }{{"br", ".br"}, {"gzip", ".gz"}} {
		if strings.Contains(accepted, form.encoding) && c.has(name+form.suffix) {
			h.Set("Content-Encoding", form.encoding)
			return name + form.suffix
		}
	}
	return name
}

func (c client) has(name string) bool {
	info, err := fs.Stat(c.files, name)
	return err == nil && !info.IsDir()
}
