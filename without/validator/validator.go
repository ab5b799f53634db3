// Package validator stands in for what gin asks when it binds a body to a value.
// This program reads bodies itself and never lets gin do so. See README.md one
// folder up.
package validator

import "errors"

// Validate is a validator that accepts nothing.
type Validate struct{}

// New gives one.
func New() *Validate { return &Validate{} }

// SetTagName does nothing.
func (*Validate) SetTagName(string) {}

// Struct refuses.
func (*Validate) Struct(any) error { return errors.ErrUnsupported }
