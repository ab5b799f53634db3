package layout

import (
	"strings"

	"interessentkart/internal/governance"
	"interessentkart/internal/stakeholder"
	"interessentkart/internal/words"
)

// phrases are what stands on drawings and in their tables in one language.
type phrases struct {
	words.Words
}

// phrasesIn gives the words of a language that words.Languages lists.
func phrasesIn(lang string) *phrases { return &phrases{words.For(words.Lang(lang))} }

// draw gives a text of the drawings that has no places to fill.
func (s *phrases) draw(key string) string { return s.Text("draw."+key, nil) }

// grade names a grade of being heard.
func (s *phrases) grade(g governance.Grade) string { return s.Text("grade."+string(g), nil) }

// apart says why an actor that is not heard is listed apart; "" for others.
func (s *phrases) apart(why governance.Apart) string {
	if why == "" {
		return ""
	}
	return s.Text("apart."+string(why), nil)
}

// verb is what the relation is called: its own label when its type has no words.
func (s *phrases) verb(r stakeholder.Relation) string {
	if r.Type == stakeholder.OtherRelation && r.Label != "" {
		return r.Label
	}
	return s.Relation(r.Type)
}

// sentence joins the parts that say something with commas.
func sentence(parts ...string) string {
	said := parts[:0:0]
	for _, part := range parts {
		if part != "" {
			said = append(said, part)
		}
	}
	return strings.Join(said, ", ")
}
