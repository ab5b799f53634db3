package exchange_test

import (
	"encoding/json"
	"strings"
	"testing"

	"interessentkart/internal/exchange"
	"interessentkart/internal/exchange/reading"
	"interessentkart/internal/stakeholder"
)

const model = `<?xml version="1.0" encoding="UTF-8"?>
<model xmlns="http://www.opengroup.org/xsd/archimate/3.0/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" identifier="m">
<name xml:lang="no">Byggesak</name>
<elements>
<element identifier="a" xsi:type="BusinessActor"><name xml:lang="no">Kommunen</name><name xml:lang="en">Municipality</name><documentation>søker</documentation></element>
<element identifier="b" xsi:type="BusinessActor"><name xml:lang="no">Direktoratet for byggkvalitet</name><properties><property propertyDefinitionRef="p"><value>stor</value></property></properties></element>
<element identifier="c" xsi:type="ApplicationComponent"><name>Portalen</name></element>
</elements>
<relationships>
<relationship identifier="r" source="b" target="a" xsi:type="Serving"><name>veileder</name></relationship>
<relationship identifier="s" source="a" target="c" xsi:type="Access"/>
<relationship identifier="u" source="b" target="a" xsi:type="Aggregation"/>
</relationships>
<propertyDefinitions><propertyDefinition identifier="p" type="string"><name>Interesse</name></propertyDefinition></propertyDefinitions>
</model>`

const drawn = `# label: %navn%<br><i>%etat%</i>
# style: shape=box
# identity: nr
# connect: {"from": "over", "to": "nr", "invert": true, "label": "styrer"}
nr,navn,etat,over,interesse
1,Kunnskapsdepartementet,KD,,stor
2,Utdanningsdirektoratet,Udir,1,
3,Statped,Sp,"1,9",liten
`

// Rule M23.
func TestModelsAndDrawings(t *testing.T) {
	for _, k := range []kind{
		{"archimate", model, "#BusinessActor Direktoratet for byggkvalitet; #BusinessActor Kommunen; Direktoratet for byggkvalitet//high; Direktoratet for byggkvalitet>Kommunen serves veileder; Kommunen; Kommunen>Direktoratet for byggkvalitet partOf; «Byggesak»", "element.left"},
		{"draw.io", drawn, "Kunnskapsdepartementet//high; Kunnskapsdepartementet>Statped other styrer; Kunnskapsdepartementet>Utdanningsdirektoratet other styrer; Statped//low; Utdanningsdirektoratet", "column.unknown drawing.left id.unknown relation.untyped"},
		{"flowchart with boxes", "---\ntitle: Løpet\n---\nflowchart LR\n  subgraph st [Styret]\n    a[Nav] & b[Udi]\n  end\n  a <--> c((Pst))\n  b ~~~ c\n  c --- st\n", "#Styret Nav; #Styret Udi; Nav; Nav>Pst other; Pst; Pst>Nav other; Pst>Styret other; Styret; Udi; «Løpet»", "box.read hidden.left relation.undirected relation.untyped"},
	} {
		t.Run(k.name, k.check)
	}
}

// What boxes are is declared, all at once or one by one. Rule M31.
func TestBoxesAreWhatThePlanSays(t *testing.T) {
	const file = `digraph { subgraph cluster_1 { label="Styringsgruppen"; Nav; Udi } subgraph cluster_2 { label="Rådet"; KS } KS -> Nav }`
	for name, c := range map[string]struct {
		plan reading.Plan
		want string
	}{
		"all a group": {reading.Plan{Boxes: "decides"}, "(Rådet decides); (Styringsgruppen decides); KS; KS>Nav other; Nav; Udi"},
		"each":        {reading.Plan{Each: []reading.Box{{ID: "cluster_1", As: "decides"}, {ID: "cluster_2", As: "advises"}}}, "(Rådet advises); (Styringsgruppen decides); KS; KS>Nav other; Nav; Udi"},
		"a whole":     {reading.Plan{Boxes: reading.AsWhole}, "KS; KS>Nav other; KS>Rådet partOf; Nav; Nav>Styringsgruppen partOf; Rådet; Styringsgruppen; Udi; Udi>Styringsgruppen partOf"},
		"nothing":     {reading.Plan{Boxes: reading.AsIgnore}, "KS; KS>Nav other; Nav; Udi"},
	} {
		r, err := exchange.Read(strings.NewReader(file), "f", c.plan)
		if err != nil {
			t.Fatal(name, err)
		}
		if got, _ := came(r); got != c.want || !r.Balance.Whole() {
			t.Errorf("%s: %s, want %s; %+v", name, got, c.want, r.Balance)
		}
		if strings.Contains(c.want, "decides") && r.Map.Seats.Len() != 3 {
			t.Errorf("%s: %d seats", name, r.Map.Seats.Len())
		}
	}
}

// A plan says what columns are of which nothing is known, and the reading is such a
// plan. Rule M31.
func TestThePlanReadsAsItSays(t *testing.T) {
	const file = "Kode;Mengde;Farge;Kom\nRuter;3;rød;hei\nVy;1;;\n"
	r, err := exchange.Read(strings.NewReader(file), "f", exchange.Options{})
	if err == nil || r == nil || len(r.How.Tables) != 1 || r.Map != nil {
		t.Fatalf("%+v %v", r, err)
	}
	plan := r.How.Plan()
	for i, field := range []string{"name", "interest", "tags", reading.Note} {
		plan.Tables[0].Columns[i].Field = field
	}
	plan.Scale = reading.Scale13
	if r, err = exchange.Read(strings.NewReader(file), "f", plan); err != nil {
		t.Fatal(err)
	}
	const want = "#rød Ruter; Ruter//high; Vy//low"
	got, _ := came(r)
	ruter, _ := r.Map.Actors.Find("ruter")
	if got != want || ruter.Notes != "Kom: hei" || len(r.Notes) > 0 || !r.Balance.Whole() {
		t.Errorf("%s; %q; %v; %+v", got, ruter.Notes, r.Notes, r.Balance)
	}
	text, err := json.Marshal(r.How.Plan())
	if err != nil {
		t.Fatal(err)
	}
	var again reading.Plan
	if err := json.Unmarshal(text, &again); err != nil {
		t.Fatal(err)
	}
	if r, err = exchange.Read(strings.NewReader(file), "f", again); err != nil {
		t.Fatal(err)
	}
	if got, _ := came(r); got != want {
		t.Errorf("read again by its own reading: %s", got)
	}
}

func TestAPlanOfWhatIsNotThereIsRefused(t *testing.T) {
	for name, plan := range map[string]reading.Plan{
		"scale": {Scale: "1-9"}, "boxes": {Boxes: "circle"},
		"kind":  {Tables: []reading.Table{{Kind: "planet"}}},
		"field": {Tables: []reading.Table{{Kind: string(stakeholder.ActorRecord), Columns: []reading.Column{{Heading: "x", Field: "colour"}}}}},
	} {
		if _, err := exchange.Read(strings.NewReader("Navn\nA\n"), "f", plan); err == nil {
			t.Errorf("%s: taken", name)
		}
	}
}

// A file that is read and brings nothing says so. Rule M23.
func TestNothing(t *testing.T) {
	r, err := exchange.Read(strings.NewReader("Interessent;Interesse\n;stor\n"), "f", exchange.Options{})
	if err != nil || !r.Nothing() {
		t.Fatal(err)
	}
}
