package render

import (
	"bytes"
	"flag"
	"os"
	"path/filepath"
	"testing"

	"interessentkart/internal/scene"
)

// rewrite replaces the golden drawings. Look at them before committing.
var rewrite = flag.Bool("update", false, "rewrite testdata/*.svg")

func TestGoldenDrawings(t *testing.T) {
	drawings := plots(t, "light")
	for _, name := range scene.Themes() {
		drawings["sample-"+name] = sample(t, name)
	}
	for name, s := range drawings {
		got, err := SVG(s)
		if err != nil {
			t.Fatal(err)
		}
		path := filepath.Join("testdata", name+".svg")
		if *rewrite {
			if err := os.WriteFile(path, got, 0o644); err != nil {
				t.Fatal(err)
			}
		}
		want, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(got, want) {
			t.Errorf("%s has changed; draw it with -update and look at it", path)
		}
	}
}
