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
	"interessentkart/internal/words"
)

// serveCmd runs the service.
type serveCmd struct {
	Config   kong.ConfigFlag `placeholder:"FILE"`
	DB       string          `name:"db" placeholder:"FILE|ADDRESS" env:"INTERESSENTKART_DB"`
	Listen   string          `default:"127.0.0.1:8080" placeholder:"ADDRESS" env:"INTERESSENTKART_LISTEN"`
	Open     bool            `default:"true" negatable:"" env:"INTERESSENTKART_OPEN"`
	Workshop bool            `env:"INTERESSENTKART_WORKSHOP"`
	Guests   string          `default:"0.0.0.0:8090" placeholder:"ADDRESS" env:"INTERESSENTKART_GUESTS"`
	Origin   string          `placeholder:"URL" env:"INTERESSENTKART_ORIGIN"`
	Figures  string          `name:"metrics" placeholder:"ADDRESS" env:"INTERESSENTKART_METRICS"`
	LogLevel slog.Level      `default:"info" placeholder:"LEVEL" env:"INTERESSENTKART_LOG_LEVEL"`
	Proxies  []string        `placeholder:"ADDRESS,…" env:"INTERESSENTKART_PROXIES"`
	LogJSON  bool            `name:"log-json" env:"INTERESSENTKART_LOG_JSON"`
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
			return config, usageError{"address", words.Args{"flag": "--origin", "value": c.Origin}}
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
		if !f.ok {
			stops = append(stops, f.check)
		}
	}
	for _, f := range examine(ctx, p.checks()) {
		if !f.ok && !slices.Contains(stops, f.check) {
			notes = append(notes, f.check)
		}
	}
	return stops, notes
}

// checkAddress refuses to serve beyond this machine as long as nobody has to
// log in.
func (c serveCmd) checkAddress() error {
	host, _, err := net.SplitHostPort(c.Listen)
	if err != nil {
		return usageError{"hostPort", words.Args{"flag": "--listen", "value": c.Listen}}
	}
	if c.Workshop && (c.Guests == "" || c.Origin != "") {
		return usageError{"serve.workshop", nil}
	}
	if ip := net.ParseIP(host); host == "localhost" || ip != nil && ip.IsLoopback() {
		return nil
	}
	if c.Issuer == "" || !strings.HasPrefix(c.Origin, "https://") {
		return usageError{"serve.beyond", words.Args{"value": c.Listen}}
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
	fmt.Fprintln(streams.out, streams.say.Text("said.kept", words.Args{"name": s.where}))
	if c.Issuer != "" {
		fmt.Fprintln(streams.out, streams.say.Text("said.serves", words.Args{"address": cmp.Or(c.Origin, "http://"+address.String())}))
		return nil
	}
	token, err := s.access.StartToken(ctx)
	if err != nil {
		return err
	}
	start := "http://" + address.String() + "/start/" + token
	fmt.Fprintln(streams.out, streams.say.Text("said.open", words.Args{"address": start}))
	if c.Open && hasDesktop(streams.out) {
		openBrowser(filepath.Join(filepath.Dir(s.erasures), "open.html"), start)
	}
	return nil
}
