package claim

import "interessentkart/internal/stakeholder"

// Claim is what a sentence about a map asserts: the predicate, the counts and
// the subjects. The sentence is made of it and of nothing else.
type Claim struct {
	Key     string                // the predicate, as in «voice/unheard-high»
	Group   stakeholder.GroupID   // it is about; "" for the map as a whole
	Numbers map[string]int        // by their places in the sentence
	Lists   map[string][]Subject  // likewise; of a claim about a group at most MaxListed, n counts all
	Actors  []stakeholder.ActorID // all that it is about
	Seats   []stakeholder.SeatID  // likewise
	Groups  []stakeholder.GroupID // besides Group
	Unknown int                   // actors on whose unknown levels it depends
	Assumed int                   // assumed rows behind it
}

// MaxListed is how many actors a claim about one group lists; its number n
// counts them all. Without it, very many groups times very many actors would
// fill the memory.
const MaxListed = 1000

// MaxNames is how many names a sentence lists before it says how many more.
const MaxNames = 12

// CountOf names the number that counts a list, also where it is cut short.
func CountOf(place string) string {
	if place == "actors" {
		return "n"
	}
	return place + "Count"
}

// Subject is somebody or something that a sentence names.
type Subject struct {
	Sort Sort
	ID   string // of the actor or the group, the key of the word, or the text itself
}

// Sort is what a subject is.
type Sort int8

// The sorts of subjects.
const (
	AnActor Sort = iota
	AGroup
	AWord // of the book
	AText // of the map
)
