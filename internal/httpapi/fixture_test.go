package httpapi

import (
	"fmt"
	"os"
	"strings"

	"interessentkart/internal/access"
	"interessentkart/internal/stakeholder"
)

// world is one map with everything that routes name: a workshop with an open
// round, people, a proposal, a link; and others who have nothing to do with it.
type world struct {
	s                              *service
	id                             string
	code, person, proposal, linkID string
	people                         map[string]*person
}

// roles are those of the table of routes and roles, in the order of its columns.
var roles = []string{"nobody", "stranger", "foreigner", "link", "participant", "contributor", "reader", "wholeLink", "coFacilitator", "editor", "owner"}

func (s *service) employee(name string) (*person, string) {
	id := "employee-" + name
	return s.session(access.Principal{Kind: access.Employee, ID: id, Organisation: "974760673"}), id
}

// newWorld makes a world. Everybody comes in anew.
func (s *service) newWorld() *world {
	s.t.Helper()
	w := &world{s: s, people: map[string]*person{"nobody": s.nobody()}}
	ctx := s.t.Context()
	owner, _ := s.employee("owner")
	w.people["owner"] = owner
	w.id = owner.small()
	for _, name := range []string{"editor", "reader", "stranger"} {
		p, id := s.employee(name)
		w.people[name] = p
		if role, ok := access.ParseRole(name); ok {
			if err := s.config.Access.Rows.Save(ctx, roleRow(w.id, id, role)); err != nil {
				s.t.Fatal(err)
			}
		}
	}
	var shop, other workshopBody
	owner.must("POST", w.path("/workshop"), `{}`, &shop)
	w.code = shop.Code
	elsewhere := owner.small()
	owner.must("POST", "/api/maps/"+elsewhere+"/workshop", `{}`, &other)
	w.people["foreigner"] = s.main(s.join(other.Code, "Fremmed"))
	for _, name := range []string{"participant", "contributor", "coFacilitator", "leaver"} {
		w.people[name] = s.main(s.join(w.code, name))
	}
	owner.must("POST", w.path("/commands"), `{"id":"open","command":"OpenRound","args":{"id":"r1"}}`)
	owner.must("GET", w.path("/workshop"), "", &shop)
	for _, p := range shop.People {
		switch p.Name {
		case "coFacilitator":
			owner.must("PATCH", w.path("/workshop/people/"+p.ID), `{"coFacilitator":true}`)
		case "leaver":
			w.person = p.ID
		}
	}
	var proposal struct{ ID string }
	w.people["participant"].must("POST", w.path("/proposals"), `{"id":"p1","command":"AddActor","args":{"id":"ny","name":"Ny aktør"}}`, &proposal)
	w.proposal = proposal.ID
	w.linkID = w.openLink("link", `{"days":7}`)
	w.openLink("wholeLink", `{"days":7,"whole":true}`)
	return w
}

// smallMap has something of everything that routes show, and is drawn fast.
const smallMap = `{"format":"interessentkart","version":1,"map":{"title":"Lite kart"},
"sources":[{"id":"rapport","title":"Rapport","url":"https://example.no/rapport"}],
"actors":[{"id":"nav","name":"Arbeids- og velferdsetaten","kind":"state","evidence":"documented","source":"rapport"},
{"id":"skatteetaten","name":"Skatteetaten","kind":"state"},{"id":"ks","name":"KS","kind":"ks"},
{"id":"kommunene","name":"Kommunene","kind":"municipality","aggregate":true},{"id":"aid","name":"Departementet","kind":"state","ministry":true}],
"relations":[{"id":"aid-governs-nav","from":"aid","to":"nav","type":"governs"},{"id":"ks-represents-kommunene","from":"ks","to":"kommunene","type":"represents"},
{"id":"nav-delivers-skatteetaten","from":"nav","to":"skatteetaten","type":"delivers"}],
"groups":[{"id":"styret","name":"Styringsgruppen","type":"decides"},{"id":"raadet","name":"Referansegruppen","type":"advises","reportsTo":"styret"}],
"seats":[{"id":"styret-nav","group":"styret","actor":"nav","role":"leader"},{"id":"styret-ks","group":"styret","actor":"ks","role":"member"},
{"id":"raadet-skatteetaten","group":"raadet","actor":"skatteetaten","role":"member"}]}`

// soak tells whether tests that gain from it shall run for long.
func soak() bool { return os.Getenv("SOAK") != "" }

// small makes a map of a few actors, or with SOAK=1 one of the real cases, and
// gives its id.
func (p *person) small() string {
	p.s.t.Helper()
	if soak() {
		return p.example()
	}
	var made madeMap
	p.must("POST", "/api/files", smallMap, &made)
	return string(made.ID)
}

// main lets a guest use the service's main address, as in an agency.
func (s *service) main(p *person) *person {
	p.base = s.url
	return p
}

func (w *world) openLink(name, body string) (id string) {
	var made madeLink
	w.people["owner"].must("POST", w.path("/links"), body, &made)
	token := strings.TrimPrefix(made.Path, "/#/lenke/")
	w.people[name] = w.s.nobody()
	w.people[name].must("POST", "/api/session/link", fmt.Sprintf(`{"token":%q}`, token))
	return made.Link.ID
}

func (w *world) path(rest string) string { return "/api/maps/" + w.id + rest }

