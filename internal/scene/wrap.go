package scene

import (
	"strings"
	"unicode"
)

// border says how well a label may be broken before a character.
type border uint8

const (
	noBorder  border = iota // inside a letter with marks, or an emoji
	anyBorder               // between two letters
	syllable                // with a hyphen, between syllables
	compound                // with a hyphen, between the parts of a compound
	hyphen                  // after a hyphen or stroke that is already there
	space                   // at a space, which is dropped
)

// hyphenated reports whether breaking there adds a hyphen.
func (b border) hyphenated() bool { return b == syllable || b == compound }

// wrapper breaks one label. Widths are font units; sums has one more element
// than runes and starts with 0.
type wrapper struct {
	runes   []rune
	sums    []int64
	borders []border
	dash    int64
	dots    int64
	exact   bool
}

// span is the characters [from, to) of one line, and what kind of border ends it.
type span struct {
	from, to int
	end      border
}

// costs weigh the borders against each other: what a break there takes from how
// well the label reads.
var costs = [space + 1]int{noBorder: 0, anyBorder: 10, syllable: 4, compound: 1}

// cost is what all breaks take together.
func cost(spans []span) int {
	sum := 0
	for _, s := range spans {
		sum += costs[s.end]
	}
	return sum
}

// Fit breaks text into at most maxLines lines no wider than maxWidth points,
// with lines of even length where that needs no more of them. Breaks come at
// spaces, then at hyphens, then inside words too long for a line: between the
// parts of a compound, between syllables, and at last between any letters.
// What does not fit is cut and ends in an ellipsis. A single character wider
// than the line stands alone and sticks out; Width tells.
func (m *Metrics) Fit(text string, f Font, maxWidth float64, maxLines int) Block {
	text = Clean(text)
	block := Block{Font: f}
	if text == "" || maxLines < 1 || f.Size <= 0 {
		block.Cut = text != ""
		return block
	}
	if width, exact := m.measure(text, f); width <= maxWidth {
		block.Lines, block.Width = []Line{{text, width, exact}}, width
		return block
	}
	limit := int64(maxWidth * units / f.Size)
	w := m.wrapper(m.within(text, f.Bold, 2*limit*int64(maxLines)), f.Bold)
	spans, cut := w.best(limit, maxLines)
	block.Cut = cut
	for i, s := range spans {
		line := w.line(s, cut && i == len(spans)-1, f.Size)
		block.Lines = append(block.Lines, line)
		block.Width = max(block.Width, line.Width)
	}
	return block
}

// within is the beginning of a long text, up to so many units wide and a little
// more: what comes after it is cut anyway, and need not be divided.
func (m *Metrics) within(text string, bold bool, width int64) string {
	const short = 200
	if len(text) <= short {
		return text
	}
	face := m.face(bold)
	for i, r := range text {
		u, _ := face.units(r)
		if width -= int64(u); width < 0 && i > short {
			return text[:i]
		}
	}
	return text
}

// OneLine measures text that must not be broken, however long it is.
func (m *Metrics) OneLine(text string, f Font) Block {
	text = Clean(text)
	if text == "" {
		return Block{Font: f}
	}
	width, exact := m.measure(text, f)
	return Block{Lines: []Line{{text, width, exact}}, Font: f, Width: width}
}

func (m *Metrics) wrapper(text string, bold bool) *wrapper {
	face := m.face(bold)
	w := &wrapper{runes: []rune(text), exact: true}
	w.sums = make([]int64, len(w.runes)+1)
	for i, r := range w.runes {
		u, known := face.units(r)
		w.sums[i+1] = w.sums[i] + int64(u)
		w.exact = w.exact && known
	}
	w.dash, w.dots = int64(face.advance['-']), face.dots
	w.borders = borders(w.runes)
	return w
}

// width is how wide a line is, its hyphen included.
func (w *wrapper) width(s span) int64 {
	width := w.sums[s.to] - w.sums[s.from]
	if s.end.hyphenated() {
		width += w.dash
	}
	return width
}

// best breaks the label in as few lines as it can and then narrows them as long
// as that costs neither lines nor worse breaks.
func (w *wrapper) best(limit int64, maxLines int) (spans []span, cut bool) {
	spans, cut = w.greedy(nil, limit, maxLines, false)
	if cut {
		if spans, cut = w.greedy(spans[:0], limit, maxLines, true); cut {
			w.shorten(spans, limit)
			return spans, true
		}
		return spans, false
	}
	low, high := limit/2, limit
	spare := make([]span, 0, len(spans)+1)
	for range 6 {
		middle := (low + high) / 2
		narrow, cut := w.greedy(spare[:0], middle, maxLines, false)
		if cut || len(narrow) > len(spans) || cost(narrow) > cost(spans) || w.widest(narrow) > middle {
			low = middle
			continue
		}
		spans, spare, high = narrow, spans, middle
	}
	return spans, false
}

