//go:build !linux

package main

import "testing"

func readOnly(t *testing.T, _ string) {
	t.Skip("NOT RUN: a read-only disk is only tried on Linux")
}

func withUmask(int) (back func()) { return func() {} }
