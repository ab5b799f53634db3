package store

import "interessentkart/internal/words"

// Unusable tells why a database cannot be opened or written to, and what to do
// about it, for whoever runs the program. Its sentences stand in the book of
// words: unusable.<reason>, and unusable.<reason>.do.
type Unusable struct {
	Name   string     // of the database
	Reason string     // what is the matter with it
	Values words.Args // what its sentences have places for, besides the name
	Err    error      // what was found, nil when there is no more to it
}

// Error is both sentences in English.
func (u *Unusable) Error() string { return u.Tell(words.For(words.English)) }

// Tell says what is the matter, and what to do.
func (u *Unusable) Tell(say words.Words) string { return u.What(say) + " " + u.Do(say) }

// What says what is the matter.
func (u *Unusable) What(say words.Words) string { return say.Text("unusable."+u.Reason, u.args()) }

// Do says what to do.
func (u *Unusable) Do(say words.Words) string { return say.Text("unusable."+u.Reason+".do", u.args()) }

func (u *Unusable) args() words.Args {
	args := words.Args{"name": u.Name}
	for name, value := range u.Values {
		args[name] = value
	}
	return args
}

// Unwrap gives what was found.
func (u *Unusable) Unwrap() error { return u.Err }
