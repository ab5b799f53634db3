package stakeholder

// Info is what a map says of itself. A map without any of it has no such record.
type Info struct {
	Title          string `json:"title,omitzero" field:"short everybody"`
	Description    string `json:"description,omitzero" field:"text everybody"`
	LifeEvent      string `json:"lifeEvent,omitzero" field:"line everybody"` // livshendelse, free text
	Period         string `json:"period,omitzero" field:"line everybody"`    // the time the map describes, free text
	Phase          Phase  `json:"phase,omitzero" field:"everybody"`
	UserSituation  string `json:"userSituation,omitzero" field:"text everybody"`  // the need from the user's side
	IntendedEffect string `json:"intendedEffect,omitzero" field:"text everybody"` // effect, not a solution
	Models         Models `json:"models,omitzero" field:"everybody"`
	Archived       bool   `json:"archived,omitzero" field:"everybody"`
}

// Models are Digdir and DFØ's ways to think of a cooperation; they can be mixed.
type Models struct {
	Network   bool `json:"network,omitzero"`
	Programme bool `json:"programme,omitzero"`
	Project   bool `json:"project,omitzero"`
}

// Key is the same for every map's own record.
func (Info) Key() Key { return Key{Kind: InfoRecord} }

func (Info) table() *table { return infoTable }

var infoTable = tableOf[Info](InfoRecord)

func (c ChangeMap) apply(d *draft) error {
	i := d.m.Info
	i = changed(i, c)
	i = settled(i).(Info)
	if i == (Info{}) {
		d.remove(i.Key())
		return nil
	}
	return d.put(i)
}
