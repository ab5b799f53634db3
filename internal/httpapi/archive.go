package httpapi

import (
	"archive/zip"
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"io"
	"mime"
	"net/http"
	"path"
	"slices"
	"time"

	"interessentkart/internal/exchange"
	"interessentkart/internal/exchange/mapfile"
	"interessentkart/internal/exchange/merge"
	"interessentkart/internal/exchange/report"
	"interessentkart/internal/layout"
	"interessentkart/internal/live"
	"interessentkart/internal/render"
	"interessentkart/internal/stakeholder"
	"interessentkart/internal/store"
	"interessentkart/internal/words"
)

// mergePlan is what a file would do to a map. Nothing has happened yet.
type mergePlan struct {
	Revision uint64        `json:"revision"`
	Form     exchange.Form `json:"form"`
	Plan     *merge.Plan   `json:"plan"`
}

func (a *api) planMerge(c *call) (mergePlan, error) {
	keep, err := c.flag("keep")
	if err != nil {
		return mergePlan{}, err
	}
	m, form, err := c.file()
	if err != nil {
		return mergePlan{}, err
	}
	return mergePlan{c.m.Revision, form, merge.Make(c.m, m, merge.Options{Keep: keep})}, nil
}

func (a *api) previewMerge(c *call) error {
	p, err := a.planMerge(c)
	if err != nil {
		return err
	}
	return c.json(http.StatusOK, p)
}

// mergeFile accepts what the preview showed: If-Match with its revision makes
// sure of that.
func (a *api) mergeFile(c *call) error {
	p, err := a.planMerge(c)
	if err != nil {
		return err
	}
	return a.do(c, live.Request{ID: store.CommandID(a.NewID()), Author: c.grant.Author, Command: stakeholder.Batch{Commands: p.Plan.Commands}})
}

// writeAs gives the map in a form for other programs.
func (a *api) writeAs(c *call) error {
	v, err := c.narrowed()
	if err != nil {
		return err
	}
	form := exchange.Form(c.Param("form"))
	if !slices.Contains(exchange.Written(), form) {
		return unknownRoute()
	}
	content, err := exchange.Write(withoutOwnScores(v, c.m), form, words.For(words.Lang(c.Query("lang"))))
	if err != nil {
		return err
	}
	return a.download(c, string(v.Audience), string(form), "application/octet-stream", content)
}

// download answers with a file and notes in the log that it was taken out.
func (a *api) download(c *call, audience, ending, media string, content []byte) error {
	if err := a.Access.Record(c.ctx(), c.m.ID, c.grant.Principal, "export."+ending, audience); err != nil {
		return err
	}
	name := fmt.Sprintf("interessentkart-%d.%s", c.m.Revision, ending)
	c.Header("Content-Disposition", mime.FormatMediaType("attachment", map[string]string{"filename": name}))
	c.Header("Content-Security-Policy", "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:")
	return c.send(http.StatusOK, media, content, nil)
}

// writeReport gives the map as a document to read.
func (a *api) writeReport(ending, media string, write func(*report.Document) ([]byte, error)) func(*call) error {
	return func(c *call) error {
		v, err := c.narrowed()
		if err != nil {
			return err
		}
		return a.heavily(c.ctx(), func() error {
			d, err := report.Compose(c.ctx(), withoutOwnScores(v, c.m), report.Options{Lang: c.Query("lang"), Viewer: v, Themes: true, Annex: true,
				Rules: a.rules, Metrics: a.Metrics, Ranker: a.Ranker})
			if err != nil {
				return err
			}
			content, err := write(d)
			if err != nil {
				return err
			}
			return a.download(c, string(v.Audience), ending, media, content)
		})
	}
}

