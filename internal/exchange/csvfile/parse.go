package csvfile

import (
	"strings"

	"interessentkart/internal/exchange/problem"
	"interessentkart/internal/exchange/register"
)

// record is one row of a text, which may stand over several lines.
type record struct {
	line  int
	cells []string
	whole bool // one cell, in quotes
}

// parser takes a text with separators apart (RFC 4180). A quote that does not
// end where a cell may end is refused, unless no separator or line feed stands
// before it: there it is only a quote that somebody forgot to double.
type parser struct {
	text  string
	comma byte
	at    int
	line  int
	width int // cells of the first row
	open  int // line of a quote that does not end, 0 when there is none
}

// next reads one row; ok is false at the end, and where a quote is open.
func (p *parser) next() (r record, ok bool) {
	if p.at >= len(p.text) {
		return record{}, false
	}
	r.line = p.line
	for {
		cell, quoted := p.cell(len(r.cells))
		if p.open > 0 {
			return record{}, false
		}
		r.cells = append(r.cells, cell)
		r.whole = quoted && len(r.cells) == 1
		if p.at < len(p.text) && p.text[p.at] == p.comma {
			p.at++
			continue
		}
		if p.at < len(p.text) { // a line feed
			p.at++
			p.line++
		}
		break
	}
	if p.width == 0 && len(r.cells) > 1 {
		p.width = len(r.cells)
	}
	return r, true
}

// cell reads one cell, up to what ends it.
func (p *parser) cell(column int) (text string, quoted bool) {
	start := p.at
	for start < len(p.text) && p.text[start] == ' ' && p.comma != ' ' {
		start++
	}
	if start < len(p.text) && p.text[start] == '"' {
		return p.quoted(start, column), true
	}
	n := strings.IndexAny(p.text[p.at:], string(rune(p.comma))+"\n")
	if n < 0 {
		n = len(p.text) - p.at
	}
	text = p.text[p.at : p.at+n]
	p.at += n
	return text, false
}

// quoted reads a cell in quotes from its first quote.
func (p *parser) quoted(start, column int) string {
	var b strings.Builder
	lines := 0
	for i := start + 1; i < len(p.text); i++ {
		c := p.text[i]
		switch {
		case c == '\n':
			lines++
		case c != '"':
		case i+1 < len(p.text) && p.text[i+1] == '"':
			i++
		default:
			if end, ends := p.ends(i + 1); ends {
				p.at = end
				if p.swallowed(b.String(), column, end) {
					p.open = p.line
				}
				p.line += lines
				return b.String()
			}
			if lines > 0 || strings.IndexByte(b.String(), p.comma) >= 0 {
				p.open = p.line
				return ""
			}
		}
		b.WriteByte(c)
	}
	p.open = p.line
	return ""
}

// ends reports whether a cell may end in a place, white space aside, and where.
func (p *parser) ends(at int) (end int, ok bool) {
	for at < len(p.text) && p.text[at] == ' ' {
		at++
	}
	return at, at == len(p.text) || p.text[at] == p.comma || p.text[at] == '\n'
}

// swallowed reports whether a cell over several lines holds whole rows of the
// table: a quote before it was never ended, and another ended it.
func (p *parser) swallowed(text string, column, end int) bool {
	lines := strings.Split(text, "\n")
	if len(lines) < 2 || p.width < 2 || column > 0 && p.width == 2 {
		return false
	}
	comma := string(rune(p.comma))
	rest, _, _ := strings.Cut(p.text[end:], "\n")
	for i, line := range lines {
		cells := strings.Count(line, comma) + 1
		if i == 0 {
			cells += column
		}
		if i == len(lines)-1 {
			cells += strings.Count(rest, comma)
		}
		if cells != p.width {
			return false
		}
	}
	return true
}

// parse reads all rows of a text. A gap between them is one blank row.
func parse(text string, comma rune, name string) ([]register.Row, error) {
	p := &parser{text: text, comma: byte(comma), line: 1}
	var rows []register.Row
	gap := false
	for {
		r, ok := p.next()
		switch {
		case p.open > 0:
			return nil, problem.Refused(name, p.open, problem.QuoteOpen, "")
		case !ok:
			return rows, nil
		case len(r.cells) > register.MaxColumns:
			return nil, problem.Refused(name, r.line, problem.SheetColumns, register.MaxColumns)
		case blank(r.cells):
			gap = len(rows) > 0
			continue
		}
		if gap {
			rows = append(rows, register.Row{Line: r.line - 1})
			gap = false
		}
		if len(rows) >= register.MaxRows {
			return nil, problem.Refused(name, r.line, problem.SheetRows, register.MaxRows)
		}
		for i, c := range r.cells {
			r.cells[i] = unguard(c)
		}
		rows = append(rows, register.Row{Line: r.line, Cells: r.cells})
	}
}

func blank(cells []string) bool {
	for _, c := range cells {
		if strings.TrimSpace(c) != "" {
			return false
		}
	}
	return true
}

// unwrapped is a text whose lines are each in quotes as a whole, without them:
// what some programs make of a table that they took for one column.
func unwrapped(text string) (string, bool) {
	var b strings.Builder
	n := 0
	for line := range strings.Lines(text) {
		line = strings.TrimSpace(line)
		if line == "" {
			b.WriteByte('\n')
			continue
		}
		inner, opens := strings.CutPrefix(line, `"`)
		inner, closes := strings.CutSuffix(inner, `"`)
		single := strings.ReplaceAll(inner, `""`, "")
		if !opens || !closes || strings.Contains(single, `"`) || !strings.ContainsAny(single, ",;\t") {
			return text, false
		}
		n++
		b.WriteString(strings.ReplaceAll(inner, `""`, `"`) + "\n")
	}
	return b.String(), n > 1
}
