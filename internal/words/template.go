package words

import (
	"fmt"
	"strings"
)

// part is a stretch of a template: plain text, or a place to fill.
type part struct {
	plain     string
	name      string
	one, many string // with choice, the words to pick from
	choice    bool
}

// parts cuts a template up. {name} prints a number, a name or a list, and
// {name|one|many} picks words by a number. Braces must match and cannot nest.
func parts(template string) ([]part, error) {
	var all []part
	for template != "" {
		before, rest, found := strings.Cut(template, "{")
		if strings.Contains(before, "}") {
			return nil, fmt.Errorf("a } without a { in %q", before)
		}
		if before != "" {
			all = append(all, part{plain: before})
		}
		if !found {
			break
		}
		inside, after, closed := strings.Cut(rest, "}")
		fields := strings.Split(inside, "|")
		if !closed || fields[0] == "" || strings.Contains(inside, "{") || len(fields) != 1 && len(fields) != 3 {
			return nil, fmt.Errorf("a placeholder is {name} or {name|one|many}, not {%s", rest)
		}
		p := part{name: fields[0]}
		if len(fields) == 3 {
			p.one, p.many, p.choice = fields[1], fields[2], true
		}
		all = append(all, p)
		template = after
	}
	return all, nil
}

// Places names what a text asks for, each once, in the order of the text.
func Places(text string) ([]string, error) {
	all, err := parts(text)
	if err != nil {
		return nil, err
	}
	var names []string
	seen := map[string]bool{"": true}
	for _, p := range all {
		if !seen[p.name] {
			seen[p.name] = true
			names = append(names, p.name)
		}
	}
	return names, nil
}

// Args fill the places of a text by their names: numbers, names and lists that
// List has joined.
type Args map[string]any

// Fill puts the values into a text. It does not look into what it fills in; a
// place that has no value stays as it is, and a text that is no template is
// given unchanged.
func Fill(text string, args Args) string {
	if len(args) == 0 || !strings.Contains(text, "{") {
		return text
	}
	all, err := parts(text)
	if err != nil {
		return text
	}
	var b strings.Builder
	for _, p := range all {
		value, known := args[p.name]
		switch {
		case p.name == "":
			b.WriteString(p.plain)
		case !known:
			b.WriteString(p.unfilled())
		case !p.choice:
			fmt.Fprint(&b, value)
		case value == 1:
			b.WriteString(p.one)
		default:
			b.WriteString(p.many)
		}
	}
	return b.String()
}

func (p part) unfilled() string {
	if p.choice {
		return "{" + p.name + "|" + p.one + "|" + p.many + "}"
	}
	return "{" + p.name + "}"
}
