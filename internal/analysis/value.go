package analysis

import (
	"encoding/json"
	"math"

	"interessentkart/internal/analysis/network"
)

// Reason says why a figure is absent; "" when it is there.
type Reason string

// Reasons. The texts for people have the key analysis.absent and the reason.
const (
	Isolated     Reason = "isolated"     // the actor has no relations
	TooFew       Reason = "tooFew"       // fewer actors than the definition needs
	NoTies       Reason = "noTies"       // the map has no relations of these types
	NoPath       Reason = "noPath"       // no actor reaches another
	NoDirection  Reason = "noDirection"  // a measure of direction, read without directions
	NoCycle      Reason = "noCycle"      // directed without cycles: the largest eigenvalue is 0
	NotUnique    Reason = "notUnique"    // several answers fit the definition equally well
	NotConverged Reason = "notConverged" // the iteration did not settle
	KindUnknown  Reason = "kindUnknown"  // the actor's kind is not stated
	Alike        Reason = "alike"        // all actors have the same value
	FewScores    Reason = "fewScores"    // fewer levels than stakeholder.MinScores
)

// Reasons lists them. The list is made anew at each call.
func Reasons() []Reason {
	return []Reason{Isolated, TooFew, NoTies, NoPath, NoDirection, NoCycle, NotUnique, NotConverged, KindUnknown, Alike, FewScores}
}

// because translates the reasons of package network, which are in the order of
// the first constants here.
func because(r network.Reason) Reason {
	if r == network.Present || int(r) > len(Reasons()) {
		return ""
	}
	return Reasons()[r-1]
}

// Value is a figure, or the reason why there is none. Number is 0 then.
type Value struct {
	Number float64
	Absent Reason
}

// Present tells whether the figure is there.
func (v Value) Present() bool { return v.Absent == "" }

// MarshalJSON writes the number, or {"absent": reason}.
func (v Value) MarshalJSON() ([]byte, error) {
	if v.Absent != "" {
		return json.Marshal(map[string]Reason{"absent": v.Absent})
	}
	return json.Marshal(v.Number)
}

func valueOf(v network.Value) Value { return Value{v.Number, because(v.Absent)} }

// share is part/whole, absent for the reason when there is no whole.
func share(part, whole int, why Reason) Value {
	if whole == 0 {
		return Value{Absent: why}
	}
	return Value{Number: float64(part) / float64(whole)}
}

// digits is how many significant digits decide whether two figures are equal:
// fewer than rounding and iteration leave uncertain.
const digits = 9

// key is a figure rounded to digits, so that equal places rank equally whatever
// the order of summation was.
func key(x float64) float64 {
	if x == 0 {
		return 0
	}
	scale := math.Pow(10, digits-1-math.Floor(math.Log10(math.Abs(x))))
	if math.IsInf(scale, 0) {
		return 0
	}
	return math.Round(x*scale) / scale
}
