package stakeholder

import "slices"

// Values are strings as they stand in files; the empty one means not stated.
// In JSON "unknown" is read as not stated for the types that have it.
type (
	// Kind is the sort of body an actor is (aktørtype).
	Kind string
	// Category is Prosjektveiviseren's division of stakeholders.
	Category string
	// Level is a step of interest or influence. Unknown is not None.
	Level string
	// Attitude is an actor's stance (holdning).
	Attitude string
	// Anchoring is how far the work is anchored with an actor (forankring).
	Anchoring string
	// Agreement is the state of a cooperation agreement (samarbeidserklæring).
	Agreement string
	// Evidence tells what a row rests on.
	Evidence string
	// RelationType is what one actor is to another.
	RelationType string
	// GroupType is what a group does; its user declares it.
	GroupType string
	// Role is a seat's part in its group.
	Role string
	// Gender is what the person on a seat has stated.
	Gender string
	// Phase is where the work stands in Digdir's guide.
	Phase string
	// Criterion is what a participant scores.
	Criterion string
	// RoundState is where a scoring round stands.
	RoundState string
	// FactID names a fact about the work that decides who must be involved.
	FactID string
	// Answer is what is known of a fact; the empty one is not known.
	Answer string
	// Wanted is where a question wants an actor.
	Wanted string
	// View is a way to draw a map; positions belong to one.
	View string
)

// Kinds of actors.
const (
	State        Kind = "state"
	County       Kind = "county"
	Municipality Kind = "municipality"
	KS           Kind = "ks"
	Private      Kind = "private"
	Voluntary    Kind = "voluntary"
	Users        Kind = "users"
	OtherKind    Kind = "other"
)

// Categories of Prosjektveiviseren.
const (
	Executive     Category = "executive"
	User          Category = "user"
	Supplier      Category = "supplier"
	Authority     Category = "authority"
	OtherCategory Category = "other"
)

// Levels, from nothing known to most.
const (
	Unknown Level = ""
	None    Level = "none"
	Low     Level = "low"
	Medium  Level = "medium"
	High    Level = "high"
)

// Attitudes, besides not stated.
const (
	Negative Attitude = "negative"
	Neutral  Attitude = "neutral"
	Positive Attitude = "positive"
)

// Steps of anchoring, besides not stated.
const (
	NotAnchored      Anchoring = "none"
	AnchoredContact  Anchoring = "contact"
	AnchoredLeader   Anchoring = "leader"
	AnchoredTop      Anchoring = "top"
	AnchoredMinistry Anchoring = "ministry"
)

// States of an agreement, besides not stated.
const (
	NoAgreement     Agreement = "none"
	DraftAgreement  Agreement = "draft"
	SignedAgreement Agreement = "signed"
)

// What a row rests on, besides not stated.
const (
	Documented Evidence = "documented"
	Assumed    Evidence = "assumed"
)

// Relation types. Collaborates and Conflicts are symmetric.
const (
	Governs       RelationType = "governs"
	Funds         RelationType = "funds"
	Represents    RelationType = "represents"
	Regulates     RelationType = "regulates"
	Delivers      RelationType = "delivers"
	Influences    RelationType = "influences"
	Informs       RelationType = "informs"
	Assigns       RelationType = "assigns"
	Serves        RelationType = "serves"
	PartOf        RelationType = "partOf"
	Lends         RelationType = "lends"
	Collaborates  RelationType = "collaborates"
	Conflicts     RelationType = "conflicts"
	OtherRelation RelationType = "other"
)

// Group types.
const (
	Decides     GroupType = "decides"
	Advises     GroupType = "advises"
	Coordinates GroupType = "coordinates"
	Executes    GroupType = "executes"
)

// Roles on seats. Leader and Member count, the others do not.
const (
	Leader      Role = "leader"
	Member      Role = "member"
	Deputy      Role = "deputy"
	Observer    Role = "observer"
	Secretariat Role = "secretariat"
)

// Genders, besides not stated.
const (
	Woman Gender = "woman"
	Man   Gender = "man"
)

// Phases of the work, besides not stated.
const (
	Start   Phase = "start"
	Shape   Phase = "shape"
	Deliver Phase = "deliver"
)

// Criteria of a score.
const (
	Interest  Criterion = "interest"
	Influence Criterion = "influence"
	Affected  Criterion = "affected"
)

// Facts about the work; the ids are those of the duties to involve.
const (
	StateLead    FactID = "stateLead"
	LocalLead    FactID = "localLead"
	AffectsLocal FactID = "affectsLocal"
	Staff        FactID = "staff"
	PersonalData FactID = "personalData"
	LawChange    FactID = "rules"
	LandPlan     FactID = "landPlan"
	Sami         FactID = "sami"
	OpenGroups   FactID = "groups"
	CareService  FactID = "service"
)

// Where a question wants an actor: in the group that decides, in the one that
// advises, or in neither.
const (
	MustDecide Wanted = "must"
	MustAdvise Wanted = "advise"
	NeverSits  Wanted = "never"
)

