package main

import (
	"fmt"
	"io"
	"os"
	"os/exec"
	"runtime"

	"golang.org/x/term"
)

// hasDesktop tells whether somebody sits before a screen and looks at out.
func hasDesktop(out io.Writer) bool {
	f, ok := out.(*os.File)
	if !ok || !term.IsTerminal(int(f.Fd())) {
		return false
	}
	return runtime.GOOS == "windows" || runtime.GOOS == "darwin" || os.Getenv("DISPLAY") != "" || os.Getenv("WAYLAND_DISPLAY") != ""
}

// openBrowser opens an address through a page that only its owner can read:
// what stands on a command line, everybody on the machine can. If it does not
// work, the address has been printed.
func openBrowser(page, address string) {
	content := fmt.Sprintf(`<!doctype html><meta charset="utf-8"><meta http-equiv="refresh" content="0;url=%s">`, address)
	if os.WriteFile(page, []byte(content), 0o600) != nil {
		return
	}
	command, args := "xdg-open", []string{page}
	switch runtime.GOOS {
	case "windows":
		command, args = "rundll32", []string{"url.dll,FileProtocolHandler", page}
	case "darwin":
		command = "open"
	}
	c := exec.Command(command, args...)
	if c.Start() == nil {
		go func() { _ = c.Wait() }() // a browser that ends is none of ours
	}
}
