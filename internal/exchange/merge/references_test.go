package merge

import (
	"slices"
	"testing"

	"interessentkart/internal/stakeholder"
)

// translated are the references that a merge leads from what is incoming to what
// it is in the map. Any other would name whatever has the same id there.
func translated() map[stakeholder.RecordKind][]string {
	return map[stakeholder.RecordKind][]string{
		stakeholder.ActorRecord:    {"source"},
		stakeholder.RelationRecord: {"from", "to", "source"},
		stakeholder.GroupRecord:    {"owner", "reportsTo", "source"},
		stakeholder.SeatRecord:     {"group", "actor", "appointedBy", "source"},
		stakeholder.AliasRecord:    {"actor"},
		stakeholder.TagRecord:      {"actor"},
		stakeholder.PositionRecord: {"actor"},
		stakeholder.SpeaksRecord:   {"seat", "actor"},
		stakeholder.QuestionRecord: {"group", "contact", "source"},
		stakeholder.DemandRecord:   {"group", "actor"},
		stakeholder.LimitRecord:    {"group"},
	}
}

// Rule M17.
func TestEveryReferenceIsTranslated(t *testing.T) {
	for _, kind := range stakeholder.RecordKinds() {
		if slices.Contains([]stakeholder.RecordKind{stakeholder.RoundRecord, stakeholder.ScoreRecord, stakeholder.TallyRecord, stakeholder.AskedRecord}, kind) {
			continue // rounds are not merged
		}
		for _, f := range stakeholder.Fields(kind) {
			if f.Form == stakeholder.RefForm && !slices.Contains(translated()[kind], f.Name) {
				t.Errorf("%s.%s names a record of kind %s: lead it to the map's where a merge adds and changes such records, and list it here", kind, f.Name, f.Names)
			}
		}
	}
}