// Answers, besides not known.
const (
	Yes Answer = "yes"
	No  Answer = "no"
)

// States of a round; the first two are live.
const (
	Open      RoundState = "open"
	Revealed  RoundState = "revealed"
	Agreed    RoundState = "agreed"
	Discarded RoundState = "discarded"
)

// Views with positions of their own.
const (
	Network    View = "network"
	Hierarchy  View = "hierarchy"
	Grid       View = "grid"
	Rings      View = "rings"
	Levels     View = "levels"
	Governance View = "governance"
	Overlap    View = "overlap"
)

// Values lists what the fields may hold, in the order people expect; "" is not
// listed. The lists are made anew at each call.
func (Kind) Values() []Kind {
	return []Kind{State, County, Municipality, KS, Private, Voluntary, Users, OtherKind}
}

// Values lists the categories.
func (Category) Values() []Category {
	return []Category{Executive, User, Supplier, Authority, OtherCategory}
}

// Values lists the levels from low to high, without Unknown.
func (Level) Values() []Level { return []Level{None, Low, Medium, High} }

// Values lists the attitudes from negative to positive.
func (Attitude) Values() []Attitude { return []Attitude{Negative, Neutral, Positive} }

// Values lists the steps of anchoring, lowest first.
func (Anchoring) Values() []Anchoring {
	return []Anchoring{NotAnchored, AnchoredContact, AnchoredLeader, AnchoredTop, AnchoredMinistry}
}

// Values lists the states of an agreement.
func (Agreement) Values() []Agreement {
	return []Agreement{NoAgreement, DraftAgreement, SignedAgreement}
}

// Values lists documented and assumed.
func (Evidence) Values() []Evidence { return []Evidence{Documented, Assumed} }

// Values lists the relation types in the glossary's order.
func (RelationType) Values() []RelationType {
	return []RelationType{Governs, Funds, Represents, Regulates, Delivers, Influences, Informs,
		Assigns, Serves, PartOf, Lends, Collaborates, Conflicts, OtherRelation}
}

// Values lists the group types.
func (GroupType) Values() []GroupType { return []GroupType{Decides, Advises, Coordinates, Executes} }

// Values lists the roles.
func (Role) Values() []Role { return []Role{Leader, Member, Deputy, Observer, Secretariat} }

// Values lists the genders a seat can state.
func (Gender) Values() []Gender { return []Gender{Woman, Man} }

// Values lists the phases in their order.
func (Phase) Values() []Phase { return []Phase{Start, Shape, Deliver} }

// Values lists the criteria.
func (Criterion) Values() []Criterion { return []Criterion{Interest, Influence, Affected} }

// Values lists the facts in the order in which they are asked.
func (FactID) Values() []FactID {
	return []FactID{StateLead, LocalLead, AffectsLocal, Staff, PersonalData, LawChange, LandPlan, Sami, OpenGroups, CareService}
}

// Values lists the places.
func (Wanted) Values() []Wanted { return []Wanted{MustDecide, MustAdvise, NeverSits} }

// Values lists yes and no.
func (Answer) Values() []Answer { return []Answer{Yes, No} }

// Values lists the states of a round in their order.
func (RoundState) Values() []RoundState { return []RoundState{Open, Revealed, Agreed, Discarded} }

// Values lists the views.
func (View) Values() []View {
	return []View{Network, Hierarchy, Grid, Rings, Levels, Governance, Overlap}
}

type enum[T any] interface {
	~string
	Values() []T
}

// checkValue refuses a value that the field does not have; "" passes.
func checkValue[T enum[T]](k Key, v T) *Error {
	if v == "" {
		return nil
	}
	return checkStated(k, v)
}

// checkStated refuses "" too.
func checkStated[T enum[T]](k Key, v T) *Error {
	if slices.Contains(v.Values(), v) {
		return nil
	}
	return Invalid.At(k, ValueUnknown).With(string(v))
}

// Rank is 0 for None to 3 for High; ok is false when the level is not known.
func (l Level) Rank() (rank int, ok bool) {
	rank = slices.Index(l.Values(), l)
	return max(rank, 0), rank >= 0
}

// Symmetric reports whether the relation has no direction.
func (t RelationType) Symmetric() bool { return t == Collaborates || t == Conflicts }

// Counts reports whether a seat with the role counts as a member.
func (r Role) Counts() bool { return r == Leader || r == Member }

// UnmarshalText reads "unknown" as not stated.
func (l *Level) UnmarshalText(text []byte) error { return stated(l, text) }

// UnmarshalText reads "unknown" as not stated.
func (a *Attitude) UnmarshalText(text []byte) error { return stated(a, text) }

// UnmarshalText reads "unknown" as not stated.
func (a *Anchoring) UnmarshalText(text []byte) error { return stated(a, text) }

// UnmarshalText reads "unknown" as not stated.
func (a *Agreement) UnmarshalText(text []byte) error { return stated(a, text) }

func stated[T ~string](v *T, text []byte) error {
	*v = T(text)
	if *v == "unknown" {
		*v = ""
	}
	return nil
}
