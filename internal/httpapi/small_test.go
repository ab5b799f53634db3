package httpapi

import (
	"fmt"
	"net/http"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"interessentkart/internal/access"
	"interessentkart/internal/store/memory"
)

// What is private is not kept by a browser, and what it has kept goes when
// somebody logs out.
func TestPrivateDataIsNotKept(t *testing.T) {
	t.Parallel()
	s := agency(t)
	w := s.newWorld()
	for _, r := range (&api{Config: s.config}).routes() {
		if r.method != get || !strings.Contains(r.path, ":map") || slowFormat(r) {
			continue
		}
		path, _ := w.requestFor(r)
		if got := w.people["owner"].send(get, path, "").header.Get("Cache-Control"); got != "no-store" {
			t.Errorf("%s: %q", path, got)
		}
	}
	if got := w.people["owner"].send(remove, "/api/session", "").header.Get("Clear-Site-Data"); got != `"cache"` {
		t.Errorf("log-out: %q", got)
	}
}

// Who came in stands in a log that administrators read, and nobody else. Rule S17.
func TestWhoCameIn(t *testing.T) {
	t.Parallel()
	s := agency(t)
	w := s.newWorld()
	begun := s.nobody()
	a := begun.send(get, "/login", "")
	answered, err := (&http.Client{CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}).Get(a.header.Get("Location"))
	if err != nil {
		t.Fatal(err)
	}
	back := answered.Header.Get("Location")
	begun.send(get, back[strings.Index(back, "/login/done"):], "")
	var log auditLog
	w.people["owner"].must(get, "/api/audit", "", &log)
	seen := map[string]int{}
	for _, l := range log.Lines {
		seen[fmt.Sprint(l.What, " ", l.Kind, " ", l.On == w.id)]++
	}
	if seen["login employee false"] != 1 || seen["workshop.join guest true"] != 4 || seen["link.open link true"] != 2 || !log.Whole {
		t.Errorf("%v", seen)
	}
	if a := w.people["editor"].send(get, "/api/audit", ""); a.status != http.StatusForbidden {
		t.Errorf("an editor: %d", a.status)
	}
}

// What is no text is refused, and nothing else is put in its place.
func TestTextThatIsNone(t *testing.T) {
	t.Parallel()
	s := start(t)
	id := s.small()
	for name, body := range map[string]string{
		"bytes": "\"\xff\xfe\"", "half a character": `"a\ud83d"`, "the other half": `"\ude00"`, "halves the wrong way": `"\ude00\ud83d"`, "a half and a letter": `"\ud83dx"`,
	} {
		a := s.send(post, "/api/maps/"+id+"/commands", `{"id":"c","command":"AddActor","args":{"id":"ny","name":`+body+`}}`)
		if a.status != http.StatusUnprocessableEntity || !strings.Contains(a.body, "text.utf8") {
			t.Errorf("%s: %d %s", name, a.status, a.body)
		}
	}
	s.must(post, "/api/maps/"+id+"/commands", `{"id":"c","command":"AddActor","args":{"id":"ny","name":"\ud83d\ude00 \\ud83d \u00e5"}}`)
	for _, query := range []string{"?limit=%ff", "?after=%c3%28", "?%ff=1"} {
		if a := s.send(get, "/api/maps"+query, ""); a.status != http.StatusUnprocessableEntity {
			t.Errorf("%s: %d", query, a.status)
		}
	}
	for _, blank := range []string{`""`, `" "`, `"\u3164"`, `"\u200b\u2060"`, `"\u2800"`} {
		if a := s.send(post, "/api/maps", `{"title":`+blank+`}`); a.status != http.StatusUnprocessableEntity {
			t.Errorf("a title of %s: %d", blank, a.status)
		}
	}
}

// A parameter with a list of values takes those and no other, on every route.
func TestParametersAreRefused(t *testing.T) {
	t.Parallel()
	s := agency(t)
	w := s.newWorld()
	known := parameters()
	for _, r := range (&api{Config: s.config}).routes() {
		if r.method != get || r.need == access.Nothing {
			continue
		}
		path, _ := w.requestFor(r)
		for _, name := range r.query {
			if p := known[name]; p.kind != "boolean" && p.values == nil {
				continue
			}
			if a := w.people["owner"].send(get, path+glue(path)+name+"=purple", ""); a.status != http.StatusUnprocessableEntity || !strings.Contains(a.body, "query.invalid") {
				t.Errorf("%s of %s: %d %.100s", name, path, a.status, a.body)
			}
		}
	}
}

