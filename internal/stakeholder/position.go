package stakeholder

import "math"

// Position is where an actor stands in a view, in map units with y downwards.
// A pinned one stays through a fresh layout.
type Position struct {
	View   View    `json:"view" field:"must everybody"`
	Actor  ActorID `json:"actor" field:"everybody"`
	X      float64 `json:"x" field:"everybody"`
	Y      float64 `json:"y" field:"everybody"`
	Pinned bool    `json:"pinned,omitzero" field:"everybody"`
}

const maxCoordinate = 1e6

// PositionKey names where an actor stands in a view.
func PositionKey(view View, actor ActorID) Key {
	return Key{PositionRecord, string(view) + "/" + string(actor)}
}

// Key is the view and the actor.
func (p Position) Key() Key { return PositionKey(p.View, p.Actor) }

func (Position) table() *table { return positionTable }

var positionTable = tableOf[Position](PositionRecord)

func (p Position) check() *Error {
	for _, v := range []float64{p.X, p.Y} {
		if math.IsNaN(v) || math.Abs(v) > maxCoordinate {
			return Invalid.At(p.Key(), PositionNumber).With(v)
		}
	}
	return nil
}

// settled turns −0 into 0, which is equal but written differently.
func (p Position) settled() Record {
	p.X, p.Y = p.X+0, p.Y+0
	return p
}

// Place puts an actor somewhere in a view.
type Place struct {
	Position
}

func (c Place) apply(d *draft) error {
	return d.put(c.Position)
}

// Unplace forgets where an actor stands in a view.
type Unplace struct {
	View  View    `json:"view"`
	Actor ActorID `json:"actor"`
}

func (c Unplace) apply(d *draft) error {
	return d.removeOne(PositionKey(c.View, c.Actor), PositionUnknown)
}
