// Package pdfcheck reads a PDF document and tells which of the rules of PDF/UA-1
// (ISO 14289-1) that a machine can test it does not keep. It is for tests, and
// shares nothing with the writer. It reads documents with one plain table of
// objects, and streams that are deflated or bare.
package pdfcheck

import (
	"bytes"
	"compress/zlib"
	"fmt"
	"io"
	"regexp"
	"strconv"
	"strings"
)

// Document is a PDF taken apart.
type Document struct {
	objects map[int]string
	streams map[int]string
	trailer string
}

var objectPattern = regexp.MustCompile(`(?s)^(\d+) 0 obj\n(.*?)\nendobj\n`)

// Read takes a document apart.
func Read(file []byte) (*Document, error) {
	d := &Document{objects: map[int]string{}, streams: map[int]string{}}
	at := bytes.LastIndex(file, []byte("startxref\n"))
	if at < 0 {
		return nil, fmt.Errorf("no startxref")
	}
	var table, count int
	if _, err := fmt.Sscanf(string(file[at:]), "startxref\n%d", &table); err != nil || table > at {
		return nil, fmt.Errorf("startxref: %v", err)
	}
	if _, err := fmt.Sscanf(string(file[table:at]), "xref\n0 %d\n", &count); err != nil {
		return nil, fmt.Errorf("xref: %v", err)
	}
	_, d.trailer, _ = strings.Cut(string(file[table:at]), "trailer\n")
	for _, row := range strings.Split(string(file[table:at]), "\n")[3 : count+2] {
		offset, err := strconv.Atoi(row[:10])
		if err != nil || offset >= table {
			return nil, fmt.Errorf("xref row %q", row)
		}
		if err := d.object(file[offset:table]); err != nil {
			return nil, err
		}
	}
	return d, nil
}

var lengthPattern = regexp.MustCompile(`/Length (\d+)>>stream\n`)

func (d *Document) object(from []byte) error {
	var number int
	if _, err := fmt.Sscanf(string(from[:min(len(from), 20)]), "%d 0 obj\n", &number); err != nil {
		return fmt.Errorf("no object at its place: %w", err)
	}
	head := from[:min(len(from), 4096)]
	if m := lengthPattern.FindSubmatchIndex(head); m != nil && !bytes.Contains(head[:m[0]], []byte("endobj")) {
		length, _ := strconv.Atoi(string(head[m[2]:m[3]]))
		d.objects[number] = string(head[:m[1]])
		content := from[m[1] : m[1]+length]
		if !strings.Contains(d.objects[number], "/FlateDecode") {
			d.streams[number] = string(content)
			return nil
		}
		r, err := zlib.NewReader(bytes.NewReader(content))
		if err != nil {
			return fmt.Errorf("object %d: %w", number, err)
		}
		plain, err := io.ReadAll(r)
		d.streams[number] = string(plain)
		return err
	}
	m := objectPattern.FindSubmatch(from)
	if m == nil {
		return fmt.Errorf("object %d does not end", number)
	}
	d.objects[number] = string(m[2])
	return nil
}

// finding gathers what is wrong.
type finding struct{ list []string }

func (f *finding) add(format string, args ...any) {
	f.list = append(f.list, fmt.Sprintf(format, args...))
}

// Check tells which rules the document does not keep, in no set order.
func (d *Document) Check() []string {
	var f finding
	catalog := d.objects[reference(d.trailer, "/Root ")]
	for _, want := range []string{"/MarkInfo<</Marked true>>", "/DisplayDocTitle true", "/Lang<", "/StructTreeRoot ", "/Metadata ", "/OutputIntents["} {
		if !strings.Contains(catalog, want) {
			f.add("the catalog lacks %s", want)
		}
	}
	metadata := d.streams[reference(catalog, "/Metadata ")]
	for _, want := range []string{"<pdfuaid:part>1<", "<dc:title>"} {
		if !strings.Contains(metadata, want) {
			f.add("the metadata lack %s", want)
		}
	}
	owned := d.tree(&f, reference(catalog, "/StructTreeRoot "))
	for number, object := range d.objects {
		switch {
		case strings.HasPrefix(object, "<</Type/Page/"):
			d.page(&f, number, object, owned)
		case strings.HasPrefix(object, "<</Type/Font/"):
			if !strings.Contains(object, "/ToUnicode ") && strings.Contains(object, "/Type0") {
				f.add("font %d cannot be read as text", number)
			}
		case strings.HasPrefix(object, "<</Type/Annot") && (!strings.Contains(object, "/Contents<") || !strings.Contains(object, "/StructParent ")):
			f.add("link %d says nothing, or belongs to nothing", number)
		}
	}
	return f.list
}

