package httpapi

import (
	"errors"
	"net/http"

	"interessentkart/internal/live"
	"interessentkart/internal/stakeholder"
	"interessentkart/internal/store"
)

// Codes of what the service itself refuses; the domain has its own.
const (
	bodyNotJSON    stakeholder.Code = "body.json"       // not the JSON that the route asks for
	bodyTooLarge   stakeholder.Code = "body.large"      // more bytes than the route takes
	bodyNotType    stakeholder.Code = "body.type"       // not application/json
	queryInvalid   stakeholder.Code = "query.invalid"   // a parameter that cannot be
	routeUnknown   stakeholder.Code = "route.unknown"   // no such address
	exampleUnknown stakeholder.Code = "example.unknown" // no such example
	fault          stakeholder.Code = "fault"           // the program failed; the log says how
)

// Classes that only the service has.
const (
	tooLarge  stakeholder.Class = "too_large"
	wrongType stakeholder.Class = "wrong_type"
)

// problem is an error as RFC 9457 describes it, with a code to translate.
type problem struct {
	Type   string           `json:"type"`
	Title  string           `json:"title"`
	Status int              `json:"status"`
	Code   stakeholder.Code `json:"code"`
	Record string           `json:"record,omitempty"` // the key of the record concerned
	Value  string           `json:"value,omitempty"`  // the value that was refused
	Step   *int             `json:"step,omitempty"`   // which command of several, from 0
}

// problemOf describes an error. What is no refusal is a fault, and its details
// stay in the log.
func problemOf(err error) problem {
	var refused *stakeholder.Error
	if !errors.As(err, &refused) {
		return problem{Type: "about:blank", Title: http.StatusText(http.StatusInternalServerError),
			Status: http.StatusInternalServerError, Code: fault}
	}
	status := statusOf(refused.Class)
	p := problem{Type: "about:blank", Title: http.StatusText(status), Status: status, Code: refused.Code, Value: refused.Value}
	if refused.Key != (stakeholder.Key{}) {
		p.Record = refused.Key.String()
	}
	var step *stakeholder.StepError
	if errors.As(err, &step) {
		p.Step = &step.Step
	}
	return p
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
	case tooLarge:
		return http.StatusRequestEntityTooLarge
	case wrongType:
		return http.StatusUnsupportedMediaType
	case store.Full:
		return http.StatusInsufficientStorage
	case stakeholder.Unclear, live.Closed, store.Damaged, store.InUse:
		return http.StatusServiceUnavailable
	}
	return http.StatusInternalServerError
}
