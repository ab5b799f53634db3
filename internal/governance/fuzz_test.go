package governance

import (
	"fmt"
	"regexp"
	"testing"

	"pgregory.net/rapid"

	"interessentkart/internal/stakeholder"
	"interessentkart/internal/words"
)

// verdict finds the words that the program never says, in all languages.
var verdict = regexp.MustCompile(`(?i)(brudd|brot\b|feil|ulovl|lovstrid|violat|illegal|unlawful|error|breach|wrong)`)

// anyCommand draws commands that make, change and take away everything that
// governance reads; many of them are refused, and that is as it should be.
func anyCommand(t *rapid.T, i int) stakeholder.Command {
	actor := func() stakeholder.ActorID { return stakeholder.ActorID(fmt.Sprint("a", number(t, 0, 8))) }
	group := func() stakeholder.GroupID { return stakeholder.GroupID(fmt.Sprint("g", number(t, 0, 5))) }
	seat := func() stakeholder.SeatID { return stakeholder.SeatID(fmt.Sprint("s", number(t, 0, 9))) }
	yes := number(t, 0, 1) == 1
	level := maybe(t, stakeholder.High.Values())
	a, g := someActor(t, number(t, 0, 8)), someGroup(t, number(t, 0, 5), actor)
	kind := pick(t, stakeholder.Governs.Values()...)
	to := group()
	switch number(t, 0, 15) {
	case 0, 1, 2:
		return stakeholder.AddActor{Actor: a}
	case 3, 4:
		return stakeholder.Relate{Relation: stakeholder.Relation{ID: stakeholder.RelationID(fmt.Sprint("r", i)), From: actor(), To: actor(), Type: kind}}
	case 5, 6:
		return stakeholder.AddGroup{Group: g}
	case 7, 8:
		return stakeholder.Appoint{Seat: someSeat(t, number(t, 0, 9), group(), actor(), actor())}
	case 9:
		return stakeholder.SpeakFor{SpeaksFor: stakeholder.SpeaksFor{Seat: seat(), Actor: actor()}}
	case 10:
		return stakeholder.ChangeGroup{ID: group(), ReportsTo: &to, AppointedByPublicBody: &yes}
	case 11:
		return stakeholder.ChangeActor{ID: actor(), Interest: &level, Influence: &level, Owner: &yes}
	case 12:
		return stakeholder.MergeActors{Keep: actor(), Drop: actor()}
	case 13:
		return stakeholder.RemoveActor{ID: actor()}
	case 14:
		return stakeholder.RemoveGroup{ID: group()}
	}
	other := actor()
	return stakeholder.ChangeSeat{ID: seat(), Actor: &other, Group: &to}
}

// anyMap grows a map by random commands.
func anyMap(t *rapid.T) *stakeholder.Map {
	m := stakeholder.New("m")
	for i := range number(t, 0, 60) {
		if next, _, err := stakeholder.Apply(m, anyCommand(t, i)); err == nil {
			m = next
		}
	}
	return m
}

// everything asks all questions of a map; it must come to an end.
func everything(t *rapid.T, b *Rules, m *stakeholder.Map) {
	answers(t, b, m)
	r := Read(m)
	b.Models(r)
	for _, lang := range words.Languages() {
		for _, theme := range b.Themes(r) {
			for _, s := range append(theme.Facts, theme.Questions...) {
				if text := s.Text(lang); text == "" || verdict.MatchString(text) {
					t.Fatalf("%s says %q", s.Key, text)
				}
			}
		}
		if len(b.Annex(r, lang).Sections) != 6 {
			t.Fatal("an annex without its sections")
		}
	}
	for _, v := range r.Everyone().Voices {
		for _, lang := range words.Languages() {
			if b.VoiceText(m, v, lang) == "" {
				t.Fatal("a voice without a text")
			}
		}
	}
}

func TestAnyMapIsAnswered(t *testing.T) {
	b := load(t)
	rapid.Check(t, func(t *rapid.T) { everything(t, b, anyMap(t)) })
}

func FuzzCommands(f *testing.F) {
	b := load(f)
	f.Fuzz(rapid.MakeFuzz(func(t *rapid.T) { everything(t, b, anyMap(t)) }))
}
