package httpapi

import (
	"encoding/json"
	"fmt"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"
	"time"

	"interessentkart/internal/catalogue/register"
	"interessentkart/internal/exchange"
	"interessentkart/internal/stakeholder"
	"interessentkart/internal/store/memory"
)

// post sends bytes that are no JSON.
func (p *person) post(path, body string, headers ...string) answer {
	return p.send("POST", path, body, append([]string{"Content-Type", "application/octet-stream"}, headers...)...)
}

const sheet = "Navn;Interesse;Innflytelse;Farge\nSkatteetaten;3;2;blå\nNy etat;1;1;\n"

// A register asks for its scale, tells what it would do, and does it once.
func TestAFileGoesIntoAMap(t *testing.T) {
	s := start(t)
	id := s.example()
	path := "/api/maps/" + id + "/files"
	asked := s.post(path+"/preview?name=%2E%2E%2Fark%2Ecsv&lang=nb", sheet)
	var refused problem
	if err := json.Unmarshal([]byte(asked.body), &refused); err != nil || asked.status != http.StatusUnprocessableEntity || len(refused.Problems) != 1 {
		t.Fatalf("%d %s %v", asked.status, asked.body, err)
	}
	if p := refused.Problems[0]; p.Code != "scale.unclear" || p.Line != 2 || p.Column != 2 || fmt.Sprint(p.Allowed) != "[0-3 1-3 1-4 1-5]" || !strings.HasPrefix(p.Text, "ark.csv:2:2: Interesse: ") {
		t.Errorf("%+v", p)
	}
	var shown filePreview
	if err := json.Unmarshal([]byte(s.post(path+"/preview?scale=0-3&lang=en", sheet).body), &shown); err != nil {
		t.Fatal(err)
	}
	if shown.Form != "csv" || shown.Revision != 1 || shown.Added.Count != 1 || shown.Added.Items[0].Name != "Ny etat" || shown.Changed.Count != 1 || shown.Changed.Items[0].ID != "skatteetaten" ||
		shown.Records[stakeholder.ActorRecord] != 2 || shown.NoteCount != 1 || shown.Notes[0].Code != "column.unknown" || shown.Notes[0].Column != 4 {
		t.Errorf("%+v", shown)
	}
	for _, c := range []struct {
		query, match string
		status       int
	}{{"?scale=0-3&id=f1", `"9.internal"`, 412}, {"?scale=0-3&id=../x", "", 422}, {"?scale=7", "", 422}, {"?form=doc", "", 422}, {"?scale=0-3&id=f1", `"1.internal"`, 200}, {"?scale=0-3&id=f1", `"1.internal"`, 200}} {
		if a := s.post(path+c.query, sheet, "If-Match", c.match); a.status != c.status {
			t.Errorf("%v: %d %s", c, a.status, a.body)
		}
	}
	if a := s.post(path+"?scale=0-3", sheet, "Origin", "http://evil.example"); a.status != http.StatusForbidden {
		t.Errorf("from another site: %d %s", a.status, a.body)
	}
	var whole wholeMap
	a := s.must("GET", "/api/maps/"+id, "")
	if !strings.Contains(a.body, `"revision":2`) || !strings.Contains(a.body, `"interest":"high","influence":"medium"`) {
		t.Errorf("%.300s %v", a.body, whole.Revision)
	}
	if a := s.send("POST", path+"/preview?form=list", "NAV\n", "Content-Type", "text/plain"); a.status != http.StatusUnsupportedMediaType {
		t.Errorf("plain text: %d", a.status)
	}
}

// A list that is pasted is a list, whatever it looks like.
func TestAPastedList(t *testing.T) {
	s := start(t)
	path := "/api/maps/" + s.example() + "/files"
	var shown filePreview
	if err := json.Unmarshal([]byte(s.post(path+"/preview?form=list", "1. SKATTEETATEN\n- Aksjonen, Vi\n").body), &shown); err != nil {
		t.Fatal(err)
	}
	if shown.Form != "list" || shown.Added.Count != 1 || shown.Added.Items[0].Name != "Aksjonen, Vi" || shown.Changed.Count > 0 || shown.Same[stakeholder.ActorRecord] != 1 {
		t.Errorf("%+v", shown)
	}
	if a := s.post(path+"/preview?form=list", "\x89PNG\r\n"); a.status != http.StatusUnprocessableEntity || !strings.Contains(a.body, "file.format") {
		t.Errorf("%d %s", a.status, a.body)
	}
}

