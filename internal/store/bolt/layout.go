package bolt

import (
	"encoding/binary"
	"encoding/json"
	"fmt"
	"strings"

	"go.etcd.io/bbolt"

	"interessentkart/internal/stakeholder"
)

// format is the version of the layout. A file of another one is not opened.
const format = "interessentkart 1"

// Names of buckets.
var (
	fileBucket   = []byte("file")   // what the file says of itself
	mapsBucket   = []byte("maps")   // map id → head
	graphsBucket = []byte("graphs") // map id → bucket of rows

	// In the bucket of a map. A row's key begins with a lower-case letter.
	journalBucket  = []byte("Journal")  // revision → sealed journal record
	commandsBucket = []byte("Commands") // command id → revision
)

// Keys in the bucket "file".
var (
	formatKey    = []byte("format")
	catalogueKey = []byte("catalogue") // tally of the bucket "maps"
)

const incoming = "incoming"

// recordKey is where a record stands in the bucket of its map.
func recordKey(r stakeholder.Record) []byte {
	if rel, ok := r.(stakeholder.Relation); ok {
		return relationKey(string(stakeholder.RelationRecord), rel.From, rel.To, rel)
	}
	return []byte(r.Key().String())
}

// incomingKey is where a relation stands in the index by the actor it goes to.
func incomingKey(r stakeholder.Relation) []byte { return relationKey(incoming, r.To, r.From, r) }

func relationKey(kind string, near, far stakeholder.ActorID, r stakeholder.Relation) []byte {
	return []byte(strings.Join([]string{kind, string(near), string(far), string(r.Type), string(r.ID)}, "/"))
}

// encodeRecord makes the row of a record.
func encodeRecord(key []byte, r stakeholder.Record) ([]byte, error) {
	value, err := json.Marshal(r)
	if err != nil {
		return nil, fmt.Errorf("encode %s: %w", r.Key(), err)
	}
	return seal(key, value), nil
}

// decodeRecord reads a row back, nil for an index row.
func decodeRecord(key, row []byte) (stakeholder.Record, error) {
	value, err := unseal(key, row)
	if err != nil {
		return nil, err
	}
	kind, _, _ := strings.Cut(string(key), "/")
	if kind == incoming {
		return nil, nil
	}
	r, err := stakeholder.DecodeRecord(stakeholder.RecordKind(kind), value)
	if err != nil {
		return nil, fmt.Errorf("the row %q: %w", key, err)
	}
	if string(recordKey(r)) != string(key) {
		return nil, fmt.Errorf("the row %q holds %s", key, r.Key())
	}
	return r, nil
}

func revisionKey(revision uint64) []byte { return binary.BigEndian.AppendUint64(nil, revision) }

// graph is the bucket of one map with the buckets in it.
type graph struct {
	rows, journal, commands *bbolt.Bucket
}

// readGraph finds the head of a map and its buckets.
func readGraph(tx *bbolt.Tx, id stakeholder.MapID) (h head, g graph, err error) {
	if h, err = readHead(tx, id); err == nil {
		g, err = graphOf(tx, id)
	}
	return h, g, err
}

// graphOf finds the bucket of a map that has a head.
func graphOf(tx *bbolt.Tx, id stakeholder.MapID) (graph, error) {
	rows := tx.Bucket(graphsBucket).Bucket([]byte(id))
	if rows == nil {
		return graph{}, damaged("map %s has no rows", id)
	}
	g := graph{rows, rows.Bucket(journalBucket), rows.Bucket(commandsBucket)}
	if g.journal == nil || g.commands == nil {
		return graph{}, damaged("map %s has no journal", id)
	}
	return g, nil
}

// makeGraph makes the bucket of a new map.
func makeGraph(tx *bbolt.Tx, id stakeholder.MapID) (g graph, err error) {
	if g.rows, err = tx.Bucket(graphsBucket).CreateBucket([]byte(id)); err != nil {
		return g, err
	}
	return g, g.complete()
}

// complete finds the buckets in that of a map, and makes them where there are none.
func (g *graph) complete() (err error) {
	if g.journal, err = g.rows.CreateBucketIfNotExists(journalBucket); err != nil {
		return err
	}
	g.commands, err = g.rows.CreateBucketIfNotExists(commandsBucket)
	return err
}
