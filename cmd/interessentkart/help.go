package main

import (
	"strings"
	"unicode/utf8"

	"github.com/alecthomas/kong"

	"interessentkart/internal/words"
)

// helpColumn is where the texts of help begin, at the most.
const helpColumn = 34

// helper writes help in a language. Its texts stand in the area help of the book
// of words: help.command.<command>, help.flag.<command>.<flag> or, for a flag
// that means the same everywhere, help.flag.<flag>.
type helper struct{ say words.Words }

func (h helper) print(_ kong.HelpOptions, ctx *kong.Context) error {
	node := ctx.Selected()
	if node == nil {
		node = ctx.Model.Node
	}
	_, err := ctx.Stdout.Write([]byte(h.text(ctx.Model, node)))
	return err
}

func (h helper) text(app *kong.Application, node *kong.Node) string {
	var b strings.Builder
	writeWrapped(&b, "", h.say.Text("help.usage", words.Args{"line": h.usage(app, node)}))
	b.WriteByte('\n')
	writeWrapped(&b, "", h.say.Text(commandKey(node), nil))
	if len(node.Positional) > 0 {
		h.heading(&b, "help.arguments")
		for _, p := range node.Positional {
			helpRow(&b, h.positional(p), h.explained(node, "argument", p))
		}
	}
	h.commands(&b, node)
	h.heading(&b, "help.flags")
	for _, f := range append(append([]*kong.Flag{}, app.Flags...), flagsOf(node)...) {
		helpRow(&b, h.flag(f), h.explained(node, "flag", f.Value))
	}
	if len(node.Children) > 0 {
		b.WriteByte('\n')
		name := strings.TrimSpace(app.Name + " " + node.Path() + " " + h.say.Text("help.command", nil))
		writeWrapped(&b, "", h.say.Text("help.more", words.Args{"name": strings.Join(strings.Fields(name), " ")}))
	}
	return b.String()
}

// flagsOf are the flags of a command itself; those of the program stand first.
func flagsOf(node *kong.Node) []*kong.Flag {
	if node.Type == kong.ApplicationNode {
		return nil
	}
	return node.Flags
}

func (h helper) heading(b *strings.Builder, key string) {
	b.WriteString("\n" + h.say.Text(key, nil) + "\n")
}

func (h helper) commands(b *strings.Builder, node *kong.Node) {
	if len(node.Children) == 0 {
		return
	}
	h.heading(b, "help.commands")
	for _, child := range node.Children {
		helpRow(b, child.Name, h.say.Text(commandKey(child), nil))
	}
}

func (h helper) usage(app *kong.Application, node *kong.Node) string {
	parts := append([]string{app.Name}, strings.Fields(node.Path())...)
	if len(node.Children) > 0 {
		parts = append(parts, h.say.Text("help.command", nil))
	}
	for _, p := range node.Positional {
		name := h.positional(p)
		if !p.Required {
			name = "[" + name + "]"
		}
		parts = append(parts, name)
	}
	for _, f := range flagsOf(node) {
		if f.Required {
			parts = append(parts, "--"+f.Name+h.value(f))
		}
	}
	return strings.Join(append(parts, h.say.Text("help.options", nil)), " ")
}

func (h helper) positional(v *kong.Positional) string { return "<" + h.place(v.Name) + ">" }

func (h helper) flag(f *kong.Flag) string {
	name := "--" + f.Name
	if f.Negated || f.Tag.Negatable != "" {
		name = "--[no-]" + f.Name
	}
	if f.Short != 0 {
		name = "-" + string(f.Short) + ", " + name
	}
	return name + h.value(f)
}

// value is what a flag takes, such as =FILE.
func (h helper) value(f *kong.Flag) string {
	switch {
	case f.IsBool():
		return ""
	case f.Tag.PlaceHolder != "":
		return "=" + h.place(f.Tag.PlaceHolder)
	}
	return "=…"
}

// place puts each word of a placeholder into the language. What the book does
// not have is part of a form, such as N or bolt:.
func (h helper) place(text string) string {
	letter := func(r rune) bool { return r >= 'A' && r <= 'Z' || r >= 'a' && r <= 'z' }
	var b strings.Builder
	for text != "" {
		n := strings.IndexFunc(text, func(r rune) bool { return !letter(r) })
		switch {
		case n == 0:
			_, n = utf8.DecodeRuneInString(text)
			b.WriteString(text[:n])
		case n < 0:
			n = len(text)
			fallthrough
		default:
			word := text[:n]
			if key := "help.place." + word; h.say.Has(key) {
				word = h.say.Text(key, nil)
			}
			b.WriteString(word)
		}
		text = text[n:]
	}
	return b.String()
}

// explained is the text of a flag or an argument, and the variables of the
// environment that set it too.
func (h helper) explained(node *kong.Node, what string, v *kong.Value) string {
	text := h.say.Text(valueKey(h.say, node, what, v.Name), words.Args{"default": v.Default, "enum": strings.Join(choices(v), ", ")})
	if len(v.Tag.Envs) > 0 {
		text += " " + h.say.Text("help.env", words.Args{"names": strings.Join(v.Tag.Envs, ", ")})
	}
	return text
}

// choices are the values that a flag may have.
func choices(v *kong.Value) (list []string) {
	for _, one := range v.EnumSlice() {
		if one = strings.TrimSpace(one); one != "" {
			list = append(list, one)
		}
	}
	return list
}

func commandKey(node *kong.Node) string {
	if node.Type == kong.ApplicationNode {
		return "help.app"
	}
	return "help.command." + dotted(node)
}

// valueKey is the key of a flag or argument in its command, or everywhere.
func valueKey(say words.Words, node *kong.Node, what, name string) string {
	if key := "help." + what + "." + dotted(node) + "." + name; say.Has(key) {
		return key
	}
	return "help." + what + "." + name
}

// dotted is the name of a command in keys, such as catalogue.add.
func dotted(node *kong.Node) string {
	if node.Type == kong.ApplicationNode {
		return ""
	}
	if above := dotted(node.Parent); above != "" {
		return above + "." + node.Name
	}
	return node.Name
}

// helpRow writes a name and beside it, or below when it is long, its text.
func helpRow(b *strings.Builder, name, text string) {
	first := "  " + name
	if utf8.RuneCountInString(first)+2 > helpColumn {
		b.WriteString(first + "\n")
		first = ""
	}
	writeWrapped(b, first+strings.Repeat(" ", helpColumn-utf8.RuneCountInString(first)), text)
}
