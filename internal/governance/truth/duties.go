package truth

import (
	"encoding/json"
	"io/fs"
	"slices"

	"interessentkart/data/rules"
	"interessentkart/internal/alphabet"
	"interessentkart/internal/catalogue"
	"interessentkart/internal/governance/claim"
	"interessentkart/internal/sources"
	"interessentkart/internal/stakeholder"
)

// norm is a duty as its file states it.
type norm struct {
	ID, Level                 string
	Facts                     []stakeholder.FactID
	PublicGroup               bool
	If, Find, Bodies, Sources []string
	Offer                     []string
}

// norms reads the duties, by id.
func norms() map[string]norm {
	var file struct{ Duties []norm }
	text, err := fs.ReadFile(rules.Files, "duties.json")
	if err != nil || json.Unmarshal(text, &file) != nil {
		return nil
	}
	all := map[string]norm{}
	for _, one := range file.Duties {
		all[one.ID] = one
	}
	return all
}

// library is what is known of norms and bodies, read once a world.
type library struct {
	norms   map[string]norm
	bodies  *catalogue.Catalogue
	sources *sources.Book
}

func (w *World) library() *library {
	if w.books == nil {
		bodies, noBodies := catalogue.Load()
		book, noBook := sources.Load()
		if noBodies != nil || noBook != nil {
			return &library{}
		}
		w.books = &library{norms(), bodies, book}
	}
	return w.books
}

// body gives the id of the body that an actor is today: by its number, and
// where it has none by a name that one body alone goes by.
func (w *World) body(a stakeholder.Actor) string {
	if a.OrgNumber != "" {
		for _, e := range w.library().bodies.Entries() {
			if a.OrgNumber == e.OrgNumber || slices.Contains(e.Numbers, a.OrgNumber) {
				return e.ID
			}
		}
		return ""
	}
	names := []string{a.Name, a.ShortName}
	for alias := range w.Map.Aliases.All() {
		if alias.Actor == a.ID {
			names = append(names, alias.Name)
		}
	}
	for _, name := range names {
		e, ok := w.bearer(name)
		if !ok || a.Aggregate || a.Kind != "" && a.Kind != stakeholder.OtherKind && a.Kind != e.Kind {
			continue
		}
		if e.Ended != "" && e.Successor != "" {
			return e.Successor
		}
		return e.ID
	}
	return ""
}

// bearer gives the one body that goes by a name: as its own before as its short
// one, and as that before as one it had.
func (w *World) bearer(name string) (catalogue.Entry, bool) {
	wanted := alphabet.Fold(name)
	for _, names := range []func(catalogue.Entry) []string{
		func(e catalogue.Entry) []string { return append([]string{e.Name}, e.Names...) },
		func(e catalogue.Entry) []string { return []string{e.ShortName} },
		func(e catalogue.Entry) []string {
			former := slices.Clone(e.Former)
			if e.Municipality != "" {
				for _, n := range e.Former {
					former = append(former, n+" kommune")
				}
			}
			return former
		},
	} {
		var found []catalogue.Entry
		for _, e := range w.library().bodies.Entries() {
			if wanted != "" && slices.ContainsFunc(names(e), func(n string) bool { return alphabet.Fold(n) == wanted }) {
				found = append(found, e)
			}
		}
		if len(found) > 0 {
			return found[0], len(found) == 1
		}
	}
	return catalogue.Entry{}, false
}

// bodyOf is body, once an actor.
func (w *World) bodyOf(a stakeholder.Actor) string {
	if w.bodies == nil {
		w.bodies = map[stakeholder.ActorID]string{}
	}
	id, ok := w.bodies[a.ID]
	if !ok {
		id = w.body(a)
		w.bodies[a.ID] = id
	}
	return id
}

// concerned lists the actors that a duty may be about.
func (w *World) concerned(one norm) []stakeholder.ActorID {
	return w.those(func(a stakeholder.Actor) bool {
		return slices.ContainsFunc(one.Find, func(what string) bool { return w.marked(a, what) }) ||
			slices.ContainsFunc(one.Bodies, func(id string) bool { return w.bodyOf(a) == id })
	})
}

// marked reports whether the map marks an actor as one of those looked for.
func (w *World) marked(a stakeholder.Actor, what string) bool {
	speaks := func() bool {
		return slices.ContainsFunc(w.relations, func(r stakeholder.Relation) bool {
			return r.Type == stakeholder.Represents && r.From == a.ID && w.isUser(w.actors[r.To])
		})
	}
	switch what {
	case "affected":
		return slices.Contains([]stakeholder.Level{stakeholder.Low, stakeholder.Medium, stakeholder.High}, a.Affected)
	case "ministries":
		return a.Ministry
	case "municipal":
		return isLocal(a) || w.bodyOf(a) == catalogue.KS
	case "users":
		return w.isUser(a) || speaks()
	case "organisations":
		return a.Kind == stakeholder.Voluntary || speaks()
	case "appointedByKS":
		return slices.ContainsFunc(w.seats, func(s stakeholder.Seat) bool {
			return s.Actor == a.ID && s.AppointedBy != "" && w.bodyOf(w.actors[s.AppointedBy]) == catalogue.KS
		})
	}
	return false
}

