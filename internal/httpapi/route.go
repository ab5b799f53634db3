package httpapi

import (
	"fmt"
	"net/http"
	"time"

	"interessentkart/internal/access"
	"interessentkart/internal/exchange/report"
	"interessentkart/internal/workshop"
)

// route is one line of the table of routes.
type route struct {
	method, path string
	need         access.Need
	guests       bool // also through the guests' door
	entry        bool // somebody comes in here: what is refused is noted whoever it is
	about        string
	query        []string      // names of parameters; see parameters
	takes        any           // a value of the body's type
	gives        any           // a value of the answer's type
	media        string        // of an answer that is not JSON
	lines        []any         // values of the types that an answer of several values has
	status       int           // of success; 200 when not given
	limit        int64         // bytes of the body; maxBody when not given
	within       time.Duration // how long it may take; as long as it takes when not given
	handle       func(*call) error
}

// The parts of the table, in the order in which the description shows them.
func (a *api) routes() []route {
	var all []route
	for _, part := range [][]route{
		a.entryRoutes(), a.mapRoutes(), a.recordRoutes(), a.drawingRoutes(), a.fileRoutes(), a.catalogueRoutes(),
		a.changeRoutes(), a.governanceRoutes(), a.exampleRoutes(), a.insightRoutes(), a.pastRoutes(),
		a.workshopRoutes(), a.ownerRoutes(), a.logInRoutes(),
	} {
		all = append(all, part...)
	}
	return all
}

const (
	get    = http.MethodGet
	post   = http.MethodPost
	put    = http.MethodPut
	patch  = http.MethodPatch
	remove = http.MethodDelete
)

func (a *api) entryRoutes() []route {
	const plain = "text/plain; charset=utf-8"
	return []route{
		{method: get, path: "/healthz", about: "Whether the process lives", media: plain, handle: a.healthy},
		{method: get, path: "/readyz", about: "Whether it can do its work", media: plain, handle: a.ready},
		{method: get, path: "/api/ping", guests: true, handle: a.ping,
			about: "Whether a phone reaches the service", gives: pong{}},
		{method: get, path: "/api/ping/stream", guests: true, handle: a.pingStream,
			about: "Whether streams come through: two events, a moment apart",
			media: "text/event-stream; charset=utf-8"},
		{method: get, path: "/api/openapi.json", guests: true, handle: a.showDescription,
			about: "This description", gives: map[string]any{}},
		{method: get, path: "/api/session", guests: true, handle: a.showSession,
			about: "Who one is here", gives: whoami{}},
		{method: remove, path: "/api/session", guests: true, status: 204, handle: a.leave,
			about: "Leave", query: []string{"everywhere"}},
		{method: post, path: "/api/session/link", entry: true, handle: a.openLink,
			about: "Open a link to a map", takes: tokenBody{}, gives: openedMap{}},
		{method: post, path: "/api/join", guests: true, entry: true, handle: a.join,
			about: "Join a workshop", takes: joinBody{}, gives: openedMap{}},
	}
}

// logInRoutes are those by which an owner or employees come in.
func (a *api) logInRoutes() []route {
	audit := route{method: get, path: "/api/audit", need: access.SignedIn, handle: a.showServiceAudit,
		about: "Who came in, and who was refused; where people log in it is for administrators", gives: auditLog{}}
	if a.LogIn == nil {
		return []route{
			audit,
			{method: get, path: "/start/:token", entry: true, status: 303, handle: a.start,
				about: "Begin as the owner of this machine's maps"},
		}
	}
	return []route{
		audit,
		{method: get, path: "/login", entry: true, about: "Log in", status: 303, handle: a.logIn},
		{method: get, path: "/login/done", entry: true, status: 303, handle: a.loggedIn,
			about: "Return from the log-in", query: []string{"code", "state"}},
		{method: get, path: "/api/accounts", need: access.SignedIn, handle: a.listAccounts,
			about: "Colleagues who have logged in", gives: accountList{}},
	}
}

