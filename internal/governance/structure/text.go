package structure

import (
	"reflect"
	"slices"

	"interessentkart/internal/governance"
	"interessentkart/internal/stakeholder"
	"interessentkart/internal/words"
)

// Section is a heading with the sentences under it.
type Section struct {
	Title string   `json:"title"`
	Lines []string `json:"lines"`
}

// teller writes an answer for people.
type teller struct {
	words.Words
	m *stakeholder.Map
	a *Answer
}

// Tell writes the answer out, the most important first: who sits where, how
// everybody is then heard, what changes from today, why each seat is there,
// whom to ask, and what it rests on.
func (a Answer) Tell(m *stakeholder.Map, w words.Words) []Section {
	t := teller{w, m, &a}
	list := []Section{
		{t.Text("structure.title.answer", nil), t.answer()},
		{t.Text("structure.title.heard", nil), t.heard(a.Outcome)},
	}
	for _, s := range []Section{
		{t.Text("structure.title.change", nil), t.change()},
		{t.Text("structure.title.why", nil), t.why()},
		{t.Text("structure.title.ask", nil), t.asks()},
		{t.Text("structure.title.rests", nil), t.rests()},
	} {
		if len(s.Lines) > 0 {
			list = append(list, s)
		}
	}
	return list
}

func (t *teller) name(id stakeholder.ActorID) string {
	a, _ := t.m.Actors.Find(id)
	return a.Name
}

func (t *teller) names(ids []stakeholder.ActorID) string {
	list := make([]string, len(ids))
	for i, id := range ids {
		list[i] = t.name(id)
	}
	return t.List(list)
}

// few seats are fewer than the checks leave without a remark.
const few = 3

// answer says who sits where.
func (t *teller) answer() []string {
	a := t.a
	var lines []string
	add := func(key string, args words.Args) { lines = append(lines, t.Text(key, args)) }
	switch {
	case len(a.Deciding.Choices) == 0:
		add("structure.deciding.all", words.Args{"n": a.Value.Deciding, "actors": t.names(a.Deciding.Forced)})
	case len(a.Deciding.Forced) > 0:
		add("structure.deciding.forced", words.Args{"n": a.Value.Deciding, "actors": t.names(a.Deciding.Forced)})
		lines = append(lines, t.choices(a.Deciding)...)
		add("structure.cannotTell", nil)
	default:
		add("structure.deciding.none", words.Args{"n": a.Value.Deciding, "all": len(a.Deciding.Choices[0].Of)})
	}
	switch {
	case a.Value.Deciding >= few:
	case a.Question.Equal:
		add("structure.deciding.fewShown", words.Args{"n": a.Value.Deciding})
	default:
		add("structure.deciding.few", words.Args{"n": a.Value.Deciding})
	}
	switch n := t.unassessed(); {
	case n == 0:
	case a.Shape == nil:
		add("structure.deciding.notAdvice.open", words.Args{"n": a.Today.Value.Deciding, "unknown": n})
	default:
		add("structure.deciding.notAdvice", words.Args{"n": a.Today.Value.Deciding, "unknown": n})
	}
	lines = append(lines, t.advising()...)
	if private := t.private(); len(private) > 0 {
		add("structure.private", words.Args{"n": len(private), "actors": t.names(private[:min(len(private), namesMost)])})
	}
	if len(a.Lost) > 0 {
		var lost []string
		for _, interest := range a.Lost {
			lost = append(lost, t.Text("interests."+interest, nil))
		}
		add("structure.lost", words.Args{"interests": t.List(lost)})
	}
	return lines
}

// private are the private bodies that every best structure gives a seat.
func (t *teller) private() []stakeholder.ActorID {
	var list []stakeholder.ActorID
	for _, id := range slices.Concat(t.a.Deciding.Forced, t.a.Advising.Forced) {
		if a, _ := t.m.Actors.Find(id); a.Kind == stakeholder.Private {
			list = append(list, id)
		}
	}
	return list
}

// unassessed counts those who sit in the group today, would not in the proposal
// – or might not, where it leaves a choice of fewer seats – and of whom the map
// does not know how much the work matters to them.
func (t *teller) unassessed() int {
	if t.a.Today == nil || t.a.Question.Equal || t.a.Value.Deciding >= t.a.Today.Value.Deciding {
		return 0
	}
	n := 0
	for _, s := range t.a.Today.Grades {
		a, _ := t.m.Actors.Find(s.Actor)
		unknown := a.Interest == stakeholder.Unknown || a.Influence == stakeholder.Unknown
		stays := slices.Contains(t.a.Deciding.Forced, s.Actor)
		if s.Grade == governance.Seated && unknown && !stays {
			n++
		}
	}
	return n
}

