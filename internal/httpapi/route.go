package httpapi

import (
	"fmt"
	"net/http"
	"slices"
	"strings"
	"time"

	"interessentkart/internal/access"
	"interessentkart/internal/analysis"
	"interessentkart/internal/exchange"
	"interessentkart/internal/exchange/report"
	"interessentkart/internal/layout"
	"interessentkart/internal/scene"
	"interessentkart/internal/stakeholder"
	"interessentkart/internal/words"
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
	for _, part := range [][]route{a.entryRoutes(), a.mapRoutes(), a.recordRoutes(), a.drawingRoutes(), a.fileRoutes(), a.catalogueRoutes(), a.changeRoutes(), a.governanceRoutes(), a.exampleRoutes(), a.insightRoutes(), a.pastRoutes(),
		a.workshopRoutes(), a.ownerRoutes(), a.logInRoutes()} {
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
		{method: get, path: "/api/ping", guests: true, about: "Whether a phone reaches the service", gives: pong{}, handle: a.ping},
		{method: get, path: "/api/ping/stream", guests: true, about: "Whether streams come through: two events, a moment apart", media: "text/event-stream; charset=utf-8", handle: a.pingStream},
		{method: get, path: "/api/openapi.json", guests: true, about: "This description", gives: map[string]any{}, handle: a.showDescription},
		{method: get, path: "/api/session", guests: true, about: "Who one is here", gives: whoami{}, handle: a.showSession},
		{method: remove, path: "/api/session", guests: true, about: "Leave", query: []string{"everywhere"}, status: 204, handle: a.leave},
		{method: post, path: "/api/session/link", entry: true, about: "Open a link to a map", takes: tokenBody{}, gives: openedMap{}, handle: a.openLink},
		{method: post, path: "/api/join", entry: true, guests: true, about: "Join a workshop", takes: joinBody{}, gives: openedMap{}, handle: a.join},
	}
}

// logInRoutes are those by which an owner or employees come in.
func (a *api) logInRoutes() []route {
	audit := route{method: get, path: "/api/audit", need: access.SignedIn, about: "Who came in, and who was refused; where people log in it is for administrators", gives: auditLog{}, handle: a.showServiceAudit}
	if a.LogIn == nil {
		return []route{
			audit,
			{method: get, path: "/start/:token", entry: true, about: "Begin as the owner of this machine's maps", status: 303, handle: a.start},
		}
	}
	return []route{
		audit,
		{method: get, path: "/login", entry: true, about: "Log in", status: 303, handle: a.logIn},
		{method: get, path: "/login/done", entry: true, about: "Return from the log-in", query: []string{"code", "state"}, status: 303, handle: a.loggedIn},
		{method: get, path: "/api/accounts", need: access.SignedIn, about: "Colleagues who have logged in", gives: accountList{}, handle: a.listAccounts},
	}
}

