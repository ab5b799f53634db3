package httpapi

import (
	"encoding/json"
	"net/http"

	"github.com/gin-gonic/gin"

	"interessentkart/internal/live"
	"interessentkart/internal/stakeholder"
	"interessentkart/internal/store"
)

// commandBody is one command with the id under which it may be sent again.
type commandBody struct {
	ID      store.CommandID `json:"id"`
	Command string          `json:"command"`
	Args    json.RawMessage `json:"args"`
}

// command applies one command; several go as a Batch. The answer comes when
// the change is saved. A command sent again under its id is answered, not
// applied again.
func (a *api) command(g *gin.Context) error {
	var body commandBody
	if err := decode(g.Writer, g.Request, &body); err != nil {
		return err
	}
	if !stakeholder.ValidID(body.ID) {
		return stakeholder.Invalid.At(stakeholder.Key{}, stakeholder.IDInvalid).With(body.ID)
	}
	wanted, err := stakeholder.DecodeNamed(body.Command, body.Args)
	if err != nil {
		return err
	}
	request := live.Request{ID: body.ID, Command: wanted}
	done, err := a.Rooms.Do(g.Request.Context(), stakeholder.MapID(g.Param("map")), request)
	if err != nil {
		return err
	}
	patch := viewer(g).Patch(done.Patch)
	g.JSON(http.StatusOK, gin.H{"revision": done.Revision, "patch": patch})
	return nil
}
