package stakeholder

// Relation is a typed tie between two actors. There may be several between
// one pair, also of one type.
type Relation struct {
	ID        RelationID   `json:"id" field:"id everybody"`
	From      ActorID      `json:"from" field:"everybody guest"` // of a symmetric one, the smaller id
	To        ActorID      `json:"to" field:"everybody guest"`
	Type      RelationType `json:"type" field:"must everybody guest"`
	Strength  int          `json:"strength" field:"everybody guest"` // 1–3; 1 when not given
	Label     string       `json:"label,omitzero" field:"short everybody guest"`
	Agreement Agreement    `json:"agreement,omitzero" field:"inside"` // on what is lent (avtale om lån)
	Evidence  Evidence     `json:"evidence,omitzero" field:"everybody guest"`
	Source    SourceID     `json:"source,omitzero" field:"everybody guest"`
}

func relationKey(id RelationID) Key { return Key{RelationRecord, string(id)} }

// Key names the relation.
func (r Relation) Key() Key { return relationKey(r.ID) }

func (Relation) table() *table { return relationTable }

var relationTable = tableOf[Relation](RelationRecord)

func (r Relation) check() *Error {
	k := r.Key()
	if r.From == r.To {
		return Invalid.At(k, RelationSelf).With(string(r.From))
	}
	if r.Strength < 1 || r.Strength > 3 {
		return Invalid.At(k, RelationWeight).With(r.Strength)
	}
	return nil
}

// settled returns the relation in the one form in which it is stored.
func (r Relation) settled() Record {
	if r.Strength == 0 {
		r.Strength = 1
	}
	if r.Type.Symmetric() && r.To < r.From {
		r.From, r.To = r.To, r.From
	}
	return r
}

// Relate draws a relation between two actors of the map.
type Relate struct {
	Relation
}

func (c Relate) apply(d *draft) error { return d.add(c.Relation) }

func (c ChangeRelation) apply(d *draft) error {
	r, ok := d.m.Relations.Find(c.ID)
	if !ok {
		return NotFound.At(relationKey(c.ID), RelationUnknown)
	}
	r = changed(r, c)
	return d.put(r)
}

// Unrelate removes a relation.
type Unrelate struct {
	ID RelationID `json:"id"`
}

func (c Unrelate) apply(d *draft) error { return d.removeOne(relationKey(c.ID), RelationUnknown) }
