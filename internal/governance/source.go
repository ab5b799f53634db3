package governance

import "interessentkart/internal/sources"

// Source is where a rule comes from; package sources has them all.
type Source = sources.Source

// Strengths lists how much weight a source may carry, from what binds to what
// is only arithmetic. The list is made anew at each call.
func Strengths() []sources.Strength { return sources.Strengths() }
