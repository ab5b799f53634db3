// Package stress lays out networks so that distances in the drawing follow the
// number of edges between nodes. It knows nodes 0 to n−1 with boxes, edges and
// pins; it knows nothing of what they stand for.
//
// [Layout] draws a graph afresh, [Place] adds nodes to a drawing without moving
// the others, [Separate] removes overlaps, and [Stress] measures a drawing.
//
// The method is stress minimisation by stochastic gradient descent (Zheng,
// Pawar & Goodman 2018) over all pairs up to 5,000 nodes in a component, and
// over pivots beyond (Ortmann, Klimenta & Brandes 2017).
//
// Results are the same bytes on every run and machine. Work is shared by a
// fixed number of goroutines on disjoint nodes; wherever a product meets a sum,
// a conversion keeps the compiler from fusing the two; and angles and powers
// are computed by the four operations and square roots alone, which IEEE 754
// fixes to the last bit. Nothing is kept between calls.
package stress
