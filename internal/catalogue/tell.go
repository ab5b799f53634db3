package catalogue

import (
	"interessentkart/internal/words"
)

// Tell says in one sentence what was filled in, or why it was not.
func (f Filled) Tell(w words.Words) string {
	e := *f.Body
	args := words.Args{"text": f.Text, "body": e.Name, "kind": w.Kind(e.Kind), "number": e.OrgNumber, "date": f.Since, "there": f.There}
	switch {
	case f.Again:
		return w.Text("catalogue.again", args)
	case f.There != "":
		return w.Text("catalogue.there", args)
	case f.By == ByEnded:
		return w.Text("catalogue.filledEnded", args)
	case e.OrgNumber == "":
		return w.Text("catalogue.filledPlain", args)
	}
	return w.Text("catalogue.filled", args)
}
