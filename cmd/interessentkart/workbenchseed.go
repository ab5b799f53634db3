package main

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"strings"

	"interessentkart/data"
)

// seeding fills the workbench through the service itself. After the first error
// it does nothing more.
type seeding struct {
	*bench
	ctx  context.Context
	sent int
	err  error
}

// seed is a map of the workbench, as data/workbench/maps.json has it.
type seed struct {
	Name, Title, Example string
	Actors               int               // so many made-up ones
	Commands             []json.RawMessage // name and args
	Workshop             string            // how far it has come: open, scoring or revealed
	Guests               int               // who have joined it
}

// all makes the examples, the maps of their own and the list of states.
func (s *seeding) all() {
	examples, err := data.Examples()
	var seeds []seed
	s.must(err)
	s.must(readData("workbench/maps.json", &seeds))
	s.must(readData("workbench/states.json", &s.states))
	for _, e := range examples {
		s.makeMap(e.ID, map[string]string{"example": e.ID})
		s.examples = append(s.examples, shownMap{e.ID, e.Title, s.maps[e.ID]})
		s.share(e.ID)
	}
	for _, one := range seeds {
		s.plant(one)
	}
	s.expand()
}

func readData(name string, into any) error {
	content, err := data.Files().Open(name)
	if err != nil {
		return err
	}
	defer content.Close()
	return json.NewDecoder(content).Decode(into)
}

func (s *seeding) plant(one seed) {
	if one.Example != "" {
		s.makeMap(one.Name, map[string]string{"example": one.Example})
		title, err := json.Marshal(map[string]string{"title": one.Title})
		s.must(err)
		s.command(one.Name, "ChangeMap", string(title))
	} else {
		s.makeMap(one.Name, map[string]string{"title": one.Title})
	}
	for i := range one.Actors {
		s.command(one.Name, "AddActor", fmt.Sprintf(`{"id":"a%d","name":"Aktør %d","interest":"%s","influence":"%s"}`, i, i+1, level(i), level(i/4)))
	}
	for i := range one.Actors * 3 / 2 {
		from, to := i%one.Actors, (i*7+1+i%one.Actors)%one.Actors
		if from != to {
			s.command(one.Name, "Relate", fmt.Sprintf(`{"id":"r%d","from":"a%d","to":"a%d","type":"informs","strength":1}`, i, from, to))
		}
	}
	for _, c := range one.Commands {
		var named struct {
			Command string
			Args    json.RawMessage
		}
		s.must(json.Unmarshal(c, &named))
		s.command(one.Name, named.Command, string(named.Args))
	}
	if one.Workshop != "" {
		s.meet(one)
	}
	s.share(one.Name)
}

func level(i int) string { return []string{"none", "low", "medium", "high"}[i%4] }

// share makes a link for readers, under "reader" and the map's name.
func (s *seeding) share(name string) {
	var made struct{ Path string }
	s.do("owner", http.MethodPost, s.path(name)+"/links", map[string]any{"whole": true, "levels": true, "days": 1}, &made)
	s.enter("reader/"+name, http.MethodPost, "/api/session/link", map[string]string{"token": made.Path[strings.LastIndexByte(made.Path, '/')+1:]})
}

// meet holds a workshop until it has come as far as the seed says. The first of
// its guests is "guest" with the map's name.
func (s *seeding) meet(one seed) {
	path := s.path(one.Name)
	var open struct{ Code string }
	s.do("owner", http.MethodPost, path+"/workshop", map[string]any{}, &open)
	for i := range one.Guests {
		s.enter(guestOf(one.Name, i), http.MethodPost, "/api/join", map[string]string{"code": open.Code, "name": fmt.Sprintf("Deltaker %d", i+1)})
	}
	if one.Workshop == "open" {
		return
	}
	s.command(one.Name, "OpenRound", `{"id":"runde","name":"Første runde"}`)
	var whole struct {
		Records map[string]struct{ ID string }
	}
	s.do("owner", http.MethodGet, path, nil, &whole)
	for i := range one.Guests {
		s.score(one.Name, i, whole.Records)
	}
	if one.Workshop == "revealed" {
		s.command(one.Name, "RevealRound", `{"id":"runde"}`)
	}
}

func guestOf(name string, i int) string {
	if i == 0 {
		return "guest/" + name
	}
	return fmt.Sprintf("guest/%s/%d", name, i)
}

// score answers all questions as one guest; the guests do not all agree.
func (s *seeding) score(name string, i int, records map[string]struct{ ID string }) {
	var scores []map[string]string
	for key, r := range records {
		if strings.HasPrefix(key, "actor/") {
			scores = append(scores, map[string]string{"actor": r.ID, "criterion": "interest", "level": level(len(r.ID) + i%2)},
				map[string]string{"actor": r.ID, "criterion": "influence", "level": level(len(r.ID) + i)})
		}
	}
	s.sent++
	s.do(guestOf(name, i), http.MethodPost, s.path(name)+"/scores", map[string]any{"id": fmt.Sprintf("bench-%d", s.sent), "scores": scores}, nil)
}

func (s *seeding) path(name string) string { return "/api/maps/" + s.maps[name] }

func (s *seeding) makeMap(name string, body any) {
	var made struct{ ID string }
	s.do("owner", http.MethodPost, "/api/maps", body, &made)
	s.maps[name] = made.ID
}

func (s *seeding) command(name, command, args string) {
	s.sent++
	s.do("owner", http.MethodPost, s.path(name)+"/commands",
		map[string]any{"id": fmt.Sprintf("bench-%d", s.sent), "command": command, "args": json.RawMessage(args)}, nil)
}

// enter keeps the session that a request begins, under a name.
func (s *seeding) enter(name, method, path string, body any) {
	answer := s.do("", method, path, body, nil)
	for _, c := range (&http.Response{Header: answer.header}).Cookies() {
		s.sessions[name] = c.Name + "=" + c.Value
	}
}

// do asks the service as somebody, and reads the answer.
func (s *seeding) do(as, method, path string, body, into any) *kept {
	answer := &kept{header: http.Header{}}
	if s.err != nil {
		return answer
	}
	content, err := json.Marshal(body)
	s.must(err)
	r, err := http.NewRequestWithContext(s.ctx, method, "http://127.0.0.1"+path, bytes.NewReader(content))
	if s.must(err); err != nil {
		return answer
	}
	r.RemoteAddr = "127.0.0.1:1"
	r.Header.Set("Content-Type", "application/json")
	r.Header.Set("Cookie", s.sessions[as])
	s.service.ServeHTTP(answer, r)
	if answer.status >= http.StatusBadRequest {
		s.must(fmt.Errorf("workbench: %s %s: %d %s", method, path, answer.status, answer.body.String()))
	}
	if into != nil && s.err == nil {
		s.must(json.Unmarshal(answer.body.Bytes(), into))
	}
	return answer
}

func (s *seeding) must(err error) {
	if s.err == nil {
		s.err = err
	}
}

// kept is an answer in memory.
type kept struct {
	header http.Header
	status int
	body   bytes.Buffer
}

func (k *kept) Header() http.Header            { return k.header }
func (k *kept) WriteHeader(status int)         { k.status = status }
func (k *kept) Write(part []byte) (int, error) { return k.body.Write(part) }
