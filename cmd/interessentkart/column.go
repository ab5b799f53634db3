package main

import (
	"strings"
	"unicode"

	"golang.org/x/text/width"
)

const (
	joiner       = '\u200d' // glues two signs into one
	emojiStyle   = '\ufe0f' // asks for the wide, coloured form of the sign before it
	firstTone    = '\U0001f3fb'
	lastTone     = '\U0001f3ff'
	firstFlag    = '\U0001f1e6' // two of these make a flag, one cell each
	lastFlag     = '\U0001f1ff'
	firstPicture = '\U0001f300'
)

// cells is how many columns a text takes in a terminal: East Asian wide signs
// and pictures take two, marks that sit on the sign before none.
func cells(text string) int {
	total := 0
	for _, c := range clusters(text) {
		total += c.cells
	}
	return total
}

// cluster is what a reader sees as one sign.
type cluster struct {
	text  string
	cells int
}

func clusters(text string) []cluster {
	var list []cluster
	glued := false
	for _, r := range text {
		w := runeCells(r)
		if len(list) > 0 && (glued || w == 0) {
			last := &list[len(list)-1]
			last.text += string(r)
			if r == emojiStyle {
				last.cells = 2
			}
		} else {
			list = append(list, cluster{string(r), w})
		}
		glued = r == joiner
	}
	return list
}

func runeCells(r rune) int {
	switch {
	case r >= firstTone && r <= lastTone, unicode.In(r, unicode.Mn, unicode.Me, unicode.Cf, unicode.Cc):
		return 0
	case r >= firstFlag && r <= lastFlag:
		return 1
	case r >= firstPicture && r < 0x1fb00:
		return 2
	}
	switch width.LookupRune(r).Kind() {
	case width.EastAsianWide, width.EastAsianFullwidth:
		return 2
	}
	return 1
}

// fit shortens a text to a number of columns, ending in «…» where it does.
func fit(text string, most int) string {
	if cells(text) <= most {
		return text
	}
	var b strings.Builder
	used := 0
	for _, c := range clusters(text) {
		if used+c.cells > most-1 {
			break
		}
		b.WriteString(c.text)
		used += c.cells
	}
	return strings.TrimRight(b.String(), " ") + "…"
}

// padded fills a text up to a number of columns, on the left for numbers.
func padded(text string, to int, number bool) string {
	space := strings.Repeat(" ", max(0, to-cells(text)))
	if number {
		return space + text
	}
	return text + space
}

// pageWidth is how wide text output is, in columns.
const pageWidth = 100

// writeWrapped writes a paragraph. The first line begins with the indent, the
// others with as many spaces.
func writeWrapped(b *strings.Builder, indent, text string) {
	b.WriteString(indent + wrapped(text, cells(indent)) + "\n")
}

// wrapped breaks a text into lines that fit, the later ones indented. A word that
// is longer than a line is broken.
func wrapped(text string, indent int) string {
	var lines []string
	line, used := "", 0
	for word := range strings.FieldsSeq(text) {
		for _, part := range broken(word, pageWidth-indent) {
			if used > 0 && used+1+cells(part) > pageWidth-indent {
				lines = append(lines, line)
				line, used = "", 0
			}
			if used > 0 {
				line, used = line+" ", used+1
			}
			line, used = line+part, used+cells(part)
		}
	}
	lines = append(lines, line)
	return strings.Join(lines, "\n"+strings.Repeat(" ", indent))
}

// broken cuts a word into parts of at most so many columns.
func broken(word string, most int) []string {
	if cells(word) <= most {
		return []string{word}
	}
	var parts []string
	part, used := "", 0
	for _, c := range clusters(word) {
		if used+c.cells > most {
			parts = append(parts, part)
			part, used = "", 0
		}
		part, used = part+c.text, used+c.cells
	}
	return append(parts, part)
}

// grid is a table for a terminal: one column of names and others of numbers,
// with columns that do not fit carried over to a further block.
type grid struct {
	heads []string
	rows  [][]string
}

// gap is between columns.
const gap = 2

// least is how many columns a name gets at least.
const least = 24

func (g grid) String() string {
	var b strings.Builder
	for from := 1; from < len(g.heads) || from == 1; {
		to := g.block(from)
		g.write(&b, from, to)
		if from = to; from < len(g.heads) {
			b.WriteByte('\n')
		}
	}
	return b.String()
}

// block tells how far the columns from one on fit beside a name.
func (g grid) block(from int) int {
	room, to := pageWidth-least, from
	for to < len(g.heads) && (to == from || g.width(to)+gap <= room) {
		room -= g.width(to) + gap
		to++
	}
	return to
}

func (g grid) width(column int) int {
	most := cells(g.heads[column])
	for _, row := range g.rows {
		most = max(most, cells(row[column]))
	}
	return most
}

func (g grid) write(b *strings.Builder, from, to int) {
	room := pageWidth
	for c := from; c < to; c++ {
		room -= g.width(c) + gap
	}
	names := min(g.width(0), room)
	for _, row := range append([][]string{g.heads}, g.rows...) {
		line := padded(fit(row[0], names), names, false)
		for c := from; c < to; c++ {
			line += strings.Repeat(" ", gap) + padded(row[c], g.width(c), true)
		}
		b.WriteString(strings.TrimRight(line, " ") + "\n")
	}
}
