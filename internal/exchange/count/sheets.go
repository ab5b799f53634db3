package count

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"io"
	"strconv"
	"strings"

	"interessentkart/internal/exchange/reading"
)

// Workbook counts the rows and cells with content of all sheets of an .xlsx, and
// cells with a formula that has no value.
func Workbook(data []byte) Elements {
	n := Elements{}
	archive, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return n
	}
	blank := blankStrings(entry(archive, "xl/sharedStrings.xml"))
	for _, f := range archive.File {
		if strings.HasPrefix(f.Name, "xl/worksheets/") && strings.HasSuffix(f.Name, ".xml") {
			sheet(entry(archive, f.Name), blank, n)
		}
	}
	return n
}

// mostRead is how much of an entry is read.
const mostRead = 64 << 20

func entry(archive *zip.Reader, name string) []byte {
	f, err := archive.Open(name)
	if err != nil {
		return nil
	}
	defer f.Close()
	data, err := io.ReadAll(io.LimitReader(f, mostRead))
	if err != nil {
		return nil
	}
	return data
}

// blankStrings gives the numbers of the shared strings without content.
func blankStrings(data []byte) map[string]bool {
	blank := map[string]bool{}
	for i, item := range between(data, "<si", "</si>") {
		if !hasText(item) {
			blank[strconv.Itoa(i)] = true
		}
	}
	return blank
}

// between gives what stands between marks, in order; a tag that ends itself is
// empty.
func between(data []byte, begin, end string) [][]byte {
	var all [][]byte
	for {
		i := bytes.Index(data, []byte(begin))
		if i < 0 || i+len(begin) >= len(data) {
			return all
		}
		data = data[i+len(begin):]
		if c := data[0]; c != ' ' && c != '>' && c != '/' && c != '\n' && c != '\r' && c != '\t' {
			continue
		}
		tag := bytes.IndexByte(data, '>')
		if tag < 0 {
			return all
		}
		if tag > 0 && data[tag-1] == '/' {
			all = append(all, data[:tag])
			data = data[tag:]
			continue
		}
		j := bytes.Index(data, []byte(end))
		if j < 0 {
			return append(all, data)
		}
		all = append(all, data[:j])
		data = data[j:]
	}
}

// hasText reports whether there is anything in texts.
func hasText(data []byte) bool {
	for _, t := range between(data, "<t", "</t>") {
		if _, inner, ok := bytes.Cut(t, []byte(">")); ok && len(bytes.TrimSpace(inner)) > 0 {
			return true
		}
	}
	return false
}

func sheet(data []byte, blank map[string]bool, n Elements) {
	for _, row := range between(data, "<row", "</row>") {
		filled := 0
		for _, c := range between(row, "<c", "</c>") {
			switch has, formula := content(c, blank); {
			case has:
				filled++
			case formula:
				n[reading.Cells]++
			}
		}
		if filled > 0 {
			n[reading.Rows]++
			n[reading.Cells] += filled
		}
	}
}

// content reports whether a cell has a value, and whether it has a formula.
func content(cell []byte, blank map[string]bool) (has, formula bool) {
	tag, inner, _ := bytes.Cut(cell, []byte(">"))
	formula = bytes.Contains(inner, []byte("<f"))
	for _, v := range between(inner, "<v", "</v>") {
		_, value, ok := bytes.Cut(v, []byte(">"))
		value = bytes.TrimSpace(value)
		if !ok || len(value) == 0 {
			continue
		}
		if bytes.Contains(tag, []byte(`t="s"`)) {
			return !blank[string(value)], formula
		}
		return true, formula
	}
	return hasText(inner), formula
}

// OpenDocument counts the rows and cells with content of the sheets of an .ods.
func OpenDocument(content []byte) Elements {
	n := Elements{}
	d := xml.NewDecoder(bytes.NewReader(content))
	d.Strict = false
	rows, cells := 1, 1 // how often what is open is repeated
	filled, has, formula, remark := 0, false, false, 0
	for {
		t, err := d.RawToken()
		if err != nil {
			return n
		}
		switch t := t.(type) {
		case xml.StartElement:
			switch t.Name.Local {
			case "annotation":
				remark++
			case "table-row":
				rows, filled = repeated(t, "number-rows-repeated"), 0
			case "table-cell", "covered-table-cell":
				cells, has, formula = repeated(t, "number-columns-repeated"), false, repeated(t, "formula") < 0
			}
		case xml.CharData:
			has = has || remark == 0 && len(bytes.TrimSpace(t)) > 0
		case xml.EndElement:
			switch t.Name.Local {
			case "annotation":
				remark--
			case "table-cell":
				if has {
					filled += cells
				} else if formula {
					n[reading.Cells] += rows * cells
				}
			case "table-row":
				if filled > 0 {
					n[reading.Rows] += rows
					n[reading.Cells] += filled * rows
				}
			}
		}
	}
}

// repeated is a number of an element, 1 when it has none, and -1 when it is none.
func repeated(t xml.StartElement, name string) int {
	for _, a := range t.Attr {
		if a.Name.Local == name {
			if n, err := strconv.Atoi(a.Value); err == nil {
				return n
			}
			return -1
		}
	}
	return 1
}