func (w *wrapper) widest(spans []span) int64 {
	widest := int64(0)
	for _, s := range spans {
		widest = max(widest, w.width(s))
	}
	return widest
}

// greedy fills line after line, appending to spans. With split set, words are
// broken to fill a line even when they would fit on the next.
func (w *wrapper) greedy(spans []span, limit int64, maxLines int, split bool) (filled []span, cut bool) {
	for from := 0; from < len(w.runes); {
		if len(spans) == maxLines {
			return spans, true
		}
		s := w.next(from, limit, split)
		spans = append(spans, s)
		from = s.to
		if from < len(w.runes) && w.runes[from] == ' ' {
			from++
		}
	}
	return spans, false
}

// next is the line that begins at from.
func (w *wrapper) next(from int, limit int64, split bool) span {
	best := [space + 1]int{}
	i := from + 1
	for ; i < len(w.runes); i++ {
		if w.sums[i]-w.sums[from] > limit {
			break
		}
		b := w.borders[i]
		if b.hyphenated() && w.sums[i]-w.sums[from]+w.dash > limit {
			continue
		}
		best[b] = i
	}
	if i == len(w.runes) && w.sums[i]-w.sums[from] <= limit {
		return span{from, i, noBorder}
	}
	whole := max(best[space], best[hyphen])
	wide := split || w.word(max(whole, from)) > limit
	if parts := best[compound]; wide && parts > whole && w.fills(from, parts, limit) {
		return span{from, parts, w.borders[parts]}
	}
	if whole > 0 && (!wide || w.fills(from, whole, limit)) {
		return span{from, whole, w.borders[whole]}
	}
	if parts := max(best[syllable], best[compound]); parts > whole {
		return span{from, parts, w.borders[parts]}
	}
	if end := max(whole, best[anyBorder]); end > 0 {
		return span{from, end, w.borders[end]}
	}
	return span{from, w.letter(from), anyBorder}
}

// fills reports whether breaking at to leaves a line that is at least a third full.
func (w *wrapper) fills(from, to int, limit int64) bool {
	return 3*(w.sums[to]-w.sums[from]) >= limit
}

// word is the width of the unbreakable word that begins at or after from.
func (w *wrapper) word(from int) int64 {
	if from < len(w.runes) && w.runes[from] == ' ' {
		from++
	}
	to := from + 1
	for to < len(w.runes) && w.borders[to] < hyphen {
		to++
	}
	return w.sums[min(to, len(w.runes))] - w.sums[from]
}

// letter is the end of the letter, with its marks, that begins at from.
func (w *wrapper) letter(from int) int {
	to := from + 1
	for to < len(w.runes) && w.borders[to] == noBorder {
		to++
	}
	return to
}

// shorten makes room for an ellipsis at the end of the last line.
func (w *wrapper) shorten(spans []span, limit int64) {
	last := &spans[len(spans)-1]
	last.end = noBorder
	for to := last.to; to < len(w.runes) && w.sums[to]-w.sums[last.from]+w.dots <= limit; to++ {
		last.to = to
	}
	for last.to > last.from+1 {
		ends := last.to == len(w.runes) || w.borders[last.to] != noBorder
		if ends && w.width(*last)+w.dots <= limit && !strings.ContainsRune(" -–/,.(«", w.runes[last.to-1]) {
			return
		}
		last.to--
	}
}

// line turns a span into what is drawn.
func (w *wrapper) line(s span, cut bool, size float64) Line {
	words, width := string(w.runes[s.from:s.to]), w.width(s)
	switch {
	case cut:
		words, width = words+"…", width+w.dots
	case s.end.hyphenated():
		words += "-"
	}
	return Line{words, float64(width) * size / units, w.exact}
}

// borders finds where the label may be broken: element i is the border before
// character i.
func borders(runes []rune) []border {
	found := make([]border, len(runes))
	start := 0
	for i := 1; i <= len(runes); i++ {
		if i < len(runes) && unicode.IsLetter(runes[i]) && unicode.IsLetter(runes[i-1]) {
			found[i] = anyBorder
			continue
		}
		divide(runes[start:i], found[start:i])
		start = i
		if i < len(runes) {
			found[i] = between(runes[i-1], runes[i])
		}
	}
	return found
}

// between is the border between two characters that are not both letters.
func between(a, b rune) border {
	switch {
	case b == ' ':
		return space
	case joins(a, b):
		return noBorder
	case strings.ContainsRune("-–—/", a) && !strings.ContainsRune("),.;:!?»", b):
		return hyphen
	}
	return anyBorder
}

// joins reports whether b belongs to the same drawn letter as a: a mark, a
// joiner and what it joins, a skin tone, or the second half of a flag.
func joins(a, b rune) bool {
	flag := func(r rune) bool { return r >= 0x1F1E6 && r <= 0x1F1FF }
	return unicode.In(b, unicode.M, unicode.Cf) || a == 0x200D ||
		b >= 0x1F3FB && b <= 0x1F3FF || flag(a) && flag(b) || a == ' '
}
