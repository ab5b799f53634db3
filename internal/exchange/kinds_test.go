package exchange_test

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"

	"interessentkart/internal/exchange"
	"interessentkart/internal/exchange/problem"
	"interessentkart/internal/stakeholder"
)

// came is what came of a file in short: actors with levels, kind and contact,
// relations with type and label, tags, groups, and the codes of the notes.
func came(r *exchange.Reading) (records, notes string) {
	m := r.Map
	name := map[stakeholder.ActorID]string{}
	var all []string
	for a := range m.Actors.All() {
		name[a.ID] = a.Name
		all = append(all, strings.TrimRight(strings.Join([]string{a.Name, string(a.Kind), string(a.Interest), string(a.Influence), string(a.Attitude), a.ContactName}, "/"), "/"))
	}
	for rel := range m.Relations.All() {
		all = append(all, strings.TrimSpace(fmt.Sprintf("%s>%s %s %s", name[rel.From], name[rel.To], rel.Type, rel.Label)))
	}
	for tag := range m.Tags.All() {
		all = append(all, "#"+tag.Name+" "+name[tag.Actor])
	}
	for g := range m.Groups.All() {
		all = append(all, "("+g.Name+" "+string(g.Type)+")")
	}
	if m.Info.Title != "" {
		all = append(all, "«"+m.Info.Title+"»")
	}
	slices.Sort(all)
	var codes []string
	for _, n := range r.Notes {
		if !slices.Contains(codes, string(n.Err.Code)) {
			codes = append(codes, string(n.Err.Code))
		}
	}
	slices.Sort(codes)
	return strings.Join(all, "; "), strings.Join(codes, " ")
}

// kind is a file of one of the kinds that everyday inputs are, and what must come
// of it: what it holds and what is told, or why it is refused.
type kind struct {
	name, text, want, notes string
}

func (k kind) check(t *testing.T) {
	r, err := exchange.Read(strings.NewReader(k.text), "f", exchange.Options{})
	got, notes := "", ""
	var list *problem.List
	if errors.As(err, &list) {
		p := list.Problems[0]
		got = strings.TrimRight(fmt.Sprintf("%d %s %s %s", p.Line, p.Err.Code, p.Err.Value, strings.Join(p.Allowed, " ")), " ")
	} else {
		got, notes = came(r)
		if !r.Balance.Whole() {
			t.Errorf("not all is accounted for: %+v", r.Balance)
		}
	}
	if got != k.want || notes != k.notes {
		t.Errorf("got  %s\nwant %s\nnotes %q\nwant  %q", got, k.want, notes, k.notes)
	}
}

// graphmlOf is a document of keys and what stands in its graph.
func graphmlOf(keys, graph string) string {
	return "<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\">" + keys + "<graph edgedefault=\"directed\">" + graph + "</graph></graphml>"
}

func gexfOf(attributes, nodes, edges string) string {
	return "<gexf version=\"1.2\"><graph defaultedgetype=\"directed\">" + attributes + "<nodes>" + nodes + "</nodes><edges>" + edges + "</edges></graph></gexf>"
}

