package layout

import (
	"context"
	"encoding/xml"
	"io"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"interessentkart/internal/render"
	"interessentkart/internal/stakeholder"
)

// hostile are names that have broken other programs.
var hostile = []string{
	`<script>alert(1)</script>`, `]]>`, `"><svg onload=alert(1)>`, `x" onload="alert(1)`, `javascript:alert(1)`,
	`n0 [label=<<b>x</b>> image="/etc/passwd"]`, `&lt;&#0;&xxe;`, strings.Repeat("forvaltningsdepartementet", 8), strings.Repeat("W", 200),
	strings.Repeat("x", 10000), "a\x00b", "\u202eabc", "שלום עולם", "ﷺﷺﷺ", "👩‍👩‍👧‍👦👩‍👩‍👧‍👦", strings.Repeat("e\u0301\u0302\u0303", 40),
	"𒐫𒐫𒐫𒐫", "Ærfugl Øst-Ås čáhci", "   ", "\uffff", "i", strings.Repeat("WW-", 60),
}

// hostileMap is a map whose texts are all the given ones, as far as Apply takes
// them; others are drawn without a step of Apply in between.
func hostileMap(t tester, texts ...string) *stakeholder.Map {
	m := stakeholder.New("m")
	apply := func(c stakeholder.Command) {
		if next, _, err := stakeholder.Apply(m, c); err == nil {
			m = next
		}
	}
	for i, text := range texts {
		id := string(rune('a'+i%26)) + strings.Repeat("x", i/26)
		apply(stakeholder.ChangeMap{Title: &text})
		apply(stakeholder.AddActor{Actor: stakeholder.Actor{ID: stakeholder.ActorID(id), Name: text, Kind: stakeholder.Kind("").Values()[i%8]}})
		apply(stakeholder.AddGroup{Group: stakeholder.Group{ID: stakeholder.GroupID("g" + id), Name: text, Type: stakeholder.Decides}})
		apply(stakeholder.Appoint{Seat: stakeholder.Seat{ID: stakeholder.SeatID("s" + id), Group: stakeholder.GroupID("g" + id), Actor: stakeholder.ActorID(id), Role: stakeholder.Member, Label: text}})
		apply(stakeholder.Relate{Relation: stakeholder.Relation{ID: stakeholder.RelationID("r" + id), From: "a", To: stakeholder.ActorID(id), Type: stakeholder.OtherRelation, Label: text}})
	}
	return m
}

// safe draws views and reads the SVG as a stranger would.
func safe(t tester, m *stakeholder.Map, title string, views ...Options) {
	for _, o := range views {
		o.Title = title
		s := drawn(t, m, o)
		inFrame(t, s)
		labelsApart(t, s)
		text := svgOf(t, s)
		if err := render.Check([]byte(text)); err != nil {
			t.Errorf("%s: %v", o.View, err)
		}
		parsed := xml.NewDecoder(strings.NewReader(text))
		for {
			token, err := parsed.Token()
			if err == io.EOF {
				break
			}
			if err != nil {
				t.Fatalf("%s: %v", o.View, err)
			}
			if start, ok := token.(xml.StartElement); ok {
				bad := slices.ContainsFunc(start.Attr, func(a xml.Attr) bool {
					return strings.HasPrefix(a.Name.Local, "on") || a.Name.Local == "href" || a.Name.Local == "style"
				})
				if start.Name.Local == "script" || bad {
					t.Errorf("%s: %v", o.View, start)
				}
			}
		}
	}
}

// Rule L12.
func TestHostileNames(t *testing.T) {
	m := hostileMap(t, hostile...)
	if n := m.Actors.Len(); n < 14 {
		t.Fatalf("only %d of the names were taken", n)
	}
	for _, title := range hostile {
		safe(t, m, title, everyView()...)
	}
}

func TestRandomMaps(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		texts := rapid.SliceOfN(rapid.OneOf(rapid.SampledFrom(hostile), rapid.String(), rapid.StringMatching(`[A-ZÆØÅ][a-zæøå -]{1,60}`)), 0, 12).Draw(t, "texts")
		safe(t, hostileMap(t, texts...), "", rapid.SampledFrom(everyView()).Draw(t, "view"))
	})
}

func FuzzNames(f *testing.F) {
	for _, name := range hostile {
		f.Add(name, "KS", "leder")
	}
	f.Fuzz(func(t *testing.T, a, b, c string) { safe(t, hostileMap(t, a, b, c), a, everyView()...) })
}

// Names that Apply would refuse are drawn safely too, should a map ever hold one.
func TestDrawDoesNotTrustTheMap(t *testing.T) {
	for _, name := range hostile {
		_, err := Draw(context.Background(), hostileMap(t, "KS", "NAV"), Options{Title: name, Viewer: internal()})
		if err != nil {
			t.Errorf("%.20q: %v", name, err)
		}
	}
}
