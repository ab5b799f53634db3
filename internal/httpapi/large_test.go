package httpapi

import (
	"fmt"
	"net/http"
	"strings"
	"testing"
)

// A picture that would have too many pixels is refused in a sentence of its own,
// and what does not grow so large is given.
func TestAPictureThatIsTooLarge(t *testing.T) {
	s := start(t)
	var file strings.Builder
	file.WriteString(`{"format":"interessentkart","version":1,"actors":[`)
	for i := range 3000 {
		if i > 0 {
			file.WriteByte(',')
		}
		fmt.Fprintf(&file, `{"id":"a%d","name":"En etat med et riktig langt navn som tar plass, nummer %d","kind":"state"}`, i, i)
	}
	file.WriteString(`]}`)
	var made madeMap
	s.must("POST", "/api/files?name=x.json", file.String(), &made)
	path := "/api/maps/" + string(made.ID) + "/drawing"
	for lang, says := range map[string]string{"nb": "millioner", "nn": "millionar", "en": "million"} {
		a := s.send("GET", path+".png?view=rings&lang="+lang, "")
		if a.status != http.StatusUnprocessableEntity || !strings.Contains(a.body, `"drawing.large"`) || !strings.Contains(a.body, says) || !strings.Contains(a.body, " × ") {
			t.Errorf("%s: %d %s", lang, a.status, a.body)
		}
	}
	if a := s.send("GET", path+".svg?view=rings", ""); a.status != http.StatusOK {
		t.Errorf("as SVG: %d %s", a.status, a.body)
	}
}
