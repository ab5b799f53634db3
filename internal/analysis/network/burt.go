package network

// HoleScores is Burt's view of a node's contacts. Directions are summed: a
// contact is any node with an arc to or from it. Absent for an isolated node.
// Burt 1992, chapter 2.
type HoleScores struct {
	// Constraint is how far the node's contacts are tied up in each other: the
	// sum over contacts j of (p_ij + Σ_q p_iq p_qj)², where p is the share of a
	// node's strength that goes to another. Above 0; 1 for a single contact, up
	// to 9/8 in small closed groups.
	Constraint Scores
	// EffectiveSize is the number of contacts less their redundancy: the sum
	// over contacts j of 1 - Σ_q p_iq m_jq, where m_jq is the strength between j
	// and q divided by j's strongest tie. 1 to the number of contacts.
	EffectiveSize Scores
}

// Holes computes constraint and effective size in time Σ degree².
func Holes(g *Graph) HoleScores {
	u := g.contacts()
	n := u.Order()
	h := HoleScores{
		Constraint:    Scores{Number: make([]float64, n), Absent: make([]Reason, n)},
		EffectiveSize: Scores{Number: make([]float64, n), Absent: make([]Reason, n)},
	}
	e := newEgo(u)
	for v := int32(0); v < int32(n) && !g.over(); v++ {
		if u.out.degree(v) == 0 {
			h.Constraint.Absent[v], h.EffectiveSize.Absent[v] = Isolated, Isolated
			continue
		}
		e.open(v)
		h.Constraint.Number[v] = e.constraint(v)
		h.EffectiveSize.Number[v] = e.effectiveSize(v)
		e.close(v)
	}
	return h
}

// contacts is the undirected graph in which arcs both ways make a tie twice as
// strong as one arc, also when strengths are not read.
func (g *Graph) contacts() *Graph {
	if !g.directed || g.weighted {
		return g.Undirected()
	}
	arcs := g.Arcs()
	for i := range arcs {
		arcs[i].Strength = 1
	}
	return (&Graph{weighted: true}).like(g.Order(), arcs)
}

// ego looks at one node's contacts at a time.
type ego struct {
	g          *Graph
	total, top []float64 // per node: summed and largest strength
	share      []float64 // p of the open node to each contact, 0 elsewhere
	indirect   []float64 // Σ_q p_iq p_qj for the open node i
}

func newEgo(g *Graph) *ego {
	n := g.Order()
	e := &ego{g, make([]float64, n), make([]float64, n), make([]float64, n), make([]float64, n)}
	for v := range int32(n) {
		for _, s := range g.out.strengths(v) {
			e.total[v] += g.weight(s)
			e.top[v] = max(e.top[v], g.weight(s))
		}
	}
	return e
}

func (e *ego) open(v int32) {
	strengths := e.g.out.strengths(v)
	for k, q := range e.g.out.of(v) {
		e.share[q] = e.g.weight(strengths[k]) / e.total[v]
	}
	for _, q := range e.g.out.of(v) {
		strengths := e.g.out.strengths(q)
		for k, j := range e.g.out.of(q) {
			e.indirect[j] += e.share[q] * e.g.weight(strengths[k]) / e.total[q]
		}
	}
}

func (e *ego) close(v int32) {
	for _, q := range e.g.out.of(v) {
		e.share[q] = 0
		for _, j := range e.g.out.of(q) {
			e.indirect[j] = 0
		}
	}
}

func (e *ego) constraint(v int32) float64 {
	sum := 0.0
	for _, j := range e.g.out.of(v) {
		p := e.share[j] + e.indirect[j]
		sum += p * p
	}
	return sum
}

func (e *ego) effectiveSize(v int32) float64 {
	size := 0.0
	for _, j := range e.g.out.of(v) {
		redundant := 0.0
		strengths := e.g.out.strengths(j)
		for k, q := range e.g.out.of(j) {
			redundant += e.share[q] * e.g.weight(strengths[k])
		}
		size += 1 - redundant/e.top[j]
	}
	return size
}
