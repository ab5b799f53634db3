package render

import (
	"bytes"
	"fmt"
	"unicode/utf8"

	"interessentkart/internal/scene"
)

// rule says what an attribute's value may be made of.
type rule func(value []byte) bool

// attributes are all that may occur in an SVG of ours. There is no style, no id,
// no event, and nothing that refers to anything.
var attributes = map[string]rule{
	"x": isNumber, "y": isNumber, "width": isLength, "height": isLength, "rx": isNumber, "ry": isNumber,
	"cx": isNumber, "cy": isNumber, "stroke-width": isNumber, "font-size": isNumber, "textLength": isNumber,
	"fill-opacity": isNumber, "stroke-opacity": isNumber,
	"viewBox": isNumbers, "stroke-dasharray": isNumbers, "points": isNumbers, "d": isPathData,
	"fill": isColour, "stroke": isColour,
	"xml:lang": isTag, "lang": isTag,
	"class":        oneOf(classes()...),
	"role":         oneOf(documentRole, symbolRole, objectRole),
	"xmlns":        oneOf("http://www.w3.org/2000/svg"),
	"version":      oneOf("1.1"),
	"aria-hidden":  oneOf("true"),
	"font-family":  oneOf(scene.Families),
	"font-weight":  oneOf("bold"),
	"text-anchor":  oneOf("middle", "end"),
	"lengthAdjust": oneOf("spacingAndGlyphs"),
}

// elements are all that may occur, each with the attributes it may have.
var elements = map[string][]string{
	"svg":     {"xmlns", "version", "width", "height", "viewBox", "role", "xml:lang", "lang", "font-family"},
	"g":       {"class", "role", "aria-hidden"},
	"title":   {},
	"desc":    {},
	"rect":    {"x", "y", "width", "height", "rx", "fill", "fill-opacity", "stroke", "stroke-opacity", "stroke-width", "stroke-dasharray"},
	"ellipse": {"cx", "cy", "rx", "ry", "fill", "fill-opacity", "stroke", "stroke-opacity", "stroke-width", "stroke-dasharray"},
	"polygon": {"points", "fill", "fill-opacity", "stroke", "stroke-opacity", "stroke-width", "stroke-dasharray"},
	"path":    {"d", "fill", "fill-opacity", "stroke", "stroke-opacity", "stroke-width", "stroke-dasharray"},
	"text":    {"x", "y", "font-size", "font-weight", "text-anchor", "fill", "fill-opacity", "textLength", "lengthAdjust"},
}

const xmlDeclaration = `<?xml version="1.0" encoding="UTF-8"?>`

// checker walks through a document from its beginning to its end.
type checker struct {
	rest []byte
	size int
	open []string
}

// Check refuses an SVG document that is not well-formed or has an element, an
// attribute or a value beyond the few that SVG writes. The error tells the byte.
func Check(document []byte) error {
	c := &checker{rest: document, size: len(document)}
	if !utf8.Valid(document) {
		return fmt.Errorf("not UTF-8")
	}
	c.rest = bytes.TrimSuffix(bytes.TrimPrefix(c.rest, []byte(xmlDeclaration+"\n")), []byte("\n"))
	for first := true; len(c.rest) > 0; first = false {
		if !first && len(c.open) == 0 {
			return c.fault("something after the end")
		}
		if err := c.step(first); err != nil {
			return err
		}
	}
	if len(c.open) > 0 || len(document) == 0 {
		return c.fault("the end is missing")
	}
	return nil
}

func (c *checker) fault(format string, args ...any) error {
	return fmt.Errorf("byte %d: %s", c.size-len(c.rest), fmt.Sprintf(format, args...))
}

// step takes one tag or one run of text.
func (c *checker) step(first bool) error {
	switch {
	case c.rest[0] != '<':
		if first {
			return c.fault("text before the first element")
		}
		return c.text()
	case len(c.rest) > 1 && c.rest[1] == '/':
		return c.endTag()
	default:
		return c.startTag(first)
	}
}

// text takes character data, which only titles, descriptions and labels hold.
func (c *checker) text() error {
	end := bytes.IndexByte(c.rest, '<')
	if end < 0 {
		return c.fault("the end is missing")
	}
	run := c.rest[:end]
	if inside := c.open[len(c.open)-1]; inside != "title" && inside != "desc" && inside != "text" {
		if len(bytes.Trim(run, "\n")) > 0 {
			return c.fault("text in %s", inside)
		}
	}
	if bytes.IndexByte(run, '>') >= 0 || !references(run) || !legible(run) {
		return c.fault("a character that must not stand in text")
	}
	c.rest = c.rest[end:]
	return nil
}

// references reports whether every & begins one of the four references we write.
func references(run []byte) bool {
	for {
		i := bytes.IndexByte(run, '&')
		if i < 0 {
			return true
		}
		run = run[i+1:]
		name, _, ok := bytes.Cut(run[:min(len(run), 5)], []byte(";"))
		switch string(name) {
		case "lt", "gt", "amp", "quot":
			if !ok {
				return false
			}
		default:
			return false
		}
	}
}

