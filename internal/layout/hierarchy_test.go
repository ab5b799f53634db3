package layout

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"interessentkart/internal/layout/graphviz"
	"interessentkart/internal/scene"
	"interessentkart/internal/stakeholder"
)

// answer is a ranker that gives the same answer to everything.
type answer struct{ err error }

func (a answer) Layout(_ context.Context, g graphviz.Graph) ([]scene.Point, error) {
	if a.err != nil {
		return nil, a.err
	}
	at := make([]scene.Point, len(g.Sizes))
	for i := range at {
		at[i] = scene.Point{X: 1000, Y: float64(i) * 100}
	}
	return at, nil
}

func TestRankerIsAsked(t *testing.T) {
	m := example(t, "dsop")
	for _, c := range []struct {
		name   string
		ranker Ranker
		alone  bool
		want   error
	}{
		{"none", nil, false, nil},
		{"answers", answer{}, false, nil},
		{"too late", answer{fmt.Errorf("%w after 5s", graphviz.ErrDeadline)}, true, nil},
		{"too large", answer{fmt.Errorf("%w: 600 nodes", graphviz.ErrGraph)}, true, nil},
		{"killed", answer{graphviz.ErrWorker}, false, graphviz.ErrWorker},
		{"given up", answer{context.Canceled}, false, context.Canceled},
	} {
		s, err := Draw(context.Background(), m, Options{Hierarchy: true, Viewer: internal(), Ranker: c.ranker})
		if !errors.Is(err, c.want) {
			t.Errorf("%s: %v", c.name, err)
		}
		if err == nil && strings.Contains(s.Description, "Graphviz") != c.alone {
			t.Errorf("%s: described as %q", c.name, s.Description)
		}
	}
}

// Who steers stands above who is steered, as far as nobody steers in a circle.
func TestSteeringLeadsDown(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(2, 30).Draw(t, "actors")
		m := stakeholder.New("m")
		for i := range n {
			m = applied(t, m, stakeholder.AddActor{Actor: stakeholder.Actor{ID: stakeholder.ActorID(fmt.Sprintf("a%02d", i)), Name: fmt.Sprintf("Aktør %02d", i)}})
		}
		for i := range rapid.IntRange(1, 40).Draw(t, "relations") {
			a, b := rapid.IntRange(0, n-2).Draw(t, "above"), 0
			b = rapid.IntRange(a+1, n-1).Draw(t, "below")
			r := stakeholder.Relation{ID: stakeholder.RelationID(fmt.Sprintf("r%d", i)), From: stakeholder.ActorID(fmt.Sprintf("a%02d", a)), To: stakeholder.ActorID(fmt.Sprintf("a%02d", b))}
			r.Type = rapid.SampledFrom([]stakeholder.RelationType{stakeholder.Governs, stakeholder.Funds, stakeholder.PartOf}).Draw(t, "type")
			if r.Type == stakeholder.PartOf {
				r.From, r.To = r.To, r.From
			}
			m = applied(t, m, stakeholder.Relate{Relation: r})
		}
		o := Options{Hierarchy: true}
		s := drawn(t, m, o)
		meaningful(t, m, o, s)
		at := where(s)
		for r := range m.Relations.All() {
			from, _ := m.Actors.Find(r.From)
			to, _ := m.Actors.Find(r.To)
			if up := at[from.Name].Y - at[to.Name].Y; up*float64(steers(r.Type)) >= 0 {
				t.Fatalf("%s %s %s, but it stands %.0f lower", from.Name, r.Type, to.Name, up)
			}
		}
	})
}

// Circles are drawn too.
func TestSteeringInACircle(t *testing.T) {
	m := stakeholder.New("m")
	for _, id := range []stakeholder.ActorID{"a", "b", "c"} {
		m = applied(t, m, stakeholder.AddActor{Actor: stakeholder.Actor{ID: id, Name: string(id)}})
	}
	for i, pair := range [][2]stakeholder.ActorID{{"a", "b"}, {"b", "c"}, {"c", "a"}, {"b", "a"}} {
		m = applied(t, m, stakeholder.Relate{Relation: stakeholder.Relation{ID: stakeholder.RelationID(fmt.Sprint("r", i)), From: pair[0], To: pair[1], Type: stakeholder.Governs}})
	}
	o := Options{Hierarchy: true}
	meaningful(t, m, o, drawn(t, m, o))
}

// Places keep their order and distances, and nobody can be moved nearer to where
// it wants to be without pushing another.
func TestInOrder(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		want := rapid.SliceOfN(rapid.Float64Range(-100, 100), 1, 12).Draw(t, "want")
		widths := rapid.SliceOfN(rapid.Float64Range(1, 40), len(want), len(want)).Draw(t, "widths")
		at := inOrder(want, widths)
		cost := func(at []float64) float64 {
			sum := 0.0
			for i := range at {
				sum += (at[i] - want[i]) * (at[i] - want[i])
			}
			return sum
		}
		fits := func(at []float64) bool {
			for i := 1; i < len(at); i++ {
				if at[i]-at[i-1] < (widths[i]+widths[i-1])/2-1e-9 {
					return false
				}
			}
			return true
		}
		if !fits(at) {
			t.Fatalf("%v overlap in %v", widths, at)
		}
		// A step of any run of neighbours to either side is no better.
		for i := range at {
			for j := i; j < len(at); j++ {
				for _, step := range []float64{-0.01, 0.01} {
					moved := append([]float64(nil), at...)
					for k := i; k <= j; k++ {
						moved[k] += step
					}
					if fits(moved) && cost(moved) < cost(at)-1e-6 {
						t.Fatalf("%v is better than %v for %v", moved, at, want)
					}
				}
			}
		}
	})
}
