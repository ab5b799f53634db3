package httpapi

import (
	"encoding/json"
	"strings"
	"testing"

	"interessentkart/internal/stakeholder"
)

// A pasted list, a command with the flag and a proposal all fill in the body
// that is named exactly, and say so; a body that is there is not added again.
func TestNamingABody(t *testing.T) {
	s := start(t)
	id := s.example()
	var shown filePreview
	list := "Arkivverket\nbrreg\nFFO\nsørum\nVåler\n"
	if err := json.Unmarshal([]byte(s.post("/api/maps/"+id+"/files/preview?form=list&lang=nb", list).body), &shown); err != nil {
		t.Fatal(err)
	}
	told := strings.Join(shown.Filled, " ")
	for _, want := range []string{"«Arkivverket» er Nasjonalarkivet (stat, 961181399).", "«brreg» står på kartet som Brønnøysundregistrene.", "«FFO» er Funksjonshemmedes Fellesorganisasjon (frivillig).", "«sørum» er Lillestrøm kommune (kommune, 820710592)."} {
		if !strings.Contains(told, want) {
			t.Errorf("no %q in %q", want, told)
		}
	}
	if shown.Added.Records[stakeholder.ActorRecord] != 4 || shown.Changed.Count != 0 {
		t.Errorf("%+v", shown)
	}
	add := func(query, body string) answer { return s.send("POST", "/api/maps/"+id+"/commands"+query, body) }
	if a := add("?catalogue=true", `{"id":"n1","command":"AddActor","args":{"id":"x1","name":"Arkivverket"}}`); a.status != 200 || !strings.Contains(a.body, "961181399") || !strings.Contains(a.body, "Nasjonalarkivet") {
		t.Errorf("%d %s", a.status, a.body)
	}
	if a := add("?catalogue=true", `{"id":"n2","command":"AddActor","args":{"id":"x2","name":"riksarkivet"}}`); a.status != 409 || !strings.Contains(a.body, string(bodyPresent)) {
		t.Errorf("%d %s", a.status, a.body)
	}
	if a := add("", `{"id":"n3","command":"AddActor","args":{"id":"x3","name":"FFO"}}`); a.status != 200 || strings.Contains(a.body, "voluntary") {
		t.Errorf("without the flag nothing is filled in: %d %s", a.status, a.body)
	}
}
