package httpapi

import (
	"net/http"
	"slices"

	"interessentkart/internal/access"
	"interessentkart/internal/governance"
	"interessentkart/internal/stakeholder"
	"interessentkart/internal/words"
)

// governanceRoutes are those that think about groups without changing any:
// what would follow, and what is to be talked about.
func (a *api) governanceRoutes() []route {
	const m = "/api/maps/:map"
	return []route{
		{method: get, path: m + "/themes", need: access.Look, guests: true, handle: a.listThemes,
			about: "What the map knows of the four themes, what it asks, and the three models",
			query: []string{"audience", "levels"}, gives: themeList{}},
		{method: get, path: m + "/annex", need: access.Inside, handle: a.showAnnex,
			about: "The annex to a declaration of cooperation", query: []string{"lang"}, gives: governance.Document{}},
		{method: post, path: m + "/outlooks", need: access.Inside, handle: a.lookAhead,
			about: "Findings and voices as they would be after a command; it is not done",
			query: []string{"group"}, takes: plainCommand{}, gives: outlook{}, limit: 4 << 20},
	}
}

type themeList struct {
	Revision uint64             `json:"revision"`
	Themes   []governance.Theme `json:"themes"`
	Models   []governance.Model `json:"models"`
}

// listThemes gives what the map knows and asks. What rests on something the
// viewer may not see is left out; nobody's scores are ever looked at.
func (a *api) listThemes(c *call) error {
	v, err := c.narrowed()
	if err != nil || c.fresh(c.tag(v, "themes")) {
		return err
	}
	inside := stakeholder.Viewer{Audience: stakeholder.Internal}
	reading := governance.Read(inside.Map(c.m))
	list := themeList{c.m.Revision, a.rules.Themes(reading), a.rules.Models(reading)}
	for i := range list.Themes {
		t := &list.Themes[i]
		t.Facts, t.Questions = open(v, t.Facts), open(v, t.Questions)
	}
	for i := range list.Models {
		m := &list.Models[i]
		m.Facts, m.Questions = open(v, m.Facts), open(v, m.Questions)
	}
	return c.json(http.StatusOK, list)
}

// open gives the statements that a viewer may see.
func open(v stakeholder.Viewer, all []governance.Statement) []governance.Statement {
	return slices.DeleteFunc(all, func(s governance.Statement) bool { return !mayRestOn(v, s.Rests) })
}

func (a *api) showAnnex(c *call) error {
	lang, err := c.language()
	if err != nil || c.fresh(c.tag(c.grant.Viewer, "annex", lang)) {
		return err
	}
	return c.json(http.StatusOK, a.rules.Annex(governance.Read(c.seen()), lang))
}

// language is that of the query, bokmål when it names none.
func (c *call) language() (string, error) {
	lang := c.DefaultQuery("lang", "nb")
	if !slices.Contains(words.Languages(), lang) {
		return "", badQuery(lang)
	}
	return lang, nil
}
