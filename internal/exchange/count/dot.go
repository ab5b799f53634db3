package count

import (
	"strings"

	"interessentkart/internal/exchange/reading"
)

// DOT counts the nodes, arrows, clusters and attributes of graphs. What stands in
// quotes, angle brackets and comments is no mark.
func DOT(text string) Elements {
	n := Elements{}
	depth, inList := 0, false
	names := map[string]bool{}
	words := dotWords(text)
	for i, w := range words {
		switch w {
		case "{":
			depth++
		case "}":
			if depth--; depth == 0 { // nodes are of one graph
				n[reading.Nodes] += len(names)
				clear(names)
			}
		case "[":
			inList = true
		case "]":
			inList = false
		case "=":
			n[reading.Values]++
		case "->", "--":
			if !inList {
				n[reading.Edges]++
			}
		default:
			switch before, after := at(words, i-1), at(words, i+1); {
			case inList || depth == 0 || strings.Contains(";,:+", w) || before == "=" || after == "=" || before == ":" || before == "+" || keyword(w):
			case strings.EqualFold(before, "subgraph"):
				if strings.HasPrefix(strings.Trim(w, `"`), "cluster") {
					n[reading.Boxes]++
				}
			default:
				name := strings.Trim(w, `"`)
				for j := i + 1; at(words, j) == "+"; j += 2 {
					name += strings.Trim(at(words, j+1), `"`)
				}
				names[name] = true
			}
		}
	}
	return n
}

func keyword(w string) bool {
	for _, k := range []string{"node", "edge", "graph", "digraph", "subgraph", "strict"} {
		if strings.EqualFold(w, k) {
			return true
		}
	}
	return false
}

func at(words []string, i int) string {
	if i < 0 || i >= len(words) {
		return ""
	}
	return words[i]
}

// dotWords takes a text apart into marks, names and texts in quotes.
func dotWords(text string) []string {
	var words []string
	for i := 0; i < len(text); {
		rest := text[i:]
		switch c := text[i]; {
		case strings.IndexByte(" \t\r\n\f", c) >= 0:
			i++
		case c == '#' && (i == 0 || text[i-1] == '\n'), strings.HasPrefix(rest, "//"):
			i += until(rest, "\n", 0)
		case strings.HasPrefix(rest, "/*"):
			i += until(rest, "*/", 2)
		case c == '"':
			n := quoted(rest)
			words = append(words, strings.NewReplacer(`\"`, `"`, "\\\n", "", `\\`, `\`).Replace(rest[:n]))
			i += n
		case c == '<':
			n := nested(rest)
			words = append(words, "<>")
			i += n
		case strings.HasPrefix(rest, "->"), strings.HasPrefix(rest, "--"):
			words = append(words, rest[:2])
			i += 2
		case strings.IndexByte("{}[];,=:+", c) >= 0:
			words = append(words, rest[:1])
			i++
		default:
			n := 1
			for n < len(rest) && strings.IndexByte(" \t\r\n\f\"<{}[];,=:+-", rest[n]) < 0 {
				n++
			}
			words = append(words, rest[:n])
			i += n
		}
	}
	return words
}

// until is how far the text goes to the end of a mark that it is looked for after
// its beginning.
func until(text, mark string, after int) int {
	if i := strings.Index(text[after:], mark); i >= 0 {
		return after + i + len(mark)
	}
	return len(text)
}

func quoted(text string) int {
	for i := 1; i < len(text); i++ {
		switch text[i] {
		case '\\':
			i++
		case '"':
			return i + 1
		}
	}
	return len(text)
}

func nested(text string) int {
	depth := 0
	for i := range len(text) {
		switch text[i] {
		case '<':
			depth++
		case '>':
			if depth--; depth == 0 {
				return i + 1
			}
		}
	}
	return len(text)
}