// A map that is made of a file is made once, and belongs to whoever sent it.
func TestAMapIsMadeOfAFile(t *testing.T) {
	s := agency(t)
	owner, _ := s.employee("owner")
	other, _ := s.employee("editor")
	var first, again, theirs madeMap
	for p, into := range map[*person][]*madeMap{owner: {&first, &again}, other: {&theirs}} {
		for _, made := range into {
			a := p.post("/api/files?id=k1&name=Deltakere.csv&scale=0-3", sheet)
			if err := json.Unmarshal([]byte(a.body), made); err != nil || a.status != http.StatusCreated {
				t.Fatal(a.status, a.body, err)
			}
		}
	}
	if first != again || first.ID == theirs.ID {
		t.Errorf("%+v %+v %+v", first, again, theirs)
	}
	if a := owner.must("GET", "/api/maps/"+string(first.ID), ""); !strings.Contains(a.body, `"title":"Deltakere"`) {
		t.Errorf("%.300s", a.body)
	}
	if a := other.send("GET", "/api/maps/"+string(first.ID), ""); a.status != http.StatusNotFound {
		t.Errorf("somebody else's: %d", a.status)
	}
}

// What is exported comes back as it was, for whom it is meant.
func TestExportsComeBack(t *testing.T) {
	s := start(t)
	id := s.example()
	s.must("POST", "/api/maps/"+id+"/commands", `{"id":"n1","command":"ChangeActor","args":{"id":"nav","notes":"hemmelig"}}`)
	for _, f := range outForms() {
		path := "/api/maps/" + id + "/export." + f.ending
		content := s.must("GET", path, "").body
		var shown filePreview
		a := s.post("/api/maps/"+id+"/files/preview", content)
		if err := json.Unmarshal([]byte(a.body), &shown); err != nil || a.status != http.StatusOK {
			t.Fatal(f.ending, a.status, a.body, err)
		}
		read := f.form
		if read == exchange.KumuSheets {
			read = exchange.XLSX
		}
		if shown.Form != read || shown.Added.Count+shown.Changed.Count+shown.Ambiguous.Count > 0 || shown.Same[stakeholder.ActorRecord] != 25 {
			t.Errorf("%s: %+v", f.ending, shown)
		}
		if shareable := s.must("GET", path+"?audience=shareable", "").body; strings.Contains(shareable, "hemmelig") {
			t.Errorf("%s for anybody holds notes", f.ending)
		}
	}
}

func TestReportsHoldWhatIsAskedFor(t *testing.T) {
	s := start(t)
	path := "/api/maps/" + s.example() + "/report."
	plain := s.must("GET", path+"html?views=none&lang=en", "").body
	full := s.must("GET", path+"html?views=rings,network&themes=true&annex=true&propose=5&lang=en", "").body
	if strings.Contains(plain, "<svg") || strings.Count(full, "<svg ") != 2 || strings.Contains(plain, `id="annex`) || !strings.Contains(full, `id="annex`) || !strings.Contains(full, `id="proposal`) {
		t.Errorf("%d and %d bytes", len(plain), len(full))
	}
	for _, query := range []string{"views=circle", "views=grid,grid", "propose=-1", "themes=yes", "views=grid&audience=shareable"} {
		if a := s.send("GET", path+"docx?"+query, ""); a.status != http.StatusUnprocessableEntity {
			t.Errorf("%s: %d %s", query, a.status, a.body)
		}
	}
}

