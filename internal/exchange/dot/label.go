package dot

import (
	"html"
	"strings"

	"interessentkart/internal/exchange/problem"
	"interessentkart/internal/exchange/register"
)

// labelled is a label as it shows: with the names that its escapes stand for, and
// the characters that its entities stand for.
func labelled(v value, names map[string]string) string {
	text := v.text
	if !v.html { // in HTML they are read already
		text = html.UnescapeString(text)
	}
	if !strings.Contains(text, named) {
		return text
	}
	for key, name := range names {
		text = strings.ReplaceAll(text, named+key, name)
	}
	return strings.ReplaceAll(text, named, `\`)
}

// finish ends the reading: labels of records become names, and a node of a further
// graph that has the name of an earlier node is told as a row for the same actor.
func (p *parser) finish() {
	for row := range p.out.Nodes.Len() {
		p.record(row)
	}
	if len(p.graphs) > 1 {
		p.unite()
	}
}

// record takes the parts of a record's label together.
func (p *parser) record(row int) {
	label := p.out.Nodes.Value(row, register.LabelColumn)
	shape := p.shapes[row]
	if shape != "record" && shape != "mrecord" || label == "" {
		return
	}
	name := fields(label)
	if name == label {
		return
	}
	p.out.Nodes.Replace(row, register.LabelColumn, name)
	p.out.Note(p.out.Nodes.Line(row), problem.LabelRead, name)
}

// fields is the text of a record's fields, without ports and the marks between
// them.
func fields(label string) string {
	var b strings.Builder
	port := false
	for i := 0; i < len(label); i++ {
		switch c := label[i]; {
		case c == '\\' && i+1 < len(label) && strings.IndexByte(`{}|<> `, label[i+1]) >= 0:
			i++
			if !port {
				b.WriteByte(label[i])
			}
		case c == '<' && strings.Contains(label[i:], ">"):
			port = true
		case c == '>' && port:
			port = false
		case port:
		case strings.IndexByte("{}|\n", c) >= 0:
			b.WriteByte(' ')
		default:
			b.WriteByte(c)
		}
	}
	return strings.Join(strings.Fields(b.String()), " ")
}

// unite lets nodes of several graphs that have one name be told as one actor.
func (p *parser) unite() {
	nodes, edges := p.out.Nodes, p.out.Edges
	first, same := map[string]string{}, map[string]string{}
	for row := range nodes.Len() {
		id, name := nodes.OwnValue(row, register.IDColumn), nodes.Value(row, register.LabelColumn)
		if name == "" {
			name = nodes.OwnValue(row, register.LabelColumn)
		}
		if name == "" {
			name = id
		}
		nodes.Own(row, register.LabelColumn, "")
		nodes.Name(row, name)
		if other, known := first[name]; known {
			same[id] = other
			nodes.Own(row, register.IDColumn, other)
		} else {
			first[name] = id
		}
	}
	for row := range edges.Len() {
		for _, end := range []string{register.FromColumn, register.ToColumn} {
			if other, ok := same[edges.OwnValue(row, end)]; ok {
				edges.Own(row, end, other)
			}
		}
	}
}
