package httpapi

import (
	"bufio"
	"encoding/json"
	"fmt"
	"strings"
	"testing"
)

// past has an example with two more actors, and a relation between them.
func past(t *testing.T) (s *service, path string) {
	s = start(t)
	path = "/api/maps/" + s.example()
	for i, command := range []string{
		`"AddActor","args":{"id":"ny","name":"Ny aktør","interest":"high","influence":"low"}`,
		`"AddActor","args":{"id":"nyere","name":"Nyere <b>aktør</b>"}`,
		`"Relate","args":{"id":"nyrelasjon","from":"ny","to":"nyere","type":"informs"}`,
	} {
		s.must("POST", path+"/commands", fmt.Sprintf(`{"id":"c%d","command":%s}`, i, command))
	}
	return s, path
}

// figured is what the tests look at of a map's figures.
type figured struct {
	Revision                    uint64
	Actors, Relations, Assessed int
	Answerable                  bool
	Whole                       struct{ Isolated int }
}

func TestPastFigures(t *testing.T) {
	s, path := past(t)
	var now, before, first figured
	s.must("GET", path+"/past", "", &now)
	s.must("GET", fmt.Sprintf("%s/past?at=%d", path, now.Revision-2), "", &before)
	s.must("GET", path+"/past?at=0", "", &first)
	if before.Revision != now.Revision-2 || now.Actors != before.Actors+1 || now.Relations != before.Relations+1 ||
		now.Whole.Isolated != before.Whole.Isolated-1 || now.Assessed != before.Assessed {
		t.Errorf("now %+v, before %+v", now, before)
	}
	if first.Actors != 0 || first.Answerable || !now.Answerable {
		t.Errorf("first %+v", first)
	}
	for _, bad := range []string{"-1", fmt.Sprint(now.Revision + 1), "x"} {
		if a := s.send("GET", path+"/past?at="+bad, ""); a.status != 422 || !strings.Contains(a.body, "query.invalid") {
			t.Errorf("at %s: %d %s", bad, a.status, a.body)
		}
	}
	drawing := fmt.Sprintf("%s/past/drawing.svg?view=grid&at=%d", path, now.Revision-2)
	if text := s.must("GET", drawing, "").body; !strings.Contains(text, "Ny aktør") || strings.Contains(text, "Nyere") {
		t.Errorf("the drawing is not of revision %d", now.Revision-2)
	}
}

func TestTimeline(t *testing.T) {
	s, path := past(t)
	s.must("POST", path+"/commands", `{"id":"open","command":"OpenRound","args":{"id":"r1"}}`)
	s.must("POST", path+"/scores", `{"id":"s1","scores":[{"actor":"ny","criterion":"interest","level":"high"}]}`)
	var list timeline
	s.must("GET", path+"/revisions", "", &list)
	for i, one := range list.Revisions {
		if one.Revision != uint64(i+1) || one.Erased || one.Time == nil {
			t.Errorf("%d of %d: %+v", i, len(list.Revisions), one)
		}
	}
	if len(list.Revisions) != 5 {
		t.Errorf("%d revisions, without the one in which somebody scored there are 5", len(list.Revisions))
	}
}

func TestComparisonOfTwoRevisions(t *testing.T) {
	s, path := past(t)
	var now figured
	s.must("GET", path+"/past", "", &now)
	told := func(since, at uint64, lang string) string {
		var c struct {
			Since, Revision uint64
			Text            []struct{ Lines []string }
			Changes         []struct{ What, Key string }
		}
		s.must("GET", fmt.Sprintf("%s/comparison?since=%d&at=%d&lang=%s", path, since, at, lang), "", &c)
		if c.Since != since || c.Revision != at {
			t.Errorf("from %d to %d: %+v", since, at, c)
		}
		return fmt.Sprint(c.Changes, c.Text)
	}
	if text := told(now.Revision-1, now.Revision, "nb"); !strings.Contains(text, "added relation/nyrelasjon") || strings.Contains(text, "actor/ny") {
		t.Errorf("the last change: %s", text)
	}
	if text := told(now.Revision-3, now.Revision-1, "en"); !strings.Contains(text, "added actor/nyere") || !strings.Contains(text, "Nyere <b>aktør</b>") {
		t.Errorf("the two before: %s", text)
	}
	if a := s.send("GET", fmt.Sprintf("%s/comparison?since=%d&at=1", path, now.Revision), ""); a.status != 422 {
		t.Errorf("backwards: %d %s", a.status, a.body)
	}
}

func TestStabilityTellsHowFar(t *testing.T) {
	s, path := past(t)
	a := s.must("GET", path+"/analysis/stability?lang=nn", "")
	var last struct {
		Tried, Of int
		Intro     string
		Lines     []struct{ Text string }
		Stability struct {
			Relations int
			Held      []any
			Trials    []struct{ Effects []any }
		}
	}
	var read int
	lines := bufio.NewScanner(strings.NewReader(a.body))
	lines.Buffer(nil, 16<<20)
	for lines.Scan() {
		read++
		if err := json.Unmarshal(lines.Bytes(), &last); err != nil {
			t.Fatalf("%v in %.200s", err, lines.Text())
		}
	}
	if last.Intro == "" || len(last.Lines) == 0 || last.Lines[0].Text == "" || last.Stability.Relations == 0 || len(last.Stability.Held) == 0 {
		t.Errorf("%d %.500s", a.status, a.body)
	}
	for _, tried := range last.Stability.Trials {
		if len(tried.Effects) == 0 {
			t.Errorf("a trial of %d changes nothing", read)
		}
	}
}

func TestInsightsAreTold(t *testing.T) {
	s, path := past(t)
	var d struct {
		CutOff []string
		Text   []string
	}
	s.must("GET", path+"/analysis/leaving/ny?lang=en", "", &d)
	if len(d.CutOff) != 1 || d.CutOff[0] != "nyere" || !strings.Contains(strings.Join(d.Text, " "), "Nyere <b>aktør</b>") {
		t.Errorf("%+v", d)
	}
	var list brokerList
	s.must("GET", path+"/analysis/brokers?lang=en", "", &list)
	if len(list.Brokers) == 0 || strings.Contains(list.Brokers[0].Sentence, "{") || list.Brokers[0].Sentence == "" {
		t.Errorf("%+v", list)
	}
	for _, bad := range []string{"/leaving/nobody", "/players?set=99", "/players?set=x", "/brokers?types=xx", "/opinions?round=none"} {
		if a := s.send("GET", path+"/analysis"+bad, ""); a.status < 400 || a.status >= 500 {
			t.Errorf("%s: %d %.200s", bad, a.status, a.body)
		}
	}
	var all examples
	s.must("GET", "/api/examples", "", &all)
	for _, e := range all.Examples {
		if e.Actors == 0 || e.Title == "" {
			t.Errorf("%+v", e)
		}
		if svg := s.must("GET", "/api/examples/"+e.ID+"/thumbnail.svg", "").body; !strings.Contains(svg, "<title") {
			t.Errorf("%s: %.100s", e.ID, svg)
		}
	}
}
