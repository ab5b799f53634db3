package stakeholder

// This file is made of the records' fields: go test ./internal/stakeholder -run ChangesFollow -update

// ChangeMap changes what a map says of itself; a nil field stays as it is.
type ChangeMap struct {
	Title          *string `json:"title,omitempty"`
	Description    *string `json:"description,omitempty"`
	LifeEvent      *string `json:"lifeEvent,omitempty"`
	Period         *string `json:"period,omitempty"`
	Phase          *Phase  `json:"phase,omitempty"`
	UserSituation  *string `json:"userSituation,omitempty"`
	IntendedEffect *string `json:"intendedEffect,omitempty"`
	Models         *Models `json:"models,omitempty"`
	Archived       *bool   `json:"archived,omitempty"`
}

// ChangeSource changes a source; a nil field stays as it is.
type ChangeSource struct {
	ID        SourceID `json:"id"`
	Title     *string  `json:"title,omitempty"`
	URL       *string  `json:"url,omitempty"`
	Published *string  `json:"published,omitempty"`
}

// ChangeActor changes an actor; a nil field stays as it is.
type ChangeActor struct {
	ID              ActorID    `json:"id"`
	Name            *string    `json:"name,omitempty"`
	ShortName       *string    `json:"shortName,omitempty"`
	Kind            *Kind      `json:"kind,omitempty"`
	AlsoCounty      *bool      `json:"alsoCounty,omitempty"`
	Ministry        *bool      `json:"ministry,omitempty"`
	Hired           *bool      `json:"hired,omitempty"`
	Owner           *bool      `json:"owner,omitempty"`
	Aggregate       *bool      `json:"aggregate,omitempty"`
	OrgNumber       *string    `json:"orgNumber,omitempty"`
	Category        *Category  `json:"category,omitempty"`
	Interest        *Level     `json:"interest,omitempty"`
	Influence       *Level     `json:"influence,omitempty"`
	Affected        *Level     `json:"affected,omitempty"`
	Attitude        *Attitude  `json:"attitude,omitempty"`
	Expectations    *string    `json:"expectations,omitempty"`
	InformationNeed *string    `json:"informationNeed,omitempty"`
	Measures        *string    `json:"measures,omitempty"`
	Notes           *string    `json:"notes,omitempty"`
	Anchoring       *Anchoring `json:"anchoring,omitempty"`
	Agreement       *Agreement `json:"agreement,omitempty"`
	ContactName     *string    `json:"contactName,omitempty"`
	ContactRole     *string    `json:"contactRole,omitempty"`
	Evidence        *Evidence  `json:"evidence,omitempty"`
	Source          *SourceID  `json:"source,omitempty"`
}

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

// ChangeGroup changes a group and its reporting line; a nil field stays as it is.
type ChangeGroup struct {
	ID                    GroupID    `json:"id"`
	Name                  *string    `json:"name,omitempty"`
	Type                  *GroupType `json:"type,omitempty"`
	Label                 *string    `json:"label,omitempty"`
	Mandate               *string    `json:"mandate,omitempty"`
	Owner                 *ActorID   `json:"owner,omitempty"`
	OwnerInterests        *Interests `json:"ownerInterests,omitempty"`
	ReportsTo             *GroupID   `json:"reportsTo,omitempty"`
	ReportsEvidence       *Evidence  `json:"reportsEvidence,omitempty"`
	AppointedByPublicBody *bool      `json:"appointedByPublicBody,omitempty"`
	Notes                 *string    `json:"notes,omitempty"`
	Evidence              *Evidence  `json:"evidence,omitempty"`
	Source                *SourceID  `json:"source,omitempty"`
}

// ChangeSeat changes a seat, which keeps what it speaks for when it moves; a nil field stays as it is.
type ChangeSeat struct {
	ID          SeatID     `json:"id"`
	Group       *GroupID   `json:"group,omitempty"`
	Actor       *ActorID   `json:"actor,omitempty"`
	Role        *Role      `json:"role,omitempty"`
	Label       *string    `json:"label,omitempty"`
	Interests   *Interests `json:"interests,omitempty"`
	AppointedBy *ActorID   `json:"appointedBy,omitempty"`
	Person      *string    `json:"person,omitempty"`
	Gender      *Gender    `json:"gender,omitempty"`
	Notes       *string    `json:"notes,omitempty"`
	Evidence    *Evidence  `json:"evidence,omitempty"`
	Source      *SourceID  `json:"source,omitempty"`
}
