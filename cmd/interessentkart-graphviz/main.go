// Command interessentkart-graphviz lays graphs out for the main program, which
// starts it as a child process: one graph a line comes in as JSON, positions go
// out.
//
// It is a program of its own because linking the Graphviz module costs every
// start of a program 25 ms, and 650 ms the first time, while it compiles.
package main

import (
	"fmt"
	"os"

	"interessentkart/internal/layout/graphviz/worker"
)

func main() {
	if err := worker.Serve(os.Stdin, os.Stdout); err != nil {
		fmt.Fprintln(os.Stderr, "interessentkart-graphviz:", err)
		os.Exit(1)
	}
}
