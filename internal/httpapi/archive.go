package httpapi

import (
	"archive/zip"
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"time"

	"interessentkart/internal/exchange/mapfile"
	"interessentkart/internal/layout"
	"interessentkart/internal/render"
	"interessentkart/internal/stakeholder"
)

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
	return c.heavily(func() error {
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
