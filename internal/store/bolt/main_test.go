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
		"hold": holdFile,
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
