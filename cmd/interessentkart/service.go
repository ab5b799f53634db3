package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"log/slog"
	"os"
	"path/filepath"
	"slices"
	"sync"
	"time"

	"interessentkart/internal/access"
	"interessentkart/internal/erasure"
	"interessentkart/internal/httpapi"
	"interessentkart/internal/live"
	"interessentkart/internal/scene"
	"interessentkart/internal/store"
	"interessentkart/internal/store/bolt"
	"interessentkart/internal/workshop"
	"interessentkart/web"
)

// idleRoom is how long an open room lives without anybody in it.
const idleRoom = 10 * time.Minute

// service is the program's packages put together over one database: the maps
// and what stays beside them in one file, what is short-lived in another that is
// never backed up.
type service struct {
	db, short *bolt.Store
	rooms     *live.Rooms
	workshops *workshop.Workshops
	access    *access.Access
	eraser    *erasure.Eraser
	metrics   *scene.Metrics
}

// openService opens a database and does again what was erased since a backup.
func openService(ctx context.Context, path string) (s *service, err error) {
	s = &service{}
	defer func() {
		if err != nil {
			s.close()
		}
	}()
	if s.db, err = bolt.Open(path, bolt.Options{}); err != nil {
		return nil, err
	}
	if s.short, err = openShort(path + ".short"); err != nil {
		return nil, err
	}
	if s.metrics, err = scene.LoadMetrics(); err != nil {
		return nil, err
	}
	s.rooms = live.Open(s.db, live.Config{Now: time.Now, Idle: idleRoom})
	rows, short := s.db.Rows(time.Now), s.short.Rows(time.Now)
	s.workshops = workshop.New(workshop.Config{Short: short, Now: time.Now, NewID: newID})
	s.access = httpapi.NewAccess(rows, short, time.Now, s.workshops)
	s.eraser = erasure.New(erasure.Config{Store: s.db, Rows: rows, Rooms: s.rooms, Access: s.access, Workshops: s.workshops,
		Compact: s.compact, Log: path + ".forgotten", Now: time.Now, NewID: newID})
	_, err = s.eraser.Replay(ctx)
	return s, err
}

// openShort opens the file of what is short-lived. A damaged one is begun anew:
// people have to come in again.
func openShort(path string) (*bolt.Store, error) {
	s, err := bolt.Open(path, bolt.Options{})
	if !errors.Is(err, store.Damaged) {
		return s, err
	}
	if err := os.Rename(path, path+".damaged"); err != nil {
		return nil, err
	}
	return bolt.Open(path, bolt.Options{})
}

func (s *service) compact(ctx context.Context) error {
	_, _, err := s.db.Compact(ctx)
	if err == nil {
		_, _, err = s.short.Compact(ctx)
	}
	return err
}

// close closes what was opened, last first.
func (s *service) close() {
	if s.rooms != nil {
		s.rooms.Close()
	}
	for _, db := range []*bolt.Store{s.short, s.db} {
		if db != nil {
			_ = db.Close() // everything in it has been saved
		}
	}
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
	Backups     string        `placeholder:"FOLDER" env:"INTERESSENTKART_BACKUPS" help:"Folder for backups while serving; none are made if not given."`
	BackupEvery time.Duration `default:"24h" env:"INTERESSENTKART_BACKUP_EVERY" help:"How often (${default})."`
	BackupKeep  int           `default:"14" env:"INTERESSENTKART_BACKUP_KEEP" help:"How many are kept (${default})."`
}

func (f BackupFlags) check() error {
	if f.Backups != "" && (f.BackupEvery < time.Second || f.BackupKeep < 1) {
		return usageError{"--backup-every is at least a second and --backup-keep at least 1"}
	}
	return nil
}

// sweepEvery is how often rows that have outlived their time are removed.
const sweepEvery = 10 * time.Minute

// housekeeping makes backups and sweeps until ctx ends; the returned function
// waits for that.
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
		return cmp.Or(s.short.Rows(time.Now).Sweep(ctx), s.db.Rows(time.Now).Sweep(ctx))
	})
	if f.Backups != "" {
		repeat(f.BackupEvery, "backup", func() error { return s.backup(ctx, f, log) })
	}
	return running.Wait
}

const backupPattern = "maps-*.db"

// backup makes one copy and removes the oldest ones beyond those to keep.
func (s *service) backup(ctx context.Context, f BackupFlags, log *slog.Logger) error {
	if err := os.MkdirAll(f.Backups, 0o700); err != nil {
		return err
	}
	start := time.Now()
	path := filepath.Join(f.Backups, "maps-"+start.UTC().Format("20060102T150405.000")+".db")
	report, err := s.db.Backup(ctx, path, nil)
	if err != nil {
		return fmt.Errorf("to %s: %w", f.Backups, err)
	}
	log.Info("backup", "maps", report.Maps, "bytes", report.Bytes, "ms", time.Since(start).Milliseconds())
	made, err := filepath.Glob(filepath.Join(f.Backups, backupPattern))
	if err != nil {
		return err
	}
	slices.Sort(made)
	for _, old := range made[:max(len(made)-f.BackupKeep, 0)] {
		err = errors.Join(err, os.Remove(old))
	}
	return err
}
