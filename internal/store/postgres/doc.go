// Package postgres keeps maps in PostgreSQL, for several instances of the
// program at a time.
//
// A commit is one round trip: a pipeline of statements that the server runs as
// one transaction, and that fails as a whole unless the map is where the commit
// expects it. Reads and commits go to the primary. Word of new revisions goes
// through NOTIFY, beside the transactions and gathered, and is only there for
// speed: the heads of all maps are read every second, so that poolers and
// engines without LISTEN do as well.
//
// An outcome that nobody knows, because the connection was lost, is found out by
// reading before anything is tried again. DESIGN.md tells how.
package postgres