// Structural ids and ends are untouched by attributes of the same name. Rule M20.
func TestIdentityIsTheForms(t *testing.T) {
	idKey := `<key id="k" for="node" attr.name="id"/><key id="n" for="node" attr.name="name"/>`
	for _, k := range []kind{
		{"graphml id", graphmlOf(idKey, `<node id="x"><data key="k">7</data><data key="n">Husbanken</data></node><node id="y"><data key="k">8</data><data key="n">Udir</data></node><edge source="x" target="y"/>`),
			"Husbanken; Husbanken>Udir other; Udir", "column.unknown relation.untyped"},
		{"graphml from and to", graphmlOf(`<key id="a" for="edge" attr.name="from"/><key id="b" for="edge" attr.name="to"/>`, `<node id="Udir"/><node id="Lånekassen"/><edge source="Udir" target="Lånekassen"><data key="a">mai</data><data key="b">juni</data></edge>`),
			"Lånekassen; Udir; Udir>Lånekassen other", "column.unknown relation.untyped"},
		{"graphml source and target", graphmlOf(`<key id="a" for="edge" attr.name="source"/><key id="b" for="edge" attr.name="target"/>`, `<node id="p"/><node id="q"/><edge source="p" target="q"><data key="b">p</data></edge>`),
			"p; p>q other; q", "column.unknown relation.untyped"},
		{"graphml direction", graphmlOf(`<key id="a" for="edge" attr.name="direction"/>`, `<node id="p"/><node id="q"/><edge source="p" target="q"><data key="a">mutual</data></edge>`),
			"p; p>q other; q", "column.unknown relation.untyped"},
		{"gexf id", gexfOf(`<attributes class="node"><attribute id="0" title="id" type="string"/></attributes>`, `<node id="1" label="Nav"><attvalues><attvalue for="0" value="2"/></attvalues></node><node id="2" label="Kartverket"/>`, `<edge source="1" target="2"/>`),
			"Kartverket; Nav; Nav>Kartverket other", "column.unknown relation.untyped"},
		{"gexf label", gexfOf(`<attributes class="node"><attribute id="0" title="label" type="string"/></attributes>`, `<node id="1" label="Nav"><attvalues><attvalue for="0" value="blå"/></attvalues></node>`, ""),
			"Nav", "column.unknown"},
		{"dot id", `digraph { n1 [id="svg1" label="Bufdir"]; n2 [id="n1" label="Politiet"]; n2 -> n1 }`, "Bufdir; Politiet; Politiet>Bufdir other", "column.unknown relation.untyped"},
		{"dot from", `digraph { a -> b [from="c" to="d" direction="both"] }`, "a; a>b other; b", "column.unknown relation.untyped"},
		{"kumu inner id", `{"elements":[{"_id":"e1","attributes":{"label":"Altinn","id":"e2"}},{"_id":"e2","attributes":{"label":"Brreg"}}],"connections":[{"_id":"c","from":"e1","to":"e2","attributes":{"from":"x"}}]}`,
			"Altinn; Altinn>Brreg other; Brreg", "column.unknown relation.untyped"},
		{"cytoscape", `{"elements":{"nodes":[{"data":{"id":"1","from":"2","name":"Digdir"}},{"data":{"id":"2","name":"KS"}}],"edges":[{"data":{"id":"e","source":"2","target":"1","from":"1"}}]}}`,
			"Digdir; KS; KS>Digdir other", "column.unknown relation.untyped"},
	} {
		t.Run(k.name, k.check)
	}
}

// The same id twice, and an end that nothing has, are told and left out.
//
// Rule M20.
func TestIdsThatSayNothingSure(t *testing.T) {
	for _, k := range []kind{
		{"gexf twice", gexfOf("", `<node id="7" label="Udi"/><node id="7" label="Imdi"/><node id="8" label="Pst"/>`, `<edge source="7" target="8"/>`), "Imdi; Pst; Udi", "id.twice name.ambiguous"},
		{"graphml twice", graphmlOf(`<key id="l" for="node" attr.name="label"/>`, `<node id="a"><data key="l">Udi</data></node><node id="a"><data key="l">Imdi</data></node><node id="b"/><edge source="b" target="a"/>`), "Imdi; Udi; b", "id.twice name.ambiguous"},
		{"the same once more", gexfOf("", `<node id="7" label="Udi"/><node id="7" label="UDI"/><node id="8" label="Pst"/>`, `<edge source="7" target="8"/>`), "Pst; UDI; UDI>Pst other", "relation.untyped row.twice"},
		{"kumu twice", `{"elements":[{"id":"1","label":"A"},{"id":"1","label":"B"},{"id":"2","label":"C"}],"connections":[{"from":"1","to":"2"}]}`, "A; B; C", "id.twice name.ambiguous"},
		{"register twice", "Id;Interessent\n1;A\n1;B\n\nFra;Til\n1;B\n", "A; B", "id.twice name.ambiguous"},
		{"gexf to nothing", gexfOf("", `<node id="1" label="A"/>`, `<edge source="1" target="9"/>`), "A", "id.unknown"},
		{"cytoscape to nothing", `{"elements":{"nodes":[{"data":{"id":"a"}}],"edges":[{"data":{"source":"a","target":"z"}}]}}`, "a", "id.unknown"},
	} {
		t.Run(k.name, k.check)
	}
}

