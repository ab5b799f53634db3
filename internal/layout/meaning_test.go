package layout

import (
	"cmp"
	"context"
	"fmt"
	"maps"
	"math"
	"strings"
	"testing"

	"interessentkart/internal/render"
	"interessentkart/internal/scene"
	"interessentkart/internal/stakeholder"
)

// tester is what testing.T and rapid.T have in common.
type tester interface {
	Helper()
	Errorf(format string, args ...any)
	Fatalf(format string, args ...any)
}

func internal() stakeholder.Viewer { return stakeholder.Viewer{Audience: stakeholder.Internal} }

// drawn draws a map for those who work with it.
func drawn(t tester, m *stakeholder.Map, o Options) *scene.Scene {
	t.Helper()
	if o.Viewer == (stakeholder.Viewer{}) {
		o.Viewer = internal()
	}
	s, err := Draw(context.Background(), m, o)
	if err != nil {
		t.Fatalf("draw %s: %v", o.View, err)
	}
	return s
}

func svgOf(t tester, s *scene.Scene) string {
	t.Helper()
	out, err := render.SVG(s)
	if err != nil {
		t.Fatalf("svg: %v", err)
	}
	return string(out)
}

// meaningful checks what must hold of every drawing.
func meaningful(t tester, m *stakeholder.Map, o Options, s *scene.Scene) {
	t.Helper()
	if o.Viewer == (stakeholder.Viewer{}) {
		o.Viewer = internal()
	}
	p, err := newPlan(m, o)
	if err != nil {
		t.Fatalf("plan: %v", err)
	}
	inFrame(t, s)
	namesAll(t, p, s)
	labelsApart(t, s)
	if p.o.View == stakeholder.Network || p.o.View == stakeholder.Levels {
		edgesTouch(t, p, s)
		numbersExplained(t, s)
	}
	for _, table := range s.Twin {
		for _, row := range table.Rows {
			if len(row) != len(table.Header) {
				t.Errorf("%s: a row of %d cells under %d headings", table.Caption, len(row), len(table.Header))
			}
		}
	}
}

// inFrame: nothing is drawn outside the frame.
//
// Rule L3.
func inFrame(t tester, s *scene.Scene) {
	t.Helper()
	frame := scene.Rect{W: s.Width, H: s.Height}
	for _, item := range s.Items {
		for _, mark := range item.Marks {
			box := mark.Bounds()
			if path, ok := mark.(scene.Path); ok {
				path.Points, path.Cubic = path.Flat(24), false
				box = path.Bounds()
			}
			if !frame.Grow(0.01).Contains(box) {
				t.Errorf("%s %q: %+v is outside %g × %g", item.Role, item.Title, box, s.Width, s.Height)
			}
		}
	}
}

func itemsOf(s *scene.Scene, role scene.Role) []scene.Item {
	var items []scene.Item
	for _, item := range s.Items {
		if item.Role == role {
			items = append(items, item)
		}
	}
	return items
}

// namesAll: every actor, in the order of the text twin, has its whole name and
// some ink.
//
// Rule L4.
func namesAll(t tester, p *plan, s *scene.Scene) {
	t.Helper()
	items := itemsOf(s, scene.Actor)
	for _, item := range items {
		if a, ok := p.m.Actors.Find(stakeholder.ActorID(item.Of)); item.Of != "" && (!ok || a.Name != item.Title) {
			t.Errorf("%q stands for %q", item.Title, item.Of)
		}
	}
	gathered := strings.Contains(s.Description, p.say.draw("kindsOnly"))
	if p.o.View == stakeholder.Governance || p.o.View == stakeholder.Overlap || gathered {
		namesSome(t, p, s)
		return
	}
	boxes, next := boxesOf(p, s), 0
	for i, a := range p.actors {
		if boxes[a.ID] == "" {
			t.Errorf("%q is not drawn, and no box stands for it", a.Name)
			continue
		}
		// Those that stand alone come in the order of the text twin.
		if boxes[a.ID] == string(a.ID) {
			for next < len(items) && items[next].Of == "" {
				next++
			}
			if next >= len(items) || items[next].Title != a.Name || len(items[next].Marks) == 0 {
				t.Fatalf("actor %d, %q, is not the item %d", i, a.Name, next)
			}
			next++
		}
	}
}