// HEAD tells what GET would, without the body; nobody comes in by it.
func TestHead(t *testing.T) {
	t.Parallel()
	s := agency(t)
	w := s.newWorld()
	for _, r := range (&api{Config: s.config}).routes() {
		if r.method != get || r.entry || slowFormat(r) || strings.Contains(r.path, "report.") || strings.Contains(r.path, ".zip") {
			continue
		}
		path, _ := w.requestFor(r)
		for _, role := range []string{"owner", "participant", "nobody"} {
			wanted, got := w.people[role].send(get, path, ""), w.people[role].send(http.MethodHead, path, "")
			same := got.status == wanted.status && got.body == "" && got.header.Get("Content-Type") == wanted.header.Get("Content-Type") &&
				got.header.Get("ETag") == wanted.header.Get("ETag") && got.header.Get("Cache-Control") == wanted.header.Get("Cache-Control")
			if !same {
				t.Errorf("%s as %s: %d %v, GET %d %v", path, role, got.status, got.header, wanted.status, wanted.header)
			}
		}
	}
	local := start(t)
	token, err := local.config.Access.StartToken(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	local.nobody().send(http.MethodHead, "/start/"+token, "")
	if a := local.nobody().send(get, "/start/"+token, ""); a.status != http.StatusSeeOther {
		t.Errorf("after somebody has only looked: %d", a.status)
	}
}

func TestHostInAnyCase(t *testing.T) {
	t.Parallel()
	s := startWith(t, memory.New(), memory.NewRows(time.Now), memory.NewRows(time.Now), func(c *Config) { c.Hosts = []string{"Kart.Example.no"} })
	for host, want := range map[string]int{"kart.example.no": 200, "KART.example.NO": 200, "Kart.Example.no.": 200, "LOCALHOST:80": 200, "kart.example.com": 421, "xkart.example.no": 421} {
		if a := s.nobody().send(get, "/api/ping", "", "Host", host); a.status != want {
			t.Errorf("%s: %d", host, a.status)
		}
	}
}

// Two instances that open a workshop on one map at a time open one.
func TestOneWorkshop(t *testing.T) {
	t.Parallel()
	for range 5 {
		maps, rows, short := memory.New(), memory.NewRows(time.Now), memory.NewRows(time.Now)
		one, other := startWith(t, maps, rows, short, func(*Config) {}), startWith(t, maps, rows, short, func(*Config) {})
		one.person, other.person = one.local(), other.local()
		id := one.small()
		var opening sync.WaitGroup
		statuses := make([]int, 2)
		for i, s := range []*service{one, other} {
			opening.Go(func() { statuses[i] = s.send(post, "/api/maps/"+id+"/workshop", "{}").status })
		}
		opening.Wait()
		slices.Sort(statuses)
		if !slices.Equal(statuses, []int{http.StatusCreated, http.StatusConflict}) {
			t.Errorf("%v", statuses)
		}
		codes, err := short.Rows(t.Context(), "join", "")
		if err != nil || len(codes) != 2 {
			t.Errorf("%d codes lead there, %v", len(codes), err)
		}
	}
}

// Twenty wrong codes, and many more, keep out nobody who has the right one,
// scanned or typed, from the same address or through the same proxy. Who guesses
// is held up. Rule R13.
func TestWrongCodesKeepOutNobody(t *testing.T) {
	t.Parallel()
	s := startStill(t)
	id := s.small()
	var shop workshopBody
	s.must(post, "/api/maps/"+id+"/workshop", "{}", &shop)
	join := func(code string) answer {
		return s.nobody().send(post, "/api/join", fmt.Sprintf(`{"code":%q,"name":"x"}`, code))
	}
	for i := range 20 {
		if a := join("AAAAAAAA"); a.status != http.StatusNotFound {
			t.Fatalf("wrong code %d: %d", i, a.status)
		}
	}
	if a := join("AAAAAAAA"); a.status != http.StatusTooManyRequests || a.header.Get("Retry-After") == "" {
		t.Errorf("one more: %d", a.status)
	}
	for name, code := range map[string]string{"typed": shop.Code, "scanned": strings.TrimPrefix(shop.Path, "/#/delta/")} {
		if a := join(code); a.status != http.StatusOK {
			t.Errorf("the right one, %s: %d %s", name, a.status, a.body)
		}
	}
	w := &world{s: s, id: id, people: map[string]*person{"owner": s.person}}
	for range 30 {
		s.nobody().send(post, "/api/session/link", `{"token":"wrong"}`)
	}
	w.openLink("link", `{"days":7}`)
	if a := w.people["link"].send(get, w.path(""), ""); a.status != http.StatusOK {
		t.Errorf("a link: %d", a.status)
	}
}

// Addresses that proxies tell of are believed where the proxies are known.
func TestProxies(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		proxies []string
		want    int
	}{{nil, http.StatusTooManyRequests}, {[]string{"127.0.0.0/8"}, http.StatusNotFound}} {
		s := startWith(t, memory.New(), memory.NewRows(time.Now), memory.NewRows(time.Now), func(config *Config) { config.Proxies = c.proxies })
		for range 21 {
			s.nobody().send(post, "/api/join", `{"code":"AAAAAAAA","name":"x"}`, "X-Forwarded-For", "203.0.113.1")
		}
		if a := s.nobody().send(post, "/api/join", `{"code":"AAAAAAAA","name":"x"}`, "X-Forwarded-For", "203.0.113.99"); a.status != c.want {
			t.Errorf("proxies %v: somebody else gets %d", c.proxies, a.status)
		}
	}
}

// A browser that joins twice has one place, and facilitators see what looks like
// one device.
func TestABrowserHasOnePlace(t *testing.T) {
	t.Parallel()
	s := start(t)
	id := s.small()
	var shop workshopBody
	s.must(post, "/api/maps/"+id+"/workshop", "{}", &shop)
	phone := s.join(shop.Code, "Kari")
	for range 5 {
		phone.must(post, "/api/join", fmt.Sprintf(`{"code":%q,"name":"Kari N."}`, shop.Code))
	}
	s.join(shop.Code, "Kari igjen") // another browser of the same machine
	s.must(get, "/api/maps/"+id+"/workshop", "", &shop)
	if len(shop.People) != 2 || shop.People[0].Alike != 2 || shop.People[1].Alike != 2 {
		t.Errorf("%+v", shop.People)
	}
	for _, p := range shop.People {
		if p.Name == "Kari N." {
			s.must(remove, "/api/maps/"+id+"/workshop/people/"+p.ID, "")
		}
	}
	var renewed workshopBody
	s.must(get, "/api/maps/"+id+"/workshop", "", &renewed)
	for _, code := range []string{shop.Code, renewed.Code} {
		if a := phone.send(post, "/api/join", fmt.Sprintf(`{"code":%q,"name":"Kari"}`, code)); a.status < 400 {
			t.Errorf("one who was sent out is back with %s: %d", code, a.status)
		}
	}
}
