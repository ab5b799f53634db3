package httpapi

import (
	"bytes"
	"errors"
	"io/fs"
	"net/http"

	"github.com/gin-gonic/gin"

	"interessentkart/data"
	"interessentkart/internal/alphabet"
	"interessentkart/internal/exchange/mapfile"
	"interessentkart/internal/stakeholder"
)

// exampleBody is one of the real cases that a map can be made from.
type exampleBody struct {
	ID    string `json:"id"`
	Title string `json:"title"`
}

func (a *api) listExamples(g *gin.Context) error {
	examples, err := data.Examples()
	if err != nil {
		return err
	}
	bodies := make([]exampleBody, len(examples))
	for i, e := range examples {
		bodies[i] = exampleBody{e.ID, e.Title}
	}
	alphabet.Sort(bodies, func(e exampleBody) string { return e.Title }, func(e exampleBody) string { return e.ID })
	g.JSON(http.StatusOK, gin.H{"examples": bodies})
	return nil
}

func openExample(id string) (*stakeholder.Map, error) {
	content, err := data.ReadExample(id)
	if errors.Is(err, fs.ErrNotExist) || errors.Is(err, fs.ErrInvalid) {
		return nil, stakeholder.NotFound.At(stakeholder.Key{}, exampleUnknown).With(id)
	}
	if err != nil {
		return nil, err
	}
	return mapfile.Read(bytes.NewReader(content), id)
}
