package mapfile_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"maps"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"interessentkart/internal/exchange/mapfile"
	"interessentkart/internal/exchange/problem"
	"interessentkart/internal/stakeholder"
)

func encode(t testing.TB, m *stakeholder.Map) []byte {
	t.Helper()
	data, err := mapfile.Encode(m)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

func read(t testing.TB, text []byte) *stakeholder.Map {
	t.Helper()
	m, err := mapfile.Read(bytes.NewReader(text), "kart.json")
	if err != nil {
		t.Fatalf("%v\n%s", err, text)
	}
	return m
}

// Rule M11.
func TestNothingIsLost(t *testing.T) {
	m := sample(t)
	text := encode(t, m)
	back := read(t, text)
	if !slices.Equal(slices.Collect(back.Records()), slices.Collect(m.Records())) {
		t.Error("the records differ")
	}
	if again := encode(t, back); !bytes.Equal(again, text) {
		t.Errorf("written again it differs:\n%s\n%s", text, again)
	}
	if strings.Contains(string(text), `\u0026`) || !strings.HasSuffix(string(text), "}\n") {
		t.Error("& is escaped, or there is no newline at the end")
	}
}

func TestEmptyMap(t *testing.T) {
	text := encode(t, stakeholder.New("m"))
	if string(text) != "{\n  \"format\": \"interessentkart\",\n  \"version\": 1\n}\n" {
		t.Errorf("%s", text)
	}
	if m := read(t, text); m.Len() != 0 {
		t.Error("not empty")
	}
}

// Order and white space in a file say nothing, at any level.
func TestShuffledFileIsTheSameMap(t *testing.T) {
	text := encode(t, sample(t))
	for seed := range uint64(20) {
		var v any
		if err := json.Unmarshal(text, &v); err != nil {
			t.Fatal(err)
		}
		shuffled := shuffle(rand.New(rand.NewPCG(seed, 0)), v)
		if again := encode(t, read(t, shuffled)); !bytes.Equal(again, text) {
			t.Fatalf("%s\n%s", shuffled, again)
		}
	}
}

func shuffle(r *rand.Rand, v any) []byte {
	var parts [][]byte
	open, end := "[ ", "\r\n]"
	switch v := v.(type) {
	case map[string]any:
		open, end = "{\t", "\n}"
		for _, name := range slices.Sorted(maps.Keys(v)) {
			quoted, _ := json.Marshal(name)
			parts = append(parts, append(append(quoted, " : "...), shuffle(r, v[name])...))
		}
	case []any:
		for _, item := range v {
			parts = append(parts, shuffle(r, item))
		}
	default:
		text, _ := json.Marshal(v) // escapes < and &
		return text
	}
	r.Shuffle(len(parts), func(i, j int) { parts[i], parts[j] = parts[j], parts[i] })
	return []byte(open + string(bytes.Join(parts, []byte(" ,\n"))) + end)
}

const small = `{
  "format": "interessentkart",
  "version": 1,
  "actors": [
    {"id": "a", "name": "Å «A»"},
    {"id": "b", "name": "B"}
  ],
  "relations": [
    {"id": "r", "from": "a", "to": "b", "type": "funds"}
  ]
}
`

// Rule M12.
func TestRefusedWithPlace(t *testing.T) {
	for _, c := range []struct {
		name, old, new string
		code           stakeholder.Code
		place          string
		line, column   int
	}{
		{"unknown field", `"name": "B"`, `"name": "B", "colour": "red"`, problem.FieldUnknown, "actors[1].colour", 6, 30},
		{"other letters", `"name": "B"`, `"Name": "B"`, problem.FieldCase, "actors[1].Name", 6, 17},
		{"twice", `"name": "B"`, `"name": "B", "name": "C"`, problem.FieldTwice, "actors[1].name", 6, 30},
		{"missing", `, "name": "B"`, ``, problem.FieldMissing, "actors[1]", 6, 5},
		{"null", `"B"`, `null`, problem.FieldType, "actors[1].name", 6, 25},
		{"number for text", `"B"`, `7`, problem.FieldType, "actors[1].name", 6, 25},
		{"text for flag", `"name": "B"`, `"name": "B", "owner": "ja"`, problem.FieldType, "actors[1].owner", 6, 39},
		{"half a strength", `"type"`, `"strength": 1.5, "type"`, problem.FieldType, "relations[0].strength", 9, 53},
		{"strength", `"type"`, `"strength": 4, "type"`, stakeholder.RelationWeight, "relations[0].strength", 9, 53},
		{"version", `"version": 1`, `"version": 2`, problem.FileVersion, "version", 3, 14},
		{"version as text", `"version": 1`, `"version": "1"`, problem.FieldType, "version", 3, 14},
		{"no version", `  "version": 1,`, ``, problem.FieldMissing, "", 1, 1},
		{"format", `"interessentkart"`, `"annet"`, problem.FileFormat, "format", 2, 13},
		{"after the end", "]\n}", "]\n}\n{", problem.FileTrailing, "", 12, 1},
		{"no end", "]\n}", "]\n", problem.FileSyntax, "", 12, 1},
		{"comma", `"B"}`, `"B"},`, problem.FileSyntax, "", 7, 3},
		{"no such actor", `"to": "b"`, `"to": "x"`, stakeholder.ActorUnknown, "relations[0].to", 9, 36},
		{"to itself", `"to": "b"`, `"to": "a"`, stakeholder.RelationSelf, "relations[0].from", 9, 25},
		{"same id", `"id": "b", "name": "B"}`, `"id": "b", "name": "B"}, {"id": "a", "name": "C"}`, stakeholder.IDTaken, "actors[2].id", 6, 38},
		{"bad id", `"id": "r"`, `"id": "R r"`, stakeholder.IDInvalid, "relations[0].id", 9, 12},
		{"type", `"funds"`, `"finances"`, stakeholder.ValueUnknown, "relations[0].type", 9, 49},
		{"organisation number", `"name": "B"`, `"name": "B", "orgNumber": "123456789"`, stakeholder.ActorOrgNumber, "actors[1].orgNumber", 6, 43},
		{"long name", `"B"`, `"` + strings.Repeat("å", 10_000) + `"`, stakeholder.TextLong, "actors[1].name", 6, 25},
		{"no name", `"B"`, `" "`, stakeholder.TextEmpty, "actors[1].name", 6, 25},
		{"NUL", `"B"`, `"a\u0000b"`, stakeholder.TextControl, "actors[1].name", 6, 25},
		{"raw NUL", `"B"`, "\"a\x00b\"", stakeholder.TextControl, "", 6, 27},
		{"right to left", `"B"`, `"\u202Ekart"`, stakeholder.TextControl, "actors[1].name", 6, 25},
		{"raw right to left", `"B"`, "\"\u202Ekart\"", stakeholder.TextControl, "actors[1].name", 6, 25},
		{"decomposed", `"B"`, "\"A\u030A\"", stakeholder.TextNotNFC, "actors[1].name", 6, 25},
		{"Latin-1", `"B"`, "\"\xe5\"", stakeholder.TextNotUTF8, "", 6, 25},
		{"half a pair", `"B"`, `"\ud83d"`, stakeholder.TextNotUTF8, "", 6, 26},
		{"column in characters", `"Å «A»"`, `"Å «A»", "x": 1`, problem.FieldUnknown, "actors[0].x", 5, 34},
		{"deep", `"name": "B"`, `"x": ` + strings.Repeat("[", 5000), problem.FileDeep, "", 6, 51},
		{"long title", `"version": 1,`, `"version": 1, "map": {"title": "` + strings.Repeat("x", 201) + `"},`, stakeholder.TextLong, "map.title", 3, 34},
		{"phase", `"version": 1,`, `"version": 1, "map": {"models": {"Network": true}},`, problem.FieldCase, "map.models.Network", 3, 36},
		{"not an object", small, `[1]`, problem.FileFormat, "", 1, 1},
		{"junk", small, "PK\x03\x04", problem.FileFormat, "", 1, 1},
		{"nothing", small, " \n", problem.FileEmpty, "", 0, 0},
	} {
		text := strings.Replace(small, c.old, c.new, 1)
		m, err := mapfile.Read(strings.NewReader(text), "kart.json")
		var list *problem.List
		if m != nil || !errors.As(err, &list) || !errors.Is(err, list.Problems[0].Err.Class) {
			t.Errorf("%s: %v, %v", c.name, m, err)
			continue
		}
		p := list.Problems[0]
		if len(list.Problems) != 1 || p.Err.Code != c.code || p.Place != c.place || p.Line != c.line || p.Column != c.column || p.File != "kart.json" {
			t.Errorf("%s: %s, want %s at %s %d:%d", c.name, err, c.code, c.place, c.line, c.column)
		}
	}
}

func TestAllowedValuesAreListed(t *testing.T) {
	_, err := mapfile.Read(strings.NewReader(strings.Replace(small, "funds", "finances", 1)), "k")
	if err == nil || !strings.Contains(err.Error(), "governs, funds, represents") {
		t.Error(err)
	}
}

func TestSeveralProblemsAtOnce(t *testing.T) {
	text := strings.NewReplacer(`"name": "B"`, `"colour": 1`, `"from": "a"`, `"from": "x"`, `"id": "a"`, `"id": "-"`).Replace(small)
	_, err := mapfile.Read(strings.NewReader(text), "k")
	var list *problem.List
	if !errors.As(err, &list) || len(list.Problems) != 4 || list.More {
		t.Fatal(err)
	}
	for i, place := range []string{"actors[0].id", "actors[1].colour", "actors[1]", "relations[0].from"} {
		if !slices.ContainsFunc(list.Problems, func(p problem.Problem) bool { return p.Place == place }) {
			t.Errorf("%d: %s is not told: %v", i, place, err)
		}
	}
}

// Rule M12.
func TestNoMoreThanTwentyProblems(t *testing.T) {
	bad := strings.Repeat(`{"id": "!", "name": ""},`, 50)
	for _, text := range []string{
		strings.Replace(small, `"actors": [`, `"actors": [`+bad, 1),
		strings.Replace(small, `"actors": [`, `"actors": [`+strings.Repeat(`{},`, 50), 1),
	} {
		_, err := mapfile.Read(strings.NewReader(text), "k")
		var list *problem.List
		if !errors.As(err, &list) || len(list.Problems) != problem.Most || !list.More {
			t.Error(len(list.Problems), list.More)
		}
	}
}

// endless counts how much is read of it.
type endless struct {
	of   string
	read int
}

func (e *endless) Read(p []byte) (int, error) {
	for i := range p {
		p[i] = e.of[(e.read+i)%len(e.of)]
	}
	e.read += len(p)
	return len(p), nil
}

// Rule M14.
func TestLargeFileIsNotReadToTheEnd(t *testing.T) {
	for _, of := range []string{"x", "[", " ", `{"a":`} {
		junk := &endless{of: of}
		_, err := mapfile.Read(io.LimitReader(junk, 100<<20), "k")
		var list *problem.List
		if !errors.As(err, &list) || list.Problems[0].Err.Code != problem.FileLarge || junk.read > 21<<20 {
			t.Errorf("%q: %v after %d bytes", of, err, junk.read)
		}
	}
}

// Twenty MiB of one thing neither take the machine's memory nor its time.
func TestManyRecordsStop(t *testing.T) {
	for _, item := range []string{"{},", `{"id":"a","name":"A"},`} {
		text := `{"format":"interessentkart","version":1,"actors":[` + strings.Repeat(item, (20<<20-100)/len(item)) + "{}]}"
		if _, err := mapfile.Read(strings.NewReader(text), "k"); err == nil {
			t.Errorf("%s is taken", item)
		}
	}
}

func TestBrokenReader(t *testing.T) {
	_, err := mapfile.Read(io.MultiReader(strings.NewReader(small), iotestErr{}), "k")
	var refused *stakeholder.Error
	if !errors.As(err, &refused) || refused.Code != problem.FileRead || !strings.Contains(refused.Value, "pulled") {
		t.Errorf("%v, %+v", err, refused)
	}
}

type iotestErr struct{}

func (iotestErr) Read([]byte) (int, error) { return 0, errors.New("the plug was pulled") }

func TestTooLargeToWrite(t *testing.T) {
	m := stakeholder.New("m")
	for i := range 1_100 {
		id := stakeholder.ActorID(fmt.Sprint("a", i))
		m = apply(t, m, stakeholder.AddActor{Actor: stakeholder.Actor{ID: id, Name: "A", Notes: strings.Repeat("n", 20_000)}})
	}
	if content, err := mapfile.Encode(m); !errors.Is(err, stakeholder.Invalid) || content != nil {
		t.Error(err, len(content))
	}
}

// Whatever is read can be written, and read again as the same.
func FuzzRead(f *testing.F) {
	f.Add([]byte(small))
	f.Add(encode(f, sample(f)))
	f.Add([]byte("\uFEFF{\"format\":\"interessentkart\",\"version\":1,\"positions\":[{\"view\":\"grid\",\"actor\":\"a\",\"x\":-0,\"y\":1e2}]}"))
	f.Fuzz(func(t *testing.T, text []byte) {
		m, err := mapfile.Read(bytes.NewReader(text), "k")
		if err != nil {
			return
		}
		if broken := m.Check(); broken != nil {
			t.Fatalf("a map that is wrong was read: %v", broken)
		}
		written := encode(t, m)
		if again := encode(t, read(t, written)); !bytes.Equal(again, written) {
			t.Fatalf("%s\n%s", written, again)
		}
	})
}
