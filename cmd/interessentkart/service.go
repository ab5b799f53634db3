package main

import (
	"cmp"
	"context"
	"errors"
	"log/slog"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"time"

	"interessentkart/internal/access"
	"interessentkart/internal/erasure"
	"interessentkart/internal/httpapi"
	"interessentkart/internal/live"
	"interessentkart/internal/scene"
	"interessentkart/internal/store"
	"interessentkart/internal/store/bolt"
	"interessentkart/internal/words"
	"interessentkart/internal/workshop"
	"interessentkart/web"
)

// idleRoom is how long an open room lives without anybody in it.
const idleRoom = 10 * time.Minute

// service is the program's packages put together over one database.
type service struct {
	*storage
	rooms     *live.Rooms
	workshops *workshop.Workshops
	access    *access.Access
	eraser    *erasure.Eraser
	metrics   *scene.Metrics
}

// openService opens a database and does again what was erased since a backup. The
// folder for backups may be unknown.
func openService(ctx context.Context, name, backups string, log erasures, existing bool) (*service, error) {
	opened, err := openStorage(ctx, name, log, existing)
	if err != nil {
		return nil, err
	}
	s := &service{storage: opened}
	if err := s.begin(ctx, backups); err != nil {
		s.close()
		return nil, err
	}
	return s, nil
}

// begin puts the packages together and does again what was erased.
func (s *service) begin(ctx context.Context, backups string) (err error) {
	if s.metrics, err = scene.LoadMetrics(); err != nil {
		return err
	}
	s.rooms = live.Open(s.db, live.Config{Now: time.Now, Idle: idleRoom})
	s.workshops = workshop.New(workshop.Config{Short: s.short, Now: time.Now, NewID: newID})
	s.access = httpapi.NewAccess(s.rows, s.short, time.Now, s.workshops)
	s.eraser = erasure.New(erasure.Config{Store: s.db, Book: s.book(), Rooms: s.rooms, Access: s.access, Workshops: s.workshops,
		Compact: s.compact, Disk: disk{s.storage, backups}, Now: time.Now, NewID: newID})
	_, err = s.eraser.Replay(ctx)
	return err
}

// close closes what was opened, last first.
func (s *service) close() {
	if s.rooms != nil {
		s.rooms.Close()
	}
	s.storage.close()
}

// config is what the service over HTTP needs of this.
func (s *service) config(log *slog.Logger) httpapi.Config {
	return httpapi.Config{
		Store: s.db, Rooms: s.rooms, Access: s.access, Workshops: s.workshops, Forget: s.eraser, Metrics: s.metrics,
		Client: web.Client(), Log: log, Now: time.Now, NewID: newID,
	}
}

// BackupFlags say when copies are made.
type BackupFlags struct {
	Backups     string        `placeholder:"FOLDER" env:"INTERESSENTKART_BACKUPS"`
	BackupEvery time.Duration `default:"24h" env:"INTERESSENTKART_BACKUP_EVERY"`
	BackupKeep  int           `default:"14" env:"INTERESSENTKART_BACKUP_KEEP"`
}

func (f BackupFlags) check(db string) error {
	if f.Backups != "" && isServer(db) {
		return onlyFile(db, "file.backups")
	}
	if f.Backups != "" && (f.BackupEvery < time.Second || f.BackupKeep < 1) {
		return usageError{"serve.backups", nil}
	}
	return nil
}

// meetEvery is how often instances exchange what lives in memory, and meetTime
// how long one exchange may take.
const (
	meetEvery = 500 * time.Millisecond
	meetTime  = 5 * time.Second
)

// meet exchanges with other instances until ctx ends; the returned function
// waits for that and takes leave. A database of one process has no others.
func (s *service) meet(ctx context.Context, served *httpapi.Service, log *slog.Logger) (leave func()) {
	if !s.shared {
		return func() {}
	}
	board := &store.Board{Rows: s.short, Now: time.Now, Instance: newID()}
	once := func(ctx context.Context, do func(context.Context) error) error {
		ctx, cancel := context.WithTimeout(ctx, meetTime)
		defer cancel()
		return do(ctx)
	}
	var running sync.WaitGroup
	running.Go(func() {
		ticker := time.NewTicker(meetEvery)
		defer ticker.Stop()
		for {
			err := once(ctx, func(ctx context.Context) error { return served.Meet(ctx, board) })
			if err != nil && ctx.Err() == nil {
				log.Warn("other instances are out of reach", "error", err)
			}
			select {
			case <-ctx.Done():
				return
			case <-ticker.C:
			}
		}
	})
	return func() {
		running.Wait()
		if err := once(context.WithoutCancel(ctx), board.Leave); err != nil {
			log.Warn("could not take leave of other instances", "error", err)
		}
	}
}

