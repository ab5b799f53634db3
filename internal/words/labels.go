package words

import "interessentkart/internal/stakeholder"

// label gives the label of a value; the empty one is «unknown».
func (w Words) label(field, value string) string {
	if value == "" {
		value = "unknown"
	}
	return w.Text(field+"."+value, nil)
}

// Kind labels the sort of body an actor is.
func (w Words) Kind(v stakeholder.Kind) string { return w.label("kind", string(v)) }

// Category labels Prosjektveiviseren's division of stakeholders.
func (w Words) Category(v stakeholder.Category) string { return w.label("category", string(v)) }

// Level labels a level; that of Unknown is «ikke vurdert».
func (w Words) Level(v stakeholder.Level) string { return w.label("level", string(v)) }

// Attitude labels an actor's stance.
func (w Words) Attitude(v stakeholder.Attitude) string { return w.label("attitude", string(v)) }

// Anchoring labels how far the work is anchored with an actor.
func (w Words) Anchoring(v stakeholder.Anchoring) string { return w.label("anchoring", string(v)) }

// Agreement labels the state of a cooperation agreement.
func (w Words) Agreement(v stakeholder.Agreement) string { return w.label("agreement", string(v)) }

// Evidence labels what a row rests on.
func (w Words) Evidence(v stakeholder.Evidence) string { return w.label("evidence", string(v)) }

// Relation gives the verb of a relation, to stand between two names.
func (w Words) Relation(v stakeholder.RelationType) string { return w.label("relation", string(v)) }

// GroupType labels what a group does.
func (w Words) GroupType(v stakeholder.GroupType) string { return w.label("groupType", string(v)) }

// Role labels a seat's part in its group.
func (w Words) Role(v stakeholder.Role) string { return w.label("role", string(v)) }

// Gender labels what the person on a seat has stated.
func (w Words) Gender(v stakeholder.Gender) string { return w.label("gender", string(v)) }

// Phase labels where the work stands.
func (w Words) Phase(v stakeholder.Phase) string { return w.label("phase", string(v)) }

// Fact asks for a fact about the work.
func (w Words) Fact(v stakeholder.FactID) string { return w.label("fact", string(v)) }

// Wanted is where a question wants an actor.
func (w Words) Wanted(v stakeholder.Wanted) string { return w.label("wanted", string(v)) }

// Criterion labels what participants score.
func (w Words) Criterion(v stakeholder.Criterion) string { return w.label("criterion", string(v)) }

// RoundState labels where a round stands.
func (w Words) RoundState(v stakeholder.RoundState) string { return w.label("roundState", string(v)) }

// View labels a way to draw a map.
func (w Words) View(v stakeholder.View) string { return w.label("view", string(v)) }

// Record names a kind of record.
func (w Words) Record(v stakeholder.RecordKind) string { return w.label("record", string(v)) }

// Field is the heading of a record's field, by the field's name in files.
// Those of an actor are the headings of Prosjektveiviseren's interessentregister.
func (w Words) Field(record stakeholder.RecordKind, field string) string {
	return w.Text("field."+string(record)+"."+field, nil)
}

// Bool answers yes or no.
func (w Words) Bool(v bool) string {
	if v {
		return w.Text("answer.yes", nil)
	}
	return w.Text("answer.no", nil)
}

// LifeEvents lists the seven life events that a map is offered.
func (w Words) LifeEvents() []string {
	var events []string
	for _, n := range []string{"1", "2", "3", "4", "5", "6", "7"} {
		events = append(events, w.Text("lifeEvent."+n, nil))
	}
	return events
}
