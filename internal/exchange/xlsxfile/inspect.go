package xlsxfile

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"path"
	"regexp"
	"slices"
	"strings"

	"github.com/xuri/excelize/v2"

	"interessentkart/internal/exchange/problem"
	"interessentkart/internal/exchange/register"
)

// Limits of what a workbook may unpack to.
const (
	maxUnpacked = 64 << 20
	maxEntries  = 2_000
	maxRatio    = 400     // unpacked to packed, of an entry of freeRatio or more
	freeRatio   = 4 << 20 // small entries may be packed as well as they can be
	maxMerged   = 10_000
)

// workbook is what is known of a file before its sheets are read.
type workbook struct {
	merged  map[string][]register.Area // by name of the sheet
	empty   map[string][]register.Area // cells with a formula and no value, likewise
	remarks int                        // on cells, in the whole file
}

// inspect unpacks every entry of the archive once, without keeping it, so that
// nothing else has to trust the sizes that the archive states.
func inspect(data []byte, name string) (*workbook, error) {
	archive, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return nil, problem.Refused(name, 0, problem.FileFormat, err)
	}
	if len(archive.File) > maxEntries {
		return nil, problem.Refused(name, 0, problem.FilePacked, fmt.Sprint(len(archive.File), " > ", maxEntries))
	}
	i := inspection{name: name, left: maxUnpacked, small: map[string][]byte{}, merged: map[string][]register.Area{}, empty: map[string][]register.Area{}}
	for _, f := range archive.File {
		if err := i.entry(f); err != nil {
			return nil, err
		}
	}
	if i.small[bookPath] == nil {
		return nil, problem.Refused(name, 0, problem.FileFormat, "")
	}
	named := i.sheets()
	return &workbook{bySheet(named, i.merged), bySheet(named, i.empty), i.remarks}, nil
}

const (
	bookPath = "xl/workbook.xml"
	relsPath = "xl/_rels/workbook.xml.rels"
)

// inspection goes through the entries of one archive.
type inspection struct {
	name   string
	left   int64 // bytes that may still be unpacked
	small  map[string][]byte
	merged map[string][]register.Area // by path
	empty  map[string][]register.Area // likewise

	remarks int
}

func (i *inspection) entry(f *zip.File) error {
	r, err := f.Open()
	if err != nil {
		return problem.Refused(i.name, 0, problem.FileFormat, err)
	}
	defer r.Close()
	s := &sieve{sheet: strings.HasPrefix(f.Name, "xl/worksheets/"), xml: strings.HasSuffix(f.Name, ".xml") || strings.HasSuffix(f.Name, ".rels")}
	if s.keep = f.Name == bookPath || f.Name == relsPath; s.keep && f.UncompressedSize64 > freeRatio {
		return problem.Refused(i.name, 0, problem.FilePacked, f.Name)
	}
	n, err := io.Copy(s, io.LimitReader(r, i.left+1))
	i.left -= n
	packed := max(int64(f.CompressedSize64), 1)
	switch {
	case i.left < 0:
		return problem.Refused(i.name, 0, problem.FilePacked, fmt.Sprint("> ", maxUnpacked>>20, " MiB"))
	case n >= freeRatio && n/packed > maxRatio:
		return problem.Refused(i.name, 0, problem.FilePacked, fmt.Sprint(f.Name, " ", n/packed, ":1"))
	case s.doctype:
		return problem.Refused(i.name, 0, problem.FileDoctype, f.Name)
	case err != nil:
		return problem.Refused(i.name, 0, problem.FileRead, errors.Join(errors.New(f.Name), err))
	}
	if s.keep {
		i.small[f.Name] = s.kept
	}
	if len(s.merged) > 0 {
		i.merged[f.Name] = s.merged
	}
	if len(s.empty) > 0 {
		i.empty[f.Name] = s.empty
	}
	if strings.HasPrefix(f.Name, "xl/comments") {
		i.remarks += s.remarks
	}
	return nil
}

