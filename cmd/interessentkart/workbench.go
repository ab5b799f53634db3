package main

import (
	"context"
	"embed"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"net/http/httputil"
	"net/url"
	"os"
	"path/filepath"

	"interessentkart/internal/httpapi"
	"interessentkart/internal/words"
)

//go:embed workbench
var workbenchFiles embed.FS

// workbenchCmd shows every page, dialog and drawing in every state, from fixed
// data and to whoever opens it: for those who work on the client, and for its
// tests. What it shows is listed in data/workbench.
type workbenchCmd struct {
	Listen string   `default:"127.0.0.1:8070" placeholder:"ADDRESS"`
	Client *url.URL `placeholder:"URL"`
}

func (c workbenchCmd) Run(ctx context.Context, streams console) (err error) {
	if !loopback(c.Listen) {
		return usageError{"workbench", nil}
	}
	folder, err := os.MkdirTemp("", "interessentkart-workbench-")
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, os.RemoveAll(folder)) }()
	s, err := openService(ctx, filepath.Join(folder, "maps.db"), "", erasures{}, false)
	if err != nil {
		return err
	}
	defer s.close()
	b, err := c.bench(ctx, s)
	if err != nil {
		return err
	}
	listener, err := net.Listen("tcp", c.Listen)
	if err != nil {
		return err
	}
	_, b.port, _ = net.SplitHostPort(listener.Addr().String())
	fmt.Fprintln(streams.out, streams.say.Text("said.serves", words.Args{"address": "http://localhost:" + b.port + "/workbench/"}))
	server := newServer(b)
	ended := make(chan error, 1)
	go func() { ended <- server.Serve(listener) }()
	select {
	case err := <-ended:
		return err
	case <-ctx.Done():
	}
	return server.Close()
}

// bench makes the data and the sessions, and knows the states.
func (c workbenchCmd) bench(ctx context.Context, s *service) (*bench, error) {
	config := s.config(slog.New(slog.DiscardHandler))
	config.Cookie = "kart"
	served, err := httpapi.New(ctx, config)
	if err != nil {
		return nil, err
	}
	b := &bench{service: served.Main, sessions: map[string]string{}, maps: map[string]string{}}
	if c.Client != nil {
		b.client = &httputil.ReverseProxy{Rewrite: func(r *httputil.ProxyRequest) { r.SetURL(c.Client) }}
	}
	token, err := s.access.StartToken(ctx)
	if err != nil {
		return nil, err
	}
	seeding := seeding{bench: b, ctx: ctx}
	seeding.enter("owner", http.MethodGet, "/start/"+token, nil)
	seeding.all()
	return b, seeding.err
}

// loopback reports whether an address is this machine's own.
func loopback(address string) bool {
	host, _, err := net.SplitHostPort(address)
	return err == nil && (host == "localhost" || net.ParseIP(host).IsLoopback())
}
