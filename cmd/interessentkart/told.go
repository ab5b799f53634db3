package main

import (
	"context"
	"encoding/json"
	"errors"
	"io"
	"io/fs"
	"net"
	"os"
	"strings"
	"syscall"

	"interessentkart/internal/catalogue"
	"interessentkart/internal/catalogue/register"
	"interessentkart/internal/governance"
	"interessentkart/internal/governance/structure"
	"interessentkart/internal/layout/graphviz"
	"interessentkart/internal/notices"
	"interessentkart/internal/stakeholder"
	"interessentkart/internal/store"
	"interessentkart/internal/store/bolt"
	"interessentkart/internal/words"
)

// failure keeps a command from succeeding, by its key in the book of words under
// failed. What is behind it, where there is something, is told as {cause}.
type failure struct {
	key  string
	args words.Args
	err  error
}

// Error is the sentence in English, for logs.
func (f failure) Error() string { return told(words.For(words.English), f) }

func (f failure) Unwrap() error { return f.err }

func (f failure) text(say words.Words) string {
	args := words.Args{}
	for name, value := range f.args {
		args[name] = value
	}
	if f.err != nil {
		args["cause"] = told(say, f.err)
	}
	return say.Text("failed."+f.key, args)
}

// speaker is an error that knows its own words.
type speaker interface{ Tell(say words.Words) string }

// told puts an error into words: what this program refuses by its codes, what
// the system refuses by its kind. No text of a library reaches a person; what
// nobody foresaw is a fault of the program.
func told(say words.Words, err error) string {
	var usage usageError
	var failed failure
	var speaks speaker
	switch several, ok := err.(interface{ Unwrap() []error }); {
	case ok && !isFileProblem(err):
		return toldTogether(say, several.Unwrap())
	case errors.As(err, &failed):
		return failed.text(say)
	case errors.As(err, &usage):
		return usage.text(say)
	case errors.As(err, &speaks):
		return speaks.Tell(say)
	}
	if known := new(governance.NameError); errors.As(err, &known) {
		return unknownName(say, known)
	}
	if found := new(bolt.Damage); errors.As(err, &found) {
		return damage(say, found)
	}
	if key := ofProgram(err); key != "" {
		return say.Text("failed."+key, nil)
	}
	if refused := new(stakeholder.Error); errors.As(err, &refused) {
		return say.Error(err)
	}
	if key, args := ofSystem(err); key != "" {
		if args["name"] == "" {
			args["name"] = say.Text("file.unnamed", nil)
		}
		return say.Text("system."+key, args)
	}
	return say.Error(err)
}

// unknownName says that a name fits nothing or several, and what it may be.
func unknownName(say words.Words, e *governance.NameError) string {
	key := "failed.name.actor"
	switch {
	case e.Group && e.Ambiguous:
		key = "failed.name.group.several"
	case e.Group:
		key = "failed.name.group"
	case e.Ambiguous:
		key = "failed.name.actor.several"
	}
	text := say.Text(key, words.Args{"name": e.Name})
	if len(e.Candidates) == 0 {
		return text
	}
	names := make([]string, len(e.Candidates))
	for i, c := range e.Candidates {
		names[i] = c.Name + " (" + c.ID + ")"
	}
	return text + " " + say.Text("failed.name.near", words.Args{"names": strings.Join(names, ", ")})
}

// damage says that a file is no database of this program, or no longer whole.
func damage(say words.Words, d *bolt.Damage) string {
	reason := "damaged"
	if d.Foreign {
		reason = "foreign"
	}
	u := store.Unusable{Name: d.Path, Reason: reason}
	return u.Tell(say)
}

// isFileProblem reports whether an error is the list of what is wrong with a
// file, which tells its places itself.
func isFileProblem(err error) bool {
	_, ok := err.(interface{ Truncated() bool })
	return ok
}

func toldTogether(say words.Words, all []error) string {
	var lines []string
	for _, err := range all {
		if err != nil {
			lines = append(lines, told(say, err))
		}
	}
	return strings.Join(lines, " ")
}

// ofProgram gives the key of what packages of this program tell without a code.
func ofProgram(err error) (key string) {
	for _, known := range []struct {
		err error
		key string
	}{
		{register.ErrRemoved, "register.removed"}, {register.ErrRefused, "register.refused"}, {register.ErrBusy, "register.busy"},
		{register.ErrAnswer, "register.answer"}, {register.ErrUnknown, "register.unknown"}, {catalogue.ErrUnknown, "catalogue.unknown"},
		{structure.ErrNoTime, "time"}, {graphviz.ErrDeadline, "drawing.time"}, {graphviz.ErrGraph, "drawing.large"}, {graphviz.ErrWorker, "drawing.helper"},
		{notices.ErrMissing, "notices"}, {context.Canceled, "stopped"}, {context.DeadlineExceeded, "time"},
	} {
		if errors.Is(err, known.err) {
			return known.key
		}
	}
	return ""
}

// ofSystem gives the key of what the system refuses, and the file or address
// that it is about.
func ofSystem(err error) (key string, args words.Args) {
	args = words.Args{"name": subject(err)}
	var syntax *json.SyntaxError
	var wrongType *json.UnmarshalTypeError
	var network *net.OpError
	var number syscall.Errno
	switch {
	case errors.As(err, &syntax):
		return "json", words.Args{"at": syntax.Offset}
	case errors.As(err, &wrongType):
		return "json", words.Args{"at": wrongType.Offset}
	case errors.Is(err, syscall.EADDRINUSE):
		return "addressInUse", args
	case errors.Is(err, syscall.EADDRNOTAVAIL):
		return "addressForeign", args
	case errors.As(err, &network) && network.Op == "listen":
		return "listen", args
	case errors.As(err, &network):
		return "network", args
	case errors.Is(err, fs.ErrNotExist):
		return "missing", args
	case errors.Is(err, fs.ErrExist):
		return "exists", args
	case errors.Is(err, syscall.EROFS):
		return "readOnly", args
	case errors.Is(err, fs.ErrPermission):
		return "permission", args
	case errors.Is(err, syscall.EISDIR):
		return "folder", args
	case errors.Is(err, syscall.ENOTDIR):
		return "noFolder", args
	case errors.Is(err, syscall.ENOSPC), errors.Is(err, syscall.EDQUOT):
		return "full", args
	case errors.Is(err, syscall.ENAMETOOLONG):
		return "nameLong", args
	case errors.Is(err, syscall.EMFILE), errors.Is(err, syscall.ENFILE):
		return "files", args
	case errors.Is(err, syscall.EPIPE), errors.Is(err, os.ErrClosed):
		return "closed", args
	case errors.Is(err, io.EOF), errors.Is(err, io.ErrUnexpectedEOF):
		return "short", args
	case errors.As(err, &number):
		return "refused", args
	}
	return "", nil
}

// subject is the file or address that an error of the system is about.
func subject(err error) string {
	var path *fs.PathError
	var link *os.LinkError
	var network *net.OpError
	switch {
	case errors.As(err, &path):
		return path.Path
	case errors.As(err, &link):
		return link.New
	case errors.As(err, &network) && network.Addr != nil:
		return network.Addr.String()
	}
	return ""
}
