package httpapi

import (
	"bytes"
	"cmp"
	"errors"
	"io"
	"mime"
	"net/http"
	"path/filepath"
	"slices"
	"strings"

	"interessentkart/internal/access"
	"interessentkart/internal/catalogue"
	"interessentkart/internal/exchange"
	"interessentkart/internal/exchange/merge"
	problemfile "interessentkart/internal/exchange/problem"
	"interessentkart/internal/exchange/reading"
	"interessentkart/internal/exchange/strict"
	"interessentkart/internal/live"
	"interessentkart/internal/stakeholder"
	"interessentkart/internal/store"
	"interessentkart/internal/words"
)

// maxFile is how large a file may be that comes in.
const maxFile = strict.MaxBytes

// anyFile is a body of any form: as it is, or as JSON where it is that.
type anyFile struct{}

// mostListed is how many notes, and records of each part, a preview lists.
const mostListed = 500

// filePreview is what a file holds and would do, told before anything happens.
type filePreview struct {
	Revision  uint64                         `json:"revision"` // of the map that it was made for; 0 for a new one
	Form      exchange.Form                  `json:"form"`
	Title     string                         `json:"title"`
	Records   map[stakeholder.RecordKind]int `json:"records"` // in the file
	Notes     []fileProblem                  `json:"notes"`   // what was left out, or is worth a look
	NoteCount int                            `json:"noteCount"`
	Filled    []string                       `json:"filled"` // what the catalogue filled in, or knows to be on the map
	Added     previewPart                    `json:"added"`
	Changed   previewPart                    `json:"changed"`
	Kept      previewPart                    `json:"kept"` // differs, and stays as the map has it
	Ambiguous previewPart                    `json:"ambiguous"`
	Same      map[stakeholder.RecordKind]int `json:"same"`
	Problems  []fileProblem                  `json:"problems"` // why nothing is read until the plan says what the columns are
	Reading   reading.Reading                `json:"reading"`  // what was taken for what: a plan that reads the file in the same way
	Account   []accountLine                  `json:"account"`  // what became of everything in the file
	Kinds     []choice                       `json:"kinds"`    // that a table may be
	Fields    map[string][]choice            `json:"fields"`   // that a column may be, by kind
	Boxes     []choice                       `json:"boxes"`    // that a box may be
}

// previewPart counts records by kind and lists the first of them.
type previewPart struct {
	Count   int                            `json:"count"`
	Records map[stakeholder.RecordKind]int `json:"records"`
	Items   []merge.Item                   `json:"items"`
}

func partOf(items []merge.Item) previewPart {
	p := previewPart{len(items), map[stakeholder.RecordKind]int{}, none(items[:min(len(items), mostListed)])}
	for _, i := range items {
		p.Records[i.Kind]++
	}
	return p
}

// incoming is a file that was read, with what it would do to a map.
type incoming struct {
	*exchange.Reading
	name string
	into *stakeholder.Map
	how  merge.Options
	plan *merge.Plan
	// filled is what the catalogue told of actors that name a known body.
	filled []catalogue.Filled
	unread error // the columns are known to nobody yet
}

// read reads the file in the body and plans how it goes into a map, if one is
// named. One who only looks sees also what cannot be read without a plan.
func (a *api) read(c *call, into *stakeholder.Map, looking bool) (in incoming, err error) {
	keep, err := c.flag("keep")
	if err != nil {
		return in, err
	}
	o, err := c.planOf()
	if err != nil {
		return in, err
	}
	o.Form, o.Scale = cmp.Or(exchange.Form(c.Query("form")), o.Form), cmp.Or(reading.Scale(c.Query("scale")), o.Scale)
	switch {
	case o.Form != "" && !slices.Contains(exchange.Forms(), o.Form):
		return in, badQuery(string(o.Form))
	case o.Scale != "" && !slices.Contains(reading.Scales(), o.Scale):
		return in, badQuery(string(o.Scale))
	}
	content, err := c.content()
	if err != nil {
		return in, err
	}
	in.name, in.into, in.how = c.fileName(), into, merge.Options{Keep: keep}
	err = c.heavily(func() (err error) {
		if in.Reading, err = exchange.Read(bytes.NewReader(content), in.name, o); err != nil {
			if looking && in.Reading != nil && unread(err, c.words()) != nil {
				in.unread, in.Map = err, stakeholder.New("")
				in.plan = in.Plan(into, in.how)
				return nil
			}
			return err
		}
		if !looking && in.Nothing() {
			return problemfile.Refused(in.name, 0, problemfile.FileNothing, "")
		}
		if err = a.fill(c, &in); err == nil && into != nil {
			in.plan = in.Plan(into, in.how)
		}
		return err
	})
	return in, err
}

// fill completes actors that name a known body, unless they are to stay as
// written. A map of this program's own, and a case file, say themselves who
// takes part.
func (a *api) fill(c *call, in *incoming) error {
	written, err := c.flag("asWritten")
	if err != nil || written || in.Form == exchange.MapFile || in.Form == exchange.CaseFile {
		return err
	}
	if err := a.bodies.load(); err != nil {
		return err
	}
	in.Map, in.filled, err = a.bodies.known.Fill(in.Map, in.into)
	return err
}

// content takes the body, whatever it holds.
func (c *call) content() ([]byte, error) {
	kind, _, err := mime.ParseMediaType(c.GetHeader("Content-Type"))
	if err != nil || !slices.Contains([]string{"application/json", "application/octet-stream"}, kind) {
		return nil, wrongType.Because(bodyNotType)
	}
	content, err := io.ReadAll(http.MaxBytesReader(c.Writer, c.Request.Body, c.route.limit))
	if err != nil {
		return nil, bodyError(err)
	}
	return content, nil
}

