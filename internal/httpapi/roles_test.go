package httpapi

import (
	"fmt"
	"net/http"
	"slices"
	"strings"
	"testing"
	"time"

	"interessentkart/internal/access"
	"interessentkart/internal/store"
	"interessentkart/internal/store/memory"
)

func roleRow(id, whom string, r access.Role) store.Row {
	return store.Row{Table: "role", Key: id + "/" + whom, Value: []byte(r.String())}
}

// Who may use which route, written by hand: + may, - may not, 0 sees no such
// map. The columns are those of roles; nobody at all is 401 where nothing says +.
//
//	nobody stranger foreigner link participant contributor reader wholeLink coFacilitator editor owner
var mayUse = map[string]string{
	"getHealthz": "+++++++++++", "getReadyz": "+++++++++++",
	"getApiPing": "+++++++++++", "getApiPingStream": "+++++++++++", "getApiOpenapiJson": "+++++++++++",
	"getApiSession": "+++++++++++", "deleteApiSession": "+++++++++++",
	"postApiSessionLink": "+++++++++++", "postApiJoin": "+++++++++++",
	"getLogin": "+++++++++++", "getLoginDone": "", "getApiAudit": "----------+",

	"getApiAccounts": "-+----+--++", "getApiExamples": "-+----+--++", "getApiMaps": "-+----+--++",
	"postApiMaps": "-+----+--++", "postApiFiles": "-+----+--++", "postApiFilesPreview": "-+----+--++",

	"getApiMapsMap": "-00++++++++", "getApiMapsMapEvents": "-00++++++++",
	"getApiMapsMapFindings": "-00++++++++", "getApiMapsMapVoices": "-00++++++++",
	"getApiMapsMapActors": "-00++++++++", "getApiMapsMapActorsRecord": "-00++++++++",
	"getApiMapsMapRelations": "-00++++++++", "getApiMapsMapRelationsRecord": "-00++++++++",
	"getApiMapsMapGroups": "-00++++++++", "getApiMapsMapGroupsRecord": "-00++++++++",
	"getApiMapsMapSeats": "-00++++++++", "getApiMapsMapSeatsRecord": "-00++++++++",
	"getApiMapsMapSources": "-00++++++++", "getApiMapsMapSourcesRecord": "-00++++++++",
	"getApiMapsMapRounds": "-00++++++++", "getApiMapsMapRoundsRecord": "-000+++++++",
	"getApiMapsMapTallies": "-00++++++++", "getApiMapsMapTalliesRecord": "-000+++++++",
	"getApiMapsMapDrawingSvg": "-00++++++++", "getApiMapsMapDrawingPng": "-00++++++++", "getApiMapsMapDrawingPdf": "-00++++++++",
	"getApiMapsMapDrawingHtml": "-00++++++++", "getApiMapsMapDrawingCsv": "-00++++++++",
	"getApiMapsMapWorkshop": "-00++++++++",
	"getApiMapsMapPlaces":   "-00++++++++", "getApiMapsMapLayout": "-00++++++++",

	"getApiExamplesExampleThumbnailSvg": "-+----+--++", "getApiMapsMapThumbnailSvg": "-00++++++++",
	"getApiMapsMapAnalysisBrokers": "-00++++++++", "getApiMapsMapAnalysisPlayers": "-00++++++++", "getApiMapsMapAnalysisImpact": "-00++++++++",
	"getApiMapsMapAnalysisOpinions": "-000+++++++", "getApiMapsMapAnalysisLeavingActor": "-00---++-++", "getApiMapsMapAnalysisStability": "-00---++-++",
	"getApiMapsMapPast": "-00---++-++", "getApiMapsMapRevisions": "-00---++-++", "getApiMapsMapPastDrawingSvg": "-00---++-++",

	"postApiMapsMapCopy":    "-00---+--++",
	"getApiMapsMapAnalysis": "-00++++++++", "postApiMapsMapStructures": "-00---++-++", "getApiMapsMapComparison": "-00---++-++",
	"getApiMapsMapThemes": "-00++++++++", "getApiMapsMapAnnex": "-00---++-++",
	"postApiMapsMapOutlooks":  "-00---++-++",
	"getApiMapsMapArchiveZip": "-00---++-++", "postApiMapsMapFilesPreview": "-00---++-++", "postApiMapsMapFiles": "-00------++",
	"getApiMapsMapReportDocx": "-00---++-++", "getApiMapsMapReportHtml": "-00---++-++", "getApiMapsMapReportPdf": "-00---++-++",
	"getApiMapsMapReportPptx": "-00---++-++", "getApiMapsMapKitZip": "-00---++-++",
	"getApiMapsMapExportJson": "-00---++-++", "getApiMapsMapExportXlsx": "-00---++-++", "getApiMapsMapExportCsv": "-00---++-++",
	"getApiMapsMapExportKumuJson": "-00---++-++", "getApiMapsMapExportKumuXlsx": "-00---++-++", "getApiMapsMapExportGraphml": "-00---++-++",
	"getApiMapsMapExportGexf": "-00---++-++", "getApiMapsMapExportDot": "-00---++-++",
	"getApiSources": "+++++++++++", "getApiCatalogue": "+++++++++++", "getApiMapsMapCatalogueNumber": "-00++++++++", "getApiMapsMapForgotten": "-00---++-++", "getApiMapsMapDuties": "-00---++-++",
	"getApiMapsMapHistory": "-00---++-++",

	"postApiMapsMapCommands": "-00--+--+++", "postApiMapsMapUndo": "-00--+--+++",
	"postApiMapsMapScores": "-00-++--+++", "getApiMapsMapProposals": "-00-++--+++", "postApiMapsMapProposals": "-00-++--+++",

	"getApiMapsMapWorkshopMe": "-00-++--+++", "patchApiMapsMapWorkshopMe": "-00-++--+--",
	"postApiMapsMapWorkshop": "-00-00--0++", "patchApiMapsMapWorkshop": "-00-----+++", "deleteApiMapsMapWorkshop": "-00-----+++",
	"getApiMapsMapWorkshopQrSvg": "-00-----+++", "getApiMapsMapWorkshopProgress": "-00-----+++", "postApiMapsMapWorkshopTables": "-00-----+++",
	"patchApiMapsMapWorkshopPeopleParticipant": "-00-----+++", "deleteApiMapsMapWorkshopPeopleParticipant": "-00-----+++",
	"postApiMapsMapProposalsProposalAccept": "-00-----+++", "deleteApiMapsMapProposalsProposal": "-00-----+++",

	"getApiMapsMapLinks": "-00-------+", "postApiMapsMapLinks": "-00-------+", "deleteApiMapsMapLinksLink": "-00-------+",
	"getApiMapsMapAudit": "-00-------+", "deleteApiMapsMap": "-00-------+", "postApiMapsMapForget": "-00-------+", "postApiMapsMapForgetFind": "-00-------+",
	"getApiMapsMapRoles": "-00-------+", "putApiMapsMapRolesWhom": "-00-------+", "deleteApiMapsMapRolesWhom": "-00-------+",
}

