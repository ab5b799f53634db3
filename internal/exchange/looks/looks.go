// Package looks names what a file looks like that is of no form that is read, so
// that a refusal can say what it is and not only what it is not.
package looks

import (
	"archive/zip"
	"bytes"
	"encoding/json"
	"regexp"
	"slices"
	"strings"
	"unicode/utf16"

	"interessentkart/internal/exchange/csvfile"
	"interessentkart/internal/exchange/markup"
	"interessentkart/internal/exchange/plaintext"
	"interessentkart/internal/exchange/problem"
	"interessentkart/internal/stakeholder"
)

// Refusal tells why a file cannot be read, by the name of what it looks like.
func Refusal(data []byte, file string) error {
	code, value := Like(data)
	return problem.Refused(file, 0, code, value)
}

// Like returns the code and the name of what the bytes look like.
func Like(data []byte) (stakeholder.Code, string) {
	for _, m := range magic() {
		if bytes.HasPrefix(data, []byte(m.begin)) {
			return problem.FileLooks, m.name
		}
	}
	switch {
	case bytes.HasPrefix(data, []byte("\xD0\xCF\x11\xE0")):
		return compound(data)
	case bytes.HasPrefix(data, []byte("PK\x03\x04")):
		return archived(data)
	}
	text, ok := plaintext.Decode(data)
	if !ok {
		return problem.FileFormat, ""
	}
	return written(strings.TrimSpace(text))
}

type mark struct{ begin, name string }

func magic() []mark {
	return []mark{{"%PDF", "PDF"}, {"\x89PNG", "PNG"}, {"\xFF\xD8\xFF", "JPEG"}, {"GIF8", "GIF"}, {"{\\rtf", "RTF"}, {"\x1F\x8B", "gzip"}, {"7z\xBC\xAF\x27\x1C", "7-Zip"},
		{"Rar!", "RAR"}, {"SQLite format 3", "SQLite"}, {"PAR1", "Parquet"}, {"BZh", "bzip2"}, {"\xFD7zXZ", "xz"}, {"II*\x00", "TIFF"}, {"MM\x00*", "TIFF"}, {"RIFF", "RIFF (WebP, WAV, AVI)"}}
}

// compound names a file of the kind that Office used before 2007, and in which it
// keeps protected files.
func compound(data []byte) (stakeholder.Code, string) {
	for _, c := range []struct {
		stream string
		code   stakeholder.Code
		name   string
	}{
		{"EncryptedPackage", problem.FileProtected, ""}, {"EncryptionInfo", problem.FileProtected, ""},
		{"Workbook", problem.FileLooks, "Excel 97–2003 (.xls)"}, {"Book", problem.FileLooks, "Excel 5 (.xls)"}, {"WordDocument", problem.FileLooks, "Word 97–2003 (.doc)"},
		{"PowerPoint Document", problem.FileLooks, "PowerPoint 97–2003 (.ppt)"}, {"VisioDocument", problem.FileLooks, "Visio (.vsd)"}, {"__properties_version1.0", problem.FileLooks, "Outlook (.msg)"},
	} {
		if bytes.Contains(data, wide(c.stream)) {
			return c.code, c.name
		}
	}
	return problem.FileLooks, "Office 97–2003"
}

// wide is a name as a compound file has it.
func wide(name string) []byte {
	var b []byte
	for _, u := range utf16.Encode([]rune(name)) {
		b = append(b, byte(u), byte(u>>8))
	}
	return b
}

// archived names an archive by what is in it.
func archived(data []byte) (stakeholder.Code, string) {
	archive, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return problem.FileFormat, ""
	}
	for _, f := range archive.File {
		for _, c := range []mark{{"word/", "Word (.docx)"}, {"ppt/", "PowerPoint (.pptx)"}, {"xl/workbook.bin", "Excel (.xlsb)"}, {"visio/", "Visio (.vsdx)"}, {"Index/", "Apple Numbers/Pages/Keynote"}, {"META-INF/container.xml", "EPUB"}} {
			if strings.HasPrefix(f.Name, c.begin) {
				return problem.FileLooks, c.name
			}
		}
		if f.Flags&1 != 0 {
			return problem.FileProtected, ""
		}
	}
	if m := mimetype(archive); m != "" {
		return problem.FileLooks, m
	}
	return problem.FileLooks, "ZIP"
}

// mimetype is what an archive of OpenDocument says that it is.
func mimetype(archive *zip.Reader) string {
	f, err := archive.Open("mimetype")
	if err != nil {
		return ""
	}
	defer f.Close()
	kind := make([]byte, 100)
	n, _ := f.Read(kind)
	switch name := string(kind[:n]); {
	case strings.HasSuffix(name, "opendocument.text"):
		return "OpenDocument (.odt)"
	case strings.HasSuffix(name, "opendocument.presentation"):
		return "OpenDocument (.odp)"
	case strings.HasSuffix(name, "opendocument.graphics"):
		return "OpenDocument (.odg)"
	}
	return ""
}

// form is a form of text by how it begins or what stands in it.
type form struct {
	name    string
	pattern *regexp.Regexp
}

