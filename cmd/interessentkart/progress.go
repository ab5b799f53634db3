package main

import (
	"fmt"
	"io"
	"os"
	"sync"
	"time"

	"golang.org/x/term"

	"interessentkart/internal/words"
)

// patience is how long a person waits before wanting to know.
const patience = 500 * time.Millisecond

// busy shows on a terminal that something longer than patience goes on, by its
// key under busy and what it is done with, until the returned function is called. Elsewhere it shows nothing.
func busy(streams console, what, name string) (done func()) {
	f, ok := streams.err.(*os.File)
	if !ok || !term.IsTerminal(int(f.Fd())) {
		return func() {}
	}
	stop := make(chan struct{})
	var shown sync.WaitGroup
	shown.Go(func() { tick(f, streams.say.Text("busy."+what, words.Args{"name": name}), stop) })
	return func() {
		close(stop)
		shown.Wait()
	}
}

// tick rewrites one line with the seconds passed, and wipes it at the end.
func tick(w io.Writer, what string, stop <-chan struct{}) {
	start := time.Now()
	ticker := time.NewTicker(patience)
	defer ticker.Stop()
	wrote := false
	for {
		select {
		case <-ticker.C:
			wrote = true
			fmt.Fprintf(w, "\r%s … %.0f s", what, time.Since(start).Seconds())
		case <-stop:
			if wrote {
				fmt.Fprint(w, "\r\x1b[K")
			}
			return
		}
	}
}
