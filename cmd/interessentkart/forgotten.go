package main

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"strings"

	"interessentkart/internal/catalogue"
	"interessentkart/internal/catalogue/forgotten"
	"interessentkart/internal/exchange/mapfile"
	"interessentkart/internal/governance"
	"interessentkart/internal/stakeholder"
	"interessentkart/internal/words"
)

// forgottenCmd asks who may have been forgotten.
type forgottenCmd struct {
	source
	All    bool
	Accept []string `placeholder:"ID"`
	output
	JSON bool `name:"json"`

	say words.Words // filled in by Run
}

func (c forgottenCmd) Run(ctx context.Context, streams console) error {
	c.say = streams.say
	m, err := c.load(ctx, streams)
	if err != nil {
		return err
	}
	known, err := catalogue.Load()
	if err != nil {
		return err
	}
	rules, err := forgotten.Load(known)
	if err != nil {
		return err
	}
	similar, err := mapfile.Examples()
	if err != nil {
		return err
	}
	candidates := rules.Find(m, similar)
	if len(c.Accept) > 0 {
		return c.accept(streams, rules, m, candidates)
	}
	var out bytes.Buffer
	if c.JSON {
		err = json.NewEncoder(&out).Encode(append([]forgotten.Candidate{}, candidates...))
	} else {
		err = c.tell(&out, candidates)
	}
	if err != nil {
		return err
	}
	return c.write(streams, out.Bytes())
}

// accept adds the candidates that were named, each with what it brings along.
func (c forgottenCmd) accept(streams console, rules *forgotten.Rules, m *stakeholder.Map, candidates []forgotten.Candidate) error {
	for _, id := range c.Accept {
		chosen, err := candidate(candidates, id)
		if err != nil {
			return err
		}
		commands, err := rules.Accept(m, chosen, string(c.say.Lang()), newID)
		if err != nil {
			return failure{"about", words.Args{"what": id}, err}
		}
		if m, _, err = stakeholder.Apply(m, stakeholder.Batch{Commands: commands}); err != nil {
			return err
		}
	}
	content, err := mapfile.Encode(m)
	if err != nil {
		return err
	}
	return c.write(streams, content)
}

func candidate(candidates []forgotten.Candidate, id string) (forgotten.Candidate, error) {
	for _, c := range candidates {
		if c.ID == id {
			return c, nil
		}
	}
	return forgotten.Candidate{}, usageError{"candidate", words.Args{"value": id}}
}

func (c forgottenCmd) tell(w io.Writer, candidates []forgotten.Candidate) error {
	say := c.say
	rules, err := governance.Load()
	if err != nil {
		return err
	}
	var b strings.Builder
	rest := 0
	if !c.All {
		rest = max(0, len(candidates)-forgotten.First)
		candidates = candidates[:len(candidates)-rest]
	}
	if len(candidates) == 0 {
		b.WriteString(say.Text("forgotten.none", nil) + "\n")
	}
	for i, one := range candidates {
		if i > 0 {
			b.WriteByte('\n')
		}
		writeWrapped(&b, "", fmt.Sprintf("%s (%s) [%s]", one.Called(string(c.say.Lang())), say.Kind(one.Kind), one.ID))
		for _, reason := range one.Reasons {
			writeWrapped(&b, "  ", reason.Text.In(string(c.say.Lang())))
			for _, s := range reason.Sources {
				writeSource(&b, "    – ", rules, s, string(c.say.Lang()))
			}
		}
	}
	if rest > 0 {
		fmt.Fprintf(&b, "\n%s\n", say.Text("forgotten.more", words.Args{"n": rest}))
	}
	_, err = io.WriteString(w, b.String())
	return err
}
