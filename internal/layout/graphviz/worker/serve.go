// Package worker is a child process that lays graphs out with Graphviz's dot.
//
// It is linked by the command alone: the Graphviz module compiles itself when a
// program starts, into the temporary folder, which the parent makes private.
package worker

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"math"
	"strconv"
	"strings"

	gv "github.com/goccy/go-graphviz"

	"interessentkart/internal/layout/graphviz"
	"interessentkart/internal/scene"
)

// longestQuestion is the most bytes that one graph may take.
const longestQuestion = 1 << 20

// Serve answers graphs, one JSON document a line, until its input ends. It
// limits its own memory, reads no files, and gives up at the first sign that
// the module is not well: the parent starts another.
func Serve(in io.Reader, out io.Writer) error {
	limitMemory()
	gv.SetFileSystem(nothing{})
	ctx := context.Background()
	engine, err := gv.New(ctx)
	if err != nil {
		return fmt.Errorf("worker: %w", err)
	}
	engine.SetLayout(gv.DOT)
	if _, err := fmt.Fprintln(out, graphviz.Ready); err != nil {
		return fmt.Errorf("worker: %w", err)
	}
	lines := bufio.NewScanner(in)
	lines.Buffer(make([]byte, 0, 1<<16), longestQuestion)
	for lines.Scan() {
		var g graphviz.Graph
		answer := graphviz.Answer{}
		if err := json.Unmarshal(lines.Bytes(), &g); err != nil {
			return fmt.Errorf("worker: question: %w", err)
		}
		at, failed := lay(ctx, engine, g)
		if answer.At = at; failed != nil {
			answer.Error = failed.Error()
		}
		if err := json.NewEncoder(out).Encode(answer); err != nil {
			return fmt.Errorf("worker: answer: %w", err)
		}
		if failed != nil && !errors.Is(failed, graphviz.ErrGraph) {
			return failed
		}
	}
	return lines.Err()
}

// nothing is a file system without files.
type nothing struct{}

// Open finds nothing.
func (nothing) Open(name string) (fs.File, error) {
	return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrNotExist}
}

// lay gives the middle of every box.
func lay(ctx context.Context, engine *gv.Graphviz, g graphviz.Graph) ([]scene.Point, error) {
	if err := g.Check(); err != nil {
		return nil, err
	}
	parsed, err := gv.ParseBytes(dot(g))
	if err != nil {
		return nil, fmt.Errorf("worker: parse: %w", err)
	}
	defer parsed.Close()
	var plain bytes.Buffer
	if err := engine.Render(ctx, parsed, gv.Format("plain"), &plain); err != nil {
		return nil, fmt.Errorf("worker: render: %w", err)
	}
	return places(plain.String(), len(g.Sizes))
}

// inch is how many points Graphviz's unit has.
const inch = 72

// dot writes the graph: numbers and fixed words, nothing else.
func dot(g graphviz.Graph) []byte {
	var b bytes.Buffer
	fmt.Fprintf(&b, "digraph {\n graph [rankdir=TB nodesep=%s ranksep=%s]\n node [shape=box fixedsize=true label=\"\"]\n edge [arrowhead=none]\n",
		inches(g.Gap), inches(g.Rise))
	for i, s := range g.Sizes {
		fmt.Fprintf(&b, " n%d [width=%s height=%s]\n", i, inches(s[0]), inches(s[1]))
	}
	for _, e := range g.Edges {
		fmt.Fprintf(&b, " n%d -> n%d\n", e[0], e[1])
	}
	b.WriteString("}\n")
	return b.Bytes()
}

func inches(points float64) string { return strconv.FormatFloat(points/inch, 'f', 4, 64) }

// places reads Graphviz's plain format: a line «graph scale width height» and
// for each node «node name x y …», in inches, y upwards.
func places(plain string, n int) ([]scene.Point, error) {
	at, height, found := make([]scene.Point, n), 0.0, 0
	for line := range strings.Lines(plain) {
		fields := strings.Fields(line)
		if len(fields) < 4 {
			continue
		}
		x, errX := strconv.ParseFloat(fields[2], 64)
		y, errY := strconv.ParseFloat(fields[3], 64)
		switch fields[0] {
		case "graph":
			if errY != nil {
				return nil, fmt.Errorf("worker: height: %w", errY)
			}
			height = y
		case "node":
			i, err := strconv.Atoi(strings.TrimPrefix(fields[1], "n"))
			if err != nil || i < 0 || i >= n || errX != nil || errY != nil {
				return nil, fmt.Errorf("worker: line %.60q", line)
			}
			at[i] = scene.Point{X: hundredth(x * inch), Y: hundredth((height - y) * inch)}
			found++
		}
	}
	if found != n {
		return nil, fmt.Errorf("worker: %d positions for %d nodes", found, n)
	}
	return at, nil
}

func hundredth(v float64) float64 { return math.Round(v*100) / 100 }