// The register is a stub that knows one unit.
func TestLookUp(t *testing.T) {
	stub := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		switch {
		case strings.HasSuffix(r.URL.Path, "/enheter/310000000"):
			fmt.Fprint(w, `{"organisasjonsnummer":"310000000","navn":"PRØVE AS","organisasjonsform":{"kode":"AS","beskrivelse":"Aksjeselskap"}}`)
		case strings.HasSuffix(r.URL.Path, "/enheter/310000019"):
			fmt.Fprint(w, `{"organisasjonsnummer":"310000019","navn":"BORTE","organisasjonsform":{"kode":"AS"},"respons_klasse":"SlettetEnhet","slettedato":"2026-01-02"}`)
		default:
			w.WriteHeader(http.StatusNotFound)
		}
	}))
	defer stub.Close()
	asked, err := register.New(stub.URL, register.Options{})
	if err != nil {
		t.Fatal(err)
	}
	on := startWith(t, memory.New(), memory.NewRows(time.Now), memory.NewRows(time.Now), func(c *Config) { c.Register = asked })
	on.person = on.local()
	off := start(t)
	onPath, offPath := "/api/maps/"+on.example()+"/catalogue/", "/api/maps/"+off.example()+"/catalogue/"
	for _, c := range []struct {
		s      *service
		path   string
		status int
		holds  string
	}{
		{off, offPath + "310000000", 404, "catalogue.unknown"},
		{off, offPath + "310000000?register=true", 409, "register.off"},
		{off, offPath + "974761076", 200, `"actor":"skatteetaten"`},
		{off, offPath + "971032146", 200, `"command":"AddActor","args":{"id":"971032146-1","name":"KS - Komm`},
		{on, onPath + "310000000?register=true", 200, `"name":"Prøve AS","kind":"private","orgNumber":"310000000"`},
		{on, onPath + "310000019?register=true", 200, `"unfit":"deleted"`},
		{on, onPath + "310000027?register=true", 404, "register.unknown"},
		{on, onPath + "123?register=true", 422, "actor.orgnumber"},
	} {
		if a := c.s.send("GET", c.path, ""); a.status != c.status || !strings.Contains(a.body, c.holds) {
			t.Errorf("%s: %d %s", c.path, a.status, a.body)
		}
	}
	if a := on.must("GET", "/api/catalogue?q=s%C3%B8rum", ""); !strings.Contains(a.body, "Lillestrøm") || !strings.Contains(a.body, `"lookup":true`) {
		t.Errorf("%s", a.body)
	}
}

// Whoever may have been forgotten is put on the map by the commands that come along.
func TestForgottenAreAccepted(t *testing.T) {
	s := start(t)
	path := "/api/maps/" + s.example()
	var list forgottenList
	s.must("GET", path+"/forgotten?lang=nn", "", &list)
	if len(list.Candidates) == 0 {
		t.Fatal("nobody")
	}
	first := list.Candidates[0]
	args, err := json.Marshal(first.Commands)
	if err != nil {
		t.Fatal(err)
	}
	if len(first.Reasons) == 0 || first.Reasons[0].Text == "" || first.Reasons[0].Sources[0].Title == "" {
		t.Errorf("%+v", first)
	}
	s.must("POST", path+"/commands", fmt.Sprintf(`{"id":"a1","command":"Batch","args":%s}`, args))
	s.must("GET", path+"/forgotten?lang=nn", "", &list)
	for _, c := range list.Candidates {
		if c.ID == first.ID {
			t.Errorf("%s is still missing", c.Name)
		}
	}
}

// A table of which no heading is known is shown with its columns, and read as the
// plan says. Rule M31.
func TestAPlanReadsATable(t *testing.T) {
	s := start(t)
	const file = "Kode;Mengde\nRuter;2\nVy;1\n"
	var shown filePreview
	if err := json.Unmarshal([]byte(s.post("/api/files/preview?name=ark.csv&lang=nb", file).body), &shown); err != nil {
		t.Fatal(err)
	}
	if len(shown.Problems) != 1 || shown.Problems[0].Code != "file.table" || len(shown.Reading.Tables) != 1 || len(shown.Reading.Tables[0].Columns) != 2 || len(shown.Fields["actor"]) < 20 {
		t.Fatalf("%+v", shown)
	}
	shown.Reading.Tables[0].Columns[0].Field, shown.Reading.Tables[0].Columns[1].Field = "name", "interest"
	plan, err := json.Marshal(shown.Reading.Plan())
	if err != nil {
		t.Fatal(err)
	}
	query := "?name=ark.csv&scale=1-3&plan=" + url.QueryEscape(string(plan))
	if err := json.Unmarshal([]byte(s.post("/api/files/preview"+query, file).body), &shown); err != nil {
		t.Fatal(err)
	}
	if len(shown.Problems) != 0 || shown.Added.Count != 2 || len(shown.Account) != 2 || shown.Account[1].InFile != 6 || shown.Account[1].Read != 6 {
		t.Errorf("%+v", shown)
	}
	if made := s.post("/api/files"+query, file); made.status != http.StatusCreated {
		t.Errorf("%d %s", made.status, made.body)
	}
	if empty := s.post("/api/files?name=ark.csv", "Interessent;Interesse\n;stor\n"); empty.status != http.StatusUnprocessableEntity || !strings.Contains(empty.body, "file.nothing") {
		t.Errorf("%d %s", empty.status, empty.body)
	}
}
