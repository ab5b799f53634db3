package bolt

import (
	"fmt"
	"os"
	"testing"

	"go.uber.org/goleak"
)

// TestMain runs the tests, or one of the other processes that they start.
func TestMain(m *testing.M) {
	role := map[string]func(path string) error{
		"hold":           holdFile,
		"write":          func(path string) error { return writeForever(path, Options{Reserve: -1}) },
		"import":         importForever,
		"write-unsafely": func(path string) error { return writeForever(path, Options{Reserve: -1, unsafeNoSync: true}) },
	}[os.Getenv("BOLT_TEST_ROLE")]
	if role == nil {
		goleak.VerifyTestMain(m)
		return
	}
	if err := role(os.Args[1]); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}
