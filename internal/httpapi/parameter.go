package httpapi

import (
	"slices"
	"strings"

	"interessentkart/internal/analysis"
	"interessentkart/internal/exchange"
	"interessentkart/internal/exchange/reading"
	"interessentkart/internal/layout"
	"interessentkart/internal/scene"
	"interessentkart/internal/stakeholder"
	"interessentkart/internal/words"
)

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
		unknown := func(one string) bool { return !slices.Contains(p.values, strings.TrimSpace(one)) }
		return !slices.ContainsFunc(strings.Split(text, ","), unknown)
	}
	return slices.Contains(p.values, text)
}

// aList is the kind of a parameter that takes several values.
const aList = "list"

// parameters tells what the parameters of queries are.
func parameters() map[string]parameter {
	views := names(stakeholder.View("").Values())
	return map[string]parameter{
		"limit":     {kind: "integer", about: "How many at most"},
		"after":     {kind: "string", about: "Where the page before ended"},
		"audience":  {kind: "string", about: "See it as anybody may", values: []string{"internal", "guests", "shareable"}},
		"levels":    {kind: "boolean", about: "With interest and influence, for an audience that would not see them"},
		"since":     {kind: "integer", about: "The revision that one has; Last-Event-ID goes before it"},
		"group":     {kind: "string", about: "Only this group"},
		"view":      {kind: "string", about: "What to draw", values: views},
		"fresh":     {kind: "boolean", about: "Move those too who have a place and are not pinned"},
		"hierarchy": {kind: "boolean", about: "The network with its steering relations from the top"},
		"measures": {kind: aList,
			about: "Measures of the table; betweenness when none is named", values: names(analysis.Measures())},
		"types": {kind: aList,
			about: "Relation types that count; all when none is named", values: names(stakeholder.RelationType("").Values())},
		"directed":  {kind: "boolean", about: "Read relations with their directions"},
		"weighted":  {kind: "boolean", about: "Let paths be shorter where relations are strong"},
		"at":        {kind: "integer", about: "The revision; the latest when not given"},
		"keep":      {kind: "boolean", about: "Let what the map has win over the file"},
		"asWritten": {kind: "boolean", about: "Fill in nothing from the catalogue of known bodies"},
		"catalogue": {kind: "boolean",
			about: "Fill in number, kind and marks of an actor that is added by the exact name or number of a known body"},
		"form": {kind: "string",
			about: "The form of the file; found by what is in it when not given", values: names(exchange.Forms())},
		"scale": {kind: "string",
			about: "What numbers for interest and influence are on, when the file does not say", values: names(reading.Scales())},
		"plan":  {kind: "string", about: "How the file is to be read, as JSON: the reading of a preview, changed"},
		"name":  {kind: "string", about: "What the file is called, for messages and for the title of a new map"},
		"title": {kind: "string", about: "Title of the map, when the file has none"},
		"id":    {kind: "string", about: "Of the change, under which it may be sent again"},
		"views": {kind: aList,
			about: "Drawings in their order; none leaves them out", values: append(names(layout.Views()), "none")},
		"themes":     {kind: "boolean", about: "Add the four themes and the three models"},
		"explain":    {kind: "boolean", about: "Find the facts worth knowing most too"},
		"annex":      {kind: "boolean", about: "Add the annex to a declaration of cooperation"},
		"controller": {kind: "string", about: "Who is the controller of the personal data; the owner of the work when not given"},
		"contact":    {kind: "string", about: "How to reach the controller"},
		"officer":    {kind: "string", about: "The data protection officer"},
		"until":      {kind: "string", about: "When the map is to be deleted"},
		"basis":      {kind: "string", about: "The legal basis"},
		"recipients": {kind: "string", about: "Who else gets the data"},
		"transfer":   {kind: "string", about: "What is transferred to countries outside the EEA"},
		"propose":    {kind: "integer", about: "Propose a structure with at most so many seats in the deciding group"},
		"q":          {kind: "string", about: "What people type"},
		"register":   {kind: "boolean", about: "Ask Enhetsregisteret too"},
		"ministry":   {kind: "boolean", about: "Add the ministry of the body too, when the map lacks it"},
		"set":        {kind: "integer", about: "How many actors in a set, 1–10; 1 when not given"},
		"round":      {kind: "string", about: "Which round, one that is no longer open"},
		"lang":       {kind: "string", about: "In which language", values: words.Languages()},
		"paper":      {kind: "string", about: "For a screen or a page", values: layout.Papers()},
		"theme":      {kind: "string", about: "In which colours", values: scene.Themes()},
		"colour":     {kind: "string", about: "What colours tell", values: layout.Colours()},
		"size":       {kind: "string", about: "What boxes grow by", values: layout.Sizes()},
		"revision":   {kind: "integer", about: "Not looked at; a new one makes a browser ask again"},
		"everywhere": {kind: "boolean", about: "All sessions of the same people"},
		"address":    {kind: "integer", about: "Which of the addresses, from 0"},
		"code":       {kind: "string", about: "From the log-in"},
		"state":      {kind: "string", about: "From the log-in"},
	}
}
