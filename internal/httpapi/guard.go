package httpapi

import (
	"log/slog"
	"net"
	"net/http"
	"time"

	"github.com/gin-gonic/gin"
)

// contentPolicy lets pages load from here alone, and nothing inline.
const contentPolicy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob: data:; font-src 'self'; " +
	"connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"

// guarded sets the headers of every answer, and refuses requests that were
// meant for another host (against DNS rebinding) or come from another site.
func guarded(next http.Handler, hosts []string) http.Handler {
	sameSite := http.NewCrossOriginProtection()
	return sameSite.Handler(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		h := w.Header()
		h.Set("Content-Security-Policy", contentPolicy)
		h.Set("X-Content-Type-Options", "nosniff")
		h.Set("Referrer-Policy", "no-referrer")
		h.Set("Cross-Origin-Opener-Policy", "same-origin")
		h.Set("Cross-Origin-Resource-Policy", "same-origin")
		if !hostKnown(r.Host, hosts) {
			http.Error(w, "this server does not answer for that host", http.StatusMisdirectedRequest)
			return
		}
		next.ServeHTTP(w, r)
	}))
}

// hostKnown tells whether a Host header names this machine's own address or
// one of the hosts that the operator listed.
func hostKnown(host string, hosts []string) bool {
	name, _, err := net.SplitHostPort(host)
	if err != nil {
		name = host
	}
	if name == "localhost" {
		return true
	}
	if ip := net.ParseIP(name); ip != nil && ip.IsLoopback() {
		return true
	}
	for _, known := range hosts {
		if name == known {
			return true
		}
	}
	return false
}

// logged writes one line a request: the route's pattern, never the address or
// the query, which can hold names and tokens.
func logged(log *slog.Logger, now func() time.Time) gin.HandlerFunc {
	return func(g *gin.Context) {
		start := now()
		g.Next()
		log.Info("request", "method", g.Request.Method, "route", g.FullPath(), "status", g.Writer.Status(),
			"ms", now().Sub(start).Milliseconds())
	}
}
