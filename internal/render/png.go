package render

import (
	"fmt"
	"image"
	"image/color"
	"image/draw"
	"math"

	"golang.org/x/image/vector"

	"interessentkart/internal/scene"
)

// TooLarge tells that a PNG would have more pixels than one may.
type TooLarge struct{ Width, Height int }

func (e *TooLarge) Error() string {
	return fmt.Sprintf("render: png: it would be %d × %d pixels; at most %d in all", e.Width, e.Height, mostPixels)
}

// mostPixels is the most that a PNG may have: A0 at 250 dots an inch.
const mostPixels = 100_000_000

// bandRows is how many rows are painted at a time, so that memory does not
// follow the size of the picture.
const bandRows = 64

// PNG draws the scene as pixels. Scale is pixels per CSS pixel of 1/96 inch: 1
// for a screen, 2 for a sharp one, 3.125 for print at 300 dots an inch. The file
// tells its resolution, so that Word shows it at the scene's size. A picture of
// more than 100 million pixels is refused with a *TooLarge.
func PNG(s *scene.Scene, scale float64) ([]byte, error) {
	if err := valid(s); err != nil {
		return nil, err
	}
	dots := scale * 96 / 72
	width, height := math.Round(s.Width*dots), math.Round(s.Height*dots)
	if width*height > mostPixels {
		return nil, &TooLarge{int(width), int(height)}
	}
	if !(scale > 0) || width < 1 || height < 1 {
		return nil, fmt.Errorf("render: png: scale %g makes %g × %g pixels", scale, width, height)
	}
	t := newTracer(dots)
	t.scene(s)
	w := newPNGWriter(int(width), int(height), 96*scale, s.Paper.A == 255)
	var rasterizer vector.Rasterizer
	paper := image.NewUniform(color.NRGBA(s.Paper))
	whole := image.NewRGBA(image.Rect(0, 0, int(width), min(bandRows, int(height))))
	for y := 0; y < int(height); y += bandRows {
		if err := s.Ended(); err != nil {
			return nil, err
		}
		band := whole.SubImage(image.Rect(0, 0, int(width), min(bandRows, int(height)-y))).(*image.RGBA)
		draw.Draw(band, band.Rect, paper, image.Point{}, draw.Src)
		for i := range t.blots {
			if b := &t.blots[i]; b.below > float64(y) && b.top < float64(y+bandRows) {
				b.paint(band, y, &rasterizer)
			}
		}
		if err := w.write(band); err != nil {
			return nil, fmt.Errorf("render: png: %w", err)
		}
	}
	file, err := w.end()
	if err != nil {
		return nil, fmt.Errorf("render: png: %w", err)
	}
	return file, nil
}
