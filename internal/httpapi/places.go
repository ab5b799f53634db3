package httpapi

import (
	"net/http"

	"interessentkart/internal/layout"
	"interessentkart/internal/scene"
	"interessentkart/internal/stakeholder"
)

// layoutBody is where a layout would put actors. Views whose places follow from
// the map have none.
type layoutBody struct {
	Revision  uint64                 `json:"revision"`
	Positions []stakeholder.Position `json:"positions"`
}

// layOut tells where the actors without a place would be put and, when fresh,
// where all who are not pinned would. Nothing changes: whoever wants it sends
// the places as a Batch, which can be undone.
func (a *api) layOut(c *call) error {
	fresh, err := c.flag("fresh")
	if err != nil {
		return err
	}
	return c.heavily(func() error {
		commands, err := layout.Positions(c.ctx(), c.seen(), stakeholder.View(c.Query("view")), fresh, a.Ranker)
		if err != nil {
			return drawingFault(err)
		}
		answer := layoutBody{Revision: c.m.Revision, Positions: []stakeholder.Position{}}
		for _, command := range commands {
			if place, ok := command.(stakeholder.Place); ok {
				answer.Positions = append(answer.Positions, place.Position)
			}
		}
		return c.json(http.StatusOK, answer)
	})
}

// drawnActors tells where the actors of a drawing are, in points from its upper
// left corner, in the order in which they are read.
type drawnActors struct {
	Revision uint64       `json:"revision"`
	Title    string       `json:"title"`
	About    string       `json:"about"` // what the drawing shows, in words
	Width    float64      `json:"width"`
	Height   float64      `json:"height"`
	Actors   []drawnActor `json:"actors"`
}

// drawnActor is one place where an actor is drawn; in some views it has several.
type drawnActor struct {
	Actor  stakeholder.ActorID `json:"actor"`
	About  string              `json:"about,omitempty"` // what the drawing says of it there
	X      float64             `json:"x"`
	Y      float64             `json:"y"`
	Width  float64             `json:"width"`
	Height float64             `json:"height"`
}

// placesOfDrawing tells where the actors are on the drawing that the same query
// gives as a file, so that they can be pointed at there.
func (a *api) placesOfDrawing(c *call) error {
	v, err := c.narrowed()
	if err != nil {
		return err
	}
	o, err := a.drawingOptions(c, v)
	if err != nil {
		return err
	}
	s, err := a.laidOut(c, v, o)
	if err != nil {
		return err
	}
	answer := drawnActors{c.m.Revision, s.Title, s.Description, s.Width, s.Height, []drawnActor{}}
	for _, item := range s.Items {
		if item.Role == scene.Actor && item.Of != "" {
			box := item.Bounds()
			answer.Actors = append(answer.Actors, drawnActor{stakeholder.ActorID(item.Of), item.Desc, box.X, box.Y, box.W, box.H})
		}
	}
	return c.json(http.StatusOK, answer)
}