// Text of no known form is refused by the name of what it looks like, and is a list
// of names only if it looks like one.
//
// Rule M21.
func TestTextThatIsNoList(t *testing.T) {
	for _, k := range []kind{
		{"flowchart", "graph TD\n  X[Helfo] -- melder --> Y(Nav)\n  Y -.-> Z{Kommunene}\n", "Helfo; Helfo>Nav other melder; Kommunene; Nav; Nav>Kommunene other", "relation.untyped"},
		{"flowchart of sets", "flowchart TB\nA & B --> C:::viktig\nclassDef viktig fill:#f00\n", "A; A>C other; B; B>C other; C", "drawing.left relation.untyped"},
		{"sequence diagram", "sequenceDiagram\n  Nav->>KS: hei\n", "1 file.looks Mermaid (sequenceDiagram)", ""},
		{"matrix", "dl n = 2\nformat=fullmatrix\ndata:\n0 1\n1 0\n", "0 file.looks UCINET DL", ""},
		{"matrix of names", "Nav Udi Pst\nNav 0 1 0\nUdi 1 0 1\nPst 0 1 0\n", "0 file.matrix", ""},
		{"pajek", "*Vertices 2\n1 \"Nav\"\n2 \"KS\"\n*Arcs\n1 2 1\n", "0 file.looks Pajek", ""},
		{"gml", "graph [\n node [ id 1 label \"Nav\" ]\n]\n", "0 file.looks GML", ""},
		{"tgf", "1 Nav\n2 KS\n#\n1 2 gir råd\n", "0 file.looks TGF", ""},
		{"plantuml", "@startuml\nNav -> KS\n@enduml\n", "0 file.looks PlantUML", ""},
		{"yaml", "aktører:\n  - Nav\n  - KS\n", "0 file.looks YAML", ""},
		{"markdown table", "| Navnet | Vekt |\n|---|---|\n| Nav | 1 |\n", "0 file.looks Markdown", ""},
		{"program", "import os\n\ndef main():\n    return 1\n", "0 file.code", ""},
		{"arrows", "Nav -> KS\nKS -> Oslo\n", "0 file.ties Nav -> KS", ""},
		{"prose", "Vi møttes i går for å snakke om hva hver etat kan bidra med fremover.\nDet var mange som ville si noe om det.\n", "0 file.prose", ""},
		{"unknown headings", "Kode;Mengde\nx1;40\nx2;50\n", "0 file.table Kode;Mengde", ""},
		{"register of three columns", "Stakeholder Name,Level of Interest,Level of Influence\nLabour Inspectorate,Low,Medium\n", "Labour Inspectorate//low/medium", ""},
		{"lines in quotes", "\"Navn,Interesse\"\n\"Arbeidstilsynet,høy\"\n\"Havtil,lav\"\n", "Arbeidstilsynet//high; Havtil//low", ""},
		{"lines in quotes, semicolons", "\"Interessent;Type;Makt\"\n\"Ruter;privat;middels\"\n", "Ruter/private//medium", ""},
		{"a list with one odd line is no list", "Nav\n{\"a\":1}\nKS\n", "0 file.format", ""},
	} {
		t.Run(k.name, k.check)
	}
}

// A table with two ends is one of relations whatever else it has. Rule M22.
func TestRelationsAreRecognised(t *testing.T) {
	for _, k := range []kind{
		{"gephi", "Source,Target,Type,Id,Label,Weight\nPst,Nsm,Directed,0,varsler,2\nNsm,Fsk,Undirected,1,,1\n", "Fsk; Nsm; Nsm>Fsk other; Pst; Pst>Nsm other varsler", "name.new relation.undirected relation.untyped"},
		{"kumu", "From,To,Label,Type,Description,Interest\nNsm,Pst,deler,Deling,x,high\n", "Nsm; Nsm>Pst other Deling: deler; Pst", "column.unknown name.new"},
		{"norwegian", "Fra;Til;Navn;Beskrivelse\nNsm;Pst;møter;y\n", "Nsm; Nsm>Pst other møter; Pst", "column.unknown name.new relation.untyped"},
		{"kilde og mål", "Kilde;Mål;Relasjon\nNsm;Pst;representerer\n", "Nsm; Nsm>Pst represents; Pst", "name.new"},
		{"numbered ends", "Aktør 1;Aktør 2;Type relasjon\nNsm;Pst;samarbeid\n", "Nsm; Nsm>Pst collaborates; Pst", "name.new"},
	} {
		t.Run(k.name, k.check)
	}
}

