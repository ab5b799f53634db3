package stakeholder

import "fmt"

// Class says what a caller can do about an error. Test for it with errors.Is.
type Class string

// The classes. Anything that is no *Error is a fault of the program.
const (
	Invalid   Class = "invalid"   // the command is wrong in itself
	NotFound  Class = "not_found" // it names something that is not there
	Conflict  Class = "conflict"  // it does not fit what is there now
	Forbidden Class = "forbidden" // the caller may not do this
	Unclear   Class = "unclear"   // it may or may not have happened: read before trying again
)

func (c Class) Error() string { return string(c) }

// At makes an error of the class about one record. The code is what a client
// translates.
func (c Class) At(k Key, code Code) *Error { return &Error{Class: c, Key: k, Code: code} }

// Because makes an error of the class that is about no record.
func (c Class) Because(code Code) *Error { return &Error{Class: c, Code: code} }

// Error is a refused command.
type Error struct {
	Class Class
	Code  Code
	Key   Key    // the record it is about
	Value string // the offending value or other record, where one helps
}

// With names the value that was refused, shortened to 80 characters.
func (e *Error) With(value any) *Error {
	text := []rune(fmt.Sprint(value))
	if len(text) > 80 {
		text = append(text[:79], '…')
	}
	e.Value = string(text)
	return e
}

func (e *Error) Error() string {
	text := string(e.Code)
	if e.Key != (Key{}) {
		text += " at " + e.Key.String()
	}
	if e.Value != "" {
		text += fmt.Sprintf(" (%q)", e.Value)
	}
	return text
}

// Unwrap returns the class, so that errors.Is(err, stakeholder.Conflict) works.
func (e *Error) Unwrap() error { return e.Class }

// StepError tells which command of a Batch was refused. Step counts from 0.
type StepError struct {
	Step int
	Err  error
}

func (e *StepError) Error() string { return fmt.Sprintf("step %d: %v", e.Step+1, e.Err) }

// Unwrap returns the refusal itself.
func (e *StepError) Unwrap() error { return e.Err }
