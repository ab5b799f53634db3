package governance

import (
	"context"
	"errors"
	"fmt"
	"math/bits"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"interessentkart/internal/governance/truth"
	"interessentkart/internal/stakeholder"
)

func propose(t testing.TB, m *stakeholder.Map, q Request) Proposal {
	t.Helper()
	p, err := Read(m).Propose(context.Background(), q, 0)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func ids(list ...string) []stakeholder.ActorID {
	var all []stakeholder.ActorID
	for _, id := range list {
		all = append(all, stakeholder.ActorID(id))
	}
	return all
}

// Rule P7.
func TestWeights(t *testing.T) {
	const no, lo, md, hi, un = stakeholder.None, stakeholder.Low, stakeholder.Medium, stakeholder.High, stakeholder.Unknown
	cases := []struct {
		levels [][2]stakeholder.Level
		want   []int64
		flat   bool
	}{
		{[][2]stakeholder.Level{{hi, hi}, {lo, md}, {no, hi}}, []int64{36, 8, 0}, false},
		{[][2]stakeholder.Level{{hi, hi}, {lo, hi}, {un, hi}}, []int64{36, 12, 24}, false},            // median 2
		{[][2]stakeholder.Level{{hi, hi}, {md, hi}, {un, lo}}, []int64{36, 24, 10}, false},            // median 2½
		{[][2]stakeholder.Level{{hi, un}, {un, lo}, {lo, hi}}, []int64{24, 8, 12}, false},             // medians 2 and 2, before multiplying
		{[][2]stakeholder.Level{{hi, un}, {lo, un}}, []int64{1, 1}, true},                             // no influence known
		{[][2]stakeholder.Level{{un, un}, {un, un}}, []int64{1, 1}, true},                             // nothing known
		{[][2]stakeholder.Level{{no, no}, {un, un}}, []int64{0, 0}, false},                            // the median may be none
		{[][2]stakeholder.Level{{no, lo}, {lo, md}, {md, hi}, {un, un}}, []int64{0, 8, 24, 8}, false}, // medians 1 and 2
	}
	for i, c := range cases {
		m := stakeholder.New("m")
		unknown := 0
		for a, l := range c.levels {
			id := fmt.Sprint("a", a)
			m = apply(t, m, stakeholder.AddActor{Actor: stakeholder.Actor{ID: stakeholder.ActorID(id), Name: id}}, level(id, l[0], l[1]))
			unknown += count(l[0] == un || l[1] == un)
		}
		weights, w, err := Read(m).weigh(&Request{})
		if err != nil || !slices.Equal(weights, c.want) || w.Flat != c.flat || w.Unknown != unknown {
			t.Errorf("case %d: got %v %+v, want %v", i, weights, w, c.want)
		}
	}
}

func TestProposalOnTheMunicipalSector(t *testing.T) {
	m := sketch(t, "actor KS ks", "actor Asker municipality", "actor Bergen municipality", "actor Oslo municipality", "actor Nav state", "actor Digdir state",
		"actor Visma private", "ks represents asker", "ks represents bergen", "ks represents oslo",
		"board decides", "asker leader board", "bergen member board", "nav member board")
	m = apply(t, m, alsoCounty("oslo"))
	p := propose(t, m, Request{Size: 3, Group: "board", Weights: ByCount})
	if fmt.Sprint(p.Best.Members) != "[digdir ks nav]" || p.Best.Covered != 6 || !p.Best.Proven || fmt.Sprint(p.Best.Uncovered) != "[visma]" {
		t.Errorf("best %+v", p.Best)
	}
	if p.Optima.Count.Int64() != 3 || p.Optima.Extent != Exact {
		t.Errorf("optima %+v", p.Optima)
	}
	if fmt.Sprint(p.Today.Members) != "[asker bergen nav]" || p.Today.Covered != 3 || p.Today.Size != 3 {
		t.Errorf("today %+v", p.Today)
	}
	var shares []string
	for _, c := range p.Curve {
		shares = append(shares, fmt.Sprintf("%d:%.2f", c.Size, c.Share))
	}
	if got := strings.Join(shares, " "); got != "1:0.57 2:0.71 3:0.86" {
		t.Errorf("curve %s", got)
	}
	if got := propose(t, m, Request{CoverAll: true, Weights: ByCount}); len(got.Best.Members) != 4 || len(got.Best.Uncovered) != 0 || len(got.Curve) != 4 {
		t.Errorf("cover all %+v", got.Best)
	}
	// Oslo is of two kinds: one seat fills both bounds.
	both := propose(t, m, Request{Size: 2, Weights: ByCount, Bounds: []KindBound{{stakeholder.Municipality, 1, -1}, {stakeholder.County, 1, -1}}})
	if fmt.Sprint(both.Best.Members) != "[ks oslo]" {
		t.Errorf("with bounds %v", both.Best.Members)
	}
	forced := propose(t, m, Request{Size: 2, Weights: ByCount, Must: ids("asker"), Never: ids("ks")})
	if fmt.Sprint(forced.Uncoverable) != "[ks]" || len(forced.Prices) != 2 || forced.Prices[0].Constraint != (Constraint{Rule: MustHave, Actor: "asker"}) ||
		forced.Prices[0].Weight != 0 || forced.Prices[1].Weight != 2 {
		t.Errorf("prices %+v", forced.Prices)
	}
}

func TestInterchangeableMembersAreToldOnce(t *testing.T) {
	m := sketch(t, append([]string{"actor KS ks", "g decides"}, crowd(30, "g")...)...)
	p := propose(t, m, Request{Size: 2, Weights: ByCount, Must: ids("ks")})
	if len(p.Optima.Sets) != 1 || p.Optima.Count.Int64() != 30 || len(p.Optima.Sets[0].Choices) != 1 || len(p.Optima.Sets[0].Choices[0].Of) != 30 {
		t.Errorf("%+v", p.Optima)
	}
}

func TestProposalTexts(t *testing.T) {
	b := load(t)
	m := sketch(t, append([]string{"actor KS ks", "g decides"}, crowd(30, "g")...)...)
	m = apply(t, m, level("m00", stakeholder.High, stakeholder.High))
	notes := func(q Request, lang string) string {
		return strings.Join(b.ProposalNotes(Read(m), propose(t, m, q), lang), "\n")
	}
	got := notes(Request{Size: 3, Must: ids("ks")}, "nb")
	want := `Aktørene er vektet etter interesse × innflytelse.
For 30 av 31 aktører er interesse eller innflytelse ikke vurdert. For dem er medianen brukt.
Beregningen viser at ingen annen gruppe gir et bedre resultat.
435 grupper er like gode.`
	if got != want {
		t.Errorf("got\n%s", got)
	}
	if got := notes(Request{Size: 3, Weights: ByCount, Never: ids("ks")}, "en"); got != `All actors are weighted equally.
The calculation shows that no other group gives a better result.
4,060 groups are equally good.
1 actor cannot be heard through anyone eligible: KS.` {
		t.Errorf("got\n%s", got)
	}
	p := propose(t, m, Request{Size: 3, Must: ids("ks", "m00")})
	if got := b.SetText(Read(m), p.Optima.Sets[0], "nb"); !strings.HasPrefix(got, "KS, M00; én av disse 29: M01, M02,") || !strings.HasSuffix(got, " og 17 til") {
		t.Errorf("got %s", got)
	}
	flat := propose(t, sketch(t, "actor A"), Request{Size: 1})
	if notes := b.ProposalNotes(Read(sketch(t, "actor A")), flat, "nb"); !strings.Contains(notes[0], "vektet likt") || notes[2] != "Ingen annen gruppe er like god." {
		t.Errorf("got %q", notes)
	}
	flat.Best.Proven, flat.Best.Gap = false, 12345
	if notes := b.ProposalNotes(Read(sketch(t, "actor A")), flat, "nn"); !strings.Contains(notes[1], "opptil 12\u00a0345 meir") {
		t.Errorf("got %q", notes)
	}
	_, err := Read(m).Propose(context.Background(), Request{Size: 1, Must: ids("ks"), Bounds: []KindBound{{stakeholder.State, 1, -1}}}, 0)
	var clash *ClashError
	if !errors.As(err, &clash) || b.ClashText(Read(m), clash, "nb") != "Disse kravene kan ikke oppfylles samtidig: minst 1 av typen stat." {
		t.Errorf("got %v", err)
	}
	text := b.ConstraintText(Read(m), Constraint{Rule: MustHave, Actor: "ks"}, "nn") + ", " + b.ConstraintText(Read(m), Constraint{Rule: SizeLimit, Number: 1}, "nb")
	if text != "KS må vere med, høyst 1 medlem" {
		t.Error(text)
	}
}

func TestClashesAreExplained(t *testing.T) {
	m := sketch(t, "actor A state", "actor B state", "actor C private", "actor D")
	cases := []struct {
		q    Request
		want string
	}{
		{Request{Size: 1, Must: ids("a", "b"), Never: ids("d")}, "must a, must b, size 1"},
		{Request{Size: 3, Must: ids("a", "b"), Bounds: []KindBound{{stakeholder.State, 0, 1}}}, "must a, must b, atMost state=1"},
		{Request{Size: 3, Bounds: []KindBound{{stakeholder.State, 3, -1}}}, "atLeast state=3"},
		{Request{Size: 4, Must: ids("c"), Never: ids("c")}, "must c, never c"},
		{Request{CoverAll: true, Bounds: []KindBound{{stakeholder.State, 2, 1}}}, "atLeast state=2, atMost state=1"},
	}
	for _, c := range cases {
		_, err := Read(m).Propose(context.Background(), c.q, 0)
		var clash *ClashError
		if !errors.As(err, &clash) || !strings.HasSuffix(err.Error(), ": "+c.want) || !clash.Smallest || !errors.Is(err, stakeholder.Conflict) {
			t.Errorf("got %v, want %s", err, c.want)
		}
	}
}

func TestBadRequests(t *testing.T) {
	m := sketch(t, "actor A state")
	cases := []Request{
		{}, {Size: -1}, {Size: 1, Chain: 4}, {Size: 1, Chain: -1}, {Size: 1, Group: "nobody"}, {Size: 1, Must: ids("nobody")}, {Size: 1, Never: ids("nobody")},
		{Size: 1, Weights: "luck"}, {Size: 1, Weights: ByGiven, Given: map[stakeholder.ActorID]int64{"a": -1}},
		{Size: 1, Weights: ByGiven, Given: map[stakeholder.ActorID]int64{"a": MaxWeight + 1}},
		{Size: 1, Bounds: []KindBound{{"martian", 1, 2}}}, {Size: 1, Bounds: []KindBound{{stakeholder.State, -1, 2}}},
	}
	for i, q := range cases {
		if _, err := Read(m).Propose(context.Background(), q, 0); err == nil {
			t.Errorf("case %d was answered", i)
		}
	}
}

func TestDeadlineIsHonest(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	p, err := Read(national(t)).Propose(ctx, Request{Size: 9}, 0)
	if errors.Is(err, ErrNoTime) {
		return
	}
	if err != nil {
		t.Fatal(err)
	}
	if !p.Best.Proven && (p.Optima.Extent != NotCounted || p.Best.Gap < 0) {
		t.Errorf("best %+v, optima %v", p.Best, p.Optima.Extent)
	}
}

// brute finds the best value over all sets, by the definition.
type bruteBest struct {
	weight       int64
	covered, len int
	count        int
}

func (b *bruteBest) offer(weight int64, covered, size int) {
	better := weight > b.weight || weight == b.weight && (covered > b.covered || covered == b.covered && size < b.len)
	switch {
	case b.count == 0 || better:
		*b = bruteBest{weight, covered, size, 1}
	case weight == b.weight && covered == b.covered && size == b.len:
		b.count++
	}
}

// TestProposalsKeepTheirWord compares proposals with all sets there are, on
// coverage counted by the slow voices of the map in which each set was seated.
func TestProposalsKeepTheirWord(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		m := someMap(t)
		if m.Actors.Len() > 6 || m.Groups.Len() == 0 {
			return
		}
		r := Read(m)
		q := Request{Group: "g0", Size: number(t, 1, 4), Spokespersons: true, Linked: true, Weights: pick(t, ByScore, ByCount)}
		var most int64 = -1
		if number(t, 0, 2) == 0 {
			q.Must = ids(fmt.Sprint("a", number(t, 0, m.Actors.Len()-1)))
		}
		kind := pick(t, stakeholder.State.Values()...)
		if number(t, 0, 2) == 0 {
			q.Bounds = []KindBound{{kind, 0, 1}}
			most = 1
		}
		weights, _, err := r.weigh(&q)
		if err != nil {
			t.Fatal(err)
		}
		var best bruteBest
		for set := range 1 << len(r.actors) {
			var members []stakeholder.ActorID
			ofKind := int64(0)
			for a := range r.actors {
				if set>>a&1 == 1 {
					members = append(members, r.actors[a].ID)
					ofKind += int64(count(r.actors[a].Is(kind)))
				}
			}
			if bits.OnesCount(uint(set)) > q.Size || most >= 0 && ofKind > most || len(q.Must) > 0 && !slices.Contains(members, q.Must[0]) {
				continue
			}
			weight, covered := slowCoverage(t, m, members, r, weights)
			best.offer(weight, covered, len(members))
		}
		p, err := r.Propose(context.Background(), q, 0)
		var clash *ClashError
		if errors.As(err, &clash) && best.count == 0 {
			return
		}
		if err != nil {
			t.Fatal(err)
		}
		got := bruteBest{p.Best.Weight, p.Best.Covered, len(p.Best.Members), int(p.Optima.Count.Int64())}
		if got != best || !p.Best.Proven {
			t.Fatalf("got %+v, want %+v", got, best)
		}
		if last := p.Curve[len(p.Curve)-1]; len(p.Curve) == q.Size && fmt.Sprint(last.Members) != fmt.Sprint(p.Best.Members) {
			t.Fatalf("the curve ends in %v, the best is %v", last.Members, p.Best.Members)
		}
	})
}

// slowCoverage seats the members in the map and asks again, slowly.
func slowCoverage(t *rapid.T, m *stakeholder.Map, members []stakeholder.ActorID, r *Reading, weights []int64) (weight int64, covered int) {
	n := 0
	c, err := Acceptance{Group: "g0", Members: members}.Command(m, func() string { n++; return fmt.Sprint("new", n) })
	if err != nil {
		t.Fatal(err)
	}
	seated, _, err := stakeholder.Apply(m, c)
	if err != nil {
		t.Fatal(err)
	}
	for a := range r.actors {
		id := r.actors[a].ID
		if truth.Of(seated).Voice(id, "g0").Heard() {
			weight += weights[a]
			covered++
		}
	}
	return weight, covered
}
