package dot

import (
	"maps"
	"slices"
	"strconv"
	"strings"

	"interessentkart/internal/exchange/problem"
	"interessentkart/internal/exchange/reading"
	"interessentkart/internal/exchange/register"
	"interessentkart/internal/stakeholder"
)

const maxDepth = 64 // of subgraphs in each other

// parser follows the grammar of the language (Graphviz, «DOT Language»).
type parser struct {
	lexer
	token    token
	wrong    stakeholder.Code // what stopped the reading, at token
	depth    int
	directed bool
	strict   bool
	graphs   []string       // names of those that were read
	seen     map[string]int // row of each node, by the graph's number and its name
	tied     map[string]int // row of each edge of a strict graph
	shapes   map[int]string // of the nodes, by row
	clusters []int          // boxes that are open
	drawn    map[string]bool
	out      *register.Graph
}

// scope is what attributes nodes and edges have within braces.
type scope struct{ node, edge map[string]value }

// value is the value of an attribute.
type value struct {
	text string
	html bool
}

func newParser(text string, out *register.Graph) *parser {
	return &parser{lexer: lexer{text: text, line: 1}, seen: map[string]int{}, tied: map[string]int{}, shapes: map[int]string{}, drawn: map[string]bool{}, out: out}
}

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

// value passes an id; quoted texts may be joined with +.
func (p *parser) value() value {
	v := value{p.token.text, p.token.kind == angled}
	quoted := p.token.quoted
	if p.token.kind != id && p.token.kind != angled {
		p.fail()
		return value{}
	}
	p.advance()
	for quoted && p.take("+") {
		v.text += p.token.text
		if p.token.kind != id {
			p.fail()
		}
		p.advance()
	}
	return v
}

// name is an id in which nothing stands for a name.
func (p *parser) name() string { return plainName(p.value().text) }

