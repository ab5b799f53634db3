// Package httpapi is the service over HTTP: it decodes a request, calls the
// packages that know, and encodes the answer. It has no rules of its own.
//
// Reads are resources under /api; writes are commands. Every error is problem
// details (RFC 9457) with a code that a client can translate. One table names
// every route with what it needs, takes and gives; access, the description in
// OpenAPI and the tests of both are made from it.
package httpapi

import (
	"context"
	"errors"
	"io/fs"
	"log/slog"
	"net/http"
	"time"

	"github.com/gin-gonic/gin"

	"interessentkart/internal/access"
	"interessentkart/internal/catalogue/register"
	"interessentkart/internal/erasure"
	"interessentkart/internal/governance"
	"interessentkart/internal/layout"
	"interessentkart/internal/live"
	"interessentkart/internal/scene"
	"interessentkart/internal/stakeholder"
	"interessentkart/internal/store"
	"interessentkart/internal/workshop"
)

// Config is what the service needs. Every field but the last ones must be set.
type Config struct {
	Store     store.Store
	Rooms     *live.Rooms
	Access    *access.Access
	Workshops *workshop.Workshops
	Metrics   *scene.Metrics // the font's measures, for drawings
	Client    fs.FS          // the built client, with or without an index.html
	Log       *slog.Logger
	Now       func() time.Time
	NewID     func() string // a fresh random id, in the form of all ids

	// Proxies are the addresses of those in front whose word is taken for where a
	// request came from, as numbers or networks.
	Proxies []string
	// Administrators are the accounts that read the service's log, where people
	// log in.
	Administrators []string
	Hosts          []string // names to answer for besides this machine's own
	Origin         string   // such as https://kart.example.no, when people reach it there
	Cookie         string   // what the names of cookies begin with, so that two services on one machine do not mix them up
	// Door opens the guests' part on the local network, if it is not open, and
	// gives the addresses that phones can reach; nil when there is no such part.
	Door   func() ([]string, error)
	Forget Forgetter      // erases for good; nil when that cannot be done while serving
	LogIn  *access.OpenID // how employees log in; nil on a laptop
	// Patience is added to how long routes may take, for where they are slower
	// than people would wait, such as under the race detector.
	Patience time.Duration
	Ranker   layout.Ranker // places what has a direction from the top; nil leaves that out
	// Health names what keeps the service from writing, and what else there is to
	// look at, each in a word; nil when nobody knows.
	Health func(ctx context.Context) (stops, notes []string)
	// Register is asked about bodies that the catalogue does not know; nil asks
	// nobody.
	Register *register.Register
}

// Forgetter erases and keeps a log of what was erased.
type Forgetter interface {
	Find(ctx context.Context, id stakeholder.MapID, name string) ([]erasure.Match, error)
	ForgetMap(ctx context.Context, id stakeholder.MapID) (erasure.Receipt, error)
	ForgetPerson(ctx context.Context, id stakeholder.MapID, name string, also ...string) (erasure.Receipt, error)
}

type api struct {
	Config
	stop        context.Context // ends when streams are to be drained
	rules       *governance.Rules
	bodies      bodies
	encoded     recall[*encoding] // whole maps
	frames      recall[[]byte]    // events as they are streamed
	drawings    recall[[]byte]
	turns       turns         // of what takes long
	failedJoins *access.Limit // by address
	allJoins    *access.Limit
	guesses     guesses
	writes      *access.Limit // by participant
	counts      counts
	visits      visits // of those who come through the guests' door
	description []byte // OpenAPI
	parameters  map[string]parameter
	speech      speech
}

// Service is what is served where.
type Service struct {
	Main    http.Handler // everything
	Guests  http.Handler // what guests of a workshop need, for the local network
	Metrics http.Handler // figures for operators; for an address of its own
	// Meet exchanges with other instances what lives in memory. It is to be
	// called a few times a second where there are others, by one goroutine.
	Meet func(ctx context.Context, b *store.Board) error
}

