package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"net/http/pprof"
	"net/url"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"time"

	"github.com/alecthomas/kong"

	"interessentkart/internal/httpapi"
)

// serveCmd runs the service.
type serveCmd struct {
	Config   kong.ConfigFlag `placeholder:"FILE" help:"JSON file with these flags by their names."`
	DB       string          `name:"db" placeholder:"FILE|ADDRESS" env:"INTERESSENTKART_DB" help:"Database: a file, made when there is none, or postgres://… for several instances. Default: a file in the user's data directory."`
	Listen   string          `default:"127.0.0.1:8080" placeholder:"ADDRESS" env:"INTERESSENTKART_LISTEN" help:"Address and port to listen on (${default}), beyond this machine only with --oidc-issuer; port 0 takes a free one."`
	Open     bool            `default:"true" negatable:"" env:"INTERESSENTKART_OPEN" help:"Open a browser, where there is a desktop."`
	Workshop bool            `env:"INTERESSENTKART_WORKSHOP" help:"Let guests of workshops in from the local network from the start. Otherwise the first workshop does, until the last one ends."`
	Guests   string          `default:"0.0.0.0:8090" placeholder:"ADDRESS" env:"INTERESSENTKART_GUESTS" help:"Address and port for guests on the local network (${default}); empty for none."`
	Origin   string          `placeholder:"URL" env:"INTERESSENTKART_ORIGIN" help:"Where people reach the service, such as https://kart.example.no, when something in front of it does TLS."`
	Figures  string          `name:"metrics" placeholder:"ADDRESS" env:"INTERESSENTKART_METRICS" help:"Address and port for figures in Prometheus' form, and for profiles (/debug/pprof/); none if not given."`
	LogLevel slog.Level      `default:"info" placeholder:"LEVEL" env:"INTERESSENTKART_LOG_LEVEL" help:"Least that is logged: debug, info, warn or error (${default}). Every request is info."`
	Proxies  []string        `placeholder:"ADDRESS,…" env:"INTERESSENTKART_PROXIES" help:"Addresses or networks of what stands in front, whose X-Forwarded-For is believed; none if not given."`
	LogJSON  bool            `name:"log-json" env:"INTERESSENTKART_LOG_JSON" help:"Write the log as JSON."`
	erasures
	lookup
	BackupFlags
	LogInFlags
}

// How long a request may take to arrive, and how long streams have to end when
// the program stops.
const (
	headerTime = 5 * time.Second
	readTime   = 30 * time.Second
	idleTime   = time.Minute
	drainTime  = 5 * time.Second
	maxHeader  = 16 << 10
)

func (c serveCmd) Run(ctx context.Context, streams console) error {
	if err := cmp.Or(c.checkAddress(), c.BackupFlags.check(c.DB)); err != nil {
		return err
	}
	least := &slog.HandlerOptions{Level: c.LogLevel}
	log := slog.New(slog.NewTextHandler(streams.err, least))
	if c.LogJSON {
		log = slog.New(slog.NewJSONHandler(streams.err, least))
	}
	s, err := openService(ctx, c.DB, c.Backups, c.erasures, false)
	if err != nil {
		return err
	}
	defer s.close()
	listener, err := net.Listen("tcp", c.Listen)
	if err != nil {
		return err
	}
	ctx, stop := context.WithCancel(ctx)
	defer stop()
	door := &guestsDoor{address: c.Guests, log: log}
	defer door.close()
	if s.file != nil {
		defer control{s.file, log, func(ctx context.Context) []finding { return examine(ctx, c.examined(s, listener, door).checks()) }}.offer(ctx)()
	}
	config, err := c.config(ctx, s, log, listener, door)
	if err != nil {
		return errors.Join(err, listener.Close())
	}
	ranker, done, err := hierarchies()
	if err != nil {
		return errors.Join(err, listener.Close())
	}
	defer done()
	config.Ranker = ranker
	config.Health = func(ctx context.Context) (stops, notes []string) { return c.health(ctx, c.examined(s, listener, door)) }
	served, err := httpapi.New(ctx, config)
	if err != nil {
		return errors.Join(err, listener.Close())
	}
	door.handler = served.Guests
	if c.Workshop {
		if _, err := door.open(); err != nil {
			return errors.Join(err, listener.Close())
		}
	} else if config.Door != nil {
		defer door.follow(ctx, s.workshops.Any)()
	}
	defer watch(ctx, log, func() []finding { return examine(ctx, c.examined(s, listener, door).urgent()) })()
	err = c.listen(ctx, streams, s, listener, served, log)
	stop() // whatever it was that ended
	return err
}

// config puts together what the service needs.
func (c serveCmd) config(ctx context.Context, s *service, log *slog.Logger, listener net.Listener, door *guestsDoor) (httpapi.Config, error) {
	config := s.config(log)
	_, port, err := net.SplitHostPort(listener.Addr().String())
	if err != nil {
		return config, err
	}
	if config.Register, err = c.register(); err != nil {
		return config, err
	}
	config.Cookie = "kart" + port
	if s.shared { // a session is one on every instance, whatever its port
		config.Cookie = "kart"
	}
	config.Origin, config.Door = strings.TrimSuffix(c.Origin, "/"), door.open
	if c.Guests == "" || c.Origin != "" {
		config.Door = nil
	}
	if c.Origin != "" {
		address, err := url.Parse(c.Origin)
		if err != nil || address.Host == "" {
			return config, usageError{"--origin: not an address: " + c.Origin}
		}
		config.Hosts = []string{address.Hostname()}
	}
	config.Proxies, config.Administrators = c.Proxies, c.Administrators
	config.LogIn, err = c.LogInFlags.begin(ctx, s.access, config.Origin)
	return config, err
}

