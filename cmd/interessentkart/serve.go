package main

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"runtime"
	"time"

	"interessentkart/internal/httpapi"
	"interessentkart/internal/live"
	"interessentkart/internal/scene"
	"interessentkart/internal/store/bolt"
	"interessentkart/web"
)

// serveCmd runs the service on this machine.
type serveCmd struct {
	DB     string `name:"db" placeholder:"FILE" env:"INTERESSENTKART_DB" help:"Database; made when there is none. Default: in the user's data directory."`
	Listen string `default:"127.0.0.1:8080" placeholder:"ADDRESS" env:"INTERESSENTKART_LISTEN" help:"Loopback address and port to listen on (${default}); port 0 takes a free one."`
}

// How long an open room lives without anybody in it, how long a request may
// take to arrive, and how long streams have to end when the program stops.
const (
	idleRoom   = 10 * time.Minute
	headerTime = 5 * time.Second
	readTime   = 30 * time.Second
	idleTime   = time.Minute
	drainTime  = 5 * time.Second
	maxHeader  = 16 << 10
)

func (c serveCmd) Run(ctx context.Context, streams console) error {
	if err := c.checkAddress(); err != nil {
		return err
	}
	path, err := c.database()
	if err != nil {
		return err
	}
	db, err := bolt.Open(path, bolt.Options{})
	if err != nil {
		return err
	}
	defer db.Close()
	rooms := live.Open(db, live.Config{Now: time.Now, Idle: idleRoom})
	defer rooms.Close()
	metrics, err := scene.LoadMetrics()
	if err != nil {
		return err
	}
	ctx, stop := context.WithCancel(ctx)
	defer stop()
	log := slog.New(slog.NewTextHandler(streams.err, nil))
	defer offerControl(ctx, db, log)()
	handler, err := httpapi.New(ctx, httpapi.Config{
		Store: db, Rooms: rooms, Metrics: metrics, Client: web.Client(),
		Log: log, Now: time.Now, NewID: newID,
	})
	if err != nil {
		return err
	}
	return c.listen(ctx, streams, path, handler)
}

// checkAddress refuses to serve beyond this machine: there is no log-in yet
// that could tell who may see what.
func (c serveCmd) checkAddress() error {
	host, _, err := net.SplitHostPort(c.Listen)
	if err != nil {
		return usageError{"--listen: " + err.Error()}
	}
	if ip := net.ParseIP(host); host != "localhost" && (ip == nil || !ip.IsLoopback()) {
		return usageError{"--listen " + c.Listen + ": only this machine's own addresses (127.0.0.1, ::1, localhost) are served, " +
			"because everybody who reaches the service owns its maps"}
	}
	return nil
}

// database names the file to open and makes its folder.
func (c serveCmd) database() (string, error) {
	path := c.DB
	if path == "" {
		folder, err := dataFolder()
		if err != nil {
			return "", err
		}
		path = filepath.Join(folder, "interessentkart", "maps.db")
	}
	return path, os.MkdirAll(filepath.Dir(path), 0o700)
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

// listen serves until ctx ends, then lets requests finish.
func (c serveCmd) listen(ctx context.Context, streams console, path string, handler http.Handler) error {
	listener, err := net.Listen("tcp", c.Listen)
	if err != nil {
		return err
	}
	server := &http.Server{
		Handler: handler, ReadHeaderTimeout: headerTime, ReadTimeout: readTime, IdleTimeout: idleTime, MaxHeaderBytes: maxHeader,
	}
	fmt.Fprintf(streams.out, "Interessentkart: open http://%s in a browser (Ctrl+C stops)\nMaps are kept in %s\n", listener.Addr(), path)
	failed := make(chan error, 1)
	go func() { failed <- server.Serve(listener) }()
	select {
	case err := <-failed:
		return err
	case <-ctx.Done():
	}
	drain, cancel := context.WithTimeout(context.WithoutCancel(ctx), drainTime)
	defer cancel()
	if err := server.Shutdown(drain); err != nil {
		return errors.Join(err, server.Close())
	}
	return nil
}
