package store

// Unusable tells why a database cannot be opened or written to, and what to do
// about it, in one sentence of plain English for whoever runs the program.
type Unusable struct {
	Name string // of the database
	What string // is the matter with it, as in «is a folder»
	Do   string // what to do, as an imperative
	Err  error  // what was found, nil when there is no more to it
}

func (u *Unusable) Error() string { return u.Name + " " + u.What + ": " + u.Do }

// Unwrap gives what was found.
func (u *Unusable) Unwrap() error { return u.Err }
