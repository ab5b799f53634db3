package bolt

import (
	"cmp"
	"encoding/json"

	"go.etcd.io/bbolt"

	"interessentkart/internal/stakeholder"
	"interessentkart/internal/store"
	"interessentkart/internal/store/chain"
)

// head is what the list of maps keeps of one: its summary, and what its rows
// and its journal must come to.
type head struct {
	store.Summary
	Rows     tally      `json:"rows"`     // of records and the incoming index
	Commands tally      `json:"commands"` // of the command ids seen
	Chain    chain.Link `json:"chain"`    // of the last journal record
}

// readHead finds the head of a map. That a map is not there is only said when
// the list of maps is whole.
func readHead(tx *bbolt.Tx, id stakeholder.MapID) (head, error) {
	row := tx.Bucket(mapsBucket).Get([]byte(id))
	if row == nil {
		return head{}, cmp.Or(checkCatalogue(tx), unknown(id))
	}
	return decodeHead([]byte(id), row)
}

func unknown(id stakeholder.MapID) error {
	return stakeholder.NotFound.Because(store.MapUnknown).With(id)
}

func decodeHead(key, row []byte) (h head, err error) {
	value, err := unseal(key, row)
	if err == nil {
		err = json.Unmarshal(value, &h)
	}
	if err != nil || h.ID != stakeholder.MapID(key) {
		return head{}, damaged("the list of maps at %q: %v", key, err)
	}
	return h, nil
}

// writeHead puts a head into the list of maps, or takes it out when h is nil,
// and keeps the tally of the list.
func writeHead(tx *bbolt.Tx, id stakeholder.MapID, h *head) error {
	maps, key := tx.Bucket(mapsBucket), []byte(id)
	catalogue, err := readCatalogue(tx)
	if err != nil {
		return err
	}
	if old := maps.Get(key); old != nil {
		catalogue.remove(key, old)
	}
	if h == nil {
		return cmp.Or(maps.Delete(key), writeCatalogue(tx, catalogue))
	}
	value, err := json.Marshal(h)
	if err != nil {
		return err
	}
	row := seal(key, value)
	catalogue.add(key, row)
	return cmp.Or(maps.Put(key, row), writeCatalogue(tx, catalogue))
}

func readCatalogue(tx *bbolt.Tx) (t tally, err error) {
	value, err := unseal(catalogueKey, tx.Bucket(fileBucket).Get(catalogueKey))
	if err == nil {
		err = t.UnmarshalText(value)
	}
	if err != nil {
		return t, damaged("the tally of the maps: %v", err)
	}
	return t, nil
}

func writeCatalogue(tx *bbolt.Tx, t tally) error {
	text, err := t.MarshalText()
	if err != nil {
		return err
	}
	return tx.Bucket(fileBucket).Put(catalogueKey, seal(catalogueKey, text))
}

// checkCatalogue tells whether the list of maps is whole and right.
func checkCatalogue(tx *bbolt.Tx) error {
	want, err := readCatalogue(tx)
	if err != nil {
		return err
	}
	var got tally
	c := tx.Bucket(mapsBucket).Cursor()
	for key, row := c.First(); key != nil; key, row = c.Next() {
		got.add(key, row)
	}
	if got != want {
		return damaged("the list of maps: %d maps where %d should be, or others", got.rows, want.rows)
	}
	return nil
}

// readHeads gives the heads of all maps, in order of id.
func readHeads(tx *bbolt.Tx) ([]head, error) {
	if err := checkCatalogue(tx); err != nil {
		return nil, err
	}
	var heads []head
	err := tx.Bucket(mapsBucket).ForEach(func(key, row []byte) error {
		h, err := decodeHead(key, row)
		heads = append(heads, h)
		return err
	})
	return heads, err
}
