package governance

import (
	"encoding/json"
	"errors"
	"fmt"
	"slices"

	"interessentkart/internal/governance/claim"
	"interessentkart/internal/stakeholder"
)

// Theme is one of the things that partners must look at together (Digdir and
// DFØ): what the map knows of it, and the questions that remain. Never a
// verdict.
type Theme struct {
	ID        string
	Facts     []Statement
	Questions []Statement
	Sources   []Source
	title     Text
}

// Title names the theme in a language.
func (t Theme) Title(lang string) string { return t.title.In(lang) }

// MarshalJSON writes the theme with its texts in all languages.
func (t Theme) MarshalJSON() ([]byte, error) {
	return json.Marshal(reflectionJSON{ID: t.ID, Title: t.title, Facts: statementsJSON(t.Facts),
		Questions: statementsJSON(t.Questions), Sources: t.Sources})
}

// Model is one of the three ways to think of a cooperation – network,
// programme, project – with the map's own numbers beside it.
type Model struct {
	ID        string
	Chosen    bool // the map says that this is how the cooperation is thought of
	Facts     []Statement
	Questions []Statement
	Sources   []Source
	title     Text
	about     Text
}

// Title names the model in a language.
func (m Model) Title(lang string) string { return m.title.In(lang) }

// About says in a language what the model is.
func (m Model) About(lang string) string { return m.about.In(lang) }

// MarshalJSON writes the model with its texts in all languages.
func (m Model) MarshalJSON() ([]byte, error) {
	return json.Marshal(reflectionJSON{m.ID, m.title, &m.about, &m.Chosen, statementsJSON(m.Facts),
		statementsJSON(m.Questions), m.Sources})
}

// Written is a value of the type as which themes are written.
func (Theme) Written() any { return reflectionJSON{} }

// Written is a value of the type as which models are written.
func (Model) Written() any { return reflectionJSON{} }

type reflectionJSON struct {
	ID        string          `json:"id"`
	Title     Text            `json:"title"`
	About     *Text           `json:"about,omitempty"`
	Chosen    *bool           `json:"chosen,omitempty"`
	Facts     []statementJSON `json:"facts"`
	Questions []statementJSON `json:"questions"`
	Sources   []Source        `json:"sources"`
}

type statementJSON struct {
	Key     string                `json:"key"`
	Numbers map[string]int        `json:"numbers,omitempty"`
	Actors  []stakeholder.ActorID `json:"actors,omitempty"`
	Groups  []stakeholder.GroupID `json:"groups,omitempty"`
	Unknown int                   `json:"unknown,omitempty"`
	Assumed int                   `json:"assumed,omitempty"`
	Rests   Rests                 `json:"rests,omitempty"`
	Text    Texts                 `json:"text"`
}

func statementsJSON(all []Statement) []statementJSON {
	list := make([]statementJSON, 0, len(all))
	for _, s := range all {
		list = append(list, statementJSON{s.Key, s.Numbers, s.Actors, s.Groups, s.Unknown, s.Assumed, s.Rests, s.texts()})
	}
	return list
}

// reflection is a theme or a model as its file states it.
type reflection struct {
	ID        string          `json:"id"`
	Sources   []string        `json:"sources"`
	Facts     map[string]fact `json:"facts"`
	Questions []question      `json:"questions"`
	title     Text
	about     Text
}

type fact struct {
	Rests Rests `json:"rests"`
	text  Text
}

type question struct {
	ID   string   `json:"id"`
	Asks []string `json:"asks"` // asked when one of these facts was stated; empty: always
	text Text
}

// themesFile is themes.json.
type themesFile struct {
	About         string       `json:"about"`
	Spread        int          `json:"spread"`
	SolutionWords []string     `json:"solutionWords"`
	EffectWords   []string     `json:"effectWords"`
	Themes        []reflection `json:"themes"`
	Models        []reflection `json:"models"`
}

func (b *Rules) readThemes(data []byte) error {
	var file themesFile
	if err := strict(data, &file); err != nil {
		return err
	}
	if file.Spread < 1 || file.Spread > 3 || len(file.SolutionWords) == 0 || len(file.EffectWords) == 0 {
		return errors.New("spread is 1 to 3 steps, and both lists of words are needed")
	}
	if err := b.checkReflections("theme", file.Themes, reflectors()); err != nil {
		return err
	}
	if err := b.checkReflections("model", file.Models, modellers()); err != nil {
		return err
	}
	b.themes = file
	return nil
}

// reflector finds the facts of one theme or model; outcomes are the facts that
// it can state, with the placeholders of each.
type reflector struct {
	id       string
	outcomes map[string][]string
	run      func(*teller)
}