// boxesOf gives what stands for each actor: its own id, or the name of the box in
// which the description says that it is.
func boxesOf(p *plan, s *scene.Scene) map[stakeholder.ActorID]string {
	boxes, alone := map[stakeholder.ActorID]string{}, map[string]bool{}
	for _, item := range itemsOf(s, scene.Actor) {
		alone[item.Of] = true
	}
	for _, a := range p.actors {
		if alone[string(a.ID)] {
			boxes[a.ID] = string(a.ID)
			continue
		}
		name := scene.Isolate(a.Name)
		for _, item := range itemsOf(s, scene.Actor) {
			if item.Of != "" {
				continue
			}
			for _, list := range strings.Split(s.Description, " "+item.Title+": ")[1:] {
				list, _, _ = strings.Cut(strings.ReplaceAll(list, " – ", ", "), ". ")
				if list = ", " + strings.TrimSuffix(list, ".") + ", "; strings.Contains(list, ", "+name+", ") {
					boxes[a.ID] = item.Title
				}
			}
		}
	}
	return boxes
}

// namesSome: every actor is there at least once, or told of where it is gathered;
// one with several seats comes several times.
func namesSome(t tester, p *plan, s *scene.Scene) {
	t.Helper()
	found, gathered := map[string]bool{}, map[string]bool{}
	for _, item := range s.Items {
		switch item.Role {
		case scene.Actor:
			found[item.Title] = len(item.Marks) > 0
		case scene.List, scene.Group:
			for _, name := range strings.Split(item.Desc, "; ") {
				gathered[name] = true
			}
		}
	}
	for _, a := range p.actors {
		if !found[a.Name] && !gathered[scene.Isolate(a.Name)] {
			t.Errorf("%q is neither drawn nor told of", a.Name)
		}
	}
	if len(found) < len(p.actors) && !strings.Contains(s.Description, p.say.draw("kindsOnly")) {
		t.Errorf("the description does not say that actors are gathered: %s", s.Description)
	}
}

// labelsApart: no two labels overlap, and none lies on an actor that is not its own.
//
// Rule L2.
func labelsApart(t tester, s *scene.Scene) {
	t.Helper()
	type label struct {
		text  string
		item  int
		shape bool
	}
	index, labels := newHash(scene.Rect{W: s.Width, H: s.Height}, 4*len(s.Items)), []label{}
	for i, item := range s.Items {
		for _, mark := range item.Marks {
			text, isText := mark.(scene.Text)
			_, isShape := mark.(scene.Shape)
			if !isText && !(isShape && item.Role == scene.Actor) {
				continue
			}
			box, words := mark.Bounds().Grow(-0.15), item.Title
			if isText && len(text.Lines) > 0 {
				words = text.Lines[0].Words
			}
			index.meets(box, func(id int) bool {
				if l := labels[id]; (l.item != i || isText && !l.shape) && (isText || !l.shape) {
					t.Errorf("%q (%s) lies on %q (%s)", words, item.Role, l.text, s.Items[l.item].Role)
				}
				return false
			})
			index.add(box)
			labels = append(labels, label{words, i, isShape})
		}
	}
}

