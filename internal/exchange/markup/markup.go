// Package markup reads XML that comes from elsewhere: without document types
// and entities, with bounds on depth and attributes.
package markup

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"html"
	"io"
	"regexp"
	"strings"

	"golang.org/x/text/encoding/charmap"

	"interessentkart/internal/exchange/plaintext"
	"interessentkart/internal/exchange/problem"
	"interessentkart/internal/stakeholder"
)

// Limits of a document.
const (
	maxDepth      = 64
	maxAttributes = 200
)

// Element is where an element begins. Name and attributes are without prefix.
type Element struct {
	Name  string
	Line  int
	attrs []xml.Attr
}

// Attr gives the value of an attribute, "" when it is not there.
func (e Element) Attr(name string) string {
	for _, a := range e.attrs {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}

// Visitor is told what stands in a document, in its order.
type Visitor interface {
	Start(Element)
	Text(text []byte) // belongs to the visitor only during the call
	End(name string)
}

// Root gives the name of the outermost element, "" if there is none.
func Root(data []byte) string {
	d := decoder(data)
	for range 100 {
		t, err := d.RawToken()
		if err != nil {
			return ""
		}
		if s, ok := t.(xml.StartElement); ok {
			return s.Name.Local
		}
	}
	return ""
}

func decoder(data []byte) *xml.Decoder {
	data = bytes.TrimLeft(bytes.TrimPrefix(data, []byte("\uFEFF")), " \t\r\n")
	if bytes.HasPrefix(data, []byte("\xFF\xFE")) || bytes.HasPrefix(data, []byte("\xFE\xFF")) {
		text, _ := plaintext.Decode(data)
		data = []byte(text)
	}
	d := xml.NewDecoder(bytes.NewReader(data))
	d.CharsetReader = charset
	return d
}

var errCharset = errors.New("character set")

func charset(label string, r io.Reader) (io.Reader, error) {
	switch strings.ToLower(label) {
	case "utf-8", "us-ascii", "utf-16":
		return r, nil
	case "windows-1252", "iso-8859-1", "latin1", "iso-8859-15":
		return charmap.Windows1252.NewDecoder().Reader(r), nil
	}
	return nil, fmt.Errorf("%w %s", errCharset, label)
}

// Walk reads a whole document. What is wrong with it comes as a *problem.List;
// the visitor may have been told of what stood before.
func Walk(data []byte, file string, v Visitor) error {
	w := &walk{d: decoder(data), file: file, v: v}
	for {
		t, err := w.d.RawToken()
		if errors.Is(err, io.EOF) {
			return w.end()
		}
		if err == nil {
			err = w.token(t)
		}
		if err != nil {
			return w.refusal(err)
		}
	}
}

type walk struct {
	d     *xml.Decoder
	file  string
	v     Visitor
	stack []string
	roots int
}

func (w *walk) refuse(code stakeholder.Code, value any) error {
	line, column := w.d.InputPos()
	list := problem.Refused(w.file, line, code, value)
	list.Problems[0].Column = column
	return list
}

// refusal tells of what the decoder or token did not take.
func (w *walk) refusal(err error) error {
	var list *problem.List
	switch {
	case errors.As(err, &list):
		return err
	case strings.Contains(err.Error(), errCharset.Error()+" "):
		return w.refuse(problem.FileCharset, strings.Fields(err.Error())[len(strings.Fields(err.Error()))-1])
	}
	var syntax *xml.SyntaxError
	if errors.As(err, &syntax) {
		return w.refuse(problem.FileMarkup, syntax.Msg)
	}
	return w.refuse(problem.FileMarkup, err)
}

func (w *walk) token(t xml.Token) error {
	switch t := t.(type) {
	case xml.Directive:
		return w.refuse(problem.FileDoctype, strings.SplitN(string(t), " ", 2)[0])
	case xml.StartElement:
		return w.start(t)
	case xml.EndElement:
		if len(w.stack) == 0 || w.stack[len(w.stack)-1] != t.Name.Local {
			return w.refuse(problem.FileMarkup, "</"+t.Name.Local+">")
		}
		w.stack = w.stack[:len(w.stack)-1]
		w.v.End(t.Name.Local)
	case xml.CharData:
		if len(w.stack) > 0 {
			w.v.Text(t)
		} else if len(bytes.TrimSpace(t)) > 0 {
			return w.refuse(problem.FileTrailing, "")
		}
	}
	return nil
}

func (w *walk) start(t xml.StartElement) error {
	if w.stack = append(w.stack, t.Name.Local); len(w.stack) == 1 {
		w.roots++
	}
	switch {
	case w.roots > 1:
		return w.refuse(problem.FileTrailing, "")
	case len(w.stack) > maxDepth:
		return w.refuse(problem.FileDeep, maxDepth)
	case len(t.Attr) > maxAttributes:
		return w.refuse(problem.FileMarkup, t.Name.Local)
	}
	line, _ := w.d.InputPos()
	w.v.Start(Element{t.Name.Local, line, t.Attr})
	return nil
}

func (w *walk) end() error {
	if len(w.stack) > 0 || w.roots == 0 {
		return w.refuse(problem.FileMarkup, strings.Join(w.stack, "/"))
	}
	return nil
}

var tag = regexp.MustCompile(`<[^<>]*>`)

// Plain returns the text of a label that may be HTML, as yEd, draw.io and Gephi
// keep them: without tags, with a space where a line or a cell ends.
func Plain(label string) string {
	if strings.ContainsAny(label, "<&") {
		label = html.UnescapeString(tag.ReplaceAllStringFunc(label, func(t string) string {
			name := strings.ToLower(strings.Trim(t, "</> "))
			name, _, _ = strings.Cut(name, " ")
			switch name {
			case "b", "i", "u", "s", "em", "strong", "font", "span", "sub", "sup", "a", "small", "big":
				return ""
			}
			return " "
		}))
	}
	return strings.Join(strings.Fields(label), " ")
}

// Writer builds a document. The zero value is ready to use.
type Writer struct{ out bytes.Buffer }

// Raw writes markup as it stands.
func (w *Writer) Raw(parts ...string) {
	for _, p := range parts {
		w.out.WriteString(p)
	}
}

// Escaped writes text, for between tags or in an attribute.
func (w *Writer) Escaped(text string) {
	for i := range len(text) {
		if c := text[i]; c < ' ' || c == '<' || c == '>' || c == '&' || c == '"' || c == '\'' || c >= 0xEF {
			_ = xml.EscapeText(&w.out, []byte(text)) // a buffer takes everything
			return
		}
	}
	w.out.WriteString(text)
}

// Attr writes an attribute with a space before it.
func (w *Writer) Attr(name, value string) {
	w.Raw(" ", name, `="`)
	w.Escaped(value)
	w.Raw(`"`)
}

// Bytes gives the document.
func (w *Writer) Bytes() []byte { return w.out.Bytes() }
