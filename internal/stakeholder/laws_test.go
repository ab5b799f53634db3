package stakeholder

import (
	"encoding/json"
	"errors"
	"reflect"
	"slices"
	"testing"

	"pgregory.net/rapid"
)

func records(m *Map) []Record { return slices.Collect(m.Records()) }

func same(t *rapid.T, what string, got, want *Map) {
	if g, w := records(got), records(want); !slices.Equal(g, w) {
		t.Fatalf("%s:\n got %v\nwant %v", what, g, w)
	}
}

// Random commands obey the three laws: no dangling reference, the inverse
// restores, and the journal folds to the snapshot.
func TestLaws(t *testing.T) {
	accepted := map[string]int{}
	missing := unreached(accepted)
	for i := 0; i < 5 || i < 50 && len(missing) > 0; i++ {
		rapid.Check(t, func(t *rapid.T) { checkLaws(t, accepted) })
		missing = unreached(accepted)
	}
	for _, c := range missing {
		t.Errorf("%T was never accepted: the test does not reach it", c)
	}
}

// unreached lists the commands that were never accepted; Revert has its own test.
func unreached(accepted map[string]int) (missing []Command) {
	for _, c := range CommandTypes() {
		if _, isRevert := c.(Revert); accepted[CommandName(c)] == 0 && !isRevert {
			missing = append(missing, c)
		}
	}
	return missing
}

func checkLaws(t *rapid.T, accepted map[string]int) {
	start := rapid.SampledFrom([]*Map{New("m"), seeded(), mustApply(seeded(), RevealRound{"a"})}).Draw(t, "start")
	m := start
	var journal []Patch
	for range rapid.IntRange(20, 60).Draw(t, "n") {
		c := someCommand(t)
		before := records(m)
		next, p, err := Apply(m, c)
		if !slices.Equal(records(m), before) {
			t.Fatalf("%T changed the map it was applied to", c)
		}
		if err != nil {
			checkRefusal(t, err)
			continue
		}
		accepted[CommandName(c)]++
		checkPatch(t, p)
		if err := next.Check(); err != nil {
			t.Fatalf("%T %+v: %v", c, c, err)
		}
		checkCommandCodec(t, c, m, next)
		if len(p) > 0 {
			same(t, "fold", Fold(m, p), next)
			same(t, "inverse", Fold(next, p.Inverse()), m)
			journal = append(journal, p)
		}
		m = next
	}
	checkJournal(t, start, journal, m)
}

func checkJournal(t *rapid.T, start *Map, journal []Patch, m *Map) {
	folded := start
	var all Patch
	for _, p := range journal {
		folded = Fold(folded, throughJSON(t, p))
		all = all.Compose(p)
	}
	same(t, "journal", folded, m)
	same(t, "composed", Fold(start, all), m)
	if folded.Revision != m.Revision {
		t.Fatalf("revision %d, %d patches", m.Revision, folded.Revision)
	}
}

func checkRefusal(t *rapid.T, err error) {
	var e *Error
	if !errors.As(err, &e) || e == nil || e.Code == "" {
		t.Fatalf("refusal without a code: %#v", err)
	}
}

func checkPatch(t *rapid.T, p Patch) {
	seen := map[Key]bool{}
	for _, e := range p {
		if seen[e.Key] || e.Before == e.After {
			t.Fatalf("patch names %s twice or changes nothing: %v", e.Key, p)
		}
		seen[e.Key] = true
	}
}

func throughJSON(t *rapid.T, p Patch) Patch {
	data, err := json.Marshal(p)
	if err != nil {
		t.Fatal(err)
	}
	var back Patch
	if err := json.Unmarshal(data, &back); err != nil {
		t.Fatalf("%v: %s", err, data)
	}
	if !slices.Equal(p, back) {
		t.Fatalf("patch through JSON:\n got %v\nwant %v", back, p)
	}
	return back
}

func checkCommandCodec(t *rapid.T, c Command, m, want *Map) {
	data, err := EncodeCommand(c)
	if err != nil {
		t.Fatal(err)
	}
	back, err := DecodeCommand(data)
	if err != nil {
		t.Fatalf("%v: %s", err, data)
	}
	next, _, err := Apply(m, back)
	if err != nil {
		t.Fatalf("decoded %T: %v", c, err)
	}
	same(t, "decoded command", next, want)
}

