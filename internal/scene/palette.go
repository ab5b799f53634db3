package scene

// hue is one colour in three parts: the fill, the outline and the pattern.
type hue struct{ fill, stroke, ink uint32 }

// look makes a look of a hue.
func (h hue) look(text Colour, shape ShapeKind, pattern Pattern) Look {
	return Look{RGB(h.fill), RGB(h.stroke), text, RGB(h.ink), pattern, shape}
}

// kindShapes tell the eight kinds of actor apart.
var kindShapes = [8]ShapeKind{
	Blue: Rectangle, Violet: Hexagon, Green: House, Red: Octagon,
	Orange: Parallelogram, Pink: Ellipse, Teal: Pill, Stone: Rounded,
}

// The hues and patterns of the categories but for the last, which is unset and
// neutral, and of the attitudes but for the first, which is unknown.
var (
	categoryHues     = [5]Hue{Blue, Green, Orange, Violet, Stone}
	categoryPatterns = [5]Pattern{Squared, Rising, Level, Crossed, Dotted}
	attitudeHues     = [4]Hue{Blue, Red, Stone, Green}
	attitudePatterns = [4]Pattern{Plain, Crossed, Level, Rising}
)

// fill dresses a theme's lists in eight hues. Kinds have patterns only where
// their colours are alike.
func (t *Theme) fill(hues [8]hue, patterned bool) {
	for i, h := range hues {
		pattern := Plain
		if patterned {
			pattern = Pattern(i)
		}
		t.Kinds[i] = h.look(t.Ink, kindShapes[i], pattern)
		t.community = append(t.community, h.look(t.Ink, Rounded, Plain))
	}
	for i, h := range categoryHues {
		t.Categories[i] = hues[h].look(t.Ink, Rounded, categoryPatterns[i])
	}
	t.Categories[5] = t.Neutral
	for i, h := range attitudeHues {
		t.Attitudes[i] = hues[h].look(t.Ink, Rounded, attitudePatterns[i])
	}
	t.Attitudes[0] = t.Neutral
}

func lightTheme() *Theme {
	t := &Theme{
		Name: "light", Paper: RGB(0xFFFFFF), Panel: RGB(0xF3F5F7), Ink: RGB(0x14202B), Muted: RGB(0x4A5763),
		Line: RGB(0x5B6874), Faint: RGB(0xD5DBE0), Accent: RGB(0x0B5CAD), Warning: RGB(0xB3261E),
	}
	t.Neutral = hue{0xFFFFFF, 0x5B6874, 0x7D8891}.look(t.Ink, Rounded, Plain)
	t.fill([8]hue{
		Blue:   {0xCFE3F7, 0x1D5F9E, 0x5B7FA8},
		Violet: {0xD9D3F1, 0x5B45A8, 0x786BAC},
		Green:  {0xCDEBD6, 0x1F7A45, 0x558A66},
		Red:    {0xFAD4CE, 0xB3261E, 0xAE6560},
		Orange: {0xFBE3C0, 0x99590A, 0xA07743},
		Pink:   {0xF7D3E6, 0xA12A6B, 0xA8638A},
		Teal:   {0xC9ECEC, 0x116E74, 0x4B888B},
		Stone:  {0xE6E6DC, 0x66664F, 0x80806D},
	}, false)
	return t
}

func darkTheme() *Theme {
	t := &Theme{
		Name: "dark", Paper: RGB(0x12181F), Panel: RGB(0x1C252E), Ink: RGB(0xF2F5F7), Muted: RGB(0xB9C4CD),
		Line: RGB(0x98A6B2), Faint: RGB(0x35414C), Accent: RGB(0x7CC0FF), Warning: RGB(0xFF9A8F),
	}
	t.Neutral = hue{0x1C252E, 0x98A6B2, 0x6C7984}.look(t.Ink, Rounded, Plain)
	t.fill([8]hue{
		Blue:   {0x12314F, 0x6FB1EE, 0x527FAF},
		Violet: {0x2E2556, 0xB2A1F2, 0x7B71AF},
		Green:  {0x12391F, 0x6CC78D, 0x538A6B},
		Red:    {0x4A1713, 0xFF9A8F, 0xAC6058},
		Orange: {0x432A06, 0xEFB15F, 0x9B7448},
		Pink:   {0x451530, 0xF08DC0, 0xA45D82},
		Teal:   {0x0B3639, 0x5CC5CB, 0x48868A},
		Stone:  {0x2F2F26, 0xC2C2AE, 0x7C7C6D},
	}, false)
	return t
}

// printTheme has no colour to lose: patterns and shapes say it all, and three
// greys make more communities.
func printTheme() *Theme {
	t := &Theme{
		Name: "print", Paper: RGB(0xFFFFFF), Panel: RGB(0xFFFFFF), Ink: RGB(0x000000), Muted: RGB(0x3D3D3D),
		Line: RGB(0x333333), Faint: RGB(0xC8C8C8), Accent: RGB(0x000000), Warning: RGB(0x000000),
	}
	t.Neutral = hue{0xFFFFFF, 0x333333, 0x8C8C8C}.look(t.Ink, Rounded, Plain)
	white := hue{0xFFFFFF, 0x1A1A1A, 0x8C8C8C}
	t.fill([8]hue{white, white, white, white, white, white, white, white}, true)
	t.community = nil
	for _, h := range []hue{white, {0xE6E6E6, 0x1A1A1A, 0x7C7C7C}, {0xCFCFCF, 0x1A1A1A, 0x6E6E6E}} {
		t.community = append(t.community, h.look(t.Ink, Rounded, Plain))
	}
	return t
}