// examined is the service for whoever looks it over.
func (c serveCmd) examined(s *service, listener net.Listener, door *guestsDoor) examined {
	addresses := []string{listener.Addr().String()}
	if at := door.listening(); at != "" {
		addresses = append(addresses, at+" (guests)")
	}
	if c.Figures != "" {
		addresses = append(addresses, c.Figures+" (figures)")
	}
	return examined{storage: s.storage, backups: c.Backups, backupEvery: c.BackupEvery, addresses: addresses, now: time.Now()}
}

// health is what /readyz tells of it.
func (c serveCmd) health(ctx context.Context, p examined) (stops, notes []string) {
	for _, f := range examine(ctx, p.urgent()) {
		if !f.OK {
			stops = append(stops, f.Check)
		}
	}
	for _, f := range examine(ctx, p.checks()) {
		if !f.OK && !slices.Contains(stops, f.Check) {
			notes = append(notes, f.Check)
		}
	}
	return stops, notes
}

// checkAddress refuses to serve beyond this machine as long as nobody has to
// log in.
func (c serveCmd) checkAddress() error {
	host, _, err := net.SplitHostPort(c.Listen)
	if err != nil {
		return usageError{"--listen: " + err.Error()}
	}
	if c.Workshop && (c.Guests == "" || c.Origin != "") {
		return usageError{"--workshop needs --guests ADDRESS and no --origin: where people reach the service by a name, guests come there too"}
	}
	if ip := net.ParseIP(host); host == "localhost" || ip != nil && ip.IsLoopback() {
		return nil
	}
	if c.Issuer == "" || !strings.HasPrefix(c.Origin, "https://") {
		return usageError{"--listen " + c.Listen + ": beyond this machine only with --oidc-issuer and --origin https://…, because whoever " +
			"comes in without log-in owns the maps; for guests of a workshop on the local network there is --workshop"}
	}
	return nil
}

// databasePath names the file to open.
func databasePath(path string) (string, error) {
	if path != "" {
		return path, nil
	}
	folder, err := dataFolder()
	return filepath.Join(folder, "interessentkart", "maps.db"), err
}

// dataFolder is where a user's data belongs on each system.
func dataFolder() (string, error) {
	if folder := os.Getenv("XDG_DATA_HOME"); folder != "" {
		return folder, nil
	}
	switch runtime.GOOS {
	case "windows", "darwin":
		return os.UserConfigDir()
	}
	home, err := os.UserHomeDir()
	return filepath.Join(home, ".local", "share"), err
}

// newServer is an HTTP server with limits on everything but the length of
// answers: a stream has a deadline for each write instead.
func newServer(handler http.Handler) *http.Server {
	return &http.Server{Handler: handler, ReadHeaderTimeout: headerTime, ReadTimeout: readTime, IdleTimeout: idleTime, MaxHeaderBytes: maxHeader}
}

// operators is what those see who run the service: its figures, and profiles of
// the process. Neither tells of people or maps.
func operators(figures http.Handler) http.Handler {
	mux := http.NewServeMux()
	mux.Handle("/", figures)
	mux.HandleFunc("/debug/pprof/", pprof.Index)
	mux.HandleFunc("/debug/pprof/profile", pprof.Profile)
	mux.HandleFunc("/debug/pprof/symbol", pprof.Symbol)
	mux.HandleFunc("/debug/pprof/trace", pprof.Trace)
	return mux
}

// listen serves until ctx ends, then lets requests finish and streams drain.
func (c serveCmd) listen(ctx context.Context, streams console, s *service, listener net.Listener, served *httpapi.Service, log *slog.Logger) error {
	server := newServer(served.Main)
	failed := make(chan error, 2)
	go func() { failed <- server.Serve(listener) }()
	if c.Figures != "" {
		figures, err := net.Listen("tcp", c.Figures)
		if err != nil {
			return errors.Join(err, server.Close())
		}
		other := newServer(operators(served.Metrics))
		defer other.Close()
		go func() { failed <- other.Serve(figures) }()
	}
	if err := c.welcome(ctx, streams, s, listener.Addr()); err != nil {
		return errors.Join(err, server.Close())
	}
	working, rest := context.WithCancel(ctx)
	defer s.housekeeping(working, c.BackupFlags, log)()
	defer s.meet(working, served, log)()
	defer rest() // first of these, also when serving failed
	select {
	case err := <-failed:
		return errors.Join(err, server.Close())
	case <-ctx.Done():
	}
	drain, cancel := context.WithTimeout(context.WithoutCancel(ctx), drainTime)
	defer cancel()
	if err := server.Shutdown(drain); err != nil {
		log.Warn("some requests were not finished", "error", err) // such as a body that is sent slowly
		_ = server.Close()
	}
	return nil
}

// welcome tells where the service is, and lets its owner in.
func (c serveCmd) welcome(ctx context.Context, streams console, s *service, address net.Addr) error {
	fmt.Fprintf(streams.out, "Maps are kept in %s\n", s.where)
	if c.Issuer != "" {
		fmt.Fprintf(streams.out, "Interessentkart: %s (Ctrl+C stops)\n", cmp.Or(c.Origin, "http://"+address.String()))
		return nil
	}
	token, err := s.access.StartToken(ctx)
	if err != nil {
		return err
	}
	start := "http://" + address.String() + "/start/" + token
	fmt.Fprintf(streams.out, "Interessentkart: open %s in a browser (Ctrl+C stops). The address lets one browser in, once.\n", start)
	if c.Open && hasDesktop(streams.out) {
		openBrowser(filepath.Join(filepath.Dir(s.erasures), "open.html"), start)
	}
	return nil
}
