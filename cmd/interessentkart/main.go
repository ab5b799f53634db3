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
	"slices"
	"strings"
	"syscall"

	"github.com/alecthomas/kong"

	"interessentkart/internal/words"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	streams := console{in: os.Stdin, out: os.Stdout, err: os.Stderr, env: os.Getenv}
	os.Exit(run(ctx, os.Args[1:], streams))
}

// console is where a command reads and writes, and the words that it speaks.
type console struct {
	in       io.Reader
	out, err io.Writer
	env      func(name string) string // nil knows no variables
	say      words.Words              // run fills it in
}

// Exit codes.
const (
	exitOK     = 0
	exitFailed = 1 // the command was understood and did not succeed
	exitUsage  = 2 // the command was not understood
)

// cli lists the subcommands in the order in which help shows them.
type cli struct {
	Version kong.VersionFlag
	Lang    string `enum:"nb,nn,en" default:"${lang}"`
	Details bool

	Guide    guideCmd     `cmd:""`
	Serve    serveCmd     `cmd:""`
	Examples examplesCmd  `cmd:""`
	Import   importCmd    `cmd:""`
	Export   exportCmd    `cmd:""`
	Known    catalogueCmd `cmd:"" name:"catalogue"`
	Absent   forgottenCmd `cmd:"" name:"forgotten"`
	Duties   dutiesCmd    `cmd:""`
	Sources  sourcesCmd   `cmd:""`
	Check    checkCmd     `cmd:""`
	Propose  proposeCmd   `cmd:""`
	Report   reportCmd    `cmd:""`
	Kit      kitCmd       `cmd:""`
	Themes   themesCmd    `cmd:""`
	Analyse  analyseCmd   `cmd:""`
	Diff     diffCmd      `cmd:""`
	Draw     drawCmd      `cmd:""`
	Layout   layoutCmd    `cmd:""`
	Backup   backupCmd    `cmd:""`
	Restore  restoreCmd   `cmd:""`
	Compact  compactCmd   `cmd:""`
	Copy     copyCmd      `cmd:""`
	Doctor   doctorCmd    `cmd:""`
	Forget   forgetCmd    `cmd:""`
	Bench    workbenchCmd `cmd:"" name:"workbench"`
	Licences licencesCmd  `cmd:""`
}

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
			code = report(streams, failure{"program", words.Args{"what": e}, nil})
			_, _ = streams.err.Write(debug.Stack())
		}
	}()
	streams.say = words.For(spoken(args, streams.env))
	parser, err := newParser(streams)
	if err != nil {
		return report(streams, err)
	}
	parsed, err := parser.Parse(args)
	if err != nil {
		return report(streams, misused(err, parser.Model))
	}
	parsed.BindTo(ctx, (*context.Context)(nil))
	err = parsed.Run(streams)
	if err != nil && slices.Contains(args, "--details") {
		fmt.Fprintf(streams.err, "%T: %[1]v\n", err)
	}
	return report(streams, err)
}

func newParser(streams console) (*kong.Kong, error) {
	return kong.New(&cli{},
		kong.Name("interessentkart"),
		kong.Writers(streams.out, streams.err),
		kong.Exit(func(code int) { panic(exited(code)) }),
		kong.Help(helper{streams.say}.print),
		kong.Configuration(readSettings),
		kong.Vars{"version": version(), "lang": string(streams.say.Lang())},
	)
}

// report tells what kept a command from succeeding, in one line.
func report(streams console, err error) int {
	if err == nil {
		return exitOK
	}
	line := strings.Join(strings.Fields(told(streams.say, err)), " ")
	fmt.Fprintln(streams.err, "interessentkart: "+line)
	var usage usageError
	if errors.As(err, &usage) {
		return exitUsage
	}
	return exitFailed
}