// namesMost is how many names a choice is told with.
const namesMost = 12

// choices says between whom there is a choice.
func (t *teller) choices(p Place) []string {
	var lines []string
	for _, c := range p.Choices {
		if len(c.Of) > namesMost {
			lines = append(lines, t.Text("structure.choice.many", words.Args{"take": c.Take, "n": len(c.Of)}))
			continue
		}
		args := words.Args{"take": c.Take, "n": len(c.Of), "actors": t.names(c.Of)}
		key := "structure.choice.some"
		switch {
		case c.Fewer:
			key = "structure.choice.upTo"
		case c.Free:
			key = "structure.choice.any"
		}
		lines = append(lines, t.Text(key, args))
	}
	return lines
}

func (t *teller) advising() []string {
	a := t.a
	if a.Groups == 0 {
		return []string{t.Text("structure.advising.none", nil)}
	}
	var lines []string
	add := func(key string, args words.Args) { lines = append(lines, t.Text(key, args)) }
	base, _ := t.m.Groups.Find(a.Base)
	switch n := len(a.Advising.Forced); {
	case a.Base != "" && n == 0 && len(a.Advising.Choices) == 0:
		add("structure.advising.asIs", words.Args{"group": base.Name})
	case a.Base != "" && n > 0:
		add("structure.advising.more", words.Args{"group": base.Name, "n": n, "actors": t.names(a.Advising.Forced)})
	case n > 0:
		add("structure.advising.new", words.Args{"n": n, "actors": t.names(a.Advising.Forced)})
	}
	if a.Groups > 1 {
		add("structure.advising.two", words.Args{"most": AdvisingMost})
	}
	for _, text := range t.choices(a.Advising) {
		add("structure.inAdvising", words.Args{"text": text})
	}
	return append(lines, t.contact())
}

// contact names the kontaktledd, or those between whom there is a choice.
func (t *teller) contact() string {
	switch a := t.a; {
	case a.Shape != nil:
		return t.Text("structure.contact.one", words.Args{"actor": t.name(a.Shape.Contact)})
	case len(a.Contact.Forced) == 1:
		return t.Text("structure.contact.one", words.Args{"actor": t.name(a.Contact.Forced[0])})
	case len(a.Contact.Choices) > 0 && len(a.Contact.Choices[0].Of) <= 3:
		return t.Text("structure.contact.choice", words.Args{"actors": t.names(a.Contact.Choices[0].Of)})
	}
	return t.Text("structure.contact.open", nil)
}

// heard counts the grades, and names those who are not heard.
func (t *teller) heard(o Outcome) []string {
	args := words.Args{}
	for _, grade := range []string{"seated", "mandated", "linked", "informed", "unheard", "apart"} {
		args[grade] = o.Counts[grade]
	}
	lines := []string{t.Text("structure.counts", args)}
	var unheard, informed, heavy []stakeholder.ActorID
	for _, s := range o.Grades {
		switch {
		case s.Apart != "":
		case s.Grade == "unheard":
			unheard = append(unheard, s.Actor)
		case s.Grade == "informed":
			informed = append(informed, s.Actor)
		}
		if t.isHeavyOut(s) {
			heavy = append(heavy, s.Actor)
		}
	}
	add := func(key string, n int, who []stakeholder.ActorID) {
		if n > 0 {
			lines = append(lines, t.Text(key, words.Args{"n": n, "actors": t.names(who)}))
		}
	}
	if t.a.Shape != nil {
		add("structure.heavyOut", len(heavy), heavy)
		add("structure.unheard", len(unheard), unheard)
		add("structure.informed", len(informed), informed)
	} else {
		add("structure.heavyOut.any", o.Value.HeavyOut, nil)
		add("structure.unreachable", len(t.a.Unreachable), t.a.Unreachable)
	}
	for _, u := range t.a.Unseated {
		lines = append(lines, t.Text("structure.unseated", words.Args{"n": len(u.For), "actor": t.name(u.By), "actors": t.names(u.For[:min(len(u.For), namesMost)])}))
	}
	if o.Value.Hanging > 0 {
		lines = append(lines, t.Text("structure.hanging", words.Args{"n": o.Value.Hanging}))
	}
	return lines
}

