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
	Numbers []string `arg:"" optional:"" name:"orgnr"`
	JSON    bool     `name:"json"`
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
		return usageError{"register.off", nil}
	}
	entries, err := c.entries(known)
	if err != nil {
		return err
	}
	asked := 0
	found, err := r.Compare(ctx, known, entries, func(n int) { asked = n })
	if err != nil {
		return failure{"compare", words.Args{"n": asked}, err}
	}
	if c.JSON {
		return json.NewEncoder(streams.out).Encode(append([]register.Change{}, found...))
	}
	return c.tell(streams, streams.say, found, asked)
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
			return nil, failure{"about", words.Args{"what": number}, catalogue.ErrUnknown}
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
