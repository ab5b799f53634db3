package httpapi

import (
	"encoding/json"
	"net/http"

	"interessentkart/internal/governance"
	"interessentkart/internal/stakeholder"
)

// plainCommand is a command that is thought of, not sent: it has no id.
type plainCommand struct {
	Command string          `json:"command"`
	Args    json.RawMessage `json:"args"`
}

func plain(c stakeholder.Command) (plainCommand, error) {
	args, err := json.Marshal(c)
	return plainCommand{stakeholder.CommandName(c), args}, err
}

// outlook is how the map would be.
type outlook struct {
	Revision uint64               `json:"revision"` // that it was worked out from
	Findings []governance.Finding `json:"findings"`
	// Deciding and Voices are those of the whole map, or Voices those of the
	// group that the query names.
	Deciding []stakeholder.GroupID `json:"deciding,omitempty"`
	Voices   []governance.Voice    `json:"voices"`
}

// lookAhead tells what the checks would say after a command. Nothing is saved.
func (a *api) lookAhead(c *call) error {
	var body plainCommand
	if err := c.decode(&body); err != nil {
		return err
	}
	wanted, err := stakeholder.DecodeNamed(body.Command, body.Args)
	if err != nil {
		return err
	}
	return c.heavily(func() error {
		next, _, err := stakeholder.Apply(c.seen(), wanted)
		if err != nil {
			return err
		}
		reading := governance.Read(next)
		seen := outlook{Revision: c.m.Revision, Findings: none(a.rules.Check(reading))}
		if group := stakeholder.GroupID(c.Query("group")); group != "" {
			seen.Voices, err = reading.Voices(group)
		} else {
			h := reading.Everyone()
			seen.Deciding, seen.Voices = h.Deciding, h.Voices
		}
		if err != nil {
			return err
		}
		seen.Voices = none(seen.Voices)
		return c.json(http.StatusOK, seen)
	})
}