func agency(t *testing.T) *service {
	return agencyOver(t, memory.New(), memory.NewRows(time.Now), memory.NewRows(time.Now))
}

// agencyOver is an agency whose maps and rows are kept in stores.
func agencyOver(t *testing.T, maps store.Store, rows, short store.Rows) *service {
	s := startWith(t, maps, rows, short, func(c *Config) { c.LogIn, c.Administrators = logIn(t, c.Access), []string{"employee-owner"} })
	for _, name := range []string{"owner", "editor", "reader", "stranger"} {
		if err := rows.Save(t.Context(), accountRow("employee-"+name, name)); err != nil {
			t.Fatal(err)
		}
	}
	return s
}

// accountRow is somebody who has logged in.
func accountRow(id, name string) store.Row {
	return store.Row{Table: "account", Key: id, Value: fmt.Appendf(nil, `{"id":%q,"name":%q,"organisation":"974760673"}`, id, name)}
}

// Rule S9.
func TestEveryRouteForEveryRole(t *testing.T) {
	sweeping(t)
	t.Parallel()
	everyRoute(t, agency(t))
}

// everyRoute uses every route as everybody.
func everyRoute(t *testing.T, s *service) {
	table := (&api{Config: s.config}).routes()
	for id := range mayUse {
		if !slices.ContainsFunc(table, func(r route) bool { return operationID(r) == id }) {
			t.Errorf("%s is no longer a route", id)
		}
	}
	for _, r := range table {
		t.Run(operationID(r), func(t *testing.T) {
			t.Parallel()
			row, ok := mayUse[operationID(r)]
			if !ok {
				t.Fatalf("%s %s is not in the table", r.method, r.path)
			}
			if row != "" { // otherwise tested with the log-in
				s.within(t).everyRole(r, row)
			}
		})
	}
}

