package workshop

import (
	"fmt"
	"image"
	"image/color"
	"regexp"
	"strings"
	"testing"

	"github.com/makiuchi-d/gozxing"
	"github.com/makiuchi-d/gozxing/qrcode"
)

var (
	sideOf = regexp.MustCompile(`viewBox="0 0 (\d+) (\d+)"`)
	runs   = regexp.MustCompile(`M(\d+) (\d+)h(\d+)v10h-(\d+)z`)
)

// painted paints the modules of a drawing, leaving out those that keep does not.
func painted(t *testing.T, svg string, keep func(x, y int) bool) image.Image {
	t.Helper()
	var side, other int
	if _, err := fmt.Sscanf(sideOf.FindString(svg), `viewBox="0 0 %d %d"`, &side, &other); err != nil || side != other || side%10 != 0 {
		t.Fatal(side, other, err)
	}
	picture := image.NewGray(image.Rect(0, 0, side, side))
	for i := range picture.Pix {
		picture.Pix[i] = 255
	}
	for _, run := range runs.FindAllString(svg, -1) {
		var x, y, width, back int
		if _, err := fmt.Sscanf(run, "M%d %dh%dv10h-%dz", &x, &y, &width, &back); err != nil || width != back || width < 10 {
			t.Fatal(run, err)
		}
		for i := range width * 10 {
			if px, py := x+i%width, y+i/width; keep(px/10, py/10) {
				picture.SetGray(px, py, color.Gray{})
			}
		}
	}
	return picture
}

func read(picture image.Image) (string, error) {
	bitmap, err := gozxing.NewBinaryBitmapFromImage(picture)
	if err != nil {
		return "", err
	}
	result, err := qrcode.NewQRCodeReader().Decode(bitmap, nil)
	if err != nil {
		return "", err
	}
	return result.GetText(), nil
}

// Another program reads what the code says, also when something lies on it.
func TestQRIsRead(t *testing.T) {
	for _, text := range []string{
		"http://192.168.1.23:8090/#/delta/" + newSecret(), "https://kart.example.no/#/delta/" + newSecret(), "http://[fd00::1]:8090/#/delta/x", "A", strings.Repeat("blåbær ", 40),
	} {
		drawn, err := QR(text)
		if err != nil {
			t.Fatal(err)
		}
		svg := string(drawn)
		if got, err := read(painted(t, svg, func(int, int) bool { return true })); err != nil || got != text {
			t.Errorf("%q is read as %q, %v", text, got, err)
		}
		spot := func(x, y int) bool { return (x-18)*(x-18)+(y-20)*(y-20) > 9 }
		if got, err := read(painted(t, svg, spot)); len(text) > 30 && len(text) < 100 && (err != nil || got != text) {
			t.Errorf("%q with a spot on it is read as %q, %v", text, got, err)
		}
		if strings.ContainsAny(svg, "&") || strings.Contains(svg, "script") || strings.Contains(svg, text) && len(text) > 1 {
			t.Errorf("the drawing holds more than modules: %.200s", svg)
		}
	}
	if _, err := QR(strings.Repeat("x", 5000)); err == nil {
		t.Error("a code of 5000 letters")
	}
}
