package stakeholder

// Alias is another name under which people know an actor.
type Alias struct {
	Actor ActorID `json:"actor" field:"everybody"`
	Name  string  `json:"name" field:"name everybody"`
}

// Key is the actor and the name.
func (a Alias) Key() Key { return Key{AliasRecord, string(a.Actor) + "/" + a.Name} }

func (Alias) table() *table { return aliasTable }

var aliasTable = tableOf[Alias](AliasRecord)

// AddAlias gives an actor one more name; one that it has already changes nothing.
type AddAlias struct {
	Alias
}

func (c AddAlias) apply(d *draft) error {
	return d.put(c.Alias)
}

// RemoveAlias takes a name away.
type RemoveAlias struct {
	Alias
}

func (c RemoveAlias) apply(d *draft) error { return d.removeOne(c.Alias.Key(), AliasUnknown) }

// Tag is a free mark on an actor.
type Tag struct {
	Actor ActorID `json:"actor" field:"inside"`
	Name  string  `json:"name" field:"name inside"`
}

// Key is the actor and the tag.
func (t Tag) Key() Key { return Key{TagRecord, string(t.Actor) + "/" + t.Name} }

func (Tag) table() *table { return tagTable }

var tagTable = tableOf[Tag](TagRecord)

// AddTag marks an actor; a mark that it has already changes nothing.
type AddTag struct {
	Tag
}

func (c AddTag) apply(d *draft) error {
	return d.put(c.Tag)
}

// RemoveTag takes a mark away.
type RemoveTag struct {
	Tag
}

func (c RemoveTag) apply(d *draft) error { return d.removeOne(c.Tag.Key(), TagUnknown) }