// sweepEvery is how often rows that have outlived their time are removed,
// noteEvery how often what was refused is written to the logs, and flushEvery
// how often it is tried to write what waits for room.
const (
	sweepEvery = 10 * time.Minute
	noteEvery  = time.Minute
	flushEvery = 5 * time.Second
)

// housekeeping makes backups, sweeps and writes what was refused until ctx ends;
// the returned function waits for that.
func (s *service) housekeeping(ctx context.Context, f BackupFlags, log *slog.Logger) (wait func()) {
	var running sync.WaitGroup
	repeat := func(every time.Duration, what string, do func() error) {
		running.Go(func() {
			ticker := time.NewTicker(every)
			defer ticker.Stop()
			for {
				select {
				case <-ctx.Done():
					return
				case <-ticker.C:
				}
				if err := do(); err != nil && ctx.Err() == nil {
					log.Error(what+" failed", "error", err)
				}
			}
		})
	}
	repeat(sweepEvery, "sweeping", func() error {
		return cmp.Or(s.short.Sweep(ctx), s.rows.Sweep(ctx))
	})
	repeat(noteEvery, "writing what was refused", func() error { return s.access.WriteRefusals(ctx, false) })
	repeat(flushEvery, "writing what waits for room", func() error { return s.flush(ctx) })
	if f.Backups != "" {
		repeat(f.BackupEvery, "backup", func() error { return s.backup(ctx, f, log) })
	}
	return func() {
		running.Wait()
		last := context.WithoutCancel(ctx)
		if err := s.access.WriteRefusals(last, true); err != nil {
			log.Error("what was refused is not in the logs", "error", err)
		}
		if err := s.flush(last); err != nil {
			log.Error("lost for want of room: lines of logs, sessions and rights that were taken away", "rows", s.rows.Waiting()+s.short.Waiting(), "error", err)
		}
	}
}

// The names of backups tell when they were made.
const (
	backupPrefix = "maps-"
	backupTime   = "20060102T150405.000"
	backupSuffix = ".db"
)

// backup makes one copy and removes the oldest ones beyond those to keep.
func (s *service) backup(ctx context.Context, f BackupFlags, log *slog.Logger) error {
	if err := os.MkdirAll(f.Backups, 0o700); err != nil {
		return err
	}
	start := time.Now()
	path := filepath.Join(f.Backups, backupPrefix+start.UTC().Format(backupTime)+backupSuffix)
	report, err := s.file.Backup(ctx, path, nil)
	if err != nil {
		return failure{"about", words.Args{"what": f.Backups}, err}
	}
	log.Info("backup", "maps", report.Maps, "bytes", report.Bytes, "ms", time.Since(start).Milliseconds())
	made, err := backupsIn(f.Backups)
	if err != nil {
		return err
	}
	for _, old := range made[:max(len(made)-f.BackupKeep, 0)] {
		if bolt.IsBackup(old.path) { // somebody may have gone to work with it
			err = errors.Join(err, os.Remove(old.path))
		}
	}
	return err
}

// madeBackup is a backup in the folder for them.
type madeBackup struct {
	path string
	made time.Time
}

// backupsIn lists what is called as the service calls its backups, oldest first.
func backupsIn(folder string) (all []madeBackup, err error) {
	files, err := os.ReadDir(folder)
	for _, f := range files {
		stamp, ok := strings.CutPrefix(f.Name(), backupPrefix)
		stamp, ends := strings.CutSuffix(stamp, backupSuffix)
		made, bad := time.Parse(backupTime, stamp)
		if ok && ends && bad == nil {
			all = append(all, madeBackup{filepath.Join(folder, f.Name()), made})
		}
	}
	slices.SortFunc(all, func(x, y madeBackup) int { return x.made.Compare(y.made) })
	return all, err
}
