package stakeholder

import "strings"

// Relation is a typed tie between two actors. There may be several between
// one pair, also of one type.
type Relation struct {
	ID        RelationID   `json:"id"`
	From      ActorID      `json:"from"` // of a symmetric one, the smaller id
	To        ActorID      `json:"to"`
	Type      RelationType `json:"type"`
	Strength  int          `json:"strength"` // 1–3; 1 when not given
	Label     string       `json:"label,omitzero"`
	Agreement Agreement    `json:"agreement,omitzero"` // on what is lent (avtale om lån)
	Evidence  Evidence     `json:"evidence,omitzero"`
	Source    SourceID     `json:"source,omitzero"`
}

func relationKey(id RelationID) Key { return Key{RelationRecord, string(id)} }

// Key names the relation.
func (r Relation) Key() Key { return relationKey(r.ID) }

func (r Relation) check() *Error {
	k := r.Key()
	if r.From == r.To {
		return Invalid.At(k, RelationSelf).With(string(r.From))
	}
	if r.Strength < 1 || r.Strength > 3 {
		return Invalid.At(k, RelationWeight).With(r.Strength)
	}
	return first(checkID(k, r.ID), checkStated(k, r.Type), checkLine(k, r.Label), checkValue(k, r.Agreement), checkValue(k, r.Evidence))
}

func (r Relation) refers() []Key {
	return cited([]Key{actorKey(r.From), actorKey(r.To)}, r.Source)
}

// settled gives the relation in the one form in which it is stored.
func (r Relation) settled() Relation {
	if r.Strength == 0 {
		r.Strength = 1
	}
	if r.Type.Symmetric() && r.To < r.From {
		r.From, r.To = r.To, r.From
	}
	r.Label = strings.TrimSpace(r.Label)
	return r
}

// Relate draws a relation between two actors of the map.
type Relate struct {
	Relation
}

func (c Relate) apply(d *draft) error { return d.add(c.Relation.settled()) }

// ChangeRelation changes a relation; a nil field stays as it is.
type ChangeRelation struct {
	ID        RelationID    `json:"id"`
	From      *ActorID      `json:"from,omitempty"`
	To        *ActorID      `json:"to,omitempty"`
	Type      *RelationType `json:"type,omitempty"`
	Strength  *int          `json:"strength,omitempty"`
	Label     *string       `json:"label,omitempty"`
	Agreement *Agreement    `json:"agreement,omitempty"`
	Evidence  *Evidence     `json:"evidence,omitempty"`
	Source    *SourceID     `json:"source,omitempty"`
}

func (c ChangeRelation) apply(d *draft) error {
	r, ok := d.m.Relations.Find(c.ID)
	if !ok {
		return NotFound.At(relationKey(c.ID), RelationUnknown)
	}
	set(&r.From, c.From)
	set(&r.To, c.To)
	set(&r.Type, c.Type)
	set(&r.Strength, c.Strength)
	set(&r.Label, c.Label)
	set(&r.Agreement, c.Agreement)
	set(&r.Evidence, c.Evidence)
	set(&r.Source, c.Source)
	return d.put(r.settled())
}

// Unrelate removes a relation.
type Unrelate struct {
	ID RelationID `json:"id"`
}

func (c Unrelate) apply(d *draft) error { return d.removeOne(relationKey(c.ID), RelationUnknown) }
