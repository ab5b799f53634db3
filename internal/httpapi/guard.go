package httpapi

import (
	"net"
	"net/http"
	"slices"
	"strings"

	"github.com/gin-gonic/gin"
)

// contentPolicy lets pages load from here alone, and nothing inline.
const contentPolicy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob: data:; font-src 'self'; " +
	"connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"

// guarded sets the headers of every answer, and refuses requests that were
// meant for another host (against DNS rebinding) or come from another site.
func (a *api) guarded(next http.Handler, d door) http.Handler {
	sameSite := http.NewCrossOriginProtection()
	sameSite.SetDenyHandler(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		writeProblem(w, plainProblem(http.StatusForbidden, originForeign, a.speech.of(r)))
	}))
	inner := sameSite.Handler(next)
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		h := w.Header()
		h.Set("Content-Security-Policy", contentPolicy)
		h.Set("X-Content-Type-Options", "nosniff")
		h.Set("Referrer-Policy", "no-referrer")
		h.Set("Cross-Origin-Opener-Policy", "same-origin")
		h.Set("Cross-Origin-Resource-Policy", "same-origin")
		h.Set("Permissions-Policy", "camera=(), geolocation=(), microphone=()")
		if a.secure() && d == mainDoor {
			h.Set("Strict-Transport-Security", "max-age=31536000")
		}
		if !a.answersFor(r.Host, d) {
			writeProblem(w, plainProblem(http.StatusMisdirectedRequest, hostUnknown, a.speech.of(r)))
			return
		}
		inner.ServeHTTP(w, r)
	})
}

// answersFor tells whether a Host header names this machine's own address or
// one of the hosts that the operator listed. To guests on the local network the
// machine is a number: a name could be anybody's.
func (a *api) answersFor(host string, d door) bool {
	name, _, err := net.SplitHostPort(host)
	if err != nil {
		name = host
	}
	name = strings.ToLower(strings.TrimSuffix(strings.Trim(name, "[]"), "."))
	ip := net.ParseIP(name)
	if d == guestDoor {
		return ip != nil
	}
	return name == "localhost" || ip != nil && ip.IsLoopback() || slices.ContainsFunc(a.Hosts, func(host string) bool { return strings.EqualFold(host, name) })
}

// logged writes one line a request: the route's pattern, never the address or
// the query, which can hold names and tokens.
func (a *api) logged(g *gin.Context) {
	start := a.Now()
	g.Next()
	took := a.Now().Sub(start)
	a.counts.request(g.FullPath(), g.Writer.Status(), took)
	a.Log.Info("request", "method", g.Request.Method, "route", g.FullPath(), "status", g.Writer.Status(), "ms", took.Milliseconds())
}
