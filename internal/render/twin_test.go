package render

import (
	"bytes"
	"encoding/csv"
	"strings"
	"testing"

	"interessentkart/internal/scene"
)

func twin(cells ...string) *scene.Scene {
	return &scene.Scene{Title: "Kart <1>", Lang: "nb", Width: 1, Height: 1, Twin: []scene.Table{
		{Caption: "Aktører", Header: []string{"Navn", "Art"}, Rows: [][]string{cells}},
		{Caption: "Relasjoner", Header: []string{"Fra", "Til"}, Rows: [][]string{{"a", "b"}}},
	}}
}

func TestHTMLTwin(t *testing.T) {
	page, err := HTMLTwin(twin("<script>alert(1)</script>", "a & \"b\"\x00 שלום"))
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{
		`<html lang="nb">`, "<title>Kart &lt;1&gt;</title>", "<caption>Aktører</caption>", `<th scope="col">Navn</th>`,
		`<th scope="row">&lt;script&gt;alert(1)&lt;/script&gt;</th>`, "<td>\u2068a &amp; &quot;b&quot; שלום\u2069</td>", "<caption>Relasjoner</caption>",
	} {
		if !strings.Contains(string(page), want) {
			t.Errorf("%s is not in\n%s", want, page)
		}
	}
}

func TestCSVTwin(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{"=1+1", "'=1+1"}, {"+47 22", "'+47 22"}, {"-a", "'-a"}, {"@SUM", "'@SUM"}, {"\tx", "'\tx"}, {"＝1", "'＝1"},
		{" =1", "' =1"}, {"Skatteetaten", "Skatteetaten"}, {"a,b", "a,b"}, {"", ""}, {"a\"b", "a\"b"}, {"\u200b=1", "'\u200b=1"},
	} {
		file, err := CSVTwin(twin(c.in, "x"))
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.HasPrefix(file, []byte("\uFEFF")) {
			t.Fatal("no byte order mark")
		}
		reader := csv.NewReader(bytes.NewReader(file[3:]))
		reader.FieldsPerRecord = -1
		rows, err := reader.ReadAll()
		if err != nil {
			t.Fatal(err)
		}
		if len(rows) != 6 || rows[2][0] != c.want || rows[3][0] != "Relasjoner" {
			t.Errorf("%q: %q", c.in, rows)
		}
	}
}
