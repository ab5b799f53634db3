package store

import "interessentkart/internal/stakeholder"

// Add brings a summary up to date with one more entry.
func (s *Summary) Add(e Entry) {
	s.Revision++
	if s.Revision == 1 {
		s.Created = e.Time.UTC()
	}
	s.Changed = e.Time.UTC()
	for _, edit := range e.Patch {
		s.count(edit)
	}
}

func (s *Summary) count(e stakeholder.Edit) {
	switch e.Key.Kind {
	case stakeholder.InfoRecord:
		info, _ := e.After.(stakeholder.Info)
		s.Title, s.Archived = info.Title, info.Archived
	case stakeholder.ActorRecord:
		s.Actors += growth(e)
	case stakeholder.RelationRecord:
		s.Relations += growth(e)
	case stakeholder.GroupRecord:
		s.Groups += growth(e)
	}
}

// growth is 1 for a record that came, −1 for one that went, 0 for a change.
func growth(e stakeholder.Edit) int {
	switch {
	case e.Before == nil && e.After != nil:
		return 1
	case e.Before != nil && e.After == nil:
		return -1
	}
	return 0
}
