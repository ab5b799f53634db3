// Command interessentkart maps the stakeholders of public services: it keeps
// actors and their relations as a graph, checks governance groups, and draws.
//
// One file holds one subcommand: its flags, its wiring and nothing else.
package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"runtime/debug"
	"strings"
	"syscall"

	"github.com/alecthomas/kong"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	streams := console{os.Stdin, os.Stdout, os.Stderr}
	os.Exit(run(ctx, os.Args[1:], streams))
}

// console is where a command reads and writes.
type console struct {
	in       io.Reader
	out, err io.Writer
}

// Exit codes.
const (
	exitOK     = 0
	exitFailed = 1 // the command was understood and did not succeed
	exitUsage  = 2 // the command was not understood
)

// cli lists the subcommands in the order in which help shows them.
type cli struct {
	Version kong.VersionFlag `help:"Print the version and exit."`

	Guide    guideCmd     `cmd:"" help:"Print the user guide."`
	Serve    serveCmd     `cmd:"" help:"Serve maps in a browser on this machine."`
	Examples examplesCmd  `cmd:"" help:"List the real cases that come along, or write one out."`
	Import   importCmd    `cmd:"" help:"Read a file of any form and keep it as a map, or merge it into one."`
	Export   exportCmd    `cmd:"" help:"Write a map in a form that others read, for those who work with it or for anybody."`
	Known    catalogueCmd `cmd:"" name:"catalogue" help:"Find Norwegian bodies, and put them on a map."`
	Absent   forgottenCmd `cmd:"" name:"forgotten" help:"Suggest missing actors, and add them one by one."`
	Duties   dutiesCmd    `cmd:"" help:"Tell who must, should and may be involved, from facts that you answer."`
	Sources  sourcesCmd   `cmd:"" help:"List what the advice rests on, with the sentence each source is used for."`
	Check    checkCmd     `cmd:"" help:"Check a map's groups, or verify a database."`
	Propose  proposeCmd   `cmd:"" help:"Find the smallest group in which everybody is heard."`
	Report   reportCmd    `cmd:"" help:"Write a report with drawings, tables, findings and sources."`
	Kit      kitCmd       `cmd:"" help:"Make what a workshop needs on paper: run sheet, table sheets, privacy text."`
	Themes   themesCmd    `cmd:"" help:"Summarise the map by the four themes and three models, with questions."`
	Analyse  analyseCmd   `cmd:"" help:"Compare network measures with people's scores."`
	Diff     diffCmd      `cmd:"" help:"Show what differs between two maps, or two revisions of one."`
	Draw     drawCmd      `cmd:"" help:"Draw a map."`
	Layout   layoutCmd    `cmd:"" help:"Store where actors stand in a drawing."`
	Backup   backupCmd    `cmd:"" help:"Copy a database, also while it is served."`
	Restore  restoreCmd   `cmd:"" help:"Put a backup in a database's place."`
	Compact  compactCmd   `cmd:"" help:"Give back a database's unused space and remove what was deleted for good."`
	Copy     copyCmd      `cmd:"" help:"Copy all maps between a file and PostgreSQL, and prove that they arrived."`
	Doctor   doctorCmd    `cmd:"" help:"Look an installation over, line by line, with what to do."`
	Forget   forgetCmd    `cmd:"" help:"Erase a map, or a person from a map, for good."`
	Bench    workbenchCmd `cmd:"" name:"workbench" help:"Show every page, dialog and drawing in every state, for those who work on them."`
	Licences licencesCmd  `cmd:"" help:"Print the licences of everything that is in the program."`
}

// usageError is a wrong use that the flags' syntax alone does not show.
type usageError struct{ text string }

func (e usageError) Error() string { return e.text }

// exited carries an exit code out of the flag parser, which knows only os.Exit.
type exited int

// run parses the arguments, runs one subcommand and gives its exit code. Errors
// are one line on standard error.
func run(ctx context.Context, args []string, streams console) (code int) {
	defer func() {
		switch e := recover().(type) {
		case nil:
		case exited:
			code = int(e)
		default:
			code = report(streams, fmt.Errorf("the program itself failed (%v): report this with what follows and what you did", e))
			_, _ = streams.err.Write(debug.Stack())
		}
	}()
	parser, err := newParser(streams)
	if err != nil {
		return report(streams, err)
	}
	parsed, err := parser.Parse(args)
	if err != nil {
		return report(streams, usageError{err.Error()})
	}
	parsed.BindTo(ctx, (*context.Context)(nil))
	return report(streams, parsed.Run(streams))
}

func newParser(streams console) (*kong.Kong, error) {
	return kong.New(&cli{},
		kong.Name("interessentkart"),
		kong.Description("Stakeholder maps for the Norwegian public sector: who takes part, who steers, who is heard."),
		kong.Writers(streams.out, streams.err),
		kong.Exit(func(code int) { panic(exited(code)) }),
		kong.Configuration(readSettings),
		kong.Vars{"version": version()},
	)
}

func report(streams console, err error) int {
	if err == nil {
		return exitOK
	}
	line := strings.Join(strings.Fields(err.Error()), " ")
	fmt.Fprintln(streams.err, "interessentkart: "+line)
	var usage usageError
	if errors.As(err, &usage) {
		return exitUsage
	}
	return exitFailed
}
