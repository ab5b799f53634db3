//go:build !linux

package main

func closeServers() {}
