// Package toml stands in for a form of bodies that gin knows and this program
// never asks for. See README.md one folder up.
package toml

import (
	"errors"
	"io"
)

// Marshal refuses.
func Marshal(any) ([]byte, error) { return nil, errors.ErrUnsupported }

// Decoder reads nothing.
type Decoder struct{}

// NewDecoder gives one.
func NewDecoder(io.Reader) *Decoder { return &Decoder{} }

// Decode refuses.
func (*Decoder) Decode(any) error { return errors.ErrUnsupported }
