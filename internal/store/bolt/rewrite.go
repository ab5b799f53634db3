package bolt

import (
	"bytes"

	"go.etcd.io/bbolt"
)

// rewriteBatch is how many rows, about, go into one transaction of the copy.
const rewriteBatch = 20_000

// rewrite copies all that a transaction sees into an empty file. (bbolt.Compact
// commits after it has let go of the transaction it reads, whose pages a
// writer may then be filling with something else.) What is built aside goes along
// where somebody is still building it; what was replaced never does.
func rewrite(from *bbolt.Tx, to *bbolt.DB, aside bool) error {
	return from.ForEach(func(name []byte, b *bbolt.Bucket) error {
		if bytes.Equal(name, replacedBucket) || !aside && bytes.Equal(name, asideBucket) {
			return nil
		}
		c := b.Cursor()
		key, value := c.First()
		for more := true; more; more = key != nil {
			err := to.Update(func(tx *bbolt.Tx) error {
				into, err := tx.CreateBucketIfNotExists(name)
				for rows := 0; key != nil && err == nil && rows < rewriteBatch; key, value = c.Next() {
					var copied int
					copied, err = copyRow(into, b, key, value)
					rows += copied
				}
				return err
			})
			if err != nil {
				return err
			}
		}
		return nil
	})
}

// copyRow copies a row, or a bucket with all its rows, and counts them.
func copyRow(to, from *bbolt.Bucket, key, value []byte) (rows int, err error) {
	to.FillPercent = 1
	if value != nil {
		return 1, to.Put(key, value)
	}
	inner, err := to.CreateBucket(key)
	if err != nil {
		return 0, err
	}
	b := from.Bucket(key)
	err = b.ForEach(func(key, value []byte) error {
		copied, err := copyRow(inner, b, key, value)
		rows += copied
		return err
	})
	return rows, err
}
