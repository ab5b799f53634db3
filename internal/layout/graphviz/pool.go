package graphviz

import (
	"context"
	"fmt"
	"os"
	"time"

	"interessentkart/internal/scene"
)

// Options say how workers run. Only Command is needed.
type Options struct {
	// Command starts a worker: the program and its arguments. The program must
	// call worker.Serve on its standard input and output.
	Command []string
	Workers int           // at most so many at once; 0 is 2
	Layout  time.Duration // deadline of one layout; 0 is 5 s
	Start   time.Duration // deadline of a worker's start, which compiles the module the first time; 0 is 60 s
	Renders int           // layouts until a worker is replaced; 0 is 100
	// Dir holds the compiled module, as native code: nobody else may write to
	// it. "" makes one that Close removes.
	Dir string
}

func (o Options) settled() Options {
	if o.Workers <= 0 {
		o.Workers = 2
	}
	if o.Layout <= 0 {
		o.Layout = 5 * time.Second
	}
	if o.Start <= 0 {
		o.Start = time.Minute
	}
	if o.Renders <= 0 {
		o.Renders = 100
	}
	return o
}

// Pool lends out workers. It is safe for concurrent use; callers wait when all
// workers are busy. Workers start when they are first needed.
type Pool struct {
	o    Options
	made bool         // the folder is ours to remove
	free chan *worker // one token for each worker; nil is one to be started
}

// NewPool makes a pool without starting anything.
func NewPool(o Options) (*Pool, error) {
	o = o.settled()
	if len(o.Command) == 0 {
		return nil, fmt.Errorf("%w: no command to start", ErrWorker)
	}
	p := &Pool{o: o, free: make(chan *worker, o.Workers)}
	if o.Dir == "" {
		dir, err := os.MkdirTemp("", "interessentkart-")
		if err != nil {
			return nil, fmt.Errorf("graphviz: private folder: %w", err)
		}
		p.o.Dir, p.made = dir, true
	}
	for range o.Workers {
		p.free <- nil
	}
	return p, nil
}

// Close ends all workers, once those at work are done, and removes the folder.
// The pool must not be used afterwards.
func (p *Pool) Close() error {
	for range p.o.Workers {
		if w := <-p.free; w != nil {
			w.stop()
		}
	}
	if p.made {
		return os.RemoveAll(p.o.Dir)
	}
	return nil
}

// Layout gives the middle of every box. Errors wrap ErrGraph, ErrDeadline or
// ErrWorker, or are the context's; each concerns this call alone.
func (p *Pool) Layout(ctx context.Context, g Graph) ([]scene.Point, error) {
	if err := g.Check(); err != nil {
		return nil, err
	}
	var w *worker
	select {
	case w = <-p.free:
	case <-ctx.Done():
		return nil, ctx.Err()
	}
	if w == nil {
		var err error
		if w, err = p.start(ctx); err != nil {
			p.free <- nil
			return nil, err
		}
	}
	at, err := w.layout(ctx, g, p.o.Layout)
	if err != nil || w.renders >= p.o.Renders {
		w.stop()
		w = nil
	}
	p.free <- w
	return at, err
}