// edgesTouch: each relation's line begins and ends on the borders of its actors'
// boxes. Those between the same boxes may be one.
//
// Rule L1.
func edgesTouch(t tester, p *plan, s *scene.Scene) {
	t.Helper()
	boxes, shapes := boxesOf(p, s), map[string]scene.Shape{}
	for _, item := range itemsOf(s, scene.Actor) {
		shapes[cmp.Or(item.Of, item.Title)] = boxOf(item)
	}
	type ends struct{ from, to string }
	lines := map[ends]int{}
	for _, item := range itemsOf(s, scene.Relation) {
		var paths []scene.Path
		for _, mark := range item.Marks {
			if path, ok := mark.(scene.Path); ok {
				paths = append(paths, path)
			}
		}
		if len(paths) == 0 {
			t.Errorf("%s has no line", item.Title)
			continue
		}
		last := paths[len(paths)-1].Points
		var at ends
		for name, shape := range shapes {
			title := scene.Isolate(titleOf(p, name))
			if strings.HasPrefix(item.Title, title+" ") && distance(paths[0].Points[0], shape) <= 0.3 && len(name) > len(at.from) {
				at.from = name
			}
			if strings.HasSuffix(item.Title, " "+title) && distance(last[len(last)-1], shape) <= 0.3 && len(name) > len(at.to) {
				at.to = name
			}
		}
		if at.from == "" || at.to == "" {
			t.Errorf("%s: the line does not reach from %q to %q", item.Title, at.from, at.to)
		}
		lines[at]++
	}
	wanted, types := map[ends]int{}, map[ends]map[stakeholder.RelationType]bool{}
	for _, r := range p.relations {
		at := ends{boxes[r.From], boxes[r.To]}
		gathered := at.from != string(r.From) || at.to != string(r.To)
		switch {
		case at.from == at.to:
		case gathered && types[at][r.Type]:
		default:
			if types[at] == nil {
				types[at] = map[stakeholder.RelationType]bool{}
			}
			types[at][r.Type] = true
			wanted[at]++
		}
	}
	if !maps.Equal(lines, wanted) {
		t.Errorf("%d pairs of boxes have lines, %d should, or not as many", len(lines), len(wanted))
	}
}

// titleOf is what a box is called that is known by an actor's id, or by its name.
func titleOf(p *plan, name string) string {
	if a, ok := p.m.Actors.Find(stakeholder.ActorID(name)); ok {
		return a.Name
	}
	return name
}

// numbersExplained: a number on a line or in a box is explained in a list.
//
// Rule L6.
func numbersExplained(t tester, s *scene.Scene) {
	t.Helper()
	lists := " "
	for _, item := range itemsOf(s, scene.List) {
		lists += item.Desc
	}
	for _, item := range append(itemsOf(s, scene.Relation), itemsOf(s, scene.Actor)...) {
		for _, mark := range item.Marks {
			text, ok := mark.(scene.Text)
			if !ok || len(text.Lines) != 1 || strings.Trim(text.Lines[0].Words, "0123456789") != "" || item.Title == text.Lines[0].Words {
				continue
			}
			if !strings.Contains(lists, " "+text.Lines[0].Words+" ") {
				t.Errorf("nothing explains the %s of %s", text.Lines[0].Words, item.Title)
			}
		}
	}
}

// boxOf is the box that an actor's label is on: the last of its shapes.
func boxOf(item scene.Item) scene.Shape {
	var box scene.Shape
	for _, mark := range item.Marks {
		if shape, ok := mark.(scene.Shape); ok {
			box = shape
		}
	}
	return box
}

// distance is how far a point is from a shape's border.
func distance(at scene.Point, shape scene.Shape) float64 {
	outline, least := shape.Outline(), math.Inf(1)
	for i, a := range outline {
		b := outline[(i+1)%len(outline)]
		way := b.Sub(a)
		u := 0.0
		if l := way.Length(); l > 0 {
			u = math.Max(0, math.Min(1, ((at.X-a.X)*way.X+(at.Y-a.Y)*way.Y)/(l*l)))
		}
		least = math.Min(least, at.Sub(a.Add(way.Times(u))).Length())
	}
	return least
}

// sample makes a map of n actors and about 3n/2 relations of all kinds and
// types, the same one every time.
func sample(t testing.TB, n int) *stakeholder.Map {
	t.Helper()
	r := &dice{uint64(n) + 1}
	var b stakeholder.Batch
	title := fmt.Sprintf("Kart med %d aktører", n)
	b.Commands = append(b.Commands, stakeholder.ChangeMap{Title: &title})
	for i := range n {
		b.Commands = append(b.Commands, stakeholder.AddActor{Actor: r.actor(i)})
	}
	for i := range n * 3 / 2 {
		if n > 1 {
			b.Commands = append(b.Commands, stakeholder.Relate{Relation: r.relation(i, n)})
		}
	}
	b.Commands = append(b.Commands, r.groups(n)...)
	return applied(t, stakeholder.New("m"), b.Commands...)
}

