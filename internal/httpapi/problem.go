package httpapi

import (
	"context"
	"errors"
	"net/http"
	"strconv"

	"interessentkart/internal/access"
	problemfile "interessentkart/internal/exchange/problem"
	"interessentkart/internal/live"
	"interessentkart/internal/stakeholder"
	"interessentkart/internal/store"
	"interessentkart/internal/words"
)

// Codes of what the service itself refuses; the domain has its own.
const (
	bodyNotJSON      stakeholder.Code = "body.json"        // not the JSON that the route asks for
	bodyTooLarge     stakeholder.Code = "body.large"       // more bytes than the route takes
	bodyTooSlow      stakeholder.Code = "body.slow"        // arrived too slowly
	bodyNotType      stakeholder.Code = "body.type"        // not application/json
	queryInvalid     stakeholder.Code = "query.invalid"    // a parameter that cannot be
	routeUnknown     stakeholder.Code = "route.unknown"    // no such address
	recordUnknown    stakeholder.Code = "record.unknown"   // no such record
	roundNone        stakeholder.Code = "round.none"       // no round is open
	exampleUnknown   stakeholder.Code = "example.unknown"  // no such example
	doorMissing      stakeholder.Code = "door.missing"     // phones have no address to reach
	hostUnknown      stakeholder.Code = "host.unknown"     // meant for another host
	originForeign    stakeholder.Code = "origin.foreign"   // sent by another site
	drawingLarge     stakeholder.Code = "drawing.large"    // a picture of more pixels than one may have
	tooMany          stakeholder.Code = "too.many"         // wait a while
	tooSlow          stakeholder.Code = "too.slow"         // took more time than the route has
	commandRefused   stakeholder.Code = "command.refused"  // has a route of its own, or is not for this role
	constraintsClash stakeholder.Code = "proposal.clash"   // the value says which
	questionInvalid  stakeholder.Code = "proposal.invalid" // the value says why
	revisionErased   stakeholder.Code = "revision.erased"  // something has been erased from the history
	fault            stakeholder.Code = "fault"            // the program failed; the log says how
)

// Classes that only the service has.
const (
	tooLarge  stakeholder.Class = "too_large"
	wrongType stakeholder.Class = "wrong_type"
	tooLate   stakeholder.Class = "too_late"
	overLimit stakeholder.Class = "over_limit"
	notThat   stakeholder.Class = "precondition" // If-Match names another revision
)

// problem is an error as RFC 9457 describes it, with a code to branch on. Title
// and detail are in the language of the request.
type problem struct {
	Type   string           `json:"type"`
	Title  string           `json:"title"`  // what kind it is
	Detail string           `json:"detail"` // what was refused and why
	Status int              `json:"status"`
	Code   stakeholder.Code `json:"code"`
	Record string           `json:"record,omitempty"` // the key of the record concerned
	Value  string           `json:"value,omitempty"`  // the value that was refused
	Step   *int             `json:"step,omitempty"`   // which command of several, from 0
	// Problems are those of a file that was read, each with its place in it.
	Problems []fileProblem `json:"problems,omitempty"`
}

// fileProblem is one thing that is wrong with a file.
type fileProblem struct {
	Code    stakeholder.Code `json:"code"`
	Text    string           `json:"text"` // the sentence, with its place
	Sheet   string           `json:"sheet,omitempty"`
	Cell    string           `json:"cell,omitempty"` // such as C7, in a sheet
	Line    int              `json:"line"`           // from 1; 0 when it is the file as a whole
	Column  int              `json:"column"`         // from 1
	Place   string           `json:"place"`
	Value   string           `json:"value"`
	Allowed []string         `json:"allowed,omitempty"`
}

func plainProblem(status int, code stakeholder.Code, w words.Words) problem {
	return problem{Type: "about:blank", Title: w.Text("problem."+strconv.Itoa(status), nil), Detail: w.Text("error."+string(code), nil), Status: status, Code: code}
}

// problemOf describes an error. What is no refusal is a fault, and its details
// stay in the log.
func problemOf(err error, w words.Words) problem {
	var refused *stakeholder.Error
	switch found := errors.As(err, &refused); {
	case !found && errors.Is(err, context.DeadlineExceeded):
		return plainProblem(http.StatusServiceUnavailable, tooSlow, w)
	case !found:
		return plainProblem(http.StatusInternalServerError, fault, w)
	}
	p := plainProblem(statusOf(refused.Class), refused.Code, w)
	p.Value, p.Detail = refused.Value, w.Error(refused)
	if refused.Key != (stakeholder.Key{}) {
		p.Record = refused.Key.String()
	}
	var step *stakeholder.StepError
	if errors.As(err, &step) {
		p.Step, p.Detail = &step.Step, w.Error(step)
	}
	var list *problemfile.List
	if errors.As(err, &list) {
		for _, f := range list.Problems {
			p.Problems = append(p.Problems, tellProblem(f, w))
		}
	}
	return p
}

// problemClass is the class of a refusal, empty for a fault.
func problemClass(err error) stakeholder.Class {
	var refused *stakeholder.Error
	if !errors.As(err, &refused) {
		return ""
	}
	return refused.Class
}

func statusOf(class stakeholder.Class) int {
	switch class {
	case stakeholder.Invalid:
		return http.StatusUnprocessableEntity
	case stakeholder.NotFound:
		return http.StatusNotFound
	case stakeholder.Conflict:
		return http.StatusConflict
	case stakeholder.Forbidden:
		return http.StatusForbidden
	case access.Unknown:
		return http.StatusUnauthorized
	case overLimit:
		return http.StatusTooManyRequests
	case notThat:
		return http.StatusPreconditionFailed
	case tooLarge:
		return http.StatusRequestEntityTooLarge
	case tooLate:
		return http.StatusRequestTimeout
	case wrongType:
		return http.StatusUnsupportedMediaType
	case store.Full:
		return http.StatusInsufficientStorage
	case stakeholder.Unclear, unavailable, live.Closed, store.Damaged, store.InUse, store.Unreachable:
		return http.StatusServiceUnavailable
	}
	return http.StatusInternalServerError
}
