package main

import (
	"errors"
	"regexp"
	"strings"

	"github.com/alecthomas/kong"

	"interessentkart/internal/words"
)

// usageError is a wrong use that the flags' syntax alone does not show, by its
// key in the book of words under usage.
type usageError struct {
	key  string
	args words.Args
}

// Error is the sentence in English, for logs.
func (e usageError) Error() string { return e.text(words.For(words.English)) }

func (e usageError) text(say words.Words) string { return say.Text("usage."+e.key, e.args) }

// misuse is a sentence of the flag parser, which has no codes, and the key of
// ours. Its groups fill the places that are named.
type misuse struct {
	pattern, key string
	places       []string
}

func misuses() []misuse {
	return []misuse{
		{`^unknown flag (\S+?),? did you mean (?:one of )?(.*)\?$`, "flag.near", []string{"flag", "near"}},
		{`^unknown flag (\S+)`, "flag.unknown", []string{"flag"}},
		{`^unexpected (?:flag )?argument "?(.*?)"?(?:, did you mean (?:one of )?(.*)\?)?$`, "argument.unknown", []string{"value"}},
		{`The configuration is not valid JSON`, "config.json", nil}, // readSettings, whose error the parser flattens
		{`^expected one of "`, "command.missing", nil},
		{`^(?:expected|missing positional arguments) "?(<.*>)`, "argument.missing", []string{"names"}},
		{`^missing flags: (.*)$`, "flag.missing", []string{"names"}},
		{`^(\S+) must be one of .* but got "(.*)"$`, "choice", []string{"flag", "value"}},
		{`^--(\S+) and --(\S+) can't be used together`, "both", []string{"one", "other"}},
		{`^(\S+): expected a valid \d+ bit u?int but got "?(.*?)"?( |$)`, "number", []string{"flag", "value"}},
		{`^(\S+): expected (?:a float|an int) but got "?(.*?)"?( |$)`, "number", []string{"flag", "value"}},
		{`^(\S+): expected duration but got "(.*?)"`, "duration", []string{"flag", "value"}},
		{`^(\S+): bool value must be .* but got "(.*?)"`, "yesOrNo", []string{"flag", "value"}},
		{`^(\S+): expected .* value but got "EOL"`, "value.missing", []string{"flag"}},
		{`^(\S+): (?:expected .* value but got|missing value)`, "value.missing", []string{"flag"}},
		{`^(\S+): .*"([^"]*)"`, "value", []string{"flag", "value"}},
		{`^(\S+): `, "value.unclear", []string{"flag"}},
	}
}

// misused puts what the parser says of the arguments into words.
func misused(err error, app *kong.Application) usageError {
	var own usageError
	if errors.As(err, &own) {
		return own
	}
	node := app.Node
	var parse *kong.ParseError
	if errors.As(err, &parse) && parse.Context.Selected() != nil {
		node = parse.Context.Selected()
	}
	e := usageError{"unclear", words.Args{}}
	for _, m := range misuses() {
		found := regexp.MustCompile(m.pattern).FindStringSubmatch(err.Error())
		if found == nil {
			continue
		}
		e.key = m.key
		for i, place := range m.places {
			e.args[place] = strings.ReplaceAll(found[i+1], `"`, "")
		}
		break
	}
	return explain(e, node)
}

// explain adds what the parser does not tell: the commands and choices there are.
func explain(e usageError, node *kong.Node) usageError {
	e.args["command"] = strings.TrimSpace("interessentkart " + node.Path())
	var children []string
	for _, child := range node.Children {
		children = append(children, child.Name)
	}
	e.args["commands"] = strings.Join(children, ", ")
	if e.key == "argument.unknown" && len(children) > 0 {
		e.key = "command.unknown"
	}
	for _, f := range node.Flags {
		if "--"+f.Name == e.args["flag"] {
			e.args["choices"] = strings.Join(choices(f.Value), ", ")
		}
	}
	return e
}
