package main

import (
	"os"
	"path/filepath"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"
)

// readOnly takes the right to write away. Root keeps it whatever the file says, so
// that its disk is made read-only.
func readOnly(t *testing.T, path string) {
	t.Helper()
	folder := filepath.Dir(path)
	if os.Geteuid() != 0 {
		must(t, os.Chmod(path, 0o400))
		must(t, os.Chmod(folder, 0o500))
		t.Cleanup(func() { must(t, os.Chmod(folder, 0o700)) })
		return
	}
	if err := syscall.Mount(folder, folder, "", syscall.MS_BIND, ""); err != nil {
		t.Skipf("NOT RUN: a read-only disk was not tried, since mounting failed: %v", err)
	}
	t.Cleanup(func() { must(t, syscall.Unmount(folder, 0)) })
	must(t, syscall.Mount("", folder, "", syscall.MS_BIND|syscall.MS_REMOUNT|syscall.MS_RDONLY, ""))
}

// withUmask takes a mask for new files until the returned function is called.
func withUmask(mask int) (back func()) {
	before := syscall.Umask(mask)
	return func() { syscall.Umask(before) }
}

// servers are the ways in which a database on a server can be unusable, by its
// address.
func unusableServers(t *testing.T) map[string]struct{ address, say, do string } {
	host := server.Server(t)
	host.SQL("do $$ begin create role guest login; exception when duplicate_object then null; end $$")
	later := host.Schema()
	address := host.Address("search_path=" + later)
	mustRun(t, "check", "--db", address)
	host.SQL("insert into " + later + ".migrations (number) values (99)")
	made := host.Schema()
	mustRun(t, "check", "--db", host.Address("search_path="+made))
	host.SQL("grant usage on schema " + made + " to guest")
	as := func(user, schema string) string {
		return strings.Replace(host.Address("search_path="+schema), "user=kart", "user="+user, 1)
	}
	return map[string]struct{ address, say, do string }{
		"away":                  {"postgres://kart@127.0.0.1:1/kart", "does not answer", "See whether the server runs"},
		"of a newer version":    {address, "is at version", "Use a newer program"},
		"no such database":      {strings.Replace(host.Address(), "/postgres?", "/nothing?", 1), "does not have this database", "Make the database"},
		"no such user":          {as("nobody", made), "does not let this user in", "Name a user that may log in"},
		"without rights":        {as("guest", made), "does not give this user the rights", "Grant the user all rights"},
		"without rights at all": {as("guest", host.Schema()), "does not", "rant the user all rights"},
	}
}

// Every subcommand that takes a server says of every one that it cannot use, in
// one line, what is the matter and what to do.
func TestEverySubcommandOnEveryUnusableServer(t *testing.T) {
	from := pristine(t)
	for what, w := range unusableServers(t) {
		t.Run(what, func(t *testing.T) {
			var all sync.WaitGroup // most of them wait for a server that is away
			defer all.Wait()
			for name, uses := range usesOfDatabases {
				for i, u := range uses {
					if name == "backup" || name == "restore" || name == "compact" {
						continue // they say that a server is none of theirs
					}
					l := layOut(t, from)
					args := append([]string{}, u.args...)
					for k := range args {
						args[k] = strings.NewReplacer("bolt:DB", w.address, "DB", w.address).Replace(args[k])
					}
					if name == "serve" {
						args = append(args, "--erasures", filepath.Join(l.top, "log"))
					}
					all.Go(func() {
						r := runFor(t, time.Minute, l.arguments(args)...)
						if r.code != exitFailed || strings.Count(r.err, "\n") != 1 || r.out != "" || !strings.Contains(r.err, w.say) || !strings.Contains(r.err, w.do) {
							t.Errorf("%s %d: exit %d, %q said and %q; want %q and %q", name, i, r.code, r.err, r.out, w.say, w.do)
						}
					})
				}
			}
		})
	}
}
