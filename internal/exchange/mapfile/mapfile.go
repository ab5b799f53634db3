// Package mapfile reads and writes the program's own file: one map as JSON,
// which loses nothing. Its schema is data/schema/map.schema.json.
//
// A file is written with one record a line, each kind sorted by id, so that
// two versions of a map differ in the lines that changed. The same map always
// gives the same bytes. A map's id and revision belong to the place where it
// is kept and are not in the file.
package mapfile

// Format is what the field "format" says in every map file.
const Format = "interessentkart"

// Version is the version of the form that this program writes, and the only
// one that it reads.
const Version = 1