// What a map has no place for is told: boxes, ports, hyperedges, descriptions and
// keys that nobody declared.
//
// Rule M23.
func TestNothingIsLostWithoutAWord(t *testing.T) {
	for _, k := range []kind{
		{"clusters", "digraph G { label=\"Helse\"; subgraph cluster_a { label=Stat; Fhi; Helfo } Fhi -> Helfo }", "#Stat Fhi; #Stat Helfo; Fhi; Fhi>Helfo other; Helfo; «Helse»", "box.read relation.untyped"},
		{"a cluster in a cluster", "graph { subgraph cluster_x { label=Ytre; A; subgraph cluster_y { label=Indre; B } } }", "#Indre B; #Ytre A; #Ytre B; A; B", "box.read"},
		{"undeclared key", graphmlOf("", `<node id="1"><data key="name">Fhi</data></node>`), "Fhi", "key.undeclared"},
		{"undeclared attribute", gexfOf("", `<node id="1" label="Fhi"><attvalues><attvalue for="9" value="x"/></attvalues></node>`, ""), "Fhi", "column.unknown key.undeclared"},
		{"port", graphmlOf(`<key id="l" for="all" attr.name="label"/>`, `<node id="1"><data key="l">Fhi</data><port name="øst"><data key="l">Østporten</data></port></node>`), "Fhi", "element.left"},
		{"hyperedge", graphmlOf("", `<node id="a"/><node id="b"/><hyperedge><endpoint node="a"/><endpoint node="b"/></hyperedge>`), "a; b", "element.left"},
		{"description", graphmlOf("", `<desc>om grafen</desc><node id="a"><desc>om a</desc></node>`), "a", "element.left"},
		{"data of the graph", graphmlOf(`<key id="t" for="graph" attr.name="tittel"/>`, `<data key="t">Kart</data><node id="a"/>`), "a", "element.left"},
		{"nodes in nodes", graphmlOf(`<key id="l" for="node" attr.name="label"/>`, `<node id="g"><data key="l">Helsesektoren</data><graph edgedefault="directed"><node id="g::1"><data key="l">Fhi</data></node></graph></node>`), "#Helsesektoren Fhi; Fhi; Helsesektoren", "box.read"},
		{"loops", `{"elements":[{"_id":"e1","label":"A"},{"_id":"e2","label":"B"}],"connections":[],"loops":[{"_id":"l","label":"Runden","elements":["e1","e2"]}]}`, "#Runden A; #Runden B; A; B", "box.read"},
		{"invisible edges", "digraph { a -> b; b -> c [style=invis] }", "a; a>b other; b; c", "hidden.left relation.untyped"},
	} {
		t.Run(k.name, k.check)
	}
}

// Labels become names as they show. Rule M24.
func TestLabels(t *testing.T) {
	for _, k := range []kind{
		{"record", `digraph { node [shape=record]; a [label="{<top> Nav|Ytelser|<b> Arbeid}"]; b [shape=box, label="A|B"] }`, "A|B; Nav Ytelser Arbeid", "drawing.left label.read"},
		{"Mrecord", `digraph { a [shape=Mrecord label="<p> Skatt\|toll"] }`, "Skatt|toll", "drawing.left label.read"},
		{"entities", `graph { a [label="Bod&oslash; &amp; omland"]; b [label="&#198;resl&#xF8;shet"] }`, "Bodø & omland; Æresløshet", ""},
		{"HTML table", `digraph { a [label=<<table><tr><td>Nav</td><td>Oslo</td></tr></table>>] }`, "Nav Oslo", ""},
		{"the node's own name", `digraph Kart { node [label="\N (\G)"]; Nav; Udi }`, "Nav (Kart); Udi (Kart)", ""},
		{"yEd's HTML", graphmlOf(`<key id="d" for="node" yfiles.type="nodegraphics"/>`, `<node id="n0"><data key="d"><y:ShapeNode xmlns:y="http://www.yworks.com/xml/graphml"><y:NodeLabel>&lt;html&gt;&lt;b&gt;Nav&lt;/b&gt;&lt;br&gt;Oslo&lt;/html&gt;</y:NodeLabel></y:ShapeNode></data></node>`), "Nav Oslo", ""},
		{"Mermaid", "flowchart LR\n  a[\"Bod#248; <br/> kommune\"] -->|\"gir #quot;råd#quot;\"| b([Nav])\n", "Bodø kommune; Bodø kommune>Nav other gir \"råd\"; Nav", "relation.untyped"},
	} {
		t.Run(k.name, k.check)
	}
}