func (w *World) isUser(a stakeholder.Actor) bool {
	return a.Kind == stakeholder.Users || a.Category == stakeholder.User ||
		slices.ContainsFunc(w.relations, func(r stakeholder.Relation) bool { return r.Type == stakeholder.Serves && r.To == a.ID })
}

// binding is how much a duty asks: «may» where its first norm has not been read,
// or did not hold when it was checked.
func (w *World) binding(one norm) string {
	s, _ := w.library().sources.Find(one.Sources[0])
	if s.Basis != sources.Read || s.NotInForce || s.To != "" && s.To < s.Checked {
		return "may"
	}
	return one.Level
}

// holds reports whether the facts bring a duty.
func (w *World) holds(one norm) bool {
	for _, id := range one.Facts {
		if f, ok := w.Map.Facts.Find(id); !ok || f.Answer != stakeholder.Yes {
			return false
		}
	}
	public, there := !one.PublicGroup, len(one.If) == 0
	for _, g := range w.groups {
		public = public || g.AppointedByPublicBody
	}
	for _, a := range w.actors {
		there = there || slices.Contains(one.If, w.bodyOf(a))
	}
	return public && there
}

// said gives the duties that a claim is about; not ok where one of them does
// not hold, or is not of the level and the norm that the claim gives it.
func (w *World) said(c claim.Claim) (list []norm, v want, ok bool) {
	level := idsOf(c.Lists["level"])
	v = want{numbers: map[string]int{}, lists: map[string][]string{"level": level, "duties": nil, "norms": nil}, assumed: -1}
	for _, id := range idsOf(c.Lists["duties"]) {
		one, known := w.library().norms[id]
		if !known || !w.holds(one) || !slices.Equal(level, []string{"forgotten.level." + w.binding(one)}) {
			return nil, v, false
		}
		list = append(list, one)
		s, _ := w.library().sources.Find(one.Sources[0])
		v.lists["duties"], v.lists["norms"] = append(v.lists["duties"], id), append(v.lists["norms"], s.Title)
	}
	return list, v, len(list) > 0
}

// passedBy is a claim about those who are not heard, of all whom each of its
// duties may concern.
func passedBy(is func(level string, all, unheard, apart int) bool) proof {
	return func(w *World, c claim.Claim) (want, bool) {
		list, v, ok := w.said(c)
		for _, one := range list {
			all := w.concerned(one)
			unheard := w.who(func(voice claim.Voice, _ stakeholder.Actor) bool {
				return slices.Contains(all, voice.Actor) && !voice.Grade.Heard()
			})
			apart := w.who(func(voice claim.Voice, _ stakeholder.Actor) bool {
				return slices.Contains(unheard, voice.Actor) && voice.Apart != ""
			})
			v.numbers["n"], v.numbers["here"], v.lists["actors"] = len(unheard), len(all), of(unheard)
			ok = ok && len(unheard) > 0 && len(unheard) == c.Numbers["n"] && is(w.binding(one), len(all), len(unheard), len(apart))
		}
		return v, ok && len(w.Deciding()) > 0
	}
}

// absent is a claim that none of the bodies of a duty is on the map, nor
// anybody else whom it may concern.
func absent(must bool) proof {
	return func(w *World, c claim.Claim) (want, bool) {
		list, v, ok := w.said(c)
		for _, one := range list {
			v.lists["bodies"] = nil
			for _, id := range one.Offer {
				e, _ := w.library().bodies.Find(id)
				v.lists["bodies"] = append(v.lists["bodies"], e.Name)
			}
			ok = ok && len(w.concerned(one)) == 0 && len(one.Bodies) > 0 && must == (w.binding(one) == "must")
		}
		return v, ok
	}
}

// unmarked is a claim that nobody on the map is marked as what a duty looks for.
func unmarked(w *World, c claim.Claim) (want, bool) {
	list, v, ok := w.said(c)
	for _, one := range list {
		v.lists["nobody"] = nil
		for _, what := range one.Find {
			v.lists["nobody"] = append(v.lists["nobody"], "duty.nobody."+what)
		}
		ok = ok && len(w.concerned(one)) == 0 && len(one.Bodies) == 0 && len(one.Find) > 0
	}
	return v, ok
}

func dutyProofs() map[string]proof {
	return map[string]proof{
		"duty/unheard": passedBy(func(level string, all, unheard, apart int) bool {
			return level == "must" && unheard == all && apart < unheard
		}),
		"duty/weak": passedBy(func(level string, all, unheard, apart int) bool {
			return level != "must" && unheard == all && apart < unheard
		}),
		"duty/some":    passedBy(func(_ string, all, unheard, apart int) bool { return unheard < all && apart < unheard }),
		"duty/apart":   passedBy(func(_ string, _, unheard, apart int) bool { return apart == unheard }),
		"duty/absent":  absent(true),
		"duty/lacking": absent(false),
		"duty/nobody":  unmarked,
		"duty/facts": func(w *World, c claim.Claim) (want, bool) {
			n, all := 0, stakeholder.StateLead.Values()
			for _, id := range all {
				if _, ok := w.Map.Facts.Find(id); !ok {
					n++
				}
			}
			return want{numbers: map[string]int{"n": n, "facts": len(all)}, assumed: -1}, n > 0
		},
	}
}
