package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"
	"time"

	"interessentkart/internal/exchange/mapfile"
	"interessentkart/internal/governance"
	"interessentkart/internal/stakeholder"
)

// proposeCmd finds the group that lets most be heard.
type proposeCmd struct {
	source
	Size     int           `placeholder:"N" xor:"size" help:"The most members; the curve goes up to it."`
	Sizes    string        `placeholder:"N..M" xor:"size" help:"Sizes to show, such as 3..12."`
	CoverAll bool          `xor:"size" help:"The smallest group in which everybody who can be heard is."`
	Group    string        `placeholder:"NAME" help:"The group it is for: shown beside the answer, with its spokespersons and linked groups."`
	Must     []string      `placeholder:"ACTOR" sep:"none" help:"An actor that must be a member; can be given again."`
	Never    []string      `placeholder:"ACTOR" sep:"none" help:"An actor that must not be a member; can be given again."`
	AtLeast  []string      `placeholder:"KIND=N" help:"At least so many of a kind, such as state=1."`
	AtMost   []string      `placeholder:"KIND=N" help:"At most so many of a kind, such as municipality=2."`
	Weights  string        `enum:"score,equal" default:"score" help:"Weigh actors by interest × influence (score) or all the same (equal)."`
	Chain    int           `default:"3" help:"How many relations a voice may go through, 1 to 3 (${default})."`
	Lang     string        `enum:"nb,nn,en" default:"nb" help:"Language of the answer (${enum})."`
	JSON     bool          `name:"json" help:"The answer as JSON."`
	Timeout  time.Duration `default:"30s" help:"When to give the best so far, with its gap (${default})."`
	Counting time.Duration `default:"5s" help:"How long to count the groups that are as good (${default})."`
	Accept   string        `placeholder:"FILE" help:"With --group: write the map with the best group accepted."`
	Out      string        `name:"output" short:"o" placeholder:"FILE" help:"Draw the curve of size and share heard (.svg, .pdf or .png)."`
}

// defaultSize is the most members when no size is asked for: a little above
// the seven that the guidance speaks of, so that the knee shows.
const defaultSize = 9

func (c proposeCmd) Run(ctx context.Context, streams console) error {
	if c.Accept != "" && c.Group == "" {
		return usageError{"--accept needs --group: whose members are to change?"}
	}
	m, rules, err := c.loadRuled(ctx, streams)
	if err != nil {
		return err
	}
	reading := governance.Read(m)
	request, from, err := c.request(reading)
	if err != nil {
		return err
	}
	done := busy(streams.err, "searching")
	limited, cancel := context.WithTimeout(ctx, c.Timeout)
	defer cancel()
	p, err := reading.Propose(limited, request, c.Counting)
	done()
	if clash := (*governance.ClashError)(nil); errors.As(err, &clash) {
		return errors.New(rules.ClashText(reading, clash, c.Lang))
	}
	if err != nil {
		return err
	}
	if err := c.tell(ctx, streams.out, newProposalText(rules, reading, c.Lang), request, p, from); err != nil {
		return err
	}
	return errors.Join(c.accept(m, request.Group, p), c.drawCurve(m, p))
}

// request reads the flags; from is the smallest size to show.
func (c proposeCmd) request(r *governance.Reading) (q governance.Request, from int, err error) {
	q = governance.Request{
		CoverAll: c.CoverAll, Weights: governance.WeightKind(c.Weights), Chain: c.Chain, Spokespersons: true, Linked: true,
	}
	if q.Size, from, err = c.sizes(); err != nil {
		return q, from, err
	}
	if c.Group != "" {
		if q.Group, err = r.FindGroup(c.Group); err != nil {
			return q, from, err
		}
	}
	if q.Must, err = actorsNamed(r, c.Must); err != nil {
		return q, from, err
	}
	if q.Never, err = actorsNamed(r, c.Never); err != nil {
		return q, from, err
	}
	q.Bounds, err = kindBounds(c.AtLeast, c.AtMost)
	return q, from, err
}

func (c proposeCmd) sizes() (size, from int, err error) {
	switch {
	case c.CoverAll:
		return 0, 1, nil
	case c.Size < 0:
		return 0, 0, usageError{"--size is 1 or more"}
	case c.Size > 0:
		return c.Size, 1, nil
	case c.Sizes == "":
		return defaultSize, 1, nil
	}
	low, high, ok := strings.Cut(c.Sizes, "..")
	from, errLow := strconv.Atoi(low)
	size, errHigh := strconv.Atoi(high)
	if !ok || errLow != nil || errHigh != nil || from < 1 || size < from {
		return 0, 0, usageError{fmt.Sprintf("--sizes is N..M with 1 ≤ N ≤ M, not %q", c.Sizes)}
	}
	return size, from, nil
}

func actorsNamed(r *governance.Reading, names []string) ([]stakeholder.ActorID, error) {
	var ids []stakeholder.ActorID
	for _, name := range names {
		id, err := r.FindActor(name)
		if err != nil {
			return nil, err
		}
		ids = append(ids, id)
	}
	return ids, nil
}

// kindBounds reads kind=number pairs; a kind may have both bounds.
func kindBounds(least, most []string) ([]governance.KindBound, error) {
	var bounds []governance.KindBound
	for _, kind := range stakeholder.Kind("").Values() {
		low, errLow := boundOf(kind, least, 0)
		high, errHigh := boundOf(kind, most, -1)
		if err := errors.Join(errLow, errHigh); err != nil {
			return nil, err
		}
		if low > 0 || high >= 0 {
			bounds = append(bounds, governance.KindBound{Kind: kind, Least: low, Most: high})
		}
	}
	return bounds, nil
}

func boundOf(kind stakeholder.Kind, pairs []string, otherwise int) (int, error) {
	bound := otherwise
	for _, pair := range pairs {
		name, number, ok := strings.Cut(pair, "=")
		n, err := strconv.Atoi(number)
		if !ok || err != nil || n < 0 || !isKind(name) {
			return 0, usageError{fmt.Sprintf("%q is not KIND=N with a kind of %v", pair, kind.Values())}
		}
		if stakeholder.Kind(name) == kind {
			bound = n
		}
	}
	return bound, nil
}

func isKind(name string) bool {
	for _, kind := range stakeholder.Kind("").Values() {
		if string(kind) == name {
			return true
		}
	}
	return false
}

func (c proposeCmd) tell(ctx context.Context, w io.Writer, t proposalText, q governance.Request, p governance.Proposal, from int) error {
	var relief *governance.Relief
	if q.Group != "" {
		found, err := t.reading.Relieve(ctx, q.Group)
		if err != nil {
			return err
		}
		relief = &found
	}
	if c.JSON {
		return json.NewEncoder(w).Encode(map[string]any{
			"proposal": p, "relief": relief, "notes": t.rules.ProposalNotes(t.reading, p, c.Lang),
		})
	}
	_, err := io.WriteString(w, t.write(p, relief, from))
	return err
}

// accept writes the map in which the group is the best one found.
func (c proposeCmd) accept(m *stakeholder.Map, group stakeholder.GroupID, p governance.Proposal) error {
	if c.Accept == "" {
		return nil
	}
	command, err := governance.Acceptance{Group: group, Members: p.Best.Members}.Command(m, newID)
	if err != nil {
		return err
	}
	next, _, err := stakeholder.Apply(m, command)
	if err != nil {
		return err
	}
	content, err := mapfile.Encode(next)
	if err != nil {
		return err
	}
	return writeFile(c.Accept, content)
}
