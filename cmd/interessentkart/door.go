package main

import (
	"context"
	"log/slog"
	"net"
	"net/http"
	"slices"
	"sync"
	"time"
)

// guestsDoor is the part of the service on the local network: what guests of
// workshops need, and nothing else. It is opened when it is first needed.
type guestsDoor struct {
	address string
	handler http.Handler
	log     *slog.Logger

	// mu guards server and port.
	mu     sync.Mutex
	server *http.Server
	port   string
}

// open opens the door, if it is closed, and gives the addresses to come to.
func (d *guestsDoor) open() ([]string, error) {
	d.mu.Lock()
	defer d.mu.Unlock()
	if d.server == nil {
		listener, err := net.Listen("tcp", d.address)
		if err != nil {
			return nil, failure{"guests", nil, err}
		}
		_, d.port, _ = net.SplitHostPort(listener.Addr().String())
		d.server = newServer(d.handler)
		go func(s *http.Server) {
			if err := s.Serve(listener); err != http.ErrServerClosed {
				d.log.Error("guests' part ended", "error", err)
			}
		}(d.server)
	}
	return d.addresses()
}

// listening is where the door is, nothing when it is closed.
func (d *guestsDoor) listening() string {
	d.mu.Lock()
	defer d.mu.Unlock()
	if d.server == nil {
		return ""
	}
	host, _, _ := net.SplitHostPort(d.address)
	return net.JoinHostPort(host, d.port)
}

// addresses are those that a phone on the same network may reach, of private
// networks first.
func (d *guestsDoor) addresses() ([]string, error) {
	host, _, err := net.SplitHostPort(d.address)
	if err != nil {
		return nil, err
	}
	if ip := net.ParseIP(host); ip != nil && !ip.IsUnspecified() {
		return []string{"http://" + net.JoinHostPort(host, d.port)}, nil
	}
	own, err := net.InterfaceAddrs()
	if err != nil {
		return nil, err
	}
	var found []net.IP
	for _, a := range own {
		if n, ok := a.(*net.IPNet); ok && n.IP.To4() != nil && !n.IP.IsLoopback() && !n.IP.IsLinkLocalUnicast() {
			found = append(found, n.IP)
		}
	}
	slices.SortStableFunc(found, func(a, b net.IP) int { return order(b.IsPrivate()) - order(a.IsPrivate()) })
	addresses := make([]string, 0, len(found))
	for _, ip := range found {
		addresses = append(addresses, "http://"+net.JoinHostPort(ip.String(), d.port))
	}
	return addresses, nil
}

func order(yes bool) int {
	if yes {
		return 1
	}
	return 0
}

// close closes the door; who is inside has a moment to finish.
func (d *guestsDoor) close() {
	d.mu.Lock()
	defer d.mu.Unlock()
	if d.server == nil {
		return
	}
	ctx, cancel := context.WithTimeout(context.Background(), time.Second)
	defer cancel()
	if d.server.Shutdown(ctx) != nil {
		_ = d.server.Close() // it is closed now, whatever it says
	}
	d.server = nil
}

// doorEvery is how often it is seen whether there is a workshop to let people
// into, and doorGrace how long the door stays open after the last one, so that
// phones are told that it has ended.
const (
	doorEvery = time.Second
	doorGrace = 10 * time.Second
)

// follow closes the door some time after the last workshop has ended, and opens
// it for one that goes on after the program was started again, until ctx ends;
// the returned function waits for that.
func (d *guestsDoor) follow(ctx context.Context, wanted func(context.Context) (bool, error)) (wait func()) {
	var running sync.WaitGroup
	running.Go(func() {
		ticker := time.NewTicker(doorEvery)
		defer ticker.Stop()
		was, since := false, time.Now() // since when there is none
		for {
			select {
			case <-ctx.Done():
				return
			case <-ticker.C:
			}
			is, err := wanted(ctx)
			switch {
			case err != nil:
			case !is && was:
				since = time.Now()
			case !is && time.Since(since) >= doorGrace:
				d.close()
			case !is:
			case !was:
				_, err = d.open() // once: whoever looks at the workshop tries again
			}
			if err != nil && ctx.Err() == nil {
				d.log.Error("guests' part", "error", err)
			}
			was = is
		}
	})
	return running.Wait
}
