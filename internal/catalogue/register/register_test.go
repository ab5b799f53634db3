package register_test

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"strings"
	"testing"
	"time"

	"interessentkart/internal/catalogue"
	"interessentkart/internal/catalogue/register"
	"interessentkart/internal/stakeholder"
)

// stub answers as the register does.
type stub struct {
	t     *testing.T
	busy  map[string][]int // statuses to give first, by path
	after string           // Retry-After with these
	asked []string
}

// written are answers that are made up here: parts of a municipality and of a
// county, a chain that never ends, and answers that are not the register's.
var written = map[string]string{
	"/enheter/310000051":      `{"organisasjonsnummer":310000051,"navn":"ETAT","organisasjonsform":{"kode":"ORGL"},"institusjonellSektorkode":{"kode":"6500"},"overordnetEnhet":"310000078"}`,
	"/enheter/310000078":      `{"organisasjonsnummer":"310000078","navn":"BYDEL","organisasjonsform":{"kode":"ORGL"},"institusjonellSektorkode":null,"overordnetEnhet":"958935420"}`,
	"/enheter/310000086":      `{"organisasjonsnummer":"310000086","navn":"SLANGE","organisasjonsform":{"kode":"ORGL"},"overordnetEnhet":"310000086"}`,
	"/enheter/310000094":      `{"organisasjonsnummer":"310000094","navn":"UTEN ROT","organisasjonsform":{"kode":"ORGL"},"institusjonellSektorkode":{"kode":"6500"},"overordnetEnhet":"310000043"}`,
	"/enheter/310000108":      `{"organisasjonsnummer":"310000108","navn":"REDERI KS","organisasjonsform":{"kode":"KS","beskrivelse":"Kommandittselskap"}}`,
	"/enheter/310000116":      `<html>vedlikehold</html>`,
	"/enheter/310000124":      `{"organisasjonsnummer":"310000019","navn":"EN ANNEN","organisasjonsform":{"kode":"AS"}}`,
	"/enheter/310000132":      `{"organisasjonsnummer":"310000132","navn":"","organisasjonsform":{"kode":"AS"}}`,
	"/underenheter/310000140": `{"organisasjonsnummer":"310000140","navn":"AVDELING  NORD","organisasjonsform":{"kode":"BEDR"},"overordnetEnhet":"991825827"}`,
	"/enheter/310000159":      `{"organisasjonsnummer":"310000159","navn":"STORT AS","organisasjonsform":{"kode":"AS"},"institusjonellSektorkode":{"kode":"1120"}}`,
	"/enheter/310000167":      `{"organisasjonsnummer":"310000167","navn":"BOET","organisasjonsform":{"kode":"KBO"}}`,
}

func (s *stub) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	path := strings.TrimPrefix(r.URL.Path, "/api")
	s.asked = append(s.asked, path)
	if r.Method != http.MethodGet || strings.Contains(path, "roller") {
		s.t.Errorf("asked %s %s", r.Method, r.URL)
	}
	if waiting := s.busy[path]; len(waiting) > 0 {
		s.busy[path] = waiting[1:]
		w.Header().Set("Retry-After", s.after)
		w.WriteHeader(waiting[0])
		return
	}
	if text, ok := written[path]; ok {
		fmt.Fprint(w, text)
		return
	}
	files := map[string]string{
		"/enheter/991825827": "enhet_991825827_digdir.json", "/enheter/958935420": "enhet_958935420_oslo.json",
		"/enheter/971032146": "enhet_971032146_ks.json", "/enheter/310000035": "enhet_slettet_200.json",
		"/enheter/310000027": "enhet_syntetisk_flere_sektorkoder.json", "/enheter/310000019": "enhet_syntetisk_frivillig_uten_adresse.json",
	}
	switch {
	case path == "/enheter/310000043":
		w.WriteHeader(http.StatusGone)
		s.file(w, "enhet_fjernet_410.json")
	case path == "/enheter" && strings.HasPrefix(r.URL.Query().Get("navn"), "Digital"):
		s.file(w, "sok_digdir_side0.json")
	case path == "/enheter":
		s.file(w, "sok_tomt.json")
	case files[path] != "":
		s.file(w, files[path])
	default:
		w.WriteHeader(http.StatusNotFound)
	}
}