// Undo right after a command restores the map, and undoing the undo is redo.
//
// Rule M2.
func TestRevertIsUndoAndRedo(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		m := seeded()
		for range rapid.IntRange(1, 40).Draw(t, "n") {
			next, p, err := Apply(m, someCommand(t))
			if err != nil {
				continue
			}
			undone, back, err := Apply(next, Revert{p})
			if err != nil {
				t.Fatalf("undo: %v", err)
			}
			same(t, "undo", undone, m)
			redone, _, err := Apply(undone, Revert{back})
			if err != nil {
				t.Fatalf("redo: %v", err)
			}
			same(t, "redo", redone, next)
			m = next
		}
	})
}

// Undo later, after others' changes, is refused or leaves a right map in which
// fields that the undone command did not touch are as the others left them.
func TestRevertAmongOthers(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		m := seeded()
		var patches []Patch
		for range rapid.IntRange(1, 40).Draw(t, "n") {
			next, p, err := Apply(m, someCommand(t))
			if err == nil {
				m, patches = next, append(patches, p)
			}
		}
		for _, p := range patches {
			next, q, err := Apply(m, Revert{p})
			if err != nil {
				if !errors.Is(err, Conflict) {
					t.Fatalf("undo refused with %v", err)
				}
				continue
			}
			if err := next.Check(); err != nil {
				t.Fatalf("undo left %v", err)
			}
			for _, e := range q {
				if !slices.ContainsFunc(p, func(old Edit) bool { return old.Key == e.Key }) {
					t.Fatalf("undo of %v touched %s", p, e.Key)
				}
			}
		}
	})
}

// What a viewer folds from patches is what the viewer sees of the snapshot.
//
// Rule S7.
func TestVisiblePatchesFoldToTheVisibleMap(t *testing.T) {
	viewers := []Viewer{
		{}, {Audience: Shareable, Levels: true}, {Audience: Internal}, {Audience: Internal, AllScores: true},
		{Audience: Guests, Participant: "a"}, {Audience: Guests},
	}
	rapid.Check(t, func(t *rapid.T) {
		m := seeded()
		seen := make([]*Map, len(viewers))
		for i, v := range viewers {
			seen[i] = v.Map(m)
		}
		for range rapid.IntRange(1, 60).Draw(t, "n") {
			next, p, err := Apply(m, someCommand(t))
			if err != nil {
				continue
			}
			m = next
			for i, v := range viewers {
				seen[i] = Fold(seen[i], v.Patch(p))
			}
		}
		for i, v := range viewers {
			same(t, "visible", seen[i], v.Map(m))
			if err := v.Map(m).Check(); err != nil {
				t.Fatalf("%+v sees a map with %v", v, err)
			}
		}
	})
}

// Every record type is flat and comparable, and survives its codec.
func TestRecordsAreFlat(t *testing.T) {
	for _, r := range []Record{Info{}, Source{}, Actor{}, Alias{}, Tag{}, Relation{}, Group{}, Seat{}, SpeaksFor{},
		Position{}, Round{}, Score{}, Tally{}} {
		kind := reflect.TypeOf(r)
		for i := range kind.NumField() {
			switch f := kind.Field(i); f.Type.Kind() {
			case reflect.Slice, reflect.Map, reflect.Pointer, reflect.Interface:
				t.Errorf("%s.%s is not flat", kind, f.Name)
			}
		}
		data, err := json.Marshal(r)
		if err != nil {
			t.Fatal(err)
		}
		if back, err := DecodeRecord(r.Key().Kind, data); err != nil || back != r {
			t.Errorf("%s through JSON: %v, %v", kind, back, err)
		}
	}
}

func FuzzDecodeCommand(f *testing.F) {
	for _, c := range CommandTypes() {
		data, err := EncodeCommand(c)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(data)
	}
	m := mustApply(New("m"), AddActor{Actor{ID: "a", Name: "A"}}, AddActor{Actor{ID: "b", Name: "B"}},
		AddGroup{Group{ID: "a", Name: "G", Type: Decides}}, OpenRound{ID: "a"})
	f.Fuzz(func(t *testing.T, data []byte) {
		c, err := DecodeCommand(data)
		if err != nil {
			return
		}
		next, p, err := Apply(m, c)
		if err != nil {
			return
		}
		if err := next.Check(); err != nil {
			t.Fatalf("%s: %v", data, err)
		}
		if !slices.Equal(records(Fold(m, p)), records(next)) {
			t.Fatalf("%s: fold differs", data)
		}
	})
}