func (a *api) mapRoutes() []route {
	const m = "/api/maps/:map"
	return []route{
		{method: get, path: "/api/maps", need: access.SignedIn, about: "The maps that one may see", query: []string{"limit", "after"}, gives: mapList{}, handle: a.listMaps},
		{method: post, path: "/api/maps", need: access.SignedIn, about: "Make a map", takes: newMap{}, gives: madeMap{}, status: 201, handle: a.createMap},
		{method: post, path: m + "/copy", need: access.Inside, about: "Make a map of this one, without its history and what people scored", takes: copyBody{}, gives: madeMap{}, status: 201, handle: a.copyMap},
		{method: get, path: m, need: access.Look, guests: true, about: "The whole map", query: []string{"audience", "levels"}, gives: wholeMap{}, handle: a.showMap},
		{method: get, path: m + "/events", need: access.Look, guests: true, about: "What happens, as server-sent events", query: []string{"since"}, media: "text/event-stream; charset=utf-8", handle: a.events},
		{method: get, path: m + "/findings", need: access.Look, guests: true, about: "What the checks have to say", query: []string{"audience", "levels"}, gives: findingList{}, handle: a.listFindings},
		{method: get, path: m + "/voices", need: access.Look, guests: true, about: "By which path everybody is heard", query: []string{"group"}, gives: voiceList{}, handle: a.listVoices},
		{method: get, path: m + "/analysis", need: access.Look, guests: true, about: "What the network says beside what people have said", query: []string{"measures", "types", "directed", "weighted"}, gives: networkAnalysis{}, handle: a.analyse},
		{method: post, path: m + "/structures", need: access.Inside, about: "The structure in which everybody has a voice, in words too, with the command that accepts it; it is not done", query: []string{"lang", "explain"}, takes: structureQuestion{}, gives: structureAnswer{}, handle: a.proposeStructure},
		{method: get, path: m + "/history", need: access.Inside, about: "Who changed what and when", query: []string{"limit", "after"}, gives: historyPage{}, handle: a.history},
		{method: get, path: m + "/archive.zip", need: access.Inside, about: "A revision for the archive: map file, drawings and metadata", query: []string{"at", "lang"}, media: "application/zip", handle: a.archiveMap},
		{method: get, path: m + "/kit.zip", need: access.Inside, about: "What a workshop needs on paper: run sheet, table sheets, privacy text", query: []string{"lang"}, media: "application/zip", handle: a.showKit},
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
	in := []string{"form", "scale", "name", "lang", "asWritten"}
	all := []route{
		{method: post, path: "/api/files/preview", need: access.SignedIn, about: "What a file of any form holds", query: in, takes: anyFile{}, gives: filePreview{}, limit: maxFile, within: fileTime, handle: a.previewFile},
		{method: post, path: "/api/files", need: access.SignedIn, about: "Make a map of a file; sent again under its id it is made once", query: append([]string{"id", "title"}, in...),
			takes: anyFile{}, gives: madeMap{}, status: 201, limit: maxFile, within: fileTime, handle: a.importFile},
		{method: post, path: m + "/files/preview", need: access.Inside, about: "What a file would add to the map, change and leave alone", query: append([]string{"keep"}, in...),
			takes: anyFile{}, gives: filePreview{}, limit: maxFile, within: fileTime, handle: a.previewMerge},
		{method: post, path: m + "/files", need: access.Revise, about: "Merge a file into the map; If-Match with the preview's revision; sent again under its id it is merged once",
			query: append([]string{"id", "keep"}, in...), takes: anyFile{}, gives: done{}, limit: maxFile, within: fileTime, handle: a.mergeFile},
	}
	for _, f := range outForms() {
		all = append(all, route{method: get, path: m + "/export." + f.ending, need: access.Inside, about: f.about, query: []string{"lang", "audience", "levels"},
			media: f.media, within: fileTime, handle: a.exportMap(f)})
	}
	for _, f := range report.Forms() {
		all = append(all, route{method: get, path: m + "/report." + f.Ending, need: access.Inside, about: aboutReport(f.Ending),
			query: []string{"lang", "audience", "levels", "views", "themes", "annex", "propose"}, media: f.Media, within: fileTime, handle: a.writeReport(f)})
	}
	return all
}

// catalogueRoutes are about bodies that the program knows.
func (a *api) catalogueRoutes() []route {
	const m = "/api/maps/:map"
	return []route{
		{method: get, path: "/api/catalogue", guests: true, about: "Norwegian public bodies and others, by any part of a name", query: []string{"q", "limit"}, gives: found{}, handle: a.searchCatalogue},
		{method: get, path: m + "/catalogue/:number", need: access.Look, guests: true, about: "A body by its organisation number or id, with the commands that put it on the map",
			query: []string{"register", "ministry"}, gives: suggestion{}, within: lookUpTime, handle: a.suggestBody},
		{method: get, path: m + "/duties", need: access.Inside, about: "Who must, should and may be involved, from facts about the work", query: []string{"lang"}, gives: dutyList{}, handle: a.listDuties},
		{method: get, path: "/api/sources", guests: true, about: "What the advice rests on: each source with its sentence, and which should be checked again", gives: sourceList{}, handle: a.listSources},
		{method: get, path: m + "/forgotten", need: access.Inside, about: "Who may have been forgotten, with reasons and the commands that accept it", query: []string{"lang"}, gives: forgottenList{}, handle: a.listForgotten},
	}
}

func (a *api) recordRoutes() []route {
	var all []route
	for _, k := range recordKinds() {
		path := "/api/maps/:map/" + k.name
		all = append(all,
			route{method: get, path: path, need: access.Look, guests: true, about: "Records of the map: " + k.name, query: []string{"limit", "after"}, gives: recordPage{}, handle: a.listRecords(k.kind)},
			route{method: get, path: path + "/*record", need: access.Look, guests: true, about: "One of the " + k.name, gives: k.of, handle: a.showRecord(k.kind)})
	}
	return all
}

func (a *api) drawingRoutes() []route {
	const m = "/api/maps/:map"
	query := []string{"view", "hierarchy", "lang", "paper", "theme", "colour", "size", "audience", "levels", "revision"}
	all := []route{
		{method: get, path: m + "/layout", need: access.Look, guests: true, about: "Where a layout would put the actors", query: []string{"view", "fresh"}, gives: layoutBody{}, handle: a.layOut},
		{method: get, path: m + "/places", need: access.Look, guests: true, about: "Where the actors are on a drawing", query: query, gives: drawnActors{}, handle: a.placesOfDrawing},
	}
	for _, f := range formats() {
		all = append(all, route{method: get, path: m + "/drawing." + f.ending, need: access.Look, guests: true,
			about: fmt.Sprintf("A drawing of the map, or its text twin, as %s", f.ending), media: f.media, query: query, handle: a.drawMap(f)})
	}
	return all
}

func (a *api) changeRoutes() []route {
	const m = "/api/maps/:map"
	return []route{
		{method: post, path: m + "/commands", need: access.Edit, guests: true, about: "Change the map; If-Match makes it fail when the map has moved on", query: []string{"catalogue"}, takes: commandBody{}, gives: done{}, limit: 4 << 20, handle: a.command},
		{method: post, path: m + "/undo", need: access.Edit, guests: true, about: "Take back a change of one's own; taking that back is redo", takes: undoBody{}, gives: done{}, handle: a.undo},
		{method: post, path: m + "/scores", need: access.TakePart, guests: true, about: "Score in the open round", takes: scoreBody{}, gives: done{}, handle: a.score},
	}
}

func (a *api) workshopRoutes() []route {
	const w = "/api/maps/:map/workshop"
	const p = "/api/maps/:map/proposals"
	return []route{
		{method: get, path: w, need: access.Look, guests: true, about: "How the workshop stands", gives: workshopBody{}, handle: a.showWorkshop},
		{method: get, path: w + "/me", need: access.TakePart, guests: true, about: "What one has scored and proposed, for a phone that comes back", gives: me{}, handle: a.showMe},
		{method: patch, path: w + "/me", need: access.TakePart, guests: true, about: "Change one's display name", takes: nameBody{}, gives: me{}, handle: a.renameMe},
		{method: post, path: w, need: access.Facilitate, about: "Open a workshop", takes: newWorkshop{}, gives: workshopBody{}, status: 201, handle: a.openWorkshop},
		{method: patch, path: w, need: access.Facilitate, guests: true, about: "Steer the workshop", takes: steering{}, gives: workshopBody{}, handle: a.steerWorkshop},
		{method: remove, path: w, need: access.Facilitate, about: "End the workshop", status: 204, handle: a.endWorkshop},
		{method: get, path: w + "/progress", need: access.Facilitate, guests: true, about: "How far the room has come: who answered what is not told", gives: progress{}, handle: a.showProgress},
		{method: get, path: w + "/qr.svg", need: access.Facilitate, guests: true, about: "The code that leads a phone to the workshop", query: []string{"address"}, media: "image/svg+xml; charset=utf-8", handle: a.showQR},
		{method: post, path: w + "/tables", need: access.Facilitate, guests: true, about: "Add a table without phones", takes: standInBody{}, gives: attendee{}, status: 201, handle: a.addStandIn},
		{method: patch, path: w + "/people/:participant", need: access.Facilitate, about: "Share the facilitator's part", takes: personBody{}, gives: attendee{}, handle: a.sharePart},
		{method: remove, path: w + "/people/:participant", need: access.Facilitate, guests: true, about: "Send somebody out", status: 204, handle: a.removePerson},
		{method: get, path: p, need: access.TakePart, guests: true, about: "What waits for the facilitator", gives: proposalList{}, handle: a.listProposals},
		{method: post, path: p, need: access.TakePart, guests: true, about: "Propose an actor or a relation", query: []string{"catalogue"}, takes: commandBody{}, gives: workshop.Proposal{}, status: 201, handle: a.propose},
		{method: post, path: p + "/:proposal/accept", need: access.Facilitate, guests: true, about: "Accept a proposal", gives: done{}, handle: a.acceptProposal},
		{method: remove, path: p + "/:proposal", need: access.Facilitate, guests: true, about: "Decline a proposal", status: 204, handle: a.declineProposal},
	}
}

func (a *api) ownerRoutes() []route {
	const m = "/api/maps/:map"
	all := []route{
		{method: get, path: m + "/links", need: access.Own, about: "Links to the map", gives: linkList{}, handle: a.listLinks},
		{method: post, path: m + "/links", need: access.Own, about: "Make a link; its path is told once", takes: linkBody{}, gives: madeLink{}, status: 201, handle: a.makeLink},
		{method: remove, path: m + "/links/:link", need: access.Own, about: "Revoke a link", status: 204, handle: a.revokeLink},
		{method: get, path: m + "/audit", need: access.Own, about: "What was done about the map besides changing it", gives: auditLog{}, handle: a.showAudit},
	}
	if a.Forget != nil {
		all = append(all,
			route{method: remove, path: m, need: access.Own, about: "Delete the map for good", status: 204, handle: a.deleteMap},
			route{method: post, path: m + "/forget/find", need: access.Own, about: "List the forms of a person's name on the map and in its history", takes: personName{}, gives: nameMatches{}, handle: a.findPerson},
			route{method: post, path: m + "/forget", need: access.Own, about: "Erase a person from the map and its history", takes: personForms{}, gives: erased{}, handle: a.forgetPerson})
	}
	if a.LogIn != nil {
		all = append(all,
			route{method: get, path: m + "/roles", need: access.Own, about: "Who may do what", gives: roleList{}, handle: a.listRoles},
			route{method: put, path: m + "/roles/:whom", need: access.Own, about: "Give a role", takes: roleBody{}, status: 204, handle: a.giveRole},
			route{method: remove, path: m + "/roles/:whom", need: access.Own, about: "Take a role away", status: 204, handle: a.takeRole})
	}
	return all
}

// parameters tells what the parameters of queries are.
func parameters() map[string]parameter {
	views := names(stakeholder.View("").Values())
	return map[string]parameter{
		"limit":      {"integer", "How many at most", nil},
		"after":      {"string", "Where the page before ended", nil},
		"audience":   {"string", "See it as anybody may", []string{"internal", "guests", "shareable"}},
		"levels":     {"boolean", "With interest and influence, for an audience that would not see them", nil},
		"since":      {"integer", "The revision that one has; Last-Event-ID goes before it", nil},
		"group":      {"string", "Only this group", nil},
		"view":       {"string", "What to draw", views},
		"fresh":      {"boolean", "Move those too who have a place and are not pinned", nil},
		"hierarchy":  {"boolean", "The network with its steering relations from the top", nil},
		"measures":   {aList, "Measures of the table; betweenness when none is named", names(analysis.Measures())},
		"types":      {aList, "Relation types that count; all when none is named", names(stakeholder.RelationType("").Values())},
		"directed":   {"boolean", "Read relations with their directions", nil},
		"weighted":   {"boolean", "Let paths be shorter where relations are strong", nil},
		"at":         {"integer", "The revision; the latest when not given", nil},
		"keep":       {"boolean", "Let what the map has win over the file", nil},
		"asWritten":  {"boolean", "Fill in nothing from the catalogue of known bodies", nil},
		"catalogue":  {"boolean", "Fill in number, kind and marks of an actor that is added by the exact name or number of a known body", nil},
		"form":       {"string", "The form of the file; found by what is in it when not given", names(exchange.Forms())},
		"scale":      {"string", "What numbers for interest and influence are on, when the file does not say", []string{"0-3", "1-4", "1-5"}},
		"name":       {"string", "What the file is called, for messages and for the title of a new map", nil},
		"title":      {"string", "Title of the map, when the file has none", nil},
		"id":         {"string", "Of the change, under which it may be sent again", nil},
		"views":      {aList, "Drawings in their order; none leaves them out", append(names(layout.Views()), "none")},
		"themes":     {"boolean", "Add the four themes and the three models", nil},
		"explain":    {"boolean", "Find the facts worth knowing most too", nil},
		"annex":      {"boolean", "Add the annex to a declaration of cooperation", nil},
		"propose":    {"integer", "Propose a structure with at most so many seats in the deciding group", nil},
		"q":          {"string", "What people type", nil},
		"register":   {"boolean", "Ask Enhetsregisteret too", nil},
		"ministry":   {"boolean", "Add the ministry of the body too, when the map lacks it", nil},
		"set":        {"integer", "How many actors in a set, 1–10; 1 when not given", nil},
		"round":      {"string", "Which round, one that is no longer open", nil},
		"lang":       {"string", "In which language", words.Languages()},
		"paper":      {"string", "For a screen or a page", layout.Papers()},
		"theme":      {"string", "In which colours", scene.Themes()},
		"colour":     {"string", "What colours tell", layout.Colours()},
		"size":       {"string", "What boxes grow by", layout.Sizes()},
		"revision":   {"integer", "Not looked at; a new one makes a browser ask again", nil},
		"everywhere": {"boolean", "All sessions of the same people", nil},
		"address":    {"integer", "Which of the addresses, from 0", nil},
		"code":       {"string", "From the log-in", nil},
		"state":      {"string", "From the log-in", nil},
	}
}

// parameter is one that a query can have.
type parameter struct {
	kind, about string   // the kind is a type of JSON, or aList
	values      []string // that it takes; any when there are none
}

// takes reports whether a value can be one of the parameter. Numbers have bounds
// of their own where they are read.
func (p parameter) takes(text string) bool {
	switch {
	case p.kind == "boolean":
		return text == "true" || text == "false"
	case p.values == nil:
		return true
	case p.kind == aList:
		return !slices.ContainsFunc(strings.Split(text, ","), func(one string) bool { return !slices.Contains(p.values, strings.TrimSpace(one)) })
	}
	return slices.Contains(p.values, text)
}

// aList is the kind of a parameter that takes several values.
const aList = "list"
