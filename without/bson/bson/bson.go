// Package bson stands in for a form of bodies that gin knows and this program
// never asks for. See README.md two folders up.
package bson

import "errors"

// Marshal refuses.
func Marshal(any) ([]byte, error) { return nil, errors.ErrUnsupported }

// Unmarshal refuses.
func Unmarshal([]byte, any) error { return errors.ErrUnsupported }