// everyRole uses a route as everybody in turn. What was done to a world calls for
// a new one; what was refused left it as it was.
func (s *service) everyRole(r route, row string) {
	w := s.newWorld()
	for i, role := range roles {
		if r.method != "GET" && i > 0 && (row[i-1] == '+' || operationID(r) == "postApiMapsMapWorkshop") {
			w = s.newWorld()
		}
		w.before(r, role)
		p := w.people[role]
		if p == nil {
			continue
		}
		path, body := w.requestFor(r)
		checkRole(s.t, role, row[i], r, p.send(r.method, path, body))
	}
}

func checkRole(t testing.TB, role string, may byte, r route, got answer) {
	t.Helper()
	want, code := r.success(), ""
	switch {
	case may == '-' && role == "nobody":
		want, code = http.StatusUnauthorized, "session.missing"
	case may == '-':
		want, code = http.StatusForbidden, "access.denied"
	case may == '0':
		want = http.StatusNotFound
	}
	if got.status != want || !strings.Contains(got.body, code) {
		t.Errorf("%s: %d %.200s, want %d %s", role, got.status, got.body, want, code)
	}
	if may == '0' && role == "stranger" && !strings.Contains(got.body, "map.unknown") {
		t.Errorf("%s: %s", role, got.body)
	}
}

// A map that one may not see answers as one that is not there, to the byte.
//
// Rule S10.
func TestWhatIsNotSeenIsNotThere(t *testing.T) {
	t.Parallel()
	s := agency(t)
	w := s.newWorld()
	stranger := w.people["stranger"]
	for _, r := range (&api{Config: s.config}).routes() {
		if !strings.Contains(r.path, ":map") {
			continue
		}
		path, body := w.requestFor(r)
		there := stranger.send(r.method, path, body)
		gone := stranger.send(r.method, strings.ReplaceAll(path, w.id, strings.Repeat("x", len(w.id))), body)
		if there.status != http.StatusNotFound || strings.ReplaceAll(there.body, w.id, strings.Repeat("x", len(w.id))) != gone.body {
			t.Errorf("%s %s: %d %s, for none %d %s", r.method, r.path, there.status, there.body, gone.status, gone.body)
		}
	}
}