// metadata says in the archive what the other files are.
type metadata struct {
	Map      stakeholder.MapID `json:"map"`
	Title    string            `json:"title"`
	Revision uint64            `json:"revision"`
	Frozen   time.Time         `json:"frozen"`  // when the revision was made
	Made     time.Time         `json:"written"` // when the archive was
	Audience string            `json:"audience"`
	Files    map[string]string `json:"sha256"`
}

// archiveMap gives one revision of a map for the archive: the map file, its
// drawings as PDF and metadata with digests, in a ZIP file.
func (a *api) archiveMap(c *call) error {
	at, err := c.number("at", int(c.m.Revision), 1, int(c.m.Revision))
	if err != nil {
		return err
	}
	events, err := a.Store.Events(c.ctx(), c.m.ID, uint64(at)-1, 1)
	if err != nil {
		return err
	}
	m := c.m
	if uint64(at) != c.m.Revision {
		if m, err = a.atRevision(c.ctx(), c.m.ID, uint64(at)); err != nil {
			return err
		}
	}
	v := c.grant.Viewer
	m = withoutOwnScores(v, m)
	about := metadata{Map: m.ID, Title: m.Info.Title, Revision: m.Revision, Made: a.Now().UTC(), Audience: string(v.Audience), Files: map[string]string{}}
	for _, e := range events {
		about.Frozen = e.Time
	}
	return a.heavily(c.ctx(), func() error {
		files, err := a.archived(c, m, v)
		if err != nil {
			return err
		}
		content, err := packed(files, about)
		if err != nil {
			return err
		}
		return a.download(c, string(v.Audience), "zip", "application/zip", content)
	})
}

type archivedFile struct {
	name    string
	content []byte
}

func (a *api) archived(c *call, m *stakeholder.Map, v stakeholder.Viewer) ([]archivedFile, error) {
	content, err := mapfile.Encode(m)
	if err != nil {
		return nil, err
	}
	files := []archivedFile{{"map.json", content}}
	for _, view := range layout.Views() {
		s, err := layout.Draw(c.ctx(), m, layout.Options{View: view, Lang: c.Query("lang"), Paper: "a4", Viewer: v, Metrics: a.Metrics})
		if err != nil {
			return nil, err
		}
		if content, err = render.PDF(s); err != nil {
			return nil, err
		}
		files = append(files, archivedFile{string(view) + ".pdf", content})
	}
	return files, nil
}

// packed writes the ZIP file.
func packed(files []archivedFile, about metadata) ([]byte, error) {
	for _, f := range files {
		sum := sha256.Sum256(f.content)
		about.Files[f.name] = hex.EncodeToString(sum[:])
	}
	text, err := json.MarshalIndent(about, "", "  ")
	if err != nil {
		return nil, err
	}
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for _, f := range append(files, archivedFile{"metadata.json", text}) {
		w, err := z.CreateHeader(&zip.FileHeader{Name: f.name, Method: zip.Deflate, Modified: about.Made})
		if err != nil {
			return nil, err
		}
		if _, err := w.Write(f.content); err != nil {
			return nil, err
		}
	}
	err = z.Close()
	return b.Bytes(), err
}

// file reads the map in the body: JSON, or any other form whose ending the
// query names. Its name is ours.
func (c *call) file() (*stakeholder.Map, exchange.Form, error) {
	kind, _, err := mime.ParseMediaType(c.GetHeader("Content-Type"))
	if err != nil || !slices.Contains([]string{"application/json", "application/octet-stream"}, kind) {
		return nil, "", wrongType.At(stakeholder.Key{}, bodyNotType)
	}
	content, err := io.ReadAll(http.MaxBytesReader(c.Writer, c.Request.Body, maxFile))
	if err != nil {
		return nil, "", bodyError(err)
	}
	name := "file.json"
	if ending := c.Query("ending"); ending != "" {
		name = "file." + path.Base(ending)
		if _, known := exchange.FormOf(name); !known {
			return nil, "", badQuery(ending)
		}
	}
	return exchange.Open(bytes.NewReader(content), name)
}
