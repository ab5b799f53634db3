package layout

import (
	"context"
	"errors"
	"sync/atomic"
	"testing"

	"interessentkart/internal/render"
	"interessentkart/internal/scene"
	"interessentkart/internal/stakeholder"
)

// patience is a context that ends when it has been asked so many times, and counts
// how often it is asked after that.
type patience struct {
	context.Context
	left, after atomic.Int64
}

func newPatience(t *testing.T, asks int64) *patience {
	p := &patience{Context: t.Context()}
	p.left.Store(asks)
	return p
}

func (p *patience) Err() error {
	if p.left.Add(-1) >= 0 {
		return nil
	}
	p.after.Add(1)
	return context.Canceled
}

// A drawing that nobody waits for any longer is given up, wherever it has come to:
// while places are found, lines are led and labels put, and while it is written.
func TestDrawingEndsWithItsAsker(t *testing.T) {
	const plenty, soon = 1 << 40, 60
	m := sample(t, 60)
	for _, view := range Views() {
		for _, paper := range []string{"", "a4"} {
			t.Run(string(view)+paper, func(t *testing.T) {
				o := Options{View: view, Lang: "nb", Paper: paper, Viewer: stakeholder.Viewer{Audience: stakeholder.Internal}}
				whole := newPatience(t, plenty)
				if _, err := Draw(whole, m, o); err != nil {
					t.Fatal(err)
				}
				asked := plenty - whole.left.Load()
				for _, at := range []int64{0, asked / 4, asked / 2, asked * 3 / 4, asked - 1} {
					ends := newPatience(t, at)
					s, err := Draw(ends, m, o)
					if s != nil || !errors.Is(err, context.Canceled) {
						t.Errorf("ended after %d of %d: %v", at, asked, err)
					}
					if after := ends.after.Load(); after > soon {
						t.Errorf("ended after %d of %d, it asks %d times more", at, asked, after)
					}
				}
			})
		}
	}
}

func TestWritingEndsWithItsAsker(t *testing.T) {
	drawn, err := Draw(t.Context(), sample(t, 20), Options{Lang: "nb"})
	if err != nil {
		t.Fatal(err)
	}
	for name, write := range map[string]func(*scene.Scene) ([]byte, error){
		"svg": render.SVG, "pdf": render.PDF, "png": func(s *scene.Scene) ([]byte, error) { return render.PNG(s, 1) },
	} {
		for _, asks := range []int64{0, 5, 20} {
			if content, err := write(drawn.Until(newPatience(t, asks))); content != nil || !errors.Is(err, context.Canceled) {
				t.Errorf("%s ended after %d: %d bytes, %v", name, asks, len(content), err)
			}
		}
	}
}
