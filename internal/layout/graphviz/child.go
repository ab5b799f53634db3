package graphviz

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"slices"
	"strings"
	"time"

	"interessentkart/internal/scene"
)

// Ready is the line with which a worker tells that it takes graphs.
const Ready = "ready"

// longestAnswer bounds what is read of one answer, in bytes.
const longestAnswer = 1 << 20

// worker is a child process that does one layout at a time.
type worker struct {
	command *exec.Cmd
	in      io.WriteCloser
	out     *bufio.Reader
	said    *tail
	renders int
}

// start runs the command in an environment with nothing but what it needs and
// waits until it is ready.
func (p *Pool) start(ctx context.Context) (*worker, error) {
	w := &worker{command: exec.Command(p.o.Command[0], p.o.Command[1:]...), said: &tail{}}
	w.command.Dir, w.command.Env, w.command.Stderr = p.o.Dir, environment(p.o.Dir), w.said
	var err error
	if w.in, err = w.command.StdinPipe(); err != nil {
		return nil, fmt.Errorf("%w: %w", ErrWorker, err)
	}
	out, err := w.command.StdoutPipe()
	if err != nil {
		return nil, fmt.Errorf("%w: %w", ErrWorker, err)
	}
	w.out = bufio.NewReaderSize(out, 1<<16)
	if err := w.command.Start(); err != nil {
		return nil, fmt.Errorf("%w: start: %w", ErrWorker, err)
	}
	line, err := w.await(ctx, nil, p.o.Start)
	if err == nil && line != Ready {
		err = fmt.Errorf("%w: began with %.40q", ErrWorker, line)
	}
	if err != nil {
		w.stop()
		return nil, err
	}
	return w, nil
}

// environment keeps temporary files in the private folder, and on Windows what
// no program starts without.
func environment(dir string) []string {
	env := []string{"TMPDIR=" + dir, "TMP=" + dir, "TEMP=" + dir}
	if root, ok := os.LookupEnv("SystemRoot"); ok {
		env = append(env, "SystemRoot="+root)
	}
	return env
}

// layout sends a graph and waits for its positions.
func (w *worker) layout(ctx context.Context, g Graph, limit time.Duration) ([]scene.Point, error) {
	question, err := json.Marshal(g)
	if err != nil {
		return nil, fmt.Errorf("%w: %w", ErrGraph, err)
	}
	w.renders++
	line, err := w.await(ctx, append(question, '\n'), limit)
	if err != nil {
		return nil, err
	}
	var answer Answer
	if err := json.Unmarshal([]byte(line), &answer); err != nil {
		return nil, fmt.Errorf("%w: %w", ErrWorker, err)
	}
	if answer.Error != "" || len(answer.At) != len(g.Sizes) {
		return nil, fmt.Errorf("%w: %d positions for %d nodes: %s", ErrWorker, len(answer.At), len(g.Sizes), answer.Error)
	}
	return answer.At, nil
}

// await writes a question and reads one line. When the time or the context runs
// out it kills the process, which ends the reading.
func (w *worker) await(ctx context.Context, question []byte, limit time.Duration) (string, error) {
	type reply struct {
		line string
		err  error
	}
	replies := make(chan reply, 1)
	go func() {
		if _, err := w.in.Write(question); err != nil {
			replies <- reply{err: err}
			return
		}
		line, err := readLine(w.out)
		replies <- reply{line, err}
	}()
	timer := time.NewTimer(limit)
	defer timer.Stop()
	var late error
	select {
	case r := <-replies:
		return r.line, w.failure(r.err)
	case <-timer.C:
		late = fmt.Errorf("%w after %v", ErrDeadline, limit)
	case <-ctx.Done():
		late = ctx.Err()
	}
	// Killing ends both the writing and the reading, so the goroutine ends too.
	_ = w.command.Process.Kill()
	<-replies
	return "", late
}

// failure explains a broken pipe with the last thing the worker said.
func (w *worker) failure(err error) error {
	if err == nil {
		return nil
	}
	if errors.Is(err, io.EOF) {
		_ = w.command.Process.Kill()
		_ = w.command.Wait()
		return fmt.Errorf("%w: it ended (%v) %s", ErrWorker, w.command.ProcessState, w.said)
	}
	return fmt.Errorf("%w: %w", ErrWorker, err)
}

// readLine reads up to a line break, and not without end.
func readLine(r *bufio.Reader) (string, error) {
	var line []byte
	for {
		part, err := r.ReadSlice('\n')
		line = append(line, part...)
		switch {
		case err == nil:
			return strings.TrimSuffix(string(line), "\n"), nil
		case !errors.Is(err, bufio.ErrBufferFull):
			return "", err
		case len(line) > longestAnswer:
			return "", errors.New("an endless answer")
		}
	}
}

// stop ends the process and waits for it.
func (w *worker) stop() {
	_ = w.in.Close()
	_ = w.command.Process.Kill()
	_ = w.command.Wait()
}

// tail keeps the end of what a worker writes to its standard error.
type tail struct{ last []byte }

// Write keeps the last 400 bytes.
func (t *tail) Write(p []byte) (int, error) {
	t.last = append(t.last, p...)
	if extra := len(t.last) - 400; extra > 0 {
		t.last = slices.Clone(t.last[extra:])
	}
	return len(p), nil
}

// String is the last line but empty ones.
func (t *tail) String() string {
	lines := bytes.Split(bytes.TrimSpace(t.last), []byte("\n"))
	return string(lines[len(lines)-1])
}