// fileName is what the one who asks calls the file, for messages alone.
func (c *call) fileName() string {
	name, _ := stakeholder.Clean(filepath.Base(strings.ReplaceAll(c.Query("name"), `\`, "/")))
	if letters := []rune(name); len(letters) > 100 {
		name = string(letters[:100])
	}
	if name = strings.Trim(name, "./ "); name == "" {
		return c.words().Text("file.unnamed", nil)
	}
	return name
}

// words are those of the language that is asked for.
func (c *call) words() words.Words { return c.api.speech.of(c.Request) }

func (in incoming) preview(w words.Words) filePreview {
	p := filePreview{
		Revision: in.into.Revision, Form: in.Form, Title: in.Map.Info.Title, Records: map[stakeholder.RecordKind]int{}, Notes: []fileProblem{}, Filled: []string{},
		NoteCount: len(in.Notes), Added: partOf(in.plan.Added), Changed: partOf(in.plan.Changed), Kept: partOf(in.plan.Kept),
		Ambiguous: partOf(in.plan.Ambiguous), Same: in.plan.Same, Problems: none(unread(in.unread, w)),
		Reading: in.How, Account: account(in.Balance, w), Kinds: kindChoices(w), Fields: fieldChoices(w), Boxes: boxChoices(w),
	}
	for r := range in.Map.Records() {
		p.Records[r.Key().Kind]++
	}
	for _, n := range in.Notes[:min(len(in.Notes), mostListed)] {
		p.Notes = append(p.Notes, tellProblem(n, w))
	}
	for _, f := range in.filled[:min(len(in.filled), mostListed)] {
		p.Filled = append(p.Filled, f.Tell(w))
	}
	return p
}

func (a *api) previewFile(c *call) error {
	in, err := a.read(c, stakeholder.New(""), true)
	if err != nil {
		return err
	}
	return c.json(http.StatusOK, in.preview(c.words()))
}

func (a *api) previewMerge(c *call) error {
	in, err := a.read(c, c.m, true)
	if err != nil {
		return err
	}
	return c.json(http.StatusOK, in.preview(c.words()))
}

// mergeFile accepts what the preview showed: If-Match with its revision makes
// sure of that. A file sent again under its id is merged once.
func (a *api) mergeFile(c *call) error {
	in, err := a.read(c, c.m, false)
	if err != nil {
		return err
	}
	id, err := c.commandID()
	if err != nil {
		return err
	}
	return a.do(c, live.Request{ID: id, Author: c.grant.Author, Make: in.merging})
}

// merging is what the file does to a map: what was planned, or as much of it as
// there is to do on another revision.
func (in incoming) merging(m *stakeholder.Map) stakeholder.Command {
	plan := in.plan
	if m.Revision != in.into.Revision {
		plan = in.Plan(m, in.how)
	}
	return stakeholder.Batch{Commands: plan.Commands}
}

// commandID is the id that the query gives the change, or one of its own.
func (c *call) commandID() (store.CommandID, error) {
	id := store.CommandID(c.Query("id"))
	switch {
	case id == "":
		return store.CommandID(c.api.NewID()), nil
	case !stakeholder.ValidID(id):
		return "", stakeholder.Invalid.Because(stakeholder.IDInvalid).With(id)
	}
	return id, nil
}

// importFile makes a map of a file. Sent again under its id it is answered with
// the map that was made.
func (a *api) importFile(c *call) error {
	in, err := a.read(c, nil, false)
	if err != nil {
		return err
	}
	command, err := c.commandID()
	if err != nil {
		return err
	}
	title := cmp.Or(in.Map.Info.Title, strings.TrimSpace(c.Query("title")), strings.TrimSuffix(in.name, filepath.Ext(in.name)))
	// Whoever knows the id of somebody else's import does not reach the map.
	id := stakeholder.MapID(access.Digest(c.grant.ID + " " + string(command))[:32])
	return a.createOnce(c, id, live.Request{ID: command, Author: store.AuthorID(c.grant.ID), Command: stakeholder.Batch{
		Commands: []stakeholder.Command{in.Map.Copy(), stakeholder.ChangeMap{Title: &title}}}})
}

// createOnce makes a map that belongs to the one who asks, or answers with the
// one that the same request has made. The role is saved first: a map without an
// owner could not be reached by anybody.
func (a *api) createOnce(c *call, id stakeholder.MapID, q live.Request) error {
	if err := a.Access.Made(c.ctx(), c.grant.Principal, id); err != nil {
		return err
	}
	done, err := a.Rooms.Create(c.ctx(), id, q)
	if err != nil {
		if _, there := a.Rooms.Snapshot(c.ctx(), id); errors.Is(there, stakeholder.NotFound) {
			err = errors.Join(err, a.Access.Forget(c.ctx(), id))
		}
		return err
	}
	c.Header("Location", "/api/maps/"+string(id))
	return c.json(http.StatusCreated, madeMap{id, done.Revision})
}

// tellProblem tells of one problem of a file.
func tellProblem(p problemfile.Problem, w words.Words) fileProblem {
	told := fileProblem{Code: p.Err.Code, Sheet: p.Sheet, Line: p.Line, Column: p.Column, Place: p.Place, Value: p.Err.Value, Allowed: p.Allowed, Text: w.Error(p)}
	if p.Sheet != "" && p.Line > 0 {
		told.Cell = problemfile.Cell(p.Line, p.Column)
	}
	return told
}
