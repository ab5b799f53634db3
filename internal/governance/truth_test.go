package governance

import (
	"maps"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"interessentkart/internal/governance/claim"
	"interessentkart/internal/governance/truth"
	"interessentkart/internal/stakeholder"
)

// falsehoods lists what is false in all that is said of a map, and what its
// sentences say that their claims do not.
func falsehoods(b *Rules, m *stakeholder.Map) []string {
	var list []string
	w := truth.Of(m)
	prove := func(s Statement, key string) {
		list = append(list, w.Prove(s.Claim))
		for _, lang := range []string{"nb", "nn", "en"} {
			list = append(list, w.Sentence(s.Claim, key, s.Text(lang), lang, b.Word))
		}
	}
	r := Read(m)
	var said []claim.Claim
	for _, f := range b.Check(r) {
		said = append(said, f.Claim)
		if s := truth.Severity(f.Key); s != "" && s != string(f.Severity) {
			list = append(list, f.Key+" is said as "+string(f.Severity)+", the page lets it be "+s)
		}
		prove(f.Statement, "check."+strings.ReplaceAll(f.Key, "/", "."))
		if f.Place == First {
			list = append(list, w.Sentence(claim.Claim{Numbers: f.Numbers, Lists: f.Lists}, "check."+strings.ReplaceAll(f.Key, "/", ".")+".settle", f.Settle("nb"), "nb", b.Word))
		}
	}
	list = append(list, w.Unsaid(said)...)
	for _, t := range b.Themes(r) {
		for _, s := range t.Facts {
			prove(s, "theme."+strings.ReplaceAll(s.Key, "/", "."))
		}
	}
	for _, t := range b.Models(r) {
		for _, s := range t.Facts {
			prove(s, "model."+strings.ReplaceAll(s.Key, "/", "."))
		}
	}
	return slices.DeleteFunc(list, func(s string) bool { return s == "" })
}

// Rule C4.
func TestEverySentenceIsTrue(t *testing.T) {
	b := load(t)
	said := map[string]bool{}
	rapid.Check(t, func(t *rapid.T) {
		m := someMap(t)
		if wrong := falsehoods(b, m); len(wrong) > 0 {
			t.Fatal(strings.Join(wrong, "\n"))
		}
		for _, f := range b.Check(Read(m)) {
			said[f.Key] = true
		}
	})
	t.Logf("%d predicates were said", len(said))
}

// TestTruthCatchesFalseClaims perturbs what is said: another number, one name
// more or less, another predicate, another assumed row.
func TestTruthCatchesFalseClaims(t *testing.T) {
	b := load(t)
	rapid.Check(t, func(t *rapid.T) {
		m := someMap(t)
		w := truth.Of(m)
		for _, f := range b.Check(Read(m)) {
			for name, n := range f.Numbers {
				if name == "depends" || name == "most" {
					continue
				}
				c := f.Claim
				c.Numbers = maps.Clone(c.Numbers)
				c.Numbers[name] = n + 1
				told := strings.Contains(b.Word("check."+strings.ReplaceAll(f.Key, "/", "."), "nb"), "{"+name)
				if told && w.Prove(c) == "" {
					t.Fatalf("%s: %s %d was taken for true", f.Key, name, n+1)
				}
			}
			for name, list := range f.Lists {
				c := f.Claim
				c.Lists = maps.Clone(c.Lists)
				c.Lists[name] = append(slices.Clone(list), claim.Subject{ID: "nobody"})
				if w.Prove(c) == "" {
					t.Fatalf("%s: somebody more was taken for true", f.Key)
				}
				if len(list) == 0 || name != "actors" {
					continue
				}
				if c.Lists[name] = list[1:]; w.Prove(c) == "" {
					t.Fatalf("%s: somebody less was taken for true", f.Key)
				}
			}
		}
	})
}

// TestTruthCatchesAWrongEngine perturbs the engine's answer: a grade that is
// one better or worse, a path that is lost or another, somebody listed apart or
// not, a voice that hangs on nobody.
func TestTruthCatchesAWrongEngine(t *testing.T) {
	wrong := map[string]func(v *Voice) bool{
		"a better grade": func(v *Voice) bool {
			at := slices.Index(Grades(), v.Grade)
			v.Grade = Grades()[max(at-1, 0)]
			return at > 0
		},
		"a worse grade": func(v *Voice) bool {
			at := slices.Index(Grades(), v.Grade)
			v.Grade = Grades()[min(at+1, len(Grades())-1)]
			return v.Grade != Grades()[at]
		},
		"a lost path": func(v *Voice) bool {
			had := len(v.Path) > 0
			v.Grade, v.Way, v.Group, v.Path = Unheard, "", "", nil
			return had
		},
		"a shorter path": func(v *Voice) bool {
			had := len(v.Path) > 1
			v.Path = v.Path[min(1, len(v.Path)):]
			return had
		},
		"one more assumed row": func(v *Voice) bool {
			v.Path = slices.Clone(v.Path)
			for i := range v.Path {
				v.Path[i].Assumed++
			}
			return len(v.Path) > 0
		},
		"not listed apart": func(v *Voice) bool { had := v.Apart != ""; v.Apart = ""; return had },
		"hangs on nobody":  func(v *Voice) bool { had := len(v.HangsOn) > 0; v.HangsOn = nil; return had },
		"nothing breaks":   func(v *Voice) bool { had := v.Broken != nil; v.Broken = nil; return had },
	}
	tried := map[string]int{}
	perturbed := func(t interface {
		Fatal(...any)
		Fatalf(string, ...any)
	}, m *stakeholder.Map) {
		h := Read(m).Everyone()
		w := truth.Of(m)
		if !h.Answerable() {
			return
		}
		if lie := w.Voices(h.Voices, h.Deciding...); lie != "" {
			t.Fatal(lie)
		}
		for name, perturb := range wrong {
			for i := range h.Voices {
				voices := slices.Clone(h.Voices)
				if !perturb(&voices[i]) {
					continue
				}
				tried[name]++
				if w.Voices(voices, h.Deciding...) == "" {
					t.Fatalf("%s was taken for true", name)
				}
			}
		}
	}
	perturbed(t, sketch(t, "actor A", "actor B", "actor C", "actor D", "actor E", "g decides", "h advises", "a member g", "a represents b", "a represents c",
		"a conflicts c", "d governs b", "h > g", "e member h", "a member h"))
	for name := range wrong {
		if tried[name] == 0 {
			t.Errorf("%s was never tried", name)
		}
	}
	rapid.Check(t, func(t *rapid.T) { perturbed(t, someMap(t)) })
}

func TestWorkshopIsTrue(t *testing.T) {
	if wrong := falsehoods(load(t), workshop(t, 40)); len(wrong) > 0 {
		t.Error(strings.Join(wrong, "\n"))
	}
}
