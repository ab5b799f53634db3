package dot

import (
	"maps"
	"slices"
	"strings"

	"interessentkart/internal/exchange/problem"
	"interessentkart/internal/exchange/register"
	"interessentkart/internal/stakeholder"
)

const maxDepth = 64 // of subgraphs in each other

// parser follows the grammar of the language (Graphviz, «DOT Language»).
type parser struct {
	lexer
	token        token
	wrong        stakeholder.Code // what stopped the reading, at token
	depth        int
	directed     bool
	seen         map[string]int // row of each node
	nodes, edges *register.Grid
}

// scope is what attributes nodes and edges have within braces.
type scope struct{ node, edge map[string]string }

func (p *parser) advance() {
	if p.wrong != "" {
		return
	}
	if p.token = p.next(); p.token.kind == broken {
		p.fail()
	}
}

func (p *parser) fail() {
	if p.wrong == "" {
		p.wrong = problem.FileMarkup
	}
}

// take passes a mark, if it is there.
func (p *parser) take(text string) bool {
	if p.wrong != "" || p.token.kind != mark || p.token.text != text {
		return false
	}
	p.advance()
	return true
}

func (p *parser) must(text string) {
	if !p.take(text) {
		p.fail()
	}
}

// name passes an id; quoted texts may be joined with +.
func (p *parser) name() string {
	if p.token.kind != id {
		p.fail()
		return ""
	}
	text, quoted := p.token.text, p.token.quoted
	p.advance()
	for quoted && p.take("+") {
		text += p.token.text
		if p.token.kind != id {
			p.fail()
		}
		p.advance()
	}
	return text
}

func (p *parser) graph() {
	if word(p.token, "strict") {
		p.advance()
	}
	p.directed = word(p.token, "digraph")
	if !p.directed && !word(p.token, "graph") {
		p.fail()
	}
	if p.advance(); p.token.kind == id {
		p.name()
	}
	p.statements(scope{map[string]string{}, map[string]string{}})
	if p.wrong == "" && p.token.kind != end {
		p.wrong = problem.FileTrailing
	}
}

// statements passes what stands in braces and gives the nodes named there.
func (p *parser) statements(s scope) []string {
	if p.depth++; p.depth > maxDepth {
		p.wrong = problem.FileDeep
	}
	p.must("{")
	s = scope{maps.Clone(s.node), maps.Clone(s.edge)}
	var all []string
	for p.wrong == "" && !p.take("}") {
		all = append(all, p.statement(s)...)
		for p.take(";") {
		}
	}
	p.depth--
	slices.Sort(all)
	return slices.Compact(all)
}

func (p *parser) statement(s scope) []string {
	for keyword, into := range map[string]map[string]string{"node": s.node, "edge": s.edge, "graph": {}} {
		if word(p.token, keyword) {
			p.advance()
			p.attributes(into)
			return nil
		}
	}
	line := p.token.line
	first, plain := p.operand(s)
	if plain && p.take("=") {
		p.name()
		return nil
	}
	sets := [][]string{first}
	for p.arrow() {
		next, _ := p.operand(s)
		sets = append(sets, next)
	}
	if len(sets) > 1 {
		p.tie(sets, s, line)
	} else if plain {
		p.attributed(first[0], s, line)
	}
	for _, set := range sets {
		for _, n := range set {
			p.node(n, s, line)
		}
	}
	return slices.Concat(sets...)
}

// attributed gives a node that stands alone its attributes; without a list it
// may still be the name of the graph's own attribute.
func (p *parser) attributed(name string, s scope, line int) {
	row := p.node(name, s, line)
	own := map[string]string{}
	p.attributes(own)
	for _, k := range slices.Sorted(maps.Keys(own)) {
		p.nodes.Set(row, k, named(own[k], name))
	}
}

func (p *parser) arrow() bool { return p.take("->") || p.take("--") }

// operand passes a node, with its port, or a subgraph.
func (p *parser) operand(s scope) (set []string, plain bool) {
	if word(p.token, "subgraph") {
		if p.advance(); p.token.kind == id {
			p.name()
		}
		return p.statements(s), false
	}
	if p.token.kind == mark && p.token.text == "{" {
		return p.statements(s), false
	}
	set = []string{plainName(p.name())}
	for p.take(":") {
		p.name()
	}
	return set, true
}

// plainName is the name of a node: there nothing stands for it.
func plainName(name string) string { return strings.ReplaceAll(name, nodeName, `\N`) }

// attributes passes lists in brackets.
func (p *parser) attributes(into map[string]string) {
	for p.take("[") {
		for p.wrong == "" && !p.take("]") {
			key, value := plainName(p.name()), "true"
			if p.take("=") {
				value = p.name()
			}
			into[key] = value
			for p.take(",") || p.take(";") {
			}
		}
	}
}

// node gives the row of a node, which is made where it is first named.
func (p *parser) node(name string, s scope, line int) int {
	row, ok := p.seen[name]
	if ok || p.wrong != "" {
		return row
	}
	p.nodes.Add(line)
	row = p.nodes.Len() - 1
	p.seen[name] = row
	p.nodes.Set(row, "id", name)
	for _, k := range slices.Sorted(maps.Keys(s.node)) {
		p.nodes.Set(row, k, named(s.node[k], name))
	}
	return row
}

// named puts the name of a node where its label says so; of an edge it stays
// as it was written.
func named(value, name string) string { return strings.ReplaceAll(value, nodeName, name) }

// tie draws an edge from every node of a set to every one of the next.
func (p *parser) tie(sets [][]string, s scope, line int) {
	own := maps.Clone(s.edge)
	p.attributes(own)
	keys := slices.Sorted(maps.Keys(own))
	for i := range len(sets) - 1 {
		for _, from := range sets[i] {
			for _, to := range sets[i+1] {
				p.edge(from, to, own, keys, line)
			}
		}
	}
}

func (p *parser) edge(from, to string, own map[string]string, keys []string, line int) {
	if p.edges.Len() >= stakeholder.MaxRecords {
		p.wrong = stakeholder.MapFull
		return
	}
	p.edges.Add(line)
	row := p.edges.Len() - 1
	if own["dir"] == "back" {
		from, to = to, from
	}
	p.edges.Set(row, "from", from)
	p.edges.Set(row, "to", to)
	if !p.directed {
		p.edges.Set(row, "direction", "undirected")
	}
	for _, k := range keys {
		switch {
		case k != "dir":
			p.edges.Set(row, k, named(own[k], `\N`))
		case own[k] == "none" || own[k] == "both":
			p.edges.Set(row, "direction", map[string]string{"none": "undirected", "both": "mutual"}[own[k]])
		}
	}
}