// JSON and other containers are told apart by what only one of them has.
//
// Rule M21.
func TestFormsThatAreMistaken(t *testing.T) {
	for _, k := range []kind{
		{"kumu project", `{"version":3,"name":"Mitt","attributes":[{"name":"x"}],"elements":[{"_id":"elem-a","attributes":{"label":"Nve"}},{"_id":"elem-b","attributes":{"label":"Statnett"}}],"connections":[{"_id":"conn-a","direction":"mutual","from":"elem-a","to":"elem-b","attributes":{"label":"møter"}}],"loops":[],"maps":[{"_id":"m"}]}`,
			"Nve; Nve>Statnett other møter; Statnett; Statnett>Nve other møter; «Mitt»", "relation.untyped"},
		{"cytoscape list", `[{"data":{"id":"a","label":"Nve"}},{"data":{"id":"b","label":"Statnett"}},{"data":{"source":"a","target":"b","label":"regulerer"}}]`, "Nve; Nve>Statnett other regulerer; Statnett", "relation.untyped"},
		{"node-link", `{"directed":false,"nodes":[{"id":"Nve"},{"id":"Statnett"}],"links":[{"source":"Nve","target":"Statnett"}]}`, "Nve; Nve>Statnett other; Statnett", "relation.undirected relation.untyped"},
		{"links by number", `{"nodes":[{"name":"Nve"},{"name":"Statnett"}],"links":[{"source":1,"target":0}]}`, "Nve; Statnett; Statnett>Nve other", "relation.untyped"},
		{"geojson", `{"type":"FeatureCollection","features":[]}`, "0 file.looks GeoJSON", ""},
		{"package", `{"name":"x","version":"1.0.0","dependencies":{}}`, "0 file.looks JSON { dependencies, name, version }", ""},
		{"drawio", `<mxfile><diagram/></mxfile>`, "0 file.looks draw.io", ""},
		{"svg", `<svg xmlns="http://www.w3.org/2000/svg"/>`, "0 file.looks SVG", ""},
		{"not valid", "{\"elements\": [\n{\"label\": }]}", "2 file.syntax }]}", ""},
	} {
		t.Run(k.name, k.check)
	}
}

// Usual headings and values are known in three languages. Rule M25.
func TestUsualWords(t *testing.T) {
	for _, k := range []kind{
		{"english levels", "Stakeholder;Power Level;Interest Level\nPolice;H;M\nFire Service;Very high;L\n", "Fire Service//low/high; Police//medium/high", ""},
		{"scores in words", "Aktør;Interesse;Innflytelse;Holdning\nRuter;Høy (3);1 - lav;Støttende\nVy;Middels;stor;motstander\n", "Ruter//high/low/positive; Vy//medium/high/negative", ""},
		{"nynorsk", "Interessent;Interesse;Innverknad\nRuter;høg;låg\n", "Ruter//high/low", ""},
		{"three steps", "Aktør;Interesse;Innflytelse\nRuter;2;1\nVy;3;3\n", "2 scale.unclear 1 2 3 0-3 1-3 1-4 1-5", ""},
		{"three steps, stated", "Aktør;Interesse (1-3);Innflytelse (1–3)\nRuter;2;1\nVy;3;3\n", "Ruter//medium/low; Vy//high/high", ""},
		{"engagement", "Stakeholder Name,Type of Stakeholder,Current engagement\nUnions,NGO,Resistant\nCity,Local government,Leading\n", "City/municipality///positive; Unions/voluntary///negative", ""},
		{"type of actors, not of groups", "Navn;Type\nRuter;stat\nVy;privat\n", "Ruter/state; Vy/private", ""},
		{"type of groups", "Navn;Type\nStyret;besluttende\nRådet;rådgivende\n", "(Rådet advises); (Styret decides)", ""},
		{"type of neither", "Navn;Type\nRuter;Kollektiv\n", "Ruter", "value.unknown"},
		{"a title above", "Interessentanalyse 2026;;\n;;\nInteressent;Interesse;\nRuter;stor;\n", "Ruter//high", "cell.outside"},
		{"two titles above", "Prosjekt X\nVersjon 2\n\nInteressent;Makt\nRuter;lav\n", "Ruter///low", "cell.outside"},
		{"headings in two rows", ";Vurdering;\nInteressent;Interesse;Innflytelse\nRuter;stor;liten\n", "Ruter//high/low", ""},
		{"headings that belong together", "Interessent;Vurdering;\n;Interesse;Innflytelse\nRuter;stor;liten\n", "Ruter//high/low", ""},
	} {
		t.Run(k.name, k.check)
	}
}

