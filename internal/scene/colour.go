package scene

import "math"

// Colour is an sRGB colour with opacity A. The zero Colour paints nothing.
type Colour struct{ R, G, B, A uint8 }

// RGB is the opaque colour written 0xRRGGBB.
func RGB(hex uint32) Colour {
	return Colour{uint8(hex >> 16), uint8(hex >> 8), uint8(hex), 255}
}

// None reports whether the colour paints nothing.
func (c Colour) None() bool { return c.A == 0 }

// luminance is the relative luminance of WCAG 2.2, from 0 to 1. Opacity is left out.
func (c Colour) luminance() float64 {
	channel := func(v uint8) float64 {
		s := float64(v) / 255
		if s <= 0.04045 {
			return s / 12.92
		}
		return math.Pow((s+0.055)/1.055, 2.4)
	}
	return 0.2126*channel(c.R) + 0.7152*channel(c.G) + 0.0722*channel(c.B)
}

// Grey is the colour as a grey printer shows it, of equal luminance.
func (c Colour) Grey() Colour {
	l := c.luminance()
	s := 12.92 * l
	if l > 0.0031308 {
		s = 1.055*math.Pow(l, 1/2.4) - 0.055
	}
	v := uint8(math.Round(s * 255))
	return Colour{v, v, v, c.A}
}