func (a *api) mapRoutes() []route {
	const m = "/api/maps/:map"
	return []route{
		{method: get, path: "/api/maps", need: access.SignedIn, handle: a.listMaps,
			about: "The maps that one may see", query: []string{"limit", "after"}, gives: mapList{}},
		{method: post, path: "/api/maps", need: access.SignedIn, status: 201, handle: a.createMap,
			about: "Make a map", takes: newMap{}, gives: madeMap{}},
		{method: post, path: m + "/copy", need: access.Inside, status: 201, handle: a.copyMap,
			about: "Make a map of this one, without its history and what people scored",
			takes: copyBody{}, gives: madeMap{}},
		{method: get, path: m, need: access.Look, guests: true, handle: a.showMap,
			about: "The whole map", query: []string{"audience", "levels"}, gives: wholeMap{}},
		{method: get, path: m + "/events", need: access.Look, guests: true, handle: a.events,
			about: "What happens, as server-sent events",
			query: []string{"since"}, media: "text/event-stream; charset=utf-8"},
		{method: get, path: m + "/findings", need: access.Look, guests: true, handle: a.listFindings,
			about: "What the checks have to say", query: []string{"audience", "levels"}, gives: findingList{}},
		{method: get, path: m + "/voices", need: access.Look, guests: true, handle: a.listVoices,
			about: "By which path everybody is heard", query: []string{"group"}, gives: voiceList{}},
		{method: get, path: m + "/analysis", need: access.Look, guests: true, handle: a.analyse,
			about: "What the network says beside what people have said",
			query: []string{"measures", "types", "directed", "weighted"}, gives: networkAnalysis{}},
		{method: post, path: m + "/structures", need: access.Inside, handle: a.proposeStructure,
			about: "The structure in which everybody has a voice, in words too, with the command that accepts it; it is not done",
			query: []string{"lang", "explain"}, takes: structureQuestion{}, gives: structureAnswer{}},
		{method: get, path: m + "/history", need: access.Inside, handle: a.history,
			about: "Who changed what and when", query: []string{"limit", "after"}, gives: historyPage{}},
		{method: get, path: m + "/archive.zip", need: access.Inside, handle: a.archiveMap,
			about: "A revision for the archive: map file, drawings and metadata",
			query: []string{"at", "lang"}, media: "application/zip"},
		{method: get, path: m + "/kit.zip", need: access.Inside, handle: a.showKit,
			about: "What a workshop needs on paper: run sheet, table sheets, privacy text and, while one is open, a poster with its code",
			query: []string{"lang", "controller", "contact", "officer", "until", "basis", "recipients", "transfer"}, media: "application/zip"},
	}
}

// How long reading or writing a file may take, and asking others.
const (
	fileTime   = time.Minute
	lookUpTime = 20 * time.Second
)

// fileRoutes are those that bring files in, and give the map to other programs
// and to readers.
func (a *api) fileRoutes() []route {
	const m = "/api/maps/:map"
	in := []string{"form", "scale", "plan", "name", "lang", "asWritten"}
	all := []route{
		{method: post, path: "/api/files/preview", need: access.SignedIn, handle: a.previewFile,
			about: "What a file of any form holds",
			query: in, takes: anyFile{}, gives: filePreview{}, limit: maxFile, within: fileTime},
		{method: post, path: "/api/files", need: access.SignedIn, status: 201, handle: a.importFile,
			about: "Make a map of a file; sent again under its id it is made once",
			query: append([]string{"id", "title"}, in...), takes: anyFile{}, gives: madeMap{}, limit: maxFile,
			within: fileTime},
		{method: post, path: m + "/files/preview", need: access.Inside, handle: a.previewMerge,
			about: "What a file would add to the map, change and leave alone",
			query: append([]string{"keep"}, in...), takes: anyFile{}, gives: filePreview{}, limit: maxFile,
			within: fileTime},
		{method: post, path: m + "/files", need: access.Revise, handle: a.mergeFile,
			about: "Merge a file into the map; If-Match with the preview's revision; sent again under its id it is merged once",
			query: append([]string{"id", "keep"}, in...), takes: anyFile{}, gives: done{}, limit: maxFile,
			within: fileTime},
	}
	for _, f := range outForms() {
		all = append(all, route{method: get, path: m + "/export." + f.ending, need: access.Inside, handle: a.exportMap(f),
			about: f.about, query: []string{"lang", "audience", "levels"}, media: f.media, within: fileTime})
	}
	for _, f := range report.Forms() {
		all = append(all, route{method: get, path: m + "/report." + f.Ending, need: access.Inside, handle: a.writeReport(f),
			about: aboutReport(f.Ending),
			query: []string{"lang", "audience", "levels", "views", "themes", "annex", "propose"}, media: f.Media,
			within: fileTime})
	}
	return all
}

