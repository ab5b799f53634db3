package report

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"interessentkart/internal/alphabet"
	"interessentkart/internal/governance"
	"interessentkart/internal/layout"
	"interessentkart/internal/scene"
	"interessentkart/internal/stakeholder"
	"interessentkart/internal/words"
)

// Options say what a report holds and whom it is for. The zero value has the
// usual drawings, for anybody, in bokmål.
type Options struct {
	Lang    string
	Viewer  stakeholder.Viewer // decides on data, drawings and findings alike
	Views   []stakeholder.View // drawings in their order; nil is DefaultViews
	Paper   string             // that the drawings are for, as of layout.Papers; "" is a4-landscape
	Propose int                // most members of a proposed group; 0 is no proposal
	Themes  bool
	Annex   bool
	Rules   *governance.Rules
	Metrics *scene.Metrics // shared between drawings; nil loads it
	Ranker  layout.Ranker  // for the hierarchy; may be nil
	// Patience is how long to look for the best proposal; 0 is ten seconds.
	Patience time.Duration
}

// DefaultViews are the drawings of a report that names none.
func DefaultViews() []stakeholder.View {
	return []stakeholder.View{stakeholder.Network, stakeholder.Rings, stakeholder.Governance}
}

// composer gathers a document.
type composer struct {
	Document
	o       Options
	w       words.Words
	whole   *governance.Reading // findings and voices are of the whole map, and then chosen from
	m       *stakeholder.Map    // as the viewer may see it
	actors  []stakeholder.Actor // by name
	groups  []stakeholder.Group // by name
	cited   []governance.Source // what findings rest on, in the order of mention
	sources map[stakeholder.SourceID]int
	facts   []governance.Finding // counts without advice, for the part on method
}

// Compose gathers the content of a report. An error wraps layout.ErrOption when
// a drawing was asked for that the viewer may not see or that is unknown, and is
// the context's when it is done.
func Compose(ctx context.Context, m *stakeholder.Map, o Options) (*Document, error) {
	lang, ok := words.ParseLang(o.Lang)
	if o.Lang == "" || !ok {
		lang = words.Bokmal
	}
	o.Lang = string(lang)
	if o.Views == nil {
		o.Views = DefaultViews()
	}
	if o.Metrics == nil {
		metrics, err := scene.LoadMetrics()
		if err != nil {
			return nil, err
		}
		o.Metrics = metrics
	}
	c := &composer{o: o, w: words.For(lang), whole: governance.Read(m), m: o.Viewer.Map(m)}
	c.sorted()
	c.title()
	c.about()
	if err := c.drawings(ctx, m); err != nil {
		return nil, err
	}
	c.actorSections()
	c.groupSection()
	c.findings()
	c.voices()
	c.duties()
	if err := c.proposal(ctx); err != nil {
		return nil, err
	}
	c.themes()
	c.method()
	c.sourceSection()
	c.annex()
	return &c.Document, nil
}

func (c *composer) sorted() {
	c.actors = slices.Collect(c.m.Actors.All())
	alphabet.Sort(c.actors, func(a stakeholder.Actor) string { return a.Name }, func(a stakeholder.Actor) string { return string(a.ID) })
	c.groups = slices.Collect(c.m.Groups.All())
	alphabet.Sort(c.groups, func(g stakeholder.Group) string { return g.Name }, func(g stakeholder.Group) string { return string(g.ID) })
	c.sources = map[stakeholder.SourceID]int{}
	for s := range c.m.Sources.All() {
		c.sources[s.ID] = len(c.sources) + 1
	}
}

func (c *composer) text(key string, args words.Args) string { return c.w.Text("report."+key, args) }

// shared tells whether the report is for anybody.
func (c *composer) shared() bool { return c.o.Viewer.Audience != stakeholder.Internal }

// levels tells whether the viewer sees interest and influence.
func (c *composer) levels() bool { return !c.shared() || c.o.Viewer.Levels }

