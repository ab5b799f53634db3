package main

import (
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"io"
	"io/fs"
	"log/slog"
	"net"
	"os"
	"sync"
	"time"

	"interessentkart/internal/store/bolt"
	"interessentkart/internal/words"
)

// A running service has its database to itself. Other runs of the program ask
// it through a socket beside the file, which only the file's user can open: one
// request and one answer a connection, a line of JSON each. A backup follows its
// answer, as bytes: whoever asks for it writes it, with rights of their own.

// controlWait is how long a request may take to arrive, and how long whoever
// asked may take nothing of the answer.
const controlWait = 30 * time.Second

// What can be asked.
const (
	askForBackup   = "make a backup"
	askForFindings = "be looked over"
)

type controlRequest struct {
	Want string `json:"want"`
}

type controlAnswer struct {
	Report  bolt.Report     `json:"report"` // of the backup whose bytes follow
	Refused *words.Sentence `json:"refused,omitempty"`

	Findings []toldFinding `json:"findings,omitempty"`
}

// inLanguages puts an error into words for whoever asked, whose language is not
// known here.
func inLanguages(err error) *words.Sentence {
	s := words.Each(func(lang words.Lang) string { return told(words.For(lang), err) })
	return &s
}

func socketOf(database string) string { return database + bolt.SocketSuffix }

// control answers other runs of the program.
type control struct {
	db      *bolt.Store
	log     *slog.Logger
	examine func(ctx context.Context) []finding
}

// offer answers requests until the returned function is called. Where no socket
// can be made the service runs without, and says so in the log.
func (c control) offer(ctx context.Context) (stop func()) {
	path := socketOf(c.db.Path())
	listener, err := listenPrivately(ctx, path)
	if err != nil {
		c.log.Warn("no backups while running", "error", err)
		return func() {}
	}
	ctx, cancel := context.WithCancel(ctx)
	var handlers sync.WaitGroup
	handlers.Go(func() {
		for {
			conn, err := listener.Accept()
			if err != nil {
				return // closed
			}
			handlers.Go(func() { c.answer(ctx, conn) })
		}
	})
	return func() {
		cancel()
		listener.Close()
		handlers.Wait()
	}
}

// listenPrivately listens where nobody else can connect, whatever new files are
// otherwise open to.
func listenPrivately(ctx context.Context, path string) (net.Listener, error) {
	// The database is locked, so a socket that is there was left by a killed run.
	info, err := os.Lstat(path)
	if err == nil && info.Mode().Type() != fs.ModeSocket {
		return nil, failure{"socket", words.Args{"name": path}, nil}
	}
	if err := os.Remove(path); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, err
	}
	defer onlyForOwner()()
	listener, err := new(net.ListenConfig).Listen(ctx, "unix", path)
	if err != nil {
		return nil, err
	}
	if err := os.Chmod(path, 0o600); err != nil {
		return nil, errors.Join(err, listener.Close())
	}
	return listener, nil
}

func (c control) answer(ctx context.Context, conn net.Conn) {
	defer conn.Close()
	defer context.AfterFunc(ctx, func() { conn.Close() })()
	var request controlRequest
	if conn.SetReadDeadline(time.Now().Add(controlWait)) != nil || json.NewDecoder(conn).Decode(&request) != nil {
		return
	}
	var err error
	switch request.Want {
	case askForBackup:
		err = c.sendBackup(ctx, conn)
	case askForFindings:
		err = json.NewEncoder(patientWriter{conn}).Encode(controlAnswer{Findings: inEveryLanguage(c.examine(ctx))})
	default:
		err = failure{"askedForUnknown", nil, nil}
	}
	if err != nil {
		_ = json.NewEncoder(conn).Encode(controlAnswer{Refused: inLanguages(err)}) // whoever asked may have left
	}
}

// sendBackup makes a copy and sends it. An error is one from before anything was
// sent.
func (c control) sendBackup(ctx context.Context, conn net.Conn) error {
	report, path, remove, err := c.db.Copy(ctx, nil)
	if err != nil {
		return err
	}
	defer func() {
		if err := remove(); err != nil {
			c.log.Warn("a copy was left", "error", err)
		}
	}()
	f, err := os.Open(path)
	if err != nil {
		return err
	}
	defer f.Close()
	head, err := json.Marshal(controlAnswer{Report: report})
	if err != nil {
		return err
	}
	to := patientWriter{conn}
	if _, err = to.Write(append(head, '\n')); err == nil {
		_, err = io.Copy(to, f)
	}
	if err != nil {
		c.log.Warn("a backup was not taken to its end", "error", err)
	}
	return nil
}

// patientWriter gives each write its own time.
type patientWriter struct{ net.Conn }

func (w patientWriter) Write(p []byte) (int, error) {
	if err := w.SetWriteDeadline(time.Now().Add(controlWait)); err != nil {
		return 0, err
	}
	return w.Conn.Write(p)
}

// ask asks the service that has a database open. Asked is false when no service
// answers there.
func ask(ctx context.Context, database, want string, take func(answer controlAnswer, rest io.Reader) error) (asked bool, err error) {
	conn, err := new(net.Dialer).DialContext(ctx, "unix", socketOf(database))
	if err != nil {
		return false, err
	}
	defer conn.Close()
	defer context.AfterFunc(ctx, func() { conn.Close() })()
	if err := json.NewEncoder(conn).Encode(controlRequest{want}); err != nil {
		return true, err
	}
	from := json.NewDecoder(conn)
	var answer controlAnswer
	if err := from.Decode(&answer); err != nil {
		return true, failure{"answer", nil, cmp.Or(ctx.Err(), err)}
	}
	if answer.Refused != nil {
		return true, said(func(say words.Words) string { return answer.Refused.In(string(say.Lang())) })
	}
	rest := io.MultiReader(from.Buffered(), conn)
	if _, err := rest.Read(make([]byte, 1)); err != nil { // the end of the line
		return true, failure{"answer", nil, err}
	}
	return true, take(answer, rest)
}

// askBackup has the service that has a database open make a backup, and writes
// it.
func askBackup(ctx context.Context, database, to string) (report bolt.Report, asked bool, err error) {
	if _, err := bolt.BackupTarget(database, to); err != nil {
		return report, true, err
	}
	asked, err = ask(ctx, database, askForBackup, func(answer controlAnswer, rest io.Reader) error {
		report, err = bolt.Receive(ctx, database, to, answer.Report.Bytes, rest)
		return err
	})
	return report, asked, err
}