// catalogueRoutes are about bodies that the program knows.
func (a *api) catalogueRoutes() []route {
	const m = "/api/maps/:map"
	return []route{
		{method: get, path: "/api/catalogue", guests: true, handle: a.searchCatalogue,
			about: "Norwegian public bodies and others, by any part of a name",
			query: []string{"q", "limit"}, gives: found{}},
		{method: get, path: m + "/catalogue/:number", need: access.Look, guests: true, handle: a.suggestBody,
			about: "A body by its organisation number or id, with the commands that put it on the map",
			query: []string{"register", "ministry"}, gives: suggestion{}, within: lookUpTime},
		{method: get, path: m + "/duties", need: access.Inside, handle: a.listDuties,
			about: "Who must, should and may be involved, from facts about the work",
			query: []string{"lang"}, gives: dutyList{}},
		{method: get, path: "/api/sources", guests: true, handle: a.listSources,
			about: "What the advice rests on: each source with its sentence, and which should be checked again",
			gives: sourceList{}},
		{method: get, path: m + "/forgotten", need: access.Inside, handle: a.listForgotten,
			about: "Who may have been forgotten, with reasons and the commands that accept it",
			query: []string{"lang"}, gives: forgottenList{}},
	}
}

func (a *api) recordRoutes() []route {
	var all []route
	for _, k := range recordKinds() {
		path := "/api/maps/:map/" + k.name
		all = append(all,
			route{method: get, path: path, need: access.Look, guests: true, handle: a.listRecords(k.kind),
				about: "Records of the map: " + k.name, query: []string{"limit", "after"}, gives: recordPage{}},
			route{method: get, path: path + "/*record", need: access.Look, guests: true, handle: a.showRecord(k.kind),
				about: "One of the " + k.name, gives: k.of})
	}
	return all
}

func (a *api) drawingRoutes() []route {
	const m = "/api/maps/:map"
	query := []string{"view", "hierarchy", "lang", "paper", "theme", "colour", "size", "audience", "levels", "revision"}
	all := []route{
		{method: get, path: m + "/layout", need: access.Look, guests: true, handle: a.layOut,
			about: "Where a layout would put the actors", query: []string{"view", "fresh"}, gives: layoutBody{}},
		{method: get, path: m + "/places", need: access.Look, guests: true, handle: a.placesOfDrawing,
			about: "Where the actors are on a drawing", query: query, gives: drawnActors{}},
	}
	for _, f := range formats() {
		all = append(all, route{method: get, path: m + "/drawing." + f.ending, need: access.Look, guests: true, handle: a.drawMap(f),
			about: fmt.Sprintf("A drawing of the map, or its text twin, as %s", f.ending),
			media: f.media, query: query})
	}
	return all
}

func (a *api) changeRoutes() []route {
	const m = "/api/maps/:map"
	return []route{
		{method: post, path: m + "/commands", need: access.Edit, guests: true, handle: a.command,
			about: "Change the map; If-Match makes it fail when the map has moved on",
			query: []string{"catalogue"}, takes: commandBody{}, gives: done{}, limit: 4 << 20},
		{method: post, path: m + "/undo", need: access.Edit, guests: true, handle: a.undo,
			about: "Take back a change of one's own; taking that back is redo", takes: undoBody{}, gives: done{}},
		{method: post, path: m + "/scores", need: access.TakePart, guests: true, handle: a.score,
			about: "Score in the open round", takes: scoreBody{}, gives: done{}},
	}
}

