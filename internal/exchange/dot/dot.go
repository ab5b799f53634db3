// Package dot reads and writes DOT, the language of Graphviz: actors as nodes
// and relations as edges, with every field as an attribute.
package dot

import (
	"regexp"
	"strings"

	"interessentkart/internal/exchange/count"
	"interessentkart/internal/exchange/plaintext"
	"interessentkart/internal/exchange/problem"
	"interessentkart/internal/exchange/register"
	"interessentkart/internal/stakeholder"
)

// Is tells whether text begins as a graph does.
func Is(data []byte) bool {
	text, ok := plaintext.Decode(data[:min(len(data), 4096)])
	if !ok {
		text, ok = plaintext.Decode(data)
	}
	l := &lexer{text: text, line: 1}
	t := l.next()
	if word(t, "strict") {
		t = l.next()
	}
	if !ok || !word(t, "graph") && !word(t, "digraph") {
		return false
	}
	if t = l.next(); t.kind == id {
		t = l.next()
	}
	return t.text == "{" && t.kind == mark
}

// word tells whether a token is a keyword, which may be in any case.
func word(t token, keyword string) bool {
	return t.kind == id && !t.quoted && strings.EqualFold(t.text, keyword)
}

// Read reads a file into tables. What is wrong with the file comes as a
// *problem.List.
func Read(data []byte, name string) (register.Input, error) {
	text, ok := plaintext.Decode(data)
	if !ok {
		return register.Input{}, problem.Refused(name, 0, problem.FileFormat, "")
	}
	p := newParser(text, register.NewGraph(name))
	for p.advance(); p.wrong == "" && (len(p.graphs) == 0 || p.begins()); {
		p.graph()
	}
	if p.wrong == "" && p.token.kind != end {
		p.wrong = problem.FileTrailing
	}
	if p.wrong != "" {
		return register.Input{}, problem.Refused(name, p.token.line, p.wrong, p.token.text)
	}
	p.finish()
	in, err := p.out.Input()
	in.InFile = count.DOT(text)
	return in, err
}

// Write writes the actors and relations of a map. A relation without direction
// has no arrowheads.
func Write(m *stakeholder.Map) []byte {
	nodes, edges := register.Attributes(m)
	var b strings.Builder
	b.WriteString("digraph " + quote(m.Info.Title) + " {\n")
	for _, row := range nodes.Rows {
		var key string
		var attributes []string
		for i, c := range nodes.Columns {
			switch {
			case c.Name == "id":
				key = row[i]
			case c.Name == "name":
				attributes = append(attributes, "label="+quote(escaped(row[i])))
			case row[i] != "":
				attributes = append(attributes, c.Name+"="+quote(row[i]))
			}
		}
		b.WriteString("  " + quote(key) + " [" + strings.Join(attributes, ", ") + "];\n")
	}
	for _, row := range edges.Rows {
		writeEdge(&b, edges, row)
	}
	b.WriteString("}\n")
	return []byte(b.String())
}

func writeEdge(b *strings.Builder, s register.Sheet, row []string) {
	var from, to string
	var attributes []string
	for i, c := range s.Columns {
		switch {
		case c.Name == "from":
			from = row[i]
		case c.Name == "to":
			to = row[i]
		case c.Name == "id": // an attribute id is that of the drawing
			attributes = append(attributes, "key="+quote(row[i]))
		case c.Name == "label" && row[i] != "":
			attributes = append(attributes, "label="+quote(escaped(row[i])))
		case row[i] != "":
			attributes = append(attributes, c.Name+"="+quote(row[i]))
		}
		if c.Name == "type" && stakeholder.RelationType(row[i]).Symmetric() {
			attributes = append(attributes, "dir=none")
		}
	}
	b.WriteString("  " + quote(from) + " -> " + quote(to) + " [" + strings.Join(attributes, ", ") + "];\n")
}

var entity = regexp.MustCompile(`&(#?[0-9A-Za-z]+;)`)

// escaped is a label in which nothing is taken for a character entity.
func escaped(label string) string { return entity.ReplaceAllString(label, "&amp;$1") }

// quote gives a text in quotes, whatever is in it.
func quote(text string) string {
	b := append(make([]byte, 0, len(text)+2), '"')
	for i := range len(text) {
		switch c := text[i]; c {
		case '\\', '"':
			b = append(b, '\\', c)
		case '\n':
			b = append(b, '\\', 'n')
		default:
			b = append(b, c)
		}
	}
	return string(append(b, '"'))
}
