package governance

import (
	"fmt"
	"slices"
	"strings"

	"interessentkart/internal/duties"
	"interessentkart/internal/governance/claim"
	"interessentkart/internal/stakeholder"
)

// What may be found of a duty to involve.
const (
	dutyUnheard = "unheard" // a must, and none of those it may concern is heard
	dutyWeak    = "weak"    // likewise, of a should or a may
	dutySome    = "some"    // some of them are not heard
	dutyApart   = "apart"   // those who are not heard are all listed apart
	dutyAbsent  = "absent"  // a must, and none of its bodies is on the map
	dutyLacking = "lacking" // likewise, of a should or a may
	dutyNobody  = "nobody"  // nobody on the map is marked as one it concerns
	dutyFacts   = "facts"   // facts are not answered
)

func dutyOutcomes() map[string][]string {
	who, bodies := []string{"level", "norms", "actors", "n", "here"}, []string{"level", "norms", "bodies"}
	return map[string][]string{dutyUnheard: who, dutyWeak: who, dutySome: who, dutyApart: who, dutyAbsent: bodies, dutyLacking: bodies,
		dutyNobody: {"level", "norms", "nobody"}, dutyFacts: {"n", "facts"}}
}

// dutyFinding is what one duty, or several that say the same of the map, give.
type dutyFinding struct {
	outcome string
	about   string // what it says, to tell it from others
	items   []duties.Item
	Statement
}

// dutiesToInvolve looks at the duties whose facts are answered with yes. One
// that says no more than a stronger one is not told again.
func (e *examiner) dutiesToInvolve() {
	var list []dutyFinding
	for _, item := range e.book.duties.Held(e.m) {
		f, ok := e.duty(item)
		if !ok {
			continue
		}
		at := slices.IndexFunc(list, func(x dutyFinding) bool { return x.about == f.about })
		switch {
		case at < 0:
			list = append(list, f)
		case list[at].items[0].Level == item.Level:
			list[at].items = append(list[at].items, item)
		}
	}
	for _, f := range list {
		e.tellDuty(f)
	}
	e.unanswered()
}

// duty says how those are heard whom a duty may concern; not ok where all are,
// and where no program can see whom it concerns.
func (e *examiner) duty(item duties.Item) (dutyFinding, bool) {
	must := item.Level == duties.Must
	switch {
	case len(item.Here) > 0:
		return e.dutyHeard(item, must)
	case slices.Contains(item.Looked, duties.Unseen):
		return dutyFinding{}, false
	case slices.Contains(item.Looked, duties.Bodies):
		f := dutyFinding{outcome: either(must, dutyAbsent, dutyLacking)}
		f.Lists = map[string][]claim.Subject{}
		for _, body := range item.Offer {
			f.Lists["bodies"] = append(f.Lists["bodies"], claim.Subject{Sort: claim.AText, ID: body.Name})
			f.about += "body " + body.ID
		}
		f.items = []duties.Item{item}
		return f, true
	}
	f := dutyFinding{outcome: dutyNobody, about: strings.Join(item.Looked, " "), items: []duties.Item{item}}
	f.Lists = map[string][]claim.Subject{}
	for _, what := range item.Looked {
		f.Lists["nobody"] = append(f.Lists["nobody"], aWord(word("duty.nobody."+what))...)
	}
	f.Rests = onLevels(item)
	return f, true
}

// dutyHeard is duty for somebody on the map.
func (e *examiner) dutyHeard(item duties.Item, must bool) (dutyFinding, bool) {
	var unheard []int32
	apart := true
	for _, id := range item.Here {
		a := e.actorAt[id]
		if e.hearing.Answerable() && !e.hearing.Voices[a].Heard() {
			unheard = append(unheard, a)
			apart = apart && e.hearing.Voices[a].Apart != ""
		}
	}
	if len(unheard) == 0 {
		return dutyFinding{}, false
	}
	slices.Sort(unheard)
	f := dutyFinding{outcome: either(must, dutyUnheard, dutyWeak), items: []duties.Item{item}, Statement: e.aboutActors(unheard)}
	switch {
	case apart:
		f.outcome = dutyApart
	case len(unheard) < len(item.Here):
		f.outcome = dutySome
	}
	f.Numbers["here"] = len(item.Here)
	f.about = fmt.Sprintf("%d of", len(item.Here))
	for _, id := range f.Actors {
		f.about += " " + string(id)
	}
	if f.Rests = e.broken(unheard); f.Rests == "" {
		f.Rests = onLevels(item)
	}
	f.about += " on " + string(f.Rests) // what not everybody may see is told by itself
	return f, true
}

// tellDuty adds the finding, with the norms as its sources.
func (e *examiner) tellDuty(f dutyFinding) {
	first := f.items[0]
	f.Lists["level"] = aWord(word("forgotten.level." + string(first.Level)))
	for _, item := range f.items {
		f.Lists["norms"] = append(f.Lists["norms"], claim.Subject{Sort: claim.AText, ID: item.Sources[0].Title})
		f.Lists["duties"] = append(f.Lists["duties"], claim.Subject{Sort: claim.AText, ID: item.Duty})
	}
	e.say(f.outcome, first.Duty, f.Statement)
	told := &e.found[len(e.found)-1]
	told.Sources = nil
	for _, item := range f.items {
		for _, s := range item.Sources {
			if !slices.ContainsFunc(told.Sources, func(x Source) bool { return x.ID == s.ID }) {
				told.Sources = append(told.Sources, s)
			}
		}
	}
}

// unanswered counts the facts that nobody has answered.
func (e *examiner) unanswered() {
	all := len(stakeholder.StateLead.Values())
	if n := all - e.m.Facts.Len(); n > 0 {
		s := numbered(n)
		s.Numbers["facts"] = all
		e.say(dutyFacts, "facts", s)
	}
}

// onLevels marks what tells who is affected, which not everybody may see.
func onLevels(item duties.Item) Rests {
	if item.OnLevels() {
		return RestsOnLevels
	}
	return ""
}

func either(first bool, one, other string) string {
	if first {
		return one
	}
	return other
}