// Through the guests' door nobody but guests come in, whatever cookie they have.
func TestGuestsDoor(t *testing.T) {
	t.Parallel()
	s := start(t)
	id := s.example()
	owner := &person{s, s.guests, s.cookies}
	for _, r := range (&api{Config: s.config}).routes() {
		path := strings.NewReplacer(":map", id, "/*record", "/nav").Replace(r.path)
		got := owner.send(r.method, path, "{}")
		switch {
		case !r.guests && (got.status != http.StatusNotFound || !strings.Contains(got.body, "route.unknown")):
			t.Errorf("%s %s is open to the network: %d %s", r.method, r.path, got.status, got.body)
		case r.guests && r.need != access.Nothing && got.status != http.StatusUnauthorized:
			t.Errorf("%s %s lets the owner in: %d %s", r.method, r.path, got.status, got.body)
		}
	}
	if got := owner.send("GET", "/api/ping", "", "Host", "kart.example"); got.status != http.StatusMisdirectedRequest {
		t.Errorf("a name as host: %d", got.status)
	}
	if got := owner.send("GET", "/", ""); got.status != http.StatusOK {
		t.Errorf("the client: %d", got.status)
	}
}

func TestTheOwnersAddressWorksOnce(t *testing.T) {
	t.Parallel()
	s := start(t)
	token, err := s.config.Access.StartToken(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if a := s.nobody().send("GET", "/api/maps", ""); a.status != http.StatusUnauthorized {
		t.Errorf("somebody else on the machine: %d", a.status)
	}
	for i, want := range []int{http.StatusSeeOther, http.StatusNotFound} {
		if a := s.nobody().send("GET", "/start/"+token, ""); a.status != want {
			t.Errorf("try %d: %d %s", i+1, a.status, a.body)
		}
	}
	p := s.local()
	secret := p.cookies["kart-local"]
	a := p.send("GET", "/api/session", "")
	if !strings.Contains(a.body, `"kind":"local"`) {
		t.Errorf("session: %s", a.body)
	}
	if a := p.send("DELETE", "/api/session", ""); a.status != http.StatusNoContent {
		t.Errorf("leave: %d", a.status)
	}
	p.cookies["kart-local"] = secret
	if a := p.send("GET", "/api/maps", ""); a.status != http.StatusUnauthorized {
		t.Errorf("after leaving: %d", a.status)
	}
	for _, bad := range []string{"", "x", strings.Repeat("a", 52), strings.Repeat("a", 3000)} {
		p.cookies["kart-local"] = bad
		if a := p.send("GET", "/api/maps", ""); a.status != http.StatusUnauthorized {
			t.Errorf("cookie %.20q: %d", bad, a.status)
		}
	}
}

// A revoked link ends at once, also for those who have opened it.
func TestLinks(t *testing.T) {
	t.Parallel()
	s := start(t)
	w := &world{s: s, id: s.example(), people: map[string]*person{"owner": s.person}}
	s.must("POST", w.path("/commands"), `{"id":"c1","command":"ChangeActor","args":{"id":"nav","notes":"hemmelig","influence":"high"}}`)
	id := w.openLink("link", `{"days":7}`)
	w.openLink("levels", `{"days":7,"levels":true}`)
	w.openLink("whole", `{"days":7,"whole":true}`)
	for name, want := range map[string][2]bool{"link": {false, false}, "levels": {false, true}, "whole": {true, true}} {
		body := w.people[name].must("GET", w.path(""), "").body
		if got := [2]bool{strings.Contains(body, "hemmelig"), strings.Contains(body, `"influence":"high"`)}; got != want {
			t.Errorf("%s sees notes and levels: %v", name, got)
		}
	}
	s.must("DELETE", w.path("/links/"+id), "")
	if a := w.people["link"].send("GET", w.path(""), ""); a.status != http.StatusNotFound {
		t.Errorf("a revoked link: %d %s", a.status, a.body)
	}
	var log auditLog
	s.must("GET", w.path("/audit"), "", &log)
	if n := len(log.Lines); n != 5 || log.Lines[3].What != "link.revoke" || log.Lines[3].Kind != access.Local || log.Lines[4].Kind != access.Link || !log.Whole {
		t.Errorf("audit: %+v", log.Lines)
	}
	if list := s.must("GET", w.path("/links"), ""); strings.Contains(list.body, "hash") {
		t.Errorf("links: %s", list.body)
	}
}