// New gives the service. Streams end when ctx does.
func New(ctx context.Context, c Config) (*Service, error) {
	gin.SetMode(gin.ReleaseMode)
	rules, err := governance.Load()
	if err != nil {
		return nil, err
	}
	a := &api{Config: c, stop: ctx, rules: rules, speech: newSpeech(), parameters: parameters(),
		failedJoins: access.NewLimit(20, time.Minute, c.Now), allJoins: access.NewLimit(200, time.Minute, c.Now),
		writes: access.NewLimit(50, 10*time.Second, c.Now)}
	a.encoded.most, a.frames.most = maxEncoded, maxFrames
	a.drawings.most, a.drawings.weigh = maxDrawn, func(drawing []byte) int { return len(drawing) }
	if a.description, err = describe(a.routes()); err != nil {
		return nil, err
	}
	main, err := a.engine(mainDoor)
	if err != nil {
		return nil, err
	}
	guests, err := a.engine(guestDoor)
	if err != nil {
		return nil, err
	}
	return &Service{a.guarded(main, mainDoor), a.guarded(guests, guestDoor), http.HandlerFunc(a.showMetrics), a.meet}, nil
}

// door is where a request came in.
type door int

const (
	mainDoor  door = iota
	guestDoor      // on the local network: guests of workshops, and nothing else
)

func (a *api) engine(d door) (http.Handler, error) {
	engine := gin.New()
	proxies := a.Proxies
	if d == guestDoor {
		proxies = nil // nothing stands between
	}
	if err := engine.SetTrustedProxies(proxies); err != nil {
		return nil, err
	}
	engine.Use(a.logged, a.recovered)
	for _, r := range a.routes() {
		if d == guestDoor && !r.guests {
			continue
		}
		engine.Handle(r.method, r.path, a.answer(r, d))
		if r.method == get && !r.entry { // who only looks does not come in
			engine.Handle(http.MethodHead, r.path, a.answer(r, d))
		}
	}
	files := client{a.Client}
	engine.NoRoute(func(g *gin.Context) {
		if d == guestDoor && g.Request.URL.Path == "/" {
			a.visits.add((&call{Context: g}).address(), a.Now())
		}
		if err := files.serve(g); err != nil {
			a.refuse(g, err)
		}
	})
	return engine, nil
}

// answer makes a gin handler of a route: let in, do, or refuse.
func (a *api) answer(r route, d door) gin.HandlerFunc {
	return func(g *gin.Context) {
		c := &call{Context: g, api: a, route: r, door: d}
		if r.within > 0 {
			ctx, done := context.WithTimeout(g.Request.Context(), r.within+a.Patience)
			defer done()
			g.Request = g.Request.WithContext(ctx)
		}
		err := c.admit()
		if err == nil {
			err = r.handle(c)
		}
		if err != nil {
			err = c.seenError(err)
			a.noteRefusal(c, err)
			a.refuse(g, err)
		}
	}
}

// noteRefusal lets the log of a map, or of the service, tell of what somebody
// who is known was refused, and of those who tried to come in and could not.
func (a *api) noteRefusal(c *call, err error) {
	var refused *stakeholder.Error
	if !errors.As(err, &refused) {
		return
	}
	var who access.Principal
	if len(c.who) > 0 {
		who = c.who[0]
	}
	if c.grant.Kind != "" {
		who = c.grant.Principal
	}
	foreign := refused.Class == stakeholder.Forbidden || refused.Code == store.MapUnknown
	if c.route.entry && refused.Class != stakeholder.Invalid || who.Kind != "" && foreign {
		a.Access.Refused(stakeholder.MapID(c.Param("map")), who, operationID(c.route), refused.Code)
	}
}

// refuse writes an error as problem details, or as a page where a browser opened
// the address; a fault is logged, a refusal not.
func (a *api) refuse(g *gin.Context, err error) {
	if g.Request.Context().Err() != nil && errors.Is(err, context.Canceled) {
		return // nobody is there to read it
	}
	in := a.speech.of(g.Request)
	p := problemOf(err, in)
	if p.Code == fault {
		a.Log.Error("request failed", "route", g.FullPath(), "error", err)
	}
	if g.Writer.Written() {
		return
	}
	if wantsPage(g.Request) {
		_ = a.writePage(g.Writer, g.Request, p, in) // whoever has gone away does not read it
		return
	}
	writeProblem(g.Writer, p)
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

func unknownRoute() error {
	return stakeholder.NotFound.Because(routeUnknown)
}