// A name is taken by an exact heading, never by a near one where another fits.
//
// Rule M13.
func TestNearHeadings(t *testing.T) {
	for _, k := range []kind{
		{"languages", "id;name_no;organisasjon_no;Interesse\nr1;Ane;Nav;lav\nr2;Per;;høy\n", "Ane//low; Per//high", "column.unknown"},
		{"the surer one", "Organisasjon;Navn;Interesse\nNav;Ane;lav\n", "Ane//low", "column.unknown"},
		{"no exact one", "Navm;Farge\nNav;rød\n", "0 file.table Navm;Farge", ""},
		{"a near one beside", "Interessent;Intresse;Innflytelsee\nNav;stor;liten\n", "Nav//high/low", "heading.near"},
	} {
		t.Run(k.name, k.check)
	}
}

// An open quote is refused with its line, and quotes within a line are forgiven.
//
// Rule M26.
func TestOpenQuotes(t *testing.T) {
	for _, k := range []kind{
		{"to the end", "Interessent;Interesse\nNav;lav\nUdi;stor\n\"Pst;lav\nNsm;stor\n", "4 quote.open", ""},
		{"ended by another", "Interessent;Interesse\n\"Nav;lav\nUdi;stor\n\"Pst\";lav\n", "2 quote.open", ""},
		{"rows in one cell", "Interessent;Interesse;Makt\n\"Nav;lav;lav\nUdi\";stor;lav\n", "2 quote.open", ""},
		{"with a separator in it", "Interessent;Interesse\n\"Nav;\"stor\"\n", "2 quote.open", ""},
		{"within a line", "Interessent;Notater\n\"Nav \"Oslo\" by\";12\" rør\n", "Nav \"Oslo\" by", ""},
		{"lines in a cell", "Interessent;Notater\nNav;\"en; to\ntre\"\nUdi;x\n", "Nav; Udi", ""},
	} {
		t.Run(k.name, k.check)
	}
}

// Bullets, boxes and numbers are no part of a name, and an address is a contact.
//
// Rule M27.
func TestPastedLists(t *testing.T) {
	for _, k := range []kind{
		{"bullets", "•\tNav\no\tUdi\n▪ Pst\n➢ Nsm\n\uF0B7 Fhi\n– Helfo\n* Dsb\n> Kripos\n", "Dsb; Fhi; Helfo; Kripos; Nav; Nsm; Pst; Udi", ""},
		{"boxes and numbers", "- [ ] Nav\n- [x] Udi\n☑ Pst\n1. Nsm\n2) Fhi\n(3) Helfo\n2.1 Dsb\n1.2.3. Kripos\na) Ssb\niv. Nve\n", "Dsb; Fhi; Helfo; Kripos; Nav; Nsm; Nve; Pst; Ssb; Udi", ""},
		{"bold", "**Nav**\n__Udi__\n- **Pst**\n", "Nav; Pst; Udi", ""},
		{"addresses", "Kari Moe <kari.moe@nav.no>\nOla Li (ola@ks.no)\nUdi, post@udi.no\nPst\n", "Kari Moe/////kari.moe@nav.no; Ola Li/////ola@ks.no; Pst; Udi/////post@udi.no", "address.moved"},
		{"recipients of a letter", "Kari Moe <kari@nav.no>; Ola Li <ola@ks.no>; Per <per@udi.no>", "Kari Moe/////kari@nav.no; Ola Li/////ola@ks.no; Per/////per@udi.no", "address.moved line.split"},
		{"names that begin with numbers and letters", "3T\n4H Norge\nA. Hansen AS\n1881\u00A0Data\n", "1881 Data; 3T; 4H Norge; A. Hansen AS", ""},
		{"a heading", "Disse er med:\nNav\nUdi\n", "Nav; Udi", "line.heading"},
		{"a heading that is one of ours", "Interessenter:\n1) Nav\n2) KS – kommunesektoren\n", "KS – kommunesektoren; Nav", "line.heading"},
		{"on one line", "Nav, Udi, Pst", "Nav; Pst; Udi", "line.split"},
	} {
		t.Run(k.name, k.check)
	}
}