func (s *stub) file(w http.ResponseWriter, name string) {
	text, err := os.ReadFile("testdata/" + name)
	if err != nil {
		s.t.Error(err)
	}
	w.Write(text)
}

// asking starts a stub and gives a register that asks it without pausing; the
// pauses it would have made are kept.
func asking(t *testing.T, s *stub) (*register.Register, *[]time.Duration) {
	t.Helper()
	s.t = t
	server := httptest.NewServer(s)
	t.Cleanup(server.Close)
	var pauses []time.Duration
	r, err := register.New(server.URL+"/api", register.Options{Time: 500 * time.Millisecond, Wait: func(ctx context.Context, d time.Duration) error {
		pauses = append(pauses, d)
		return ctx.Err()
	}})
	if err != nil {
		t.Fatal(err)
	}
	return r, &pauses
}

func TestKinds(t *testing.T) {
	r, _ := asking(t, &stub{})
	c, err := register.NewClassifier()
	if err != nil {
		t.Fatal(err)
	}
	for number, want := range map[string]struct {
		kind   stakeholder.Kind
		reason register.Reason
	}{
		"991825827": {stakeholder.State, register.BySector},
		"958935420": {stakeholder.Municipality, register.ByForm},
		"971032146": {stakeholder.KS, register.ByNumber},
		"310000108": {stakeholder.Private, register.ByForm}, // KS the form, not KS the association
		"310000019": {stakeholder.Voluntary, register.ByRegister},
		"310000027": {stakeholder.Voluntary, register.BySector}, // of «2500, 7000»
		"310000051": {stakeholder.Municipality, register.ByParent},
		"310000086": {"", register.Unsettled},
		"310000094": {"", register.Unsettled},
		"310000140": {stakeholder.State, register.ByParent},
		"310000159": {stakeholder.Private, register.ByForm},
		"310000167": {"", register.NoActor},
	} {
		u, err := r.Find(t.Context(), number)
		if err != nil {
			t.Errorf("%s: %v", number, err)
			continue
		}
		got, err := c.Suggest(t.Context(), u, r.Find)
		if err != nil || got.Kind != want.kind || got.Reason != want.reason || got.PublicOwner != (number == "310000159") {
			t.Errorf("%s: %+v, %v", number, got, err)
		}
	}
	alone, err := c.Suggest(t.Context(), register.Unit{Form: "ORGL", Parent: "310000078"}, nil)
	if err != nil || alone.Reason != register.Unsettled {
		t.Error(alone, err)
	}
}

func TestAnswers(t *testing.T) {
	r, _ := asking(t, &stub{})
	u, err := r.Find(t.Context(), "991825827")
	if err != nil || u.Name != "DIGITALISERINGSDIREKTORATET" || u.Parent != "932384469" || u.Municipality != "0301" || u.Called() != "Digitaliseringsdirektoratet" {
		t.Errorf("%+v, %v", u, err)
	}
	if u, err := r.Find(t.Context(), "310000035"); err != nil || u.Deleted != "2026-01-01" {
		t.Errorf("deleted: %+v, %v", u, err)
	}
	if u, err := r.Find(t.Context(), "310000051"); err != nil || u.OrgNumber != "310000051" {
		t.Errorf("a number without quotes: %+v, %v", u, err)
	}
	for number, want := range map[string]error{
		"310000043": register.ErrRemoved, "310000175": register.ErrUnknown, "310000116": register.ErrAnswer, "310000124": register.ErrAnswer,
		"310000132": register.ErrAnswer, "123456789": register.ErrRefused, "../roller": register.ErrRefused,
	} {
		if _, err := r.Find(t.Context(), number); !errors.Is(err, want) {
			t.Errorf("%s: %v", number, err)
		}
	}
	if _, err := r.Find(t.Context(), "310000175"); !errors.Is(err, stakeholder.NotFound) {
		t.Error(err)
	}
}

func TestSearch(t *testing.T) {
	r, _ := asking(t, &stub{})
	if found, err := r.Search(t.Context(), "Digitaliseringsdirektoratet & co?", 5); err != nil || len(found) != 1 || found[0].OrgNumber != "991825827" {
		t.Error(found, err)
	}
	if found, err := r.Search(t.Context(), "finnesikke", 5); err != nil || len(found) != 0 {
		t.Error(found, err)
	}
}

