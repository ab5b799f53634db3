package mermaid

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"interessentkart/internal/exchange/problem"
	"interessentkart/internal/exchange/reading"
	"interessentkart/internal/exchange/register"
	"interessentkart/internal/stakeholder"
)

// parser follows the grammar of flowcharts (Mermaid, «Flowcharts – Basic Syntax»).
type parser struct {
	text  string
	at    int
	line  int
	wrong bool
	rows  map[string]int
	open  []int // boxes
	boxes int
	out   *register.Graph
}

// skip passes white space within a line.
func (p *parser) skip() {
	for p.at < len(p.text) && (p.text[p.at] == ' ' || p.text[p.at] == '\t') {
		p.at++
	}
}

// take passes a text, if it is there.
func (p *parser) take(text string) bool {
	if !strings.HasPrefix(p.text[p.at:], text) {
		return false
	}
	p.at += len(text)
	return true
}

// rest passes what is left of the line.
func (p *parser) rest() string {
	n := strings.IndexByte(p.text[p.at:], '\n')
	if n < 0 {
		n = len(p.text) - p.at
	}
	text := p.text[p.at : p.at+n]
	p.at += n
	return strings.TrimSpace(strings.TrimSuffix(strings.TrimSpace(text), ";"))
}

// ended reports whether a statement ends here, and passes its end.
func (p *parser) ended() bool {
	p.skip()
	switch {
	case p.at >= len(p.text):
		return true
	case p.text[p.at] == '\n':
		p.line++
		p.at++
		return true
	case p.text[p.at] == ';':
		p.at++
		return true
	}
	return false
}

func (p *parser) statements() {
	for !p.wrong && p.at < len(p.text) {
		if p.ended() {
			continue
		}
		if strings.HasPrefix(p.text[p.at:], "%%") || strings.HasPrefix(p.text[p.at:], "```") {
			p.rest()
			continue
		}
		p.statement()
	}
	p.wrong = p.wrong || len(p.open) > 0
}

// drawn are the words that begin a line about how something is drawn.
var drawn = regexp.MustCompile(`\A(style|classDef|class|linkStyle|click|direction|accTitle|accDescr)\b[ \t:{]`)

var (
	subgraph = regexp.MustCompile(`\Asubgraph\b[ \t]*`)
	ending   = regexp.MustCompile(`\Aend[ \t]*(;|\n|\z)`)
)

func (p *parser) statement() {
	here := p.text[p.at:]
	switch {
	case drawn.MatchString(here):
		p.out.Leave(reading.Lines, p.line, problem.DrawingLeft, firstLine(p.rest()))
	case subgraph.MatchString(here):
		p.at += len(subgraph.FindString(here))
		p.box(p.rest())
	case ending.MatchString(here):
		if len(p.open) == 0 {
			p.wrong = true
			return
		}
		p.open = p.open[:len(p.open)-1]
		p.at += len("end")
	default:
		p.chain()
	}
}

var boxTitle = regexp.MustCompile(`(?s)\A(\S+)[ \t]*\[(.*)\]\z`)

// box opens a subgraph: with an id and a title in brackets, or a title alone.
func (p *parser) box(text string) {
	id, title := text, text
	if found := boxTitle.FindStringSubmatch(text); found != nil {
		id, title = found[1], found[2]
	}
	p.boxes++
	if id = strings.Trim(id, `"`); id == "" || p.out.BoxOf(id) != nil {
		id += "#" + strconv.Itoa(p.boxes)
	}
	p.open = append(p.open, p.out.Box(reading.Box{ID: id, Label: label(title), Line: p.line}))
	if len(p.open) > maxDepth {
		p.wrong = true
	}
}

const maxDepth = 64 // of boxes in each other

// chain passes nodes with links between them.
func (p *parser) chain() {
	from := p.set()
	for !p.wrong && !p.ended() {
		l, ok := p.link()
		if !ok {
			p.wrong = true
			return
		}
		p.blank()
		to := p.set()
		p.tie(from, to, l)
		from = to
	}
}

// blank passes white space and a line feed after a link.
func (p *parser) blank() {
	for p.skip(); p.at < len(p.text) && p.text[p.at] == '\n'; p.skip() {
		p.at++
		p.line++
	}
}

// set passes nodes with & between them.
func (p *parser) set() []string {
	var all []string
	for {
		p.skip()
		id := p.node()
		if p.wrong {
			return nil
		}
		all = append(all, id)
		if p.skip(); !p.take("&") {
			return all
		}
	}
}

// node passes a node with its label, and returns its id.
func (p *parser) node() string {
	line := p.line
	id := p.id()
	if id == "" {
		p.wrong = true
		return ""
	}
	text, has := p.shape()
	if p.take(":::") {
		p.id()
	}
	row, known := p.rows[id]
	if !known {
		if p.out.Nodes.Len() >= stakeholder.MaxRecords {
			p.wrong = true
			return ""
		}
		p.out.Nodes.Add(line)
		row = p.out.Nodes.Len() - 1
		p.rows[id] = row
		p.out.Nodes.Own(row, register.IDColumn, id)
	}
	if has {
		p.out.Nodes.Own(row, register.LabelColumn, label(text))
	}
	for _, b := range p.open {
		if members := &p.out.BoxAt(b).Members; !slices.Contains(*members, id) && p.out.BoxOf(id) == nil {
			*members = append(*members, id)
		}
	}
	return id
}

// id passes letters, digits and single marks between them.
func (p *parser) id() string {
	start := p.at
	for p.at < len(p.text) {
		r, n := utf8.DecodeRuneInString(p.text[p.at:])
		switch {
		case unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r) || r == '_':
		case r == '-' || r == '.': // within a name only, and no part of a link
			next, _ := utf8.DecodeRuneInString(p.text[p.at+n:])
			if p.at == start || !unicode.IsLetter(next) && !unicode.IsDigit(next) {
				return p.text[start:p.at]
			}
		default:
			return p.text[start:p.at]
		}
		p.at += n
	}
	return p.text[start:p.at]
}

