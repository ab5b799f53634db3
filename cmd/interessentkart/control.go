package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"log/slog"
	"net"
	"os"
	"sync"
	"time"

	"interessentkart/internal/store/bolt"
)

// A running service has its database to itself. Other runs of the program ask
// it for a backup through a socket beside the file, which only the file's user
// can open: one request and one answer a connection, as JSON.

// controlWait is how long a request may take to arrive.
const controlWait = 5 * time.Second

type controlRequest struct {
	BackupTo string `json:"backupTo"` // absolute path
}

type controlAnswer struct {
	Report bolt.Report `json:"report"`
	Error  string      `json:"error,omitempty"`
}

func socketOf(database string) string { return database + ".sock" }

// offerControl answers requests until the returned function is called. Where
// no socket can be made the service runs without, and says so in the log.
func offerControl(ctx context.Context, db *bolt.Store, log *slog.Logger) (stop func()) {
	path := socketOf(db.Path())
	// The database is locked, so a socket that is there was left by a killed run.
	if err := os.Remove(path); err != nil && !errors.Is(err, fs.ErrNotExist) {
		log.Warn("no backups while running", "error", err)
		return func() {}
	}
	listener, err := new(net.ListenConfig).Listen(ctx, "unix", path)
	if err != nil {
		log.Warn("no backups while running", "error", err)
		return func() {}
	}
	var handlers sync.WaitGroup
	handlers.Go(func() {
		for {
			conn, err := listener.Accept()
			if err != nil {
				return // closed
			}
			handlers.Go(func() { answerControl(ctx, db, conn) })
		}
	})
	return func() {
		listener.Close()
		handlers.Wait()
	}
}

func answerControl(ctx context.Context, db *bolt.Store, conn net.Conn) {
	defer conn.Close()
	var request controlRequest
	if conn.SetReadDeadline(time.Now().Add(controlWait)) != nil || json.NewDecoder(conn).Decode(&request) != nil {
		return
	}
	var answer controlAnswer
	report, err := db.Backup(ctx, request.BackupTo, nil)
	if err != nil {
		answer.Error = err.Error()
	}
	answer.Report = report
	_ = json.NewEncoder(conn).Encode(answer) // the asker may have left
}

// askBackup asks the service that has the database open. Asked is false when
// no service answers there.
func askBackup(ctx context.Context, database, to string) (report bolt.Report, asked bool, err error) {
	conn, err := new(net.Dialer).DialContext(ctx, "unix", socketOf(database))
	if err != nil {
		return report, false, err
	}
	defer conn.Close()
	defer context.AfterFunc(ctx, func() { conn.Close() })()
	var answer controlAnswer
	if err := json.NewEncoder(conn).Encode(controlRequest{to}); err != nil {
		return report, true, err
	}
	if err := json.NewDecoder(conn).Decode(&answer); err != nil {
		return report, true, fmt.Errorf("the service did not finish the backup: %w", err)
	}
	if answer.Error != "" {
		return report, true, errors.New(answer.Error)
	}
	return answer.Report, true, nil
}
