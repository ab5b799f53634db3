package main

import (
	"fmt"
	"io"
	"os"
	"sync"
	"time"

	"golang.org/x/term"
)

// patience is how long a person waits before wanting to know.
const patience = 500 * time.Millisecond

// busy shows on a terminal that something longer than patience goes on, until
// the returned function is called. Elsewhere it shows nothing.
func busy(errs io.Writer, what string) (done func()) {
	f, ok := errs.(*os.File)
	if !ok || !term.IsTerminal(int(f.Fd())) {
		return func() {}
	}
	stop := make(chan struct{})
	var shown sync.WaitGroup
	shown.Go(func() { tick(f, what, stop) })
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