func (a *api) workshopRoutes() []route {
	const w = "/api/maps/:map/workshop"
	const p = "/api/maps/:map/proposals"
	return []route{
		{method: get, path: w, need: access.Look, guests: true, handle: a.showWorkshop,
			about: "How the workshop stands", gives: workshopBody{}},
		{method: get, path: w + "/me", need: access.TakePart, guests: true, handle: a.showMe,
			about: "What one has scored and proposed, for a phone that comes back", gives: me{}},
		{method: patch, path: w + "/me", need: access.TakePart, guests: true, handle: a.renameMe,
			about: "Change one's display name", takes: nameBody{}, gives: me{}},
		{method: post, path: w, need: access.Facilitate, status: 201, handle: a.openWorkshop,
			about: "Open a workshop", takes: newWorkshop{}, gives: workshopBody{}},
		{method: patch, path: w, need: access.Facilitate, guests: true, handle: a.steerWorkshop,
			about: "Steer the workshop", takes: steering{}, gives: workshopBody{}},
		{method: remove, path: w, need: access.Facilitate, status: 204, handle: a.endWorkshop,
			about: "End the workshop"},
		{method: get, path: w + "/progress", need: access.Facilitate, guests: true, handle: a.showProgress,
			about: "How far the room has come: who answered what is not told", gives: progress{}},
		{method: get, path: w + "/qr.svg", need: access.Facilitate, guests: true, handle: a.showQR,
			about: "The code that leads a phone to the workshop",
			query: []string{"address"}, media: "image/svg+xml; charset=utf-8"},
		{method: post, path: w + "/tables", need: access.Facilitate, guests: true, status: 201, handle: a.addStandIn,
			about: "Add a table without phones", takes: standInBody{}, gives: attendee{}},
		{method: patch, path: w + "/people/:participant", need: access.Facilitate, handle: a.sharePart,
			about: "Share the facilitator's part", takes: personBody{}, gives: attendee{}},
		{method: remove, path: w + "/people/:participant", need: access.Facilitate, guests: true, status: 204, handle: a.removePerson,
			about: "Send somebody out"},
		{method: get, path: p, need: access.TakePart, guests: true, handle: a.listProposals,
			about: "What waits for the facilitator", gives: proposalList{}},
		{method: post, path: p, need: access.TakePart, guests: true, status: 201, handle: a.propose,
			about: "Propose an actor or a relation",
			query: []string{"catalogue"}, takes: commandBody{}, gives: workshop.Proposal{}},
		{method: post, path: p + "/:proposal/accept", need: access.Facilitate, guests: true, handle: a.acceptProposal,
			about: "Accept a proposal", gives: done{}},
		{method: remove, path: p + "/:proposal", need: access.Facilitate, guests: true, status: 204, handle: a.declineProposal,
			about: "Decline a proposal"},
	}
}

func (a *api) ownerRoutes() []route {
	const m = "/api/maps/:map"
	all := []route{
		{method: get, path: m + "/links", need: access.Own, handle: a.listLinks,
			about: "Links to the map", gives: linkList{}},
		{method: post, path: m + "/links", need: access.Own, status: 201, handle: a.makeLink,
			about: "Make a link; its path is told once", takes: linkBody{}, gives: madeLink{}},
		{method: remove, path: m + "/links/:link", need: access.Own, status: 204, handle: a.revokeLink,
			about: "Revoke a link"},
		{method: get, path: m + "/audit", need: access.Own, handle: a.showAudit,
			about: "What was done about the map besides changing it", gives: auditLog{}},
	}
	if a.Forget != nil {
		all = append(all,
			route{method: remove, path: m, need: access.Own, status: 204, handle: a.deleteMap,
				about: "Delete the map for good"},
			route{method: post, path: m + "/forget/find", need: access.Own, handle: a.findPerson,
				about: "List the forms of a person's name on the map and in its history",
				takes: personName{}, gives: nameMatches{}},
			route{method: post, path: m + "/forget", need: access.Own, handle: a.forgetPerson,
				about: "Erase a person from the map and its history", takes: personForms{}, gives: erased{}})
	}
	if a.LogIn != nil {
		all = append(all,
			route{method: get, path: m + "/roles", need: access.Own, handle: a.listRoles,
				about: "Who may do what", gives: roleList{}},
			route{method: put, path: m + "/roles/:whom", need: access.Own, status: 204, handle: a.giveRole,
				about: "Give a role", takes: roleBody{}},
			route{method: remove, path: m + "/roles/:whom", need: access.Own, status: 204, handle: a.takeRole,
				about: "Take a role away"})
	}
	return all
}
