package render

import (
	"bytes"
	"fmt"
	"image/png"
	"math"

	"github.com/tdewolff/canvas"
	"github.com/tdewolff/canvas/renderers/rasterizer"

	"interessentkart/internal/scene"
)

// mostPixels bounds a PNG at 400 MB of memory: A0 at 250 dots an inch.
const mostPixels = 100_000_000

// PNG draws the scene as pixels. Scale is pixels per CSS pixel of 1/96 inch: 1
// for a screen, 2 for a sharp one, 3.125 for print at 300 dots an inch. The file
// tells its resolution, so that Word shows it at the scene's size.
func PNG(s *scene.Scene, scale float64) ([]byte, error) {
	if err := valid(s); err != nil {
		return nil, err
	}
	dots := scale * 96 / 72
	width, height := math.Round(s.Width*dots), math.Round(s.Height*dots)
	if !(scale > 0) || width < 1 || height < 1 || width*height > mostPixels {
		return nil, fmt.Errorf("render: png: scale %g makes %g × %g pixels; at most %d in all", scale, width, height, mostPixels)
	}
	raster := rasterizer.New(s.Width*millimetre, s.Height*millimetre, canvas.DPI(96*scale), canvas.LinearColorSpace{})
	if err := paint(raster, s); err != nil {
		return nil, fmt.Errorf("render: png: %w", err)
	}
	raster.Close()
	var out bytes.Buffer
	if err := png.Encode(&out, raster); err != nil {
		return nil, fmt.Errorf("render: png: %w", err)
	}
	return withResolution(out.Bytes(), 96*scale), nil
}
