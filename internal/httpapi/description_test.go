package httpapi

import (
	"bytes"
	"encoding/json"
	"flag"
	"os"
	"testing"
)

var update = flag.Bool("update", false, "write the shared description anew")

// The client's types are made of data/contract/openapi.json: it is what the
// service describes.
func TestSharedDescription(t *testing.T) {
	const path = "../../data/contract/openapi.json"
	var described bytes.Buffer
	if err := json.Indent(&described, []byte(agency(t).nobody().must("GET", "/api/openapi.json", "").body), "", " "); err != nil {
		t.Fatal(err)
	}
	described.WriteByte('\n')
	if *update {
		if err := os.WriteFile(path, described.Bytes(), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	shared, err := os.ReadFile(path)
	if err != nil || !bytes.Equal(shared, described.Bytes()) {
		t.Errorf("%s is not what the service describes (%v); write it with: go test ./internal/httpapi -run TestSharedDescription -update", path, err)
	}
}
