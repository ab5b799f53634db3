package forgotten

import (
	"slices"
	"strings"
	"unicode"

	"interessentkart/internal/alphabet"
	"interessentkart/internal/stakeholder"
	"interessentkart/internal/words"
)

// topic suggests the bodies of a rule when one of its words stands in what the
// map says of itself. Names of actors are never read for this; they only hold a
// voluntary body back where some aggregate is called by the same words.
func (s *search) topic(one *rule) {
	var hits, places []string
	for _, text := range []struct{ place, text string }{
		{"title", s.m.Info.Title}, {"situation", s.m.Info.UserSituation}, {"effect", s.m.Info.IntendedEffect},
	} {
		found := one.meant(text.text)
		if len(found) > 0 {
			places = append(places, text.place)
		}
		for _, hit := range found {
			if !slices.Contains(hits, hit) {
				hits = append(hits, hit)
			}
		}
	}
	if len(hits) == 0 {
		return
	}
	held := slices.ContainsFunc(s.actors, func(a stakeholder.Actor) bool {
		return a.Aggregate && a.Kind == stakeholder.Voluntary && len(one.meant(a.Name)) > 0
	})
	for _, id := range one.Bodies {
		e, ok := s.r.known.Find(id)
		if !ok || held && e.Kind == stakeholder.Voluntary {
			continue
		}
		reason := s.because(one, one.ID, nil, func(w words.Words) words.Args {
			var called []string
			for _, p := range places {
				called = append(called, w.Text("forgotten.place."+p, nil))
			}
			return words.Args{"words": strings.Join(hits[:min(len(hits), mostNamed)], ", "), "places": w.List(called), "body": e.Name}
		})
		reason.Words = hits
		s.suggest(id, reason)
	}
}

// meant finds which words of a text a rule is about, as they stand in it.
func (one rule) meant(text string) []string {
	var found []string
	for _, word := range strings.FieldsFunc(text, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }) {
		folded := alphabet.Fold(word)
		if slices.ContainsFunc(one.Words, func(want string) bool { return covers(want, folded) }) && !slices.Contains(found, word) {
			found = append(found, word)
		}
	}
	return found
}

func covers(want, word string) bool {
	beginning, open := strings.CutSuffix(want, "*")
	return word == beginning || open && strings.HasPrefix(word, beginning)
}