// shapes are the brackets around labels, longer ones first.
var shapes = [][2]string{{"(((", ")))"}, {"([", "])"}, {"[[", "]]"}, {"[(", ")]"}, {"((", "))"}, {"{{", "}}"}, {"[/", "/]"}, {"[/", `\]`}, {`[\`, `\]`}, {`[\`, "/]"},
	{"[", "]"}, {"(", ")"}, {"{", "}"}, {">", "]"}}

// shape passes the label of a node, if it has one.
func (p *parser) shape() (text string, ok bool) {
	if p.take("@{") {
		return p.data()
	}
	for _, s := range shapes {
		if !strings.HasPrefix(p.text[p.at:], s[0]) {
			continue
		}
		if end := p.closing(p.at+len(s[0]), s[1]); end >= 0 {
			text = p.text[p.at+len(s[0]) : end]
			p.line += strings.Count(text, "\n")
			p.at = end + len(s[1])
			return text, true
		}
	}
	return "", false
}

// closing finds the bracket that closes a label, past what is in quotes; without
// quotes a label stands on one line.
func (p *parser) closing(at int, bracket string) int {
	if rest := strings.TrimLeft(p.text[at:], " \t"); strings.HasPrefix(rest, `"`) {
		at = len(p.text) - len(rest) + 1
		end := strings.IndexByte(p.text[at:], '"')
		if end < 0 {
			return -1
		}
		at += end + 1
	}
	end := strings.Index(p.text[at:], bracket)
	if line := strings.IndexByte(p.text[at:], '\n'); end < 0 || line >= 0 && line < end {
		return -1
	}
	return at + end
}

var dataLabel = regexp.MustCompile(`(?s)\blabel:\s*("[^"]*"|'[^']*'|[^,}\n]*)`)

// data passes the newer way of giving a node its shape and label.
func (p *parser) data() (string, bool) {
	end := strings.IndexByte(p.text[p.at:], '}')
	if end < 0 {
		p.wrong = true
		return "", false
	}
	inner := p.text[p.at : p.at+end]
	p.line += strings.Count(inner, "\n")
	p.at += end + 1
	if found := dataLabel.FindStringSubmatch(inner); found != nil {
		return strings.Trim(found[1], `'`), true
	}
	return "", false
}

// boxed lets a subgraph that a link goes to be an actor too, of the same name.
func (p *parser) boxed() {
	for id, row := range p.rows {
		if b := p.out.BoxOf(id); b != nil {
			b.Node = true
			if p.out.Nodes.OwnValue(row, register.LabelColumn) == "" {
				p.out.Nodes.Own(row, register.LabelColumn, b.Label)
			}
		}
	}
}

// link is a line between nodes.
type link struct {
	label               string
	back, forth, hidden bool
	line                int
}

var (
	plainLink = regexp.MustCompile(`\A([A-Za-z0-9_]+@)?([<ox])?(--+|==+|-\.+-)([>ox])?`)
	textLink  = regexp.MustCompile(`\A([<ox])?(--|==|-\.)[ \t]+([^\n]*?)[ \t]*(--+|==+|\.+-)([>ox])?`)
	hidden    = regexp.MustCompile(`\A~~~+`)
)

// link passes a link, with its label in bars or within it.
func (p *parser) link() (l link, ok bool) {
	p.skip()
	l.line = p.line
	here := p.text[p.at:]
	if found := hidden.FindString(here); found != "" {
		p.at += len(found)
		l.hidden = true
		return l, true
	}
	plain := plainLink.FindStringSubmatch(here)
	if text := textLink.FindStringSubmatch(here); text != nil && (plain == nil || plain[4] == "" && len(plain[3]) == 2) {
		p.at += len(text[0])
		l.label, l.back, l.forth = label(text[3]), text[1] != "", text[5] != ""
		return l, true
	}
	if plain == nil {
		return l, false
	}
	p.at += len(plain[0])
	l.back, l.forth = plain[2] != "", plain[4] != ""
	p.skip()
	if p.take("|") {
		end := strings.IndexByte(p.text[p.at:], '|')
		if end < 0 {
			return l, false
		}
		l.label = label(p.text[p.at : p.at+end])
		p.line += strings.Count(p.text[p.at:p.at+end], "\n")
		p.at += end + 1
	}
	return l, true
}

// tie draws an edge from every node of a set to every one of the next.
func (p *parser) tie(from, to []string, l link) {
	first := true
	for _, f := range from {
		for _, t := range to {
			switch {
			case p.out.Edges.Len() >= stakeholder.MaxRecords:
				p.wrong = true
				return
			case l.hidden && first:
				p.out.Leave(reading.Edges, l.line, problem.HiddenLeft, "~~~")
			case l.hidden:
			default:
				p.edge(f, t, l, first)
			}
			first = false
		}
	}
}

func (p *parser) edge(from, to string, l link, first bool) {
	edges := p.out.Edges
	if l.back && !l.forth {
		from, to = to, from
	}
	if first {
		edges.Add(l.line)
	} else {
		edges.Extra(l.line)
	}
	row := edges.Len() - 1
	edges.Own(row, register.FromColumn, from)
	edges.Own(row, register.ToColumn, to)
	edges.Give(row, register.LabelColumn, l.label)
	switch {
	case l.back && l.forth:
		edges.Own(row, register.DirectionColumn, "mutual")
	case !l.back && !l.forth:
		edges.Own(row, register.DirectionColumn, "undirected")
	}
}
