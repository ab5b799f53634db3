package render

import (
	"bytes"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode/utf16"

	"interessentkart/internal/scene"
)

// document is a PDF taken apart: object i is objects[i-1], without its heading
// and end. The catalog is object 1, the information dictionary 2, as the library
// numbers them.
type document struct{ objects []string }

// errUnknownPDF means that the library writes otherwise than it did.
var errUnknownPDF = errors.New("the document is not laid out as expected")

// takeApart reads a PDF by its cross-reference table (ISO 32000-1, 7.5.4), which
// must be a single one without gaps.
func takeApart(file []byte) (*document, error) {
	start := bytes.LastIndex(file, []byte("startxref\n"))
	if start < 0 {
		return nil, errUnknownPDF
	}
	var table, count int
	if _, err := fmt.Sscanf(string(file[start:]), "startxref\n%d", &table); err != nil || table < 0 || table >= start {
		return nil, errUnknownPDF
	}
	if _, err := fmt.Sscanf(string(file[table:start]), "xref\n0 %d\n", &count); err != nil || count < 4 {
		return nil, errUnknownPDF
	}
	lines := strings.Split(string(file[table:start]), "\n")
	if len(lines) < count+2 {
		return nil, errUnknownPDF
	}
	offsets := make([]int, 0, count)
	for _, line := range lines[3 : count+2] {
		offset, err := strconv.Atoi(strings.TrimLeft(line[:min(10, len(line))], "0"))
		if err != nil || offset > table {
			return nil, errUnknownPDF
		}
		offsets = append(offsets, offset)
	}
	ends := append(slices.Sorted(slices.Values(offsets)), table)
	d := &document{}
	for i, offset := range offsets {
		at, _ := slices.BinarySearch(ends, offset)
		body, headed := strings.CutPrefix(string(file[offset:ends[at+1]]), fmt.Sprintf("%d 0 obj\n", i+1))
		body, ended := strings.CutSuffix(strings.TrimRight(body, "\n"), "endobj")
		if !headed || !ended {
			return nil, errUnknownPDF
		}
		d.objects = append(d.objects, strings.TrimRight(body, "\n"))
	}
	return d, nil
}

// reserve gives a new object its number.
func (d *document) reserve() int {
	d.objects = append(d.objects, "null")
	return len(d.objects)
}

// set writes an object anew.
func (d *document) set(number int, object string) { d.objects[number-1] = object }

// add writes a new object and gives its number.
func (d *document) add(object string) int {
	number := d.reserve()
	d.set(number, object)
	return number
}

// find is the number of the first object that begins so, 0 when there is none.
func (d *document) find(beginning string) int {
	return 1 + slices.IndexFunc(d.objects, func(o string) bool { return strings.HasPrefix(o, beginning) })
}

// bytes puts the document together.
func (d *document) bytes() []byte {
	var out, table bytes.Buffer
	out.WriteString("%PDF-1.7\n%\xE2\xE3\xCF\xD3\n")
	for i, object := range d.objects {
		fmt.Fprintf(&table, "%010d 00000 n \n", out.Len())
		fmt.Fprintf(&out, "%d 0 obj\n%s\nendobj\n", i+1, object)
	}
	start, size := out.Len(), len(d.objects)+1
	fmt.Fprintf(&out, "xref\n0 %d\n0000000000 65535 f \n%s", size, table.String())
	fmt.Fprintf(&out, "trailer\n<</Root 1 0 R/Info 2 0 R/Size %d>>\nstartxref\n%d\n%%%%EOF\n", size, start)
	return out.Bytes()
}

// stream is a stream as an object; entries go into its dictionary.
func stream(entries, content string) string {
	return fmt.Sprintf("<<%s/Length %d>>stream\n%s\nendstream", entries, len(content), content)
}

// pdfText is a text string as hexadecimal UTF-16, in which nothing needs escaping.
func pdfText(s string) string {
	var b strings.Builder
	b.WriteString("<FEFF")
	for _, unit := range utf16.Encode([]rune(scene.Clean(s))) {
		fmt.Fprintf(&b, "%04X", unit)
	}
	b.WriteString(">")
	return b.String()
}