// DOT means what Graphviz takes it for. Rule M28.
func TestDOTMeansWhatGraphvizTakesItFor(t *testing.T) {
	for _, k := range []kind{
		{"strict", `strict digraph { Nav -> Udi; Nav -> Udi [label="x"]; Udi -> Nav }`, "Nav; Nav>Udi other x; Udi; Udi>Nav other", "edges.merged relation.untyped"},
		{"strict, both ways", `strict graph { Nav -- Udi [label="a"]; Udi -- Nav [label="b"] }`, "Nav; Nav>Udi other b; Udi", "edges.merged relation.undirected relation.untyped"},
		{"not strict", `digraph { Nav -> Udi; Nav -> Udi }`, "Nav; Nav>Udi other; Nav>Udi other; Udi", "relation.untyped"},
		{"several graphs", "digraph A { x [label=Nav]; x -> y }\ndigraph B { x [label=Udi]; y -> x }\n", "Nav; Nav>y other; Udi; y; y>Udi other", "graph.extra relation.untyped row.twice"},
		{"sets and ports", "digraph { {a b}:n -> c:p:sw }", "1 file.markup :", ""},
		{"sets", "digraph { {a b} -> c:p:sw }", "a; a>c other; b; b>c other; c", "relation.untyped"},
		{"edges that have no direction", "digraph { edge [dir=none]; a -> b }", "a; a>b other; b", "relation.undirected relation.untyped"},
	} {
		t.Run(k.name, k.check)
	}
}

// Files come in other characters and containers than most. Rule M29.
func TestCharactersAndContainers(t *testing.T) {
	wide := func(text string, mark unicode.BOMPolicy, end unicode.Endianness) string {
		return must(unicode.UTF16(end, mark).NewEncoder().String(text))
	}
	compound := func(stream string) string {
		return "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1" + strings.Repeat("\x00", 504) + wide(stream, unicode.IgnoreBOM, unicode.LittleEndian)
	}
	for _, k := range []kind{
		{"kumu in UTF-16", wide(`{"elements":[{"label":"Sørlandet"}],"connections":[]}`, unicode.UseBOM, unicode.LittleEndian), "Sørlandet", ""},
		{"register in UTF-16 without a mark", wide("Interessent;Interesse\nTromsø;stor\n", unicode.IgnoreBOM, unicode.LittleEndian), "Tromsø//high", ""},
		{"register in UTF-16, big end first", wide("Interessent;Interesse\nTromsø;stor\n", unicode.UseBOM, unicode.BigEndian), "Tromsø//high", ""},
		{"Mac Roman", must(charmap.Macintosh.NewEncoder().String("Interessent;Interesse\nTromsø kommune;høy\nBærum;låg\n")), "Bærum//low; Tromsø kommune//high", "charset.guessed"},
		{"DOS", must(charmap.CodePage850.NewEncoder().String("Interessent;Interesse\nTromsø kommune;høy\nÅs og Bærum;låg\n")), "Tromsø kommune//high; Ås og Bærum//low", "charset.guessed"},
		{"Windows", must(charmap.Windows1252.NewEncoder().String("Interessent;Interesse\nTromsø «nord»;høy\n")), "Tromsø «nord»//high", ""},
		{"protected", compound("EncryptedPackage"), "0 file.protected", ""},
		{"xls", compound("Workbook"), "0 file.looks Excel 97–2003 (.xls)", ""},
		{"word", compound("WordDocument"), "0 file.looks Word 97–2003 (.doc)", ""},
		{"gzip", "\x1F\x8B\x08\x00xxx", "0 file.looks gzip", ""},
	} {
		t.Run(k.name, k.check)
	}
}

// Six hundred notes of one sort are one. Rule M30.
func TestNotesOfOneSortAreOne(t *testing.T) {
	var b strings.Builder
	b.WriteString("Interessent;Type;Org.nr.\n")
	for i := range 600 {
		fmt.Fprintf(&b, "Enhet %d;Klynge;%d\n", i, i)
	}
	r, err := exchange.Read(strings.NewReader(b.String()), "f", exchange.Options{})
	if err != nil || len(r.Notes) != 2 {
		t.Fatal(err, r.Notes)
	}
	if n := r.Notes[0]; n.Count != 600 || n.Err.Value != "Klynge" || strings.Join(n.Places, " ") != "2 3 4" {
		t.Errorf("%+v", n)
	}
	if n := r.Notes[1]; n.Count != 600 || n.Err.Value != "0, 1, 2 …" {
		t.Errorf("%+v", n)
	}
}