// requestFor gives a request that a route answers with success to those who may.
func (w *world) requestFor(r route) (path, body string) {
	path = strings.NewReplacer(":map", w.id, "/*record", w.record(r.path), ":participant", w.person, ":proposal", w.proposal,
		":link", w.linkID, ":whom", "employee-reader", ":token", "nothing", ":number", "974760673", ":example", "dsop", ":actor", "nav").Replace(r.path)
	switch operationID(r) {
	case "postApiMaps":
		return path, `{"title":"Nytt kart"}`
	case "postApiMapsMapCopy":
		return path, `{"title":"Kopi"}`
	case "postApiMapsMapStructures":
		return path + "?explain=true", `{"most":3,"bounds":[{"kind":"state","least":1,"most":2}]}`
	case "postApiMapsMapOutlooks":
		return path + "?group=" + w.group(), `{"command":"AddGroup","args":{"id":"ny","name":"Ny","type":"decides"}}`
	case "getApiMapsMapThemes":
		return path + "?audience=shareable", ""
	case "getApiMapsMapAnalysis":
		return path + "?measures=betweenness,degree", ""
	case "getApiMapsMapAnalysisOpinions":
		return path + "?round=r1", ""
	case "postApiMapsMapFiles", "postApiMapsMapFilesPreview":
		return path, `{"format":"interessentkart","version":1,"actors":[{"id":"x","name":"Ny fra fil"}]}`
	case "postApiFiles", "postApiFilesPreview":
		return path, `{"format":"interessentkart","version":1,"map":{"title":"Fra fil"}}`
	case "getApiCatalogue":
		return path + "?q=brreg", ""
	case "postApiMapsMapCommands":
		return path, `{"id":"c1","command":"AddActor","args":{"id":"a1","name":"En"}}`
	case "postApiMapsMapUndo":
		return path, `{"id":"u1","command":"c1"}`
	case "postApiMapsMapScores":
		return path, `{"id":"s1","scores":[{"actor":"nav","criterion":"interest","level":"high"}]}`
	case "postApiMapsMapProposals":
		return path, `{"id":"p2","command":"AddActor","args":{"id":"ny2","name":"Nyere aktør"}}`
	case "patchApiMapsMapWorkshop":
		return path, `{"frozen":true,"timer":60,"view":"grid"}`
	case "postApiMapsMapWorkshop":
		return path, `{"minutes":60,"guestsEdit":true}`
	case "patchApiMapsMapWorkshopMe":
		return path, `{"name":"Et annet navn"}`
	case "postApiMapsMapWorkshopTables":
		return path, `{"name":"Bord 3"}`
	case "patchApiMapsMapWorkshopPeopleParticipant":
		return path, `{"coFacilitator":true}`
	case "postApiMapsMapLinks":
		return path, `{"days":7,"levels":true}`
	case "postApiMapsMapForget", "postApiMapsMapForgetFind":
		return path, `{"name":"Kari Nordmann"}`
	case "putApiMapsMapRolesWhom":
		return path, `{"role":"editor"}`
	case "postApiJoin":
		return path, fmt.Sprintf(`{"code":%q,"name":"Ola"}`, strings.ToLower(w.code))
	case "postApiSessionLink":
		return path, `{"token":"` + w.freshLink() + `"}`
	case "getApiMapsMapVoices":
		return path + "?group=" + w.group(), ""
	case "getApiMapsMapFindings", "getApiMapsMap":
		return path + "?audience=shareable", ""
	}
	return path, ""
}

// group is a group of the map that decides.
func (w *world) group() string {
	for g := range w.whole().Groups.All() {
		return string(g.ID)
	}
	w.s.t.Fatal("no group")
	return ""
}

func (w *world) whole() *stakeholder.Map {
	m, err := w.s.config.Rooms.Snapshot(w.s.t.Context(), stakeholder.MapID(w.id))
	if err != nil {
		w.s.t.Fatal(err)
	}
	return m
}

// record is the id of a record that a route for single ones can show.
func (w *world) record(path string) string {
	for _, k := range recordKinds() {
		if !strings.Contains(path, "/"+k.name+"/") {
			continue
		}
		for r := range w.whole().Records() {
			if r.Key().Kind == k.kind {
				return "/" + r.Key().ID
			}
		}
	}
	return "/none"
}

func (w *world) freshLink() string {
	_, token, err := w.s.config.Access.MakeLink(w.s.t.Context(), stakeholder.MapID(w.id), false, false, 1e12)
	if err != nil {
		w.s.t.Fatal(err)
	}
	return token
}

// before makes what a route needs that changes the world.
func (w *world) before(r route, role string) {
	if role == "contributor" {
		w.people["owner"].must("PATCH", w.path("/workshop"), `{"guestsEdit":true}`)
	}
	switch operationID(r) {
	case "postApiMapsMapWorkshop":
		w.people["owner"].must("DELETE", w.path("/workshop"), "")
		for _, name := range []string{"participant", "contributor", "coFacilitator"} {
			delete(w.people, name) // they left with the workshop
		}
	case "postApiMapsMapUndo":
		if p := w.people[role]; p != nil {
			p.send("POST", w.path("/commands"), `{"id":"c1","command":"AddActor","args":{"id":"a1","name":"En"}}`)
		}
	case "getApiMapsMapTalliesRecord", "getApiMapsMapAnalysisOpinions":
		w.people["owner"].must("POST", w.path("/scores"), `{"id":"s0","scores":[{"actor":"nav","criterion":"interest","level":"low"}]}`)
		w.people["owner"].must("POST", w.path("/commands"), `{"id":"reveal","command":"RevealRound","args":{"id":"r1"}}`)
	}
}
