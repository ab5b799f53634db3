// Package stakeholder is the domain: one stakeholder map and the only way it
// changes.
//
// A Map is an immutable snapshot of flat records: actors, relations, groups,
// seats, scores and what belongs to them. A Command says what someone wants;
// Apply answers with a Patch of record edits or with an *Error that names a
// class, a code and the record concerned. Everything else in the program –
// storage, streams, drawings, advice – reads maps and patches.
//
// The package has no clock, no randomness and no input or output: ids, times
// and authors come with the commands. It is safe for concurrent use, since
// nothing in it changes after it is made. Its one dependency outside the
// standard library is the Unicode normalisation table that the rule on names
// needs.
package stakeholder