// sieve looks at the bytes of an entry as they come by.
type sieve struct {
	xml, sheet, keep, doctype bool
	tail                      []byte // of what came before
	kept                      []byte
	merged, empty             []register.Area
	remarks                   int
}

// emptyFormula is a cell with a formula and nothing after it.
var emptyFormula = regexp.MustCompile(`<c r="([A-Z]{1,3}[0-9]{1,7})"[^>]*>\s*<f[^>]*(?:/>|>[^<]*</f>)\s*(?:<v\s*/>|<v>\s*</v>)?\s*</c>`)

var mergedCell = regexp.MustCompile(`mergeCell\s[^>]*ref="([A-Z]{1,3}[0-9]{1,7}):([A-Z]{1,3}[0-9]{1,7})"`)

const overlap = 500 // bytes of a tag that may stand across two pieces

func (s *sieve) Write(p []byte) (int, error) {
	if s.keep {
		s.kept = append(s.kept, p...)
	}
	if !s.xml && !s.sheet {
		return len(p), nil
	}
	text := append(s.tail, p...)
	s.doctype = s.doctype || bytes.Contains(text, []byte("<!DOCTYPE")) || bytes.Contains(text, []byte("<!ENTITY"))
	if s.sheet && bytes.Contains(text, []byte("mergeCell ")) {
		s.merge(text)
	}
	s.remarks += bytes.Count(p, []byte("<comment "))
	if s.sheet && bytes.Contains(text, []byte("<f")) {
		s.formulas(text)
	}
	s.tail = append([]byte(nil), text[max(0, len(text)-overlap):]...)
	return len(p), nil
}

// formulas gathers cells with a formula and no value; one in the overlap is found
// twice and kept once.
func (s *sieve) formulas(text []byte) {
	for _, found := range emptyFormula.FindAllSubmatch(text, maxMerged) {
		left, top, err := excelize.CellNameToCoordinates(string(found[1]))
		at := register.Area{Top: top, Left: left, Bottom: top, Right: left}
		if err == nil && len(s.empty) < maxMerged && !slices.Contains(s.empty[max(0, len(s.empty)-10):], at) {
			s.empty = append(s.empty, at)
		}
	}
}

// merge gathers merged cells; one in the overlap may be found twice.
func (s *sieve) merge(text []byte) {
	for _, found := range mergedCell.FindAllSubmatch(text, maxMerged) {
		left, top, err := excelize.CellNameToCoordinates(string(found[1]))
		right, bottom, err2 := excelize.CellNameToCoordinates(string(found[2]))
		if err == nil && err2 == nil && len(s.merged) < maxMerged {
			s.merged = append(s.merged, register.Area{Top: top, Left: left, Bottom: bottom, Right: right})
		}
	}
}

// bySheet gives areas by the names of the sheets.
func bySheet(named map[string]string, areas map[string][]register.Area) map[string][]register.Area {
	all := map[string][]register.Area{}
	for name, path := range named {
		all[name] = areas[path]
	}
	return all
}

// sheets gives the paths of the sheets by their names.
func (i *inspection) sheets() map[string]string {
	var book struct {
		Sheets []struct {
			Name string `xml:"name,attr"`
			Rel  string `xml:"http://schemas.openxmlformats.org/officeDocument/2006/relationships id,attr"`
		} `xml:"sheets>sheet"`
	}
	var rels struct {
		All []struct {
			ID     string `xml:"Id,attr"`
			Target string `xml:"Target,attr"`
		} `xml:"Relationship"`
	}
	if xml.Unmarshal(i.small[bookPath], &book) != nil || xml.Unmarshal(i.small[relsPath], &rels) != nil {
		return nil // excelize tells what is wrong with them
	}
	paths := map[string]string{}
	for _, r := range rels.All {
		if strings.HasPrefix(r.Target, "/") {
			paths[r.ID] = r.Target[1:]
		} else {
			paths[r.ID] = path.Join("xl", r.Target)
		}
	}
	named := map[string]string{}
	for _, s := range book.Sheets {
		named[s.Name] = paths[s.Rel]
	}
	return named
}