func plainName(text string) string { return strings.ReplaceAll(text, named, `\`) }

// begins reports whether another graph comes.
func (p *parser) begins() bool {
	return word(p.token, "strict") || word(p.token, "graph") || word(p.token, "digraph")
}

func (p *parser) graph() {
	if p.strict = word(p.token, "strict"); p.strict {
		p.advance()
	}
	p.directed = word(p.token, "digraph")
	if !p.directed && !word(p.token, "graph") {
		p.fail()
	}
	name := ""
	if p.advance(); p.token.kind == id {
		quoted := p.token.quoted
		if name = p.name(); quoted && p.out.Title == "" {
			p.out.Title = name
		}
	}
	if p.graphs = append(p.graphs, name); len(p.graphs) > 1 {
		p.out.Note(p.token.line, problem.GraphExtra, name)
	}
	p.statements(scope{map[string]value{}, map[string]value{}})
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
	for keyword, into := range map[string]map[string]value{"node": s.node, "edge": s.edge, "graph": nil} {
		if word(p.token, keyword) {
			line := p.token.line
			p.advance()
			own := p.attributes()
			if into == nil {
				p.said(own, line)
			}
			for k, v := range own {
				if into != nil {
					p.standard(into, k, v)
				}
			}
			return nil
		}
	}
	line := p.token.line
	first, plain := p.operand(s)
	if plain && p.take("=") {
		p.said(map[string]value{first[0]: p.value()}, line)
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

// standard takes an attribute that nodes or edges have from here on.
func (p *parser) standard(into map[string]value, key string, v value) {
	into[key] = v
	if drawing(key) && key != "dir" {
		p.drew(key)
		return
	}
	p.out.Account.Read(reading.Values, 1)
}

// drew accounts for an attribute that says how something is drawn.
func (p *parser) drew(key string) {
	p.out.Account.Leave(reading.Values, problem.DrawingLeft, 1)
	if !p.drawn[key] {
		p.drawn[key] = true
		p.out.Note(p.token.line, problem.DrawingLeft, key)
	}
}

// said takes attributes of the graph or cluster that is open: its label is a title
// or names the box.
func (p *parser) said(own map[string]value, line int) {
	for _, k := range slices.Sorted(maps.Keys(own)) {
		v := own[k]
		switch n := len(p.clusters); {
		case k == "label" && n > 0:
			p.out.BoxAt(p.clusters[n-1]).Label = labelled(v, nil)
			p.out.Account.Read(reading.Values, 1)
		case k == "label" && p.depth == 1:
			p.out.Title = labelled(v, map[string]string{"G": p.graphs[len(p.graphs)-1]})
			p.out.Account.Read(reading.Values, 1)
		case drawing(k):
			p.drew(k)
		default:
			p.out.Leave(reading.Values, line, problem.ElementLeft, k+"="+plainName(v.text))
		}
	}
}

// attributed gives a node that stands alone its attributes.
func (p *parser) attributed(name string, s scope, line int) {
	row := p.node(name, s, line)
	own := p.attributes()
	for _, k := range slices.Sorted(maps.Keys(own)) {
		if p.shape(row, k, own[k]); drawing(k) {
			p.drew(k)
			continue
		}
		if p.out.Nodes.Set(row, k, p.text(k, own[k], map[string]string{"N": name})) {
			p.out.Account.Leave(reading.Values, problem.FieldTwice, 1)
		}
		if strings.TrimSpace(own[k].text) == "" {
			p.out.Account.Leave(reading.Values, problem.ValueBlank, 1)
		}
	}
}

// shape keeps how a node is drawn, where that says how its label is to be read.
func (p *parser) shape(row int, key string, v value) {
	if key == "shape" {
		p.shapes[row] = strings.ToLower(v.text)
	}
}

// text is the value of an attribute of a node or an edge. Labels have names and
// entities in them.
func (p *parser) text(key string, v value, names map[string]string) string {
	if strings.HasSuffix(key, "label") || key == "tooltip" {
		names["G"] = p.graphs[len(p.graphs)-1]
		return labelled(v, names)
	}
	return plainName(v.text)
}

func (p *parser) arrow() bool { return p.take("->") || p.take("--") }

// operand passes a node, with its port, or a subgraph.
func (p *parser) operand(s scope) (set []string, plain bool) {
	line := p.token.line
	if word(p.token, "subgraph") {
		name := ""
		if p.advance(); p.token.kind == id {
			name = p.name()
		}
		return p.subgraph(name, s, line), false
	}
	if p.token.kind == mark && p.token.text == "{" {
		return p.statements(s), false
	}
	set = []string{p.name()}
	for p.take(":") {
		p.name()
	}
	return set, true
}

// subgraph passes a subgraph; one whose name begins with cluster is a box.
func (p *parser) subgraph(name string, s scope, line int) []string {
	if !strings.HasPrefix(name, "cluster") {
		outer := p.clusters
		p.clusters = nil // its attributes are not those of a box around it
		defer func() { p.clusters = outer }()
		return p.statements(s)
	}
	id := p.key(name)
	if p.out.BoxOf(id) != nil { // the same cluster again
		id += "/" + strconv.Itoa(line)
	}
	box := p.out.Box(reading.Box{ID: id, Label: strings.TrimLeft(strings.TrimPrefix(name, "cluster"), "_ "), Line: line})
	p.clusters = append(p.clusters, box)
	nodes := p.statements(s)
	p.clusters = p.clusters[:len(p.clusters)-1]
	for _, n := range nodes {
		p.out.BoxAt(box).Members = append(p.out.BoxAt(box).Members, p.key(n))
	}
	return nodes
}

// key is the id of a node: its name, and in a further graph the number of the
// graph before it, since the same name is then another node.
func (p *parser) key(name string) string {
	if n := len(p.graphs); n > 1 {
		return strconv.Itoa(n) + "/" + name
	}
	return name
}

// attributes passes lists in brackets.
func (p *parser) attributes() map[string]value {
	own := map[string]value{}
	for p.take("[") {
		for p.wrong == "" && !p.take("]") {
			key, v := p.name(), value{text: "true"}
			if p.take("=") {
				v = p.value()
				if _, again := own[key]; again {
					p.out.Account.Leave(reading.Values, problem.FieldTwice, 1)
				}
			}
			own[key] = v
			for p.take(",") || p.take(";") {
			}
		}
	}
	return own
}

// node gives the row of a node, which is made where it is first named.
func (p *parser) node(name string, s scope, line int) int {
	key := p.key(name)
	row, ok := p.seen[key]
	if ok || p.wrong != "" {
		return row
	}
	nodes := p.out.Nodes
	nodes.Add(line)
	row = nodes.Len() - 1
	p.seen[key] = row
	nodes.Own(row, register.IDColumn, key)
	if key != name {
		nodes.Own(row, register.LabelColumn, name)
	}
	for _, k := range slices.Sorted(maps.Keys(s.node)) {
		if p.shape(row, k, s.node[k]); !drawing(k) {
			nodes.Give(row, k, p.text(k, s.node[k], map[string]string{"N": name}))
		}
	}
	return row
}

// tie draws an edge from every node of a set to every one of the next.
func (p *parser) tie(sets [][]string, s scope, line int) {
	given := s.edge
	own := p.attributes()
	first := true
	for i := range len(sets) - 1 {
		arrow := true
		for _, from := range sets[i] {
			for _, to := range sets[i+1] {
				p.edge(from, to, edge{own, given, line, arrow, first})
				arrow, first = false, false
			}
		}
		if arrow {
			p.out.Leave(reading.Edges, line, problem.ElementLeft, "{}")
		}
	}
}

// edge is how an edge comes about.
type edge struct {
	own, given map[string]value
	line       int
	arrow      bool // it is the first that its arrow makes
	first      bool // and the first that its attributes belong to
}

func (e edge) attribute(key string) string {
	if v, ok := e.own[key]; ok {
		return v.text
	}
	return e.given[key].text
}

func (p *parser) edge(from, to string, e edge) {
	edges := p.out.Edges
	switch {
	case edges.Len() >= stakeholder.MaxRecords:
		p.wrong = stakeholder.MapFull
		return
	case strings.Contains(e.attribute("style"), "invis"):
		p.hidden(e)
		return
	case e.attribute("dir") == "back":
		from, to = to, from
	}
	row, again := p.strictly(from, to, e)
	names := map[string]string{"T": from, "H": to, "E": from + p.sign() + to}
	for _, k := range slices.Sorted(maps.Keys(e.own)) {
		switch text := p.text(k, e.own[k], names); {
		case k == "key" && e.first: // what tells one edge between two nodes from another
			edges.Own(row, register.IDColumn, text)
			p.out.Account.Read(reading.Values, 1)
		case k == "dir" && e.first:
			p.out.Account.Read(reading.Values, 1)
		case drawing(k) && e.first:
			p.drew(k)
		case drawing(k):
		case !e.first || again && edges.Value(row, k) == text:
			p.merged(e.first, edges, row, k, text)
		case edges.Set(row, k, text):
			p.out.Account.Leave(reading.Values, problem.FieldTwice, 1)
		case strings.TrimSpace(text) == "":
			p.out.Account.Leave(reading.Values, problem.ValueBlank, 1)
		}
	}
	for _, k := range slices.Sorted(maps.Keys(e.given)) {
		if _, own := e.own[k]; !own && !drawing(k) {
			edges.Give(row, k, p.text(k, e.given[k], names))
		}
	}
}

func (p *parser) merged(first bool, edges *register.Grid, row int, key, text string) {
	if first {
		p.out.Account.Merge(reading.Values, 1)
	}
	edges.Give(row, key, text)
}

func (p *parser) sign() string {
	if p.directed {
		return "->"
	}
	return "--"
}

// hidden leaves out an edge that is only there for the layout.
func (p *parser) hidden(e edge) {
	if e.arrow {
		p.out.Leave(reading.Edges, e.line, problem.HiddenLeft, "style=invis")
	}
	if e.first {
		p.out.Account.Leave(reading.Values, problem.HiddenLeft, len(e.own))
	}
}

// strictly returns the row of an edge: in a strict graph there is one between two
// nodes, and what is said of it again is said of that.
func (p *parser) strictly(from, to string, e edge) (row int, again bool) {
	ends := []string{p.key(from), p.key(to)}
	if !p.directed {
		slices.Sort(ends)
	}
	tie := strings.Join(ends, named)
	if row, again = p.tied[tie]; again && p.strict {
		if e.arrow {
			p.out.Account.Merge(reading.Edges, 1)
			p.out.Note(e.line, problem.EdgesMerged, from+" "+p.sign()+" "+to)
		}
		return row, true
	}
	edges := p.out.Edges
	if e.arrow {
		edges.Add(e.line)
	} else {
		edges.Extra(e.line)
	}
	row = edges.Len() - 1
	p.tied[tie] = row
	edges.Own(row, register.FromColumn, p.key(from))
	edges.Own(row, register.ToColumn, p.key(to))
	direction := map[string]string{"none": "undirected", "both": "mutual", "forward": "directed", "back": "directed"}[e.attribute("dir")]
	if direction == "" && !p.directed {
		direction = "undirected"
	}
	edges.Own(row, register.DirectionColumn, direction)
	return row, false
}
