package count

import (
	"regexp"
	"strings"

	"interessentkart/internal/exchange/reading"
)

var (
	quotedText  = regexp.MustCompile(`(?s)"[^"]*"`)
	barredText  = regexp.MustCompile(`\|[^|]*\|`)
	nodeData    = regexp.MustCompile(`(?s)@\{[^}]*\}`)
	classOf     = regexp.MustCompile(`:::[\p{L}\d_-]+`)
	bracketed   = regexp.MustCompile(`>[^\[\](){}\n<>=-]*\]|\[[^\[\](){}\n]*\]|\([^\[\](){}\n]*\)|\{[^\[\](){}\n]*\}`)
	linkText    = regexp.MustCompile(`(--|==|-\.)[ \t]+[^\n]*?[ \t]*(--+|==+|\.+-)([>ox])?`)
	linkMark    = regexp.MustCompile(`([\p{L}\d_]+@)?(<|\b[ox])?(--+|==+|-\.+-|~~~+)([>]|[ox]\b)?`)
	aboutLooks  = regexp.MustCompile(`^(style|classDef|class|linkStyle|click|direction|accTitle|accDescr)\b[ \t:{]`)
	startsABox  = regexp.MustCompile(`^subgraph\b`)
	remarksLine = regexp.MustCompile("^(%%|```)")
)

// Mermaid counts nodes, links, subgraphs and lines about looks of a flowchart: what
// is left when all texts are taken out.
func Mermaid(text string) Elements {
	n := Elements{}
	names := map[string]bool{}
	text = barredText.ReplaceAllString(nodeData.ReplaceAllString(quotedText.ReplaceAllString(text, ""), ""), "")
	text = classOf.ReplaceAllString(text, "")
	for line := range strings.FieldsFuncSeq(text, func(r rune) bool { return r == '\n' || r == ';' }) {
		line = strings.TrimSpace(line)
		switch {
		case line == "" || line == "end" || remarksLine.MatchString(line):
		case aboutLooks.MatchString(line):
			n[reading.Lines]++
		case startsABox.MatchString(line):
			n[reading.Boxes]++
		default:
			links(line, names, n)
		}
	}
	n[reading.Nodes] = len(names)
	return n
}

func links(line string, names map[string]bool, n Elements) {
	for range 4 {
		line = bracketed.ReplaceAllString(line, "")
	}
	line = linkText.ReplaceAllString(line, "-->")
	n[reading.Edges] += len(linkMark.FindAllString(line, -1))
	for _, set := range linkMark.Split(line, -1) {
		for _, name := range strings.Split(set, "&") {
			if name = strings.TrimSpace(name); name != "" {
				names[name] = true
			}
		}
	}
}
