package layout

import (
	"errors"
	"fmt"
	"slices"

	"interessentkart/internal/scene"
	"interessentkart/internal/stakeholder"
	"interessentkart/internal/words"
)

// ErrOption is wrapped by every refusal of an option; the text says which.
var ErrOption = errors.New("layout")

// Options say what to draw and how. The zero value draws the network on a
// screen, in light colours and bokmål, with a legend, as anybody may see it.
type Options struct {
	View      stakeholder.View   // "" is network
	Hierarchy bool               // network with its steering relations from the top; positions of its own
	Paper     string             // one of Papers; "" is screen
	Theme     string             // one of scene.Themes; "" is light
	Lang      string             // one of Languages; "" is nb
	Viewer    stakeholder.Viewer // whom the drawing is for; the zero value is anybody
	Title     string             // instead of the map's own
	NoLegend  bool

	Types []stakeholder.RelationType // relations to draw; none named is all
	Kinds []stakeholder.Kind         // actors to draw; none named is all
	Focus stakeholder.ActorID        // with Steps: only what is that near to it
	Steps int                        // 0 is 1 when Focus is set

	Colour      string                      // one of Colours; "" is kind
	Communities map[stakeholder.ActorID]int // from 0, for the colour community
	Size        string                      // what boxes grow by: "influence", "interest" or the name of Values
	Values      map[stakeholder.ActorID]float64

	Metrics *scene.Metrics // shared between drawings; nil loads it
	Ranker  Ranker         // for Hierarchy; nil uses the package's own layers
}

// Papers are the frames that Options.Paper knows. A screen is as large as its
// drawing; the others have a fixed size.
func Papers() []string { return []string{"screen", "a4", "a4-landscape", "a3", "a3-landscape", "16:9"} }

// Colours are what Options.Colour can tell apart by colour and pattern.
func Colours() []string { return []string{"kind", "category", "community", "attitude"} }

// Sizes are what Options.Size takes besides the name of Options.Values.
func Sizes() []string { return []string{"influence", "interest"} }

// Views are the views that Draw knows, in the order people expect.
func Views() []stakeholder.View {
	return []stakeholder.View{stakeholder.Network, stakeholder.Grid, stakeholder.Rings, stakeholder.Levels,
		stakeholder.Governance, stakeholder.Overlap}
}

// settled fills in what was left out and refuses what makes no sense.
func (o Options) settled() (Options, error) {
	o.defaults()
	switch {
	case !slices.Contains(Views(), o.View):
		return o, fmt.Errorf("%w: no view %q", ErrOption, o.View)
	case !slices.Contains(Papers(), o.Paper):
		return o, fmt.Errorf("%w: no paper %q", ErrOption, o.Paper)
	case !slices.Contains(words.Languages(), o.Lang):
		return o, fmt.Errorf("%w: no language %q", ErrOption, o.Lang)
	case !slices.Contains(Colours(), o.Colour):
		return o, fmt.Errorf("%w: no colour by %q", ErrOption, o.Colour)
	case o.Steps < 0:
		return o, fmt.Errorf("%w: %d steps", ErrOption, o.Steps)
	}
	if err := known(o.Types); err != nil {
		return o, err
	}
	if err := known(o.Kinds); err != nil {
		return o, err
	}
	return o, o.permitted()
}

func (o *Options) defaults() {
	set := func(field *string, value string) {
		if *field == "" {
			*field = value
		}
	}
	if o.View == stakeholder.Hierarchy {
		o.View, o.Hierarchy = stakeholder.Network, true
	}
	if o.View == "" {
		o.View = stakeholder.Network
	}
	set(&o.Paper, "screen")
	set(&o.Theme, "light")
	set(&o.Lang, "nb")
	set(&o.Colour, "kind")
	if o.Focus != "" && o.Steps == 0 {
		o.Steps = 1
	}
}

// known refuses a value that its type does not have.
func known[T interface {
	~string
	Values() []T
}](values []T) error {
	for _, v := range values {
		if !slices.Contains(v.Values(), v) {
			return fmt.Errorf("%w: no %T %q", ErrOption, v, string(v))
		}
	}
	return nil
}

// permitted refuses to draw what the viewer may not see: an empty grid or a
// drawing all in the colour of «unknown» would say something untrue.
func (o Options) permitted() error {
	if o.Viewer.Audience == stakeholder.Internal {
		return nil
	}
	levels := o.Viewer.Levels || o.Viewer.Audience == stakeholder.Guests
	scored := o.View == stakeholder.Grid || o.Values == nil && (o.Size == "influence" || o.Size == "interest")
	if scored && !levels {
		return fmt.Errorf("%w: levels of interest and influence are shared only when asked for", ErrOption)
	}
	if o.Colour == "attitude" {
		return fmt.Errorf("%w: attitudes are not shared", ErrOption)
	}
	return nil
}
