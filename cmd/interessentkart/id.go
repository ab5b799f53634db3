package main

import (
	"crypto/rand"
	"strings"
)

// newID makes a random id of 26 letters and digits (130 bits).
func newID() string { return strings.ToLower(rand.Text()) }
