// Package mermaid reads flowcharts of Mermaid: actors as nodes and relations as
// links, with subgraphs as boxes.
package mermaid

import (
	"html"
	"regexp"
	"strings"

	"interessentkart/internal/exchange/count"
	"interessentkart/internal/exchange/markup"
	"interessentkart/internal/exchange/plaintext"
	"interessentkart/internal/exchange/problem"
	"interessentkart/internal/exchange/register"
)

// opening finds the word by which a flowchart begins, behind settings, remarks and
// a fence of Markdown.
var opening = regexp.MustCompile("(?s)\\A(?:\\s*```\\s*mermaid\\s*\\n)?(?:\\s*---\\n(.*?)\\n---\\s*\\n)?(?:\\s*%%[^\\n]*\\n)*\\s*(flowchart-elk|flowchart|graph)(?:[ \\t]+(TB|TD|BT|RL|LR|>|<|\\^|v))?[ \\t]*(?:;|\\n|\\z)")

var titled = regexp.MustCompile(`(?m)^title:\s*(.+)$`)

// Is reports whether a text is a flowchart.
func Is(data []byte) bool {
	text, ok := plaintext.Decode(data)
	return ok && opening.MatchString(text)
}

// Other names another diagram of Mermaid's, "" when the text is none.
func Other(data []byte) string {
	text, ok := plaintext.Decode(data)
	if !ok {
		return ""
	}
	for line := range strings.Lines(text) {
		line = strings.TrimSpace(line)
		word, _, _ := strings.Cut(line, " ")
		switch word {
		case "", "---", "```mermaid":
			continue
		case "sequenceDiagram", "classDiagram", "stateDiagram", "stateDiagram-v2", "erDiagram", "journey", "gantt", "pie", "quadrantChart", "requirementDiagram",
			"gitGraph", "mindmap", "timeline", "sankey-beta", "xychart-beta", "block-beta", "C4Context", "C4Container", "architecture-beta", "kanban":
			return word
		}
		if !strings.HasPrefix(line, "%%") {
			return ""
		}
	}
	return ""
}

// Read reads a file into tables. What is wrong with the file comes as a
// *problem.List.
func Read(data []byte, name string) (register.Input, error) {
	text, ok := plaintext.Decode(data)
	if !ok {
		return register.Input{}, problem.Refused(name, 0, problem.FileFormat, "")
	}
	begin := opening.FindStringSubmatch(text)
	if begin == nil {
		return register.Input{}, problem.Refused(name, 1, problem.FileMarkup, firstLine(text))
	}
	p := &parser{text: text, at: len(begin[0]), line: 1 + strings.Count(begin[0], "\n"), rows: map[string]int{}, out: register.NewGraph(name)}
	if found := titled.FindStringSubmatch(begin[1]); found != nil {
		p.out.Title = strings.Trim(found[1], `"' `)
	}
	if p.statements(); p.wrong {
		return register.Input{}, problem.Refused(name, p.line, problem.FileMarkup, firstLine(p.text[min(p.at, len(p.text)):]))
	}
	p.boxed()
	in, err := p.out.Input()
	in.InFile = count.Mermaid(text[len(begin[0]):])
	return in, err
}

// firstLine is what stands in a text up to the end of its line, in short.
func firstLine(text string) string {
	line, _, _ := strings.Cut(text, "\n")
	letters := []rune(strings.TrimSpace(line))
	return string(letters[:min(len(letters), 40)])
}

var entity = regexp.MustCompile(`#([0-9]+|[a-zA-Z]+);`)

// label is a text as it shows. Mermaid writes entities with # for &.
func label(text string) string {
	text = strings.TrimSpace(text)
	text = strings.TrimSuffix(strings.TrimPrefix(text, `"`), `"`)
	text = strings.TrimSuffix(strings.TrimPrefix(text, "`"), "`")
	text = entity.ReplaceAllStringFunc(text, func(e string) string {
		inner := e[1 : len(e)-1]
		if strings.Trim(inner, "0123456789") == "" {
			return html.UnescapeString("&#" + inner + ";")
		}
		return html.UnescapeString("&" + inner + ";")
	})
	text = strings.ReplaceAll(text, `\n`, " ")
	for _, mark := range []string{"**", "__"} {
		text = strings.ReplaceAll(text, mark, "")
	}
	return markup.Plain(text)
}
