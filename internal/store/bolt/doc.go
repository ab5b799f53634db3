// Package bolt keeps maps in one bbolt file, for one process at a time.
//
// A map is stored as the graph that it is. Under the bucket "graphs" each map
// has a bucket with a row per record: actors, groups, seats and the rest by
// kind/id, relations by from, to, type and id so that what goes out from an
// actor is a prefix scan, and an index of what comes in. Beside the rows stand
// the bucket of its journal and that of the command ids seen. The list of maps
// is the bucket "maps", a head per map.
//
// No damaged byte is ever given out as data: DESIGN.md tells how. A damaged
// file is refused with the class store.Damaged and the name of the command
// that puts a backup back.
package bolt
