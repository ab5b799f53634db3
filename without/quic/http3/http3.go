// Package http3 stands in for what gin calls when it is to serve HTTP/3, which
// this program never asks for. See README.md two folders up.
package http3

import (
	"errors"
	"net/http"
)

// ListenAndServeQUIC refuses.
func ListenAndServeQUIC(_, _, _ string, _ http.Handler) error { return errors.ErrUnsupported }
