// Package drawio reads the CSV that draw.io makes drawings of: rows that become
// boxes, with lines above them that say what connects to what.
package drawio

import (
	"encoding/csv"
	"encoding/json"
	"errors"
	"io"
	"regexp"
	"strconv"
	"strings"

	"interessentkart/internal/exchange/count"
	"interessentkart/internal/exchange/markup"
	"interessentkart/internal/exchange/plaintext"
	"interessentkart/internal/exchange/problem"
	"interessentkart/internal/exchange/reading"
	"interessentkart/internal/exchange/register"
	"interessentkart/internal/stakeholder"
)

var order = regexp.MustCompile(`(?m)\A(?:\s*#[^\n]*\n)*?\s*#\s*(label|style|connect|identity|parent|namespace|width|height|layout)\s*:`)

// Is reports whether a text is such a file: it begins with orders to draw.io.
func Is(data []byte) bool {
	text, ok := plaintext.Decode(data)
	return ok && order.MatchString(text)
}

// connection is an order to draw lines from rows to others.
type connection struct {
	From   string `json:"from"`
	To     string `json:"to"`
	Label  string `json:"label"`
	Invert bool   `json:"invert"`
}

// reader builds the graph.
type reader struct {
	*register.Graph
	connect          []connection
	label            []string // columns that the label names
	identity, parent string
	header           []string
	rows             [][]string
	lines            []int
	inside           map[string]int
}

// Read reads a file into tables. What is wrong with the file comes as a
// *problem.List.
func Read(data []byte, name string) (register.Input, error) {
	text, ok := plaintext.Decode(data)
	if !ok {
		return register.Input{}, problem.Refused(name, 0, problem.FileFormat, "")
	}
	r := &reader{Graph: register.NewGraph(name), inside: map[string]int{}}
	r.Nodes = register.NewGrid(stakeholder.ActorRecord, reading.Rows, reading.Cells, register.IDColumn, register.LabelColumn)
	rest := r.orders(text)
	if err := r.table(rest, name); err != nil {
		return register.Input{}, err
	}
	for i := range r.rows {
		r.node(i)
	}
	for _, c := range r.connect {
		r.ties(c)
	}
	in, err := r.Input()
	in.InFile = count.Table(rest, ',')
	in.InFile[reading.Lines] = strings.Count("\n"+strings.TrimSpace(text), "\n#")
	return in, err
}

// orders takes the lines that begin with #, and blanks them.
func (r *reader) orders(text string) string {
	var rest strings.Builder
	n := 0
	for line := range strings.Lines(text) {
		n++
		order, is := strings.CutPrefix(strings.TrimSpace(line), "#")
		if !is {
			rest.WriteString(line)
			continue
		}
		rest.WriteByte('\n')
		key, value, _ := strings.Cut(order, ":")
		r.order(n, strings.TrimSpace(key), strings.TrimSpace(value))
	}
	return rest.String()
}

var placeholder = regexp.MustCompile(`%([^%\s]+)%`)

func (r *reader) order(line int, key, value string) {
	switch key {
	case "label":
		for _, found := range placeholder.FindAllStringSubmatch(value, -1) {
			r.label = append(r.label, found[1])
		}
	case "identity":
		r.identity = value
	case "parent":
		r.parent = value
	case "connect":
		var c connection
		if json.Unmarshal([]byte(value), &c) != nil || c.From == "" || c.To == "" {
			r.Leave(reading.Lines, line, problem.FileSyntax, value)
			return
		}
		r.connect = append(r.connect, c)
	default:
		r.Leave(reading.Lines, line, problem.DrawingLeft, key)
		return
	}
	r.Account.Read(reading.Lines, 1)
}

func (r *reader) table(text, name string) error {
	c := csv.NewReader(strings.NewReader(text))
	c.FieldsPerRecord, c.LazyQuotes = -1, true
	for {
		cells, err := c.Read()
		var wrong *csv.ParseError
		switch {
		case errors.Is(err, io.EOF):
			if len(r.rows) == 0 {
				return problem.Refused(name, 0, problem.FileNothing, "")
			}
			return nil
		case errors.As(err, &wrong):
			return problem.Refused(name, wrong.Line, problem.FileMarkup, wrong.Err)
		case len(cells) > register.MaxColumns:
			return problem.Refused(name, len(r.rows), problem.SheetColumns, register.MaxColumns)
		case len(r.rows) >= register.MaxRows:
			return problem.Refused(name, len(r.rows), problem.SheetRows, register.MaxRows)
		}
		line, _ := c.FieldPos(0)
		if r.header == nil {
			r.head(cells)
			continue
		}
		r.rows, r.lines = append(r.rows, cells), append(r.lines, line)
	}
}

func (r *reader) head(cells []string) {
	r.Account.Read(reading.Rows, 1)
	for _, c := range cells {
		c = strings.TrimSpace(c)
		r.header = append(r.header, c)
		if c != "" {
			r.Account.Read(reading.Cells, 1)
		}
	}
}

// value is a cell by the name of its column.
func (r *reader) value(row int, column string) string {
	for i, name := range r.header {
		if name == column && i < len(r.rows[row]) {
			return strings.TrimSpace(r.rows[row][i])
		}
	}
	return ""
}

// id is what the file calls a row, else its number.
func (r *reader) id(row int) string {
	if id := r.value(row, r.identity); r.identity != "" && id != "" {
		return id
	}
	return "#" + strconv.Itoa(row+1)
}

func (r *reader) node(row int) {
	r.Open(r.Nodes, r.lines[row])
	defer r.Close()
	id := r.id(row)
	r.Own(register.IDColumn, id)
	named := ""
	for _, column := range r.label {
		if v := r.value(row, column); v != "" && named == "" {
			named = column
			r.Own(register.LabelColumn, markup.Plain(v))
		}
	}
	for i, text := range r.rows[row] {
		column := ""
		if i < len(r.header) {
			column = r.header[i]
		}
		switch {
		case strings.TrimSpace(text) == "":
		case column == named || column == r.identity && column != "" || r.connects(column):
			r.Account.Read(reading.Cells, 1)
		case column == r.parent && column != "":
			r.Account.Read(reading.Cells, 1)
			r.Inside(strings.TrimSpace(text), id, r.inside)
		default:
			r.Set(column, text)
		}
	}
}

// connects reports whether a column says what rows connect to.
func (r *reader) connects(column string) bool {
	for _, c := range r.connect {
		if c.From == column && column != "" {
			return true
		}
	}
	return false
}

// ties draws the lines of one order. A cell may name several rows.
func (r *reader) ties(c connection) {
	by := map[string]string{}
	for row := range r.rows {
		if v := r.value(row, c.To); v != "" {
			by[v] = r.id(row)
		}
	}
	for row := range r.rows {
		for _, name := range strings.Split(r.value(row, c.From), ",") {
			if name = strings.TrimSpace(name); name == "" {
				continue
			}
			other, known := by[name]
			if !known {
				r.Note(r.lines[row], problem.IDUnknown, name)
				continue
			}
			from, to := r.id(row), other
			if c.Invert {
				from, to = to, from
			}
			r.Edges.Extra(r.lines[row])
			n := r.Edges.Len() - 1
			r.Edges.Own(n, register.FromColumn, from)
			r.Edges.Own(n, register.ToColumn, to)
			r.Edges.Give(n, register.LabelColumn, markup.Plain(c.Label))
		}
	}
}
