package exchange

import "interessentkart/internal/stakeholder"

// Commands gives the commands that make a map out of an empty one, in an
// order in which each finds what it needs: apply them to preview an import,
// commit them to accept it.
//
// The tallies of a round come from its scores. Where a file does not have all
// of these, as one for others than those who scored, they cannot be made
// again; Left tells which.
func Commands(m *stakeholder.Map) []stakeholder.Command {
	l := &list{m: m}
	l.records()
	for _, live := range []bool{false, true} {
		for r := range m.Rounds.All() {
			if r.Live() == live {
				l.round(r)
			}
		}
	}
	return l.commands
}

// Left lists the records of m that another map, made by Commands, lacks or has
// otherwise.
func Left(m, made *stakeholder.Map) []stakeholder.Key {
	var left []stakeholder.Key
	for r := range m.Records() {
		if made.Find(r.Key()) != r {
			left = append(left, r.Key())
		}
	}
	return left
}

type list struct {
	m        *stakeholder.Map
	commands []stakeholder.Command
}

func (l *list) add(c stakeholder.Command) { l.commands = append(l.commands, c) }

// records adds all that is not part of a round.
func (l *list) records() {
	if l.m.Info != (stakeholder.Info{}) {
		l.add(change(l.m.Info))
	}
	for f := range l.m.Facts.All() {
		l.add(stakeholder.AnswerFact{Fact: f})
	}
	for s := range l.m.Sources.All() {
		l.add(stakeholder.AddSource{Source: s})
	}
	for a := range l.m.Actors.All() {
		l.add(stakeholder.AddActor{Actor: a})
	}
	for a := range l.m.Aliases.All() {
		l.add(stakeholder.AddAlias{Alias: a})
	}
	for t := range l.m.Tags.All() {
		l.add(stakeholder.AddTag{Tag: t})
	}
	for r := range l.m.Relations.All() {
		l.add(stakeholder.Relate{Relation: r})
	}
	l.groups()
	for s := range l.m.Seats.All() {
		l.add(stakeholder.Appoint{Seat: s})
	}
	for s := range l.m.Speaking.All() {
		l.add(stakeholder.SpeakFor{SpeaksFor: s})
	}
	for p := range l.m.Positions.All() {
		l.add(stakeholder.Place{Position: p})
	}
}

// change sets every field; one that is empty changes nothing in an empty map.
func change(i stakeholder.Info) stakeholder.ChangeMap {
	return stakeholder.ChangeMap{
		Title: stated(i.Title), Description: stated(i.Description), LifeEvent: stated(i.LifeEvent), Period: stated(i.Period),
		Phase: stated(i.Phase), UserSituation: stated(i.UserSituation), IntendedEffect: stated(i.IntendedEffect),
		Models: stated(i.Models), Archived: stated(i.Archived),
	}
}

func stated[T comparable](v T) *T {
	var zero T
	if v == zero {
		return nil
	}
	return &v
}

// groups adds each group after the one that it reports to.
func (l *list) groups() {
	added := make(map[stakeholder.GroupID]bool, l.m.Groups.Len())
	for g := range l.m.Groups.All() {
		var chain []stakeholder.Group
		for ok := true; ok && !added[g.ID]; g, ok = l.m.Groups.Find(g.ReportsTo) {
			added[g.ID] = true
			chain = append(chain, g)
		}
		for i := range chain {
			l.add(stakeholder.AddGroup{Group: chain[len(chain)-1-i]})
		}
	}
}

// round adds a round up to the state that it is in. Agreeing keeps the levels
// that the actors have: what was agreed on is in them already.
func (l *list) round(r stakeholder.Round) {
	l.add(stakeholder.OpenRound{ID: r.ID, Name: r.Name, Criteria: r.Criteria, Actors: l.asked(r.ID)})
	if r.State == stakeholder.Discarded {
		l.add(stakeholder.DiscardRound{ID: r.ID})
		return
	}
	for s := range l.m.Scores.All() {
		if s.Round == r.ID {
			l.add(stakeholder.GiveScore{Score: s})
		}
	}
	if r.State == stakeholder.Open {
		return
	}
	l.add(stakeholder.RevealRound{ID: r.ID})
	if r.State == stakeholder.Agreed {
		l.add(stakeholder.AgreeRound{ID: r.ID, Decisions: l.kept()})
	}
}

func (l *list) asked(round stakeholder.RoundID) []stakeholder.ActorID {
	var actors []stakeholder.ActorID
	for a := range l.m.Asked.All() {
		if a.Round == round {
			actors = append(actors, a.Actor)
		}
	}
	return actors
}

func (l *list) kept() []stakeholder.Decision {
	var decisions []stakeholder.Decision
	for a := range l.m.Actors.All() {
		for _, c := range stakeholder.Interest.Values() {
			decisions = append(decisions, stakeholder.Decision{Actor: a.ID, Criterion: c, Keep: true})
		}
	}
	return decisions
}
