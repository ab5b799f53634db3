// Package governance answers who is heard in a group, what may be said about
// the group, and which smallest group gives everybody a voice.
//
// Everything here is a pure function of a snapshot. Read makes an index of
// one; voices, checks, themes and proposals are asked of that Reading. The
// rules – thresholds, sources and sentences – are data (see Load); the code
// counts. Nothing is written: proposals come back as commands.
//
// Lists are in the order of names, then of ids; among equal answers the first
// in that order is given, so that the order of records in a file never shows.
package governance