// legible reports whether text is free of control characters and of what XML or
// the order of letters cannot bear.
func legible(run []byte) bool {
	for i := 0; i < len(run); {
		if c := run[i]; c < utf8.RuneSelf {
			if c < ' ' && c != '\n' || c == 0x7F {
				return false
			}
			i++
			continue
		}
		r, size := utf8.DecodeRune(run[i:])
		i += size
		if r >= 0x80 && r < 0xA0 || r >= 0x202A && r <= 0x202E || r == 0xFFFE || r == 0xFFFF {
			return false
		}
	}
	return true
}

func (c *checker) endTag() error {
	end := bytes.IndexByte(c.rest, '>')
	if end < 0 || len(c.open) == 0 || string(c.rest[2:end]) != c.open[len(c.open)-1] {
		return c.fault("an end tag that does not fit")
	}
	c.open, c.rest = c.open[:len(c.open)-1], c.rest[end+1:]
	return nil
}

// startTag takes <name attribute="value" …> or …/>.
func (c *checker) startTag(first bool) error {
	c.rest = c.rest[1:]
	name := c.word()
	allowed, known := elements[string(name)]
	if !known || first != (string(name) == "svg") || !first && c.leaf() {
		return c.fault("element %q is not allowed here", name)
	}
	var seen uint32
	for len(c.rest) > 0 && c.rest[0] == ' ' {
		c.rest = c.rest[1:]
		if err := c.attribute(name, allowed, &seen); err != nil {
			return err
		}
	}
	switch {
	case bytes.HasPrefix(c.rest, []byte("/>")):
		c.rest = c.rest[2:]
	case bytes.HasPrefix(c.rest, []byte(">")):
		c.rest = c.rest[1:]
		c.open = append(c.open, string(name))
	default:
		return c.fault("the tag of %s does not end", name)
	}
	return nil
}

// leaf reports whether the element that is open may not hold others.
func (c *checker) leaf() bool {
	inside := c.open[len(c.open)-1]
	return inside != "svg" && inside != "g"
}

// attribute takes name="value". seen has a bit for each allowed attribute, since
// none may come twice.
func (c *checker) attribute(element []byte, allowed []string, seen *uint32) error {
	name := c.word()
	i := 0
	for i < len(allowed) && allowed[i] != string(name) {
		i++
	}
	if i == len(allowed) || *seen&(1<<i) != 0 {
		return c.fault("attribute %q of %s is not allowed", name, element)
	}
	*seen |= 1 << i
	if !bytes.HasPrefix(c.rest, []byte(`="`)) {
		return c.fault("attribute %s has no value", name)
	}
	c.rest = c.rest[2:]
	end := bytes.IndexByte(c.rest, '"')
	if end < 0 || !attributes[string(name)](c.rest[:end]) {
		return c.fault("the value of %s in %s is not allowed", name, element)
	}
	c.rest = c.rest[end+1:]
	return nil
}

// word takes the letters, hyphens and colons of a name.
func (c *checker) word() []byte {
	i := 0
	for i < len(c.rest) && (isLetter(c.rest[i]) || c.rest[i] == '-' || c.rest[i] == ':') {
		i++
	}
	name := c.rest[:i]
	c.rest = c.rest[i:]
	return name
}

func isLetter(c byte) bool { return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' }

func isDigit(c byte) bool { return c >= '0' && c <= '9' }

// made reports whether a value is not empty and every byte is of a class.
func made(value []byte, class func(c byte) bool) bool {
	for _, c := range value {
		if !class(c) {
			return false
		}
	}
	return len(value) > 0
}

func isNumber(value []byte) bool {
	return made(value, func(c byte) bool { return isDigit(c) || c == '.' || c == '-' })
}

func isLength(value []byte) bool { return isNumber(bytes.TrimSuffix(value, []byte("pt"))) }

func isNumbers(value []byte) bool {
	return made(value, func(c byte) bool { return isDigit(c) || c == '.' || c == '-' || c == ' ' || c == ',' })
}

func isPathData(value []byte) bool {
	return made(value, func(c byte) bool {
		return isDigit(c) || c == '.' || c == '-' || c == ' ' || c == ',' || c == 'M' || c == 'L' || c == 'C' || c == 'Z'
	})
}

func isColour(value []byte) bool {
	if string(value) == "none" {
		return true
	}
	return len(value) == 7 && value[0] == '#' &&
		made(value[1:], func(c byte) bool { return isDigit(c) || c >= 'a' && c <= 'f' })
}

func isTag(value []byte) bool {
	return made(value, func(c byte) bool { return isLetter(c) || isDigit(c) || c == '-' })
}

func oneOf(choices ...string) rule {
	return func(value []byte) bool {
		for _, choice := range choices {
			if string(value) == choice {
				return true
			}
		}
		return false
	}
}

// classes are the names of all roles of a scene.
func classes() []string {
	var names []string
	for _, role := range scene.Roles() {
		names = append(names, role.String())
	}
	return names
}