func forms() []form {
	all := []form{}
	for _, f := range [][2]string{
		{"UCINET DL", `(?i)\Adl\s+(n|nr|format|nm)\s*=`}, {"Pajek", `(?im)\A(%.*\n)*\s*\*(vertices|network|arcs|edges)`}, {"VNA", `(?i)\A\*node (data|properties)`}, {"GDF", `(?i)\Anodedef\s*>`},
		{"GML", `(?is)\A([a-z]+ [^\n]*\n|#[^\n]*\n)*graph\s*\[`}, {"PlantUML", `(?i)\A@start`}, {"D2", `(?m)\A[^\n{};]+ -> [^\n;]+: [^\n]*\{`}, {"iCalendar", `(?i)\Abegin:vcalendar`}, {"vCard", `(?i)\Abegin:vcard`},
		{"LDIF", `(?i)\Adn: `}, {"BibTeX", `\A@[a-zA-Z]+\{`}, {"RIS", `\ATY  - `}, {"LaTeX", `\\begin\{|\\documentclass`}, {"SQL", `(?i)\A(--[^\n]*\n|\s)*(create table|insert into|select |drop table|begin transaction)`},
		{"TGF", `(?s)\A\S+ [^\n]*\n.*\n#\n`}, {"YAML", `\A---\s*\n|(?m)\A[A-Za-zæøåÆØÅ_-]+:(\s*\n\s*-\s|\s*\n\s+[A-Za-z_-]+:)`}, {"TOML", `(?m)\A\s*\[\[?[a-z0-9_.-]+\]\]?\s*\n[a-z_]+\s*=`},
		{"Turtle", `(?m)\A@prefix `}, {"N-Triples", `(?m)\A<[^>\n]+>\s+<[^>\n]+>\s+.*\.\s*$`}, {"Cypher", `(?i)\A(create|match|merge)\s*\(`}, {"Markdown", "(?m)^\\s*\\|?\\s*:?-{3,}:?\\s*\\||\\A#{1,3} [^\\n]+\\n|^```"},
		{"diff", `(?m)^@@ -\d`}, {"HTTP", `\AHTTP/1`}, {"MIME", `(?mi)\A(from|subject|date|to|received|return-path|mime-version|message-id): [^\n]*\n([a-z-]+: |\s)`},
		{"Structurizr DSL", `(?m)\A\s*workspace\b[^\n]*\{`}, {"Gephi/GUESS", `(?i)\Anodedef`}, {"DIMACS", `(?m)\A(c [^\n]*\n)*p [a-z]+ \d+`}, {"Matrix Market", `\A%%MatrixMarket`}, {"RTF", `\A\{\\rtf`},
	} {
		all = append(all, form{f[0], regexp.MustCompile(f[1])})
	}
	return all
}

// written names a text.
func written(text string) (stakeholder.Code, string) {
	start := text[:min(len(text), 20_000)]
	if start == "" {
		return problem.FileEmpty, ""
	}
	if start[0] == '{' || start[0] == '[' {
		return object(text)
	}
	if start[0] == '<' {
		if root := markup.Root([]byte(text)); root != "" {
			return problem.FileLooks, element(root)
		}
	}
	for _, f := range forms() {
		if f.pattern.MatchString(start) {
			return problem.FileLooks, f.name
		}
	}
	switch {
	case matrix(start):
		return problem.FileMatrix, ""
	case code(start):
		return problem.FileCode, ""
	case csvfile.Looks(text):
		return problem.FileTable, firstLine(start)
	case ties(start):
		return problem.FileTies, firstLine(start)
	case prose(start):
		return problem.FileProse, ""
	}
	return problem.FileFormat, ""
}

func firstLine(text string) string {
	line, _, _ := strings.Cut(text, "\n")
	if letters := []rune(line); len(letters) > 80 {
		return string(letters[:79]) + "…"
	}
	return line
}

// element names a document by its outermost element.
func element(root string) string {
	known := map[string]string{"mxfile": "draw.io", "mxGraphModel": "draw.io", "svg": "SVG", "html": "HTML", "definitions": "BPMN", "XMI": "XMI", "RDF": "RDF", "graph": "XGMML",
		"opml": "OPML", "map": "FreeMind", "gpx": "GPX", "kml": "KML", "rss": "RSS", "feed": "Atom", "Workbook": "Excel 2003 XML", "VisioDocument": "Visio (.vdx)", "DynetML": "DynetML", "sbml": "SBML"}
	if name, ok := known[root]; ok {
		return name
	}
	return "XML <" + root + ">"
}

// object names JSON by its fields.
func object(text string) (stakeholder.Code, string) {
	var fields map[string]json.RawMessage
	if json.Unmarshal([]byte(text), &fields) != nil {
		if json.Valid([]byte(text)) {
			return problem.FileLooks, "JSON [ … ]"
		}
		return problem.FileFormat, ""
	}
	switch has := func(key string) bool { _, ok := fields[key]; return ok }; {
	case has("nbformat"):
		return problem.FileLooks, "Jupyter"
	case has("features") && has("type"):
		return problem.FileLooks, "GeoJSON"
	case has("type") && string(fields["type"]) == `"excalidraw"`:
		return problem.FileLooks, "Excalidraw"
	case has("@context"):
		return problem.FileLooks, "JSON-LD"
	case has("$schema"):
		return problem.FileLooks, "JSON Schema"
	}
	var names []string
	for key := range fields {
		names = append(names, key)
	}
	slices.Sort(names)
	return problem.FileLooks, "JSON { " + strings.Join(names[:min(len(names), 4)], ", ") + " }"
}
