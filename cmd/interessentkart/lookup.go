package main

import (
	"context"

	"interessentkart/internal/catalogue"
	"interessentkart/internal/catalogue/register"
	"interessentkart/internal/words"
)

// lookup asks Enhetsregisteret, if somebody has switched that on.
type lookup struct {
	Register string `env:"INTERESSENTKART_REGISTER" placeholder:"URL"`
}

// register is what is asked, nil when it is off.
func (l lookup) register() (*register.Register, error) {
	if l.Register == "" {
		return nil, nil
	}
	r, err := register.New(l.Register, register.Options{})
	if err != nil {
		return nil, usageError{"register.address", words.Args{"value": l.Register}}
	}
	return r, nil
}

// answer is a body with what the register added.
type answer struct {
	catalogue.Entry
	Unit       *register.Unit       `json:"unit,omitempty"`
	Suggestion *register.Suggestion `json:"suggestion,omitempty"`
}

// body finds a body in the catalogue, or in the register when it is switched on.
func (l lookup) body(ctx context.Context, known *catalogue.Catalogue, number string) (answer, error) {
	e, ok := known.Find(number)
	switch {
	case l.Register != "":
		return l.ask(ctx, known, number)
	case !ok:
		return answer{}, failure{"catalogue.off", nil, catalogue.ErrUnknown}
	}
	return answer{Entry: e}, nil
}

// ask asks the register. Where the catalogue knows the body, its facts stay,
// but what the register says of it stands beside them.
func (l lookup) ask(ctx context.Context, known *catalogue.Catalogue, number string) (answer, error) {
	r, err := l.register()
	if err != nil {
		return answer{}, err
	}
	c, err := register.NewClassifier()
	if err != nil {
		return answer{}, err
	}
	u, err := r.Find(ctx, number)
	if err != nil {
		return answer{}, err
	}
	s, err := c.Suggest(ctx, u, r.Find)
	if err != nil {
		return answer{}, err
	}
	e, ok := known.Find(number)
	if !ok {
		e = u.Entry(s, known)
	}
	return answer{e, &u, &s}, nil
}

// fit refuses a body that does not belong on a map.
func (a answer) fit() error {
	switch {
	case a.Unit != nil && a.Unit.Deleted != "":
		return failure{"body.deleted", words.Args{"date": a.Unit.Deleted}, nil}
	case a.Suggestion != nil && a.Suggestion.Reason == register.NoActor:
		return failure{"body.form", words.Args{"form": a.Unit.Form, "name": a.Unit.FormName}, nil}
	}
	return nil
}
