package network

// Reason says why a figure is absent.
type Reason uint8

// Reasons. Present, the zero value, means that the figure is there.
const (
	Present      Reason = iota
	Isolated            // the node has no ties
	TooFew              // fewer nodes than the definition needs
	NoTies              // the graph has no ties
	NoPath              // no node reaches another
	NoDirection         // the measure is about direction, and the graph has none
	NoCycle             // directed without cycles: the largest eigenvalue is 0
	NotUnique           // several answers fit the definition equally well
	NotConverged        // the iteration did not settle
)

var reasonNames = [...]string{
	"present", "isolated", "too few nodes", "no ties", "no path", "no direction", "no cycle",
	"not unique", "not converged",
}

// String is a short English name, for logs and tests; texts for people are made
// by the caller.
func (r Reason) String() string {
	if int(r) < len(reasonNames) {
		return reasonNames[r]
	}
	return "unknown reason"
}

// Value is one figure about a whole graph. Number is 0 when it is absent.
type Value struct {
	Number float64
	Absent Reason
}

// Scores is one figure per node. Number[v] is 0 where it is absent. Absent is
// nil when every node has its figure.
type Scores struct {
	Number []float64
	Absent []Reason
}

// At is the figure of one node.
func (s Scores) At(v int) Value {
	if s.Absent == nil {
		return Value{Number: s.Number[v]}
	}
	return Value{s.Number[v], s.Absent[v]}
}

// none is a score list in which every node lacks its figure for one reason.
func none(n int, why Reason) Scores {
	s := Scores{make([]float64, n), make([]Reason, n)}
	for v := range s.Absent {
		s.Absent[v] = why
	}
	return s
}