// sees tells whether the viewer may read a statement.
func (c *composer) sees(s governance.Statement) bool {
	switch s.Rests {
	case governance.RestsOnLevels:
		return c.levels()
	case governance.RestsOnPrivate:
		return !c.shared()
	}
	return true
}

func (c *composer) title() {
	info := c.m.Info
	c.Title, c.Lang = info.Title, string(c.w.Lang())
	if c.Title == "" {
		c.Title = c.text("untitled", nil)
	}
	c.Subtitle, c.Contents, c.Skip = c.text("subtitle", nil), c.text("contents", nil), c.text("skip", nil)
	c.PageOf = c.text("pageOf", words.Args{"n": "{n}", "all": "{all}"})
	c.fact("lifeEvent", info.LifeEvent)
	c.fact("period", info.Period)
	if info.Phase != "" {
		c.fact("phase", c.w.Phase(info.Phase))
	}
	if owner, ok := c.m.Owner(); ok {
		c.Facts = append(c.Facts, Fact{c.w.Field(stakeholder.ActorRecord, "owner"), owner.Name})
	}
	size := c.w.List([]string{c.w.Count("actor", c.m.Actors.Len()), c.w.Count("relation", c.m.Relations.Len()), c.w.Count("group", c.m.Groups.Len())})
	c.Facts = append(c.Facts, Fact{c.text("size", nil), size}, Fact{c.text("audience", nil), c.audience()})
}

func (c *composer) fact(field, value string) {
	if value != "" {
		c.Facts = append(c.Facts, Fact{c.w.Field(stakeholder.InfoRecord, field), value})
	}
}

func (c *composer) audience() string {
	switch {
	case !c.shared():
		return c.text("audience.internal", nil)
	case c.levels():
		return c.text("audience.levels", nil)
	}
	return c.text("audience.shareable", nil)
}

func (c *composer) about() {
	info := c.m.Info
	c.open("about", 1, c.text("about", nil))
	for _, part := range []struct{ field, text string }{
		{"description", info.Description}, {"userSituation", info.UserSituation}, {"intendedEffect", info.IntendedEffect},
	} {
		text := part.text
		if text == "" {
			text = c.text("notStated", nil)
		}
		c.open("about-"+part.field, 2, c.w.Field(stakeholder.InfoRecord, part.field))
		for _, line := range strings.Split(text, "\n") {
			if line = strings.TrimSpace(line); line != "" {
				c.add(paragraph(line))
			}
		}
	}
}

func (c *composer) drawings(ctx context.Context, m *stakeholder.Map) error {
	if len(c.o.Views) == 0 {
		return nil
	}
	c.open("drawings", 1, c.text("drawings", nil))
	c.add(paragraph(c.text("drawings.twin", nil)))
	for i, view := range c.o.Views {
		s, err := layout.Draw(ctx, m, layout.Options{
			View: view, Lang: c.o.Lang, Paper: cmp.Or(c.o.Paper, paper), Theme: themeOf(c.o.Paper), Viewer: c.o.Viewer, Metrics: c.o.Metrics, Ranker: c.o.Ranker,
		})
		if err != nil {
			return fmt.Errorf("%s: %w", view, err)
		}
		name := c.w.View(view)
		c.open("drawing-"+string(view), 2, capital(name))
		c.add(Block{Figure: &Figure{Scene: s, Alt: s.Title + ". " + s.Description, Caption: c.text("figure", words.Args{"n": i + 1, "view": name, "title": c.Title})}})
	}
	return nil
}

// paper is what drawings are for when nothing else is said.
const paper = "a4-landscape"

// themeOf tells everything apart without colour on what may be printed.
func themeOf(of string) string {
	if of == slidePaper {
		return "light"
	}
	return "print"
}

// capital writes the first letter large.
func capital(text string) string {
	first, size := utf8.DecodeRuneInString(text)
	return string(unicode.ToUpper(first)) + text[size:]
}