// isHeavyOut reports whether a heavy actor has neither seat nor anybody who
// speaks for it.
func (t *teller) isHeavyOut(s Standing) bool {
	a, _ := t.m.Actors.Find(s.Actor)
	heavy := a.Affected == stakeholder.High || a.Interest == stakeholder.High && a.Influence == stakeholder.High
	return heavy && !t.a.Question.Equal && !a.Hired && s.Grade != "seated" && s.Grade != "mandated"
}

// change lists every grade that differs from today: those that fall first.
func (t *teller) change() []string {
	if t.a.Today == nil || t.a.Shape == nil {
		return nil
	}
	falls := 0
	var lines []string
	for _, pass := range []bool{true, false} {
		for _, c := range t.a.Changes {
			if c.Falls != pass {
				continue
			}
			if c.Falls {
				falls++
			}
			lines = append(lines, t.changed(c))
		}
	}
	first := t.Text("structure.change.falls", words.Args{"n": falls})
	if falls == 0 {
		first = t.Text("structure.change.noLoss", nil)
	}
	if len(lines) == 0 {
		first = t.Text("structure.change.none", nil)
	}
	seats := t.Text("structure.change.seats", words.Args{"before": t.a.Today.Value.Deciding, "after": t.a.Outcome.Value.Deciding,
		"all": t.a.Today.Value.Seats, "allAfter": t.a.Outcome.Value.Seats})
	return append(append([]string{seats}, t.moves()...), append([]string{first}, lines...)...)
}

// moves says whose seats change, all together.
func (t *teller) moves() []string {
	var lines []string
	for _, of := range []struct {
		key string
		who []stakeholder.ActorID
	}{{"structure.move.in", t.a.Moves.In}, {"structure.move.toAdvising", t.a.Moves.ToAdvising}, {"structure.move.out", t.a.Moves.Out}} {
		if len(of.who) > 0 {
			lines = append(lines, t.Text(of.key, words.Args{"n": len(of.who), "actors": t.names(of.who)}))
		}
	}
	return lines
}

func (t *teller) changed(c Change) string {
	args := words.Args{"actor": t.name(c.Actor), "from": t.Text("grade."+string(c.From), nil), "to": t.Text("grade."+string(c.To), nil)}
	if c.Apart != "" {
		args["to"] = t.Text("structure.change.apart", words.Args{"grade": args["to"], "apart": t.Text("apart."+string(c.Apart), nil)})
	}
	switch {
	case len(c.HangsOn) > 0 && c.Assumed > 0:
		args["on"], args["n"] = t.names(c.HangsOn), c.Assumed
		return t.Text("structure.change.hangsAssumed", args)
	case len(c.HangsOn) > 0:
		args["on"] = t.names(c.HangsOn)
		return t.Text("structure.change.hangs", args)
	case c.Assumed > 0:
		args["n"] = c.Assumed
		return t.Text("structure.change.assumed", args)
	}
	return t.Text("structure.change.one", args)
}

// why says what each seat that is forced is there for.
func (t *teller) why() []string {
	var lines []string
	for _, r := range t.a.Reasons {
		args := words.Args{"actor": t.name(r.Actor)}
		others := slices.DeleteFunc(slices.Clone(r.Lose), func(id stakeholder.ActorID) bool { return id == r.Actor })
		if len(r.Heavy) > 0 {
			others = r.Heavy
		}
		args["n"], args["actors"] = len(others), t.names(others)
		lines = append(lines, t.Text(t.reason(r, len(others)), args))
	}
	return lines
}

func (t *teller) reason(r Reason, others int) string {
	switch {
	case r.Why == IsOwner:
		return "structure.why.owner"
	case r.Why == IsLeader:
		return "structure.why.leader"
	case r.Why == IsMust:
		return "structure.why.must"
	case r.Why == HoldsInterest:
		return "structure.why.interest"
	case len(r.Heavy) > 0:
		return "structure.why.heavy"
	case others > 0:
		return "structure.why.others"
	case len(r.Lose) > 0:
		return "structure.why.own"
	}
	return "structure.why.best"
}

