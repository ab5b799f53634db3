package truth

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"interessentkart/internal/governance/claim"
	"interessentkart/internal/stakeholder"
)

// want is what a claim must say to be true.
type want struct {
	numbers map[string]int
	lists   map[string][]string // ids
	assumed int                 // rows; -1 where the claim has none to tell
}

// Prove tells what is false in a claim; "" says that it is true. A claim that
// nobody has written a proof for is not true.
func (w *World) Prove(c claim.Claim) string {
	proof, ok := proofs()[c.Key]
	if !ok {
		return "nobody proves " + c.Key
	}
	must, holds := proof(w, c)
	if !holds {
		return fmt.Sprintf("%s does not hold in %q: %v %v", c.Key, c.Group, c.Numbers, c.Lists)
	}
	for name, n := range must.numbers {
		if got, ok := c.Numbers[name]; !ok || got != n {
			return fmt.Sprintf("%s in %q: %s is %d, and said to be %d", c.Key, c.Group, name, n, c.Numbers[name])
		}
	}
	for name, ids := range must.lists {
		got := idsOf(c.Lists[name])
		if len(got) == claim.MaxListed && len(ids) > len(got) {
			ids = ids[:len(got)]
		}
		if !slices.Equal(got, ids) {
			return fmt.Sprintf("%s in %q: %s are %v, and said to be %v", c.Key, c.Group, name, ids, got)
		}
	}
	for name := range c.Lists {
		if _, ok := must.lists[name]; !ok {
			return fmt.Sprintf("%s: nobody proves the list %s", c.Key, name)
		}
	}
	if must.assumed >= 0 && must.assumed != c.Assumed {
		return fmt.Sprintf("%s in %q: %d rows are assumed, not %d", c.Key, c.Group, must.assumed, c.Assumed)
	}
	return ""
}

func idsOf(subjects []claim.Subject) []string {
	var ids []string
	for _, s := range subjects {
		ids = append(ids, s.ID)
	}
	return ids
}

func of[T ~string](ids []T) []string {
	var list []string
	for _, id := range ids {
		list = append(list, string(id))
	}
	return list
}

type proof func(*World, claim.Claim) (want, bool)

func proofs() map[string]proof {
	all := map[string]proof{}
	for _, some := range []map[string]proof{seatProofs(), voiceProofs(), levelProofs(), memberProofs(), themeProofs(), dutyProofs()} {
		maps.Copy(all, some)
	}
	return all
}

// numbered is a claim that says how many, and who.
func numbered(who []stakeholder.ActorID) want {
	return want{numbers: map[string]int{"n": len(who)}, lists: map[string][]string{"actors": of(who)}, assumed: -1}
}

// Book gives the text of a key in a language.
type Book func(key, lang string) string

// Sentence tells what a sentence says that its claim does not; "" says that it
// is made of the claim. The key is that of the sentence in the book.
func (w *World) Sentence(c claim.Claim, key, text, lang string, book Book) string {
	rest, ok := strings.CutPrefix(text, w.fill(book(key, lang), c, lang, book))
	if !ok {
		return fmt.Sprintf("%s is told as %q, not as %q", c.Key, text, w.fill(book(key, lang), c, lang, book))
	}
	for suffix, n := range map[string]int{"suffix.unknown": c.Unknown, "suffix.assumed": c.Assumed} {
		rest = strings.Replace(rest, " "+w.fill(book(suffix, lang), claim.Claim{Numbers: map[string]int{"n": n}}, lang, book), "", 1)
	}
	if rest != "" {
		return fmt.Sprintf("%s: nothing says %q", c.Key, rest)
	}
	return ""
}

// fill puts the numbers and names of a claim into a text.
func (w *World) fill(text string, c claim.Claim, lang string, book Book) string {
	var out strings.Builder
	for {
		before, rest, found := strings.Cut(text, "{")
		out.WriteString(before)
		if !found {
			return out.String()
		}
		place, after, _ := strings.Cut(rest, "}")
		text = after
		words := strings.Split(place, "|")
		n, isNumber := c.Numbers[words[0]]
		switch {
		case len(words) == 3 && n == 1:
			out.WriteString(words[1])
		case len(words) == 3:
			out.WriteString(words[2])
		case isNumber:
			fmt.Fprint(&out, n)
		default:
			out.WriteString(w.join(c.Lists[words[0]], c.Numbers[claim.CountOf(words[0])], lang, book))
		}
	}
}

// join lists names as people do, at most twelve and how many more.
func (w *World) join(subjects []claim.Subject, n int, lang string, book Book) string {
	var names []string
	for _, s := range subjects {
		names = append(names, w.name(s, lang, book))
	}
	total := len(names)
	if total == claim.MaxListed {
		total = max(total, n)
	}
	if total > claim.MaxNames+1 {
		more := claim.Claim{Numbers: map[string]int{"n": total - claim.MaxNames}}
		names = append(names[:claim.MaxNames:claim.MaxNames], w.fill(book("list.more", lang), more, lang, book))
	}
	if len(names) < 2 {
		return strings.Join(names, "")
	}
	and := map[string]string{"nb": " og ", "nn": " og ", "en": " and "}[lang]
	return strings.Join(names[:len(names)-1], ", ") + and + names[len(names)-1]
}

func (w *World) name(s claim.Subject, lang string, book Book) string {
	switch s.Sort {
	case claim.AnActor:
		a := w.actors[stakeholder.ActorID(s.ID)]
		if a.Aggregate {
			return a.Name + " (" + book("actor.aggregate", lang) + ")"
		}
		return a.Name
	case claim.AGroup:
		return w.groups[stakeholder.GroupID(s.ID)].Name
	case claim.AWord:
		return book(s.ID, lang)
	}
	return s.ID
}

// Voices tells what is false in the answer to how everybody is heard over some
// groups; "" says that it is true to the last step.
func (w *World) Voices(told []claim.Voice, groups ...stakeholder.GroupID) string {
	all := w.Everyone(groups...)
	if len(all) != len(told) {
		return fmt.Sprintf("%d voices, not %d", len(all), len(told))
	}
	for i, v := range all {
		v.HangsOn = w.HangsOn(v.Actor, groups...)
		if right, said := fmt.Sprintf("%+v", flat(v)), fmt.Sprintf("%+v", flat(told[i])); right != said {
			return fmt.Sprintf("told %s\nit is %s", said, right)
		}
	}
	return ""
}

// flat is a voice that prints in full.
func flat(v claim.Voice) []any {
	if v.Broken == nil {
		v.Broken = &claim.Broken{}
	}
	return []any{v.Actor, v.Grade, v.Way, v.Group, v.Path, v.Apart, v.Steers, *v.Broken, v.HangsOn}
}
