package stakeholder

import (
	"errors"
	"fmt"
	"testing"
)

// scored opens round o on a map with actors a and b and gives a these levels.
func scored(criterion Criterion, levels ...Level) *Map {
	m := mustApply(New("m"), AddActor{Actor{ID: "a", Name: "A", Interest: Low}}, AddActor{Actor{ID: "b", Name: "B"}},
		OpenRound{ID: "o"})
	for i, level := range levels {
		m = mustApply(m, GiveScore{Score{"o", ParticipantID(fmt.Sprint("p", i)), "a", criterion, level}})
	}
	return m
}

// Rules R4, S6.
func TestTallies(t *testing.T) {
	for _, c := range []struct {
		name    string
		levels  []Level
		want    Tally
		flagged bool
	}{
		{"odd", []Level{None, High, High}, Tally{Answers: 3, None: 1, High: 2, Q1: 1.5, Median: 3, Q3: 3}, false},
		{"don't know is left out", []Level{Low, Low, Low, Unknown}, Tally{Answers: 4, DontKnow: 1, Low: 3, Q1: 1, Median: 1, Q3: 1}, false},
		{"too few", []Level{Low, High, Unknown, Unknown}, Tally{Answers: 4, Few: true}, false},
		{"between two steps", []Level{Low, Low, Medium, Medium}, Tally{Answers: 4, Low: 2, Medium: 2, Q1: 1, Median: 1.5, Q3: 2}, true},
		{"on a step nobody chose", []Level{Low, Low, High, High}, Tally{Answers: 4, Low: 2, High: 2, Q1: 1, Median: 2, Q3: 3}, true},
		{"all quarters", []Level{None, Low, Low, Medium}, Tally{Answers: 4, None: 1, Low: 2, Medium: 1, Q1: 0.75, Median: 1, Q3: 1.25}, false},
	} {
		m := mustApply(scored(Interest, c.levels...), RevealRound{"o"})
		c.want.Round, c.want.Actor, c.want.Criterion = "o", "a", Interest
		got, ok := m.Tallies.Find(c.want.Key().ID)
		if !ok || got != c.want || got.Flagged() != c.flagged || m.Tallies.Len() != 1 {
			t.Errorf("%s: got %+v (flagged %t), want %+v", c.name, got, got.Flagged(), c.want)
		}
	}
}

// Rules R1, R3, R7.
func TestRoundsGoOneWay(t *testing.T) {
	open := scored(Interest, Medium, Medium, Medium)
	revealed := mustApply(open, RevealRound{"o"})
	agreed := mustApply(revealed, AgreeRound{ID: "o"})
	discarded := mustApply(revealed, DiscardRound{"o"})
	for _, c := range []struct {
		m       *Map
		command Command
		code    Code
	}{
		{open, OpenRound{ID: "p"}, RoundLive},
		{open, AgreeRound{ID: "o"}, RoundNotInState},
		{open, RemoveRound{"o"}, RoundNotInState},
		{revealed, OpenRound{ID: "p"}, RoundLive},
		{revealed, GiveScore{Score{"o", "p9", "a", Interest, Low}}, RoundNotInState},
		{revealed, WithdrawScore{Score{"o", "p0", "a", Interest, Low}}, RoundNotInState},
		{revealed, RevealRound{"o"}, RoundNotInState},
		{agreed, DiscardRound{"o"}, RoundNotInState},
		{discarded, AgreeRound{ID: "o"}, RoundNotInState},
	} {
		var e *Error
		if _, _, err := Apply(c.m, c.command); !errors.As(err, &e) || e.Code != c.code {
			t.Errorf("%T: got %v, want %s", c.command, err, c.code)
		}
	}
	if a, _ := agreed.Actors.Find("a"); a.Interest != Medium || a.Influence != Unknown {
		t.Errorf("agreed levels: %+v", a)
	}
	if agreed.Scores.Len() != 3 || discarded.Scores.Len() != 0 || discarded.Tallies.Len() != 0 {
		t.Error("scores stay after agreement and go when discarded")
	}
	mustApply(agreed, OpenRound{ID: "p"})
	if m := mustApply(agreed, RemoveRound{"o"}); m.Scores.Len()+m.Tallies.Len()+m.Rounds.Len() != 0 {
		t.Error("a removed round leaves something")
	}
}

// Rules R5, R6.
func TestAgreeingAsksForFlaggedLevels(t *testing.T) {
	m := mustApply(scored(Interest, Low, Low, Medium, Medium), RevealRound{"o"})
	var e *Error
	if _, _, err := Apply(m, AgreeRound{ID: "o"}); !errors.As(err, &e) || e.Code != RoundUndecided {
		t.Fatalf("got %v", err)
	}
	for _, c := range []struct {
		decision Decision
		want     Level
	}{
		{Decision{Actor: "a", Criterion: Interest, Level: High}, High},
		{Decision{Actor: "a", Criterion: Interest, Keep: true}, Low},
	} {
		next := mustApply(m, AgreeRound{ID: "o", Decisions: []Decision{c.decision}})
		if a, _ := next.Actors.Find("a"); a.Interest != c.want {
			t.Errorf("%+v gives %q", c.decision, a.Interest)
		}
	}
	few := mustApply(scored(Interest, High, High), RevealRound{"o"}, AgreeRound{ID: "o"})
	if a, _ := few.Actors.Find("a"); a.Interest != Low {
		t.Errorf("two scores made the level %q", a.Interest)
	}
}

// Rule S5.
func TestOthersNeverSeeAScore(t *testing.T) {
	m := mustApply(scored(Influence, High, High, Low), RevealRound{"o"})
	for _, c := range []struct {
		viewer          Viewer
		scores, tallies int
	}{
		{Viewer{Audience: Internal}, 0, 1},
		{Viewer{Audience: Internal, AllScores: true}, 3, 1},
		{Viewer{Audience: Guests, Participant: "p1"}, 1, 1},
		{Viewer{Audience: Guests, Participant: "p9"}, 0, 1},
		{Viewer{Audience: Guests, AllScores: true}, 0, 1},
		{Viewer{Audience: Shareable, Levels: true}, 0, 0},
	} {
		seen := c.viewer.Map(m)
		if seen.Scores.Len() != c.scores || seen.Tallies.Len() != c.tallies {
			t.Errorf("%+v sees %d scores, %d tallies", c.viewer, seen.Scores.Len(), seen.Tallies.Len())
		}
	}
}
