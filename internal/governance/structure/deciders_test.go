package structure

import (
	"fmt"
	"reflect"
	"testing"

	"interessentkart/internal/governance"
)

// Rule P4: the best found deciding group by deciding group is as good as the best
// of all seats at once.
func TestDecidersFirstIsAsGood(t *testing.T) {
	tried := 0
	for _, n := range []int{20, 26, 32, 38, 44, 50, 56, 62, 110} {
		t.Run(fmt.Sprint(n), func(t *testing.T) {
			x, err := newModel(governance.Read(cooperation(n, 0.2)), Question{Group: "g0", Most: 4 + n%5})
			if err != nil {
				t.Fatal(err)
			}
			s := scene{joined: true, contact: -1, groups: 2}
			most, err := x.task(s).seated(t.Context(), wish{}, x.q.most()+x.task(s).room(), nil)
			if err != nil {
				t.Fatal(err)
			}
			f, ok, err := x.task(s).byDeciders(t.Context(), wish{}, most.Value.Weight)
			if err != nil || !ok {
				return
			}
			tried++
			slow := x.task(s)
			a, err := slow.problem.Best(t.Context(), len(slow.who))
			if err != nil || a.Value.Weight != f.answer.Value.Weight {
				t.Fatalf("%+v, all at once %+v (%v)", f.answer.Value, a.Value, err)
			}
			for hi := slow.least(); hi < f.value.Deciding; hi++ {
				slow.problem.Bounds[0].Hi = hi
				if b, err := slow.problem.Best(t.Context(), len(slow.who)); err == nil && b.Value.Weight == a.Value.Weight {
					t.Errorf("%d decide, %d are enough", f.value.Deciding, hi)
				}
			}
			slow.problem.Bounds[0].Hi = f.value.Deciding
			if b, err := slow.problem.Best(t.Context(), len(slow.who)); err != nil || b.Value.Size != f.answer.Value.Size {
				t.Errorf("%d sit, %d are enough (%v)", f.answer.Value.Size, b.Value.Size, err)
			}
		})
	}
	if tried < 5 {
		t.Errorf("only %d were found so", tried)
	}
}

// Rule P6: what is found deciding group by deciding group of each seat is what
// asking again with it, and without it, gives.
func TestEachSeatIsAsAskedAgain(t *testing.T) {
	tried := 0
	for _, n := range []int{16, 20, 26, 32, 44, 120} {
		x, err := newModel(governance.Read(cooperation(n, 0.3)), Question{Group: "g0"})
		if err != nil {
			t.Fatal(err)
		}
		best, err := x.solve(t.Context())
		if err != nil || len(best) != 1 {
			continue
		}
		f := best[0]
		var always, ever [2][]int
		for place := range 2 {
			always[place], ever[place] = make([]int, n), make([]int, n)
		}
		known, err := f.eachDeciders(t.Context(), &always, &ever)
		if err != nil || !known {
			continue
		}
		tried++
		var askedAlways, askedEver [2][]int
		for place := range 2 {
			askedAlways[place], askedEver[place] = make([]int, n), make([]int, n)
		}
		if err := f.askEach(t.Context(), &askedAlways, &askedEver); err != nil {
			t.Fatal(err)
		}
		if !reflect.DeepEqual(askedAlways, always) || !reflect.DeepEqual(askedEver, ever) {
			t.Errorf("n %d: seat by seat\n%v\n%v, group by group\n%v\n%v", n, askedAlways, askedEver, always, ever)
		}
		for k, i := range f.who {
			if n > 60 && k%9 > 0 {
				continue
			}
			with, err := f.asGood(t.Context(), k, true)
			if err != nil {
				t.Fatal(err)
			}
			without, err := f.asGood(t.Context(), k, false)
			if err != nil {
				t.Fatal(err)
			}
			if place := f.place(k); (with != nil) != (ever[place][i] > 0) || (without != nil) != (always[place][i] == 0) {
				t.Errorf("n %d: actor %d in place %d: with it %v, without %v; said always %d, ever %d", n, i, place, with, without, always[place][i], ever[place][i])
			}
		}
	}
	if tried < 4 {
		t.Errorf("only %d were found so", tried)
	}
}
