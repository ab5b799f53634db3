// Package httpapi is the service over HTTP: it decodes a request, calls the
// packages that know, and encodes the answer. It has no rules of its own.
//
// Reads are resources under /api; writes are commands. Every error is problem
// details (RFC 9457) with a code that a client can translate.
package httpapi

import (
	"context"
	"errors"
	"io/fs"
	"log/slog"
	"net/http"
	"time"

	"github.com/gin-gonic/gin"

	"interessentkart/internal/live"
	"interessentkart/internal/scene"
	"interessentkart/internal/stakeholder"
	"interessentkart/internal/store"
)

// Config is what the service needs; every field but Hosts must be set.
type Config struct {
	Store   store.Store
	Rooms   *live.Rooms
	Metrics *scene.Metrics // the font's measures, for drawings
	Client  fs.FS          // the built client, with or without an index.html
	Log     *slog.Logger
	Now     func() time.Time
	NewID   func() string // a fresh random id, in the form of all ids
	Hosts   []string      // names to answer for besides this machine's own
}

type api struct {
	Config
	stop context.Context // ends when streams are to be drained
}

// route is one line of the table of routes.
type route struct {
	method, path string
	handle       func(*gin.Context) error
}

func (a *api) routes() []route {
	return []route{
		{http.MethodGet, "/api/examples", a.listExamples},
		{http.MethodGet, "/api/maps", a.listMaps},
		{http.MethodPost, "/api/maps", a.createMap},
		{http.MethodGet, "/api/maps/:map", a.showMap},
		{http.MethodGet, "/api/maps/:map/drawing.svg", a.drawMap},
		{http.MethodPost, "/api/maps/:map/commands", a.command},
		{http.MethodGet, "/api/maps/:map/events", a.events},
		{http.MethodGet, "/healthz", a.healthy},
	}
}

// New gives the service's handler. Streams end when ctx does.
func New(ctx context.Context, c Config) (http.Handler, error) {
	gin.SetMode(gin.ReleaseMode)
	engine := gin.New()
	if err := engine.SetTrustedProxies(nil); err != nil {
		return nil, err
	}
	a := &api{c, ctx}
	engine.Use(logged(c.Log, c.Now), a.recovered)
	for _, r := range a.routes() {
		engine.Handle(r.method, r.path, a.answer(r.handle))
	}
	engine.NoRoute(a.answer(client{c.Client}.serve))
	return guarded(engine, c.Hosts), nil
}

// answer makes a gin handler of one that returns its error.
func (a *api) answer(handle func(*gin.Context) error) gin.HandlerFunc {
	return func(g *gin.Context) {
		if err := handle(g); err != nil {
			a.refuse(g, err)
		}
	}
}

// refuse writes an error as problem details; a fault is logged, a refusal not.
func (a *api) refuse(g *gin.Context, err error) {
	if g.Request.Context().Err() != nil && errors.Is(err, context.Canceled) {
		return // nobody is there to read it
	}
	p := problemOf(err)
	if p.Code == fault {
		a.Log.Error("request failed", "route", g.FullPath(), "error", err)
	}
	if g.Writer.Written() {
		return
	}
	g.Header("Content-Type", "application/problem+json")
	g.JSON(p.Status, p)
}

// recovered turns a panic into a fault of this one request.
func (a *api) recovered(g *gin.Context) {
	defer func() {
		if cause := recover(); cause != nil {
			a.Log.Error("request panicked", "route", g.FullPath(), "cause", cause)
			a.refuse(g, errors.New("panic"))
		}
	}()
	g.Next()
}

func unknownRoute(g *gin.Context) error {
	return stakeholder.NotFound.At(stakeholder.Key{}, routeUnknown)
}

func (a *api) healthy(g *gin.Context) error {
	g.String(http.StatusOK, "ok\n")
	return nil
}