// content names a piece of a page's content.
type content struct{ page, id int }

var (
	markedPattern  = regexp.MustCompile(`/MCR/Pg (\d+) 0 R/MCID (\d+)`)
	kidPattern     = regexp.MustCompile(`(\d+) 0 R`)
	rolePattern    = regexp.MustCompile(`/S/(\w+)`)
	heading        = regexp.MustCompile(`^H([1-6])$`)
	insidePattern  = regexp.MustCompile(`<<[^<>]*>>`)
	parentsAllowed = map[string]string{"LI": "L", "LBody": "LI", "Lbl": "LI", "TR": "Table", "TH": "TR", "TD": "TR", "TOCI": "TOC", "Caption": "Table"}
)

// tree walks the elements in reading order and gives what content they own.
func (d *Document) tree(f *finding, root int) map[content]int {
	owned := map[content]int{}
	level := 0
	var walk func(number int, above string)
	walk = func(number int, above string) {
		object := d.objects[number]
		role := ""
		if m := rolePattern.FindStringSubmatch(object); m != nil {
			role = m[1]
		}
		if want := parentsAllowed[role]; want != "" && want != above {
			f.add("element %d: %s in %s", number, role, above)
		}
		if m := heading.FindStringSubmatch(role); m != nil {
			n, _ := strconv.Atoi(m[1])
			if n > level+1 {
				f.add("element %d: H%d after H%d", number, n, level)
			}
			level = n
		}
		if role == "Figure" && (!strings.Contains(object, "/Alt<FEFF") || strings.Contains(object, "/Alt<FEFF>") || !strings.Contains(object, "/BBox[")) {
			f.add("element %d: a figure without an alternative text or a place", number)
		}
		if role == "TH" && !strings.Contains(object, "/Scope/") {
			f.add("element %d: a heading of neither column nor row", number)
		}
		_, kids, _ := strings.Cut(object, "/K[")
		for _, m := range markedPattern.FindAllStringSubmatch(kids, -1) {
			page, _ := strconv.Atoi(m[1])
			id, _ := strconv.Atoi(m[2])
			owned[content{page, id}]++
		}
		cells := 0
		for _, m := range kidPattern.FindAllStringSubmatch(insidePattern.ReplaceAllString(kids, ""), -1) {
			kid, _ := strconv.Atoi(m[1])
			walk(kid, role)
			cells++
		}
		if role == "Table" {
			d.regular(f, number)
		}
	}
	walk(reference(d.objects[root], "/K "), "")
	return owned
}

// regular tells of a table whose rows differ in length.
func (d *Document) regular(f *finding, table int) {
	_, kids, _ := strings.Cut(d.objects[table], "/K[")
	first := -1
	for _, m := range kidPattern.FindAllStringSubmatch(kids, -1) {
		row, _ := strconv.Atoi(m[1])
		if !strings.Contains(d.objects[row], "/S/TR/") {
			continue
		}
		_, cells, _ := strings.Cut(d.objects[row], "/K[")
		n := len(kidPattern.FindAllString(cells, -1))
		if first < 0 {
			first = n
		}
		if n != first {
			f.add("table %d: a row of %d cells where the first has %d", table, n, first)
		}
	}
}

var operatorPattern = regexp.MustCompile(`(?m)(BDC|BMC|EMC|\bTj|\bf|\bS)$|/MCID (\d+)`)

// page tells of content that belongs to nothing, or to two things.
func (d *Document) page(f *finding, number int, object string, owned map[content]int) {
	if !strings.Contains(object, "/Tabs/S") {
		f.add("page %d: links in no order", number)
	}
	depth := 0
	for _, m := range operatorPattern.FindAllStringSubmatch(d.streams[reference(object, "/Contents ")], -1) {
		switch m[1] {
		case "BDC", "BMC":
			depth++
		case "EMC":
			depth--
		case "":
			id, _ := strconv.Atoi(m[2])
			if n := owned[content{number, id}]; n != 1 {
				f.add("page %d: content %d has %d owners", number, id, n)
			}
			if strings.Contains(m[0], "BDC") {
				depth++
			}
		default:
			if depth != 1 {
				f.add("page %d: ink that belongs to %d things", number, depth)
			}
		}
	}
	if depth != 0 {
		f.add("page %d: marks that do not end", number)
	}
}

// reference finds the object that an entry of a dictionary names, 0 when none.
func reference(object, entry string) int {
	_, after, _ := strings.Cut(object, entry)
	n := 0
	_, _ = fmt.Sscanf(after, "%d 0 R", &n) // 0 when there is none
	return n
}