func TestPatience(t *testing.T) {
	s := &stub{busy: map[string][]int{"/enheter/991825827": {429, 503, 503}, "/enheter/958935420": {503, 503, 503, 503, 503}}, after: "1"}
	r, pauses := asking(t, s)
	if _, err := r.Find(t.Context(), "991825827"); err != nil || len(s.asked) != 4 {
		t.Error(err, s.asked)
	}
	if got := fmt.Sprint(*pauses); got != "[1s 1s 1s]" {
		t.Error(got)
	}
	s.after = ""
	*pauses = nil
	if _, err := r.Find(t.Context(), "958935420"); !errors.Is(err, register.ErrBusy) || fmt.Sprint(*pauses) != "[250ms 500ms 1s]" {
		t.Error(err, *pauses)
	}
	done, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := r.Find(done, "991825827"); !errors.Is(err, context.Canceled) {
		t.Error(err)
	}
}

func TestSlowAndEndless(t *testing.T) {
	slow := make(chan struct{})
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if strings.HasSuffix(r.URL.Path, "958935420") {
			<-slow
			return
		}
		w.Write([]byte(`{"navn":"` + strings.Repeat("x", 2<<20) + `"}`))
	}))
	defer server.Close()
	defer close(slow)
	r, err := register.New(server.URL, register.Options{Time: 30 * time.Millisecond, Wait: func(context.Context, time.Duration) error { return nil }})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := r.Find(t.Context(), "958935420"); !errors.Is(err, register.ErrBusy) {
		t.Error(err)
	}
	r, err = register.New(server.URL, register.Options{})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := r.Find(t.Context(), "991825827"); !errors.Is(err, register.ErrAnswer) {
		t.Error(err)
	}
}

func TestRedirectsAreNotFollowed(t *testing.T) {
	other := httptest.NewServer(http.HandlerFunc(func(http.ResponseWriter, *http.Request) { t.Error("another place was asked") }))
	defer other.Close()
	server := httptest.NewServer(http.RedirectHandler(other.URL, http.StatusFound))
	defer server.Close()
	r, err := register.New(server.URL, register.Options{})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := r.Find(t.Context(), "991825827"); !errors.Is(err, register.ErrAnswer) {
		t.Error(err)
	}
}

func TestAddresses(t *testing.T) {
	for address, ok := range map[string]bool{
		register.Address: true, "http://127.0.0.1:8080/api": true, "http://localhost/x": true, "http://[::1]:1": true,
		"": false, "data.brreg.no": false, "http://data.brreg.no/api": false, "file:///etc/passwd": false, "https://a:b@c.no": false, "https://c.no/?x=1": false,
	} {
		if _, err := register.New(address, register.Options{}); (err == nil) != ok {
			t.Errorf("%q: %v", address, err)
		}
	}
}

func TestEntry(t *testing.T) {
	known, err := catalogue.Load()
	if err != nil {
		t.Fatal(err)
	}
	u := register.Unit{OrgNumber: "310000019", Name: "SENTER FOR IKT I KOMMUNENE IKS", Form: "ORGL", Parent: "932384469"}
	e := u.Entry(register.Suggestion{Kind: stakeholder.State}, known)
	if e.Name != "Senter for Ikt i Kommunene IKS" || e.Parent != "932384469" || e.ParentKnown != catalogue.LookedUp {
		t.Errorf("%+v", e)
	}
	n := 0
	commands, err := known.AddEntry(stakeholder.New("m"), e, true, func() string { n++; return fmt.Sprint("n", n) })
	if err != nil || len(commands) != 4 {
		t.Error(commands, err)
	}
	if _, _, err := stakeholder.Apply(stakeholder.New("m"), stakeholder.Batch{Commands: commands}); err != nil {
		t.Error(err)
	}
}

func FuzzUnit(f *testing.F) {
	for _, text := range written {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) { fmt.Fprint(w, text) }))
		defer server.Close()
		r, err := register.New(server.URL, register.Options{})
		if err != nil {
			t.Fatal(err)
		}
		u, err := r.Find(t.Context(), "310000108")
		if err == nil && (u.OrgNumber != "310000108" || u.Name == "") {
			t.Errorf("%+v", u)
		}
	})
}
