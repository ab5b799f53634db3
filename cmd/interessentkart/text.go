package main

import (
	"strings"
	"unicode/utf8"
)

// pageWidth is how wide text output is, in columns.
const pageWidth = 100

// writeWrapped writes text in lines of at most pageWidth columns. The first
// line begins with indent, the others with as many spaces.
func writeWrapped(b *strings.Builder, indent, text string) {
	column := utf8.RuneCountInString(indent)
	b.WriteString(indent)
	empty := true
	for _, word := range strings.Fields(text) {
		width := utf8.RuneCountInString(word)
		if !empty && column+1+width > pageWidth {
			b.WriteByte('\n')
			b.WriteString(strings.Repeat(" ", utf8.RuneCountInString(indent)))
			column, empty = utf8.RuneCountInString(indent), true
		}
		if !empty {
			b.WriteByte(' ')
			column++
		}
		b.WriteString(word)
		column, empty = column+width, false
	}
	b.WriteByte('\n')
}