// checkReflections tells whether a file states each theme or model that the
// code knows, in any order, with all its facts, and gives it its sentences.
func (b *Rules) checkReflections(sort string, file []reflection, known []reflector) error {
	if len(file) != len(known) {
		return fmt.Errorf("%d themes or models, not %d", len(file), len(known))
	}
	for _, k := range known {
		at := slices.IndexFunc(file, func(r reflection) bool { return r.ID == k.id })
		if at < 0 {
			return fmt.Errorf("%s is missing", k.id)
		}
		if err := b.checkReflection(sort+"."+k.id, &file[at], k); err != nil {
			return fmt.Errorf("%s: %w", k.id, err)
		}
	}
	return nil
}

func (b *Rules) checkReflection(key string, r *reflection, k reflector) error {
	if len(r.Facts) != len(k.outcomes) || len(r.Sources) == 0 {
		return fmt.Errorf("it has %d facts and %d sources; the code states %d", len(r.Facts), len(r.Sources), len(k.outcomes))
	}
	r.title, r.about = b.text(key+".title"), b.text(key+".about")
	if err := errors.Join(r.title.check(), b.checkCited(r.Sources)); err != nil {
		return err
	}
	for name, placeholders := range k.outcomes {
		f, ok := r.Facts[name]
		if !ok {
			return fmt.Errorf("the fact %s is missing", name)
		}
		f.text = b.text(key + "." + name)
		r.Facts[name] = f
		if err := errors.Join(f.text.check(placeholders...), f.Rests.check()); err != nil {
			return fmt.Errorf("the fact %s: %w", name, err)
		}
	}
	for i := range r.Questions {
		q := &r.Questions[i]
		q.text = b.text(key + ".ask." + q.ID)
		if q.ID == "" {
			return errors.New("a question has no id")
		}
		if err := q.text.check(); err != nil {
			return fmt.Errorf("the question %s: %w", q.ID, err)
		}
		for _, name := range q.Asks {
			if _, ok := r.Facts[name]; !ok {
				return fmt.Errorf("the question %s asks about %s, which is no fact", q.ID, name)
			}
		}
	}
	return nil
}

// teller gathers the facts of one theme or model.
type teller struct {
	*Reading
	book   *Rules
	stated *reflection
	facts  []Statement
}

// tell states a fact.
func (t *teller) tell(name string, s Statement) {
	f := t.stated.Facts[name]
	s.Key, s.text, s.book, s.of, s.Rests = t.stated.ID+"/"+name, f.text, t.book, t.Reading, f.Rests
	t.facts = append(t.facts, s)
}

// questions gives those that the stated facts raise, in the order of the file.
func (t *teller) questions() []Statement {
	var list []Statement
	for _, q := range t.stated.Questions {
		if asked, rests := t.asked(q); asked {
			list = append(list, Statement{Claim: claim.Claim{Key: t.stated.ID + "/" + q.ID}, Rests: rests, text: q.text, book: t.book, of: t.Reading})
		}
	}
	return list
}

// asked tells whether a question is raised, and what that gives away: nothing
// when some fact that everybody may see raises it.
func (t *teller) asked(q question) (yes bool, rests Rests) {
	if len(q.Asks) == 0 {
		return true, ""
	}
	for _, f := range t.facts {
		if !slices.Contains(q.Asks, f.Key[len(t.stated.ID)+1:]) {
			continue
		}
		if f.Rests == "" {
			return true, ""
		}
		yes, rests = true, f.Rests
	}
	return yes, rests
}

func (b *Rules) reflect(r *Reading, stated *reflection, known []reflector) *teller {
	t := &teller{Reading: r, book: b, stated: stated}
	at := slices.IndexFunc(known, func(k reflector) bool { return k.id == stated.ID })
	known[at].run(t)
	return t
}

// Themes gives the four themes with what the map knows and asks, in the order
// of the rules.
func (b *Rules) Themes(r *Reading) []Theme {
	var list []Theme
	for i := range b.themes.Themes {
		stated := &b.themes.Themes[i]
		t := b.reflect(r, stated, reflectors())
		list = append(list, Theme{stated.ID, t.facts, t.questions(), b.cite(stated.Sources), stated.title})
	}
	return list
}

// Models gives the three models with the map's numbers beside each, in the
// order of the rules.
func (b *Rules) Models(r *Reading) []Model {
	chosen := map[string]bool{"network": r.m.Info.Models.Network, "programme": r.m.Info.Models.Programme, "project": r.m.Info.Models.Project}
	var list []Model
	for i := range b.themes.Models {
		stated := &b.themes.Models[i]
		t := b.reflect(r, stated, modellers())
		list = append(list, Model{stated.ID, chosen[stated.ID], t.facts, t.questions(), b.cite(stated.Sources), stated.title, stated.about})
	}
	return list
}