func (t *teller) asks() []string {
	var lines []string
	for _, k := range t.a.Asks {
		lines = append(lines, t.Text("structure.ask", words.Args{"actor": t.name(k.Who), "n": len(k.For), "actors": t.names(k.For)}))
	}
	return lines
}

// rests says what the answer rests on, and how far it was decided.
func (t *teller) rests() []string {
	w := t.a.Weighting
	var lines []string
	actors := t.m.Actors.Len()
	switch {
	case w.Kind == governance.ByCount:
		lines = append(lines, t.Text("structure.rests.equal", nil))
	case w.Flat:
		lines = append(lines, t.Text("structure.rests.flat", nil))
	case w.Unknown > 0:
		lines = append(lines, t.Text("structure.rests.unknown", words.Args{"n": w.Unknown, "all": actors}))
	}
	if kept, _, ok := Asked(t.m, t.a.Question.Group); ok && reflect.DeepEqual(kept.Keep(), t.a.Question.Keep()) {
		lines = append(lines, t.Text("structure.kept", nil))
	}
	switch {
	case t.a.Open:
		lines = append(lines, t.Text("structure.rests.open", nil))
	case t.a.Settled:
		lines = append(lines, t.Text("structure.rests.proven", nil))
	default:
		lines = append(lines, t.Text("structure.rests.unsettled", nil))
	}
	return lines
}

// TellFacts writes out the facts worth knowing most, as questions; all says that
// everything unknown was tried.
func TellFacts(m *stakeholder.Map, w words.Words, facts []Fact, all bool) []string {
	t := teller{w, m, nil}
	var lines []string
	for _, f := range facts {
		args := words.Args{"actor": t.name(f.Actor)}
		if f.By != "" {
			args["by"] = t.name(f.By)
		}
		line := t.Text(t.question(f.Kind), args)
		for _, e := range f.Effects {
			line += " " + t.effect(f.Kind, e)
		}
		lines = append(lines, line)
	}
	if !all {
		lines = append(lines, t.Text("structure.facts.cut", nil))
	}
	return lines
}

func (t *teller) question(k FactKind) string {
	switch k {
	case UnknownInterest:
		return "structure.fact.interest"
	case UnknownInfluence:
		return "structure.fact.influence"
	case UnknownAffected:
		return "structure.fact.affected"
	case UnknownScores:
		return "structure.fact.scores"
	case Holds:
		return "structure.fact.holds"
	}
	return "structure.fact.speaks"
}

func (t *teller) effect(k FactKind, e Settling) string {
	value := t.Level(stakeholder.Level(e.Value))
	switch e.Value {
	case "yes", "both":
		value = t.Text("structure.yes", nil)
	case "no":
		value = t.Text("structure.no", nil)
	}
	args := words.Args{"value": value, "n": e.Changed, "in": t.names(e.In), "out": t.names(e.Out)}
	switch {
	case len(e.In) > 0 && len(e.Out) > 0:
		return t.Text("structure.effect.both", args)
	case len(e.In) > 0:
		return t.Text("structure.effect.in", args)
	case len(e.Out) > 0:
		return t.Text("structure.effect.out", args)
	}
	return t.Text("structure.effect.other", args)
}

// Clash says which demands cannot all be met.
func (e *CannotMeetError) Tell(m *stakeholder.Map, w words.Words) string {
	t := teller{w, m, nil}
	var list []string
	for _, d := range e.Demands {
		list = append(list, t.demand(d))
	}
	return w.Text("structure.clash", words.Args{"demands": w.List(list)})
}

// Tell says who cannot sit, and why.
func (e *CannotSitError) Tell(m *stakeholder.Map, w words.Words) string {
	t := teller{w, m, nil}
	key := "structure.cannotSit.never"
	switch {
	case e.Aggregate:
		key = "structure.cannotSit.aggregate"
	case e.Hired:
		key = "structure.cannotSit.hired"
	}
	return w.Text(key, words.Args{"actor": t.name(e.Actor)})
}

// NamingFor gives the names of new groups and the notes in a language.
func NamingFor(w words.Words, newID func() string) Naming {
	return Naming{
		Deciding: w.Text("structure.name.deciding", nil), Advising: w.Text("structure.name.advising", nil), Second: w.Text("structure.name.second", nil),
		Ask:   func(who []string) string { return w.Text("structure.note", words.Args{"actors": w.List(who)}) },
		NewID: newID,
	}
}
