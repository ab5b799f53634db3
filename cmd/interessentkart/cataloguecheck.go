package main

import (
	"context"
	"encoding/json"
	"fmt"
	"strings"

	"interessentkart/internal/catalogue"
	"interessentkart/internal/catalogue/register"
	"interessentkart/internal/words"
)

// catalogueCheckCmd compares the catalogue with Enhetsregisteret.
type catalogueCheckCmd struct {
	lookup
	Numbers []string `arg:"" optional:"" name:"orgnr" help:"Only these bodies; all when none is given."`
	Lang    string   `enum:"nb,nn,en" default:"nb" help:"Language of the answer (${enum})."`
	JSON    bool     `name:"json" help:"The differences as JSON."`
}

func (c catalogueCheckCmd) Run(ctx context.Context, streams console) error {
	known, err := catalogue.Load()
	if err != nil {
		return err
	}
	r, err := c.register()
	if err != nil {
		return err
	}
	if r == nil {
		return usageError{"look-up in Enhetsregisteret is off: --register URL switches it on"}
	}
	entries, err := c.entries(known)
	if err != nil {
		return err
	}
	asked := 0
	found, err := r.Compare(ctx, known, entries, func(n int) { asked = n })
	if err != nil {
		return fmt.Errorf("after %d bodies: %w", asked, err)
	}
	if c.JSON {
		return json.NewEncoder(streams.out).Encode(append([]register.Change{}, found...))
	}
	return c.tell(streams, words.For(words.Lang(c.Lang)), found, asked)
}

func (c catalogueCheckCmd) entries(known *catalogue.Catalogue) ([]catalogue.Entry, error) {
	if len(c.Numbers) == 0 {
		return known.Entries(), nil
	}
	var some []catalogue.Entry
	for _, text := range c.Numbers {
		number, err := orgNumber(text)
		if err != nil {
			return nil, err
		}
		e, ok := known.Find(number)
		if !ok {
			return nil, fmt.Errorf("%s: %w", number, catalogue.ErrUnknown)
		}
		some = append(some, e)
	}
	return some, nil
}

func (c catalogueCheckCmd) tell(streams console, say words.Words, found []register.Change, asked int) error {
	var b strings.Builder
	for _, one := range found {
		key := "catalogue.change." + string(one.What)
		if one.What == register.Gone && one.Is == "" {
			key += ".undated"
		}
		writeWrapped(&b, "", one.Entry.OrgNumber+"  "+say.Text(key, words.Args{"was": one.Was, "is": one.Is, "body": one.Entry.Name}))
	}
	b.WriteString(say.Text("catalogue.compared", words.Args{"n": asked, "changes": len(found)}) + "\n")
	_, err := fmt.Fprint(streams.out, b.String())
	return err
}