// groups makes some groups, half of which report to an earlier one, and seats
// for about half the actors.
func (d *dice) groups(n int) []stakeholder.Command {
	var commands []stakeholder.Command
	many := min(n, 3+n/40)
	id := func(i int) stakeholder.GroupID { return stakeholder.GroupID(fmt.Sprintf("g%d", i)) }
	for i := range many {
		g := stakeholder.Group{ID: id(i), Name: fmt.Sprintf("Arbeidsgruppe for digitalisering %d", i), Type: pick(d, stakeholder.GroupType("").Values()...),
			Evidence: pick(d, stakeholder.Documented, stakeholder.Assumed, "")}
		if i == 0 {
			g.Type, g.Name = stakeholder.Decides, "Styringsgruppen"
		} else if d.upTo(2) == 0 {
			g.ReportsTo = id(d.upTo(i))
		}
		commands = append(commands, stakeholder.AddGroup{Group: g})
	}
	for i := range n / 2 {
		commands = append(commands, stakeholder.Appoint{Seat: stakeholder.Seat{ID: stakeholder.SeatID(fmt.Sprintf("s%d", i)), Group: id(d.upTo(many)),
			Actor: stakeholder.ActorID(fmt.Sprintf("a%04d", d.upTo(n))), Role: pick(d, stakeholder.Role("").Values()...), Evidence: pick(d, stakeholder.Documented, stakeholder.Assumed, "")}})
	}
	return commands
}

func applied(t tester, m *stakeholder.Map, commands ...stakeholder.Command) *stakeholder.Map {
	t.Helper()
	next, _, err := stakeholder.Apply(m, stakeholder.Batch{Commands: commands})
	if err != nil {
		t.Fatalf("apply: %v", err)
	}
	return next
}

// dice is a small generator of numbers that are the same everywhere
// (Knuth's MMIX constants).
type dice struct{ state uint64 }

func (d *dice) upTo(n int) int {
	d.state = d.state*6364136223846793005 + 1442695040888963407
	return int((d.state >> 33) % uint64(n))
}

func pick[T any](d *dice, values ...T) T { return values[d.upTo(len(values))] }

func (d *dice) actor(i int) stakeholder.Actor {
	first := pick(d, "Statens", "Nordre", "Digitaliserings- og", "Vestland", "Den norske", "Øst-Finnmark", "Likestillings- og")
	second := pick(d, "forvaltningsdepartementet", "sivilrettsforvaltning", "kommune", "direktorat", "fylkeskommune", "foreningen for gravplasskultur", "legeforening")
	return stakeholder.Actor{
		ID: stakeholder.ActorID(fmt.Sprintf("a%04d", i)), Name: fmt.Sprintf("%s %s %d", first, second, i),
		Kind:     pick(d, append(stakeholder.Kind("").Values(), "")...),
		Interest: pick(d, append(stakeholder.Unknown.Values(), "")...), Influence: pick(d, append(stakeholder.Unknown.Values(), "")...),
		Aggregate: d.upTo(9) == 0, Owner: i == 0, Evidence: pick(d, stakeholder.Documented, stakeholder.Assumed, ""),
		Category: pick(d, append(stakeholder.Category("").Values(), "")...), Attitude: pick(d, append(stakeholder.Attitude("").Values(), "")...),
	}
}

// relation ties an actor to an earlier one, so that most hang together, or now
// and then to any other.
func (d *dice) relation(i, n int) stakeholder.Relation {
	from := 1 + i%(n-1)
	to := d.upTo(from)
	if d.upTo(4) == 0 {
		to = (from + 1 + d.upTo(n-1)) % n
	}
	return stakeholder.Relation{
		ID: stakeholder.RelationID(fmt.Sprintf("r%04d", i)), Strength: 1 + d.upTo(3),
		From: stakeholder.ActorID(fmt.Sprintf("a%04d", from)), To: stakeholder.ActorID(fmt.Sprintf("a%04d", to)),
		Type:     pick(d, stakeholder.RelationType("").Values()...),
		Label:    pick(d, "", "", "", "felles oppdrag", "kontrollinformasjon om samtykkebasert lånesøknad"),
		Evidence: pick(d, stakeholder.Documented, stakeholder.Assumed, ""),
	}
}
