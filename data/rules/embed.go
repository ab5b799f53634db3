// Package rules holds what the program may say about a map: the sources it
// rests on, the checks with their thresholds and sentences, and the words for
// voices, themes, models and proposals, in bokmål, nynorsk and English.
// Package governance reads and validates the files.
package rules

import "embed"

// Files are the rule files.
//
//go:embed *.json
var Files embed.FS
