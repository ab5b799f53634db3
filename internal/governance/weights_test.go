package governance

import (
	"fmt"
	"slices"
	"testing"

	"interessentkart/internal/stakeholder"
)

// Rule P7: interest × influence, an unknown level as the median of the known.
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
		seen := Read(m).Insight()
		weights, w := seen.Weights, seen.Weighting
		if !slices.Equal(weights, c.want) || w.Flat != c.flat || w.Unknown != unknown {
			t.Errorf("case %d: got %v %+v, want %v", i, weights, w, c.want)
		}
	}
}
