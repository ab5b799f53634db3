// Package compare tells what differs between two maps, or two revisions of one,
// and what would differ if an actor left, a relation were gone or a level were
// one step off: in data, and in words.
//
// Everything is a pure function of snapshots. Lists are in the order of records'
// kinds and of names. Participants' scores are private: they are never compared,
// their tallies are.
package compare
