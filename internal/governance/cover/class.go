package cover

import "slices"

// classify finds the interchangeable candidates: those that can change places
// without changing the value of any set. Two candidates with the same bounds
// are interchangeable when the targets that only one of them covers can be
// paired with those that only the other covers, each pair of equal weight and
// otherwise covered by the same candidates. That is an equivalence, and any
// rearrangement within the classes keeps values. A class is numbered after
// its first candidate.
func (in *instance) classify() {
	c := classifier{instance: in, word: make([]uint64, len(in.name))}
	for i := range c.word {
		c.word[i] = mix(uint64(i) ^ 0x5bd1e995)
	}
	c.index()
	first := make(map[uint64][]int32) // the firsts of the classes by signature
	for i := range in.name {
		in.class[i] = int32(i)
		key := c.signature(i)
		for _, f := range first[key] {
			if c.swappable(int(f), i) {
				in.class[i] = f
				break
			}
		}
		if in.class[i] == int32(i) {
			first[key] = append(first[key], int32(i))
		}
	}
}

type classifier struct {
	*instance
	word   []uint64         // one word per candidate
	hash   []uint64         // per target, the exclusive or of its coverers
	byHash map[uint64]int32 // target by hash; merged targets differ
}

func (c *classifier) index() {
	c.hash = make([]uint64, len(c.by))
	c.byHash = make(map[uint64]int32, len(c.by))
	for j, by := range c.by {
		for _, i := range by {
			c.hash[j] ^= c.word[i]
		}
		c.byHash[c.hash[j]] = int32(j)
	}
}

// signature is equal for interchangeable candidates and seldom for others.
func (c *classifier) signature(i int) uint64 {
	key := mix(c.mask[i])
	for _, j := range c.targets[i] {
		key += mix(uint64(c.weight[j]) ^ mix(uint64(len(c.by[j]))))
	}
	return key
}

func (c *classifier) swappable(a, b int) bool {
	if c.mask[a] != c.mask[b] || len(c.targets[a]) != len(c.targets[b]) {
		return false
	}
	for _, j := range c.targets[a] {
		if _, both := slices.BinarySearch(c.by[j], int32(b)); both {
			continue
		}
		k, ok := c.byHash[c.hash[j]^c.word[a]^c.word[b]]
		if !ok || c.weight[j] != c.weight[k] || !c.mirrored(j, k, int32(a), int32(b)) {
			return false
		}
	}
	return true
}

// mirrored says whether target k is covered by b and by those that cover j,
// without a.
func (c *classifier) mirrored(j, k, a, b int32) bool {
	if len(c.by[j]) != len(c.by[k]) {
		return false
	}
	for _, i := range c.by[j] {
		if i == a {
			i = b
		}
		if _, ok := slices.BinarySearch(c.by[k], i); !ok {
			return false
		}
	}
	return true
}
