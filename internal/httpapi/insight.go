package httpapi

import (
	"net/http"

	"interessentkart/internal/access"
	"interessentkart/internal/analysis"
	"interessentkart/internal/compare"
	"interessentkart/internal/stakeholder"
)

// insightRoutes are the parts of the analysis that are told in sentences or take
// their time; the figures themselves are one answer, see analyse.
func (a *api) insightRoutes() []route {
	const m = "/api/maps/:map/analysis"
	reading := []string{"types", "directed", "weighted"}
	with := func(more ...string) []string { return append(more, reading...) }
	return []route{
		{method: get, path: m + "/brokers", need: access.Look, handle: a.listBrokers,
			about: "Who stands between whom, in sentences", query: with("lang"), gives: brokerList{}},
		{method: get, path: m + "/players", need: access.Look, handle: a.findPlayers,
			about: "The sets of actors that the map hangs on, and that reach most of it",
			query: with("set"), gives: analysis.KeyPlayers{}},
		{method: get, path: m + "/impact", need: access.Look, handle: a.showImpact,
			about: "Influence and dependence, directly and through others (MICMAC)",
			query: []string{"types"}, gives: analysis.Micmac{}},
		{method: get, path: m + "/opinions", need: access.Look, handle: a.listOpinions,
			about: "What the participants of a round agree and disagree on",
			query: []string{"round"}, gives: opinionList{}},
		{method: get, path: m + "/leaving/:actor", need: access.Inside, handle: a.tellDeparture,
			about: "What happens when an actor leaves", query: with("lang"), gives: departure{}},
		{method: get, path: m + "/stability", need: access.Inside, handle: a.tellStability,
			about: "What hangs on one relation or one step: lines of JSON, how far it has come and then the answer",
			query: with("lang"), media: linesMedia, lines: []any{howFar{}, stabilityTold{}}},
	}
}

// network reads the map as the viewer sees it, in the way that the query asks
// for.
func (c *call) network() (*analysis.Network, error) {
	o, _, err := c.analysisOptions()
	if err != nil {
		return nil, err
	}
	n, err := c.measured(c.seen(), o)
	if err != nil {
		return nil, badQuery(err.Error())
	}
	return n, nil
}

// toldBroker is a go-between with the sentence that says so.
type toldBroker struct {
	analysis.Brokering
	Sentence string `json:"sentence"`
}

type brokerList struct {
	Brokers []toldBroker `json:"brokers"`
	// Unknown is how many pairs are left out because a kind is not stated.
	Unknown int `json:"unknown"`
}

func (a *api) listBrokers(c *call) error {
	return c.heavily(func() error {
		n, err := c.network()
		if err != nil {
			return err
		}
		list := brokerList{Brokers: []toldBroker{}, Unknown: n.BrokersUnknown()}
		for _, b := range n.Brokers() {
			list.Brokers = append(list.Brokers, toldBroker{b, n.Sentence(c.words(), b)})
		}
		return c.json(http.StatusOK, list)
	})
}

// maxPlayers is how large a set of key players may be.
const maxPlayers = 10

func (a *api) findPlayers(c *call) error {
	size, err := c.number("set", 1, 1, maxPlayers)
	if err != nil {
		return err
	}
	return c.heavily(func() error {
		n, err := c.network()
		if err != nil {
			return err
		}
		k, err := n.KeyPlayers(size)
		if err != nil {
			return badQuery(c.DefaultQuery("set", "1"))
		}
		return c.json(http.StatusOK, k)
	})
}

func (a *api) showImpact(c *call) error {
	return c.heavily(func() error {
		n, err := c.network()
		if err != nil {
			return err
		}
		impact, err := n.Micmac()
		if err != nil {
			return err
		}
		return c.json(http.StatusOK, impact)
	})
}

type opinionList struct {
	Round    stakeholder.RoundID `json:"round"`
	Opinions []analysis.Opinion  `json:"opinions"`
}

// listOpinions reads a round from what the viewer sees of it: the tallies, as
// long as nobody may see the scores.
func (a *api) listOpinions(c *call) error {
	id := stakeholder.RoundID(c.Query("round"))
	seen := c.seen()
	if r, ok := seen.Rounds.Find(id); !ok || r.State == stakeholder.Open {
		return stakeholder.NotFound.At(stakeholder.Round{ID: id}.Key(), recordUnknown)
	}
	return c.json(http.StatusOK, opinionList{id, none(analysis.Opinions(seen, id))})
}

// departure is what happens when an actor leaves, in data and in words.
type departure struct {
	compare.Departure
	Text []string `json:"text"`
}

func (a *api) tellDeparture(c *call) error {
	return c.heavily(func() error {
		n, err := c.network()
		if err != nil {
			return err
		}
		d, err := compare.Leave(n, stakeholder.ActorID(c.Param("actor")), a.rules)
		if err != nil {
			return err
		}
		percent := func(v analysis.Value) string {
			if !v.Present() {
				return "–"
			}
			return c.words().Percent(v.Number)
		}
		return c.json(http.StatusOK, departure{d, d.Text(n.Map(), c.words(), percent)})
	})
}
